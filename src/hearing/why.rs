//! Why a text was judged as it was: the rules that fit and the n-grams that weighed most.

use super::bands::{Verdict, danger};
use super::kind::Kind;
use super::readings::{Reading, Seen};
use super::{Found, Hearing, weighed_parts};
use crate::linear::{Ngram, ngrams};

/// How many n-grams are named.
const NGRAMS_MOST: usize = 8;

/// Why a text was judged as it was.
pub struct Why {
    /// Each rule that fits: its language and name, and the words that it found.
    pub rules: Vec<(String, String)>,
    /// The parts of a long message that say something by themselves: their words, and how likely danger is.
    pub parts: Vec<(String, f32)>,
    /// The spans that were taken out before.
    pub swallowed: Vec<String>,
    /// The n-grams that spoke most for danger, and how much; the heaviest first.
    pub ngrams: Vec<(String, f32)>,
    /// How likely each kind is.
    pub likelihoods: Vec<(Kind, f32)>,
}

impl Hearing {
    /// Why a text is judged as it is.
    pub fn why(&self, written: &str) -> Why {
        let seen = Seen::new(written);
        let plain = Reading::of(&seen);
        let undisguised = plain.undisguised(&seen, &self.0.vocabulary);
        let found = self.0.matcher.find(&plain);
        let mut rules = named(&found, &plain);
        if let Some(other) = &undisguised {
            let undone = named(&self.0.matcher.find(other), other).into_iter();
            rules.extend(
                undone.map(|(name, words)| (name, format!("{words} (with disguises undone)"))),
            );
        }
        rules.dedup();
        let swallowed = found.swallowed.iter().map(|name| (*name).to_owned()).collect();
        let weighed = self.0.model.weighed(&plain);
        let likelihoods = weighed.likelihoods(0..plain.words.len());
        let telling =
            weighed_parts(&plain, &found, &weighed).filter(|part| part.verdict != Verdict::Nothing);
        let parts = telling.map(|part| {
            let words = plain.words.get(part.words).unwrap_or_default().join(" ");
            (words, danger(&part.likelihoods))
        });
        let parts = parts.collect();
        let likelihoods: Vec<(Kind, f32)> = Kind::ALL.iter().copied().zip(likelihoods).collect();
        Why { rules, swallowed, parts, ngrams: self.heaviest(&plain), likelihoods }
    }

    /// The n-grams that speak most for danger and against harm, by weight.
    fn heaviest(&self, reading: &Reading) -> Vec<(String, f32)> {
        let weights = self.0.model.weights();
        let words: Vec<&str> = reading.words().collect();
        let speaks = |ngram: &Ngram| {
            let most = Kind::ALL
                .iter()
                .filter(|kind| kind.is_danger())
                .map(|kind| weights.weight(ngram.place, kind.number()))
                .fold(f32::MIN, f32::max);
            most - weights.weight(ngram.place, Kind::Harmless.number())
        };
        let found = ngrams(&words, weights.bits());
        let mut heaviest: Vec<(String, f32)> =
            found.iter().map(|ngram| (ngram.text.clone(), speaks(ngram))).collect();
        heaviest.sort_by(|one, other| other.1.total_cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        heaviest.dedup_by(|one, other| one.0 == other.0);
        heaviest.truncate(NGRAMS_MOST);
        heaviest
    }
}

/// Each rule that was found in a reading, with its words.
fn named(found: &Found<'_>, reading: &Reading) -> Vec<(String, String)> {
    let name = |found: &super::FoundRule<'_>| {
        let words = reading.words.get(found.from..found.to).unwrap_or_default().join(" ");
        (format!("{}/{}", found.language, found.rule.name), words)
    };
    found.rules.iter().map(name).collect()
}
