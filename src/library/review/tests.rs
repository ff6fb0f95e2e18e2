//! What a fingerprint covers, and who counts as having read a text.

use std::collections::BTreeSet;

use time::Month;

use super::*;
use crate::flow::{AtomSet, Condition};
use crate::library::fixture::{reviewed, shipped};
use crate::library::texts::{TextKind, TextReader};
use crate::library::{Library, Pack};

/// Why no reviewer of the English cards answers for their translations.
const FOLLOWS_ENGLISH: &str = "it says the English card, which is read; its file says who read it";

/// Texts that members read and that are read as no text of a screen, each with the reason.
const NOT_COVERED: &[(TextKind, &str)] = &[
    (TextKind::PackVersion, "it changes with every correction"),
    (TextKind::PackReviewedBy, "the line stands where nobody has read the texts"),
    (TextKind::PackLicence, "it is on no screen of a text"),
    (TextKind::CommandName, "Discord's list of commands has it"),
    (TextKind::CommandDescription, "Discord's list of commands has it"),
    (TextKind::CommandNameIn, "Discord's list of commands has it"),
    (TextKind::CommandDescriptionIn, "Discord's list of commands has it"),
    (TextKind::LedgerArticle, "what was checked has a screen of its own"),
    (TextKind::ClaimSays, "what was checked has a screen of its own"),
    (TextKind::ClaimWhy, "what was checked has a screen of its own"),
    (TextKind::TranslatedHeadline, FOLLOWS_ENGLISH),
    (TextKind::TranslatedText, FOLLOWS_ENGLISH),
    (TextKind::TranslatedSign, FOLLOWS_ENGLISH),
    (TextKind::TranslatedThen, FOLLOWS_ENGLISH),
    (TextKind::TranslatedDo, FOLLOWS_ENGLISH),
    (TextKind::TranslatedAvoid, FOLLOWS_ENGLISH),
    (TextKind::ReviewName, "it is the reader"),
    (TextKind::ReviewProfession, "it is the reader"),
];

fn of(library: &Library) -> Vec<UnitFingerprint> {
    fingerprints(library.packs.first().unwrap(), &library.safety)
}

/// The ids of the texts that are others in the second library.
fn changed(before: &Library, after: &Library) -> Vec<String> {
    let (before, after) = (of(before), of(after));
    let pairs = before.into_iter().zip(after);
    let other = pairs.filter(|(before, after)| before.fingerprint != after.fingerprint);
    other.map(|(before, _)| before.id).collect()
}

/// The shipped library with its pack changed.
fn with(change: impl FnOnce(&mut Pack)) -> Library {
    let mut library = shipped().clone();
    change(library.packs.first_mut().unwrap());
    library
}

#[test]
fn one_changed_word_of_what_members_read_changes_a_fingerprint() {
    let mut kinds = BTreeSet::new();
    for text in reviewed().texts() {
        let kind = text.about.kind;
        let of_pack = text.about.place.pack.is_some() || text.about.path().starts_with("card.");
        if kind.reader() != TextReader::Members || !of_pack || !kinds.insert(kind) {
            continue;
        }
        let mut library = reviewed();
        let mut done = false;
        library.visit_texts(&mut |text, about| {
            if about.kind == kind && !done {
                text.push('x');
                done = true;
            }
        });
        let covered = !NOT_COVERED.iter().any(|(other, _)| *other == kind);
        assert_eq!(!changed(&reviewed(), &library).is_empty(), covered, "{kind:?}");
    }
    assert!(kinds.len() > 30, "{kinds:?}");
}

#[test]
fn a_fingerprint_is_of_one_text_and_every_text_has_its_own() {
    let texts = of(shipped());
    let ids: BTreeSet<&str> = texts.iter().map(|text| text.id.as_str()).collect();
    let fingerprints: BTreeSet<&str> = texts.iter().map(|text| text.fingerprint.as_str()).collect();
    assert_eq!((ids.len(), fingerprints.len()), (texts.len(), texts.len()));
    let passage = with(|pack| pack.articles[0].passages[0].text.clear());
    assert_eq!(changed(shipped(), &passage).len(), 1);
}

#[test]
fn what_decides_when_a_line_is_shown_belongs_to_it() {
    let line = with(|pack| {
        let outcome = pack.flows[0].outcomes.iter_mut().find(|outcome| !outcome.steps.is_empty());
        outcome.unwrap().steps[0].when = Some(Condition::AllOf(AtomSet::only(0)));
    });
    assert_eq!(changed(shipped(), &line).len(), 1);
    let overlay = with(|pack| pack.flows[0].overlays[0].when = None);
    assert_eq!(changed(shipped(), &overlay).len(), 1);
    let asked = with(|pack| {
        let item = pack.flows[0].items.iter_mut().find(|item| item.enable_when.is_some());
        item.unwrap().enable_when = None;
    });
    assert_eq!(changed(shipped(), &asked).len(), 1);
}

