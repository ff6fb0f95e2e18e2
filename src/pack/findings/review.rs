//! Findings about reviews and about what is still to be decided.

use crate::document::{Code, Problem, did_you_mean};
use crate::library::limits::{DECISIONS_MAX, REVIEWS_MAX};
use crate::library::{FINGERPRINT_LENGTH, Review};

/// A review that names no person.
pub(in crate::pack) fn no_name(review: &str) -> Problem {
    let remedy = "Add `name = \"…\"`, with the name of the person who has read the texts. Without a person there is no review: otherwise remove it.";
    Problem::new(Code::ReviewUnsigned, format!("{review} does not say who it is by"), remedy)
}

/// A review without a day.
pub(in crate::pack) fn no_date(review: &str) -> Problem {
    let remedy = "Add `date = 2026-11-22`, without quotes, with the day on which that person has read the texts.";
    Problem::new(Code::ReviewUnsigned, format!("{review} does not say when it was"), remedy)
}

/// A review of nothing.
pub(in crate::pack) fn no_texts(review: &str) -> Problem {
    let remedy = "List each text that was read, as `myelin review PACK --record` writes them, or remove the review.";
    Problem::new(Code::TooFew, format!("{review} names no text"), remedy)
}

/// A text that one review names twice.
pub(in crate::pack) fn text_twice(review: &str, id: &str) -> Problem {
    let message = format!("{review} names the text `{id}` twice");
    Problem::new(Code::RepeatedEntry, message, "Leave the one with the newer fingerprint.")
}

/// What is not a fingerprint.
pub(in crate::pack) fn bad_fingerprint(what: &str) -> Problem {
    let message = format!("{what} is not a fingerprint");
    let remedy = format!(
        "A fingerprint has {FINGERPRINT_LENGTH} digits and letters from a to f. Copy it from the document, or let `myelin review PACK --record` write it."
    );
    Problem::new(Code::BadFingerprint, message, remedy)
}

/// More reviews than there may be.
pub(in crate::pack) fn too_many(count: usize) -> Problem {
    let message = format!("this pack has {count} reviews, but may have {REVIEWS_MAX}");
    let remedy = "Take out those of which every text has changed since.";
    Problem::new(Code::TooMany, message, remedy)
}

/// A text that has changed since it was read, as advice.
pub(in crate::pack) fn changed(id: &str, review: &Review) -> Problem {
    let (name, date) = (&review.name, review.date);
    let message = format!("`{id}` has changed since {name} read it on {date}");
    let remedy = "Ask for it to be read again, and record that. Until then its screens do not say that it was read.";
    Problem::new(Code::ReviewChanged, message, remedy)
}

/// A text that was read and is not there, as advice.
pub(in crate::pack) fn unknown_text(id: &str, near: Option<&str>) -> Problem {
    let message = format!("there is no text `{id}` in this pack");
    let remedy = near.map_or_else(
        || "If it was taken out or has another name now, remove the line.".to_owned(),
        did_you_mean,
    );
    Problem::new(Code::ReviewUnknownText, message, remedy)
}

/// Two decisions of one name.
pub(in crate::pack) fn decision_twice(id: &str) -> Problem {
    let message = format!("two decisions have the id `{id}`");
    Problem::new(Code::RepeatedEntry, message, "Give one of them another id.")
}

/// More decisions than there may be.
pub(in crate::pack) fn too_many_decisions(count: usize) -> Problem {
    let message = format!("{count} decisions are open in this pack, but {DECISIONS_MAX} may be");
    let remedy = "Put those together that one person decides at once.";
    Problem::new(Code::TooMany, message, remedy)
}
