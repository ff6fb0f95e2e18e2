//! Talks with the bot, without Discord: what a person does and reads, on the shipped packs.

mod support;

use std::sync::LazyLock;

use insta::assert_snapshot;
use myelin::action::{Action, NotOpened, Open};
use myelin::bot::{Act, Message, Place};
use myelin::pack::Library;
use myelin::reply::Reply;
use myelin::sensitive::Sensitive;
use support::talk::{Talk, spoken};

static LIBRARY: LazyLock<Library> = LazyLock::new(support::library);

const NONE: &[&str] = &["None of these"];
const NO: &[&str] = &["No"];

/// A talk that stands at the first question.
fn begun() -> Talk<'static> {
    let talk = Talk::new(&LIBRARY);
    talk.command("/b12-check");
    talk.press("Start");
    talk
}

/// A talk of an adult with tingling feet who takes metformin, at the review screen.
fn reviewed() -> Talk<'static> {
    let talk = begun();
    let metformin: &[&[&str]] = &[
        NONE,
        &["18 to 64"],
        NONE,
        NO,
        &["Tingling or numb hands or feet"],
        NO,
        NONE,
        NONE,
        &["2 weeks or more, or comes back"],
        &["Meat, fish, eggs or dairy most days"],
        NONE,
        NONE,
        &["Metformin"],
        &["1 year or more"],
        NO,
        NO,
        NONE,
    ];
    talk.answer_all(metformin);
    talk
}

#[test]
fn the_start_screen_shows_the_danger_signs_to_everyone() {
    assert_snapshot!(Talk::new(&LIBRARY).command("/b12-check"));
}

#[test]
fn a_question_says_how_far_it_is_and_offers_every_way_on() {
    let talk = begun();
    assert_snapshot!("first_question", spoken(&talk.screen.borrow()));
    assert_snapshot!("second_question", talk.answer(NONE));
}

#[test]
fn why_a_question_is_asked_comes_with_its_passage_and_leads_back() {
    let talk = begun();
    let question = spoken(&talk.screen.borrow());
    assert_snapshot!(talk.press("Why this question?"));
    assert_eq!(talk.press("Back to the question"), question);
}

#[test]
fn the_review_shows_every_answer_and_the_result_what_led_to_it() {
    let talk = reviewed();
    assert_snapshot!("review", spoken(&talk.screen.borrow()));
    assert_snapshot!("result", talk.press("See the result"));
    let result = spoken(&talk.screen.borrow());
    assert_snapshot!("list", talk.press("My list for the visit"));
    assert_eq!(talk.press("Back to the result"), result);
    assert_snapshot!("what_if", talk.press("What would change this?"));
    assert_eq!(talk.press("Back to the result"), result);
    assert_snapshot!("passage_in_a_walk", talk.press("Read: When to be seen"));
    assert_eq!(talk.press("Back to the result"), result);
}

#[test]
fn back_goes_one_question_at_a_time_and_keeps_what_was_answered() {
    let talk = begun();
    talk.answer_all(&[NONE, &["18 to 64"], NONE, NO]);
    talk.press("Back");
    let gas = spoken(&talk.screen.borrow());
    assert!(gas.contains("Your answer so far: No"), "{gas}");
    talk.press("Back");
    let worse = spoken(&talk.screen.borrow());
    assert!(worse.contains("Your answer so far: None of these"), "{worse}");
    let forward = talk.press("Keep this answer");
    assert!(forward.contains("laughing gas") && forward.contains("so far: No"), "{forward}");
}

#[test]
fn a_changed_answer_asks_only_what_opened_anew_and_comes_back_to_the_review() {
    let talk = reviewed();
    let question = talk.pick(&["Food"]);
    assert!(question.contains("How do you eat?") && question.contains("[Back to my answers]"));
    let opened = talk.answer(&["No animal foods (vegan)"]);
    assert!(opened.contains("Do you take B12, or eat foods with added B12"), "{opened}");
    let review = talk.answer(&["Not sure"]);
    assert!(review.contains("# Check your answers"), "{review}");
    assert!(review.contains("- Food: No animal foods (vegan)"), "{review}");
    assert!(review.contains("- B12 pills or foods: Not sure"), "{review}");
    assert!(review.contains("- Medicines: Metformin"), "later answers stand: {review}");
}

