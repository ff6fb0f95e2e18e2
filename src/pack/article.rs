//! Articles and their passages.

use super::evidence_id::evidence;
use super::findings::article as findings;
use super::findings::file::NamedThing;
use super::keys;
use super::own_id::check_own_id;
use super::references::References;
use super::sources::sources;
use crate::article::{Article, ForVisit, Passage};
use crate::document::{Keys, Table, Value, once_each, stand_in};
use crate::id::ArticleId;
use crate::library::limits::{
    CAUTION_MAX, PASSAGE_MAX, PASSAGE_WORDS_MAX, PASSAGE_WORDS_MIN, PASSAGES_MAX, QUESTION_MAX,
    QUESTIONS_MAX, TEST_MAX, TESTS_MAX, TITLE_MAX,
};

/// Reads an article from the file of that name.
pub(super) fn article(file: &Table<'_>, file_name: &str, references: &References<'_>) -> Article {
    let (mut title, mut also_called) = (String::new(), Vec::new());
    let (mut pinned, mut related_to) = (false, Vec::new());
    if let Some(article) = file.table("article", keys::ARTICLE) {
        check_own_id(&article, file_name, NamedThing::File);
        title = article.text("title", TITLE_MAX);
        also_called = article.texts("also-called", TITLE_MAX);
        pinned = article.flag("pinned");
        related_to = related(&article, file_name, references);
    }
    let passages = file.named("passage", "passage", keys::PASSAGE);
    if passages.is_empty() {
        file.missing(findings::no_passage());
    }
    if let Some((_, extra)) = passages.get(PASSAGES_MAX) {
        extra.report(findings::too_many_passages(passages.len()));
    }
    let passages = passages.iter().map(|(name, table)| passage(name, table, references)).collect();
    let id = file_name.parse().unwrap_or_else(|_| stand_in());
    Article { id, title, also_called, pinned, related: related_to, passages }
}

/// The other articles that belong beside this one.
fn related(table: &Table<'_>, file_name: &str, references: &References<'_>) -> Vec<ArticleId> {
    let values = table.list("related");
    once_each(&values);
    for value in values.iter().filter(|value| value.raw() == Some(file_name)) {
        value.report(findings::related_to_itself(file_name));
    }
    values.iter().map(|value| references.articles.one(value)).collect()
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
        extra.report(findings::too_many_for_visit(key, &table.what, entries.len(), count));
    }
    let line = |entry: &Value<'_>| {
        let table = entry.table(known)?;
        Some(ForVisit { text: table.text("text", most), evidence: evidence(&table) })
    };
    entries.iter().filter_map(line).collect()
}

fn passage(name: &str, table: &Table<'_>, references: &References<'_>) -> Passage {
    let text = table.need("text");
    let words = text.as_ref().map(|value| value.paragraphs(PASSAGE_MAX)).unwrap_or_default();
    let count = count_words(&words);
    if let Some(value) =
        text.filter(|_| count > 0 && !(PASSAGE_WORDS_MIN..=PASSAGE_WORDS_MAX).contains(&count))
    {
        value.report(findings::passage_length(&value.what(), count));
    }
    Passage {
        id: table.name(name),
        title: table.text("title", TITLE_MAX),
        also_called: table.texts("also-called", TITLE_MAX),
        text: Passage::pieces(&words),
        caution: table.text_if("caution", CAUTION_MAX),
        ask: for_visit(table, "ask", keys::QUESTION, (QUESTIONS_MAX, QUESTION_MAX)),
        tests: for_visit(table, "tests", keys::TEST, (TESTS_MAX, TEST_MAX)),
        sources: sources(table, &references.sources),
        evidence: evidence(table),
    }
}

/// How many words a text has; hyphens that begin list entries are none.
fn count_words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_without_list_hyphens() {
        assert_eq!(count_words("Ask:\n\n- one thing\n- a B12 test\n"), 6);
    }
}
