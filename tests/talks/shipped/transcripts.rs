//! Screens of the shipped packs as plain lines, to be read when a text has changed. What is pressed
//! is named by its id, so that another wording gives another transcript and nothing else.
#![expect(clippy::indexing_slicing, reason = "a test fails by panicking")]

use insta::{assert_debug_snapshot, assert_snapshot};
use myelin::action::NotOpened;
use myelin::bot::{Act, PressedMessage};
use myelin::id::PassageRef;
use myelin::interface::Words;
use myelin::library::Pack;
use myelin::reply::Reply;
use myelin::sensitive::Sensitive;

use crate::support::shipped;
use crate::support::talk::{Talk, spoken};

const NONE: &[&str] = &["none"];

/// The answers of an adult with tingling feet who takes metformin, question by question.
const METFORMIN: &[(&str, &[&str])] = &[
    ("red-flags", NONE),
    ("age", &["18-64"]),
    ("nerves", &["tingling"]),
    ("how-long", &["2-weeks-or-more"]),
    ("diet", &["most-days"]),
    ("medicines", &["metformin"]),
    ("medicine-years", &["1-or-more"]),
];

fn pack() -> &'static Pack {
    &shipped().packs[0]
}

fn words() -> &'static Words {
    shipped().languages.english()
}

fn begun() -> Talk<'static> {
    Talk::begun(shipped())
}

/// The labels of some answers to a question.
fn labels(item: &str, codes: &[&str]) -> Vec<&'static str> {
    let items = &pack().flows[0].items;
    let item = items.iter().find(|known| known.link_id.as_str() == item).expect("a question");
    let label = |code: &&str| item.options[item.option(code).expect("an answer")].short.as_str();
    codes.iter().map(label).collect()
}

/// Answers the question on the screen, which is this one.
fn answer(talk: &Talk<'_>, item: &str, codes: &[&str]) -> String {
    talk.answer(&labels(item, codes))
}

/// Answers these questions, and every other with "none" or "no", up to the review or the end.
fn answered(answers: &[(&str, &[&str])]) -> Talk<'static> {
    let talk = begun();
    while spoken(&talk.screen.borrow()).contains(&format!("[{}]", words().why())) {
        let question = spoken(&talk.screen.borrow());
        let is_there =
            |text: &str| question.lines().any(|line| line.strip_prefix("# ") == Some(text));
        let asked = pack().flows[0].items.iter().find(|item| is_there(&item.text));
        let asked = asked.expect("a question of the pack");
        let given = answers.iter().find(|(item, _)| *item == asked.link_id.as_str());
        let nothing = || ["none", "no"].into_iter().find(|code| asked.option(code).is_some());
        match (given, nothing()) {
            (Some((item, codes)), _) => answer(&talk, item, codes),
            (None, Some(nothing)) => answer(&talk, asked.link_id.as_str(), &[nothing]),
            (None, None) => talk.press(&words().skip()),
        };
    }
    talk
}

fn title(passage: &str) -> &'static str {
    let passage: PassageRef = passage.parse().expect("a name");
    &pack().passage(&passage).expect("a passage").1.title
}

fn article(id: &str) -> &'static str {
    &pack().article(&id.parse().expect("a name")).expect("an article").title
}

fn country(id: &str) -> &'static str {
    let known = shipped().safety.countries.iter().find(|country| country.id.as_str() == id);
    &known.expect("a country").name
}

#[test]
fn the_start_screen_and_the_first_questions() {
    assert_snapshot!("start", Talk::new(shipped()).command("/b12-check"));
    let talk = begun();
    assert_snapshot!("first_question", spoken(&talk.screen.borrow()));
    assert_snapshot!("second_question", answer(&talk, "red-flags", NONE));
    assert_snapshot!("under_13", answer(&talk, "age", &["under-13"]));
    assert_snapshot!("why", begun().press(&words().why()));
}

#[test]
fn the_review_the_result_and_what_stands_beside_it() {
    let talk = answered(METFORMIN);
    assert_snapshot!("review", spoken(&talk.screen.borrow()));
    assert_snapshot!("result", talk.press(&words().result()));
    assert_snapshot!("list", talk.press(&words().list()));
    talk.press(&words().back_to_result());
    assert_snapshot!("what_if", talk.press(&words().what_if()));
    talk.press(&words().back_to_result());
    let read = words().read(title("metformin-and-medicines/metformin"));
    assert_snapshot!("passage_in_a_walk", talk.press(&read));
}

