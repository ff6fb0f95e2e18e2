//! A flow: questions, rules, outcomes and the lines added to them.

use schemars::JsonSchema;

use super::condition::When;
use super::value::{Choice, Disposition, EvidenceId, InTwoParts, List, Name, Named, Text};
use crate::flow::{ITEMS_MAX, OPTIONS_MAX};
use crate::library::limits::{
    DISPLAY_MAX, HEADLINE_MAX, HELP_MAX, INTRO_LINES_MAX, ITEM_SHORT_MAX, ITEM_TEXT_MAX, LABEL_MAX,
    LINE_MAX, OUTCOME_SHORT_MAX, OVERLAY_MAX, TITLE_MAX, WHY_MAX,
};

/// A flow: questions one at a time, rules that weigh the answers, and outcomes.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct FlowFile {
    /// What the flow is, and what is said around its questions.
    flow: Flow,
    /// The questions in the order asked, each in a table such as `[item.age]`. Danger signs come first.
    #[schemars(extend("minProperties" = 1, "maxProperties" = ITEMS_MAX))]
    item: Named<Item>,
    /// Conditions by name, so that others can say `"any-sign"`.
    finding: Option<Named<When>>,
    /// The rules, each in `[[rule]]`. The first that holds wins; the last has no `when`.
    #[schemars(length(min = 1))]
    rule: Vec<Rule>,
    /// How a walk can end, each in a table such as `[outcome.none]`. Every outcome needs a rule.
    #[schemars(extend("minProperties" = 1))]
    outcome: Named<Outcome>,
    /// Short lines that are added to an outcome, in the order of their weight. Three at most are shown.
    overlay: Option<Named<Overlay>>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Flow {
    /// The name of the flow: the name of its file.
    id: Name,
    /// Its title.
    title: Text<TITLE_MAX>,
    /// One to three lines: what this is, and what it is not.
    #[schemars(length(min = 1, max = INTRO_LINES_MAX))]
    intro: Vec<Text<LINE_MAX>>,
    /// What its outcomes are based on, in a sentence.
    based_on: Text<LINE_MAX>,
    /// The sentence that ends every outcome.
    closing: Text<LINE_MAX>,
    /// The passage that has `tests` for the list for the visit, such as `getting-tested/tests`.
    tests: Option<InTwoParts>,
    /// The sources it rests on, as named in pack.toml.
    sources: List<Name>,
    /// The evidence it rests on.
    evidence: List<EvidenceId>,
}

/// A question.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Item {
    /// `choice` is the only kind of question.
    r#type: Choice,
    /// Several answers may be chosen: a menu, with exactly one option that is `exclusive`.
    repeats: Option<bool>,
    /// It cannot be skipped.
    required: Option<bool>,
    /// It asks for danger signs: before everything else, and whichever is ticked ends the walk at once.
    red_flag: Option<bool>,
    /// Its name where the answers are looked over.
    short: Text<ITEM_SHORT_MAX>,
    /// The question as it is asked.
    text: Text<ITEM_TEXT_MAX>,
    /// What helps to answer it.
    help: Option<Text<HELP_MAX>>,
    /// Why it is asked.
    why: Why,
    /// The evidence it rests on.
    evidence: List<EvidenceId>,
    /// The sources it rests on, as named in pack.toml.
    sources: List<Name>,
    /// It is asked only when this holds. Look only at questions that stand above it.
    enable_when: Option<When>,
    /// The answer that a skipped question is read as. Without it, a skipped answer is unknown.
    when_skipped: Option<Name>,
    /// Answers from the least to the most worrying.
    #[schemars(length(min = 2), extend("uniqueItems" = true))]
    rises: Option<Vec<Name>>,
    /// The answer that means "nothing here". Not with `repeats`.
    negative: Option<Name>,
    /// The answers in the order shown, each in a table such as `[item.age.option.under-13]`.
    #[schemars(extend("minProperties" = 2, "maxProperties" = OPTIONS_MAX))]
    option: Named<AnswerOption>,
}

/// Why a question is asked.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Why {
    /// The reason.
    text: Text<WHY_MAX>,
    /// The passage to read behind it, such as `mouth/signs`.
    passage: Option<InTwoParts>,
}

