//! What people write when they may be in danger, after a command that finds articles by words: a card
//! comes before anything else, and no article. Rests on W-crisis, W-overdose, W-helper, W-harm and
//! W-emergency.

use myelin::bot::Act;
use myelin::hearing::Verdict;
use myelin::reply::{Reply, Suggestion};
use myelin::sensitive::Sensitive;

use crate::support::shipped;
use crate::support::talk::Talk;

const CRISIS: &str = "crisis";
const EMERGENCY: &str = "emergency";
const OVERDOSE: &str = "overdose";
const HELPER: &str = "helper";
const HARM: &str = "harm";
const HELP: &str = "help-now";

/// Every card.
const CARDS: &[&str] = &[EMERGENCY, OVERDOSE, CRISIS, HELPER, HARM, HELP];

/// How a screen begins that shows this card.
fn begins(card: &str) -> String {
    let cards = &shipped().safety.cards;
    let card = cards.iter().find(|known| known.id.as_str() == card).expect("a card");
    format!("# {}", card.headline)
}

/// What is written, and the card that is the answer.
const WRITTEN: &[(&str, &str)] = &[
    ("suicide", CRISIS),
    ("sucide", CRISIS),
    ("i overdosed on my pills", OVERDOSE),
    ("numb bum", EMERGENCY),
    ("numb when I wipe", EMERGENCY),
    ("\u{6b7b}\u{306b}\u{305f}\u{3044}", CRISIS),
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
    ("i took all my pills", OVERDOSE),
    ("took the whole packet", OVERDOSE),
    ("swallowed 30 pills", OVERDOSE),
    ("i took too much gabapentin", OVERDOSE),
    ("double dose and feel strange", OVERDOSE),
    ("drank bleach", OVERDOSE),
    ("kid ate my tablets", OVERDOSE),
    ("he took pills what do i do", OVERDOSE),
    ("im not suicidal but", CRISIS),
    ("life is not worth living", CRISIS),
    ("i dont see a point in living", CRISIS),
    ("i want to kill myself with pills", CRISIS),
    ("how do i stop cutting myself", CRISIS),
    ("the pain makes me want to kill myself", CRISIS),
    ("\u{130} WANT TO D\u{130}E", CRISIS),
    ("\u{ff4b}\u{ff49}\u{ff4c}\u{ff4c} myself", CRISIS),
    ("su\u{200b}ic\u{ad}idal", CRISIS),
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
    ("my legs stopped working", EMERGENCY),
    ("i passed out", EMERGENCY),
    ("half my body is numb", EMERGENCY),
    ("throat closing", EMERGENCY),
    ("throat is swelling after my shot", EMERGENCY),
    ("chest pain and i want to die", EMERGENCY),
    ("face went crooked", EMERGENCY),
    ("words come out wrong", EMERGENCY),
    ("one arm won't lift", EMERGENCY),
    ("can't feel when i wipe", EMERGENCY),
    ("hard to pee since my back went", EMERGENCY),
    ("my legs gave out", EMERGENCY),
    ("elephant on my chest", EMERGENCY),
    ("lips are blue", EMERGENCY),
    ("i blacked out", EMERGENCY),
    ("throwing up blood", EMERGENCY),
    ("sleeve and vomiting and confused", EMERGENCY),
    ("baby having a fit", EMERGENCY),
    ("so thirsty, vomiting and drowsy", EMERGENCY),
    ("i cant do this anymore", CRISIS),
    ("i can't go on", CRISIS),
    ("im a burden", CRISIS),
    ("i feel so hopeless", CRISIS),
    ("can't do another day", CRISIS),
    ("what's the point of me", CRISIS),
    ("used to be suicidal", CRISIS),
    ("i dont wanna be alive", CRISIS),
    ("rather be dead than live with this pain", CRISIS),
    ("wish i could sleep and never wake up", CRISIS),
    ("hope tomorrow doesn't come", CRISIS),
    ("i want it all to end", CRISIS),
    ("wrote my goodbye letters", CRISIS),
    ("i burn myself on purpose", CRISIS),
    ("unaliving", CRISIS),
    ("quero morrer", CRISIS),
    ("voglio morire", CRISIS),
    ("ik wil dood", CRISIS),
    ("\u{f6}lmek istiyorum", CRISIS),
    ("my brother wants to die", HELPER),
    ("she wants to kill herself", HELPER),
    ("my friend wants to die", HELPER),
    ("my brother is suicidal", HELPER),
    ("she said goodbye to everyone", HELPER),
    ("someone in this server is cutting", HELPER),
    ("my dad hits me", HARM),
    ("someone is stalking me", HARM),
    ("im afraid i will hurt someone", HARM),
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
    "breathing exercises",
    "one side effect of metformin",
    "stroke",
    "this game is killing me",
    "this pain is killing me",
    "dying of laughter",
    "kill the process",
    "deadline",
    "could murder a pizza",
    "dead leg",
    "my feet feel dead",
    "my phone died",
    "die-hard",
    "blind date",
    "my dad had a stroke in 2010",
    "what are stroke symptoms",
    "numb lip from the dentist",
    "numb hand when i wake up",
    "my legs keep falling asleep",
    "black poop since iron pills",
    "gas bill",
    "yellow pee after b vitamins",
    "can you overdose on b12",
    "diet",
    "skills",
    "assume",
    "grape",
    "sore swollen tongue",
    "wake up call",
    "suicide squad",
    "b12 deficiency and suicide risk",
    "wet myself laughing",
    "heart attack runs in the family",
    "passed out on the sofa after work",
    "fainting goats",
    "overdosed on chocolate",
];