#[test]
fn the_result_of_somebody_who_skips_everything() {
    let talk = begun();
    answer(&talk, "red-flags", NONE);
    while talk.buttons().iter().any(|button| button.label == words().skip()) {
        talk.press(&words().skip());
    }
    assert_snapshot!("skipped_questions", talk.press(&words().result()));
}

#[test]
fn help_in_danger() {
    assert_snapshot!("danger_sign", answer(&begun(), "red-flags", &["chest-breath"]));
    assert_snapshot!("crisis", answer(&begun(), "red-flags", &["self-harm"]));
    let talk = begun();
    answer(&talk, "red-flags", NONE);
    assert_snapshot!("help_now", talk.press(&words().help_now()));
    talk.command("/b12-help-now");
    assert_snapshot!("united_kingdom", talk.pick(&[country("gb")]));
    talk.command("/b12-help-now");
    assert_snapshot!("peru", talk.pick(&[country("pe")]));
    talk.command("/b12-help-now");
    assert_snapshot!("united_states", talk.pick(&[country("us")]));
    assert_snapshot!("overdose", talk.command("/b12-read i took all my pills"));
    assert_snapshot!("helper", talk.command("/b12-read my brother is suicidal"));
    assert_snapshot!("harm", talk.command("/b12-read my dad hits me"));
}

#[test]
fn reading() {
    let talk = Talk::new(shipped());
    assert_snapshot!("symptoms", talk.command("/b12-symptoms"));
    assert_snapshot!("mouth", talk.pick(&[article("mouth")]));
    assert_snapshot!("excerpt", talk.command("/b12-read recovery"));
    talk.press(&words().next(title("recovery/can-nerves-heal")));
    assert_snapshot!("related", talk.press(&words().related()));
    let listed = |command: &str| {
        let screen = talk.command(command);
        screen.lines().filter_map(|line| Some(line.strip_prefix("- ")?.to_owned())).collect()
    };
    let lists: Vec<Vec<String>> =
        ["/b12-tests", "/b12-food", "/b12-medicines", "/b12-risk"].map(listed).into();
    assert_debug_snapshot!("lists", lists);
}

#[test]
fn the_bots_own_commands_and_trouble() {
    let mut talk = Talk::new(shipped());
    assert_snapshot!("help", talk.command("/help"));
    assert_snapshot!("about", talk.command("/about"));
    assert_snapshot!("privacy", talk.command("/privacy"));
    let said = |act: Act| match talk.reply(act) {
        Reply::Show(screen) => spoken(&screen),
        other => panic!("not a message of its own: {other:?}"),
    };
    let pressed = |reason: NotOpened| {
        said(Act::Press {
            action: Err(reason),
            values: Sensitive::default(),
            on: PressedMessage::Own,
        })
    };
    assert_snapshot!("not_yours", pressed(NotOpened::NotYours));
    assert_snapshot!("questions_changed", pressed(NotOpened::QuestionsChanged));
    assert_snapshot!("unknown_version", pressed(NotOpened::UnknownVersion));
    assert_snapshot!("unreadable", said(Act::Unreadable));
    talk.settings.checks = false;
    assert_snapshot!("checks_off", talk.command("/b12-check"));
}

#[test]
fn whoever_ticked_laughing_gas_may_read_about_it_at_any_age() {
    let article = pack().article(&"laughing-gas".parse().expect("a name")).expect("an article");
    let about: Vec<String> =
        article.passages.iter().map(|passage| words().read(&passage.title)).collect();
    for age in ["13-15", "16-17", "18-64", "65-plus"] {
        let gas: &[&str] = &["yes"];
        let talk = answered(&[("age", &[age]), ("nitrous-oxide", gas), ("diet", &["most-days"])]);
        if talk.buttons().iter().any(|button| button.label == words().result()) {
            talk.press(&words().result());
        }
        let offered = talk.buttons().into_iter().any(|button| about.contains(&button.label));
        assert!(offered, "{age}: {}", spoken(&talk.screen.borrow()));
    }
}