#[test]
fn an_answer_that_closes_a_question_does_not_lose_its_answer() {
    let talk = reviewed();
    talk.pick(&["Medicines"]);
    let review = talk.answer(NONE);
    assert!(!review.contains("How long on them"), "{review}");
    talk.pick(&["Medicines"]);
    let review = talk.answer(&["Metformin"]);
    assert!(review.contains("- How long on them: 1 year or more"), "{review}");
}

#[test]
fn a_danger_sign_ends_the_walk_and_a_mistake_leads_back_with_the_tick_standing() {
    let talk = begun();
    assert_snapshot!(talk.answer(&["Chest pain, fainting, hard to breathe"]));
    let back = talk.press("I pressed this by mistake");
    assert!(back.contains("Do you have any of these right now?"), "{back}");
    assert!(back.contains("* Chest pain, fainting, hard to breathe (chosen)"), "{back}");
    assert!(talk.answer(NONE).contains("How old are you?"));
}

#[test]
fn a_danger_sign_ticked_by_mistake_on_the_review_leads_back_to_the_review() {
    let talk = reviewed();
    talk.pick(&["Danger signs"]);
    let card = talk.answer(&["Face droop, weak arm, slurred speech"]);
    assert!(card.starts_with("# Get help now."), "{card}");
    let question = talk.press("I pressed this by mistake");
    assert!(question.contains("[Back to my answers]"), "{question}");
    assert!(talk.answer(NONE).starts_with("# Check your answers"));
}

#[test]
fn all_countries_leads_back_to_the_card_that_was_open() {
    let talk = begun();
    let card = talk.answer(&["Chest pain, fainting, hard to breathe"]);
    talk.pick(&["Chile"]);
    assert_eq!(talk.press("All countries"), card);
}

#[test]
fn a_danger_sign_is_answered_although_the_questions_were_just_switched_off() {
    let mut talk = begun();
    talk.settings.checks = false;
    let card = talk.answer(&["Chest pain, fainting, hard to breathe"]);
    assert!(card.starts_with("# Get help now."), "{card}");
    let mut talk = begun();
    talk.settings.checks = false;
    assert!(talk.press("I need help now").starts_with("# It's good that you asked."));
    let mut talk = begun();
    talk.settings.checks = false;
    let harmless = talk.answer(NONE);
    assert!(harmless.contains("has switched the questions off"), "{harmless}");
}

#[test]
fn none_beside_a_danger_sign_means_the_danger_sign() {
    let card = begun().answer(&["None of these", "Bladder, bowel, numb between legs"]);
    assert!(card.starts_with("# Get help now."), "{card}");
}

#[test]
fn thoughts_of_self_harm_open_the_crisis_card_alone() {
    assert_snapshot!("crisis", begun().answer(&["Thoughts of hurting myself"]));
    let both =
        begun().answer(&["Thoughts of hurting myself", "Face droop, weak arm, slurred speech"]);
    let (emergency, crisis) = both.split_once("---\n").expect("two cards");
    assert!(emergency.starts_with("# Get help now."), "{both}");
    assert!(crisis.starts_with("# I'm really glad you told me."), "{both}");
}

#[test]
fn help_now_from_a_question_leads_back_to_it() {
    let talk = begun();
    talk.answer(NONE);
    let question = spoken(&talk.screen.borrow());
    assert_snapshot!(talk.press("I need help now"));
    let country = talk.pick(&["Chile"]);
    assert!(country.contains("*4141"), "{country}");
    talk.press("All countries");
    assert_eq!(talk.press("I pressed this by mistake"), question);
}

