//! Articles and their passages.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::grounds::{count_words, evidence, sources};
use super::keys;
use crate::article::{Article, ForVisit, Passage};
use crate::document::{Code, Keys, Names, Table, Value, once_each, stand_in};
use crate::id::ArticleId;
use crate::library::limits::{
    CAUTION_MAX, PASSAGE_MAX, PASSAGE_WORDS_MAX, PASSAGE_WORDS_MIN, PASSAGES_MAX, QUESTION_MAX,
    QUESTIONS_MAX, TEST_MAX, TESTS_MAX, TITLE_MAX,
};
use crate::proof::Budget;

/// What the files of a pack may refer to.
pub(super) struct Reading<'d> {
    pub(super) sources: Names<'d>,
    pub(super) articles: Names<'d>,
    pub(super) passages: Names<'d>,
    /// The passages that have tests for the list for the visit.
    pub(super) with_tests: BTreeSet<String>,
    pub(super) flows: Names<'d>,
    pub(super) cards: &'d Names<'d>,
    /// What is left for the proofs of all flows.
    pub(super) budget: &'d RefCell<Budget>,
}

/// Reads an article from the file of that name.
pub(super) fn article(file: &Table<'_>, file_name: &str, reading: &Reading<'_>) -> Article {
    let (mut title, mut also_called) = (String::new(), Vec::new());
    let (mut pinned, mut related_to) = (false, Vec::new());
    if let Some(article) = file.table("article", keys::ARTICLE) {
        named_like_file(&article, file_name, "file");
        title = article.text("title", TITLE_MAX);
        also_called = article.texts("also-called", TITLE_MAX);
        pinned = article.flag("pinned");
        related_to = related(&article, file_name, reading);
    }
    let passages = file.named("passage", "passage", keys::PASSAGE);
    if passages.is_empty() {
        file.missing(
            "this article has no passage",
            "Add a line `[passage.…]` with a name, and its keys below it.",
        );
    }
    if let Some((_, extra)) = passages.get(PASSAGES_MAX) {
        let message =
            format!("this article has {} passages, but may have {PASSAGES_MAX}", passages.len());
        file.report(
            Code::TooMany,
            extra.place.clone(),
            &message,
            "Make a second article of some of them.",
        );
    }
    let passages = passages.iter().map(|(name, table)| passage(name, table, reading)).collect();
    let id = file_name.parse().unwrap_or_else(|_| stand_in());
    Article { id, title, also_called, pinned, related: related_to, passages }
}

/// The other articles that belong beside this one.
fn related(table: &Table<'_>, file_name: &str, reading: &Reading<'_>) -> Vec<ArticleId> {
    let values = table.list("related");
    once_each(&values);
    for value in values.iter().filter(|value| value.raw() == Some(file_name)) {
        let message = format!("the article `{file_name}` names itself as related");
        let remedy = "Remove it. `related` is for what to read after this article.";
        value.report(Code::RelatedToItself, &message, remedy);
    }
    values.iter().map(|value| reading.articles.one(value)).collect()
}

/// Lines for the list that a person takes to a visit: no more than `count`, of `most` characters.
fn for_visit(
    table: &Table<'_>,
    key: &str,
    known: Keys,
    (count, most): (usize, usize),
) -> Vec<ForVisit> {
    let entries = table.list(key);
    if let Some(extra) = entries.get(count) {
        let message = format!(
            "`{key}` of {} has {} entries, but may have {count}",
            table.what,
            entries.len()
        );
        let remedy = "Keep those that help most. All that a result brings stands in one list.";
        extra.report(Code::TooMany, &message, remedy);
    }
    let line = |entry: &Value<'_>| {
        let table = entry.table(known)?;
        Some(ForVisit { text: table.text("text", most), evidence: evidence(&table) })
    };
    entries.iter().filter_map(line).collect()
}

fn passage(name: &str, table: &Table<'_>, reading: &Reading<'_>) -> Passage {
    let text = table.need("text");
    let words = text.as_ref().map(|value| value.paragraphs(PASSAGE_MAX)).unwrap_or_default();
    let count = count_words(&words);
    if let Some(value) =
        text.filter(|_| count > 0 && !(PASSAGE_WORDS_MIN..=PASSAGE_WORDS_MAX).contains(&count))
    {
        let message = format!(
            "{} has {count} words, but must have {PASSAGE_WORDS_MIN} to {PASSAGE_WORDS_MAX}",
            value.what
        );
        let remedy = if count < PASSAGE_WORDS_MIN {
            format!("Add {} or more words.", PASSAGE_WORDS_MIN - count)
        } else {
            format!(
                "Take out {} or more words, or make two passages of it.",
                count - PASSAGE_WORDS_MAX
            )
        };
        value.report(Code::PassageLength, &message, remedy);
    }
    Passage {
        id: table.name(name),
        title: table.text("title", TITLE_MAX),
        also_called: table.texts("also-called", TITLE_MAX),
        text: Passage::pieces(&words),
        caution: table.text_if("caution", CAUTION_MAX),
        ask: for_visit(table, "ask", keys::QUESTION, (QUESTIONS_MAX, QUESTION_MAX)),
        tests: for_visit(table, "tests", keys::TEST, (TESTS_MAX, TEST_MAX)),
        sources: sources(table, &reading.sources),
        evidence: evidence(table),
    }
}

/// Reports an `id` that is not the name of the file or folder.
pub(super) fn named_like_file(table: &Table<'_>, name: &str, of: &str) {
    let Some(id) = table.need("id") else { return };
    let Some(raw) = id.raw() else { return id.wrong_type(crate::document::ValueType::Text, ()) };
    if raw != name {
        let message = format!("{} is `{raw}`, but the {of} is called `{name}`", id.what);
        id.report(
            Code::WrongFileName,
            &message,
            format!("Write id = \"{name}\", or rename the {of}."),
        );
    }
}
