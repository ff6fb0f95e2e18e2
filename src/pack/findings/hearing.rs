//! Findings about the rules by which danger is heard.

use crate::document::{Code, Problem};
use crate::library::limits::APART_MAX;

/// A card that is no answer to what people write.
pub(in crate::pack) fn no_kind(card: &str) -> Problem {
    let message = format!("the card `{card}` does not answer what people write");
    let remedy = "Name one of crisis, overdose, emergency, helper, harm and today.";
    Problem::new(Code::UnknownCard, message, remedy)
}

/// A group that no rule uses.
pub(in crate::pack) fn unused_group(name: &str) -> Problem {
    let message = format!("no rule uses the group `{name}`");
    Problem::new(Code::UnusedGroup, message, "Use it in a rule, or take it out.")
}

/// A group without a phrase.
pub(in crate::pack) fn empty_group(name: &str) -> Problem {
    let message = format!("the group `{name}` has no phrase, so that rules with it find nothing");
    Problem::new(Code::EmptyText, message, "Write the words that people use.")
}

/// A phrase without a word.
pub(in crate::pack) fn no_word() -> Problem {
    let remedy = "Write at least one word of letters or digits, or take the phrase out.";
    Problem::new(Code::EmptyText, "this phrase has no word", remedy)
}

/// A rule that says neither or both of the two ways to look.
pub(in crate::pack) fn in_order_or_together(what: &str) -> Problem {
    let message = format!("{what} must have either `in-order` or `together`");
    let remedy = "Write `in-order = [\"group\", \"group\"]` where the words follow one another, or `together = [\"group\", \"group\"]` where they stand in one sentence in any order.";
    Problem::new(Code::MissingKey, message, remedy)
}

/// More words between two groups than a rule may allow.
pub(in crate::pack) fn too_far_apart(apart: usize) -> Problem {
    let message = format!("`apart` is {apart}, but may be {APART_MAX} at most");
    Problem::new(Code::TooMany, message, "Use `together` where words stand far apart.")
}

/// A gap where nothing has an order.
pub(in crate::pack) fn apart_without_order() -> Problem {
    let message = "`apart` says nothing where groups stand together in any order";
    Problem::new(Code::UnknownKey, message, "Take it out, or use `in-order`.")
}

/// A list without an entry.
pub(in crate::pack) fn empty_list(key: &str, what: &str) -> Problem {
    let message = format!("`{key}` of {what} is empty");
    Problem::new(Code::TooFew, message, "Write an entry, or take the key out.")
}

/// A rule without an example.
pub(in crate::pack) fn no_examples(what: &str) -> Problem {
    let message = format!("{what} has no example");
    Problem::new(Code::MissingKey, message, "Add `said = [\"…\"]`, with what a person would write.")
}

/// An example that its own rule does not find.
pub(in crate::pack) fn example_not_found(what: &str) -> Problem {
    let message = format!("{what} does not find this example of its own");
    let remedy = "Add the missing words to a group or allow more words with `apart`; see whether a span that is taken out stands in it.";
    Problem::new(Code::ExampleNotFound, message, remedy)
}

/// A near miss that the rule finds.
pub(in crate::pack) fn near_miss_found(what: &str) -> Problem {
    let message = format!("{what} finds this, which it must not");
    let remedy = "Make a group narrower, name what must be absent with `without`, or take the idiom out with a `[swallow.…]`.";
    Problem::new(Code::NearMissFound, message, remedy)
}

/// Two rules for the same with different cards.
pub(in crate::pack) fn two_cards(rule: &str, other: &str) -> Problem {
    let message =
        format!("the rules `{rule}` and `{other}` look for the same and show different cards");
    Problem::new(Code::RulesContradict, message, "Keep one of them, or make one narrower.")
}

/// Two rules for the same.
pub(in crate::pack) fn same_rule(rule: &str, other: &str) -> Problem {
    let message = format!("the rules `{rule}` and `{other}` look for the same");
    Problem::new(Code::RulesContradict, message, "Put their examples into one of them.")
}

/// A text that one rule must find and another of the same card must not.
pub(in crate::pack) fn contradicted(other: &str) -> Problem {
    let message = format!("the rule `{other}` must find what this rule must not");
    Problem::new(
        Code::RulesContradict,
        message,
        "Decide what the text means, and keep one of the two.",
    )
}
