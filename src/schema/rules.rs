//! The rules by which danger is heard.

use schemars::JsonSchema;

use super::value::{List, Name, Named, Text};
use crate::library::limits::{APART_MAX, HEARD_MAX, RULE_NAME_MAX};

/// The words by which danger is heard, in one language: a rule proposes a card, and the model that was
/// learned from the corpus has the last word.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct RulesFile {
    /// Lists of words and phrases that stand for one another. A star at the end of a word stands for any ending.
    group: Option<Named<List<Text<HEARD_MAX>>>>,
    /// Spans that are taken out before the rules look, each in a table such as `[swallow.laughing]`.
    swallow: Option<Named<Swallow>>,
    /// The rules, each in a table such as `[rule.wish-to-die]`.
    rule: Option<Named<HearingRule>>,
}

/// A span that no rule may use.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(extend("oneOf" = [{ "required": ["in-order"] }, { "required": ["together"], "not": { "required": ["apart"] } }]))]
struct Swallow {
    /// Why it means no danger.
    because: Text<RULE_NAME_MAX>,
    /// Groups that follow one another.
    in_order: Option<List<Name>>,
    /// Groups that stand in one sentence in any order.
    together: Option<List<Name>>,
    /// The most words between two groups that follow one another; 1 where nothing is said.
    #[schemars(range(max = APART_MAX))]
    apart: Option<u32>,
    /// Groups of which none may stand near.
    without: Option<List<Name>>,
    /// Examples in which it stands.
    said: List<Text<HEARD_MAX>>,
}

/// What may mean danger.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(extend("oneOf" = [{ "required": ["in-order"] }, { "required": ["together"], "not": { "required": ["apart"] } }]))]
struct HearingRule {
    /// The card that answers it: `crisis`, `overdose`, `emergency`, `helper`, `harm` or `today`.
    card: Name,
    /// Whether it only hints at it, as lost hope does.
    hints: Option<bool>,
    /// Groups that follow one another.
    in_order: Option<List<Name>>,
    /// Groups that stand in one sentence in any order.
    together: Option<List<Name>>,
    /// The most words between two groups that follow one another; 1 where nothing is said.
    #[schemars(range(max = APART_MAX))]
    apart: Option<u32>,
    /// Groups of which none may stand near.
    without: Option<List<Name>>,
    /// Examples that it must find.
    said: List<Text<HEARD_MAX>>,
    /// Near misses that it must not find.
    not_said: Option<List<Text<HEARD_MAX>>>,
}
