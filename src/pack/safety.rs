//! Cards and helplines.

use super::grounds::{evidence, page_read, url};
use super::keys;
use crate::document::{Code, Names, Table, Value, ValueType, once_each, stand_in};
use crate::id::{CountryId, HelplineId};
use crate::library::limits::{
    CONTACT_MAX, HEADLINE_MAX, LINE_MAX, LINE_NAME_MAX, OUTDATED_MAX, SAYING_MAX, SAYINGS_MAX,
};
use crate::safety::{Anywhere, Audience, Card, Country, Helpline, Mark, Safety};

/// The cards that the bot shows by name, whatever the packs say.
pub(crate) const CARDS_NEEDED: &[&str] = &["emergency", "crisis", "help-now"];

/// How well a number may be confirmed.
pub(crate) const MARKS: &[(&str, Mark)] = &[
    ("C-off", Mark::Official),
    ("C-news", Mark::News),
    ("S", Mark::Secondary),
    ("NC", Mark::NotConfirmed),
];
/// Whom a helpline may be for.
pub(crate) const KINDS: &[(&str, Audience)] =
    &[("crisis", Audience::Crisis), ("youth", Audience::Youth)];

/// Reads cards and helplines.
pub(super) fn safety(cards: &Table<'_>, helplines: &Table<'_>) -> Safety {
    let outdated = outdated(helplines);
    let anywhere = anywhere(helplines, &outdated);
    let read = helplines.named("country", "country", keys::COUNTRY);
    let mut countries: Vec<Country> =
        read.iter().map(|(id, table)| country(id, table, &outdated)).collect();
    if read.is_empty() {
        helplines
            .missing("there is no country", "Add a line `[country.us]`, and its keys below it.");
    }
    let names = |country: &Country| {
        let names = country.lines.iter().map(|line| format!("{}/{}", country.id, line.id));
        names.collect::<Vec<_>>()
    };
    let names: Vec<String> = countries.iter().flat_map(names).collect();
    let names = names.iter().map(String::as_str).collect();
    let names = Names::new("helpline", Code::UnknownLine, names, !helplines.doc.broken);
    let lines = KnownLines { countries: &countries, names };
    let read = cards.named("card", "card", keys::CARD);
    for needed in CARDS_NEEDED.iter().filter(|needed| !read.iter().any(|(name, _)| name == *needed))
    {
        let message = format!("there is no card `{needed}`, which the bot needs");
        cards.missing(&message, format!("Add a line `[card.{needed}]`, and its keys below it."));
    }
    let cards = read.iter().map(|(name, table)| card(name, table, &lines)).collect();
    countries.sort_by(|a, b| a.name.cmp(&b.name));
    let outdated = outdated.into_iter().map(|old| old.text).collect();
    Safety { cards, countries, anywhere, outdated }
}

/// The helplines that a card may name.
struct KnownLines<'c> {
    countries: &'c [Country],
    names: Names<'c>,
}

impl KnownLines<'_> {
    fn one(&self, value: &Value<'_>) -> (CountryId, HelplineId) {
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
            let message =
                format!("the helpline `{raw}` must not be shown, and stands in {}", value.what);
            let remedy = "Choose a line that is marked C-off or C-news, or let a person confirm this one first.";
            value.report(Code::LineNotShown, &message, remedy);
        }
        (country, line)
    }
}

fn card(name: &str, table: &Table<'_>, known: &KnownLines<'_>) -> Card {
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
        lines_shown: shown.iter().map(|value| known.one(value)).collect(),
        said_as: said_as(table),
        evidence: evidence(table),
    };
    if card.steps.is_empty() && table.list_is_read("do") {
        table.missing(&format!("{} says nothing to do", table.what), "Add `do = [\"…\"]` to it.");
    }
    card
}

/// What people write when they need a card.
fn said_as(table: &Table<'_>) -> Vec<String> {
    let entries = table.list("said-as");
    once_each(&entries);
    if let Some(extra) = entries.get(SAYINGS_MAX) {
        let message =
            format!("{} has {} sayings, but may have {SAYINGS_MAX}", table.what, entries.len());
        extra.report(Code::TooMany, &message, "Leave out those that others contain.");
    }
    table.texts("said-as", SAYING_MAX)
}

/// A number that is out of date.
struct Outdated {
    text: String,
    /// The same as texts are held against it.
    spaced: String,
}

fn outdated(file: &Table<'_>) -> Vec<Outdated> {
    let table = file.get("outdated").and_then(|value| value.table(keys::OUTDATED));
    let Some(table) = table else { return vec![] };
    table.need("numbers");
    let numbers = table.list("numbers");
    once_each(&numbers);
    if let Some(extra) = numbers.get(OUTDATED_MAX) {
        let message = format!(
            "there are {} numbers that are out of date, but there may be {OUTDATED_MAX}",
            numbers.len()
        );
        extra.report(Code::TooMany, &message, "Keep those that people still come across.");
    }
    // Every number to call is held against each of them.
    let texts = numbers.iter().take(OUTDATED_MAX).map(|value| value.text(CONTACT_MAX));
    texts.map(|text| Outdated { spaced: spaced(&text), text }).collect()
}

