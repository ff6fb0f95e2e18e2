//! The files of one pack put together: what they may refer to, and what must agree across them.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::article::{Reading, article};
use super::evidence::evidence_list;
use super::flow::{Read, flow};
use super::keys;
use super::ledger::ledger;
use super::manifest::pack;
use super::role::{ReadFile, Role, missing_file};
use super::vignettes;
use super::wording::check_wording;
use crate::action::passage_mark;
use crate::document::{Code, Document, Names, Problem, ProblemLog, Span, Table, Value};
use crate::flow::Flow;
use crate::id::{NAME_MAX, PackId};
use crate::library::{Pack, limits::ARTICLES_MAX};
use crate::proof::Budget;

/// Reads the files of one pack.
/// `on_cards` are the evidence ids that safety cards name; `budget` is for the proofs of all packs.
pub(super) fn folder<'d>(
    placed: &'d [ReadFile<'d>],
    cards: &Names<'d>,
    on_cards: &BTreeSet<&'d str>,
    budget: &RefCell<Budget>,
    log: &ProblemLog,
) -> Option<Pack> {
    let first = placed.first()?;
    let of_role = |role| placed.iter().filter(move |placed| placed.place.role == role);
    let manifest_path = format!("{}/pack.toml", first.place.folder_path);
    let manifest = of_role(Role::Manifest).next();
    if manifest.is_none() {
        missing_file(log, &manifest_path, "every folder of `responses` is a pack");
    }
    if first.place.folder.parse::<PackId>().is_err() {
        bad_file_name(&manifest.unwrap_or(first).doc, first.place.folder, "folder");
    }
    for named in placed.iter().filter(|placed| placed.place.name.parse::<PackId>().is_err()) {
        bad_file_name(&named.doc, named.place.name, "file");
    }
    let manifest = manifest.map(|placed| Table::root(&placed.doc, keys::PACK_FILE));
    let articles: Vec<(&str, Table<'_>)> = of_role(Role::Article)
        .map(|placed| (placed.place.name, Table::root(&placed.doc, keys::ARTICLE_FILE)))
        .collect();
    let flows: Vec<(&str, Table<'_>)> = of_role(Role::Flow)
        .map(|placed| (placed.place.name, Table::root(&placed.doc, keys::FLOW_FILE)))
        .collect();
    let passages = passages(&articles);
    let articles_read = articles.iter().all(|(_, table)| !table.doc.broken);
    let manifest_read = manifest.as_ref().is_some_and(|table| !table.doc.broken);
    let sources = manifest.iter().flat_map(|table| table.keys_of("source")).collect();
    let reading = Reading {
        sources: Names::new("source", Code::UnknownSource, sources, manifest_read),
        articles: Names::new(
            "article",
            Code::UnknownArticle,
            articles.iter().map(|(name, _)| *name).collect(),
            true,
        ),
        passages: Names::new(
            "passage",
            Code::UnknownPassage,
            passages.iter().map(|passage| passage.name.as_str()).collect(),
            articles_read,
        ),
        with_tests: passages.iter().filter(|p| p.tests.is_some()).map(|p| p.name.clone()).collect(),
        flows: Names::new(
            "flow",
            Code::UnknownFlow,
            flows.iter().map(|(name, _)| *name).collect(),
            true,
        ),
        cards,
        budget,
    };
    check_marks(&passages);
    check_titles(&passages);
    if articles.len() > ARTICLES_MAX
        && let Some((_, extra)) = articles.get(ARTICLES_MAX)
    {
        let message = format!(
            "this pack has {} articles, and a menu has room for {ARTICLES_MAX}",
            articles.len()
        );
        let remedy = "Put articles together (each has up to four passages), or make two packs.";
        extra.report(Code::TooMany, 0..0, &message, remedy);
    }
    let articles = articles.iter().map(|(name, table)| article(table, name, &reading)).collect();
    let flows: Vec<Read> = flows.iter().map(|(name, table)| flow(table, name, &reading)).collect();
    let vignettes = of_role(Role::Vignettes);
    let vignettes =
        vignettes.flat_map(|placed| vignettes::vignettes(&placed.doc, &flows, &reading.flows));
    let vignettes = vignettes.collect();
    let evidence = evidence_list(placed, on_cards);
    let ledger = ledger(placed, log);
    check_wording(placed);
    let mut pack = pack(&manifest?, first.place.folder, &reading);
    let flows: Vec<Flow> = flows.into_iter().map(|read| read.flow).collect();
    check_tests(&passages, &flows);
    (pack.articles, pack.flows) = (articles, flows);
    (pack.vignettes, pack.evidence, pack.ledger) = (vignettes, evidence, ledger);
    Some(pack)
}

fn bad_file_name(doc: &Document<'_>, name: &str, of: &str) {
    let message = format!("the {of} is called `{name}`, which cannot be a name");
    let remedy =
        format!("Rename the {of}: 1 to {NAME_MAX} lower-case letters, digits and single hyphens.");
    doc.report(Problem::new(Code::BadId, 0..0, &message, remedy));
}

/// A passage by its full name, and where it stands.
struct KnownPassage<'d> {
    name: String,
    doc: &'d Document<'d>,
    place: Span,
    /// Where it has tests for the list for the visit.
    tests: Option<Span>,
    title: Option<Value<'d>>,
}

fn passages<'d>(articles: &[(&str, Table<'d>)]) -> Vec<KnownPassage<'d>> {
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
fn check_titles(passages: &[KnownPassage<'_>]) {
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    for passage in passages {
        let Some(value) = passage.title.as_ref() else { continue };
        let words = value.raw().unwrap_or_default().split_whitespace();
        let title = words.collect::<Vec<_>>().join(" ").to_lowercase();
        if title.is_empty() {
            continue;
        }
        if let Some(other) = known.insert(title, &passage.name) {
            let message =
                format!("the passages `{other}` and `{}` have the same title", passage.name);
            let remedy = "Say in each title what it is about: buttons show the title of a passage without that of its article.";
            value.report(Code::SameTitle, &message, remedy);
        }
    }
}

/// Tests that no flow puts into its list for the visit.
fn check_tests(passages: &[KnownPassage<'_>], flows: &[Flow]) {
    let named = flows.iter().filter_map(|flow| flow.tests.as_ref());
    let named: BTreeSet<String> = named.map(ToString::to_string).collect();
    for passage in passages.iter().filter(|passage| !named.contains(&passage.name)) {
        let Some(place) = passage.tests.clone() else { continue };
        let message = format!("no flow has the tests of `{}` in its list", passage.name);
        let remedy =
            format!("Write tests = \"{}\" below `[flow]` of a flow, or remove them.", passage.name);
        passage.doc.report(Problem::new(Code::NeverUsed, place, &message, remedy));
    }
}

/// Passages that share a mark could not be told apart in a button.
fn check_marks(passages: &[KnownPassage<'_>]) {
    let mut by_mark: BTreeMap<u16, &str> = BTreeMap::new();
    for passage in passages {
        let Ok(name) = passage.name.parse() else { continue };
        if let Some(other) = by_mark.insert(passage_mark(&name), &passage.name) {
            let message = format!(
                "the passages `{}` and `{other}` cannot be told apart in a button",
                passage.name
            );
            let remedy =
                "Their names happen to have the same short mark. Give one of them another name.";
            passage.doc.report(Problem::new(
                Code::PassageClash,
                passage.place.clone(),
                &message,
                remedy,
            ));
        }
    }
}
