//! The words that a disguised or mistyped one may be.

use rustc_hash::{FxHashMap, FxHashSet};

use super::signs;
use crate::words::{Bag, mistakes};

/// Words that readings after the first may bring out, and words that are no mistake.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// The words of the rules.
    telling: FxHashSet<String>,
    /// The same by their first letter and their length, for mistyped and masked words.
    by_letters: FxHashMap<(char, usize), Vec<(Bag, String)>>,
    /// Words that people write often, each with how many are written more often.
    common: FxHashMap<Box<str>, u32>,
}

/// The fewest letters of a word that is looked for behind a typing mistake.
const MISTYPED_MIN: usize = 5;

/// The fewest letters of what may be several words without a space.
const RUN_TOGETHER_MIN: usize = 5;

/// The most words of it.
const RUN_WORDS_MAX: usize = 10;

/// The most letters of one of them.
const SPLIT_WORD_MAX: usize = 16;

/// What each of them costs besides its rank, and what a number costs, in quarters of a bit.
const WORD_COST: u32 = 13;
const NUMBER_COST: u32 = 40;

/// The most runs of repeated letters in one word.
const REPEATED_MAX: usize = 6;

/// The most letters of it: more are no word that a person wrote.
const RUN_TOGETHER_MAX: usize = 60;

