//! A text of which any run of words can be weighed: its n-grams are looked up once, and added up from
//! the beginning to each word, so that a run is a difference. Each n-gram counts as often as it stands there.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::features::{Features, OpenNgrams, WORDS_MAX, letter_places};
use super::weights::{Weights, share};

/// The groups of n-grams that are added up apart: those of one, two and three words, and those of letters.
const GROUPS: usize = WORDS_MAX + 1;

/// What the letters of words that are met often speak for, added up beforehand: looking them up is most of
/// the work otherwise.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OftenMet {
    words: Vec<Box<str>>,
    /// The place of each word among them.
    places: FxHashMap<Box<str>, usize>,
    /// How much the letters of each speak for each class, and how many of their n-grams are known.
    sums: Vec<i32>,
}

/// A text of which any run of words can be weighed.
#[derive(Debug)]
pub struct Spans<'w> {
    weights: &'w Weights,
    /// For each place between words, and each group, how much the n-grams before it speak for each class,
    /// and how many of them are known.
    totals: Vec<i32>,
    /// Whether each word is one that is often met.
    known: Vec<bool>,
}

impl Features {
    /// The n-grams of a text, each as often as it stands there.
    pub fn with_repeats(words: &[&str], bits: u32) -> Self {
        let mut found = Self::default();
        let mut open = OpenNgrams::default();
        for word in words {
            found.words.extend(open.next(word, bits));
            letter_places(word, bits, |place| found.letters.push(place));
        }
        found
    }
}

impl OftenMet {
    /// Adds up what the letters of these words speak for.
    pub fn new(weights: &Weights, words: impl IntoIterator<Item = String>) -> Self {
        let words: Vec<Box<str>> = words.into_iter().map(String::into_boxed_str).collect();
        let mut all = Vec::with_capacity(words.len() * (weights.classes() + 1));
        for word in &words {
            let mut sums = vec![0; weights.classes() + 1];
            letter_places(word, weights.bits(), |place| add_row(weights, place, &mut sums));
            all.extend(sums);
        }
        let places = words.iter().cloned().zip(0..).collect();
        Self { words, places, sums: all }
    }

    /// The words, in the order in which they were given.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(AsRef::as_ref)
    }

    /// What the letters of a word speak for, where it is one of them.
    fn sums(&self, word: &str, group: usize) -> Option<&[i32]> {
        let from = self.places.get(word)? * group;
        self.sums.get(from..from + group)
    }
}

/// Adds what the n-gram at a place speaks for, and one to how many are known.
fn add_row(weights: &Weights, place: u32, sums: &mut [i32]) {
    let Some(row) = weights.row(place) else { return };
    for (sum, weight) in sums.iter_mut().zip(row) {
        *sum += i32::from(*weight);
    }
    if let Some(known) = sums.last_mut() {
        *known += 1;
    }
}

impl<'w> Spans<'w> {
    /// Looks up the n-grams of a text of these words.
    pub fn new(weights: &'w Weights, often_met: &OftenMet, words: &[&str]) -> Self {
        let (group, bits) = (weights.classes() + 1, weights.bits());
        let stride = GROUPS * group;
        let mut totals = vec![0; stride * (words.len() + 1)];
        let mut open = OpenNgrams::default();
        let mut known = Vec::with_capacity(words.len());
        for (at, word) in words.iter().enumerate() {
            let Some(two) = totals.get_mut(stride * at..stride * (at + 2)) else { break };
            let (last, own) = two.split_at_mut(stride);
            own.copy_from_slice(last);
            let mut groups = own.chunks_mut(group);
            for place in open.next(word, bits) {
                if let Some(sums) = groups.next() {
                    add_row(weights, place, sums);
                }
            }
            let Some(letters) = own.chunks_mut(group).nth(WORDS_MAX) else { break };
            let sums = often_met.sums(word, group);
            known.push(sums.is_some());
            match sums {
                Some(known) => letters.iter_mut().zip(known).for_each(|(sum, one)| *sum += one),
                None => letter_places(word, bits, |place| add_row(weights, place, letters)),
            }
        }
        Self { weights, totals, known }
    }

