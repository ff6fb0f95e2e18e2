//! Findings about outcomes.

use crate::document::{Code, Problem};

/// An outcome that no rule names.
pub(in crate::pack) fn unused(name: &str) -> Problem {
    let message = format!("no rule leads to the outcome `{name}`");
    let remedy = format!("Add a `[[rule]]` with outcome = \"{name}\", or remove the outcome.");
    Problem::new(Code::OutcomeUnused, message, remedy)
}

/// An overlay that may find no room on a result, and lacks what it is then named by.
pub(in crate::pack) fn overlay_only_named(overlay: &str, key: &str) -> Problem {
    let why = "a result shows three such lines in full, and of the others only their names, each with a button to read more";
    Problem::new(
        Code::MissingKey,
        format!("{overlay} has no `{key}`: {why}"),
        format!("Add `{key}`, or `always = true` where somebody's safety hangs on the line."),
    )
}

/// An outcome with cards and with words of its own, under these keys.
pub(in crate::pack) fn cards_and_text(outcome: &str, keys: &[&str]) -> Problem {
    let message = format!("{outcome} shows cards, and has {} as well", keys.join(", "));
    let remedy = "A card stands alone. Remove those keys, or remove `cards`.";
    Problem::new(Code::CardsAndText, message, remedy)
}

/// Not exactly one headline without a condition, and no other headline either.
pub(in crate::pack) fn no_headline(outcome: &str, plain: usize) -> Problem {
    headlines(outcome, plain, "Add a line such as: headline = [\"…\"].")
}

/// Not exactly one headline without a condition.
pub(in crate::pack) fn plain_headlines(outcome: &str, plain: usize) -> Problem {
    let remedy = "Let exactly one headline be a plain text: it is shown where no `when` of the others holds.";
    headlines(outcome, plain, remedy)
}

fn headlines(outcome: &str, plain: usize, remedy: &str) -> Problem {
    let message = format!("{outcome} has {plain} headlines without a condition, but must have one");
    Problem::new(Code::PlainHeadline, message, remedy)
}

/// An outcome with an empty list of cards.
pub(in crate::pack) fn no_card(outcome: &str) -> Problem {
    cards(&format!("{outcome} shows no card"))
}

/// No card that is shown always.
pub(in crate::pack) fn no_plain_card(outcome: &str) -> Problem {
    cards(&format!("{outcome} shows a card only under a condition"))
}

fn cards(message: &str) -> Problem {
    let remedy = "Put one card into the list as a plain name: cards = [\"emergency\"].";
    Problem::new(Code::PlainCard, message, remedy)
}
