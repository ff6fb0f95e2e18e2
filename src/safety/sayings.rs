//! What people write when they are in danger, and which card answers it. Prepared once, because it
//! is asked of every text that a person writes.

use std::collections::{BTreeMap, BTreeSet};

use super::Card;
use crate::words::{Bag, Folded, mistakes};

/// How many other words may stand between two words of a saying.
const BETWEEN_MAX: usize = 1;

/// From how many letters on a word may have one typing mistake.
const MISTAKE_FROM: usize = 6;

/// The sayings of all cards. Only [`Safety::new`](super::Safety::new) makes them, so that no cards
/// go without theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sayings {
    /// The number of each word that a saying has.
    words: BTreeMap<String, usize>,
    /// The words in which a typing mistake is forgiven.
    long: Vec<LongWord>,
    /// The sayings by the number of their first word.
    beginning: BTreeMap<usize, Vec<Saying>>,
}

/// One saying.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Saying {
    /// The place of its card among the cards.
    card: usize,
    /// The numbers of the words after the first.
    rest: Vec<usize>,
}

/// A long word.
#[derive(Debug, Clone, PartialEq, Eq)]
struct LongWord {
    number: usize,
    word: String,
    letters: usize,
    bag: Bag,
}

impl Sayings {
    /// The sayings of these cards.
    pub(super) fn new(cards: &[Card]) -> Self {
        let mut sayings =
            Self { words: BTreeMap::new(), long: Vec::new(), beginning: BTreeMap::new() };
        for (card, said_as) in cards.iter().map(|card| &card.said_as).enumerate() {
            for saying in said_as {
                let saying = Folded::new(saying).loosened();
                let mut words = saying.words().map(|word| sayings.number(word));
                let Some(first) = words.next() else { continue };
                let saying = Saying { card, rest: words.collect() };
                sayings.beginning.entry(first).or_default().push(saying);
            }
        }
        sayings
    }

    /// The number of a word.
    fn number(&mut self, word: &str) -> usize {
        if let Some(number) = self.words.get(word) {
            return *number;
        }
        let number = self.words.len();
        self.words.insert(word.to_owned(), number);
        let letters = word.chars().count();
        if letters >= MISTAKE_FROM {
            self.long.push(LongWord {
                number,
                word: word.to_owned(),
                letters,
                bag: Bag::new(word),
            });
        }
        number
    }

    /// The places of the cards of which a saying stands in a text: its words one after the other.
    pub(super) fn cards(&self, written: &Folded) -> BTreeSet<usize> {
        let written = written.loosened();
        let meant: Vec<Vec<usize>> = written.words().map(|word| self.cards_meant(word)).collect();
        let mut cards = BTreeSet::new();
        for (at, first) in meant.iter().enumerate() {
            let after = meant.get(at + 1..).unwrap_or_default();
            let begun = first.iter().filter_map(|first| self.beginning.get(first)).flatten();
            cards.extend(
                begun.filter(|saying| saying.continues_in(after)).map(|saying| saying.card),
            );
        }
        cards
    }

    /// The numbers of the words that a written word may be: the same, or with one typing mistake.
    /// Another ending is another word: who overdosed is in danger, and who asks whether one can
    /// overdose wants to read.
    fn cards_meant(&self, written: &str) -> Vec<usize> {
        let mut meant: Vec<usize> = self.words.get(written).copied().into_iter().collect();
        let letters = written.chars().count();
        if letters + 1 >= MISTAKE_FROM {
            let bag = Bag::new(written);
            let mistaken = self.long.iter().filter(|long| {
                long.letters.abs_diff(letters) <= 1
                    && long.bag.may_differ_by(bag, 1)
                    && !long.word.starts_with(written)
                    && !written.starts_with(&long.word)
                    && mistakes(&long.word, written, 1).is_some()
            });
            meant.extend(mistaken.map(|long| long.number));
        }
        meant
    }
}

impl Saying {
    /// Whether its further words stand in what was written after its first word.
    fn continues_in(&self, after: &[Vec<usize>]) -> bool {
        let mut after = after.iter();
        self.rest
            .iter()
            .all(|word| after.by_ref().take(BETWEEN_MAX + 1).any(|meant| meant.contains(word)))
    }
}
