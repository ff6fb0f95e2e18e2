//! Files for whoever reviews a pack: example people, what evidence ids stand for, what became
//! of an article, and words that are meant as they are.

use schemars::JsonSchema;

use super::value::{ByEvidence, EvidenceId, Fate, Guidance, List, Name, Named, Rest, Text};
use crate::library::limits::{LINE_MAX, SOURCE_TITLE_MAX};

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

/// What became of the article that the pack began with, claim by claim.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct LedgerFile {
    /// The article.
    ledger: Ledger,
    /// Its claims by evidence id, each in a table such as `[claim.C18]`.
    claim: Option<ByEvidence<Claim>>,
    /// What it leaves out and the pack says, each in a table such as `[added.A02]`.
    added: Option<ByEvidence<Added>>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Ledger {
    /// Its title.
    article: Text<SOURCE_TITLE_MAX>,
    /// What to know about it: who wrote it, and when.
    about: Text<LINE_MAX>,
}

/// A claim of the article. What is supported instead stands in `evidence.toml`, under the same id.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Claim {
    /// What the article says, in your own words.
    says: Text<LINE_MAX>,
    /// Whether guidance and studies agree: `agrees`, `partly`, `disagrees`, `no-evidence` (none that is good was found), or `not-covered`.
    guidance: Guidance,
    /// What became of it: `used` as it is, `reworded`, or `withheld`. Only what guidance agrees with, or does not cover, can be used as it is.
    fate: Fate,
    /// Why; needed where it is reworded or withheld.
    why: Option<Text<LINE_MAX>>,
}

/// A fact that the article leaves out. It stands in `evidence.toml`, under the same id.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Added {
    /// What the article leaves out, in a few words.
    says: Text<LINE_MAX>,
    /// Why it had to be added.
    why: Text<LINE_MAX>,
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
pub(super) struct Meant {
    /// The words as they stand in the text.
    words: Text<LINE_MAX>,
    /// Why they are right here.
    because: Text<LINE_MAX>,
}
