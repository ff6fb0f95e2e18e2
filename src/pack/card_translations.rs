//! The files of `safety/cards/`: the cards of `safety/cards.toml` in other languages, line by line.

use super::findings::safety as findings;
use super::keys;
use super::numbers;
use super::read_file::ReadFile;
use crate::document::{Table, Value};
use crate::library::FileKind;
use crate::library::limits::{TRANSLATED_HEADLINE_MAX, TRANSLATED_LINE_MAX};
use crate::safety::{Card, CardLine, CardTranslation};

/// Reads the cards in every other language. `english` are those of `cards.toml`; `complete` says
/// whether that file could be read.
pub(super) fn card_translations(
    shared: &[ReadFile<'_>],
    english: &[Card],
    complete: bool,
) -> Vec<CardTranslation> {
    let files = shared.iter().filter(|file| file.is(FileKind::CardTranslation));
    files.filter_map(|file| translation(file, english, complete)).collect()
}

fn translation(file: &ReadFile<'_>, english: &[Card], complete: bool) -> Option<CardTranslation> {
    let locale = file.locale();
    let file = Table::root(&file.doc, keys::CARD_TRANSLATION_FILE);
    let read_by_native = file.need("read-by-native").is_some() && file.flag("read-by-native");
    let read = file.named("card", "card", keys::TRANSLATED_CARD);
    if !complete {
        return None;
    }
    let known = |name: &str| english.iter().any(|card| card.id.as_str() == name);
    for (name, table) in read.iter().filter(|(name, _)| !known(name)) {
        table.report(findings::card_not_english(name));
    }
    let cards = english.iter().filter_map(|english| {
        let found = read.iter().find(|(name, _)| *name == english.id.as_str());
        if found.is_none() {
            file.missing(findings::card_not_translated(english.id.as_str()));
        }
        found.map(|(_, table)| card(table, english))
    });
    let cards = cards.collect();
    Some(CardTranslation { locale: locale?, read_by_native, cards })
}

/// A card with the evidence and the helplines of the English one.
fn card(table: &Table<'_>, english: &Card) -> Card {
    let headline = table.need("headline").map(|value| {
        check_numbers(&value, &english.headline);
        value.text(TRANSLATED_HEADLINE_MAX)
    });
    Card {
        id: english.id.clone(),
        headline: headline.unwrap_or_default(),
        text: lines(table, "text", &english.text),
        signs: lines(table, "signs", &english.signs),
        then: lines(table, "then", &english.then),
        steps: lines(table, "do", &english.steps),
        avoid: lines(table, "avoid", &english.avoid),
        lines_shown: english.lines_shown.clone(),
        evidence: english.evidence.clone(),
    }
}

/// Lines of a card, each in the place of the English one.
fn lines(table: &Table<'_>, key: &str, english: &[CardLine]) -> Vec<CardLine> {
    let entries = table.list(key);
    if entries.len() != english.len() && table.list_is_read(key) {
        let what = format!("`{key}` of {}", table.what);
        let problem = findings::lines_differ(&what, entries.len(), english.len());
        table.report_at(table.place_of(key), problem);
    }
    let lines = entries.iter().zip(english).map(|(entry, english)| {
        check_numbers(entry, &english.text);
        CardLine { text: entry.text(TRANSLATED_LINE_MAX), evidence: english.evidence.clone() }
    });
    lines.collect()
}

/// Reports a number that the English line has not, or one that is missing.
fn check_numbers(value: &Value<'_>, english: &str) {
    if let Some((own, english)) = value.raw().and_then(|text| numbers::differ(text, english)) {
        value.report(findings::numbers_differ(&value.what(), &own, &english));
    }
}
