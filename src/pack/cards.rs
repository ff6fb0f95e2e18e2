//! `safety/cards.toml`: what people in danger are shown.

use super::evidence_id::{evidence, evidence_if};
use super::findings::safety as findings;
use super::keys;
use crate::document::{Names, Table, Value, ValueType, once_each, stand_in};
use crate::id::{CountryId, HelplineId};
use crate::library::limits::{HEADLINE_MAX, LINE_MAX};
use crate::safety::{Card, CardLine, Country};

/// The cards that the bot shows by name, whatever the packs say.
pub(crate) const CARDS_NEEDED: &[&str] = &["emergency", "crisis", "help-now"];

/// The helplines that a card may name.
pub(super) struct KnownHelplines<'c> {
    pub(super) countries: &'c [Country],
    pub(super) names: Names<'c>,
}

impl KnownHelplines<'_> {
    fn helpline_ref(&self, value: &Value<'_>) -> (CountryId, HelplineId) {
        let Some(raw) = value.raw() else {
            return value.wrong_type(ValueType::Text, (stand_in(), stand_in()));
        };
        let parts = raw
            .split_once('/')
            .and_then(|(country, line)| Some((country.parse().ok()?, line.parse().ok()?)));
        let (true, Some((country, line))) = (self.names.check(raw, value), parts) else {
            return (stand_in(), stand_in());
        };
        let of = self.countries.iter().find(|known| known.id == country);
        if !of.is_some_and(|of| of.shown_lines().any(|shown| shown.id == line)) {
            value.report(findings::line_not_shown(raw, &value.what()));
        }
        (country, line)
    }
}

/// Reads a card.
pub(super) fn card(name: &str, table: &Table<'_>, known: &KnownHelplines<'_>) -> Card {
    let shown = table.list("lines-shown");
    once_each(&shown);
    let lines = |key: &str| lines(table, key);
    let card = Card {
        id: table.name(name),
        headline: table.text("headline", HEADLINE_MAX),
        text: lines("text"),
        signs: lines("signs"),
        then: lines("then"),
        steps: lines("do"),
        avoid: lines("avoid"),
        lines_shown: shown.iter().map(|value| known.helpline_ref(value)).collect(),
        evidence: evidence(table),
    };
    if card.steps.is_empty() && table.list_is_read("do") {
        table.missing(findings::nothing_to_do(&table.what));
    }
    card
}

/// Lines of a card, each a text, or a table that also names the evidence of that line.
fn lines(table: &Table<'_>, key: &str) -> Vec<CardLine> {
    let entries = table.list(key);
    once_each(&entries);
    let lines = entries.iter().filter_map(|entry| {
        if !entry.is_table() {
            return match entry.raw() {
                Some(_) => Some(CardLine { text: entry.text(LINE_MAX), evidence: vec![] }),
                None => entry.wrong_type(ValueType::Entry, None),
            };
        }
        let line = entry.table(keys::CARD_LINE)?;
        let text = line.need("text")?.text(LINE_MAX);
        Some(CardLine { text, evidence: evidence_if(&line) })
    });
    lines.collect()
}
