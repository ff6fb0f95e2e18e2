//! Findings about rules.

use crate::document::{Code, Problem};

/// A flow without rules.
pub(in crate::pack) fn none() -> Problem {
    let remedy = "Add a `[[rule]]` with an `outcome`.";
    Problem::new(Code::MissingKey, "this flow has no rule", remedy)
}

/// A rule after one that holds always.
pub(in crate::pack) fn never_reached(rule: &str, always: &str) -> Problem {
    let message =
        format!("{rule} is never reached: {always} before it has no `when`, so it always holds");
    let remedy = "Only the last rule has no `when`: add one to the rule before, or move that rule to the end.";
    Problem::new(Code::RuleNeverReached, message, remedy)
}

/// A rule that would end every walk after its first answer.
pub(in crate::pack) fn ends_at_once(rule: &str) -> Problem {
    let message =
        format!("{rule} ends every walk after its first answer, because it has no `when`");
    Problem::new(Code::EndsAtOnce, message, "Remove `ends-walk`, or add a `when`.")
}

/// No rule that holds always.
pub(in crate::pack) fn no_last() -> Problem {
    let message = "no rule holds for everybody: the last one has a `when`";
    Problem::new(Code::NoLastRule, message, "Add a last `[[rule]]` with only an `outcome`.")
}