#[test]
fn help_now_from_the_start_screen_leads_back_to_it() {
    let talk = Talk::new(&LIBRARY);
    let start = talk.command("/b12-check");
    assert!(talk.press("I need help now").starts_with("# It's good that you asked."));
    assert_eq!(talk.press("I pressed this by mistake"), start);
}

#[test]
fn a_country_shows_its_own_numbers() {
    let talk = Talk::new(&LIBRARY);
    talk.command("/b12-help-now");
    assert_snapshot!("united_kingdom", talk.pick(&["United Kingdom"]));
    talk.press("All countries");
    assert_snapshot!("peru", talk.pick(&["Peru"]));
}

#[test]
fn skipped_questions_that_could_change_a_harmless_result_are_named() {
    let talk = begun();
    talk.answer(NONE);
    while talk.buttons().iter().any(|button| button.label == "Skip") {
        talk.press("Skip");
    }
    let result = talk.press("See the result");
    assert_snapshot!(result);
}

#[test]
fn a_question_that_opened_anew_on_the_review_is_asked_and_leads_back() {
    let talk = reviewed();
    talk.pick(&["Food"]);
    talk.answer(&["No animal foods (vegan)"]);
    // Not answered, but gone back from: the review does not offer a result yet.
    let review = talk.press("Back to my answers");
    assert!(!review.contains("[See the result]"), "{review}");
    let question = talk.press("Back to the question");
    assert!(question.contains("foods with added B12"), "{question}");
    let review = talk.answer(&["Yes"]);
    assert!(review.contains("[See the result]"), "{review}");
}

#[test]
fn an_early_end_that_is_taken_back_goes_on_through_the_questions() {
    let talk = begun();
    talk.answer_all(&[NONE, &["18 to 64"]]);
    assert!(talk.answer(&["Numbness spreading up"]).contains("(Urgent"));
    talk.press("Change my answers");
    talk.pick(&["Getting worse"]);
    let next = talk.answer(NONE);
    assert!(next.contains("laughing gas") && next.contains("[Back]"), "{next}");
    assert!(talk.answer(NO).contains("Nerves, movement and sight"));
}

#[test]
fn what_led_to_a_result_does_not_name_an_answer_that_was_not_given() {
    let talk = reviewed();
    talk.pick(&["How long"]);
    talk.press("Skip");
    talk.pick(&["Medicines"]);
    talk.answer(&["Heartburn medicine most days"]);
    talk.pick(&["How long on them"]);
    talk.press("Skip");
    let result = talk.press("See the result");
    assert!(result.contains("- How long on them: skipped"), "{result}");
    assert!(!result.contains("Not sure"), "{result}");
}

#[test]
fn an_age_is_not_offered_as_something_to_change() {
    let talk = reviewed();
    talk.press("See the result");
    assert!(!talk.press("What would change this?").contains("Age:"));
}

#[test]
fn signs_that_are_new_and_getting_better_are_not_called_no_signs() {
    let talk = reviewed();
    talk.pick(&["How long"]);
    talk.answer(&["Less than 2 weeks, and getting better"]);
    let result = talk.press("See the result");
    assert!(result.contains("# Your signs are new and getting better, but"), "{result}");
    assert!(result.contains("two weeks or more"), "{result}");
}

#[test]
fn whoever_ticked_laughing_gas_reads_about_it_at_any_age() {
    for age in ["13 to 15", "16 or 17", "18 to 64", "65 or over"] {
        let talk = begun();
        talk.answer_all(&[NONE, &[age], NONE, &["Yes"]]);
        talk.answer(NONE);
        while talk.buttons().iter().any(|button| button.label == "Skip") {
            talk.press("Skip");
        }
        if talk.buttons().iter().any(|button| button.label == "See the result") {
            talk.press("See the result");
        }
        let result = spoken(&talk.screen.borrow());
        assert!(result.contains("A normal B12 level does not rule out harm"), "{age}: {result}");
        assert!(result.contains("[Read: What to do now]"), "{age}: {result}");
    }
}

