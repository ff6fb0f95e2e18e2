//! What people write when they may be in danger, after a command that finds articles by words: a card
//! comes before anything else, and no article. Rests on W-crisis and W-emergency.

use myelin::bot::Act;
use myelin::reply::{Reply, Suggestion};
use myelin::sensitive::Sensitive;

use crate::support::shipped;
use crate::support::talk::Talk;

const CRISIS: &str = "crisis";
const EMERGENCY: &str = "emergency";
const HELP: &str = "help-now";

/// How a screen begins that shows this card.
fn begins(card: &str) -> String {
    let cards = &shipped().safety.cards;
    let card = cards.iter().find(|known| known.id.as_str() == card).expect("a card");
    format!("# {}", card.headline)
}

/// What is written, and the card that is the answer.
const WRITTEN: &[(&str, &str)] = &[
    ("i want to die", CRISIS),
    ("I WANT TO DIE!!!", CRISIS),
    ("i just wanna diiie", CRISIS),
    ("kill myself", CRISIS),
    ("k1ll mys3lf", CRISIS),
    ("im gonna kill mysef", CRISIS),
    ("kms", CRISIS),
    ("they would be better off without me", CRISIS),
    ("there's no reason to live", CRISIS),
    ("I don\u{2019}t want to wake up", CRISIS),
    ("do not want to live like this", CRISIS),
    ("i took all my pills", CRISIS),
    ("sucide", CRISIS),
    ("i overdosed on my pills", CRISIS),
    ("im not suicidal but", CRISIS),
    ("life is not worth living", CRISIS),
    ("i dont see a point in living", CRISIS),
    ("i want to kill myself with pills", CRISIS),
    ("selbstmordgedanken", CRISIS),
    ("死にたい", CRISIS),
    ("quiero morir", CRISIS),
    ("ich will nicht mehr leben", CRISIS),
    ("j'ai envie de mourir", CRISIS),
    ("how do i stop cutting myself", CRISIS),
    ("the pain makes me want to kill myself", CRISIS),
    ("\u{130} WANT TO D\u{130}E", CRISIS),
    ("\u{ff4b}\u{ff49}\u{ff4c}\u{ff4c} myself", CRISIS),
    ("su\u{200b}ic\u{ad}ide", CRISIS),
    ("kill\u{200b}myself", CRISIS),
    ("k\u{336}m\u{336}s\u{336}", CRISIS),
    ("chest pain", EMERGENCY),
    ("i can\u{b4}t breathe", EMERGENCY),
    ("can\u{2018}t breathe", EMERGENCY),
    ("can\u{2bc}t pee", EMERGENCY),
    ("numb down there cant pee", EMERGENCY),
    ("cant breathe", EMERGENCY),
    ("I can't really breath", EMERGENCY),
    ("my face is drooping", EMERGENCY),
    ("left side went numb", EMERGENCY),
    ("can't pee since yesterday", EMERGENCY),
    ("numb when I wipe", EMERGENCY),
    ("my legs stopped working", EMERGENCY),
    ("i passed out", EMERGENCY),
    ("half my body is numb", EMERGENCY),
    ("numb bum", EMERGENCY),
    ("throat closing", EMERGENCY),
    ("throat is swelling after my shot", EMERGENCY),
    ("chest pain and i want to die", EMERGENCY),
    ("i cant do this anymore", HELP),
    ("i can't go on", HELP),
    ("my brother wants to die", HELP),
    ("she wants to kill herself", HELP),
    ("im a burden", HELP),
    ("i feel so hopeless", HELP),
];

/// What is written by people who want to read something.
const HARMLESS: &[&str] = &[
    "my feet are killing me",
    "dead tired",
    "numb feet",
    "does cutting out meat lower b12",
    "will my nerves die",
    "can i overdose on b12",
    "am i dying my hair too often",
    "tired of pills",
    "what is the point of b12 shots",
    "give up meat",
    "kidney stones",
    "can b12 shots hurt",
    "pain in my chest of drawers foot",
    "breathing exercises",
    "one side effect of metformin",
    "stroke",
    "legs feel weak",
];

#[test]
fn danger_in_a_persons_words_is_answered_with_a_card_and_no_article() {
    let talk = Talk::new(shipped());
    let mut wrong = Vec::new();
    let sources = format!("[{}]", shipped().languages.english().see_sources());
    for (written, card) in WRITTEN {
        let screen = talk.command(&format!("/b12-read {written}"));
        if !screen.starts_with(&begins(card)) || screen.contains(&sources) {
            wrong.push(format!("{written}: {}", screen.lines().next().unwrap_or_default()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn two_kinds_of_danger_get_both_cards_the_emergency_first() {
    let talk = Talk::new(shipped());
    let screen = talk.command("/b12-read chest pain and i want to die");
    let (emergency, crisis) = (screen.find(&begins(EMERGENCY)), screen.find(&begins(CRISIS)));
    assert!(emergency.is_some() && emergency < crisis, "{screen}");
}

#[test]
fn the_card_for_what_is_less_plain_does_not_stand_beside_another() {
    let talk = Talk::new(shipped());
    let screen = talk.command("/b12-read i can't go on, i want to die");
    assert!(screen.starts_with(&begins(CRISIS)) && !screen.contains(&begins(HELP)), "{screen}");
}

#[test]
fn whoever_wants_to_read_is_not_given_a_card() {
    let talk = Talk::new(shipped());
    let mut wrong = Vec::new();
    for written in HARMLESS {
        let screen = talk.command(&format!("/b12-read {written}"));
        if [CRISIS, EMERGENCY, HELP].iter().any(|card| screen.starts_with(&begins(card))) {
            wrong.push(*written);
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn while_such_words_are_typed_only_help_is_suggested_and_it_comes_when_it_is_picked() {
    let talk = Talk::new(shipped());
    let text = Sensitive::new(" i want to die ".to_owned());
    let reply = talk.reply(Act::Typing { name: "b12-read".to_owned(), text });
    let Reply::Suggest(found) = reply else { panic!("no suggestions") };
    let [Suggestion { label, value }] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(*label, shipped().languages.english().help_now());
    assert!(talk.command(&format!("/b12-read {value}")).starts_with(&begins(CRISIS)));
}
