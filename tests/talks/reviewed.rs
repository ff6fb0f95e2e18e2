//! Who has read a text: a screen says it while the text is the one that was read, and no longer.

use myelin::app::files;
use myelin::document::File;
use myelin::library::{Library, Pack, fingerprints};
use myelin::review::{Reviewer, record};
use time::{Date, Month};

use crate::support::talk::Talk;
use crate::support::{loaded, own, own_files, shipped};

const READ: &str = "Read by Ana Beispiel, general practitioner, on 30 Nov 2026.";
const WRITTEN: &str = "There is nothing in it to review. Version ";

/// The only pack of these libraries.
fn pack(library: &Library) -> &Pack {
    library.packs.first().expect("a pack")
}

/// An entry of a person who has read these texts, or all, as they stand in the tests' own topic.
fn entry(name: &str, day: u8, only: &[&str]) -> String {
    let library = own();
    let texts = fingerprints(pack(library), &library.safety);
    let reviewer = Reviewer {
        name,
        profession: "general practitioner",
        register: Some("12345"),
        date: Date::from_calendar_date(2026, Month::November, day).expect("a day"),
    };
    let only: Vec<String> = only.iter().map(|id| (*id).to_owned()).collect();
    record(&texts, &reviewer, &only).expect("a record")
}

/// The tests' own topic with these reviews, and with words changed in files.
fn reviewed(reviews: &str, changes: &[(&str, &str, &str)]) -> Library {
    let mut files = own_files();
    for (path, from, to) in changes {
        let file = files.iter_mut().find(|file| file.path().ends_with(path)).expect("a file");
        let text = file.text().expect("a text");
        assert!(text.contains(from), "`{from}` should be in {path}");
        *file = File::new(file.path(), text.replacen(from, to, 1));
    }
    let pack = files.iter().find(|file| file.path().ends_with("feet/pack.toml"));
    let path = pack.expect("a pack").path().replace("pack.toml", "reviews.toml");
    files.push(File::new(path, reviews));
    loaded(&files)
}

const CHECK: &str = "feet/check.toml";
const MOUTH: &str = "articles/mouth.toml";

#[test]
fn a_passage_says_who_has_read_it_until_one_word_of_it_changes() {
    let all = entry("Ana Beispiel", 30, &[]);
    let library = reviewed(&all, &[]);
    let shown = Talk::new(&library).command("/feet-read mouth");
    assert!(shown.contains(READ) && !shown.contains(WRITTEN), "{shown}");
    let library =
        reviewed(&all, &[(MOUTH, "Look at your feet each day", "Look at your feet each evening")]);
    let shown = Talk::new(&library).command("/feet-read mouth");
    assert!(!shown.contains(READ) && shown.contains(WRITTEN), "{shown}");
    let other = Talk::new(&library).command("/feet-read recovery");
    assert!(other.contains(READ), "only what has changed loses it: {other}");
}

#[test]
fn where_nobody_has_read_anything_nothing_is_said() {
    let shown = Talk::new(own()).command("/feet-read mouth");
    assert!(shown.contains(WRITTEN) && !shown.contains("Read by"), "{shown}");
}

#[test]
fn a_list_says_who_wrote_it_since_it_is_no_text_that_was_read() {
    let library = reviewed(&entry("Ana Beispiel", 30, &[]), &[]);
    let talk = Talk::new(&library);
    assert!(talk.command("/feet-symptoms").contains(WRITTEN));
    talk.command("/feet-read mouth");
    assert!(talk.press("Sources").contains(WRITTEN));
}

#[test]
fn a_start_screen_and_a_reason_say_it_too() {
    let library = reviewed(&entry("Ana Beispiel", 30, &[]), &[]);
    let talk = Talk::begun(&library);
    let why = talk.press("Why this question?");
    assert!(why.contains(READ), "{why}");
    let start = Talk::new(&library).command("/feet-check");
    assert!(start.contains(READ), "{start}");
    let sign = "Face drooping, arm weakness or slurred speech";
    let changed = [(CHECK, sign, "Face drooping or slurred speech")];
    let library = reviewed(&entry("Ana Beispiel", 30, &[]), &changed);
    let start = Talk::new(&library).command("/feet-check");
    assert!(start.contains(WRITTEN), "the danger signs stand on it: {start}");
}

