//! The list of a pack's timings: how soon for what.

use schemars::JsonSchema;

use super::review::Meant;
use super::value::{Answer, Disposition, EvidenceId, List, Name, Named, Text};
use crate::library::limits::LINE_MAX;

/// One time for one symptom: what the texts of the pack, and the safety cards, are held against.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct TimingsFile {
    /// Phrases for times that no text may give, such as "this week".
    never: Option<Vec<Text<LINE_MAX>>>,
    /// The times, the most urgent first, each in a table such as `[time.today]`.
    time: Named<Time>,
    /// What has which time, each in a table such as `[row.jaundice]`.
    row: Option<Named<Row>>,
    /// Words that look like a mistake and are meant, each in `[[meant]]`.
    meant: Option<Vec<Meant>>,
}

/// A time to be seen.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Time {
    /// How urgent an outcome is that says so by itself: `emergency`, `urgent`, `non-urgent` or `information`.
    disposition: Disposition,
    /// The phrases by which texts say it; the first is how messages name it. `a|b` stands for either word.
    said_as: Option<Vec<Text<LINE_MAX>>>,
}

/// Something that has a time.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Row {
    /// Its time.
    time: Name,
    /// The phrases by which texts name it; more words win over fewer. `a|b` stands for either word, and of `a + b` the first part may stand before the sentence.
    named_as: Option<Vec<Text<LINE_MAX>>>,
    /// The answers of a flow that say it: `"item/code"`, `"item/*"`, or a list of those that say it together.
    options: Option<Vec<Ticked>>,
    /// Answers with which it can wait.
    unless: Option<Vec<Answer>>,
    /// The evidence that the time rests on.
    evidence: List<EvidenceId>,
}

#[derive(JsonSchema)]
#[schemars(inline, untagged)]
enum Ticked {
    One(Answer),
    Together(Vec<Answer>),
}
