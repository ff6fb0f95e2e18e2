//! The model that was learned from the corpus, and the words that people write often.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use super::corpus::Message;
use super::kind::Kind;
use super::readings::Reading;
use crate::linear::{Example, Features, Learning, OftenMet, Spans, Unfit, Weights, likelihoods};

/// The model as it was learned last. `myelin learn` writes it.
const BYTES: &[u8] = include_bytes!("model.bin");

/// How often a word stands in the corpus that is no typing mistake.
const COMMON_MIN: usize = 5;

/// How it is learned. Chosen by leaving out one writer after the other; `docs/own-words.md` has the
/// figures.
const LEARNING: Learning = Learning {
    classes: Kind::ALL.len(),
    bits: 22,
    least: 3,
    rounds: 8,
    step: 0.15,
    shrink: 0.002,
    enough: 0.01,
};

/// What was learned from the corpus.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    weights: Weights,
    /// The words that people write often.
    common: OftenMet,
}

/// A reading of which each run of words can be weighed.
#[derive(Debug)]
pub struct Weighed<'m>(Option<Spans<'m>>);

impl Model {
    /// The model that the program carries, read once.
    pub fn built_in() -> Arc<Self> {
        // A model that cannot be read knows nothing, and the rules alone decide. A test compares the bytes
        // with what the corpus gives.
        static BUILT_IN: LazyLock<Arc<Model>> =
            LazyLock::new(|| Model::of_bytes(BYTES).unwrap_or_else(|_| Model::learned(&[])).into());
        Arc::clone(&BUILT_IN)
    }

    /// Learns from messages, always the same from the same ones in the same order.
    pub fn learned(messages: &[Message<'_>]) -> Self {
        let readings: Vec<Reading> =
            messages.iter().map(|message| Reading::plain(message.text)).collect();
        let examples: Vec<Example> = messages
            .iter()
            .zip(&readings)
            .map(|(message, reading)| {
                let words: Vec<&str> = reading.words().collect();
                let features = Features::with_repeats(&words, LEARNING.bits);
                Example { features, class: message.kind.number(), weight: 1.0 }
            })
            .collect();
        let weights = crate::linear::learn(&examples, LEARNING);
        let common = OftenMet::new(&weights, common(&readings));
        Self { weights, common }
    }

    /// A reading made ready, so that each run of its words can be weighed.
    pub fn weighed(&self, reading: &Reading) -> Weighed<'_> {
        let words: Vec<&str> = reading.words().collect();
        Weighed((!self.weights.is_empty()).then(|| Spans::new(&self.weights, &self.common, &words)))
    }

    /// The weights of n-grams.
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// The words that people write often, the most frequent first: none of them is a typing mistake.
    pub fn common(&self) -> impl Iterator<Item = &str> {
        self.common.words()
    }

    /// The model as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let words = self.common().collect::<Vec<_>>().join(" ");
        let length = u32::try_from(words.len()).unwrap_or(u32::MAX);
        let mut bytes = length.to_le_bytes().to_vec();
        bytes.extend(words.bytes());
        bytes.extend(self.weights.to_bytes());
        bytes
    }

    /// The model that [`Model::to_bytes`] wrote.
    ///
    /// # Errors
    ///
    /// [`Unfit`] when the bytes are no model, or of another form.
    pub fn of_bytes(bytes: &[u8]) -> Result<Self, Unfit> {
        let (length, rest) = bytes.split_first_chunk::<4>().ok_or(Unfit)?;
        let length = usize::try_from(u32::from_le_bytes(*length)).unwrap_or(usize::MAX);
        let (words, rest) = rest.split_at_checked(length).ok_or(Unfit)?;
        let words = std::str::from_utf8(words).map_err(|_no_text| Unfit)?;
        let weights = Weights::of_bytes(rest)?;
        if weights.classes() != Kind::ALL.len() {
            return Err(Unfit);
        }
        let common = OftenMet::new(&weights, words.split_whitespace().map(str::to_owned));
        Ok(Self { weights, common })
    }
}

impl Weighed<'_> {
    /// How likely each kind is by a run of words, by [`Kind::number`].
    pub fn likelihoods(&self, run: Range<usize>) -> Vec<f32> {
        // Of words that it has never met, it would say how many messages are harmless, and no more.
        let spans = self.0.as_ref().filter(|spans| spans.knows(run.clone()));
        spans.map_or_else(untaught, |spans| likelihoods(&spans.sums(run)))
    }
}

/// What a model says that has learned nothing: too little for a card, and enough for what a rule
/// proposes.
fn untaught() -> Vec<f32> {
    let harmless = |kind: &Kind| if *kind == Kind::Harmless { 0.54 } else { 0.066 };
    Kind::ALL.iter().map(harmless).collect()
}

/// The words that stand in the messages often, the most frequent first.
fn common(readings: &[Reading]) -> impl Iterator<Item = String> {
    let mut words: Vec<&str> = readings.iter().flat_map(Reading::words).collect();
    words.sort_unstable();
    let same = words.chunk_by(|one, other| one == other);
    let counted = same.filter_map(|same| Some((same.len(), (*same.first()?).to_owned())));
    let mut often: Vec<(usize, String)> =
        counted.filter(|(count, _)| *count >= COMMON_MIN).collect();
    often.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    often.into_iter().map(|(_, word)| word)
}
