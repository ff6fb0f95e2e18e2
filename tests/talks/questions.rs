//! Walks through the questions: back and forth, changed answers, danger signs, results.

use crate::support::own;
use crate::support::talk::{Talk, spoken};

const NONE: &[&str] = &["None of these"];
const NO: &[&str] = &["No"];

fn begun() -> Talk<'static> {
    Talk::begun(own())
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
        &["2 weeks or more, or comes back"],
        &["Meat, fish, eggs or dairy most days"],
        &["Metformin"],
        &["1 year or more"],
    ];
    talk.answer_all(metformin);
    talk
}

#[test]
fn a_question_says_how_far_it_is_and_offers_every_way_on() {
    let talk = begun();
    assert!(spoken(&talk.screen.borrow()).starts_with("(Question 1, at most 9 more)\n"));
    let second = talk.answer(NONE);
    assert!(second.starts_with("(Question 2, at most 8 more)\n# How old are you?\n"), "{second}");
    for way in ["Back", "Skip", "Why this question?", "I need help now", "Stop"] {
        assert!(second.contains(&format!("[{way}]")), "{way}: {second}");
    }
}

#[test]
fn why_a_question_is_asked_leads_back_to_it() {
    let talk = begun();
    let question = spoken(&talk.screen.borrow());
    let why = talk.press("Why this question?");
    assert!(why.contains("They cannot wait."), "{why}");
    assert_eq!(talk.press("Back to the question"), question);
}

#[test]
fn the_review_shows_every_answer_and_the_result_what_led_to_it() {
    let talk = reviewed();
    let review = spoken(&talk.screen.borrow());
    for answer in ["Age: 18 to 64", "Laughing gas: No", "Food: Meat, fish", "Medicines: Metformin"]
    {
        assert!(review.contains(&format!("- {answer}")), "{answer}: {review}");
    }
    let result = talk.press("See the result");
    assert!(result.contains("# Ask your doctor whether a blood test makes sense."), "{result}");
    assert!(result.contains("Metformin can matter here."), "{result}");
    let (_, led) = result.split_once("## These answers led here\n").expect("what led here");
    assert!(led.starts_with("- ") && led.contains("Medicines: Metformin"), "{result}");
    let list = talk.press("My list for the visit");
    assert!(list.contains("Pins and needles, tingling, or numb hands or feet"), "{list}");
    assert_eq!(talk.press("Back to the result"), result);
    let what_if = talk.press("What would change this?");
    assert!(what_if.contains("The result was: Ask about a test."), "{what_if}");
    assert_eq!(talk.press("Back to the result"), result);
    talk.press("Read: If you take metformin");
    let next = talk.press("Next: Is it diabetes or something else?");
    assert!(next.contains("[Back to the result]"), "{next}");
    assert!(next.contains("[Back: If you take metformin]"), "{next}");
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
    assert!(!review.contains("Time on these medicines"), "{review}");
    talk.pick(&["Medicines"]);
    let review = talk.answer(&["Metformin"]);
    assert!(review.contains("- Time on these medicines: 1 year or more"), "{review}");
}

#[test]
fn a_danger_sign_ends_the_walk_and_a_mistake_leads_back_with_the_tick_standing() {
    let talk = begun();
    let card = talk.answer(&["Chest pain, fainting, breath, swelling"]);
    assert!(card.starts_with("# Get help now."), "{card}");
    let back = talk.press("I pressed this by mistake");
    assert!(back.contains("Do you have any of these right now?"), "{back}");
    assert!(back.contains("* Chest pain, fainting, breath, swelling (chosen)"), "{back}");
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
    let card = talk.answer(&["Chest pain, fainting, breath, swelling"]);
    talk.pick(&["Chile"]);
    assert_eq!(talk.press("All countries"), card);
}

#[test]
fn a_danger_sign_is_answered_although_the_questions_were_just_switched_off() {
    let mut talk = begun();
    talk.settings.checks = false;
    let card = talk.answer(&["Chest pain, fainting, breath, swelling"]);
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
    let card = begun().answer(&["None of these", "New: pee, poop, numb between legs"]);
    assert!(card.starts_with("# Get help now."), "{card}");
}

#[test]
fn thoughts_of_self_harm_open_the_crisis_card_alone() {
    let alone = begun().answer(&["Thoughts of suicide or self-harm"]);
    assert!(alone.starts_with("# I'm really glad you told me."), "{alone}");
    assert!(!alone.contains("Get help now."), "{alone}");
    let both = begun()
        .answer(&["Thoughts of suicide or self-harm", "Face droop, weak arm, slurred speech"]);
    let (emergency, crisis) = both.split_once("---\n").expect("two cards");
    assert!(emergency.starts_with("# Get help now."), "{both}");
    assert!(crisis.starts_with("# I'm really glad you told me."), "{both}");
}

