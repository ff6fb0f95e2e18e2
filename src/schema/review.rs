//! Files for whoever reviews a pack: example people, what evidence ids stand for, and words that
//! are meant as they are.

use schemars::JsonSchema;

use super::value::{ByEvidence, EvidenceId, List, Name, Named, Rest, Text};
use crate::pack::limits::LINE_MAX;

/// Example people, each with their answers and the outcome they must get.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct VignettesFile {
    /// The people, each in a table such as `[vignette.vegan-with-tingling]`.
    vignette: Option<Named<Vignette>>,
}

/// An example person.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Vignette {
    /// Who this is and what they have, in plain words.
    about: Text<LINE_MAX>,
    /// The flow they walk.
    flow: Name,
    /// Their answers: `{ age = "65-plus", nerves = ["tingling", "burning"] }`.
    answers: Named<Codes>,
    /// How questions that are not named are answered: `skip`, or `none` for "none of these" and "no" where there is such an answer.
    rest: Option<Rest>,
    /// The outcome that they must get.
    outcome: Name,
    /// The lines that must be added to it.
    overlays: Option<Vec<Name>>,
    /// The evidence that this outcome rests on.
    evidence: List<EvidenceId>,
}

#[derive(JsonSchema)]
#[schemars(inline, untagged)]
enum Codes {
    One(Name),
    Several(List<Name>),
}

/// What each evidence id of the pack stands for.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct EvidenceFile {
    /// What an id says, in one short line: `C18 = "…"`.
    evidence: ByEvidence<Text<LINE_MAX>>,
    /// Ids that must not be used, each with the reason.
    withheld: Option<ByEvidence<Text<LINE_MAX>>>,
}

/// Words that look like a mistake and are meant.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct WordingFile {
    /// The words, each in `[[meant]]`.
    meant: Option<Vec<Meant>>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Meant {
    /// The words as they stand in the text.
    words: Text<LINE_MAX>,
    /// Why they are right here.
    because: Text<LINE_MAX>,
}
