//! Every screen of the shipped packs as a screen reader speaks it. The transcripts in `snapshots`
//! are there to be read, line by line, by a person.
#![expect(clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::cell::RefCell;
use std::collections::BTreeSet;

use insta::assert_snapshot;
use myelin::action::{Act as WalkAct, Action, NotOpened, Open, Position, WalkAction, passage_mark};
use myelin::bot::{Act, Attached, ChannelKind, PressedMessage, Written, own_commands};
use myelin::flow::{Answers, Flow, Step};
use myelin::id::{ChannelId, MessageId, MessageLink, PassageRef};
use myelin::library::{Library, Opens, Pack};
use myelin::reply::{Block, Control, Reply, Screen, ScreenKind};
use myelin::sensitive::Sensitive;

use crate::support::aloud::{aloud, words};
use crate::support::shipped;
use crate::support::talk::Talk;

/// A transcript that grows screen by screen.
pub(super) struct Transcript<'l> {
    pub(super) talk: Talk<'l>,
    text: RefCell<String>,
    kinds: RefCell<BTreeSet<ScreenKind>>,
}

impl<'l> Transcript<'l> {
    pub(super) fn new(library: &'l Library) -> Self {
        Self { talk: Talk::new(library), text: RefCell::default(), kinds: RefCell::default() }
    }

    /// Adds a screen under what led to it.
    pub(super) fn add(&self, by: &str, screen: &Screen) {
        let lines = aloud(screen);
        let mut buttons = BTreeSet::new();
        for line in lines.iter().filter(|line| line.starts_with("button: ")) {
            assert!(buttons.insert(line), "{by}: two buttons sound the same: {line}");
        }
        for line in &lines {
            let odd = line
                .chars()
                .find(|c| !c.is_alphanumeric() && !" .,:;?!()'’\"-/%+&*#@…".contains(*c));
            assert_eq!(odd, None, "{by}: how is this spoken: {line}");
        }
        let text = lines.join("\n");
        self.text.borrow_mut().push_str(&format!("=== {by}\n{text}\n\n"));
        self.kinds.borrow_mut().insert(screen.kind);
    }

    /// What is shown when a person does this.
    pub(super) fn shown(&self, act: Act) -> Screen {
        match self.talk.reply(act) {
            Reply::Show(screen)
            | Reply::Replace(screen)
            | Reply::Remove(screen)
            | Reply::Share { public: screen, .. }
            | Reply::ShowFile { screen, .. }
            | Reply::Direct { opened: screen, .. } => screen,
            reply => panic!("no screen: {reply:?}"),
        }
    }

    fn press(&self, action: Action) -> Screen {
        self.pick(action, &[])
    }

    fn pick(&self, action: Action, values: &[&str]) -> Screen {
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        self.shown(Act::Press {
            action: Ok(action),
            values: Sensitive::new(values),
            on: PressedMessage::Own,
        })
    }

    pub(super) fn open(&self, by: &str, open: Open) {
        self.add(by, &self.press(Action::Open(open)));
    }

    fn command(&self, line: &str) {
        self.talk.command(line);
        self.add(line, &self.talk.screen.borrow());
    }

    pub(super) fn read(self) -> String {
        self.text.into_inner()
    }
}

fn pack() -> (&'static Pack, &'static Flow) {
    let pack = shipped().packs.first().expect("a pack");
    (pack, pack.flows.first().expect("a flow"))
}

fn walk(answers: &Answers, act: WalkAct) -> Action {
    let (pack, flow) = pack();
    let (pack, flow) = (pack.id.clone(), flow.id.clone());
    Action::Walk(WalkAction { pack, flow, answers: answers.clone(), act })
}

/// The screen with the name of its passage instead of the passage, which has its own place.
fn naming_its_passage(mut screen: Screen) -> Screen {
    let heading = screen.blocks.iter().find_map(|block| match block {
        Block::Heading(line) => Some(words(line)),
        _ => None,
    });
    let line = screen.blocks.iter().position(|block| *block == Block::Divider);
    if let (Some(line), Some(heading)) = (line, heading) {
        screen.blocks.truncate(line + 1);
        screen.blocks.push(Block::Note(format!("(Here stands: {heading})").into()));
    }
    screen
}

