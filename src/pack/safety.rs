//! Cards and helplines put together.

use super::cards::{CARDS_NEEDED, KnownHelplines, card};
use super::findings::safety as findings;
use super::helplines::{anywhere, country, likely};
use super::keys;
use super::outdated::outdated;
use crate::document::{Code, Names, Table};
use crate::hearing::Hearing;
use crate::safety::{Country, Safety};

/// Reads cards and helplines.
pub(super) fn safety(cards: &Table<'_>, helplines: &Table<'_>, hearing: Hearing) -> Safety {
    let outdated = outdated(helplines);
    let anywhere = anywhere(helplines, &outdated);
    let read = helplines.named("country", "country", keys::COUNTRY);
    let mut countries: Vec<Country> =
        read.iter().map(|(id, table)| country(id, table, &outdated)).collect();
    if read.is_empty() {
        helplines.missing(findings::no_country());
    }
    let names = |country: &Country| {
        let names = country.lines.iter().map(|line| format!("{}/{}", country.id, line.id));
        names.collect::<Vec<_>>()
    };
    let names: Vec<String> = countries.iter().flat_map(names).collect();
    let names = names.iter().map(String::as_str).collect();
    let names = Names::new("helpline", Code::UnknownLine, names, !helplines.doc.broken);
    let lines = KnownHelplines { countries: &countries, names };
    let read = cards.named("card", "card", keys::CARD);
    for needed in CARDS_NEEDED.iter().filter(|needed| !read.iter().any(|(name, _)| name == *needed))
    {
        cards.missing(findings::no_card(needed));
    }
    let cards = read.iter().map(|(name, table)| card(name, table, &lines)).collect();
    let likely = likely(helplines, &countries);
    countries.sort_by(|a, b| a.name.cmp(&b.name));
    let outdated = outdated.into_iter().map(|old| old.text).collect();
    let (translations, phrase_books) = (vec![], vec![]);
    Safety { cards, translations, phrase_books, countries, anywhere, likely, outdated, hearing }
}
