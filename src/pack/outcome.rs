//! Outcomes and overlays: what a walk ends with.

use super::condition::Conditions;
use super::evidence_id::{evidence, evidence_if};
use super::findings::outcome as findings;
use super::keys;
use super::references::References;
use super::sources::sources;
use crate::document::{Keys, Table, Value, ValueType, once_each};
use crate::flow::{Disposition, Outcome, Overlay, Statement, When};
use crate::library::limits::{
    HEADLINE_MAX, ITEM_SHORT_MAX, LINE_MAX, OUTCOME_SHORT_MAX, OVERLAY_MAX,
};

/// How urgent an outcome may be.
pub(crate) const DISPOSITIONS: &[(&str, Disposition)] = &[
    ("emergency", Disposition::Emergency),
    ("urgent", Disposition::Urgent),
    ("non-urgent", Disposition::NonUrgent),
    ("information", Disposition::Information),
];

/// Reads the outcomes and overlays of one flow.
pub(super) struct Outcomes<'r, 'd> {
    pub(super) conditions: &'r Conditions<'d>,
    pub(super) references: &'r References<'d>,
}

impl<'d> Outcomes<'_, 'd> {
    /// An outcome.
    pub(super) fn outcome(&self, name: &str, table: &Table<'d>) -> Outcome {
        let has_cards = table.has("cards");
        let words = keys::OUTCOME_WORDS.iter().filter(|key| table.has(key)).copied();
        let words: Vec<&str> = words.collect();
        if has_cards && !words.is_empty() {
            table.report(findings::cards_and_text(&table.what, &words));
        }
        let outcome = Outcome {
            id: table.name(name),
            disposition: table
                .one_of("disposition", DISPOSITIONS)
                .unwrap_or(Disposition::Information),
            short: table.text("short", OUTCOME_SHORT_MAX),
            cards: self.entries(table, "cards", "card", keys::CARD_ENTRY, |value, _| {
                self.references.cards.one(value)
            }),
            headlines: self.entries(table, "headline", "text", keys::HEADLINE, |value, _| {
                value.text(HEADLINE_MAX)
            }),
            text: self.statements(table, "text"),
            steps: self.statements(table, "do"),
            ask: self.statements(table, "ask"),
            avoid: self.statements(table, "avoid"),
            passages: self.entries(
                table,
                "passages",
                "passage",
                keys::PASSAGE_ENTRY,
                |value, _| self.references.passages.passage(value),
            ),
            claims_absence: table.flag("claims-absence"),
            sources: if has_cards { vec![] } else { sources(table, &self.references.sources) },
            evidence: evidence(table),
        };
        if has_cards {
            check_plain_card(table, &outcome);
        } else {
            check_plain_headline(table, &outcome);
        }
        outcome
    }

    /// An overlay.
    pub(super) fn overlay(&self, name: &str, table: &Table<'d>) -> When<Overlay> {
        table.need("when");
        let line = Statement {
            text: table.text("text", OVERLAY_MAX),
            evidence: evidence(table),
            sources: sources(table, &self.references.sources),
        };
        let passages = table.list("passages");
        once_each(&passages);
        let passages =
            passages.iter().map(|value| self.references.passages.passage(value)).collect();
        let overlay = Overlay {
            id: table.name(name),
            always: table.flag("always"),
            short: table.text_if("short", ITEM_SHORT_MAX),
            line,
            passages,
        };
        When { when: self.conditions.when(table, "when"), then: overlay }
    }

    /// Lines, each on its own or under a condition.
    pub(super) fn statements(&self, table: &Table<'d>, key: &str) -> Vec<When<Statement>> {
        self.entries(table, key, "text", keys::STATEMENT, |value, under| Statement {
            text: value.text(LINE_MAX),
            evidence: under.map(evidence_if).unwrap_or_default(),
            sources: under
                .map(|table| self.references.sources.list(table, "sources"))
                .unwrap_or_default(),
        })
    }

    /// The entries of a list: each is what it says, or a table that says it under a condition.
    fn entries<T>(
        &self,
        table: &Table<'d>,
        key: &str,
        part: &str,
        known: Keys,
        read: impl Fn(&Value<'d>, Option<&Table<'d>>) -> T,
    ) -> Vec<When<T>> {
        let entries = table.list(key);
        once_each(&entries);
        let entries = entries.iter().filter_map(|entry| {
            if !entry.is_table() {
                return match entry.raw() {
                    Some(_) => Some(When { when: None, then: read(entry, None) }),
                    None => entry.wrong_type(ValueType::Entry, None),
                };
            }
            let under = entry.table(known)?;
            let when = self.conditions.when(&under, "when");
            let value = under.need(part)?;
            Some(When { when, then: read(&value, Some(&under)) })
        });
        entries.collect()
    }
}

/// How many entries of a list have no condition.
fn plain(table: &Table<'_>, key: &str) -> usize {
    let unconditioned = |entry: &Value<'_>| {
        if entry.is_table() {
            entry.any_table().is_some_and(|table| !table.has("when"))
        } else {
            entry.raw().is_some()
        }
    };
    table.list(key).iter().filter(|entry| unconditioned(entry)).count()
}

fn check_plain_headline(table: &Table<'_>, outcome: &Outcome) {
    let plain = plain(table, "headline");
    if table.doc.broken || plain == 1 || !table.list_is_read("headline") {
        return;
    }
    let problem = if outcome.headlines.is_empty() {
        findings::no_headline(&table.what, plain)
    } else {
        findings::plain_headlines(&table.what, plain)
    };
    table.report_at(table.place_of("headline"), problem);
}

fn check_plain_card(table: &Table<'_>, outcome: &Outcome) {
    if table.doc.broken || !table.list_is_read("cards") || plain(table, "cards") > 0 {
        return;
    }
    let problem = if outcome.cards.is_empty() {
        findings::no_card(&table.what)
    } else {
        findings::no_plain_card(&table.what)
    };
    table.report_at(table.place_of("cards"), problem);
}
