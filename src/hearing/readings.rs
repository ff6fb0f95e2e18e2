//! How a text can be read: as it stands, and with what a hiding or hurried writer does to letters
//! undone.
//!
//! Reading one always counts. The others count only where they bring out a word that a rule knows,
//! and an idiom is taken out of each of them.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::words::{Bag, Folded, mistakes};

use super::signs::{self, mark};

/// A text as words, with the sentence that each stands in.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The words, folded and in their plain form ("wanna" is "want to").
    pub words: Vec<String>,
    /// The number of the sentence of each word.
    pub sentences: Vec<u32>,
}

/// Words that readings after the first may bring out, and words that are no mistake.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// The words of the rules.
    telling: FxHashSet<String>,
    /// Those of four letters and more by their first letter and their length, for mistyped words.
    by_letters: FxHashMap<(char, usize), Vec<(Bag, String)>>,
    /// The marks of words that people write often; sorted.
    common: Vec<u32>,
}

/// The fewest words of a line that ends a sentence: some write a word a line.
const LINE_MIN: usize = 3;

/// The fewest letters of a word that is looked for behind a typing mistake.
const MISTYPED_MIN: usize = 5;

/// The fewest letters of what may be several words without a space.
const RUN_TOGETHER_MIN: usize = 5;

/// The most words of it.
const RUN_WORDS_MAX: usize = 10;

/// The most letters of it: more are no word that a person wrote.
const RUN_TOGETHER_MAX: usize = 60;

impl Reading {
    /// A text as it stands.
    pub fn plain(text: &str) -> Self {
        let shown = signs::spoken(text);
        Self::of_folded(&Folded::new(&shown))
    }

    /// The same, with a space for every sign that cannot be seen; nothing where there is none.
    pub fn spaced(text: &str) -> Option<Self> {
        Some(Self::of_folded(&Folded::spaced(&signs::spoken(text))?))
    }

    fn of_folded(folded: &Folded) -> Self {
        let mut reading = Self::default();
        let mut sentence = 0;
        let looks = signs::latin(folded.as_str());
        let mut ended = false;
        // How many words the sentence has.
        let mut count = 0;
        for piece in looks.split_inclusive(|sign: char| !sign.is_alphanumeric()) {
            let word = piece.trim_end_matches(|sign: char| !sign.is_alphanumeric());
            if !word.is_empty() {
                if ended {
                    sentence += 1;
                    ended = false;
                    count = 0;
                }
                reading.push(word, sentence);
                count += 1;
            }
            ended |= piece.ends_with(['.', '!', '?', '/', ';', '…'])
                || piece.ends_with('\n') && count >= LINE_MIN;
        }
        reading
    }

    fn push(&mut self, word: &str, sentence: u32) {
        let plain = signs::plain_form(word);
        let words = if plain.is_empty() { std::slice::from_ref(&word) } else { plain };
        for word in words {
            self.words.push((*word).to_owned());
            self.sentences.push(sentence);
        }
    }

    fn push_all(&mut self, words: &[String], sentence: u32) {
        for word in words {
            self.push(word, sentence);
        }
    }

    /// The words of a phrase of a rule, as they are compared; a star at the end of one stays.
    pub(super) fn of_phrase(phrase: &str) -> Vec<String> {
        let word = |written: &str| {
            let star = if written.ends_with('*') { "*" } else { "" };
            let mut words = Self::plain(written).words;
            if let Some(last) = words.last_mut() {
                last.push_str(star);
            }
            words
        };
        phrase.split_whitespace().flat_map(word).collect()
    }

    /// Whether two words stand in the same sentence or in two that follow one another.
    pub(super) fn are_near(&self, one: usize, other: usize) -> bool {
        let sentence = |at: usize| self.sentences.get(at).copied().unwrap_or_default();
        sentence(one).abs_diff(sentence(other)) <= 1
    }

