//! Phrases and what they stand for, found in a text word by word.

use std::collections::{BTreeMap, BTreeSet, HashMap};

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
    /// The nodes that phrases lead through; they begin at node 0.
    nodes: Vec<Node>,
    /// A word of each time, to pass quickly by what gives none.
    times: BTreeSet<String>,
    /// The lengths of these words by their first letter, one bit each.
    lengths: BTreeMap<u8, u32>,
    pub(super) pairs: Vec<Pair>,
}

/// A place within phrases.
#[derive(Debug, Default)]
struct Node {
    /// The words that may follow, each with the node that it leads to, in order.
    next: Vec<(usize, usize)>,
    /// What ends here.
    marks: Vec<Mark>,
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
        let Some(longest) = way.iter().max_by_key(|word| word.len()) else {
            return Err(BadPhrase::Empty);
        };
        if matches!(mark, Mark::Whole(Meaning::Time(_) | Meaning::Never)) {
            self.times.insert(longest.clone());
            if let Some(first) = longest.bytes().next() {
                *self.lengths.entry(first).or_default() |= length_bit(longest);
            }
        }
        let mut node = 0;
        for word in way {
            let words = self.words.len();
            let word = *self.words.entry(word.clone()).or_insert(words);
            node = self.step(node, word).unwrap_or_else(|| self.add_step(node, word));
        }
        let Some(Node { marks, .. }) = self.nodes.get_mut(node) else { return Ok(()) };
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

    fn step(&self, node: usize, word: usize) -> Option<usize> {
        let next = &self.nodes.get(node)?.next;
        let at = next.binary_search_by_key(&word, |(word, _)| *word).ok()?;
        next.get(at).map(|(_, next)| *next)
    }

    fn add_step(&mut self, node: usize, word: usize) -> usize {
        let new = self.nodes.len().max(1);
        self.nodes.resize_with(new + 1, Node::default);
        if let Some(Node { next, .. }) = self.nodes.get_mut(node) {
            let at = next.partition_point(|(other, _)| *other < word);
            next.insert(at, (word, new));
        }
        new
    }

    /// Whether a text may give a time: quickly, and without missing one.
    pub(super) fn may_give_time(&self, text: &str) -> bool {
        let ends = |sign: char| !sign.is_ascii_alphanumeric() && sign != '\'';
        let mut words = text.split(ends);
        let known = |word: &str| {
            let first = word.bytes().next().map(|first| first.to_ascii_lowercase());
            let lengths = first.and_then(|first| self.lengths.get(&first));
            lengths.is_some_and(|lengths| lengths & length_bit(word) > 0)
                && self.times.iter().any(|time| time.eq_ignore_ascii_case(word))
        };
        !text.is_ascii() || words.any(known)
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
                let Some(next) = word.and_then(|word| self.step(node, word)) else { break };
                node = next;
                let marks = self.nodes.get(node).map_or(&[][..], |node| &node.marks);
                let (start, end) = (first + start, first + at + 1);
                found.extend(marks.iter().map(|mark| Found { mark: *mark, start, end }));
            }
        }
        (found, words.len())
    }
}

/// The bit of a word's length.
fn length_bit(word: &str) -> u32 {
    1 << word.len().min(31)
}

fn folded(text: &str) -> Vec<String> {
    Folded::new(text).words().map(str::to_owned).collect()
}
