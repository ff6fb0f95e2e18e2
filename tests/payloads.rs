//! Screens as Discord messages: every screen that a person can get to, by pressing whatever there
//! is, is one that Discord accepts. twilight's validators are the second opinion.

#![expect(clippy::indexing_slicing, reason = "a wrong index fails the test, as it should")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use myelin::action::{Act as WalkAct, Action, Open, Place as WalkPlace, WalkAction};
use myelin::bot::{Act, Message as On, Place};
use myelin::discord::{CommandIds, Pen, limits};
use myelin::flow::{Answer, Answers, Codes, Disposition, Step};
use myelin::id::PersonId;
use myelin::reply::{Control, Reply, Screen, Weight};
use myelin::seal::{Key, Keys};
use myelin::sensitive::Sensitive;
use support::talk::{Talk, spoken};
use twilight_model::channel::message::Component;

const ME: PersonId = PersonId(80_351_110_224_678_912);

const PLACES: [Place; 3] = [Place::Server, Place::DirectWithBot, Place::Elsewhere];

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
struct Seen {
    titles: BTreeSet<String>,
    longest_text: usize,
    longest_id: usize,
}

/// Draws a screen as Discord would get it, and has it checked by others.
fn check(screen: &Screen, keys: &Keys, library: &myelin::pack::Library, seen: &mut Seen) {
    let seal = |action: &Action| keys.id(library, ME, action).expect("every action has an id");
    let commands = CommandIds::default();
    let drawn = Pen { seal: &seal, commands: &commands }.draw(screen);
    let message = drawn.unwrap_or_else(|unfit| panic!("{unfit}\n{}", spoken(screen)));
    let json = serde_json::to_value(&message).expect("JSON");
    let mut short = json["components"].clone();
    shorten(&mut short);
    let components: Vec<Component> =
        serde_json::from_value(short).expect("components that twilight knows");
    twilight_validate::message::components(&components, true).unwrap_or_else(|error| {
        panic!("twilight refuses it: {error:?}\n{}", spoken(screen));
    });
    let text = texts(&json).iter().map(|text| text.chars().count()).sum::<usize>();
    assert!(text <= limits::TEXT_MAX, "{text} characters\n{}", spoken(screen));
    let ids = ids(&json);
    let different: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(different.len(), ids.len(), "an id twice on\n{}", spoken(screen));
    let help = screen.urgency == Some(Disposition::Emergency) || offers_help(screen);
    assert!(help || screen.controls.is_empty(), "no way to help on\n{}", spoken(screen));
    seen.longest_text = seen.longest_text.max(text);
    seen.longest_id = seen.longest_id.max(ids.iter().map(String::len).max().unwrap_or(0));
    seen.titles.insert(spoken(screen).lines().next().unwrap_or_default().to_owned());
}

/// Whether a screen has a button for help in danger.
fn offers_help(screen: &Screen) -> bool {
    let rows = screen.controls.iter().filter_map(|control| match control {
        Control::Row(row) => Some(row),
        Control::Menu(_) => None,
    });
    rows.flatten().any(|button| button.weight == Weight::Danger)
}

/// twilight holds a text display to 2,000 characters, where Discord's own API description says
/// 4,000; it gets to see the first half, and our own check the whole.
fn shorten(json: &mut serde_json::Value) {
    match json {
        serde_json::Value::Object(map) => {
            if let Some(serde_json::Value::String(content)) = map.get_mut("content") {
                *content = content.chars().take(2000).collect();
            }
            map.values_mut().for_each(shorten);
        }
        serde_json::Value::Array(list) => list.iter_mut().for_each(shorten),
        _ => {}
    }
}

/// Every value under this key, anywhere in a message.
fn values(json: &serde_json::Value, key: &str) -> Vec<String> {
    match json {
        serde_json::Value::Object(map) => {
            let own = map.get(key).and_then(|value| value.as_str()).map(str::to_owned);
            own.into_iter().chain(map.values().flat_map(|inner| values(inner, key))).collect()
        }
        serde_json::Value::Array(list) => {
            list.iter().flat_map(|inner| values(inner, key)).collect()
        }
        _ => Vec::new(),
    }
}

fn texts(json: &serde_json::Value) -> Vec<String> {
    values(json, "content")
}

fn ids(json: &serde_json::Value) -> Vec<String> {
    values(json, "custom_id")
}

/// Presses a random button or picks random options, as a person with no plan would.
/// `forward`: only what answers the question, which stands first.
fn stumble(talk: &Talk<'_>, dice: &mut Dice, forward: bool) {
    let controls = talk.screen.borrow().controls.clone();
    let at = if forward { 0 } else { dice.roll(controls.len()) };
    let chosen = controls.get(at).cloned();
    let (action, values) = match chosen {
        Some(Control::Row(row)) => (row[dice.roll(row.len())].action.clone(), Vec::new()),
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
    let library = support::library();
    let keys = Keys::new(Key::from([3; 32]), vec![]);
    let mut seen = Seen::default();
    for seed in 1..=250 {
        let mut talk = Talk::new(&library);
        let mut dice = Dice(seed * 0x9E37_79B9);
        talk.place = PLACES[dice.roll(3)];
        talk.command("/b12-check");
        talk.press("Start");
        // Mostly past what ends a walk at once, or hardly anybody would get to the other questions.
        if dice.roll(8) > 0 {
            let age = ["16 or 17", "18 to 64", "65 or over"][dice.roll(3)];
            talk.answer_all(&[&["None of these"], &[age], &["None of these"], &["No"]]);
        }
        for _ in 0..60 {
            check(&talk.screen.borrow(), &keys, &library, &mut seen);
            let asked = spoken(&talk.screen.borrow()).starts_with("(Question");
            let forward = asked && dice.roll(6) > 0;
            stumble(&talk, &mut dice, forward);
        }
    }
    assert!(seen.titles.len() > 60, "hardly anything was seen: {:#?}", seen.titles);
    assert!((50..=100).contains(&seen.longest_id), "{}", seen.longest_id);
}

/// Results with a lot of text: people who tick much, but nothing that ends the walk at once.
#[test]
fn the_longest_results_fit_with_room_to_spare() {
    let library = support::library();
    let (pack, flow) = (&library.packs[0], &library.packs[0].flows[0]);
    let keys = Keys::new(Key::from([3; 32]), vec![]);
    let talk = Talk::new(&library);
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
            [WalkAct::Go(WalkPlace::Result), WalkAct::List, WalkAct::WhatIf, WalkAct::Sources]
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
            let mut seen = Seen::default();
            check(&screen, &keys, &library, &mut seen);
            let end = flow.conclude(&answers).outcome;
            let name = format!("{} {act:?}", flow.outcomes[end].id);
            let known = longest.entry(name).or_default();
            *known = seen.longest_text.max(*known);
        }
    }
    let most = longest.values().max().copied().unwrap_or_default();
    assert!((2500..=3600).contains(&most), "{longest:#?}");
}
