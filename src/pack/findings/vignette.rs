//! Findings about vignettes.

use crate::document::{Code, Problem};

/// Several answers to an item that takes one.
pub(in crate::pack) fn one_answer(item: &str) -> Problem {
    let message = format!("the item `{item}` takes exactly one answer");
    Problem::new(Code::TooMany, message, "Leave one code, or remove the line.")
}

/// A vignette that does not answer what cannot be skipped.
pub(in crate::pack) fn stuck(vignette: &str, item: &str) -> Problem {
    let message = format!("{vignette} does not answer `{item}`, which cannot be skipped");
    Problem::new(Code::VignetteFails, message, format!("Add `{item}` to its answers."))
}

/// A vignette that leads to another outcome than it must, by the rule of that number.
pub(in crate::pack) fn other_outcome(
    vignette: &str,
    wanted: &str,
    reached: &str,
    rule: usize,
) -> Problem {
    fails(&format!("{vignette} must lead to `{wanted}`, but leads to `{reached}`, by rule {rule}"))
}

/// A vignette that shows other overlays than it must.
pub(in crate::pack) fn other_overlays(vignette: &str, shown: &[&str]) -> Problem {
    let shown = if shown.is_empty() { "none".to_owned() } else { shown.join(", ") };
    fails(&format!("{vignette} must show other overlays; shown are: {shown}"))
}

fn fails(message: &str) -> Problem {
    let remedy = "Whoever changed the rules last: mend them. Only if the person's facts or the expectation were wrong, mend the vignette.";
    Problem::new(Code::VignetteFails, message, remedy)
}