/// The start and every question, with the reason for it.
fn questions() -> Transcript<'static> {
    let (pack, flow) = pack();
    let mut transcript = Transcript::new(shipped());
    transcript.command("/b12-check");
    transcript.talk.place = ChannelKind::DirectWithBot;
    transcript.command("/b12-check in the direct message");
    transcript.talk.place = ChannelKind::Server;
    let mut asked = BTreeSet::new();
    for vignette in &pack.vignettes {
        let (all, _) = flow.complete(&vignette.answers, vignette.rest).expect("a walk");
        let mut answers = Answers::default();
        while let Step::Ask(item) = flow.replay(&answers) {
            if asked.insert(item) {
                let name = &flow.items[item].link_id;
                let number = u8::try_from(item).expect("few items");
                let here = Position::Item { item: number, review: false };
                let question = transcript.press(walk(&answers, WalkAct::Go(here)));
                transcript.add(&format!("the question {name}"), &question);
                let why = WalkAct::Why { item: number, review: false };
                let why = naming_its_passage(transcript.press(walk(&answers, why)));
                transcript.add(&format!("why {name} is asked"), &why);
            }
            answers.set(item, all.get(item).expect("an answer"));
        }
    }
    assert_eq!(asked.len(), flow.items.len(), "some questions were never asked");
    transcript
}

#[test]
fn the_start_and_every_question() {
    assert_snapshot!("questions", questions().read());
}

/// The review, every outcome, and what stands beside it.
fn outcomes() -> Transcript<'static> {
    let (pack, flow) = pack();
    let transcript = Transcript::new(shipped());
    let mut seen = BTreeSet::new();
    for outcome in &flow.outcomes {
        // The person of whom the result says most.
        let people = pack.vignettes.iter().filter(|vignette| vignette.outcome == outcome.id);
        let ends = people.map(|person| {
            let (answers, _) = flow.complete(&person.answers, person.rest).expect("a walk");
            let result = transcript.press(walk(&answers, WalkAct::Go(Position::Result)));
            (person, answers, result)
        });
        let longest = ends.max_by_key(|(_, _, result)| result.size().text);
        let (person, answers, result) = longest.expect("every outcome has a vignette");
        seen.insert(&outcome.id);
        let about = &person.about;
        if outcome.cards.is_empty() {
            let review = transcript.press(walk(&answers, WalkAct::Go(Position::Review)));
            transcript.add(&format!("the answers before {}: {about}", outcome.id), &review);
        }
        transcript.add(&format!("the outcome {}: {about}", outcome.id), &result);
        if outcome.cards.is_empty() {
            let beside = [
                (WalkAct::List, "the list for the visit"),
                (WalkAct::WhatIf, "what would change the result"),
            ];
            for (act, what) in beside {
                let screen = transcript.press(walk(&answers, act));
                transcript.add(&format!("{what} after {}", outcome.id), &screen);
            }
        }
    }
    assert_eq!(seen.len(), flow.outcomes.len());
    transcript
}

#[test]
fn the_review_every_outcome_and_what_stands_beside_it() {
    assert_snapshot!("outcomes", outcomes().read());
}

/// Every passage.
fn passages() -> Transcript<'static> {
    let (pack, _) = pack();
    let transcript = Transcript::new(shipped());
    for article in &pack.articles {
        for passage in &article.passages {
            let name = PassageRef { article: article.id.clone(), passage: passage.id.clone() };
            transcript.open(&format!("the passage {name}"), Open::Read(pack.id.clone(), name));
        }
    }
    transcript
}

#[test]
fn every_passage() {
    assert_snapshot!("passages", passages().read());
}

