//! The contradictions that a critical reading of the shipped texts found, each put back: the check
//! names the text that differs and a text that has the time of the list.

use super::load;
use crate::app::files::built_in;
use crate::document::{Code, File, Problem};

const CHECK: &str = "b12/check.toml";
const GET_HELP: &str = "articles/get-help-now.toml";

/// The shipped files with one of them changed.
fn changed(path: &str, change: impl Fn(&str) -> String) -> Vec<File> {
    let change = |file: File| {
        if !file.path().ends_with(path) {
            return file;
        }
        let text = change(file.text().unwrap());
        File::new(file.path(), text.into_bytes())
    };
    built_in().into_iter().map(change).collect()
}

/// What is said of times in these files.
fn said(files: &[File]) -> Vec<Problem> {
    let found = load(files, &[]).problems;
    found.iter().filter(|problem| problem.code.as_str().starts_with("timing-")).cloned().collect()
}

/// What is said of times once a text stands at the beginning of a passage.
fn with_passage(path: &str, passage: &str, text: &str) -> Vec<Problem> {
    with(path, &format!("[passage.{passage}]"), "text = \"\"\"\n", &format!("{text}\n\n"))
}

/// What is said of times once an outcome has one more thing to do.
fn with_step(outcome: &str, text: &str) -> Vec<Problem> {
    with(CHECK, &format!("[outcome.{outcome}]"), "\ndo = [\n", &format!("\"{text}\",\n"))
}

fn with(path: &str, header: &str, opening: &str, text: &str) -> Vec<Problem> {
    said(&changed(path, |file| {
        let (before, after) = file.split_once(header).expect("the header");
        let (start, rest) = after.split_once(opening).expect("the list or text below it");
        format!("{before}{header}{start}{opening}{text}{rest}")
    }))
}

/// What is said of times once a condition of the check is another.
fn with_condition(from: &str, to: &str) -> Vec<Problem> {
    said(&changed(CHECK, |file| {
        assert!(file.contains(from), "`{from}` should be in the check");
        file.replacen(from, to, 1)
    }))
}

/// Whether a finding of this code stands in the file, quotes these words and names the other file.
fn names_both(found: &[Problem], code: Code, file: &str, words: &str, other: &str) {
    let both = found.iter().any(|problem| {
        let message = &problem.message;
        let told = message.contains(words) && message.contains(&format!("{other}, line "));
        problem.code == code && problem.file.ends_with(file) && told
    });
    assert!(both, "{code} in {file} with {other}: {found:#?}");
}

#[test]
fn the_shipped_texts_agree_with_the_list() {
    assert_eq!(said(&built_in()), []);
}

#[test]
fn i1_swallowing_an_emergency_here_and_a_few_days_there() {
    let article = "articles/pernicious-anemia.toml";
    let text = "Is it hard to swallow? See a doctor in the next few days.";
    let found = with_passage(article, "stomach", text);
    names_both(&found, Code::TimingDiffers, article, "hard to swallow", GET_HELP);
}

#[test]
fn i2_for_your_information_above_today() {
    let found = with_step("none", "Be seen today: you are weaker, or numbness spreads.");
    let codes: Vec<Code> = found.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, [Code::TimingInInformation], "{found:#?}");
    assert!(found[0].message.contains("\"Be seen today: you are weaker"), "{found:#?}");
    assert_eq!(with_step("none", "Be seen today if numbness spreads."), []);
}

#[test]
fn i3_in_the_next_few_days_and_this_week() {
    let article = "articles/pregnancy.toml";
    let text = "Call your midwife or doctor in the next few days if you tingle or feel numb, this week if you:\n\n- are very tired for no reason";
    let found = with_passage(article, "who-to-call", text);
    let other = ".toml";
    names_both(&found, Code::TimingUnknown, article, "this week", other);
}

#[test]
fn h5_a_blind_spot_and_blurred_sight_in_the_next_few_days() {
    let article = "articles/mind-and-eyes.toml";
    let text = "A blind spot or blurred sight? See a doctor in the next few days.";
    let found = with_passage(article, "eyes", text);
    names_both(&found, Code::TimingDiffers, article, "blind spot", ".toml");
    let found = with_step("symptoms-only", text);
    names_both(&found, Code::TimingDiffers, CHECK, "blind spot", ".toml");
}

#[test]
fn h6_a_couple_of_weeks_for_who_is_out_of_breath() {
    let other = ".toml";
    let old = "Book a visit in the next couple of weeks, sooner if you get out of breath or your heart races.";
    let found = with_step("test-suggested", old);
    names_both(&found, Code::TimingUnknown, CHECK, "couple of weeks", other);
    // In the times of today: who ticked breathlessness is shown the line for all others.
    let in_days = "in-days = { any = [\"nerve-sign\", ";
    let breathless = "{ any-of = [\"body/pale-breathless\"] }, ";
    let found = with_condition(&format!("{in_days}{breathless}"), in_days);
    names_both(&found, Code::TimingTooLate, CHECK, "body=pale-breathless", other);
    names_both(&found, Code::TimingTooLate, CHECK, "in the next two weeks", other);
}

#[test]
fn h7_jaundice_leads_to_a_couple_of_weeks() {
    let found =
        with_step("symptoms-only", "Yellow eyes? Book a visit in the next couple of weeks.");
    names_both(&found, Code::TimingUnknown, CHECK, "Yellow eyes", GET_HELP);
    // In the times of today: yellow eyes are no longer among what is seen today.
    let all = "{ any-of = [\"getting-worse/*\"] }";
    let others = "{ any-of = [\"getting-worse/walking\", \"getting-worse/spreading\", \"getting-worse/sight\", \"getting-worse/confusion\", \"getting-worse/came-and-went\", \"getting-worse/bleeding\", \"getting-worse/thirst\"] }";
    let worse = |when: &str| format!("worse-now = {when}");
    let found = with_condition(&worse(all), &worse(others));
    names_both(&found, Code::TimingTooLate, CHECK, "getting-worse=yellow", GET_HELP);
}
