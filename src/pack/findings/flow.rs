//! Findings about flows.

use crate::document::{Code, Problem};
use crate::flow::{ATOMS_MAX, WALK_BITS_MAX};
use crate::library::limits::{INTRO_LINES_MAX, OUTCOMES_MAX};

/// More outcomes than a flow may have.
pub(in crate::pack) fn too_many_outcomes(count: usize) -> Problem {
    let message = format!("this flow has {count} outcomes, but may have {OUTCOMES_MAX}");
    let remedy = "Put outcomes together that ask the same of people, or make two flows.";
    Problem::new(Code::TooMany, message, remedy)
}

/// A passage without tests, named as the one that has them.
pub(in crate::pack) fn passage_without_tests(passage: &str) -> Problem {
    let message = format!("the passage `{passage}` has no tests for the list for the visit");
    let remedy = "Give the passage `tests`, name one that has them, or remove this line.";
    Problem::new(Code::TooFew, message, remedy)
}

/// An introduction of no line, or of too many.
pub(in crate::pack) fn intro_lines(count: usize) -> Problem {
    let code = if count == 0 { Code::TooFew } else { Code::TooMany };
    let message = format!("`intro` has {count} lines, but must have 1 to {INTRO_LINES_MAX}");
    let remedy = "Say in one to three short lines what this is, and what it is not.";
    Problem::new(code, message, remedy)
}

/// More than conditions can tell apart.
pub(in crate::pack) fn too_many_atoms() -> Problem {
    let message = format!("the conditions of this flow tell more than {ATOMS_MAX} things apart");
    let remedy = "Look at several codes of an item together: { any-of = [\"item/a\", \"item/b\"] } counts once. Leave out conditions that make no difference.";
    Problem::new(Code::TooManyAtoms, message, remedy)
}

/// More answers than fit into a button, in bits.
pub(in crate::pack) fn walk_too_long(bits: u32) -> Problem {
    let message = format!(
        "the answers of this flow take {bits} bits, and a button has room for {WALK_BITS_MAX}"
    );
    let remedy = "Leave out answer options (an item with several answers takes one bit for each), or make two flows of it.";
    Problem::new(Code::WalkTooLong, message, remedy)
}
