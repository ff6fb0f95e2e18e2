//! Mutants: a flow with one thing changed in what decides its outcome, and who notices.
//!
//! A change that no walk shows is none. Every other should be caught, by the proof of the flow or by
//! the vignettes of its pack; what is not caught could be changed by mistake and nobody would see it.

mod edit;

use crate::flow::Flow;
use crate::proof::{self, EndedWalk};
use crate::vignette::Vignette;

/// What became of one mutant.
#[derive(Clone, PartialEq, Eq)]
pub enum MutantFate {
    /// No walk ends otherwise than before.
    Same,
    /// It is noticed.
    Caught {
        /// By the proof.
        by_proof: bool,
        /// By a vignette.
        by_vignette: bool,
    },
    /// Nobody notices that this walk ends otherwise.
    Survived(Box<Survivor>),
    /// The changed flow tells too much apart to be compared.
    Unknown,
}

/// A mutant that nobody noticed.
#[derive(Clone, PartialEq, Eq)]
pub struct Survivor {
    /// What was changed, as part of a sentence: "rule 3 without `nerves/burning`".
    pub change: String,
    /// A shortest walk that shows it, as it ends in the flow.
    pub before: EndedWalk,
    /// How that walk ends in the mutant.
    pub after: EndedWalk,
}

/// How many mutants there were of each fate, and those that survived.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Score {
    /// How many changes were tried.
    pub tried: usize,
    /// How many no walk shows.
    pub same: usize,
    /// How many the proof caught.
    pub by_proof: usize,
    /// How many a vignette caught.
    pub by_vignette: usize,
    /// How many were caught by either.
    pub caught: usize,
    /// How many could not be compared.
    pub unknown: usize,
    /// Those that nobody noticed.
    pub survivors: Vec<Survivor>,
}

impl Score {
    /// How many changes some walk shows.
    pub fn changing(&self) -> usize {
        self.caught + self.survivors.len()
    }

    fn count(&mut self, fate: MutantFate) {
        self.tried += 1;
        match fate {
            MutantFate::Same => self.same += 1,
            MutantFate::Unknown => self.unknown += 1,
            MutantFate::Caught { by_proof, by_vignette } => {
                self.caught += 1;
                self.by_proof += usize::from(by_proof);
                self.by_vignette += usize::from(by_vignette);
            }
            MutantFate::Survived(survivor) => self.survivors.push(*survivor),
        }
    }
}

/// Tries every mutant of a flow.
pub fn score(flow: &Flow, vignettes: &[Vignette]) -> Score {
    let bare = edit::without_conditions(flow);
    let mut score = Score::default();
    for edit in edit::edits(&bare) {
        score.count(fate(&bare, &edit, vignettes));
    }
    score
}

fn fate(flow: &Flow, edit: &edit::Edit, vignettes: &[Vignette]) -> MutantFate {
    let Some((before, after)) = edit.made(flow) else { return MutantFate::Unknown };
    let by_vignette = vignettes.iter().any(|vignette| vignette.miss(&after).is_some());
    match proof::difference(&before, &after) {
        None => MutantFate::Unknown,
        Some(None) => MutantFate::Same,
        Some(Some((was, is))) => {
            let by_proof = proof::prove(&after).is_err();
            if by_proof || by_vignette {
                return MutantFate::Caught { by_proof, by_vignette };
            }
            let change = edit.in_words(flow);
            MutantFate::Survived(Box::new(Survivor { change, before: was, after: is }))
        }
    }
}