/// An answer that can be chosen.
#[derive(JsonSchema)]
#[schemars(rename = "Option", rename_all = "kebab-case", deny_unknown_fields)]
struct AnswerOption {
    /// Its full text. Over 38 characters it needs a `short` as well.
    display: Text<DISPLAY_MAX>,
    /// Its label on a button or in a menu.
    short: Option<Text<LABEL_MAX>>,
    /// It rules the others out: "None of these". Exactly one on each question with `repeats`.
    exclusive: Option<bool>,
    /// The evidence it rests on.
    evidence: Option<Vec<EvidenceId>>,
}

/// A rule: when its condition holds, the walk has this outcome.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Rule {
    /// The name of the outcome.
    outcome: Name,
    /// When it applies. Only the last rule has none.
    when: Option<When>,
    /// It is tested after each answer and ends the walk at once, and not only at the end.
    ends_walk: Option<bool>,
    /// The evidence it rests on.
    evidence: Option<Vec<EvidenceId>>,
}

/// How a walk can end. With `cards` it has only `disposition`, `short` and `evidence` beside them.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Outcome {
    /// How urgent it is: `emergency` (help at once), `urgent` (today), `non-urgent` (plan a visit), `information`.
    disposition: Disposition,
    /// Its name within a sentence.
    short: Text<OUTCOME_SHORT_MAX>,
    /// Cards of safety/cards.toml that are shown in place of everything else, one of them always.
    #[schemars(length(min = 1))]
    cards: Option<Vec<ACard>>,
    /// Its first line: exactly one plain text, and others that win under a condition.
    #[schemars(length(min = 1))]
    headline: Option<Vec<AHeadline>>,
    /// Paragraphs; all that hold are shown.
    text: Option<Vec<ALine>>,
    /// What to do, in order; all that hold are shown.
    r#do: Option<Vec<ALine>>,
    /// What to ask at a visit; all that hold are shown.
    ask: Option<Vec<ALine>>,
    /// What to avoid; all that hold are shown.
    avoid: Option<Vec<ALine>>,
    /// Passages to read, such as `mouth/signs`.
    passages: Option<Vec<APassage>>,
    /// It says that nothing was found, so it names the skipped questions that could change it.
    claims_absence: Option<bool>,
    /// The sources it rests on, as named in pack.toml. Not with `cards`.
    sources: Option<List<Name>>,
    /// The evidence it rests on.
    evidence: List<EvidenceId>,
}

/// A line, or one that is shown only under a condition or rests on something of its own.
#[derive(JsonSchema)]
#[schemars(inline, untagged)]
enum ALine {
    Plain(Text<LINE_MAX>),
    Under(Statement),
}

#[derive(JsonSchema)]
#[schemars(inline, untagged)]
enum AHeadline {
    Plain(Text<HEADLINE_MAX>),
    Under(Headline),
}

#[derive(JsonSchema)]
#[schemars(inline, untagged)]
enum APassage {
    Plain(InTwoParts),
    Under(PassageEntry),
}

#[derive(JsonSchema)]
#[schemars(inline, untagged)]
enum ACard {
    Plain(Name),
    Under(CardEntry),
}

/// A line with what it rests on.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Statement {
    /// It is shown only when this holds.
    when: Option<When>,
    /// The line.
    text: Text<LINE_MAX>,
    /// Its own evidence, beside that of the outcome.
    evidence: Option<Vec<EvidenceId>>,
    /// Its own sources, beside those of the outcome.
    sources: Option<Vec<Name>>,
}

/// A headline for some.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Headline {
    /// It takes the place of the plain headline when this holds.
    when: Option<When>,
    /// The headline.
    text: Text<HEADLINE_MAX>,
}

/// A passage for some.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct PassageEntry {
    /// It is offered only when this holds.
    when: Option<When>,
    /// The passage, such as `mouth/signs`.
    passage: InTwoParts,
}

/// A card for some.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct CardEntry {
    /// It is shown only when this holds.
    when: Option<When>,
    /// The name of the card.
    card: Name,
}

/// A short line that is added to whatever the outcome is.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Overlay {
    /// For whom it is added.
    when: When,
    /// Whether it is always shown in full; of the others, three are, and the rest are named.
    always: Option<bool>,
    /// How it is called where it is only named. Needed where more than three others may hold.
    short: Option<Text<ITEM_SHORT_MAX>>,
    /// The line.
    text: Text<OVERLAY_MAX>,
    /// The evidence it rests on.
    evidence: List<EvidenceId>,
    /// The sources it rests on, as named in pack.toml.
    sources: List<Name>,
    /// Passages to read with it.
    passages: Option<Vec<InTwoParts>>,
}