/// Every list to choose from.
fn lists() -> Transcript<'static> {
    let (pack, flow) = pack();
    let mut transcript = Transcript::new(shipped());
    for command in &pack.commands {
        if matches!(command.opens, Opens::Articles(_) | Opens::Read) {
            transcript.command(&format!("/{}", command.name));
        }
    }
    transcript.command("/b12-read weather in Oslo");
    transcript.command("/b12-read side effects");
    for article in &pack.articles {
        let passage = article.passages[0].id.clone();
        let name = PassageRef { article: article.id.clone(), passage };
        let related = Open::Related(pack.id.clone(), name);
        transcript.open(&format!("related to {}", article.id), related);
    }
    let gone = Open::Read(pack.id.clone(), "mouth/gone".parse().expect("a name"));
    transcript.open("a passage that is gone", gone);
    for page in 0..u8::try_from(pack.sources.len().div_ceil(7)).expect("few pages") {
        transcript.open(
            &format!("sources, page {}", page + 1),
            Open::Sources(pack.id.clone(), page, None),
        );
    }
    let mouth = "mouth/other-causes".parse().expect("a name");
    let from = Open::Sources(pack.id.clone(), 1, Some(mouth));
    transcript.open("sources, page 2, from an article", from);
    let claims = pack.ledger.as_ref().expect("a ledger").claims.len();
    let mut pages = BTreeSet::new();
    for page in 0..u8::try_from(claims).expect("few claims") {
        let open = Open::Ledger(pack.id.clone(), page, None);
        if pages.insert(aloud(&transcript.press(Action::Open(open.clone())))) {
            transcript.open(&format!("what was checked, page {}", page + 1), open);
        }
    }
    transcript.talk.today = transcript.talk.today.replace_year(2028).expect("a year");
    transcript.command("/b12-read mouth");
    transcript.talk.settings.checks = false;
    let intro = Open::Intro(pack.id.clone(), flow.id.clone());
    transcript.open("the questions are switched off and the review is overdue", intro);
    transcript
}

#[test]
fn every_list_to_choose_from() {
    assert_snapshot!("lists", lists().read());
}

/// Help, the bot's own commands, and trouble.
fn help() -> Transcript<'static> {
    let (pack, flow) = pack();
    let transcript = Transcript::new(shipped());
    transcript.command("/b12-help-now");
    transcript.command("/b12-read i want to die");
    transcript.command("/b12-read chest pain");
    transcript.open("help from the start", Open::HelpFrom(pack.id.clone(), flow.id.clone()));
    let help = transcript.press(Action::Open(Open::HelpNow));
    for country in ["gb", "pe"] {
        let picked = transcript.pick(Action::Open(Open::PickCountry(0)), &[country]);
        assert_ne!(picked, help, "there is no country {country}");
        transcript.add(&format!("the country {country}"), &picked);
    }
    for command in own_commands() {
        transcript.command(&format!("/{command}"));
    }
    for (what, reason) in [
        ("a button of somebody else", NotOpened::NotYours),
        ("a button of other questions", NotOpened::QuestionsChanged),
        ("a button of another version", NotOpened::UnknownVersion),
    ] {
        let act = Act::Press {
            action: Err(reason),
            values: Sensitive::default(),
            on: PressedMessage::Own,
        };
        transcript.add(what, &transcript.shown(act));
    }
    transcript.open("stop", Open::Stop);
    transcript.open("hide", Open::Hide);
    transcript.add("what could not be read", &transcript.shown(Act::Unreadable));
    transcript.add("too many at once", &myelin::bot::busy(shipped(), None));
    transcript
}

/// What goes from a server to one person, and from one person to everybody.
fn elsewhere() -> Transcript<'static> {
    let (pack, _) = pack();
    let transcript = Transcript::new(shipped());
    let name = pack.passages().next().expect("a passage").0;
    let (channel, message) = (ChannelId(20), MessageId(30));
    let cards = ["crisis", "harm"].map(|card| card.parse().expect("a card"));
    transcript.open("cards that were offered in public", Open::Cards(cards.into()));
    let on_message = |text: &str| {
        let text = Sensitive::new(text.to_owned());
        let message = MessageLink { server: None, channel, message };
        Act::OnMessage { name: "Find".to_owned(), text, message }
    };
    for text in ["i want to die", "my tongue burns", "qzxqzx"] {
        transcript.add(&format!("for the message `{text}`"), &transcript.shown(on_message(text)));
    }
    let menu = Action::Open(Open::PickToShare(channel, message));
    let picked = transcript.pick(menu, &[&format!("{}/{name}", pack.id)]);
    transcript.add("a passage before it is shared", &picked);
    let share = Open::Share(pack.id.clone(), passage_mark(&name), channel, message);
    transcript.open("a passage that was shared", share);
    transcript.open("a passage in private", Open::InPrivate(pack.id.clone(), name));
    let written = |text: &str| {
        let text = Sensitive::new(text.to_owned());
        Act::Message(Written { text, attached: Attached::Nothing })
    };
    transcript.add("a cry for help in public", &transcript.shown(written("i want to die")));
    transcript.add("a question in public", &transcript.shown(written("my tongue burns")));
    transcript.add("too much of one person", &myelin::bot::slow_down(shipped(), None));
    transcript.add("too much of all", &myelin::bot::all_slow_down(shipped(), None));
    transcript
}