#[test]
fn help_now_from_a_question_leads_back_to_it() {
    let talk = begun();
    talk.answer(NONE);
    let question = spoken(&talk.screen.borrow());
    assert!(talk.press("I need help now").starts_with("# It's good that you asked."));
    let country = talk.pick(&["Chile"]);
    assert!(country.contains("*4141"), "{country}");
    talk.press("All countries");
    assert_eq!(talk.press("I pressed this by mistake"), question);
}

#[test]
fn help_now_from_the_start_screen_leads_back_to_it() {
    let talk = Talk::new(own());
    let start = talk.command("/feet-check");
    assert!(talk.press("I need help now").starts_with("# It's good that you asked."));
    assert_eq!(talk.press("I pressed this by mistake"), start);
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
    talk.pick(&["How long the signs have lasted"]);
    talk.press("Skip");
    talk.pick(&["Medicines"]);
    talk.answer(&["Heartburn medicine most days"]);
    talk.pick(&["Time on these medicines"]);
    talk.press("Skip");
    let result = talk.press("See the result");
    assert!(result.contains("- Time on these medicines: skipped"), "{result}");
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
    talk.pick(&["How long the signs have lasted"]);
    talk.answer(&["Less than 2 weeks, and getting better"]);
    let result = talk.press("See the result");
    assert!(result.contains("# Your signs are new and getting better, but"), "{result}");
    assert!(result.contains("Tell a doctor in the next few days, even if they get"), "{result}");
}

/// Answers the questions that hold these words as given, and skips the others, up to the result.
fn skipping(answers: &[(&str, &[&str])]) -> Talk<'static> {
    let talk = begun();
    talk.answer(NONE);
    while talk.buttons().iter().any(|button| button.label == "Skip") {
        let question = spoken(&talk.screen.borrow());
        match answers.iter().find(|(words, _)| question.contains(words)) {
            Some((_, given)) => talk.answer(given),
            None => talk.press("Skip"),
        };
    }
    if talk.buttons().iter().any(|button| button.label == "See the result") {
        talk.press("See the result");
    }
    talk
}

#[test]
fn what_led_here_names_what_could_be_otherwise_rather_than_an_age() {
    let falls = "Wobbly, off balance or falling";
    let talk = skipping(&[
        ("How old are you?", &["65 or over"]),
        ("Nerves, movement and sight", &[falls]),
        ("Do you take any of these?", &["Metformin"]),
    ]);
    let result = spoken(&talk.screen.borrow());
    let (_, led) = result.split_once("## These answers led here\n").expect("what led here");
    let led: Vec<&str> = led.lines().take_while(|line| line.starts_with("- ")).collect();
    assert!(led.iter().any(|line| line.contains("Metformin")), "{led:?}");
    assert!(!led.iter().any(|line| line.contains("Age")), "{led:?}");
}

#[test]
fn skipped_questions_that_matter_are_named_before_what_to_do() {
    let result = spoken(&skipping(&[]).screen.borrow());
    let (skipped, to_do) = (result.find("You skipped questions"), result.find("## What to do"));
    assert!(skipped.is_some() && skipped < to_do, "{result}");
}

#[test]
fn the_list_has_the_questions_that_belong_to_the_answers_first() {
    let talk = skipping(&[
        ("How old are you?", &["18 to 64"]),
        ("Nerves, movement and sight", &["Burning, stabbing or shock-like pain"]),
        ("How long have you had these signs?", &["2 weeks or more, or comes back"]),
        ("How do you eat?", &["No animal foods (vegan)"]),
        ("Do you take B12, or eat foods", NO),
    ]);
    let list = talk.press("My list for the visit");
    assert!(list.contains("- Which source of B12 fits the way I eat?"), "{list}");
    assert!(list.contains("\nTests that exist"), "{list}");
}

#[test]
fn whoever_has_nothing_to_ask_is_not_given_a_list_of_tests() {
    let talk = begun();
    talk.answer(NONE);
    talk.answer(&["Under 13"]);
    let list = talk.press("My list for the visit");
    assert!(!list.contains("Tests that exist") || list.contains("What I want to ask"), "{list}");
    let list = skipping(&[]).press("My list for the visit");
    assert!(!list.contains("Tests that exist") || list.contains("What I want to ask"), "{list}");
}

#[test]
fn the_sources_of_a_result_lead_back_to_it_from_every_page() {
    let talk = skipping(&[
        ("How old are you?", &["18 to 64"]),
        ("How do you eat?", &["No animal foods (vegan)"]),
        ("laughing gas", &["Yes"]),
    ]);
    let result = spoken(&talk.screen.borrow());
    let first = talk.press("Sources");
    assert!(first.contains("[Back to the result] [Next page]"), "{first}");
    let second = talk.press("Next page");
    assert!(second.contains("Page 2 of 2"), "{second}");
    assert_eq!(talk.press("Previous page"), first);
    talk.press("Next page");
    assert_eq!(talk.press("Back to the result"), result);
}
