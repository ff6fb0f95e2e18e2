//! `safety/helplines.toml`: whom people can call, country by country and anywhere.

use super::address::{page_read, url};
use super::command::unknown_locale;
use super::findings::safety as findings;
use super::keys;
use super::outdated::{Outdated, number};
use crate::document::{Code, Names, Table, stand_in};
use crate::id::CountryId;
use crate::library::limits::{CONTACT_MAX, LINE_MAX, LINE_NAME_MAX};
use crate::locale::Locale;
use crate::safety::{Anywhere, Audience, Channel, Confirmation, Country, Helpline};

/// How well a number may be confirmed.
pub(crate) const MARKS: &[(&str, Confirmation)] = &[
    ("C-off", Confirmation::Official),
    ("C-news", Confirmation::News),
    ("S", Confirmation::Secondary),
    ("NC", Confirmation::NotConfirmed),
];
/// How a file writes that a number is so well confirmed.
pub(crate) fn mark(confirmation: Confirmation) -> &'static str {
    let written = MARKS.iter().find(|(_, known)| *known == confirmation);
    written.map_or("", |(written, _)| written)
}

/// Whom a helpline may be for.
pub(crate) const KINDS: &[(&str, Audience)] =
    &[("crisis", Audience::Crisis), ("youth", Audience::Youth), ("poison", Audience::Poison)];
/// How a helpline may be reached.
pub(crate) const CHANNELS: &[(&str, Channel)] =
    &[("text", Channel::Text), ("chat", Channel::Chat), ("voice", Channel::Voice)];

/// What stands in the place of hours that no page names.
const HOURS_NOT_KNOWN: &str = "hours not known";

/// What is shown to people of whom no country is known.
pub(super) fn anywhere(file: &Table<'_>, outdated: &[Outdated]) -> Anywhere {
    let mut anywhere = Anywhere {
        emergency: String::new(),
        directory_name: String::new(),
        directory: String::new(),
    };
    let Some(table) = file.table("anywhere", keys::ANYWHERE) else { return anywhere };
    anywhere.emergency = number(&table, "emergency", outdated);
    if let Some(directory) = table.need("directory").and_then(|value| value.table(keys::DIRECTORY))
    {
        anywhere.directory_name = directory.text("name", LINE_NAME_MAX);
        anywhere.directory = number(&directory, "contact", outdated);
        directory.need("source").map(|value| url(&value));
        directory.need("read-on").map(|value| value.date());
        directory.one_of("mark", MARKS);
    }
    anywhere
}

/// The countries in which readers of a language are likely to be.
pub(super) fn likely(file: &Table<'_>, countries: &[Country]) -> Vec<(Locale, Vec<CountryId>)> {
    let Some(table) = file.get("likely").and_then(|value| value.any_table()) else { return vec![] };
    let known = countries.iter().map(|country| country.id.as_str()).collect();
    let names = Names::new("country", Code::UnknownCountry, known, !file.doc.broken);
    let locales = table.pairs().into_iter().filter_map(|(name, value)| {
        let countries = names.list(&table, name);
        let locale = name.parse::<Locale>().ok();
        if locale.is_none() {
            value.report(unknown_locale(file.doc, name));
        }
        Some((locale?, countries))
    });
    locales.collect()
}

/// The helplines of one country.
pub(super) fn country(id: &str, table: &Table<'_>, outdated: &[Outdated]) -> Country {
    if id.len() != 2 {
        table.report(findings::bad_country(id));
    }
    let (mut emergency, mut emergency_mark) = (String::new(), Confirmation::Official);
    let (mut emergency_note, mut emergency_source) = (None, None);
    if let Some(entry) = table.need("emergency").and_then(|value| value.table(keys::EMERGENCY)) {
        emergency = number(&entry, "number", outdated);
        emergency_mark = entry.one_of("mark", MARKS).unwrap_or(Confirmation::Official);
        emergency_note = entry.text_if("note", LINE_MAX);
        emergency_source = entry.get("source").and_then(|value| page_read(&value));
    }
    let within = format!("{id}/");
    let lines = table.named_within("line", &within, "helpline", keys::LINE);
    let lines = lines.iter().map(|(name, table)| line(name, table, outdated)).collect();
    let name = table.text("name", LINE_NAME_MAX);
    let id = if id.len() == 2 { table.name(id) } else { stand_in() };
    let country =
        Country { id, name, emergency, emergency_mark, emergency_source, emergency_note, lines };
    let crisis = country.shown_lines().any(|line| line.kind == Audience::Crisis);
    if !crisis && country.shown_emergency().is_none() && !table.doc.broken {
        table.report(findings::nothing_to_show(&table.what));
    }
    country
}

fn line(name: &str, table: &Table<'_>, outdated: &[Outdated]) -> Helpline {
    // The day that the page itself shows is kept for whoever checks the line next.
    table.text_if("shown-date", LINE_NAME_MAX);
    let read_on = table.need("read-on").map(|value| value.date());
    Helpline {
        id: table.name(name),
        name: table.text("name", LINE_NAME_MAX),
        contact: number(table, "contact", outdated),
        channel: table.one_of("channel", CHANNELS).unwrap_or(Channel::Voice),
        kind: table.one_of("for", KINDS).unwrap_or(Audience::Crisis),
        hours: hours(table),
        cost: table.text_if("cost", CONTACT_MAX),
        languages: table.text_if("languages", CONTACT_MAX),
        mark: table.one_of("mark", MARKS).unwrap_or(Confirmation::Official),
        shown_because: table.text_if("shown-because", LINE_MAX),
        source: table.need("source").and_then(|value| page_read(&value)),
        read_on: read_on.unwrap_or(time::Date::MIN),
    }
}

/// When a line answers, where that is known.
fn hours(table: &Table<'_>) -> Option<String> {
    let Some(value) = table.get("hours") else {
        table.missing(findings::no_hours(&table.what));
        return None;
    };
    if value.raw() == Some("") {
        value.report(findings::empty_hours(&value.what()));
        return None;
    }
    let hours = value.text(CONTACT_MAX);
    (hours != HOURS_NOT_KNOWN).then_some(hours)
}
