//! Findings about conditions and the findings of a flow.

use crate::document::{Code, Problem};
use crate::library::limits::{CONDITION_DEPTH_MAX, CONDITION_PARTS_MAX};

/// A finding that nothing refers to, as advice.
pub(in crate::pack) fn unused_finding(name: &str) -> Problem {
    let message = format!("nothing uses the finding `{name}`");
    Problem::new(Code::NeverUsed, message, "Remove it, or use its name in a condition.")
}

/// A finding that leads back to itself.
pub(in crate::pack) fn finding_cycle(name: &str) -> Problem {
    let message = format!("the finding `{name}` builds on itself");
    let remedy =
        "Follow the findings that it names, and take it out of the one that leads back to it.";
    Problem::new(Code::FindingCycle, message, remedy)
}

/// Conditions that are nested too deep or are too many.
pub(in crate::pack) fn too_big(what: &str) -> Problem {
    let message = format!("with {what}, the conditions of this flow grow too deep or too many");
    let remedy = format!(
        "Nest at most {CONDITION_DEPTH_MAX} deep, findings in findings included, and at most {CONDITION_PARTS_MAX} parts in all."
    );
    Problem::new(Code::ConditionTooBig, message, remedy)
}

/// A table without any form of a condition.
pub(in crate::pack) fn says_nothing(what: &str) -> Problem {
    one_form(&format!("{what} says nothing"))
}

/// A table with several forms of a condition.
pub(in crate::pack) fn several_forms(what: &str, forms: &[&str]) -> Problem {
    one_form(&format!("{what} says several things at once: {}", forms.join(", ")))
}

fn one_form(message: &str) -> Problem {
    let remedy = "Use one of any-of, all-of, none-of, count-at-least (with of), all, any, not or answered. Put several together as { all = [{ … }, { … }] }.";
    Problem::new(Code::BadCondition, message, remedy)
}

/// `of` beside another form than the one that it goes with.
pub(in crate::pack) fn of_alone() -> Problem {
    let message = "`of` goes with `count-at-least` only";
    let remedy = "Remove `of`, or write { count-at-least = 2, of = [\"item/code\", …] }.";
    Problem::new(Code::BadCondition, message, remedy)
}

/// An answer where a condition must stand.
pub(in crate::pack) fn answer_for_condition(answer: &str) -> Problem {
    let message = format!("`{answer}` is an answer, and stands where a condition must be");
    let remedy = format!("Write {{ any-of = [\"{answer}\"] }}. A name alone is a finding.");
    Problem::new(Code::BadCondition, message, remedy)
}

/// Something else where an answer must stand.
pub(in crate::pack) fn not_an_answer(text: &str, what: &str) -> Problem {
    let message = format!("`{text}` is not an answer, and stands in {what}");
    let remedy = "Write an answer as \"item/code\", or \"item/*\" for any of its codes. A finding goes into all, any or not.";
    Problem::new(Code::BadCondition, message, remedy)
}

/// A list without entries.
pub(in crate::pack) fn empty_list(what: &str) -> Problem {
    let message = format!("{what} is an empty list");
    Problem::new(Code::BadCondition, message, "Put at least one entry between the brackets.")
}

/// A count of none, which always holds. `entries` are there to be counted.
pub(in crate::pack) fn count_of_none(what: &str, entries: usize) -> Problem {
    count(what, "0 of them, so it always holds", entries)
}

/// A count of more than there are entries, which never holds.
pub(in crate::pack) fn count_of_more(what: &str, entries: usize) -> Problem {
    count(what, "more than there are in `of`, so it never holds", entries)
}

fn count(what: &str, wants: &str, entries: usize) -> Problem {
    let remedy = format!("Write a number from 1 to {entries}.");
    Problem::new(Code::BadCount, format!("{what} asks for {wants}"), remedy)
}

/// `item/*` of an item that takes one answer.
pub(in crate::pack) fn star_on_single(text: &str, item: &str) -> Problem {
    let message = format!("`{text}` needs an item with several answers, and `{item}` takes one");
    Problem::new(Code::StarOnSingle, message, "Name the codes one by one.")
}