    /// How much a run of words speaks for each class.
    pub fn sums(&self, run: Range<usize>) -> Vec<f32> {
        let classes = self.weights.classes();
        let mut words = vec![0; classes + 1];
        for longer in 0..WORDS_MAX {
            self.add(longer, run.start + longer..run.end, &mut words);
        }
        let mut letters = vec![0; classes + 1];
        self.add(WORDS_MAX, run, &mut letters);
        let mut sums = self.weights.bias().to_vec();
        for counts in [words, letters] {
            let known = counts.last().copied().unwrap_or_default();
            let share = share(usize::try_from(known).unwrap_or_default()) * self.weights.unit();
            for (sum, count) in sums.iter_mut().zip(&counts) {
                #[expect(clippy::cast_precision_loss, reason = "far below 2 to the power of 24")]
                let count = *count as f32;
                *sum += share * count;
            }
        }
        sums
    }

    /// Whether a word of a run is one that is often met. What is known of others is their letters, and of
    /// strange ones those may be known by chance: n-grams share places.
    pub fn knows(&self, run: Range<usize>) -> bool {
        self.known.get(run.start..run.end.min(self.words())).unwrap_or_default().contains(&true)
    }

    fn words(&self) -> usize {
        self.known.len()
    }

    /// Adds what a group says between two places.
    fn add(&self, of: usize, between: Range<usize>, to: &mut [i32]) {
        let between = between.start..between.end.min(self.words());
        if between.start >= between.end {
            return;
        }
        let group = self.weights.classes() + 1;
        let at = |place: usize| {
            let from = (place * GROUPS + of) * group;
            self.totals.get(from..from + group).unwrap_or_default()
        };
        for ((to, until), before) in to.iter_mut().zip(at(between.end)).zip(at(between.start)) {
            *to += until - before;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linear::{Example, Learning, learn};

    const WORDS: &[&str] = &["my", "feet", "burn", "my", "my", "feet", "are", "numb"];

    fn weights() -> Weights {
        let texts: [&[&str]; 4] = [
            &["my", "feet", "burn"],
            &["are", "you", "numb"],
            WORDS,
            &["you", "and", "my", "my", "feet"],
        ];
        let examples = texts.iter().enumerate().map(|(at, words)| Example {
            features: Features::with_repeats(words, 12),
            class: at % 3,
            weight: 1.0,
        });
        let how = Learning {
            classes: 3,
            bits: 12,
            least: 1,
            rounds: 5,
            step: 0.5,
            shrink: 0.0,
            enough: 0.0,
        };
        learn(&examples.collect::<Vec<_>>(), how)
    }

    #[test]
    fn a_run_speaks_as_a_text_of_its_words_does() {
        let weights = weights();
        let often_met = OftenMet::new(&weights, ["my".to_owned(), "numb".to_owned()]);
        let spans = Spans::new(&weights, &often_met, WORDS);
        for from in 0..=WORDS.len() {
            for to in from..=WORDS.len() {
                let own = weights.sums(&Features::with_repeats(&WORDS[from..to], 12));
                for (one, other) in spans.sums(from..to).iter().zip(own) {
                    assert!((one - other).abs() < 1e-4, "{from}..{to}");
                }
            }
        }
    }

    #[test]
    fn a_run_beyond_the_end_is_cut() {
        let weights = weights();
        let none = OftenMet::default();
        let spans = Spans::new(&weights, &none, WORDS);
        assert_eq!(spans.sums(3..99), spans.sums(3..8));
        assert_eq!(spans.sums(50..99), weights.bias());
        assert_eq!(Spans::new(&weights, &none, &[]).sums(0..1), weights.bias());
        let often_met = OftenMet::new(&weights, ["feet".to_owned()]);
        let spans = Spans::new(&weights, &often_met, WORDS);
        assert!(spans.knows(0..2) && !spans.knows(0..1) && !spans.knows(50..99));
    }
}
