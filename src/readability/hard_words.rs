//! Long words that a text uses and nowhere explains.

use std::collections::{BTreeMap, BTreeSet};

use super::syllables::syllables;
use super::words;

/// A word of as many syllables or more is long.
const LONG: usize = 4;

/// Long words that everybody knows.
const COMMON: &[&str] = &[
    "ability",
    "activity",
    "actually",
    "america",
    "american",
    "anybody",
    "application",
    "australia",
    "available",
    "category",
    "ceremony",
    "community",
    "conversation",
    "definitely",
    "developing",
    "development",
    "education",
    "electricity",
    "emergency",
    "especially",
    "everybody",
    "experience",
    "february",
    "generally",
    "immediately",
    "impossible",
    "independent",
    "individual",
    "information",
    "january",
    "material",
    "naturally",
    "necessary",
    "obviously",
    "operation",
    "opportunity",
    "ordinary",
    "original",
    "particular",
    "population",
    "possibility",
    "presentation",
    "recovery",
    "regularly",
    "reliably",
    "responsible",
    "secretary",
    "security",
    "separately",
    "situation",
    "supermarket",
    "technology",
    "television",
    "temperature",
    "temporary",
    "territory",
    "understanding",
    "university",
    "unusual",
    "usually",
    "variety",
    "vegetable",
    "vegetarian",
];

/// The long words of `texts` that no text explains, each once, in the order of the alphabet.
///
/// A word is explained where it stands in brackets after plain words, after "called" or "named",
/// or before "is", "means", "are", "was" or a colon; and where it is one of `titles`: those are
/// the titles of articles and the other names people use for their subject.
pub fn hard_words<'t>(
    texts: impl IntoIterator<Item = &'t str>,
    titles: impl IntoIterator<Item = &'t str>,
) -> Vec<String> {
    let titles = titles.into_iter().flat_map(words);
    let mut known: BTreeSet<String> = titles.flat_map(parts).map(|word| singular(&word)).collect();
    let mut used: BTreeMap<String, String> = BTreeMap::new();
    for text in texts {
        known.extend(explained(text));
        for word in words(text).flat_map(parts).filter(|word| is_long(word)) {
            used.entry(singular(&word)).or_insert(word);
        }
    }
    used.retain(|word, _| !known.contains(word) && !COMMON.contains(&word.as_str()));
    used.into_values().collect()
}

fn is_long(word: &str) -> bool {
    syllables(word) >= LONG && word.chars().all(char::is_alphabetic)
}

/// The parts of a word in small letters, without the sign of a genitive.
fn parts(word: &str) -> Vec<String> {
    let word = word.to_lowercase().replace('\u{2019}', "'");
    let word = word.strip_suffix("'s").unwrap_or(&word);
    word.split('-').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// A word without the sign of a plural; some words lose more, but always the same.
fn singular(word: &str) -> String {
    match word.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => word.strip_suffix('s').unwrap_or(word).to_owned(),
    }
}

/// The words that a text explains.
fn explained(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for within in text.split('(').skip(1) {
        let inside = within.split(')').next().unwrap_or_default();
        found.extend(words(inside).flat_map(parts).map(|word| singular(&word)));
    }
    let tokens: Vec<&str> = text.split_whitespace().collect();
    for (at, token) in tokens.iter().enumerate() {
        let bare = token.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if matches!(bare.as_str(), "called" | "named") {
            // Up to three words: "called autoimmune gastritis".
            let name = tokens.iter().skip(at + 1).take(3);
            found.extend(
                name.flat_map(|word| words(word)).flat_map(parts).map(|word| singular(&word)),
            );
        }
        let next = tokens.get(at + 1).copied().unwrap_or_default();
        if token.ends_with(':') || matches!(next, "is" | "are" | "means" | "was" | "mean") {
            found.extend(words(token).flat_map(parts).map(|word| singular(&word)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_word_is_hard_until_something_explains_it() {
        let hard = |texts: &[&str], titles: &[&str]| {
            hard_words(texts.iter().copied(), titles.iter().copied())
        };
        assert_eq!(hard(&["It may be a neuropathy."], &[]), ["neuropathy"]);
        assert_eq!(hard(&["Neuropathies hurt.", "Call in an emergency."], &[]), ["neuropathies"]);
        for explained in [
            "Nerve damage (neuropathy) can hurt.",
            "This is called neuropathy.",
            "Neuropathy means damage to nerves.",
            "Neuropathy is damage to nerves.",
            "Neuropathy: damage to nerves.",
        ] {
            assert_eq!(hard(&["It may be a neuropathy.", explained], &[]), [""; 0], "{explained}");
        }
        assert_eq!(hard(&["It may be a neuropathy."], &["Peripheral neuropathy"]), [""; 0]);
        assert_eq!(hard(&["The result is autoimmune."], &[]), ["autoimmune"]);
    }

    #[test]
    fn the_list_of_common_words_holds_long_ones_only() {
        let short: Vec<_> = COMMON.iter().filter(|word| syllables(word) < LONG).collect();
        assert!(short.is_empty(), "{short:?}");
    }

    #[test]
    fn a_word_is_the_same_in_the_plural_and_with_a_capital() {
        let titles = ["Intrinsic factor antibodies", "Homocysteine"];
        let texts = ["Homocysteines rise. The antibody's name."];
        assert_eq!(hard_words(texts, titles), [""; 0]);
        assert_eq!(hard_words(texts, []), ["antibody", "homocysteines"]);
    }
}
