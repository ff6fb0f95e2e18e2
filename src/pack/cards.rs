//! `safety/cards.toml`: what people in danger are shown.

use super::evidence_id::evidence;
use super::findings::safety as findings;
use crate::document::{Names, Table, Value, ValueType, once_each, stand_in};
use crate::id::{CountryId, HelplineId};
use crate::library::limits::{HEADLINE_MAX, LINE_MAX, SAYING_MAX, SAYINGS_MAX};
use crate::safety::{Card, Country};

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
    let card = Card {
        id: table.name(name),
        headline: table.text("headline", HEADLINE_MAX),
        text: table.texts("text", LINE_MAX),
        signs: table.texts("signs", LINE_MAX),
        then: table.texts("then", LINE_MAX),
        steps: table.texts("do", LINE_MAX),
        avoid: table.texts("avoid", LINE_MAX),
        lines_shown: shown.iter().map(|value| known.helpline_ref(value)).collect(),
        said_as: said_as(table),
        evidence: evidence(table),
    };
    if card.steps.is_empty() && table.list_is_read("do") {
        table.missing(findings::nothing_to_do(&table.what));
    }
    card
}

/// What people write when they need a card.
fn said_as(table: &Table<'_>) -> Vec<String> {
    let entries = table.list("said-as");
    once_each(&entries);
    if let Some(extra) = entries.get(SAYINGS_MAX) {
        extra.report(findings::too_many_sayings(&table.what, entries.len()));
    }
    table.texts("said-as", SAYING_MAX)
}