    /// A part of it.
    pub(super) fn part(&self, words: Range<usize>) -> Self {
        let until = words.end.min(self.words.len());
        let words = words.start.min(until)..until;
        Self {
            words: self.words.get(words.clone()).unwrap_or_default().to_vec(),
            sentences: self.sentences.get(words).unwrap_or_default().to_vec(),
        }
    }

    /// Its words.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    /// The text with disguises undone: letters with something between them joined, digits and signs
    /// read as letters, letters once that are repeated, words without a space split, and typing
    /// mistakes mended. Nothing where that brings out no word of the rules.
    pub fn undisguised(&self, text: &str, vocabulary: &Vocabulary) -> Option<Self> {
        let mut undone = Self::default();
        let mut is_other = false;
        let source = Self::rough(text);
        let mut at = 0;
        while let Some((word, sentence)) = source.get(at) {
            let rest = source.iter().skip(at);
            let letters = rest.take_while(|(word, _)| is_single(word)).count();
            if letters >= 3 {
                let run: String =
                    source.iter().skip(at).take(letters).map(|(word, _)| word.as_str()).collect();
                at += letters;
                if let Some(words) = vocabulary.split(&letters_meant(&run)) {
                    is_other = true;
                    undone.push_all(&words, *sentence);
                    continue;
                }
                is_other |= vocabulary.is_known(&run) || !signs::plain_form(&run).is_empty();
                undone.push(&run, *sentence);
                continue;
            }
            at += 1;
            match vocabulary.meant(word) {
                Some(words) => {
                    is_other = true;
                    undone.push_all(&words, *sentence);
                }
                None => {
                    for part in word.split(|sign: char| !sign.is_alphanumeric()) {
                        if !part.is_empty() {
                            undone.push(part, *sentence);
                        }
                    }
                }
            }
        }
        (is_other && undone.words != self.words).then_some(undone)
    }

    /// Words with the signs within them that may stand for letters.
    fn rough(text: &str) -> Vec<(String, u32)> {
        let folded = Folded::new(&signs::spoken(text));
        let looks = signs::latin(folded.as_str());
        let mut words = Vec::new();
        let mut sentence = 0;
        for piece in looks.split_whitespace() {
            let word = piece.trim_matches(|sign: char| !sign.is_alphanumeric() && !is_masked(sign));
            let joined =
                word.split(['.', '-', '_', ',', '/', '\\', '~', '+', '|', ':', '=', '\u{b7}', '•']);
            words.extend(
                joined.filter(|part| !part.is_empty()).map(|part| (part.to_owned(), sentence)),
            );
            sentence += u32::from(piece.ends_with(['.', '!', '?', '\n', ';', '…']));
        }
        words
    }
}

impl Vocabulary {
    /// What the rules say, and the marks of common words, sorted.
    pub fn new(telling: impl IntoIterator<Item = String>, common: Vec<u32>) -> Self {
        let telling: FxHashSet<String> = telling.into_iter().collect();
        let mut by_letters: FxHashMap<(char, usize), Vec<(Bag, String)>> = FxHashMap::default();
        let mut sorted: Vec<&String> = telling.iter().collect();
        sorted.sort();
        for word in sorted {
            let letters = word.chars().count();
            if letters >= MISTYPED_MIN - 1
                && let Some(first) = word.chars().next()
            {
                by_letters
                    .entry((first, letters))
                    .or_default()
                    .push((Bag::new(word), word.clone()));
            }
        }
        Self { telling, by_letters, common }
    }

    fn is_known(&self, word: &str) -> bool {
        self.telling.contains(word) || self.is_common(word)
    }

    fn is_common(&self, word: &str) -> bool {
        self.common.binary_search(&mark(word)).is_ok()
    }

