//! What a person wrote, heard before anything else is done with it: whether they, or somebody they
//! write about, may be in danger, and which card answers that.
//!
//! A rule proposes, and a model that was learned from the messages in `corpus/` disposes; the model
//! alone speaks only where it is sure. What lies between gets a soft line and no card (`bands`).

mod bands;
pub mod corpus;
mod kind;
mod matching;
mod model;
mod parts;
mod readings;
mod rules;
mod signs;
#[cfg(test)]
mod tests;
mod vocabulary;
mod why;

pub use bands::{Verdict, decide};
pub use kind::Kind;
pub use matching::{Found, FoundRule, Matcher};
pub use model::{Model, Weighed};
pub use readings::{Reading, Seen};
pub use rules::{Group, Order, Rule, RuleFile, Shape, Swallow, TOGETHER_MAX};
pub use vocabulary::Vocabulary;
pub use why::Why;

use bands::decide_part;
use std::ops::Range;
use std::sync::Arc;

/// The rules and the model, made ready. A copy costs nothing.
#[derive(Debug, Clone)]
pub struct Hearing(Arc<Ready>);

#[derive(Debug)]
struct Ready {
    matcher: Matcher,
    vocabulary: Vocabulary,
    model: Arc<Model>,
}

/// What was heard in a text: from the reading of it in which there is most danger.
pub struct Heard {
    /// How likely each kind is, by [`Kind::number`].
    pub likelihoods: Vec<f32>,
    /// The kinds that rules propose.
    pub proposed: Vec<Kind>,
    /// What follows.
    pub verdict: Verdict,
}

impl Heard {
    /// What was heard in two readings of a text, of which the second brought out what a rule knows. A first one
    /// in which no rule knows anything is letters and signs, and what they are like says little.
    fn and(mut self, other: Self) -> Self {
        let is_guessed = !self.proposed.iter().any(|kind| kind.is_danger());
        if is_guessed && other.verdict.weight() >= self.verdict.weight() {
            return other;
        }
        if other.verdict.weight() > self.verdict.weight() {
            (self.likelihoods, self.proposed) = (other.likelihoods, other.proposed);
        }
        self.verdict = self.verdict.and(other.verdict);
        self
    }
}

/// Two are equal when their rules are: the model is the program's own.
impl PartialEq for Hearing {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.matcher.files() == other.0.matcher.files()
    }
}

impl Eq for Hearing {}

impl Hearing {
    /// Makes rules ready, with the program's own model.
    pub fn new(rules: Vec<RuleFile>) -> Self {
        Self::with_model(rules, Model::built_in())
    }

    /// Makes rules ready, with a model.
    pub fn with_model(rules: Vec<RuleFile>, model: impl Into<Arc<Model>>) -> Self {
        let model = model.into();
        let matcher = Matcher::new(rules);
        let vocabulary = Vocabulary::new(matcher.words().cloned(), model.common());
        Self(Arc::new(Ready { matcher, vocabulary, model }))
    }

    /// The rules as they were written.
    pub fn rules(&self) -> &[RuleFile] {
        self.0.matcher.files()
    }

    /// The rules made ready.
    pub fn matcher(&self) -> &Matcher {
        &self.0.matcher
    }

    /// Hears a text.
    pub fn hear(&self, written: &str) -> Heard {
        let seen = Seen::new(written);
        let plain = Reading::of(&seen);
        let found = self.0.matcher.find(&plain);
        let mut heard = self.weigh(&plain, &found);
        // A disguise is undone only for what a rule knows.
        let others = [Reading::spaced(&seen), plain.undisguised(&seen, &self.0.vocabulary)];
        for other in others.into_iter().flatten() {
            let also_found = self.0.matcher.find(&other);
            let is_new = |new: &FoundRule<'_>| {
                let words = other.words.get(new.from..new.to);
                let same = |known: &&FoundRule<'_>| known.rule.name == new.rule.name;
                let mut known = found.rules.iter().filter(same);
                known.all(|known| plain.words.get(known.from..known.to) != words)
            };
            if also_found.rules.iter().any(is_new) {
                heard = heard.and(self.weigh(&other, &also_found));
            }
        }
        heard
    }

    /// The languages of the rules that fit a text as it stands, each once. A few words of danger say too
    /// little to tell their language by, and are what rules are made of.
    pub fn languages(&self, written: &str) -> Vec<&str> {
        let found = self.0.matcher.find(&Reading::plain(written));
        let mut languages = Vec::new();
        for found in found.rules {
            if !languages.contains(&found.language) {
                languages.push(found.language);
            }
        }
        languages
    }

    /// What follows from a reading and what rules found in it, as a whole and in its parts.
    fn weigh(&self, reading: &Reading, found: &Found<'_>) -> Heard {
        let weighed = self.0.model.weighed(reading);
        let all = 0..reading.words.len();
        let proposed = proposed_in(found, &all);
        let likelihoods = weighed.likelihoods(all.clone());
        let mut verdict = decide(&likelihoods, all.len(), &proposed);
        for part in weighed_parts(reading, found, &weighed) {
            verdict = verdict.and(part.verdict);
        }
        Heard { likelihoods, proposed, verdict }
    }
}

/// A part of a long message, and what follows from it alone.
struct WeighedPart {
    words: Range<usize>,
    likelihoods: Vec<f32>,
    verdict: Verdict,
}

fn weighed_parts(
    reading: &Reading,
    found: &Found<'_>,
    weighed: &Weighed<'_>,
) -> impl Iterator<Item = WeighedPart> {
    let plain = found.rules.iter().filter(|found| found.rule.is_plain);
    let around = plain.map(|found| parts::around(reading, found.from..found.to));
    // A message that is no longer than a part is one.
    let around = around.filter(|part| part.len() < reading.words.len());
    parts::parts(reading).into_iter().chain(around).map(|words| {
        let likelihoods = weighed.likelihoods(words.clone());
        let verdict = decide_part(&likelihoods, words.len(), &proposed_in(found, &words));
        WeighedPart { words, likelihoods, verdict }
    })
}

/// The kinds that rules propose whose words stand in a run of words.
fn proposed_in(found: &Found<'_>, run: &Range<usize>) -> Vec<Kind> {
    let mut proposed = Vec::new();
    let within = found.rules.iter().filter(|found| run.start <= found.from && found.to <= run.end);
    for kind in within.filter_map(|found| Kind::of_rule(found.rule)) {
        if !proposed.contains(&kind) {
            proposed.push(kind);
        }
    }
    proposed
}
