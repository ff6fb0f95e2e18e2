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

    /// The places of the cards of which a saying stands in a text: its words one after the other. What
    /// stands within a longer saying of another card belongs to that card: "my brother is suicidal" is
    /// said of a brother, although "suicidal" alone is said of oneself.
    pub(super) fn cards(&self, written: &Folded) -> BTreeSet<usize> {
        let found = self.found(written);
        let alone = found.iter().filter(|saying| !found.iter().any(|other| other.holds(saying)));
        alone.map(|saying| saying.card).collect()
    }

    /// Every saying that stands in a text.
    fn found(&self, written: &Folded) -> Vec<FoundSaying> {
        let written = written.loosened();
        let meant: Vec<Vec<usize>> = written.words().map(|word| self.words_meant(word)).collect();
        let mut found = Vec::new();
        for (at, first) in meant.iter().enumerate() {
            let after = meant.get(at + 1..).unwrap_or_default();
            let begun = first.iter().filter_map(|first| self.beginning.get(first)).flatten();
            found.extend(begun.filter_map(|saying| {
                let words = saying.words_within(after)?;
                Some(FoundSaying { card: saying.card, from: at, to: at + words })
            }));
        }
        found
    }

    /// The numbers of the words that a written word may be: the same, or with one typing mistake.
    /// Another ending is another word: who overdosed is in danger, and who asks whether one can
    /// overdose wants to read.
    fn words_meant(&self, written: &str) -> Vec<usize> {
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

/// A saying that stands in a text.
struct FoundSaying {
    card: usize,
    /// The place of its first word in the text.
    from: usize,
    /// The place of its last word.
    to: usize,
}

impl FoundSaying {
    /// Whether a shorter saying of another card stands within it.
    fn holds(&self, other: &Self) -> bool {
        let longer = self.to - self.from > other.to - other.from;
        longer && self.card != other.card && self.from <= other.from && other.to <= self.to
    }
}

impl Saying {
    /// How many words on its last word stands, if its further words stand in what was written after its
    /// first word.
    fn words_within(&self, after: &[Vec<usize>]) -> Option<usize> {
        let mut last = 0;
        for word in &self.rest {
            let near = after.iter().skip(last).take(BETWEEN_MAX + 1);
            last += near.enumerate().find(|(_, meant)| meant.contains(word))?.0 + 1;
        }
        Some(last)
    }
}