impl Vocabulary {
    /// What the rules say, and words that people write often, the most frequent first.
    pub fn new<'w>(
        telling: impl IntoIterator<Item = String>,
        common: impl IntoIterator<Item = &'w str>,
    ) -> Self {
        let common = common.into_iter().map(Box::from).zip(0..).collect();
        let telling: FxHashSet<String> = telling.into_iter().collect();
        let mut by_letters: FxHashMap<(char, usize), Vec<(Bag, String)>> = FxHashMap::default();
        let mut sorted: Vec<&String> = telling.iter().collect();
        sorted.sort();
        for word in sorted {
            if let Some(first) = word.chars().next() {
                let same = by_letters.entry((first, word.chars().count())).or_default();
                same.push((Bag::new(word), word.clone()));
            }
        }
        Self { telling, by_letters, common }
    }

    pub(super) fn is_known(&self, word: &str) -> bool {
        self.telling.contains(word) || self.is_common(word)
    }

    fn is_common(&self, word: &str) -> bool {
        self.common.contains_key(word)
    }

    /// The words that a disguised or mistyped one is; nothing where it is what it looks like.
    pub(super) fn meant(&self, word: &str) -> Option<Vec<String>> {
        self.meant_as_it_is(word).or_else(|| {
            // What stands around it may be no part of it, as in "d1e!".
            let inner = word.trim_matches(|sign: char| !sign.is_alphanumeric());
            if inner == word { None } else { self.meant_as_it_is(inner) }
        })
    }

    fn meant_as_it_is(&self, word: &str) -> Option<Vec<String>> {
        // People write some disguises often; only a word of letters is what it looks like.
        let is_plain = word.chars().all(char::is_alphabetic);
        if word.chars().count() < 3
            || self.telling.contains(word)
            || is_plain && self.is_known(word)
        {
            return None;
        }
        self.unmasked(word).or_else(|| {
            let letters = letters_meant(word);
            let is_masked = letters != word && !is_measure(word);
            let plain = if is_masked { letters.as_str() } else { word };
            if is_masked && (self.is_known(plain) || !signs::plain_form(plain).is_empty()) {
                return Some(vec![plain.to_owned()]);
            }
            let one = self.once_repeated(plain).or_else(|| self.mistyped(plain));
            let split = || self.split(plain).or_else(|| self.split(word).filter(|_| is_masked));
            one.map(|word| vec![word]).or_else(split)
        })
    }

    /// The word of the rules that this is with stars in it.
    fn unmasked(&self, word: &str) -> Option<Vec<String>> {
        let is_star = |sign: char| matches!(sign, '*' | '#' | '_' | '?' | '%');
        if !word.contains(is_star) || !word.starts_with(char::is_alphabetic) {
            return None;
        }
        let letters: Vec<char> = word.chars().collect();
        let fits =
            |known: &&String| known.chars().zip(&letters).all(|(a, b)| is_star(*b) || a == *b);
        let first = letters.first()?;
        let same = self.by_letters.get(&(*first, letters.len())).into_iter().flatten();
        let known = same.map(|(_, known)| known).filter(fits);
        known.min_by_key(|word| self.rarity(word)).map(|word| vec![word.clone()])
    }

    /// How rare a word is: how many are written more often.
    fn rarity(&self, word: &str) -> u32 {
        let rarest = || u32::try_from(self.common.len()).unwrap_or(u32::MAX);
        self.common.get(word).copied().unwrap_or_else(rarest)
    }

    /// The word that this is with letters repeated: of several, one of the rules and the most frequent.
    fn once_repeated(&self, word: &str) -> Option<String> {
        let mut runs: Vec<(char, usize)> = Vec::new();
        for letter in word.chars() {
            match runs.last_mut() {
                Some((last, count)) if *last == letter => *count += 1,
                _ => runs.push((letter, 1)),
            }
        }
        let repeated = runs.iter().filter(|(_, count)| *count >= 2).count();
        if repeated == 0 || repeated > REPEATED_MAX {
            return None;
        }
        // Each run is one letter or two: "drooooping", "killlled".
        let choices = (0..1_u32 << repeated).map(|choice| {
            let mut at = 0;
            let mut written = String::with_capacity(word.len());
            for (letter, count) in &runs {
                written.push(*letter);
                if *count >= 2 {
                    if choice >> at & 1 == 1 {
                        written.push(*letter);
                    }
                    at += 1;
                }
            }
            written
        });
        let is_word = |word: &String| self.is_known(word) || !signs::plain_form(word).is_empty();
        let known = choices.filter(|choice| choice != word && is_word(choice));
        known.min_by_key(|word| (!self.telling.contains(word), self.rarity(word)))
    }

    /// The words that stand here without a space between; nothing where something else is among them. Of several ways to
    /// read them, the one whose words are the most frequent, and few (as P. Norvig's "Natural Language Corpus
    /// Data", 2009, has it, with the share of a word guessed from its rank).
    pub(super) fn split(&self, word: &str) -> Option<Vec<String>> {
        if self.telling.contains(word) {
            return Some(vec![word.to_owned()]);
        }
        let letters = word.chars().count();
        if !(RUN_TOGETHER_MIN..=RUN_TOGETHER_MAX).contains(&letters) {
            return self.once_repeated(word).map(|word| vec![word]);
        }
        let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        // For each end, the least that the words up to there cost, and where the last of them begins.
        let mut best: Vec<Option<(u32, usize)>> = vec![None; ends.len()];
        if let Some(first) = best.first_mut() {
            *first = Some((0, 0));
        }
        for end in 1..ends.len() {
            for begin in end.saturating_sub(SPLIT_WORD_MAX)..end {
                let Some(Some((before, _))) = best.get(begin).copied() else { continue };
                let part = ends.get(begin).zip(ends.get(end)).and_then(|(a, b)| word.get(*a..*b));
                let Some(cost) = part.and_then(|part| self.cost(part)) else { continue };
                let is_less =
                    best.get(end).is_some_and(|b| b.is_none_or(|(c, _)| before + cost < c));
                if is_less && let Some(slot) = best.get_mut(end) {
                    *slot = Some((before + cost, begin));
                }
            }
        }
        let mut words = Vec::new();
        let mut end = ends.len() - 1;
        while end > 0 {
            let (_, begin) = best.get(end).copied().flatten()?;
            words.push(word.get(*ends.get(begin)?..*ends.get(end)?)?.to_owned());
            end = begin;
        }
        words.reverse();
        // Two-letter crumbs make up any string; a real run has a word of some length.
        let is_long = |word: &String| word.chars().count() >= 4 && self.telling.contains(word);
        (words.len() <= RUN_WORDS_MAX && words.iter().any(is_long)).then_some(words)
    }

    /// What a word costs among others without a space between, in quarters of a bit; nothing for what is
    /// none.
    fn cost(&self, word: &str) -> Option<u32> {
        if word.bytes().all(|sign| sign.is_ascii_digit()) {
            return Some(NUMBER_COST);
        }
        let is_letter = word.chars().nth(1).is_none();
        if is_letter && !matches!(word, "i" | "a" | "y") {
            return None;
        }
        let is_word = self.is_known(word) || !is_letter && !signs::plain_form(word).is_empty();
        let rank = u128::from(self.rarity(word)) + 1;
        is_word.then(|| rank.pow(4).ilog2() + WORD_COST)
    }

    /// The word of the rules that is a typing mistake away; of several, one that people write often.
    fn mistyped(&self, word: &str) -> Option<String> {
        let letters = word.chars().count();
        if letters < MISTYPED_MIN || !word.chars().all(char::is_alphabetic) {
            return None;
        }
        let bag = Bag::new(word);
        let first = word.chars().next()?;
        let near = letters - 1..=letters + 1;
        let near = near.filter_map(|count| self.by_letters.get(&(first, count)));
        let found = near
            .flatten()
            .filter(|(known_bag, known)| {
                known_bag.may_differ_by(bag, 1) && mistakes(known, word, 1).is_some()
            })
            .map(|(_, known)| known);
        found.min_by_key(|known| self.rarity(known)).cloned()
    }
}

/// Digits and signs read as letters.
pub(super) fn letters_meant(word: &str) -> String {
    word.chars()
        .map(|sign| match sign {
            '0' => 'o',
            '1' | '!' => 'i',
            '3' | '€' => 'e',
            '4' | '@' => 'a',
            '5' | '$' => 's',
            '7' | '+' => 't',
            '8' => 'b',
            '9' => 'g',
            other => other,
        })
        .collect()
}

/// Whether it is a number with a unit, or the name of a vitamin: no letters are hidden in it.
fn is_measure(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    // Digits first and then letters, as in "10mg"; "4tt4ck" is none.
    let unit = word.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let begins = unit.len() < word.len() && !unit.contains(|sign: char| sign.is_ascii_digit());
    let letters = word.chars().count() - digits;
    begins && letters <= 4 || (1..=3).contains(&digits) && letters == 1
}
