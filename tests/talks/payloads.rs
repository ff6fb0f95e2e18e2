//! Screens as Discord messages: every screen that a person can get to, by pressing whatever there
//! is, is one that Discord accepts, as those see it who judge what the bot sends.

#![expect(clippy::indexing_slicing, reason = "a wrong index fails the test, as it should")]

use std::collections::{BTreeMap, BTreeSet};

use myelin::action::{Act as WalkAct, Action, Open, Position, WalkAction};
use myelin::bot::{Act, ChannelKind, PressedMessage as On};
use myelin::flow::{Answer, Answers, Codes, Disposition, Step};
use myelin::limits;
use myelin::reply::{Control, Reply, Screen, Weight};
use myelin::sensitive::Sensitive;

use crate::support::objections::texts;
use crate::support::shipped;
use crate::support::talk::{Talk, spoken};

const PLACES: [ChannelKind; 3] =
    [ChannelKind::Server, ChannelKind::DirectWithBot, ChannelKind::Elsewhere];

/// Numbers that look random and are the same in every run (xorshift64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides.max(1) as u64).expect("a small number")
    }
}

/// What was seen on the way.
#[derive(Default)]
struct AtomSet {
    titles: BTreeSet<String>,
    longest_text: usize,
    longest_id: usize,
}

/// Looks at the screen of a talk and at what was sent for it, to which nobody had objections.
fn look(talk: &Talk<'_>, screen: &Screen, seen: &mut AtomSet) {
    let sent = talk.sent.borrow();
    let text = texts(&sent, "content").iter().map(|text| text.chars().count()).sum::<usize>();
    assert!(text <= limits::TEXT_MAX, "{text} characters\n{}", spoken(screen));
    let bound = screen.size().text;
    assert!(text <= bound, "{text} characters where at most {bound} were expected");
    let help = screen.urgency == Some(Disposition::Emergency) || offers_help(screen);
    assert!(help || screen.controls.is_empty(), "no way to help on\n{}", spoken(screen));
    let longest_id = texts(&sent, "custom_id").iter().map(|id| id.len()).max().unwrap_or(0);
    seen.longest_text = seen.longest_text.max(text);
    seen.longest_id = seen.longest_id.max(longest_id);
    seen.titles.insert(spoken(screen).lines().next().unwrap_or_default().to_owned());
}

/// Whether a screen has a button for help in danger.
fn offers_help(screen: &Screen) -> bool {
    let rows = screen.controls.iter().filter_map(|control| match control {
        Control::Row(row) => Some(row),
        Control::Menu(_) | Control::Picker(_) => None,
    });
    rows.flatten().any(|button| button.weight == Weight::Danger)
}

/// Presses a random button or picks random options, as a person with no plan would.
/// `forward`: only what answers the question, which stands first.
fn stumble(talk: &Talk<'_>, dice: &mut Dice, forward: bool) {
    let controls = talk.screen.borrow().controls.clone();
    let at = if forward { 0 } else { dice.roll(controls.len()) };
    let chosen = controls.get(at).cloned();
    let (action, values) = match chosen {
        Some(Control::Row(row)) => (row[dice.roll(row.len())].action.clone(), Vec::new()),
        Some(Control::Picker(picker)) => (picker.action.clone(), vec!["1".to_owned()]),
        Some(Control::Menu(menu)) => {
            let most = 1 + dice.roll(menu.most);
            let values =
                (0..most).map(|_| menu.options[dice.roll(menu.options.len())].value.clone());
            let values: BTreeSet<String> = values.collect();
            (menu.action, values.into_iter().collect())
        }
        None => {
            talk.command(["/b12-check", "/b12-symptoms", "/help", "/about"][dice.roll(4)]);
            return;
        }
    };
    // Those two only end the stumbling.
    let action = match action {
        Action::Open(Open::Stop | Open::Hide) => Action::Open(Open::HelpNow),
        other => other,
    };
    let values = Sensitive::new(values);
    let reply = talk.reply(Act::Press { action: Ok(action), values, on: On::Own });
    let (Reply::Show(screen) | Reply::Replace(screen) | Reply::Remove(screen)) = reply else {
        panic!("a press was answered with suggestions");
    };
    talk.screen.replace(screen);
}

