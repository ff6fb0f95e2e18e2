//! Vignettes: people in plain facts, and where the questions must lead them. They are a pack's own
//! tests.

use crate::flow::{Answers, Flow, Rest};
use crate::id::{FlowId, OutcomeId, OverlayId, VignetteId};

/// A person in plain facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vignette {
    /// Its name.
    pub id: VignetteId,
    /// Who it is, in a line.
    pub about: String,
    /// The flow it is about.
    pub flow: FlowId,
    /// The answers that the person gives.
    pub answers: Answers,
    /// How the questions without an answer are answered.
    pub rest: Rest,
    /// The outcome it must lead to.
    pub outcome: OutcomeId,
    /// The overlays that must be shown, in order; `None` where it does not matter.
    pub overlays: Option<Vec<OverlayId>>,
    /// The evidence it rests on.
    pub evidence: Vec<String>,
}

/// How a flow misses a vignette.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Miss {
    /// It stops at this item, which must be answered.
    Stuck(usize),
    /// It ends in this outcome, by this rule.
    Outcome {
        /// Index of the rule.
        rule: usize,
        /// Index of the outcome.
        outcome: usize,
    },
    /// It ends as it must, and shows these overlays instead.
    Overlays(Vec<OverlayId>),
}

impl Vignette {
    /// How `flow` misses it; nothing where it leads where it must.
    pub fn miss(&self, flow: &Flow) -> Option<Miss> {
        let decision = match flow.complete(&self.answers, self.rest) {
            Ok((_, decision)) => decision,
            Err(stuck) => return Some(Miss::Stuck(stuck.0)),
        };
        let (rule, outcome) = (decision.rule, decision.outcome);
        if flow.outcome(decision).is_none_or(|outcome| outcome.id != self.outcome) {
            return Some(Miss::Outcome { rule, outcome });
        }
        let shown: Vec<OverlayId> =
            flow.overlays_shown(decision).map(|overlay| overlay.id.clone()).collect();
        let missed = self.overlays.as_ref().is_some_and(|wanted| *wanted != shown);
        missed.then_some(Miss::Overlays(shown))
    }
}
