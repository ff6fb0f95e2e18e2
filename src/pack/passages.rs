//! The passages of a pack side by side: what must differ between them, and whether their tests
//! are used.

use std::collections::{BTreeMap, BTreeSet};

use super::findings::passage as findings;
use crate::action::passage_mark;
use crate::document::{Document, Problem, Span, Table, Value};
use crate::flow::Flow;

/// A passage by its full name, and where it stands.
pub(super) struct KnownPassage<'d> {
    /// `article/passage`.
    pub(super) name: String,
    doc: &'d Document<'d>,
    place: Span,
    /// Where it has tests for the list for the visit.
    pub(super) tests: Option<Span>,
    title: Option<Value<'d>>,
}

impl KnownPassage<'_> {
    /// Keeps a problem at the name of the passage.
    pub(super) fn report(&self, problem: Problem) {
        self.doc.report(problem.at(self.place.clone()));
    }
}

/// The passages of all articles, in order.
pub(super) fn passages<'d>(articles: &[(&str, Table<'d>)]) -> Vec<KnownPassage<'d>> {
    let of = |(article, table): &(&str, Table<'d>)| {
        let passages = table.get("passage").and_then(|value| value.table_if());
        let passages: Vec<_> = passages
            .iter()
            .flat_map(Table::pairs)
            .map(|(name, value)| {
                let name = format!("{article}/{name}");
                let tests = value.table_if().and_then(|table| table.get("tests"));
                let tests = tests.filter(|tests| !tests.is_empty()).map(|tests| tests.place);
                let title = value.table_if().and_then(|table| table.get("title"));
                KnownPassage { name, doc: table.doc, place: value.place, tests, title }
            })
            .collect();
        passages
    };
    articles.iter().flat_map(of).collect()
}

/// Passages that share a title could not be told apart on buttons.
pub(super) fn check_titles(passages: &[KnownPassage<'_>]) {
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    for passage in passages {
        let Some(value) = passage.title.as_ref() else { continue };
        let words = value.raw().unwrap_or_default().split_whitespace();
        let title = words.collect::<Vec<_>>().join(" ").to_lowercase();
        if title.is_empty() {
            continue;
        }
        if let Some(other) = known.insert(title, &passage.name) {
            value.report(findings::same_title(other, &passage.name));
        }
    }
}

/// Tests that no flow puts into its list for the visit.
pub(super) fn check_tests(passages: &[KnownPassage<'_>], flows: &[Flow]) {
    let named = flows.iter().filter_map(|flow| flow.tests.as_ref());
    let named: BTreeSet<String> = named.map(ToString::to_string).collect();
    for passage in passages.iter().filter(|passage| !named.contains(&passage.name)) {
        let Some(place) = passage.tests.clone() else { continue };
        passage.doc.report(findings::tests_in_no_list(&passage.name).at(place));
    }
}

/// Passages that share a mark could not be told apart in a button.
pub(super) fn check_marks(passages: &[KnownPassage<'_>]) {
    let mut by_mark: BTreeMap<u16, &str> = BTreeMap::new();
    for passage in passages {
        let Ok(name) = passage.name.parse() else { continue };
        if let Some(other) = by_mark.insert(passage_mark(&name), &passage.name) {
            let problem = findings::same_mark(&passage.name, other);
            passage.doc.report(problem.at(passage.place.clone()));
        }
    }
}