#[test]
fn someone_under_13_is_sent_to_an_adult_and_not_walked_on() {
    let talk = begun();
    talk.answer(NONE);
    assert_snapshot!(talk.answer(&["Under 13"]));
}

#[test]
fn symptoms_are_read_by_part_of_the_body() {
    let talk = Talk::new(&LIBRARY);
    assert_snapshot!("symptoms", talk.command("/b12-symptoms"));
    assert_snapshot!("mouth", talk.pick(&["Sore tongue and mouth"]));
}

#[test]
fn reading_understands_the_words_that_people_use() {
    let first = |typed: &str| {
        let talk = Talk::new(&LIBRARY);
        let screen = talk.command(&format!("/b12-read {typed}"));
        screen.lines().next().unwrap_or_default().trim_start_matches("# ").to_owned()
    };
    assert_eq!(first("glossitis"), "Sore tongue and mouth");
    assert_eq!(first("whippets"), "Laughing gas (nitrous oxide)");
    assert_eq!(first("burning feet"), "Pins and needles, numbness, burning feet");
    assert_eq!(first("tingeling"), "Pins and needles, numbness, burning feet");
    for despair in ["I want to die", "kill myself", "suicidal", "i cant go on", "self harm"] {
        assert_eq!(first(despair), "When to get help now", "{despair}");
    }
    assert_eq!(first("laughing-gas"), "Laughing gas (nitrous oxide)", "as autocomplete sends it");
    let talk = Talk::new(&LIBRARY);
    assert!(talk.command("/b12-read weather in Oslo").contains("I found no article for that."));
}

#[test]
fn suggestions_come_while_typing_and_none_for_other_commands() {
    let talk = Talk::new(&LIBRARY);
    let suggest = |name: &str, text: &str| {
        let text = Sensitive::new(text.to_owned());
        match talk.reply(Act::Typing { name: name.to_owned(), text }) {
            Reply::Suggest(found) => found.into_iter().map(|found| found.value).collect::<Vec<_>>(),
            other => panic!("no suggestions but {other:?}"),
        }
    };
    assert_eq!(suggest("b12-read", "").len(), 8, "everything, before a letter is typed");
    assert_eq!(suggest("b12-read", "balloo"), ["laughing-gas"]);
    assert_eq!(suggest("b12-check", "a"), [""; 0]);
}

#[test]
fn the_bots_own_commands() {
    let talk = Talk::new(&LIBRARY);
    assert_snapshot!("help", talk.command("/help"));
    assert_snapshot!("about", talk.command("/about"));
    assert_snapshot!("privacy", talk.command("/privacy"));
}

#[test]
fn a_start_in_the_direct_message_says_that_it_stays() {
    let mut talk = Talk::new(&LIBRARY);
    talk.place = Place::DirectWithBot;
    let start = talk.command("/b12-check");
    assert!(start.contains("It stays in this chat until you press Stop or Hide this."), "{start}");
    talk.place = Place::Elsewhere;
    assert!(talk.command("/b12-check").contains("Only you can see this."));
}

#[test]
fn stop_and_hide_take_the_message_away_and_say_so() {
    let said = |open: Open, on: Message| {
        let action = Ok(Action::Open(open));
        match begun().reply(Act::Press { action, values: Sensitive::default(), on }) {
            Reply::Remove(screen) => format!("removed: {}", spoken(&screen)),
            Reply::Show(screen) => format!("beside it: {}", spoken(&screen)),
            other => panic!("{other:?}"),
        }
    };
    let end = "\n(You can start again at any time.)\n";
    let stopped = format!("Stopped. I kept none of your answers.{end}");
    assert_eq!(said(Open::Stop, Message::Own), format!("removed: {stopped}"));
    assert_eq!(said(Open::Hide, Message::Own), format!("removed: Hidden. I kept nothing.{end}"));
    assert_eq!(
        said(Open::Hide, Message::Shared),
        format!("beside it: {stopped}"),
        "it stays there"
    );
}

