//! Sentences that the bot must not say: a diagnosis, a likelihood, a dose, a laboratory number, a
//! promise. Text in, hits out; `rules` holds what is looked for and what is harmless. It knows
//! English only: in other languages it finds nothing, and a person has to look.

mod context;
mod patterns;
mod rules;
mod words;

use std::ops::Range;

use self::patterns::{Pattern, beginning_with};
use self::rules::WordingRule;
use self::words::{Break, Word, words};

/// What is wrong with words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordingFault {
    /// They say what the reader has.
    Diagnosis,
    /// They say how likely something is.
    Likelihood,
    /// They say how much to take.
    Dose,
    /// They give a number to hold a blood test against.
    LabNumber,
    /// They promise that something is safe or will end well.
    Promise,
}

/// Words that must not be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What is wrong with them.
    pub kind: WordingFault,
    /// Where they are in the text, in bytes.
    pub place: Range<usize>,
}

/// A text cut into words. Case, spacing and the shape of apostrophes make no difference.
#[derive(Debug)]
pub struct GuardedText {
    words: Vec<Word>,
}

impl GuardedText {
    /// Cuts a text into words: paragraphs and list entries as in an article, or a single line.
    pub fn new(text: &str) -> Self {
        Self { words: words(text) }
    }

    /// How many words it has.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether it has no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// All words that must not be said, in order; of those that overlap, the first.
    pub fn hits(&self) -> Vec<Hit> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            match self.hit(at) {
                Some((kind, end)) => {
                    found.push(Hit { kind, place: self.place(at, end) });
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }

    /// What is wrong with the words that begin at the word `at`, and the word after them.
    fn hit(&self, at: usize) -> Option<(WordingFault, usize)> {
        let mut spared_by: Option<&WordingRule> = None;
        for pattern in beginning_with(self.words.get(at)?, self.words.get(at + 1)) {
            let rule = pattern.rule;
            // The first pattern of each rule that fits counts.
            if spared_by.is_some_and(|other| std::ptr::eq(other, rule)) {
                continue;
            }
            let Some(end) = self.end_of(pattern, at) else { continue };
            if !rule.spared.iter().any(|context| self.spares(*context, at, end)) {
                return Some((rule.kind, end));
            }
            spared_by = Some(rule);
        }
        None
    }

    /// Where other words stand in this text, in bytes, in order; places may overlap.
    pub fn places_of(&self, other: &Self) -> Vec<Range<usize>> {
        if other.is_empty() {
            return vec![];
        }
        let borders = other.borders();
        let mut places = Vec::new();
        let mut fitting = 0;
        for (at, word) in self.words.iter().enumerate() {
            fitting = other.longer(fitting, word, &borders);
            if fitting == other.len() {
                places.push(self.place(at + 1 - fitting, at + 1));
            }
        }
        places
    }

    /// For each start of this text, how long the longest shorter start is that it also ends with.
    /// With them a search never goes back (Knuth, Morris and Pratt), however much words repeat.
    fn borders(&self) -> Vec<usize> {
        let mut borders = vec![0];
        for word in self.words.iter().skip(1) {
            let last = borders.last().copied().unwrap_or(0);
            borders.push(self.longer(last, word, &borders));
        }
        borders
    }

    /// How long a start of this text the words before and `word` end with, where `fitting` words
    /// did before it.
    fn longer(&self, mut fitting: usize, word: &Word, borders: &[usize]) -> usize {
        loop {
            if self.words.get(fitting).is_some_and(|next| next.is(word)) {
                return fitting + 1;
            }
            let Some(last) = fitting.checked_sub(1) else { return 0 };
            fitting = borders.get(last).copied().unwrap_or(0);
        }
    }

    fn place(&self, from: usize, to: usize) -> Range<usize> {
        let start = self.words.get(from).map_or(0, |word| word.place.start);
        let end = to.checked_sub(1).and_then(|last| self.words.get(last));
        start..end.map_or(start, |word| word.place.end)
    }

    /// The word after a pattern that begins at the word `at` and crosses no border of clauses.
    fn end_of(&self, pattern: &Pattern, at: usize) -> Option<usize> {
        let mut next = at;
        for slot in &pattern.slots {
            let joined = |word: &Word| next == at || word.before < Break::Clause;
            if self.words.get(next).is_some_and(|word| joined(word) && slot.takes(word)) {
                next += 1;
            } else if !slot.optional {
                return None;
            }
        }
        Some(next)
    }
}

#[cfg(test)]
mod tests;