#[test]
fn a_rule_belongs_to_every_result_that_it_can_take_from_or_give_to() {
    let rules = &shipped().packs[0].flows[0].rules;
    let last = rules.last().unwrap().outcome;
    let id = |outcome: usize| {
        let id = &shipped().packs[0].flows[0].outcomes[outcome].id;
        format!("check/outcome.{id}")
    };
    let first = with(|pack| pack.flows[0].rules[0].when = Some(Condition::Any(vec![])));
    let found = changed(shipped(), &first);
    assert!(found.contains(&id(rules[0].outcome)) && found.contains(&id(last)), "{found:?}");
    // The last rule decides for nobody for whom an earlier one has.
    let end = with(|pack| pack.flows[0].rules.last_mut().unwrap().ends_walk = true);
    assert_eq!(changed(shipped(), &end), [id(last)]);
}

#[test]
fn the_words_of_evidence_and_of_sources_belong_to_what_rests_on_them() {
    let evidence = with(|pack| {
        let list = pack.evidence.as_mut().unwrap();
        list.listed.iter_mut().find(|(id, _)| id == "C20").unwrap().1.push('x');
    });
    let found = changed(shipped(), &evidence);
    assert!(found.iter().any(|id| id.starts_with("mouth/passage.")), "{found:?}");
    assert!(found.len() < of(shipped()).len() / 2, "{found:?}");
    let source = with(|pack| pack.sources[0].url.push('x'));
    assert!(!changed(shipped(), &source).is_empty());
}

#[test]
fn what_texts_are_found_by_and_who_has_read_them_change_no_fingerprint() {
    let found_by = with(|pack| {
        pack.articles[0].also_called.push("word".to_owned());
        pack.articles[0].passages[0].also_called.push("word".to_owned());
        pack.articles[0].related.clear();
        pack.version.push('x');
    });
    assert_eq!(changed(shipped(), &found_by), [""; 0]);
    assert_eq!(changed(shipped(), &reviewed()), [""; 0]);
}

/// A review of these texts as they stand.
fn review(name: &str, day: u8, texts: &[&UnitFingerprint]) -> Review {
    let read = texts
        .iter()
        .map(|text| ReadText { id: text.id.clone(), fingerprint: text.fingerprint.clone() });
    Review {
        name: name.to_owned(),
        profession: "nurse".to_owned(),
        register: None,
        date: Date::from_calendar_date(2026, Month::May, day).unwrap(),
        texts: read.collect(),
    }
}

/// Who has read these texts, and the day of the month that is told.
fn reader(records: Vec<Review>, units: &[&UnitFingerprint]) -> Option<(String, u8)> {
    let reviews = Reviews::new(records, &of(shipped()));
    let units: Vec<ReviewUnit> = units.iter().map(|text| text.unit.clone()).collect();
    reviews.reader(&units).map(|(review, day)| (review.name.clone(), day.day()))
}

#[test]
fn a_reader_has_read_every_text_and_the_oldest_reading_is_told() {
    let texts = of(shipped());
    let (one, two) = (&texts[0], &texts[1]);
    let (ana, bo) = ("Ana".to_owned(), "Bo".to_owned());
    let read = |name: &str, day, texts: &[&UnitFingerprint]| review(name, day, texts);
    assert_eq!(reader(vec![read("Ana", 1, &[one])], &[one, two]), None);
    let halves = vec![read("Ana", 1, &[one]), read("Bo", 2, &[two])];
    assert_eq!(reader(halves, &[one, two]), None, "nobody has read both");
    let twice = vec![read("Ana", 3, &[one]), read("Ana", 2, &[two])];
    assert_eq!(reader(twice, &[one, two]), Some((ana.clone(), 2)));
    let again = vec![read("Ana", 1, &[one, two]), read("Ana", 9, &[one, two])];
    assert_eq!(reader(again, &[one, two]), Some((ana, 9)));
    let both = vec![read("Ana", 1, &[one]), read("Bo", 2, &[one])];
    assert_eq!(reader(both, &[one]), Some((bo, 2)));
    assert_eq!(reader(vec![read("Ana", 1, &[one])], &[]), None, "of nothing nobody is a reader");
}

#[test]
fn a_text_that_has_changed_counts_as_changed_until_it_is_read_again() {
    let texts = of(shipped());
    let mut old = review("Ana", 1, &[&texts[0], &texts[1]]);
    "0000000000000000".clone_into(&mut old.texts[0].fingerprint);
    let all = texts.len();
    let counts = |records| Reviews::new(records, &texts).counts(&texts);
    assert_eq!(counts(vec![]), ReviewCounts { all, read: 0, changed: 0 });
    assert_eq!(counts(vec![old.clone()]), ReviewCounts { all, read: 1, changed: 1 });
    let again = vec![old, review("Bo", 2, &[&texts[0]])];
    assert_eq!(counts(again), ReviewCounts { all, read: 2, changed: 0 });
}
