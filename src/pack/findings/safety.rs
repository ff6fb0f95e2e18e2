//! Findings about cards and helplines.

use crate::document::{Code, Problem};
use crate::library::limits::OUTDATED_MAX;

/// No country at all.
pub(in crate::pack) fn no_country() -> Problem {
    let remedy = "Add a line `[country.us]`, and its keys below it.";
    Problem::new(Code::MissingKey, "there is no country", remedy)
}

/// A card that the bot shows by name and that is not there.
pub(in crate::pack) fn no_card(name: &str) -> Problem {
    let message = format!("there is no card `{name}`, which the bot needs");
    let remedy = format!("Add a line `[card.{name}]`, and its keys below it.");
    Problem::new(Code::MissingKey, message, remedy)
}

/// A helpline on a card that must not be shown.
pub(in crate::pack) fn line_not_shown(line: &str, what: &str) -> Problem {
    let message = format!("the helpline `{line}` must not be shown, and stands in {what}");
    let remedy =
        "Choose a line that is marked C-off or C-news, or let a person confirm this one first.";
    Problem::new(Code::LineNotShown, message, remedy)
}

/// A card that says nothing to do.
pub(in crate::pack) fn nothing_to_do(card: &str) -> Problem {
    let message = format!("{card} says nothing to do");
    Problem::new(Code::MissingKey, message, "Add `do = [\"…\"]` to it.")
}

/// More numbers that are out of date than are looked for.
pub(in crate::pack) fn too_many_outdated(count: usize) -> Problem {
    let message =
        format!("there are {count} numbers that are out of date, but there may be {OUTDATED_MAX}");
    Problem::new(Code::TooMany, message, "Keep those that people still come across.")
}

/// A number that is out of date.
pub(in crate::pack) fn outdated_number(what: &str, number: &str) -> Problem {
    let message = format!("{what} holds `{number}`, which is out of date");
    let remedy = "Look up the number that is right today on the operator's own page.";
    Problem::new(Code::OutdatedNumber, message, remedy)
}

/// What is not the code of a country.
pub(in crate::pack) fn bad_country(id: &str) -> Problem {
    let message = format!("`{id}` is not the code of a country");
    let remedy = "Use the two letters of the country's code in lower case, such as `us` or `gb`.";
    Problem::new(Code::BadId, message, remedy)
}

/// A country for which nothing could be shown.
pub(in crate::pack) fn nothing_to_show(country: &str) -> Problem {
    let message =
        format!("{country} has neither an emergency number nor a crisis line that may be shown");
    let remedy = "Confirm one of them (mark C-off or C-news), or remove the country: people there are then shown what holds anywhere.";
    Problem::new(Code::NothingToShow, message, remedy)
}

/// A helpline without hours.
pub(in crate::pack) fn no_hours(line: &str) -> Problem {
    let remedy = "Add `hours = \"hours not known\"`, or the hours.";
    Problem::new(Code::MissingKey, format!("{line} has no `hours`"), remedy)
}

/// Hours without any words.
pub(in crate::pack) fn empty_hours(what: &str) -> Problem {
    let remedy = "Write the hours, or \"hours not known\".";
    Problem::new(Code::EmptyText, format!("{what} is empty"), remedy)
}

/// A card that the English file has and this one has not.
pub(in crate::pack) fn card_not_translated(name: &str) -> Problem {
    let message = format!("the card `{name}` is missing");
    let remedy = format!(
        "Add a line `[card.{name}]`, with the lines of the English card in the language of this file."
    );
    Problem::new(Code::MissingKey, message, remedy)
}

/// A card that the English file has not.
pub(in crate::pack) fn card_not_english(name: &str) -> Problem {
    let message = format!("there is no card `{name}` in `cards.toml`");
    Problem::new(Code::UnknownCard, message, "Remove it, or add the English card first.")
}

/// More or fewer lines than the English card has.
pub(in crate::pack) fn lines_differ(what: &str, count: usize, english: usize) -> Problem {
    let message = format!("{what} has {count} lines, and the English card has {english}");
    let remedy = "Write one line for each line of the English card, in the same order.";
    Problem::new(Code::CardDiffers, message, remedy)
}

/// Other numbers than the English line has.
pub(in crate::pack) fn numbers_differ(what: &str, numbers: &str, english: &str) -> Problem {
    let or_none = |numbers: &str| {
        if numbers.is_empty() { "no numbers".to_owned() } else { format!("the numbers {numbers}") }
    };
    let message =
        format!("{what} has {}, and the English line has {}", or_none(numbers), or_none(english));
    let remedy = "Write every number of the English line once, in digits, and no other.";
    Problem::new(Code::CardDiffers, message, remedy)
}
