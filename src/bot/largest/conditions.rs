//! Under which conditions screens become largest: the operator, the day and the place that take the most room.

use time::Date;

use super::Largest;
use crate::bot::{ChannelKind, Screens, Settings};
use crate::interface::Words;
use crate::library::Library;
use crate::locale::Locale;
use crate::operator::{CONTACT_MAX, NAME_MAX, Operator, PRIVACY_URL_MAX};
use crate::settings::{Known, Place};

/// Longest version of the bot, in characters: three numbers and a word.
const VERSION_MAX: usize = 20;

/// What is drawn of a library for a reader, with an operator whose name takes the most room.
pub(super) fn drawn_for(
    library: &Library,
    words: &Words,
    reader: Locale,
    draw: impl FnOnce(Screens<'_>) -> Vec<Largest>,
) -> Vec<Largest> {
    let operator = largest_operator();
    let settings = Settings { checks: true, operator, version: "x".repeat(VERSION_MAX) };
    let today = longest_day(words);
    // A review that is overdue, in the place where the most is said.
    let place = ChannelKind::Elsewhere;
    let (reader, likely) = (Some(reader), library.safety.likely(Some(reader)));
    let (known, here) = (Known::NoServer, Place::nowhere());
    let screens = Screens {
        library,
        settings: &settings,
        words,
        reader,
        likely,
        place,
        today,
        known,
        here,
        moderates: true,
    };
    draw(screens)
}

/// What an operator may have set that takes the most room: a name and a contact of marks, which
/// are escaped, and an address of characters that are encoded in three.
pub(super) fn largest_operator() -> Operator {
    const HTTPS: &str = "https://";
    let path = "(".repeat(PRIVACY_URL_MAX - HTTPS.len());
    Operator {
        name: "*".repeat(NAME_MAX),
        contact: "*".repeat(CONTACT_MAX),
        privacy_url: format!("{HTTPS}{path}"),
    }
}

/// A day after every review, in the month that has the longest name.
fn longest_day(words: &Words) -> Date {
    let days = (0..12).filter_map(|month| Date::from_ordinal_date(9999, 15 + 30 * month).ok());
    days.max_by_key(|day| words.date(*day).chars().count()).unwrap_or(Date::MAX)
}
