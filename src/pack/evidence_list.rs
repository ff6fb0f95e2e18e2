//! `evidence.toml`: what the evidence ids of a pack say, which of them are withheld, and whether
//! the pack uses what it lists and lists what it uses.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence_id::{check_evidence_id, is_evidence};
use super::findings::evidence as findings;
use super::keys;
use super::read_file::ReadFile;
use crate::document::{Document, Problem, Table, Value};
use crate::library::{EvidenceList, FileKind, limits::LINE_MAX};

/// How the ids begin that say what safety cards are worded by.
const OF_CARDS: &str = "W-";

/// Every evidence id that a file names, in order.
pub(super) fn evidence_ids<'d>(doc: &'d Document<'d>) -> Vec<(&'d str, Value<'d>)> {
    let texts = Table::peek(doc).texts_within();
    let ids = texts.into_iter().filter(|value| value.key == "evidence");
    ids.filter_map(|value| Some((value.raw()?, value))).collect()
}

/// Reads the list of a pack and holds it against what the files of the pack name. `on_cards` are
/// the ids that safety cards name; they count as used and need no list.
pub(super) fn evidence_list<'d>(
    files: &'d [ReadFile<'d>],
    on_cards: &BTreeSet<&'d str>,
) -> Option<EvidenceList> {
    let list = files.iter().find(|file| file.is(FileKind::Evidence));
    let Some(list) = list else {
        advise_list(files);
        return None;
    };
    let file = Table::root(&list.doc, keys::EVIDENCE_FILE);
    let listed = file.get("evidence").and_then(|value| value.any_table());
    if listed.is_none() && !file.has("evidence") {
        file.missing(findings::no_table());
    }
    let withheld = file.get("withheld").and_then(|value| value.any_table());
    let (listed, withheld) =
        (EvidenceLines::read(listed.as_ref()), EvidenceLines::read(withheld.as_ref()));
    let mut used = on_cards.clone();
    let named = files.iter().flat_map(|file| {
        // Nobody is shown a vignette, a row of timings or an open decision, so they account for nothing.
        let decision = file.is(FileKind::Decisions);
        let unseen = file.is(FileKind::Vignettes) || file.is(FileKind::Timings);
        let shown = !unseen && !decision;
        let ids = evidence_ids(&file.doc).into_iter();
        ids.map(move |(id, value)| (id, value, shown, decision))
    });
    for (id, value, shown, decision) in named {
        if shown {
            used.insert(id);
        }
        // What is withheld may be what is to be decided.
        if withheld.has(id) && !decision {
            value.report(findings::withheld_and_used(id));
        } else if is_evidence(id) && !list.doc.broken {
            listed.check(id, &value, findings::used_unlisted);
        }
    }
    for (id, line) in withheld.0.iter().filter(|(id, _)| is_evidence(id) && !list.doc.broken) {
        listed.check(id, &line.value, findings::withheld_unlisted);
        if on_cards.contains(id) {
            line.value.report(findings::withheld_and_on_card(id));
        }
    }
    // It may be used where a mistake is.
    let settled = files.iter().filter(|file| !file.is(FileKind::Evidence));
    let settled = settled.map(|file| &file.doc);
    if settled.into_iter().all(|doc| !doc.broken && !doc.log.has_errors_in(doc.path)) {
        listed.report_unused(&used, &withheld);
    }
    let used = listed.0.keys().filter(|id| used.contains(*id)).count();
    Some(EvidenceList { listed: listed.texts(), withheld: withheld.texts(), used })
}

/// A line for each of several ids.
struct EvidenceLines<'d>(BTreeMap<&'d str, EvidenceLine<'d>>);

struct EvidenceLine<'d> {
    text: String,
    value: Value<'d>,
}

impl<'d> EvidenceLines<'d> {
    fn read(table: Option<&Table<'d>>) -> Self {
        let pairs = table.into_iter().flat_map(Table::pairs);
        let lines = pairs.map(|(id, value)| {
            check_evidence_id(id, &value);
            (id, EvidenceLine { text: value.text(LINE_MAX), value })
        });
        Self(lines.collect())
    }

    fn has(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// Reports an id that has no line.
    fn check(
        &self,
        id: &str,
        value: &Value<'_>,
        unlisted: impl FnOnce(&str, Option<&str>) -> Problem,
    ) {
        if !self.has(id) {
            let near = value.doc.log.nearest(id, self.0.keys().copied());
            value.report(unlisted(id, near));
        }
    }

    /// Reports ids that are neither used nor withheld. Those of the words of safety cards may be unused:
    /// whoever runs the bot can have other cards.
    fn report_unused(&self, used: &BTreeSet<&str>, withheld: &Self) {
        let lines = self.0.iter().filter(|(id, _)| is_evidence(id) && !withheld.has(id));
        let lines = lines.filter(|(id, _)| !id.starts_with(OF_CARDS));
        for (id, line) in lines.filter(|(id, _)| !used.contains(*id)) {
            line.value.report(findings::unused(id));
        }
    }

    fn texts(&self) -> Vec<(String, String)> {
        self.0.iter().map(|(id, line)| ((*id).to_owned(), line.text.clone())).collect()
    }
}

/// Advises a pack without a list to have one.
fn advise_list(files: &[ReadFile<'_>]) {
    let Some(manifest) = files.iter().find(|file| file.is(FileKind::Pack)) else {
        return;
    };
    manifest.doc.report(findings::no_list());
}
