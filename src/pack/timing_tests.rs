//! The contradictions that a critical reading of the shipped texts found, each put back: the check
//! names the text that differs and a text that has the time of the list.

use super::load;
use crate::app::files::built_in;
use crate::document::{Code, File, Problem};

/// A text of a shipped file, and what it is replaced by.
type Swap<'t> = (&'t str, &'t str, &'t str);

const CHECK: &str = "b12/check.toml";
const CARDS: &str = "safety/cards.toml";

/// What is said of times once some shipped texts are others.
fn said(swaps: &[Swap<'_>]) -> Vec<Problem> {
    let change = |file: File| {
        let here = swaps.iter().filter(|(path, ..)| file.path().ends_with(path));
        let text = here.fold(file.text().unwrap().to_owned(), |text, (path, from, to)| {
            assert!(text.contains(from), "`{from}` should be in {path}");
            text.replacen(from, to, 1)
        });
        File::new(file.path(), text.into_bytes())
    };
    let files: Vec<File> = built_in().into_iter().map(change).collect();
    let found = load(&files, &[]).problems;
    found.iter().filter(|problem| problem.code.as_str().starts_with("timing-")).cloned().collect()
}

/// Whether a finding of this code stands in the file and names the other.
fn names_both(found: &[Problem], code: Code, file: &str, other: &str) {
    let both = found.iter().any(|problem| {
        problem.code == code
            && problem.file.ends_with(file)
            && problem.message.contains(&format!("{other}, line "))
    });
    assert!(both, "{code} in {file} with {other}: {found:#?}");
}

#[test]
fn the_shipped_texts_agree_with_the_list() {
    assert_eq!(said(&[]), []);
}

#[test]
fn i1_swallowing_an_emergency_here_and_a_few_days_there() {
    let article = "articles/pernicious-anemia.toml";
    let found = said(&[
        (
            article,
            "See a doctor in the next two weeks if:",
            "See a doctor in the next few days if:",
        ),
        (article, "- it slowly gets harder to swallow", "- it is hard to swallow"),
    ]);
    names_both(&found, Code::TimingDiffers, article, "articles/get-help-now.toml");
    let found = said(&[(
        CARDS,
        "or suddenly hard to swallow.",
        "or suddenly hard to swallow. Trouble swallowing? See a doctor in the next few days.",
    )]);
    names_both(&found, Code::TimingDiffers, CARDS, ".toml");
}

#[test]
fn i2_for_your_information_above_today() {
    let to = "Be seen today: weakness, walking or balance gets worse, numbness spreads, your sight changes, or you get confused.";
    let from = "Be seen today if weakness, walking or balance gets worse, numbness spreads, your sight changes, or you get confused.";
    let outcome = "[outcome.none]";
    let files = built_in();
    let check = files.iter().find(|file| file.path().ends_with(CHECK)).unwrap().text().unwrap();
    let (before, after) = check.split_once(outcome).unwrap();
    let changed = format!("{before}{outcome}{}", after.replacen(from, to, 1));
    let found = said(&[(CHECK, check, &changed)]);
    let codes: Vec<Code> = found.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, [Code::TimingInInformation], "{found:#?}");
    assert!(found[0].message.contains("Be seen today: weakness"), "{found:#?}");
}

#[test]
fn i3_in_the_next_few_days_and_this_week() {
    let article = "articles/pregnancy.toml";
    let found = said(&[(
        article,
        "Call your midwife or doctor in the next few days if you:",
        "Call your midwife or doctor in the next few days if you tingle or feel numb, this week if you:",
    )]);
    names_both(&found, Code::TimingUnknown, article, "articles/easing-nerve-pain.toml");
}

#[test]
fn h5_a_blind_spot_and_blurred_sight_in_the_next_few_days() {
    let article = "articles/mind-and-eyes.toml";
    let found = said(&[(
        article,
        "Be seen today for any of these, if new:",
        "See a doctor in the next few days for any of these:",
    )]);
    names_both(&found, Code::TimingDiffers, article, "articles/get-help-now.toml");
    let found = said(&[(
        CHECK,
        "See a doctor in the next few days, even if symptoms come and go.",
        "A blind spot or blurry sight? See a doctor in the next few days.",
    )]);
    names_both(&found, Code::TimingDiffers, CHECK, ".toml");
}

#[test]
fn h6_a_couple_of_weeks_for_who_is_out_of_breath() {
    let old = "Book a visit in the next couple of weeks, sooner if you get out of breath or your heart races.";
    let found = said(&[(CHECK, "See a doctor in the next two weeks.", old)]);
    names_both(&found, Code::TimingUnknown, CHECK, "articles/metformin-and-medicines.toml");
    // In the words of today: the line for all others is shown to who ticked breathlessness.
    let found = said(&[(
        CHECK,
        "in-days = { any = [\"nerve-sign\", { any-of = [\"body/pale-breathless\"] }, ",
        "in-days = { any = [\"nerve-sign\", ",
    )]);
    names_both(&found, Code::TimingTooLate, CHECK, "articles/metformin-and-medicines.toml");
    assert!(found.iter().any(|problem| problem.message.contains("body=pale-breathless")));
}

#[test]
fn h7_jaundice_leads_to_a_couple_of_weeks() {
    let yellow = "worse-now = { any-of = [\"getting-worse/*\"] }";
    let without = "worse-now = { any-of = [\"getting-worse/walking\", \"getting-worse/spreading\", \"getting-worse/sight\", \"getting-worse/confusion\", \"getting-worse/came-and-went\", \"getting-worse/bleeding\", \"getting-worse/thirst\"] }";
    let found = said(&[(CHECK, yellow, without)]);
    names_both(&found, Code::TimingTooLate, CHECK, "articles/get-help-now.toml");
    let walk = found.iter().find(|problem| problem.message.contains("getting-worse=yellow"));
    assert!(walk.is_some(), "{found:#?}");
    let found = said(&[(
        CHECK,
        "Yellow eyes or skin: do you feel ill too? Go to an emergency room now.",
        "Yellow eyes or skin? Book a visit in the next couple of weeks.",
    )]);
    names_both(&found, Code::TimingUnknown, CHECK, "articles/get-help-now.toml");
}
