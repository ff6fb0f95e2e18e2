//! The files of one pack put together: what they may refer to, and what must agree across them.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::article::article;
use super::decisions::decisions;
use super::evidence_list::evidence_list;
use super::findings::file::{self, NamedThing};
use super::findings::manifest as findings;
use super::flow::{ReadFlow, flow};
use super::judged_text::JudgedFile;
use super::keys;
use super::ledger::ledger;
use super::manifest::pack;
use super::passages::{check_marks, check_tests, check_titles, passages};
use super::questions::questions;
use super::read_file::ReadFile;
use super::references::References;
use super::reviews::reviews;
use super::timing_texts::SaidTimes;
use super::timing_walks::{check_options, check_results};
use super::timings::TimingList;
use super::vignettes;
use super::wording::check_wording;
use crate::document::{Code, Names, ProblemLog, Table};
use crate::flow::Flow;
use crate::id::PackId;
use crate::library::{FileKind, Pack, Timings, limits::ARTICLES_MAX};
use crate::proof::Budget;

/// Reads the files of one pack.
/// `card_file` has the safety cards, and `on_cards` are the evidence ids that they name; `budget` is for
/// the proofs of all packs.
pub(super) fn folder<'d>(
    files: &'d [ReadFile<'d>],
    cards: &Names<'d>,
    card_file: Option<&'d ReadFile<'d>>,
    on_cards: &BTreeSet<&'d str>,
    budget: &RefCell<Budget>,
    log: &ProblemLog,
) -> Option<Pack> {
    let first = files.first()?;
    let of_kind = |kind| files.iter().filter(move |file| file.is(kind));
    let manifest_path = format!("{}/pack.toml", first.path.folder_path);
    let manifest = of_kind(FileKind::Pack).next();
    if manifest.is_none() {
        log.add(&manifest_path, file::missing_manifest(&manifest_path));
    }
    if first.path.folder.parse::<PackId>().is_err() {
        let of = &manifest.unwrap_or(first).doc;
        of.report(file::bad_name(NamedThing::Folder, first.path.folder));
    }
    for named in files.iter().filter(|file| file.path.name.parse::<PackId>().is_err()) {
        named.doc.report(file::bad_name(NamedThing::File, named.path.name));
    }
    let manifest = manifest.map(|file| Table::root(&file.doc, keys::PACK_FILE));
    let articles: Vec<(&str, Table<'_>)> = of_kind(FileKind::Article)
        .map(|file| (file.path.name, Table::root(&file.doc, keys::ARTICLE_FILE)))
        .collect();
    let flows: Vec<(&str, Table<'_>)> = of_kind(FileKind::Flow)
        .map(|file| (file.path.name, Table::root(&file.doc, keys::FLOW_FILE)))
        .collect();
    let passages = passages(&articles);
    let articles_read = articles.iter().all(|(_, table)| !table.doc.broken);
    let manifest_read = manifest.as_ref().is_some_and(|table| !table.doc.broken);
    let sources = manifest.iter().flat_map(|table| table.keys_of("source")).collect();
    let references = References {
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
        extra.report_at(0..0, findings::too_many_articles(articles.len()));
    }
    let articles = articles.iter().map(|(name, table)| article(table, name, &references)).collect();
    let flows: Vec<ReadFlow> =
        flows.iter().map(|(name, table)| flow(table, name, &references)).collect();
    let vignettes = of_kind(FileKind::Vignettes);
    let vignettes =
        vignettes.flat_map(|file| vignettes::vignettes(&file.doc, &flows, &references.flows));
    let vignettes = vignettes.collect();
    let evidence = evidence_list(files, on_cards);
    let ledger = ledger(files, log);
    let questions = questions(files, &passages, &references);
    let (decisions, reviews) = (decisions(files), reviews(files));
    let judged: Vec<JudgedFile<'_>> = files.iter().map(JudgedFile::of).collect();
    check_wording(&judged);
    let timings = timings(&judged, card_file, &flows, budget);
    let mut pack = pack(&manifest?, first.path.folder, &references);
    let flows: Vec<Flow> = flows.into_iter().map(|read| read.flow).collect();
    check_tests(&passages, &flows);
    (pack.articles, pack.flows) = (articles, flows);
    (pack.vignettes, pack.evidence, pack.ledger) = (vignettes, evidence, ledger);
    (pack.decisions, pack.reviews.records) = (decisions, reviews);
    (pack.timings, pack.questions) = (timings, questions);
    Some(pack)
}

/// Reads the list of timings, where there is one, and holds texts and flows against it.
fn timings<'d>(
    judged: &[JudgedFile<'d>],
    cards: Option<&'d ReadFile<'d>>,
    flows: &[ReadFlow],
    budget: &RefCell<Budget>,
) -> Option<Timings> {
    let mut files = judged.iter().map(|judged| judged.file);
    let file = files.find(|file| file.is(FileKind::Timings))?;
    let mut list = TimingList::read(file)?;
    check_options(&list, flows);
    let cards = cards.map(JudgedFile::of);
    let texts = SaidTimes::of(&list, judged.iter().chain(&cards));
    texts.check(&mut list);
    check_results(&mut list, &texts, judged, flows, budget);
    list.report_unused();
    Some(Timings { rows: list.rows.len(), texts: texts.tied })
}
