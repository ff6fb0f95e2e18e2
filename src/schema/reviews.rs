//! What reviewers have read and what they have to decide.

use schemars::JsonSchema;

use super::value::{Day, EvidenceId, Fingerprint, List, Name, Text};
use crate::library::limits::{
    DECISION_MAX, DECISIONS_MAX, PROFESSION_MAX, READ_ID_MAX, REVIEWER_MAX, REVIEWS_MAX,
};

/// What somebody who knows the subject still has to decide.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct DecisionsFile {
    /// The open decisions, each in `[[decision]]`. The document for reviewers begins with them.
    #[schemars(length(max = DECISIONS_MAX))]
    decision: Option<Vec<Decision>>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Decision {
    /// Its name, by which an answer refers to it.
    id: Name,
    /// What is to be decided, and what speaks for either side.
    text: Text<DECISION_MAX>,
    /// The evidence that it is about.
    evidence: Option<Vec<EvidenceId>>,
}

/// Who has read which texts of the pack, as they stood on that day.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct ReviewsFile {
    /// The reviews, each in `[[review]]`. `myelin review PACK --record` writes one.
    #[schemars(length(max = REVIEWS_MAX))]
    review: Option<Vec<Review>>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Review {
    /// Who has read the texts: a person. Members read it.
    name: Text<REVIEWER_MAX>,
    /// What that person is, as it stands after their name: `general practitioner`. Members read it.
    profession: Text<PROFESSION_MAX>,
    /// Their entry in the register of their profession.
    register: Option<Text<REVIEWER_MAX>>,
    /// The day on which they have read the texts, without quotes.
    date: Day,
    /// The texts that they have read.
    texts: List<ReadText>,
}

/// A text as it was read. When it changes, this entry no longer counts.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct ReadText {
    /// The id of the text: its file and its table, such as `mouth/passage.tongue`.
    id: Text<READ_ID_MAX>,
    /// The fingerprint that stood beside the text.
    fingerprint: Fingerprint,
}
