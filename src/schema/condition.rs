//! Conditions: the name of a finding, or a table that says one thing.

use schemars::JsonSchema;

use super::value::{Answer, List, Name};

/// A condition: the name of a finding, or a table such as `{ any-of = ["item/code"] }`.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum When {
    Finding(Name),
    Condition(Box<Condition>),
}

/// A condition that says one thing. A question that was not asked, or whose answer is unknown, has no codes.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(extend(
    "minProperties" = 1,
    "maxProperties" = 2,
    // Only a count has a second part.
    "dependencies" = {
        "any-of": { "maxProperties": 1 },
        "all-of": { "maxProperties": 1 },
        "none-of": { "maxProperties": 1 },
        "all": { "maxProperties": 1 },
        "any": { "maxProperties": 1 },
        "not": { "maxProperties": 1 },
        "answered": { "maxProperties": 1 },
        "count-at-least": ["of"],
        "of": ["count-at-least"],
    },
))]
pub(super) struct Condition {
    /// At least one of these answers. `item/*` is any answer that is not exclusive, on questions with `repeats`.
    any_of: Option<List<Answer>>,
    /// All of these answers.
    all_of: Option<List<Answer>>,
    /// None of these answers.
    none_of: Option<List<Answer>>,
    /// At least so many of the answers in `of`.
    #[schemars(range(min = 1))]
    count_at_least: Option<u32>,
    /// The answers that `count-at-least` counts.
    of: Option<List<Answer>>,
    /// All of these conditions.
    #[schemars(length(min = 1))]
    all: Option<Vec<When>>,
    /// At least one of these conditions.
    #[schemars(length(min = 1))]
    any: Option<Vec<When>>,
    /// Not this condition.
    not: Option<When>,
    /// This question was reached, and answered or skipped.
    answered: Option<Name>,
}
