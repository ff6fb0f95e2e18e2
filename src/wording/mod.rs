//! Sentences that the bot must not say: a diagnosis, a likelihood, a dose, a laboratory number, a
//! promise. Text in, findings out; [`rules`] holds what is looked for and what is harmless.

mod context;
mod rules;
mod words;

use std::ops::Range;

use self::rules::RULES;
use self::words::{Break, Word, words};

/// What is wrong with words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
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
pub struct Finding {
    /// What is wrong with them.
    pub kind: Kind,
    /// Where they are in the text, in bytes.
    pub place: Range<usize>,
}

/// A text cut into words. Case, spacing and the shape of apostrophes make no difference.
#[derive(Debug)]
pub struct Text {
    words: Vec<Word>,
}

impl Text {
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
    pub fn findings(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let hit = RULES.iter().find_map(|rule| {
                let end = rule.patterns.iter().find_map(|pattern| self.end_of(pattern, at))?;
                let spared = rule.spared.iter().any(|context| self.spares(*context, at, end));
                (!spared).then_some((rule.kind, end))
            });
            match hit {
                Some((kind, end)) => {
                    found.push(Finding { kind, place: self.place(at, end) });
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }

    /// Where other words stand in this text, in bytes.
    pub fn places_of(&self, other: &Self) -> Vec<Range<usize>> {
        if other.is_empty() {
            return vec![];
        }
        let same = self.words.windows(other.len()).enumerate().filter(|(_, window)| {
            window.iter().zip(&other.words).all(|(ours, theirs)| ours.text == theirs.text)
        });
        same.map(|(at, _)| self.place(at, at + other.len())).collect()
    }

    fn place(&self, from: usize, to: usize) -> Range<usize> {
        let start = self.words.get(from).map_or(0, |word| word.place.start);
        let end = to.checked_sub(1).and_then(|last| self.words.get(last));
        start..end.map_or(start, |word| word.place.end)
    }

    /// The word after a pattern that begins at the word `at` and crosses no border of clauses.
    fn end_of(&self, pattern: &str, at: usize) -> Option<usize> {
        let mut next = at;
        for slot in pattern.split(' ') {
            let (slot, optional) =
                slot.strip_suffix('?').map_or((slot, false), |slot| (slot, true));
            let joined = |word: &Word| next == at || word.before < Break::Clause;
            if self.words.get(next).is_some_and(|word| joined(word) && word.fits(slot)) {
                next += 1;
            } else if !optional {
                return None;
            }
        }
        Some(next)
    }
}

#[cfg(test)]
mod tests;
