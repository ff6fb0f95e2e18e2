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
mod readings;
mod rules;
mod signs;
#[cfg(test)]
mod tests;
mod why;

use bands::is_danger;
pub use bands::{Said, Verdict, decide};
pub use kind::Kind;
pub use matching::{Found, FoundRule, Matcher};
pub use model::Model;
pub use readings::{Reading, Vocabulary};
pub use rules::{Group, Order, Rule, RuleFile, Shape, Swallow, TOGETHER_MAX};
pub use why::Why;

use std::sync::Arc;

/// How many words beside those that a rule found are looked at with them.
const BESIDE_WORDS: usize = 1;

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
        let found = self.0.matcher.find(&plain);
        let mut heard = self.weigh(&plain, &found);
        // A disguise is undone only for what a rule knows.
        let others = [Reading::spaced(written), plain.undisguised(written, &self.0.vocabulary)];
        for other in others.into_iter().flatten() {
            let found = self.0.matcher.find(&other);
            let kinds = found.rules.iter().filter_map(|found| Kind::of_rule(found.rule));
            if kinds.into_iter().any(|kind| !heard.proposed.contains(&kind)) {
                let also = self.weigh(&other, &found);
                if also.verdict > heard.verdict {
                    heard = also;
                }
            }
        }
        heard
    }

    /// The language of the rules that fit a text as it stands, where it is one. A few words of danger say
    /// too little to tell their language by, and are what rules are made of.
    pub fn language(&self, written: &str) -> Option<&str> {
        let found = self.0.matcher.find(&Reading::plain(written));
        let mut languages = found.rules.iter().map(|found| found.language);
        let first = languages.next()?;
        languages.all(|other| other == first).then_some(first)
    }

    /// What follows from a reading and what rules found in it.
    fn weigh(&self, reading: &Reading, found: &Found<'_>) -> Heard {
        let likelihoods = self.0.model.likelihoods(reading);
        let mut proposed: Vec<Kind> = Vec::new();
        let mut confirmed = false;
        for found in &found.rules {
            let Some(kind) = Kind::of_rule(found.rule) else { continue };
            if !proposed.contains(&kind) {
                proposed.push(kind);
            }
            confirmed |= matches!(kind, Kind::Crisis | Kind::Overdose)
                && found.rule.is_plain
                && self.confirms(reading, found);
        }
        let said = Said { words: reading.words.len(), proposed: &proposed, confirmed };
        let verdict = decide(&likelihoods, &said);
        Heard { likelihoods, proposed, verdict }
    }

    /// Whether the model finds danger in the words that a rule found and those beside them. What else
    /// stands in a message may not drown them: a letter about feet can end in "i want to die".
    fn confirms(&self, reading: &Reading, found: &FoundRule<'_>) -> bool {
        let words = found.from.saturating_sub(BESIDE_WORDS)..found.to + BESIDE_WORDS;
        let near = reading.part(words);
        near.words.len() < reading.words.len() && is_danger(&self.0.model.likelihoods(&near))
    }
}
