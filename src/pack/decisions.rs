//! `decisions.toml`: what somebody who knows the subject still has to decide. Members are shown none
//! of it; the document for reviewers begins with it.

use std::collections::BTreeSet;

use super::evidence_id::evidence_if;
use super::findings::review as findings;
use super::keys;
use super::read_file::ReadFile;
use crate::document::{Table, ValueType, stand_in};
use crate::id::DecisionId;
use crate::library::limits::{DECISION_MAX, DECISIONS_MAX};
use crate::library::{Decision, FileKind};

/// Reads the open decisions of a pack.
pub(super) fn decisions(files: &[ReadFile<'_>]) -> Vec<Decision> {
    let Some(found) = files.iter().find(|file| file.is(FileKind::Decisions)) else { return vec![] };
    let entries = Table::root(&found.doc, keys::DECISIONS_FILE).list("decision");
    if let Some(extra) = entries.get(DECISIONS_MAX) {
        extra.report(findings::too_many_decisions(entries.len()));
    }
    let mut seen = BTreeSet::new();
    let read = entries.into_iter().take(DECISIONS_MAX).zip(1..).filter_map(|(entry, number)| {
        let table = entry.called(format!("decision {number}")).table(keys::DECISION)?;
        let id: DecisionId = match table.need("id") {
            Some(value) => match value.raw() {
                Some(raw) => table.name(raw),
                None => value.wrong_type(ValueType::Text, stand_in()),
            },
            None => stand_in(),
        };
        if table.has("id") && !seen.insert(id.clone()) {
            table.report(findings::decision_twice(id.as_str()));
        }
        let text = table.text("text", DECISION_MAX);
        let evidence = evidence_if(&table);
        Some(Decision { id, text, evidence })
    });
    read.collect()
}
