//! Whether somebody asks for what nobody may answer here. Such questions are alike in how they are
//! put ("how many … should I …", "is # too low") and not in what they are about, so that they are
//! told by a model of their own: of four kinds and of none, by words in ones, twos and threes and by
//! two words that stand near one another.

use super::fields::{Fields, Heard};
use super::lesson::place;
use crate::linear::{Example, Features, Learning, NgramsOfWords, Weights, learn, likelihoods};
use crate::questions::RefuseKind;

/// The size of the table of n-grams, as a power of two.
const BITS: u32 = 15;

/// How far apart two words stand, at most, that are looked at together.
const APART: usize = 5;

/// What stands before a question, and after it.
const BEGIN: &str = "@begin";
const END: &str = "@end";

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

impl Refusals {
    /// What these questions teach, each with the kind that must be refused, or none.
    pub(super) fn learned<'q>(
        fields: &Fields,
        questions: impl Iterator<Item = (Option<RefuseKind>, &'q [u32])>,
    ) -> Self {
        let mut words: Vec<&str> = fields.forms().collect();
        let begin = place(words.len());
        words.extend([BEGIN, END]);
        let mut ngrams = NgramsOfWords::new(words, BITS);
        let mut text = Vec::new();
        let examples: Vec<Example> = questions
            .map(|(kind, stems)| {
                text.clear();
                text.extend(std::iter::once(begin).chain(stems.iter().copied()).chain([begin + 1]));
                let features = ngrams.form(&text, APART);
                let class = kind.and_then(|kind| RefuseKind::ALL.iter().position(|k| *k == kind));
                let class = class.map_or(0, |class| class + 1);
                let weight = if class > 0 { REFUSED_COUNTS } else { 1.0 };
                Example { features, class, weight }
            })
            .collect();
        let is_taught = examples.iter().any(|example| example.class > 0);
        Self(is_taught.then(|| learn(&examples, LEARNING)))
    }

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
    let words: Vec<&str> = std::iter::once(BEGIN).chain(words).chain([END]).collect();
    Features::of_form(&words, APART, BITS)
}
