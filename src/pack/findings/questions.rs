//! Findings about example questions.

use crate::document::{Code, Problem};
use crate::library::limits::EXAMPLES_MAX;
use crate::questions::Due;

/// A question that stands in two places.
pub(in crate::pack) fn asked_twice(text: &str, file: &str, due: &Due, other: &Due) -> Problem {
    let message = if due == other {
        format!("the question \"{text}\" stands here and in {file} already")
    } else {
        format!("the question \"{text}\" stands in {file} for {} already", named(other))
    };
    let remedy = if due == other {
        "Leave one of them, or say it in other words."
    } else {
        "Leave it where it is answered best. One question can lead to one place only."
    };
    Problem::new(Code::QuestionTwice, message, remedy)
}

fn named(due: &Due) -> String {
    match due {
        Due::Passage(passage) => format!("the passage `{passage}`"),
        Due::Outside(group) => format!("the outside group `{group}`"),
        Due::Refuse(kind) => format!("what is refused as `{}`", kind.name()),
    }
}

/// A star that does not stand at one end of one word.
pub(in crate::pack) fn misplaced_star(said: &str) -> Problem {
    let message = format!("the star in \"{said}\" is not at one end of one word");
    let remedy = "Write a word with a star before it or after it, such as \"tabl*\", or a few words without a star.";
    Problem::new(Code::WordStar, message, remedy)
}

/// A list without a question.
pub(in crate::pack) fn no_entry(what: &str) -> Problem {
    let remedy = "Write a question that somebody may ask, or remove the list.";
    Problem::new(Code::TooFew, format!("{what} has no question"), remedy)
}

/// More example questions than a pack may have.
pub(in crate::pack) fn too_many() -> Problem {
    let message = format!("this pack has more than {EXAMPLES_MAX} example questions");
    let remedy = "Take out those that differ least from others.";
    Problem::new(Code::TooMany, message, remedy)
}

/// What stands in two files and may stand in one.
pub(in crate::pack) fn said_twice(what: &str) -> Problem {
    let message = format!("{what} stands in another file of the pack as well");
    Problem::new(Code::RepeatedEntry, message, "Leave it in `questions.toml`.")
}

/// A share of more than all.
pub(in crate::pack) fn over_hundred(what: &str, number: u32) -> Problem {
    let message = format!("{what} is {number}, but is a share in per cent");
    Problem::new(Code::TooMany, message, "Write a number from 0 to 100.")
}

/// A passage without an example question, as advice.
pub(in crate::pack) fn no_question(passage: &str) -> Problem {
    let message = format!("the passage `{passage}` has no example question");
    let remedy = "Add some to `questions.toml`, as people would ask. Where other passages have questions, one without is seldom found.";
    Problem::new(Code::NoQuestion, message, remedy)
}
