//! Numbers that are out of date: no number to call may be one of them.

use super::findings::safety as findings;
use super::keys;
use crate::document::{Table, once_each};
use crate::library::limits::{CONTACT_MAX, OUTDATED_MAX};

/// A number that is out of date.
pub(super) struct Outdated {
    pub(super) text: String,
    /// The number as texts are held against it.
    spaced: String,
}

/// The numbers that are out of date.
pub(super) fn outdated(file: &Table<'_>) -> Vec<Outdated> {
    let table = file.get("outdated").and_then(|value| value.table(keys::OUTDATED));
    let Some(table) = table else { return vec![] };
    table.need("numbers");
    let numbers = table.list("numbers");
    once_each(&numbers);
    if let Some(extra) = numbers.get(OUTDATED_MAX) {
        extra.report(findings::too_many_outdated(numbers.len()));
    }
    // Every number to call is held against each of them.
    let texts = numbers.iter().take(OUTDATED_MAX).map(|value| value.text(CONTACT_MAX));
    texts.map(|text| Outdated { spaced: spaced(&text), text }).collect()
}

/// A text that holds a number to call; none of the outdated ones may be in it.
pub(super) fn number(table: &Table<'_>, key: &str, outdated: &[Outdated]) -> String {
    let Some(value) = table.need(key) else { return String::new() };
    let text = value.text(CONTACT_MAX);
    let spaced = spaced(&text);
    let holds = |old: &&Outdated| old.spaced.len() > 1 && spaced.contains(&old.spaced);
    if let Some(old) = outdated.iter().find(holds) {
        value.report(findings::outdated_number(&value.what(), &old.text));
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
