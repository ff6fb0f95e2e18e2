//! The model that was learned from the corpus, and the words that people write often.

use std::sync::{Arc, LazyLock};

use super::corpus::Message;
use super::kind::Kind;
use super::readings::Reading;
use super::signs::mark;
use crate::linear::{Example, Features, Learning, Unfit, Weights, likelihoods};

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
    common: Vec<u32>,
}

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
                let features = Features::of(reading.words(), LEARNING.bits);
                Example { features, class: message.kind.number(), weight: 1.0 }
            })
            .collect();
        let weights = crate::linear::learn(&examples, LEARNING);
        Self { weights, common: common(&readings) }
    }

    /// How likely each kind is, by [`Kind::number`].
    pub fn likelihoods(&self, reading: &Reading) -> Vec<f32> {
        if self.weights.is_empty() {
            return untaught();
        }
        likelihoods(&self.weights.sums(&Features::of(reading.words(), self.weights.bits())))
    }

    /// The weights of n-grams.
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// The marks of words that people write often; sorted.
    pub(super) fn common(&self) -> &[u32] {
        &self.common
    }

    /// The model as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let count = u32::try_from(self.common.len()).unwrap_or(u32::MAX);
        let mut bytes = count.to_le_bytes().to_vec();
        bytes.extend(self.common.iter().flat_map(|mark| mark.to_le_bytes()));
        bytes.extend(self.weights.to_bytes());
        bytes
    }

    /// The model that [`Model::to_bytes`] wrote.
    ///
    /// # Errors
    ///
    /// [`Unfit`] when the bytes are no model, or of another form.
    pub fn of_bytes(bytes: &[u8]) -> Result<Self, Unfit> {
        let (count, rest) = bytes.split_first_chunk::<4>().ok_or(Unfit)?;
        let count = usize::try_from(u32::from_le_bytes(*count)).unwrap_or(usize::MAX);
        let (marks, rest) = rest.split_at_checked(count.saturating_mul(4)).ok_or(Unfit)?;
        let (marks, _) = marks.as_chunks::<4>();
        let common = marks.iter().map(|mark| u32::from_le_bytes(*mark)).collect();
        let weights = Weights::of_bytes(rest)?;
        if weights.classes() != Kind::ALL.len() {
            return Err(Unfit);
        }
        Ok(Self { weights, common })
    }
}

/// What a model says that has learned nothing: too little for a card, and enough for what a rule
/// proposes.
fn untaught() -> Vec<f32> {
    let harmless = |kind: &Kind| if *kind == Kind::Harmless { 0.54 } else { 0.066 };
    Kind::ALL.iter().map(harmless).collect()
}

/// The marks of the words that stand in the messages often; sorted.
fn common(readings: &[Reading]) -> Vec<u32> {
    let mut marks: Vec<u32> = readings.iter().flat_map(Reading::words).map(mark).collect();
    marks.sort_unstable();
    let often = marks.chunk_by(|one, other| one == other);
    often.filter(|same| same.len() >= COMMON_MIN).filter_map(|same| same.first().copied()).collect()
}
