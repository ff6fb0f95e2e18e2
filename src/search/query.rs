//! The words that a person typed, and which known words each may be.

use std::collections::BTreeSet;

use super::Index;
use super::index::{Postings, number};
use crate::words::{Bag, Folded, mistakes};

/// The fewest letters of a word that is recognised by its beginning, where other words stand beside
/// it.
const BEGINNING_MIN: usize = 3;

/// How many letters of a word allow for one typing mistake.
const LETTERS_PER_MISTAKE: usize = 4;

/// What a person typed, in words.
pub(super) struct Query {
    /// Each word once, in the order of the alphabet.
    pub(super) words: Vec<QueryWord>,
}

/// A word that was typed.
pub(super) struct QueryWord {
    /// How much the word tells articles apart: the rarer, the more.
    pub(super) weight: f64,
    /// Whether it is too short to tell anything beside a whole name.
    is_short: bool,
    /// The known words that it may be, and how much it is like each, from 0 to 1.
    pub(super) likeness: Vec<(u32, f64)>,
}

impl Query {
    /// The words of a text. The last letters of a single one may be missing where it is `begun`.
    pub(super) fn new(index: &Index, text: &Folded, begun: bool) -> Self {
        let words: BTreeSet<&str> = text.words().collect();
        let begun = begun && words.len() == 1;
        let words = words.iter().map(|word| QueryWord::new(index.postings(), word, begun));
        Self { words: words.collect() }
    }

    /// How much all words say together.
    pub(super) fn weight(&self) -> f64 {
        self.words.iter().map(|word| word.weight).sum()
    }

    /// Whether every word is too short to tell anything.
    pub(super) fn is_short(&self) -> bool {
        self.words.iter().all(|word| word.is_short)
    }
}

impl QueryWord {
    /// A typed word with its weight. One that stands nowhere weighs as much as those it may mean,
    /// or nothing where it is too short to tell.
    fn new(index: &Postings, word: &str, begun: bool) -> Self {
        let letters = word.chars().count();
        let mut likeness = Vec::new();
        let known = begins(index, word, letters, begun, &mut likeness);
        mistaken(index, word, letters, &mut likeness);
        let is_short = letters < BEGINNING_MIN;
        let weight = match known {
            Some(known) => index.weights.get(known as usize).copied().unwrap_or_default(),
            None if !begun && is_short => 0.0,
            None => {
                let names = likeness.iter().flat_map(|(known, _)| index.in_names.get(*known));
                let names = names.filter_map(|name| index.names.get(*name as usize));
                let articles: BTreeSet<u32> = names.map(|name| name.article).collect();
                index.weight(articles.len(), articles.len())
            }
        };
        Self { weight, is_short, likeness }
    }
}

/// Adds the known words that the typed word begins with or that begin with it, and gives the known
/// word that it is.
fn begins(
    index: &Postings,
    word: &str,
    letters: usize,
    begun: bool,
    likeness: &mut Vec<(u32, f64)>,
) -> Option<u32> {
    // The known words that begin with more and more of the typed word: always fewer.
    let (mut first, mut among) = (0, index.words.as_slice());
    let ends = word.char_indices().map(|(at, letter)| at + letter.len_utf8());
    for (count, end) in (1..).zip(ends).skip(BEGINNING_MIN.min(letters.saturating_sub(1))) {
        let prefix = word.get(..end)?;
        let before = among.partition_point(|known| **known < *prefix);
        let rest = among.get(before..)?;
        let same = rest.partition_point(|known| known.starts_with(prefix));
        first += place(before);
        among = rest.get(..same)?;
        let is_whole = among.first().is_some_and(|known| **known == *prefix);
        if is_whole && count < letters && count > BEGINNING_MIN {
            likeness.push((first, beginning(count, letters)));
        }
    }
    let known = among.first().filter(|known| ***known == *word).map(|_| first);
    likeness.extend(known.map(|known| (known, 1.0)));
    if begun || letters >= BEGINNING_MIN {
        let longer = (first..).zip(among).skip(usize::from(known.is_some()));
        likeness.extend(longer.map(|(at, known)| (at, beginning(letters, known.chars().count()))));
    }
    known
}

/// How much a word is like its beginning.
fn beginning(letters: usize, of_whole: usize) -> f64 {
    f64::midpoint(number(letters) / number(of_whole), 1.0)
}

/// Adds the known words that the typed word may be, written with mistakes.
fn mistaken(index: &Postings, word: &str, letters: usize, likeness: &mut Vec<(u32, f64)>) {
    if letters <= LETTERS_PER_MISTAKE {
        return;
    }
    let bag = Bag::new(word);
    let known = index.by_letters.iter().enumerate().skip(LETTERS_PER_MISTAKE + 1);
    for (of_known, known) in known {
        let more = letters.max(of_known);
        let allowed = more / LETTERS_PER_MISTAKE;
        if letters.abs_diff(of_known) > allowed {
            continue;
        }
        for (_, at) in known.iter().filter(|(known, _)| known.may_differ_by(bag, allowed)) {
            let Some(known) = index.words.get(*at as usize) else { continue };
            if known.starts_with(word) || word.starts_with(&**known) {
                continue;
            }
            if let Some(count) = mistakes(word, known, allowed) {
                likeness.push((*at, 1.0 - number(count) / number(more)));
            }
        }
    }
}

/// A place in a list; no pack has as many words as would not fit.
fn place(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