/// The result of an adult with tingling feet who takes metformin.
fn result(library: &Library) -> String {
    let talk = Talk::begun(library);
    let none: &[&str] = &["None of these"];
    talk.answer_all(&[
        none,
        &["18 to 64"],
        none,
        &["No"],
        &["Tingling or numb hands or feet"],
        &["2 weeks or more, or comes back"],
        &["Meat, fish, eggs or dairy most days"],
        &["Metformin"],
        &["1 year or more"],
    ]);
    talk.press("See the result")
}

#[test]
fn a_result_says_it_until_a_line_a_condition_or_a_rule_before_it_changes() {
    let all = entry("Ana Beispiel", 30, &[]);
    let shown = result(&reviewed(&all, &[]));
    assert!(shown.contains(READ) && !shown.contains(WRITTEN), "{shown}");
    for (from, to) in [
        ("Bring the list of what you ticked.", "Bring the list."),
        (
            "{ when = \"diet-risk\", text = \"Which source",
            "{ when = \"risk\", text = \"Which source",
        ),
        ("when = \"worse-now\"\nends-walk = true", "when = \"worse-now\""),
    ] {
        let shown = result(&reviewed(&all, &[(CHECK, from, to)]));
        assert!(shown.contains(WRITTEN) && !shown.contains(READ), "{from}: {shown}");
    }
    // A later rule and the lines of another result are no matter of this one.
    let other = ("Tell your doctor about your signs.", "Tell a doctor about your signs.");
    let shown = result(&reviewed(&all, &[(CHECK, other.0, other.1)]));
    assert!(shown.contains(READ), "{shown}");
}

#[test]
fn a_result_says_it_only_where_the_questions_that_it_names_were_read() {
    let library = own();
    let texts = fingerprints(pack(library), &library.safety);
    let without = |id: &str| -> Vec<&str> {
        let ids = texts.iter().map(|text| text.id.as_str());
        ids.filter(|known| *known != id).collect()
    };
    let named = entry("Ana Beispiel", 30, &without("check/item.medicines"));
    assert!(result(&reviewed(&named, &[])).contains(WRITTEN), "it says that metformin led there");
    let other = entry("Ana Beispiel", 30, &without("check/item.age"));
    assert!(result(&reviewed(&other, &[])).contains(READ), "it says nothing of the age");
}

#[test]
fn readers_of_another_language_read_it_in_theirs() {
    let library = shipped();
    let texts = fingerprints(pack(library), &library.safety);
    let reviewer = Reviewer {
        name: "Ana Beispiel",
        profession: "general practitioner",
        register: None,
        date: Date::from_calendar_date(2026, Month::November, 30).expect("a day"),
    };
    let mut files = files::built_in();
    let reviews = record(&texts, &reviewer, &[]).expect("a record");
    files.push(File::new("responses/b12/reviews.toml", reviews));
    let library = loaded(&files);
    let mut talk = Talk::new(&library);
    talk.locale = Some("de".parse().expect("a locale"));
    let shown = talk.command("/b12-read mouth");
    let read = "Gelesen von Ana Beispiel, general practitioner, am 30. Nov. 2026.";
    assert!(shown.contains(read), "{shown}");
}

#[test]
fn of_two_readers_only_one_who_has_read_all_of_a_screen_is_named() {
    let library = own();
    let (name, _) = pack(library).passages().next().expect("a passage");
    let id = format!("{}/passage.{}", name.article, name.passage);
    let both = format!("{}\n{}", entry("Ana Beispiel", 30, &[]), entry("Bo", 12, &[&id]));
    let library = reviewed(&both, &[]);
    let shown = Talk::new(&library).command(&format!("/feet-read {name}"));
    assert!(shown.contains(READ), "the newest reading is told: {shown}");
    let alone = reviewed(&entry("Bo", 12, &[&id]), &[]);
    let shown = Talk::new(&alone).command(&format!("/feet-read {name}"));
    assert!(shown.contains("Read by Bo, general practitioner, on 12 Nov 2026."), "{shown}");
    let start = Talk::new(&alone).command("/feet-check");
    assert!(start.contains(WRITTEN), "{start}");
}
