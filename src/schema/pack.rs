//! `pack.toml` and the articles.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::value::{
    ByLocale, Day, EvidenceId, List, Locale, Name, Named, Status, Text, Url, Yes, command_name,
    menu_name,
};
use crate::library::limits::{
    CAUTION_MAX, LINE_MAX, PASSAGE_MAX, PASSAGES_MAX, PURPOSE_MAX, QUESTION_MAX, QUESTIONS_MAX,
    SOURCE_TITLE_MAX, TEST_MAX, TESTS_MAX, TITLE_MAX,
};
use crate::limits::{COMMAND_DESCRIPTION_MAX, COMMAND_NAME_MAX};

/// What a pack is, its slash commands, and its sources.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct PackFile {
    /// What the pack is, who stands behind it, and when it was reviewed.
    pack: Pack,
    /// The slash commands, each in a table such as `[command.tea-check]`. All packs together may have 100.
    command: Option<Commands>,
    /// Where the statements come from, each in a table such as `[source.nice-ng239]`.
    source: Option<Named<Source>>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Pack {
    /// The name of the pack: the name of its folder.
    id: Name,
    /// Its title, as people read it.
    title: Text<TITLE_MAX>,
    /// What it is for and what it does not do. It is shown at the start of every walk.
    purpose: Text<PURPOSE_MAX>,
    /// Its version, such as `1.0.0`.
    version: Text<TITLE_MAX>,
    /// `draft`: only `myelin try` and `myelin walk` use it. `active`: in use. `retired`: not used any more.
    status: Status,
    /// The language of its words, as Discord names it.
    language: Locale,
    /// The day on which somebody last read all of it, without quotes.
    last_review_date: Day,
    /// The day by which it is to be read again. After it, every screen says that the review is overdue.
    next_review_date: Day,
    /// Who wrote it and who reviewed it, in a sentence.
    reviewed_by: Text<LINE_MAX>,
    /// The licence of its words.
    licence: Text<TITLE_MAX>,
}

/// The commands of a pack. Their names follow Discord's rule and not ours.
struct Commands;

impl JsonSchema for Commands {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Commands".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "patternProperties": {
                command_name(): generator.subschema_for::<Command>(),
                menu_name(): { "allOf": [
                    generator.subschema_for::<Command>(),
                    { "properties": { "opens": { "required": ["find"] } } },
                ] },
            },
            "additionalProperties": false,
        })
    }
}

/// A slash command. Its name has 1 to 32 lower-case letters, digits, hyphens and underscores.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Command {
    /// What it does, in one line. Discord shows it while people type.
    description: Text<COMMAND_DESCRIPTION_MAX>,
    /// What it opens.
    opens: Opens,
    /// Its name in other languages: `{ de = "tee-fragen" }`.
    name_localizations: Option<ByLocale<Text<COMMAND_NAME_MAX>>>,
    /// Its description in other languages.
    description_localizations: Option<ByLocale<Text<COMMAND_DESCRIPTION_MAX>>>,
}

/// What a command opens: exactly one of these.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(extend("minProperties" = 1, "maxProperties" = 1))]
struct Opens {
    /// The start screen of this flow.
    flow: Option<Name>,
    /// These articles, to choose from.
    articles: Option<List<Name>>,
    /// Every article, found by typing.
    read: Option<Yes>,
    /// What answers a question that a person types.
    ask: Option<Yes>,
    /// Passages that may answer a message. The command stands in the menu of every message, and its name is any line
    /// of at most 32 characters: `[command."Find a tea passage"]`.
    find: Option<Yes>,
    /// The card for a person who needs help now.
    help_now: Option<Yes>,
}

/// A source that sentences can name.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Source {
    /// Its title, as published.
    title: Text<SOURCE_TITLE_MAX>,
    /// Who published it.
    publisher: Text<TITLE_MAX>,
    /// Its canonical address with https, never a mirror.
    url: Url,
    /// When it was published: a date without quotes, or a text such as `"2024"`.
    published: Option<Published>,
}

#[derive(JsonSchema)]
#[schemars(inline, untagged)]
enum Published {
    Day(Day),
    Text(Text<TITLE_MAX>),
}

/// An article: one subject in one to four short passages.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct ArticleFile {
    /// What the article is called.
    article: Article,
    /// The passages in reading order, each in a table such as `[passage.signs]`.
    #[schemars(extend("minProperties" = 1, "maxProperties" = PASSAGES_MAX))]
    passage: Named<Passage>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Article {
    /// The name of the article: the name of its file.
    id: Name,
    /// Its title.
    title: Text<TITLE_MAX>,
    /// Words that people use for it; the command for reading finds the article by them.
    also_called: Option<Vec<Text<TITLE_MAX>>>,
    /// It stands before all others in the list of articles.
    pinned: Option<bool>,
    /// Other articles of this pack to read next, the nearest first.
    related: Option<Vec<Name>>,
}

/// A passage: one idea, complete in itself, because it is shown on its own.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Passage {
    /// Its title. Buttons show it without that of the article.
    title: Text<TITLE_MAX>,
    /// Words that people use for what it says; the command for reading opens the article here by them.
    also_called: Option<Vec<Text<TITLE_MAX>>>,
    /// 40 to 120 words. An empty line ends a paragraph, and `- ` begins an entry of a list.
    text: Text<PASSAGE_MAX>,
    /// Where common belief and guidance differ.
    caution: Option<Text<CAUTION_MAX>>,
    /// What to ask at a visit. Where a result offers this passage, the list for the visit has these after its own
    /// questions.
    #[schemars(length(max = QUESTIONS_MAX))]
    ask: Option<Vec<Question>>,
    /// Tests that exist, in plain words. A flow that names this passage as its `tests` has them in the list for the
    /// visit.
    #[schemars(length(max = TESTS_MAX))]
    tests: Option<Vec<Test>>,
    /// The sources it rests on, as named in pack.toml.
    sources: List<Name>,
    /// The evidence it rests on: ids of your own list, such as `C18`, `Q5a` or `O-urgent`.
    evidence: List<EvidenceId>,
}

/// A question to take to a visit.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Question {
    /// What to ask, in the person's own words.
    text: Text<QUESTION_MAX>,
    /// The evidence it rests on.
    evidence: List<EvidenceId>,
}

/// A test that exists.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct Test {
    /// Its name, and what it tells.
    text: Text<TEST_MAX>,
    /// The evidence it rests on.
    evidence: List<EvidenceId>,
}