fn anywhere(file: &Table<'_>, outdated: &[Outdated]) -> Anywhere {
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

fn country(id: &str, table: &Table<'_>, outdated: &[Outdated]) -> Country {
    if id.len() != 2 {
        let message = format!("`{id}` is not the code of a country");
        let remedy =
            "Use the two letters of the country's code in lower case, such as `us` or `gb`.";
        table.report(Code::BadId, table.place.clone(), &message, remedy);
    }
    let (mut emergency, mut emergency_mark) = (String::new(), Mark::Official);
    let mut emergency_note = None;
    if let Some(entry) = table.need("emergency").and_then(|value| value.table(keys::EMERGENCY)) {
        emergency = number(&entry, "number", outdated);
        emergency_mark = entry.one_of("mark", MARKS).unwrap_or(Mark::Official);
        emergency_note = entry.text_if("note", LINE_MAX);
        entry.get("source").map(|value| page_read(&value));
    }
    let within = format!("{id}/");
    let lines = table.named_within("line", &within, "helpline", keys::LINE);
    let lines = lines.iter().map(|(name, table)| line(name, table, outdated)).collect();
    let name = table.text("name", LINE_NAME_MAX);
    let id = if id.len() == 2 { table.name(id) } else { stand_in() };
    let country = Country { id, name, emergency, emergency_mark, emergency_note, lines };
    let crisis = country.shown_lines().any(|line| line.kind == Audience::Crisis);
    if !crisis && country.shown_emergency().is_none() && !table.doc.broken {
        let message = format!(
            "{} has neither an emergency number nor a crisis line that may be shown",
            table.what
        );
        let remedy = "Confirm one of them (mark C-off or C-news), or remove the country: people there are then shown what holds anywhere.";
        table.report(Code::NothingToShow, table.place.clone(), &message, remedy);
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
        kind: table.one_of("for", KINDS).unwrap_or(Audience::Crisis),
        hours: hours(table),
        cost: table.text_if("cost", CONTACT_MAX),
        languages: table.text_if("languages", CONTACT_MAX),
        mark: table.one_of("mark", MARKS).unwrap_or(Mark::Official),
        shown_because: table.text_if("shown-because", LINE_MAX),
        source: table.need("source").map(|value| page_read(&value)).unwrap_or_default(),
        read_on: read_on.unwrap_or(time::Date::MIN),
    }
}

fn hours(table: &Table<'_>) -> String {
    let Some(value) = table.get("hours") else {
        table.missing(
            &format!("{} has no `hours`", table.what),
            "Add `hours = \"hours not known\"`, or the hours.",
        );
        return String::new();
    };
    if value.raw() == Some("") {
        let message = format!("{} is empty", value.what);
        value.report(Code::EmptyText, &message, "Write the hours, or \"hours not known\".");
        return String::new();
    }
    value.text(CONTACT_MAX)
}

/// A text that holds a number to call; none of the outdated ones may be in it.
fn number(table: &Table<'_>, key: &str, outdated: &[Outdated]) -> String {
    let Some(value) = table.need(key) else { return String::new() };
    let text = value.text(CONTACT_MAX);
    let spaced = spaced(&text);
    let holds = |old: &&Outdated| old.spaced.len() > 1 && spaced.contains(&old.spaced);
    if let Some(old) = outdated.iter().find(holds) {
        let message = format!("{} holds `{}`, which is out of date", value.what, old.text);
        let remedy = "Look up the number that is right today on the operator's own page.";
        value.report(Code::OutdatedNumber, &message, remedy);
    }
    text
}

/// The text in words of letters and words of digits, with a space before and after each; spaces and
/// hyphens between digits are taken out. So a text holds a number however it is spaced, but only
/// as a whole: `141` is not found in `1411`.
fn spaced(text: &str) -> String {
    let mut words = " ".to_owned();
    let mut letters = text.chars().flat_map(char::to_lowercase).peekable();
    while let Some(letter) = letters.next() {
        let after_digit = words.ends_with(|c: char| c.is_ascii_digit());
        let joins = matches!(letter, ' ' | '-' | '\u{a0}') && after_digit;
        if joins && letters.peek().is_some_and(char::is_ascii_digit) {
            continue;
        }
        if letter.is_alphanumeric() {
            if !words.ends_with(' ') && after_digit != letter.is_ascii_digit() {
                words.push(' ');
            }
            words.push(letter);
        } else if !words.ends_with(' ') {
            words.push(' ');
        }
    }
    if !words.ends_with(' ') {
        words.push(' ');
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds_number(text: &str, number: &str) -> bool {
        spaced(text).contains(&spaced(number))
    }

    #[test]
    fn an_outdated_number_is_found_however_it_is_spaced_and_only_whole() {
        for (text, old) in [
            ("call 800 273 8255", "1-800-273-8255"),
            ("call *4141", "141"),
            ("call 14416 or 1411", "141"),
            ("text HELLO to 686868", "TALK to 686868"),
            ("call 717 003 717", "717"),
        ] {
            assert!(!holds_number(text, old), "{old} should not be found in {text}");
        }
        for (text, old) in [
            ("call 1 800 2738255", "1-800-273-8255"),
            ("call 141, day or night", "141"),
            ("Text talk to 686 868", "TALK to 686868"),
            ("call +234 806 210 6493", "+234 806 210 6493"),
        ] {
            assert!(holds_number(text, old), "{old} should be found in {text}");
        }
    }
}