#[test]
fn what_is_shared_and_what_is_told_in_private() {
    assert_snapshot!("elsewhere", elsewhere().read());
}

#[test]
fn help_the_bots_own_commands_and_trouble() {
    assert_snapshot!("help", help().read());
}

/// What a result leads to: its sources, a passage, and help with the way back.
fn from_a_result() -> Transcript<'static> {
    let (pack, flow) = pack();
    let transcript = Transcript::new(shipped());
    let outcome = flow.outcomes.iter().find(|outcome| outcome.cards.is_empty());
    let outcome = outcome.expect("an outcome without cards");
    let person = pack.vignettes.iter().find(|vignette| vignette.outcome == outcome.id);
    let person = person.expect("every outcome has a vignette");
    let (answers, _) = flow.complete(&person.answers, person.rest).expect("a walk");
    let back = Position::Result;
    let passage = outcome.passages.first().expect("a passage").then.clone();
    let read = WalkAct::Read { passage: passage_mark(&passage), back };
    for (what, act) in [
        ("the sources of", WalkAct::Sources(0)),
        ("a passage read from", read),
        ("help from", WalkAct::HelpNow(back)),
    ] {
        transcript.add(&format!("{what} {}", outcome.id), &transcript.press(walk(&answers, act)));
    }
    transcript
}

#[test]
fn what_a_result_leads_to() {
    assert_snapshot!("from_a_result", from_a_result().read());
}

/// Kinds of screens that no transcript shows, each with the reason.
const NOT_SHOWN: &[(ScreenKind, &str)] =
    &[(ScreenKind::More, "in English every result of the shipped packs has room for everything")];

#[test]
fn every_kind_of_screen_is_in_a_transcript() {
    let own_words = super::own_words::transcript();
    let all = [questions(), outcomes(), passages(), lists(), help(), elsewhere(), from_a_result()];
    let all = all.into_iter().chain([own_words]).chain(super::moderators::all());
    let shown: BTreeSet<ScreenKind> =
        all.flat_map(|transcript| transcript.kinds.into_inner()).collect();
    let excused: BTreeSet<ScreenKind> = NOT_SHOWN.iter().map(|(kind, _)| *kind).collect();
    let needless: Vec<_> = excused.intersection(&shown).collect();
    assert!(needless.is_empty(), "a transcript shows these after all: {needless:?}");
    let missing = ScreenKind::ALL.iter().filter(|kind| !shown.contains(kind));
    let missing: Vec<_> = missing.filter(|kind| !excused.contains(kind)).collect();
    assert!(missing.is_empty(), "no transcript of this file shows these: {missing:?}");
}

#[test]
fn no_menu_has_two_options_that_sound_the_same() {
    let (pack, _) = pack();
    let transcript = Transcript::new(shipped());
    let all = transcript.press(Action::Open(Open::Articles(pack.id.clone())));
    let help = transcript.press(Action::Open(Open::HelpNow));
    for screen in [all, help] {
        for control in &screen.controls {
            let Control::Menu(menu) = control else { continue };
            let labels: BTreeSet<&String> =
                menu.options.iter().map(|option| &option.label).collect();
            assert_eq!(labels.len(), menu.options.len(), "{}", menu.placeholder);
        }
    }
}