#[test]
fn a_button_on_a_message_that_others_see_is_answered_beside_it() {
    let talk = begun();
    let open = [Open::Hide, Open::HelpNow, Open::Stop].map(Action::Open);
    let walk = talk.buttons().into_iter().map(|button| button.action);
    for action in walk.chain(open) {
        let act = Act::Press {
            action: Ok(action.clone()),
            values: Sensitive::default(),
            on: Message::Shared,
        };
        assert!(matches!(talk.reply(act), Reply::Show(_)), "{action:?}");
    }
}

#[test]
fn a_button_that_does_not_open_is_answered_calmly_with_a_way_on() {
    let talk = Talk::new(&LIBRARY);
    let pressed = |reason: NotOpened| {
        let act =
            Act::Press { action: Err(reason), values: Sensitive::default(), on: Message::Own };
        match talk.reply(act) {
            Reply::Show(screen) => spoken(&screen),
            other => panic!("not a message of its own: {other:?}"),
        }
    };
    assert_snapshot!("not_yours", pressed(NotOpened::NotYours));
    assert_snapshot!("questions_changed", pressed(NotOpened::QuestionsChanged));
    assert_snapshot!("unknown_version", pressed(NotOpened::UnknownVersion));
    let help = pressed(NotOpened::HelpNotYours);
    assert!(help.starts_with("# It's good that you asked."), "{help}");
}

#[test]
fn with_the_questions_off_only_reading_is_offered() {
    let mut talk = Talk::new(&LIBRARY);
    talk.settings.checks = false;
    assert_snapshot!("checks_off", talk.command("/b12-check"));
    let names: Vec<String> = myelin::bot::commands(&LIBRARY, &talk.settings)
        .into_iter()
        .map(|command| command.name)
        .collect();
    assert_eq!(names, ["b12-symptoms", "b12-read", "b12-help-now", "help", "about", "privacy"]);
    assert!(!talk.command("/help").contains("B12 check"));
}

#[test]
fn a_pack_that_is_gone_or_has_nothing_to_read_leaves_a_way_on() {
    let mut bare = LIBRARY.clone();
    bare.packs[0].articles.clear();
    let talk = Talk::new(&bare);
    assert!(talk.command("/b12-read").contains("There is nothing to read here yet."));
    assert!(!talk.command("/help").contains("All articles"));

    let begun = begun();
    let buttons = begun.buttons();
    bare.packs.clear();
    let talk = Talk::new(&bare);
    for button in buttons {
        let reply = talk.reply(Act::Press {
            action: Ok(button.action),
            values: Sensitive::default(),
            on: Message::Own,
        });
        let (Reply::Replace(screen) | Reply::Remove(screen)) = reply else { panic!("a screen") };
        let text = spoken(&screen);
        let known = ["This button does not work any more.", "Stopped.", "# It's good that you"];
        assert!(known.iter().any(|known| text.contains(known)), "{}: {text}", button.label);
    }
}

#[test]
fn what_a_person_did_does_not_show_in_debug_text() {
    let talk = begun();
    let menu = talk.menus().remove(0);
    let act = Act::Press {
        action: Ok(menu.action),
        values: Sensitive::new(vec!["self-harm".to_owned()]),
        on: Message::Own,
    };
    let said = format!("{act:?}");
    assert!(!said.contains("self-harm") && !said.contains("item"), "{said}");
}

#[test]
fn an_overdue_review_is_shown() {
    let mut talk = Talk::new(&LIBRARY);
    talk.today = talk.today.replace_year(2028).expect("a year");
    let start = talk.command("/b12-check");
    assert!(start.contains("overdue for review since 22 Nov 2027"), "{start}");
}

#[test]
fn what_cannot_be_read_is_answered_calmly() {
    let talk = Talk::new(&LIBRARY);
    let Reply::Show(screen) = talk.reply(Act::Unreadable) else { panic!("an answer") };
    assert_snapshot!(spoken(&screen));
}
