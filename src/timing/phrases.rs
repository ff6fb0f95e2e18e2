//! Phrases and what they stand for, found in a text word by word.

use std::collections::HashMap;

use crate::words::Folded;

/// The most ways in which one phrase may be put.
const WAYS_MAX: usize = 256;

/// What separates the two parts of a phrase of which the first may stand elsewhere in the paragraph.
const APART: &str = " + ";

/// What a phrase stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A time, by its place in the order of urgency.
    Time(usize),
    /// No time that may be given.
    Never,
    /// A row: something that has a time.
    Row(usize),
}

/// Why a phrase cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadPhrase {
    /// It has no word.
    Empty,
    /// It can be put in too many ways.
    TooMany,
    /// It stands for something else already.
    Taken(Meaning),
}

/// What the end of some words stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A phrase as a whole.
    Whole(Meaning),
    /// The part of a phrase that may stand anywhere in the paragraph, by the number of the pair.
    Context(usize),
    /// The part that stands in the sentence.
    Symptom(usize),
}

/// Words of a text that were found, counted in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) mark: Mark,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Phrases, prepared to be found. Case, accents and apostrophes make no difference, and what stands
/// between two words makes none.
#[derive(Debug, Default)]
pub struct Phrases {
    words: HashMap<String, usize>,
    /// From a node and a word to the next node; node 0 is where phrases begin.
    steps: HashMap<(usize, usize), usize>,
    /// What ends at each node.
    marks: Vec<Vec<Mark>>,
    pub(super) pairs: Vec<Pair>,
}

/// A phrase in two parts.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) row: usize,
    /// How many words its first part has.
    pub(super) context_words: usize,
}

impl Phrases {
    /// Adds a phrase: words, where `a|b` stands for either, in one part or in two (`a + b`).
    ///
    /// # Errors
    ///
    /// Why it cannot be used; some ways of putting it may have been added.
    pub fn add(&mut self, phrase: &str, meaning: Meaning) -> Result<(), BadPhrase> {
        match (phrase.split_once(APART), meaning) {
            (Some((context, symptom)), Meaning::Row(row)) => {
                let pair = self.pairs.len();
                let context_words = context.split_whitespace().count();
                self.pairs.push(Pair { row, context_words });
                self.add_part(context, Mark::Context(pair))?;
                self.add_part(symptom, Mark::Symptom(pair))
            }
            _ => self.add_part(phrase, Mark::Whole(meaning)),
        }
    }

    fn add_part(&mut self, part: &str, mark: Mark) -> Result<(), BadPhrase> {
        let mut ways: Vec<Vec<String>> = vec![vec![]];
        for word in part.split_whitespace() {
            if word == APART.trim() {
                return Err(BadPhrase::Empty);
            }
            let choices: Vec<Vec<String>> = word.split('|').map(folded).collect();
            let longer = |way: &Vec<String>| -> Vec<Vec<String>> {
                choices.iter().map(|words| [way.as_slice(), words].concat()).collect()
            };
            ways = ways.iter().flat_map(longer).collect();
            if ways.len() > WAYS_MAX {
                return Err(BadPhrase::TooMany);
            }
        }
        ways.iter().try_for_each(|way| self.add_way(way, mark))
    }

    fn add_way(&mut self, way: &[String], mark: Mark) -> Result<(), BadPhrase> {
        if way.is_empty() {
            return Err(BadPhrase::Empty);
        }
        let mut node = 0;
        for word in way {
            let words = self.words.len();
            let word = *self.words.entry(word.clone()).or_insert(words);
            let nodes = self.marks.len().max(1);
            node = *self.steps.entry((node, word)).or_insert(nodes);
            self.marks.resize(nodes.max(node + 1), vec![]);
        }
        let Some(marks) = self.marks.get_mut(node) else { return Ok(()) };
        let of = |mark: &Mark| if let Mark::Whole(meaning) = mark { Some(*meaning) } else { None };
        if let (Some(meaning), Some(other)) = (of(&mark), marks.iter().find_map(of))
            && meaning != other
        {
            return Err(BadPhrase::Taken(other));
        }
        if !marks.contains(&mark) {
            marks.push(mark);
        }
        Ok(())
    }

    /// Every phrase in a sentence, and how many words the sentence has. The first word has the
    /// number `first`.
    pub(super) fn find(&self, sentence: &str, first: usize) -> (Vec<Found>, usize) {
        let folded = Folded::new(sentence);
        let words: Vec<Option<usize>> =
            folded.words().map(|word| self.words.get(word).copied()).collect();
        let mut found = Vec::new();
        for start in 0..words.len() {
            let mut node = 0;
            for (at, word) in words.iter().enumerate().skip(start) {
                let next = word.and_then(|word| self.steps.get(&(node, word)));
                let Some(next) = next else { break };
                node = *next;
                let marks = self.marks.get(node).into_iter().flatten();
                let (start, end) = (first + start, first + at + 1);
                found.extend(marks.map(|mark| Found { mark: *mark, start, end }));
            }
        }
        (found, words.len())
    }
}

fn folded(text: &str) -> Vec<String> {
    Folded::new(text).words().map(str::to_owned).collect()
}
