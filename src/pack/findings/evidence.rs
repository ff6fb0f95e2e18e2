//! Findings about evidence ids and the list of them.

use crate::document::{Code, Problem, did_you_mean};

/// What has not the form of an evidence id.
pub(in crate::pack) fn bad_id(id: &str) -> Problem {
    let remedy = "Use an id of your own list of evidence: a capital letter, then a number or a word, such as C18, Q5a or O-urgent. One id stands for one statement.";
    Problem::new(Code::BadEvidence, format!("`{id}` is not an evidence id"), remedy)
}

/// A health sentence without evidence.
pub(in crate::pack) fn none(table: &str) -> Problem {
    let remedy = "Add a line such as: evidence = [\"C18\"], with the ids of your list of evidence that it rests on.";
    Problem::new(Code::NoEvidence, format!("{table} names no evidence"), remedy)
}

/// A pack without a list, as advice.
pub(in crate::pack) fn no_list() -> Problem {
    let message = "this pack has no evidence.toml, so nobody can look up what its evidence ids say";
    let remedy = "Add evidence.toml beside pack.toml: below a line `[evidence]`, each id with one line on what it says.";
    Problem::new(Code::NoEvidenceList, message, remedy)
}

/// A list without its table.
pub(in crate::pack) fn no_table() -> Problem {
    let remedy = "Add a line `[evidence]`, and below it each id with one line on what it says.";
    Problem::new(Code::MissingKey, "this file has no `[evidence]`", remedy)
}

/// An id that is used and not listed.
pub(in crate::pack) fn used_unlisted(id: &str, near: Option<&str>) -> Problem {
    unlisted(&format!("the evidence id `{id}` is not in this pack's evidence.toml"), id, near)
}

/// An id that is withheld and not listed.
pub(in crate::pack) fn withheld_unlisted(id: &str, near: Option<&str>) -> Problem {
    unlisted(&format!("`{id}` is withheld, but `[evidence]` does not list it"), id, near)
}

fn unlisted(message: &str, id: &str, near: Option<&str>) -> Problem {
    let remedy = near.map_or_else(
        || format!("Add a line such as {id} = \"…\" to `[evidence]`, with what it says."),
        did_you_mean,
    );
    Problem::new(Code::UnknownEvidence, message, remedy)
}

/// An id that is withheld and used all the same.
pub(in crate::pack) fn withheld_and_used(id: &str) -> Problem {
    let message = format!("the evidence id `{id}` is withheld, but is used here");
    let remedy =
        "Let this rest on another id, or take the id out of `[withheld]` in evidence.toml.";
    Problem::new(Code::EvidenceWithheld, message, remedy)
}

/// An id that is withheld and that a safety card uses.
pub(in crate::pack) fn withheld_and_on_card(id: &str) -> Problem {
    let message = format!("`{id}` is withheld, but a safety card uses it");
    let remedy = "Take it out of `[withheld]`, or let the card rest on something else.";
    Problem::new(Code::EvidenceWithheld, message, remedy)
}

/// An id that is listed, and neither used nor withheld.
pub(in crate::pack) fn unused(id: &str) -> Problem {
    let message = format!("nothing in this pack uses the evidence id `{id}`");
    let remedy = "Name it where the pack says this, or name it in `[withheld]` with the reason why it is not used.";
    Problem::new(Code::EvidenceUnused, message, remedy)
}
