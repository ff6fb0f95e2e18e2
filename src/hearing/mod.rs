//! What a person wrote, heard before anything else is done with it: whether they, or somebody they
//! write about, may be in danger, and which card answers that.
//!
//! A rule proposes, and a model that was learned from the messages in `corpus/` disposes; the model
//! alone speaks only where it is sure. What lies between gets a soft line and no card ([`bands`]).

mod bands;
pub mod corpus;
mod kind;
mod matching;
mod model;
mod readings;
mod rules;
mod signs;
#[cfg(test)]
mod tests;
mod why;

pub use bands::{Verdict, decide};
pub use kind::Kind;
pub use matching::{Found, FoundRule, Matcher};
pub use model::Model;
pub use readings::{Reading, Vocabulary, mark};
pub use rules::{Group, Order, Rule, RuleFile, Shape, Swallow, TOGETHER_MAX};
pub use why::Why;

use std::sync::Arc;

/// The rules and the model, made ready. A copy costs nothing.
#[derive(Debug, Clone)]
pub struct Hearing(Arc<Ready>);

#[derive(Debug)]
struct Ready {
    matcher: Matcher,
    vocabulary: Vocabulary,
    model: Model,
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
    pub fn with_model(rules: Vec<RuleFile>, model: Model) -> Self {
        let matcher = Matcher::new(rules);
        let vocabulary = Vocabulary::new(matcher.words().cloned(), model.common().to_vec());
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
        let plain = Reading::plain(written);
        let (proposed, is_swallowed) = self.proposed(&plain);
        let mut heard = self.weigh(&plain, proposed);
        if is_swallowed {
            return heard;
        }
        // A disguise is undone only for what a rule knows.
        let others = [Reading::spaced(written), plain.undisguised(written, &self.0.vocabulary)];
        for other in others.into_iter().flatten() {
            let (proposed, _) = self.proposed(&other);
            if proposed.iter().any(|kind| !heard.proposed.contains(kind)) {
                let also = self.weigh(&other, proposed);
                if also.verdict > heard.verdict {
                    heard = also;
                }
            }
        }
        heard
    }

    /// The kinds that rules propose for a reading of a text, and whether a span was taken out.
    fn proposed(&self, reading: &Reading) -> (Vec<Kind>, bool) {
        let found = self.0.matcher.find(reading);
        let mut proposed: Vec<Kind> = Vec::new();
        for kind in found.rules.iter().filter_map(|found| Kind::of_rule(found.rule)) {
            if !proposed.contains(&kind) {
                proposed.push(kind);
            }
        }
        (proposed, !found.swallowed.is_empty())
    }

    /// What follows from a reading and what rules propose for it.
    fn weigh(&self, reading: &Reading, proposed: Vec<Kind>) -> Heard {
        let likelihoods = self.0.model.likelihoods(reading);
        let verdict = decide(reading.words.len(), &likelihoods, &proposed);
        Heard { likelihoods, proposed, verdict }
    }
}
