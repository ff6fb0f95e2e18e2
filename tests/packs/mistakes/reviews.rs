//! Cases of reviews and of decisions that are open.

use std::collections::BTreeSet;

use myelin::document::{Code, RenderStyle};
use myelin::library::{ReviewCounts, fingerprints, limits};

use super::{ARTICLE, Case, EVIDENCE, Files};

const REVIEWS: &str = "responses/sleep/reviews.toml";
const DECISIONS: &str = "responses/sleep/decisions.toml";

/// A review of a passage, a result and a card of the good pack as they stand.
const READ: &str = "\
[[review]]
name = \"Ana Beispiel\"
profession = \"sleep physician\"
register = \"12345\"
date = 2026-11-30
texts = [
  { id = \"tired/passage.signs\", fingerprint = \"a7ef2b3a0a127881\" },
  { id = \"check/outcome.visit\", fingerprint = \"df4a176602de03d3\" },
  { id = \"cards/card.emergency\", fingerprint = \"cef218a831dac6d1\" },
]
";

/// A question that somebody has to decide.
const TO_DECIDE: &str = "\
[[decision]]
id = \"naps\"
text = \"Should anybody be told to take naps?\"
evidence = [\"C03\"]
";

fn read(files: &mut Files) -> &mut Files {
    files.add(REVIEWS, READ)
}

pub(crate) const REVIEWED: &[Case] = &[
    ("a review without a person", &[Code::ReviewUnsigned], |files| {
        read(files).cut(REVIEWS, "name = \"Ana Beispiel\"\n");
    }),
    ("a review without a day", &[Code::ReviewUnsigned], |files| {
        read(files).cut(REVIEWS, "date = 2026-11-30\n");
    }),
    (
        "a review of nothing, by somebody without a name and a profession",
        &[Code::TooFew, Code::EmptyText, Code::MissingKey],
        |files| {
            files.add(REVIEWS, "[[review]]\nname = \" \"\ndate = 2026-11-30\ntexts = []\n");
        },
    ),
    ("what is no fingerprint", &[Code::BadFingerprint], |files| {
        read(files).swap(REVIEWS, "\"a7ef2b3a0a127881\"", "\"all\"").swap(
            REVIEWS,
            "\"df4a176602de03d3\"",
            "\"ABCDEF0000000000\"",
        );
    }),
    ("a text that one review names twice", &[Code::RepeatedEntry], |files| {
        read(files).swap(REVIEWS, "check/outcome.visit", "tired/passage.signs");
    }),
    ("a day in quotes", &[Code::WrongType], |files| {
        read(files).swap(REVIEWS, "date = 2026-11-30", "date = \"2026-11-30\"");
    }),
    ("more reviews than there may be", &[Code::TooMany], |files| {
        let more = READ.repeat(limits::REVIEWS_MAX + 1);
        files.texts.insert(REVIEWS.to_owned(), more.into_bytes());
    }),
    ("a text that has changed since it was read", &[Code::ReviewChanged], |files| {
        read(files).swap(ARTICLE, "has many causes", "has several causes");
    }),
    ("a text that is not there", &[Code::ReviewUnknownText], |files| {
        read(files).swap(REVIEWS, "tired/passage.signs", "tired/passage.sign").swap(
            REVIEWS,
            "check/outcome.visit",
            "dreams/flow",
        );
    }),
    (
        "decisions without a name of their own, and on what is not listed",
        &[Code::RepeatedEntry, Code::BadId, Code::UnknownEvidence, Code::EmptyText],
        |files| {
            files.add(DECISIONS, TO_DECIDE).add(DECISIONS, TO_DECIDE).add(
                DECISIONS,
                "[[decision]]\nid = \"To nap\"\ntext = \"\"\nevidence = [\"C99\"]\n",
            );
        },
    ),
    ("more decisions than there may be", &[Code::TooMany], |files| {
        let decision = |number| TO_DECIDE.replace("naps", &format!("naps-{number}"));
        let more: String = (0..=limits::DECISIONS_MAX).map(decision).collect();
        files.texts.insert(DECISIONS.to_owned(), more.into_bytes());
    }),
];

#[test]
fn texts_that_stand_as_they_were_read_are_no_finding() {
    let mut files = Files::good();
    read(&mut files).add(DECISIONS, TO_DECIDE);
    assert_eq!(files.rendered(RenderStyle::Plain), "");
    let library = files.load().library.unwrap();
    let pack = &library.packs[0];
    let texts = fingerprints(pack, &library.safety);
    let counts = ReviewCounts { all: texts.len(), read: 3, changed: 0 };
    assert_eq!(pack.reviews.counts(&texts), counts);
    assert_eq!(pack.decisions.len(), 1);
}

#[test]
fn nothing_is_said_of_texts_that_changed_while_there_is_a_mistake() {
    let mut files = Files::good();
    read(&mut files).swap(ARTICLE, "has many causes", "has several causes");
    files.swap(EVIDENCE, "[evidence]", "[evidence");
    assert_eq!(files.codes(), BTreeSet::from([Code::Syntax]));
}

#[test]
fn a_text_that_was_read_again_is_no_finding() {
    let mut files = Files::good();
    read(&mut files);
    let old = READ.replace("a7ef2b3a0a127881", "1111111111111111").replace("11-30", "11-01");
    files.texts.insert(REVIEWS.to_owned(), format!("{old}{READ}").into_bytes());
    assert_eq!(files.codes(), BTreeSet::new());
}
