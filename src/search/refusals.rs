//! Whether somebody asks for what nobody may answer here. Such questions are alike in how they are
//! put ("how many … should I …", "is # too low") and not in what they are about, so that they are
//! told by a model of their own: of four kinds and of none, by words in ones, twos and threes and by
//! two words that stand near one another.

use super::fields::{Fields, Heard};
use crate::linear::{Example, Features, Learning, Weights, learn, likelihoods};
use crate::questions::RefuseKind;

/// The size of the table of n-grams, as a power of two.
const BITS: u32 = 15;

/// How far apart two words stand, at most, that are looked at together.
const APART: usize = 5;

/// How it is learned: in short steps, and a few rounds are enough.
const LEARNING: Learning = Learning {
    classes: RefuseKind::ALL.len() + 1,
    bits: BITS,
    least: 2,
    rounds: 3,
    step: 0.3,
    shrink: 0.000_03,
    enough: 0.1,
};

/// How much more a question counts that must be refused: there are few.
const REFUSED_COUNTS: f32 = 2.0;

/// What tells the kinds apart.
#[derive(Debug)]
pub(super) struct Refusals(Option<Weights>);

/// Examples, as they are collected.
#[derive(Debug, Default)]
pub(super) struct RefusalExamples(Vec<Example>);

impl RefusalExamples {
    /// Adds a question of this kind, or of none.
    pub(super) fn add(&mut self, fields: &Fields, words: &[Heard], kind: Option<RefuseKind>) {
        let class = kind.and_then(|kind| RefuseKind::ALL.iter().position(|other| *other == kind));
        let class = class.map_or(0, |class| class + 1);
        let weight = if class > 0 { REFUSED_COUNTS } else { 1.0 };
        self.0.push(Example { features: features(fields, words), class, weight });
    }

    /// What the examples teach.
    pub(super) fn learn(&self) -> Refusals {
        if self.0.iter().all(|example| example.class == 0) {
            return Refusals(None);
        }
        Refusals(Some(learn(&self.0, LEARNING)))
    }
}

impl Refusals {
    /// The likeliest kind, and how likely it is that anything must be refused.
    pub(super) fn judge(&self, fields: &Fields, words: &[Heard]) -> Option<(RefuseKind, f32)> {
        let likely = likelihoods(&self.0.as_ref()?.sums(&features(fields, words)));
        let (none, kinds) = likely.split_first()?;
        let kinds = RefuseKind::ALL.iter().zip(kinds);
        let (kind, _) = kinds.reduce(|best, next| if next.1 > best.1 { next } else { best })?;
        Some((*kind, 1.0 - none))
    }
}

/// The n-grams of how a question is put.
fn features(fields: &Fields, words: &[Heard]) -> Features {
    let words: Vec<&str> = words.iter().map(|word| word.form(fields)).collect();
    let words: Vec<&str> = std::iter::once("@begin").chain(words).chain(["@end"]).collect();
    Features::of_form(&words, APART, BITS)
}