    /// The words that a disguised or mistyped one is; nothing where it is what it looks like.
    fn meant(&self, word: &str) -> Option<Vec<String>> {
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
            one.map(|word| vec![word]).or_else(|| self.split(plain))
        })
    }

    /// The word of the rules that this is with stars in it.
    fn unmasked(&self, word: &str) -> Option<Vec<String>> {
        let is_star = |sign: char| matches!(sign, '*' | '#' | '_' | '?' | '%');
        if !word.contains(is_star) || !word.starts_with(char::is_alphabetic) {
            return None;
        }
        let letters: Vec<char> = word.chars().collect();
        let fits = |known: &&String| {
            known.chars().count() == letters.len()
                && known.chars().zip(&letters).all(|(a, b)| is_star(*b) || a == *b)
        };
        let known = self.telling.iter().filter(fits);
        known.min_by_key(|word| (!self.is_common(word), *word)).map(|word| vec![word.clone()])
    }

    /// The word of the rules that this is with letters repeated.
    fn once_repeated(&self, word: &str) -> Option<String> {
        let mut runs: Vec<(char, usize)> = Vec::new();
        for letter in word.chars() {
            match runs.last_mut() {
                Some((last, count)) if *last == letter => *count += 1,
                _ => runs.push((letter, 1)),
            }
        }
        if runs.iter().all(|(_, count)| *count < 2) {
            return None;
        }
        // Runs of so many and more letters are cut to so many: all of them, or only the long ones, as
        // in "killiiing".
        let cut = |from: usize, to: usize| -> String {
            let count = |count: usize| if count >= from { to } else { count };
            runs.iter()
                .flat_map(|(letter, letters)| (0..count(*letters)).map(|_| *letter))
                .collect()
        };
        let cuts = [cut(3, 1), cut(3, 2), cut(2, 1), cut(2, 2)];
        let telling = cuts.iter().find(|word| self.telling.contains(*word));
        telling.or_else(|| cuts.iter().find(|word| self.is_common(word))).cloned()
    }

    /// The words that stand here without a space between, the longest first; nothing where
    /// something else is among them.
    fn split(&self, word: &str) -> Option<Vec<String>> {
        if self.telling.contains(word) {
            return Some(vec![word.to_owned()]);
        }
        let letters = word.chars().count();
        if !(RUN_TOGETHER_MIN..=RUN_TOGETHER_MAX).contains(&letters) {
            return self.once_repeated(word).map(|word| vec![word]);
        }
        let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        // For each end, the fewest words up to there, and where the last of them begins.
        let mut best: Vec<Option<(usize, usize)>> = vec![None; ends.len()];
        if let Some(first) = best.first_mut() {
            *first = Some((0, 0));
        }
        for end in 1..ends.len() {
            for begin in end.saturating_sub(14)..end {
                let Some(Some((count, _))) = best.get(begin).copied() else { continue };
                let part = ends.get(begin).zip(ends.get(end)).and_then(|(a, b)| word.get(*a..*b));
                let is_word = part.is_some_and(|part| {
                    self.is_known(part) && (end - begin > 1 || part == "i" || part == "a")
                });
                let is_fewer = best.get(end).is_some_and(|b| b.is_none_or(|(c, _)| count + 1 < c));
                if is_word
                    && is_fewer
                    && let Some(slot) = best.get_mut(end)
                {
                    *slot = Some((count + 1, begin));
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
        found.min_by_key(|known| (!self.is_common(known), *known)).cloned()
    }
}

fn is_single(word: &str) -> bool {
    let mut letters = word.chars();
    letters
        .next()
        .is_some_and(|sign| sign.is_alphabetic() || is_masked(sign) || sign.is_ascii_digit())
        && letters.next().is_none()
}

/// Whether a sign can stand for a letter.
fn is_masked(sign: char) -> bool {
    matches!(sign, '@' | '$' | '!' | '*' | '#' | '€' | '+')
}

/// Digits and signs read as letters.
fn letters_meant(word: &str) -> String {
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
    begins && letters <= 4 || digits > 0 && letters == 1
}