/// What people write who want to read something, and who are given a card all the same: so few words
/// that the model goes by one of them.
const FALSE_ALARMS: &[(&str, &str)] =
    &[("he took his b12 pills", OVERDOSE), ("took too many days off", OVERDOSE)];

/// What is answered with the card of that language.
const OTHER_LANGUAGES: &[&str] = &[
    "ich will nicht mehr leben",
    "ich bringe mich um",
    "j'ai envie de mourir",
    "je veux en finir",
    "me quiero matar",
    "quiero morir",
    "quiero hacerme da\u{f1}o",
    "lebensm\u{fc}de",
    "selbstmordgedanken",
];

#[test]
fn danger_in_another_language_is_heard() {
    for written in OTHER_LANGUAGES {
        let verdict = shipped().safety.hearing.hear(written).verdict;
        let Verdict::Danger(kinds) = verdict else { panic!("{written}: {verdict:?}") };
        assert_eq!(kinds.first().and_then(|kind| kind.card()), Some(CRISIS), "{written}");
    }
}

#[test]
fn danger_in_a_persons_words_is_answered_with_a_card_and_no_article() {
    let talk = Talk::new(shipped());
    let mut wrong = Vec::new();
    let sources = format!("[{}]", shipped().languages.english().see_sources());
    for (written, card) in WRITTEN.iter().chain(FALSE_ALARMS) {
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

/// Which of the cards stand on the screen that answers a text, in their order.
fn cards_on(screen: &str) -> Vec<&'static str> {
    let mut cards: Vec<(usize, &str)> =
        CARDS.iter().filter_map(|card| Some((screen.find(&begins(card))?, *card))).collect();
    cards.sort_unstable();
    cards.into_iter().map(|(_, card)| card).collect()
}

#[test]
fn an_overdose_comes_before_a_crisis_and_a_helper_and_no_more_than_two_cards_are_shown() {
    let talk = Talk::new(shipped());
    for (written, cards) in [
        ("i took all my pills, i want to die", &[OVERDOSE, CRISIS][..]),
        ("want to die so i took all my pills", &[OVERDOSE, CRISIS]),
        ("he took pills what do i do", &[OVERDOSE, HELPER]),
        ("my friend overdosed on something", &[OVERDOSE, HELPER]),
        ("my dad hits me and i want to die", &[CRISIS, HARM]),
        ("took all my pills, want to die, chest pain", &[OVERDOSE, CRISIS]),
    ] {
        assert_eq!(cards_on(&talk.command(&format!("/b12-read {written}"))), cards, "{written}");
    }
}

#[test]
fn two_cards_show_each_line_once_below_the_last_of_them() {
    let talk = Talk::new(shipped());
    let screen = talk.command("/b12-read i took all my pills, i want to die");
    assert_eq!(screen.matches("text SHOUT to 85258").count(), 1, "{screen}");
    let poison = screen.find("call 1-800-222-1222").expect("the poison line");
    assert!(Some(poison) < screen.find(&begins(CRISIS)), "{screen}");
}

#[test]
fn each_line_of_a_card_names_what_it_rests_on() {
    for card in &shipped().safety.cards {
        let lines = [&card.text, &card.signs, &card.then, &card.steps, &card.avoid];
        for line in lines.into_iter().flatten() {
            assert!(!line.evidence.is_empty(), "{}: {}", card.id, line.text);
        }
    }
}

#[test]
fn a_card_names_the_emergency_number_once_with_the_countries() {
    let numbers =
        "911 (US, Canada), 999 or 112 (UK, Ireland), 112 (EU), 000 (Australia), 111 (New Zealand)";
    assert_eq!(shipped().safety.anywhere.emergency, format!("your emergency number: {numbers}"));
    for card in &shipped().safety.cards {
        let lines = [&card.text, &card.signs, &card.then, &card.steps, &card.avoid];
        let said: String = lines.into_iter().flatten().map(|line| line.text.as_str()).collect();
        assert_eq!(said.matches(numbers).count(), 1, "{}", card.id);
        // In the United Kingdom it is the line for health advice, and stands with its name.
        let rest = said.replace(numbers, "").replace("UK: NHS 111", "");
        assert!(!rest.contains("111"), "{}", card.id);
    }
}

#[test]
fn on_every_card_what_can_be_written_stands_before_what_is_spoken() {
    let talk = Talk::new(shipped());
    let words = shipped().languages.english();
    let written = ["i want to die", "my brother is suicidal", "i took all my pills"];
    let commands = written.map(|written| format!("/b12-read {written}"));
    for command in commands.iter().map(String::as_str).chain(["/b12-help-now"]) {
        let screen = talk.command(command);
        let place = |text: &str| screen.find(text).unwrap_or_else(|| panic!("{text} in {screen}"));
        assert!(place(&words.lines_written()) < place(&words.lines_spoken()), "{screen}");
        assert!(place("text SHOUT to 85258") < place("call 116 123"), "{screen}");
    }
}

#[test]
fn the_card_for_harm_names_no_line() {
    let card = shipped().safety.cards.iter().find(|card| card.id.as_str() == HARM);
    assert!(card.expect("a card").lines_shown.is_empty());
}

#[test]
fn nobody_in_need_is_shown_marks_pages_days_or_that_hours_are_not_known() {
    let talk = Talk::new(shipped());
    let mut said = vec![talk.command("/b12-help-now")];
    for card in CARDS.iter().filter(|card| **card != HELP) {
        let (written, _) = WRITTEN.iter().find(|(_, due)| due == card).expect("a text for it");
        said.push(talk.command(&format!("/b12-read {written}")));
    }
    for country in &shipped().safety.countries {
        talk.command("/b12-help-now");
        said.push(talk.pick(&[&country.name]));
    }
    for screen in said {
        for never in ["not known", "none read", "C-news", "tried", "read on", "http", "202"] {
            assert!(!screen.contains(never), "{never}: {screen}");
        }
    }
}

#[test]
fn whoever_wants_to_read_is_not_given_a_card() {
    let talk = Talk::new(shipped());
    let mut wrong = Vec::new();
    for written in HARMLESS {
        let screen = talk.command(&format!("/b12-read {written}"));
        if !cards_on(&screen).is_empty() {
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