#[test]
fn wherever_a_person_stumbles_the_screen_is_one_that_discord_accepts() {
    let library = shipped();
    let flow = &library.packs[0].flows[0];
    let mut seen = AtomSet::default();
    for seed in 1..=250 {
        let mut talk = Talk::new(library);
        let mut dice = Dice(seed * 0x9E37_79B9);
        talk.place = PLACES[dice.roll(3)];
        talk.begin();
        // Mostly past what ends a walk at once, or hardly anybody would get to the other questions.
        if dice.roll(8) > 0 {
            for item in flow.items.iter().take(4) {
                let harmless = item.options.iter().position(|option| option.exclusive);
                let any = || dice.roll(item.options.len());
                let option = harmless.or(item.negative).unwrap_or_else(any);
                let label = item.options[option].short.as_str();
                if !talk.offers(label) {
                    break;
                }
                talk.answer(&[label]);
            }
        }
        for _ in 0..60 {
            look(&talk, &talk.screen.borrow(), &mut seen);
            let asked = talk.offers(&library.languages.english().why());
            let forward = asked && dice.roll(6) > 0;
            stumble(&talk, &mut dice, forward);
        }
    }
    assert!(
        seen.titles.len() > flow.items.len() * 2,
        "hardly anything was seen: {:#?}",
        seen.titles
    );
    assert!((50..=100).contains(&seen.longest_id), "{}", seen.longest_id);
}

/// Results with a lot of text: people who tick much, but nothing that ends the walk at once.
#[test]
fn the_longest_results_fit() {
    let library = shipped();
    let (pack, flow) = (&library.packs[0], &library.packs[0].flows[0]);
    let talk = Talk::new(library);
    let mut longest: BTreeMap<String, usize> = BTreeMap::new();
    let mut dice = Dice(0x5DEE_CE66);
    for _ in 0..1500 {
        let mut answers = Answers::default();
        while let Step::Ask(item) = flow.replay(&answers) {
            let question = &flow.items[item];
            let harmless = matches!(question.link_id.as_str(), "red-flags" | "getting-worse");
            let few = dice.roll(2) == 0;
            let ticks = (0..question.options.len()).filter(|_| dice.roll(4) > usize::from(few) * 2);
            let ticks: Codes = ticks.collect();
            let one = Codes::only(dice.roll(question.options.len()));
            let chosen = if question.repeats { ticks } else { one };
            let answer = match question.nothing() {
                Some(nothing) if harmless || dice.roll(5) == 0 => nothing,
                _ => question.choice(chosen).unwrap_or(Answer::Skipped),
            };
            answers.set(item, answer);
        }
        for act in
            [WalkAct::Go(Position::Result), WalkAct::List, WalkAct::WhatIf, WalkAct::Sources(0)]
        {
            let walk = WalkAction {
                pack: pack.id.clone(),
                flow: flow.id.clone(),
                answers: answers.clone(),
                act,
            };
            let reply = talk.reply(Act::Press {
                action: Ok(Action::Walk(walk)),
                values: Sensitive::default(),
                on: On::Own,
            });
            let Reply::Replace(screen) = reply else { panic!("a screen") };
            let mut seen = AtomSet::default();
            look(&talk, &screen, &mut seen);
            let end = flow.conclude(&answers).outcome;
            let name = format!("{} {act:?}", flow.outcomes[end].id);
            let known = longest.entry(name).or_default();
            *known = seen.longest_text.max(*known);
        }
    }
    assert!(longest.len() > flow.outcomes.len(), "hardly anything was seen: {longest:#?}");
}
