//! All walks of a flow at once, merged where they go on in the same ways.

use super::walk::Walk;
use crate::flow::{Answer, AnswerClass, AtomSet, Disposition, Flow};

/// The most steps that proofs take together. The B12 check takes some thousands. What takes longer
/// than a microsecond counts as several steps, and what is kept for later counts as one, so that
/// this bounds time and memory alike.
const STEPS_MAX: usize = 1 << 17;

/// Why a flow is not proved: it tells too much apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooMuch;

/// How much work is left for proofs: what is proved with one budget takes a fraction of a second
/// together.
#[derive(Debug)]
pub struct Budget(Option<usize>);

impl Default for Budget {
    fn default() -> Self {
        Self(Some(STEPS_MAX))
    }
}

impl Budget {
    /// Whether a proof was given up for want of it.
    pub fn is_spent(&self) -> bool {
        self.0.is_none()
    }

    pub(super) fn spend(&mut self, price: usize) -> Result<(), TooMuch> {
        self.0 = self.0.and_then(|left| left.checked_sub(price));
        self.0.map(|_| ()).ok_or(TooMuch)
    }
}

/// Where a walk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Point {
    /// In this state.
    At(usize),
    /// At an end.
    End(End),
}

/// An end of a walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct End {
    /// Index of the rule that decided.
    pub(super) rule: usize,
    /// Index of the outcome.
    pub(super) outcome: usize,
    /// Whether what was looked for holds here.
    pub(super) goal: bool,
}

/// How much a person has to do to get somewhere: questions answered, then options ticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Cost(u32, u32);

impl Cost {
    /// The cost with one more answer.
    pub(super) fn plus(self, answer: Answer) -> Self {
        match answer {
            Answer::Skipped => self,
            Answer::Chosen(codes) => Self(self.0 + 1, self.1 + codes.bits().count_ones()),
        }
    }
}

/// Walks that have come to the same question and go on in the same ways.
pub(super) struct State {
    /// The item that is asked.
    pub(super) item: usize,
    /// What conditions see of the simplest of the walks.
    pub(super) seen: AtomSet,
    /// What that walk costs.
    pub(super) cost: Cost,
    /// The state before it, and the answer given there.
    pub(super) from: Option<(usize, Answer)>,
    /// How many walks there are.
    pub(super) walks: u128,
    /// Where each kind of answer leads.
    pub(super) next: Vec<Point>,
    /// What can come of it.
    pub(super) ahead: Ahead,
}

/// What can come of a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ahead {
    /// The least urgent.
    pub(super) least: Disposition,
    /// The most urgent.
    pub(super) most: Disposition,
    /// Whether it can end in information that does not claim absence.
    pub(super) unclaimed: bool,
    /// The outcome, where there is only one.
    pub(super) only: Option<usize>,
}

/// An end that some walk comes to, with the cheapest state and answer before it.
pub(super) struct ReachedEnd {
    pub(super) end: End,
    pub(super) state: usize,
    pub(super) answer: Answer,
    pub(super) cost: Cost,
}

/// A question that some walk passes by, because its condition does not hold or because the walk ends
/// before it in no emergency, with the cheapest state and answer before it.
pub(super) struct PassedItem {
    pub(super) item: usize,
    pub(super) state: usize,
    pub(super) answer: Answer,
    pub(super) cost: Cost,
}

/// All states of a flow.
pub(super) struct States<'f> {
    pub(super) flow: &'f Flow,
    pub(super) kinds: Vec<Vec<AnswerClass>>,
    /// Where every walk begins.
    pub(super) start: Option<Point>,
    pub(super) all: Vec<State>,
    /// The states that ask each item.
    pub(super) levels: Vec<Vec<usize>>,
    /// The ends, each once.
    pub(super) ends: Vec<ReachedEnd>,
    /// The items that are passed by, each once.
    pub(super) passed: Vec<PassedItem>,
    /// How many walks there are; no more than `u128` holds.
    pub(super) walks: u128,
}

impl States<'_> {
    /// The walk to a state, and the answer given there.
    pub(super) fn walk(&self, state: usize, answer: Answer) -> Walk {
        let mut answers = Vec::new();
        let mut at = Some((state, answer));
        while let Some((state, answer)) = at {
            let Some(here) = self.all.get(state) else { break };
            answers.push((here.item, answer));
            at = here.from;
        }
        answers.reverse();
        Walk(answers)
    }

    /// What can come of a point.
    pub(super) fn ahead(&self, point: Point) -> Ahead {
        match point {
            Point::At(state) => self.all.get(state).map_or(Ahead::NOTHING, |state| state.ahead),
            Point::End(end) => Ahead::of(self.flow, end),
        }
    }

    /// The item that a point asks; beyond the last for an end.
    pub(super) fn item(&self, point: Point) -> usize {
        match point {
            Point::At(state) => self.all.get(state).map_or(usize::MAX, |state| state.item),
            Point::End(_) => usize::MAX,
        }
    }

    /// Where the kind of answer of that index leads from a point that asks.
    pub(super) fn step(&self, point: Point, kind: usize) -> Option<Point> {
        let Point::At(state) = point else { return None };
        self.all.get(state)?.next.get(kind).copied()
    }
}

impl Ahead {
    pub(super) const NOTHING: Self = Self {
        least: Disposition::Emergency,
        most: Disposition::Information,
        unclaimed: false,
        only: None,
    };

    fn of(flow: &Flow, end: End) -> Self {
        let Some(outcome) = flow.outcomes.get(end.outcome) else { return Self::NOTHING };
        let quiet = outcome.disposition == Disposition::Information && !outcome.claims_absence;
        let (least, most) = (outcome.disposition, outcome.disposition);
        let unclaimed = quiet && outcome.cards.is_empty();
        Self { least, most, unclaimed, only: Some(end.outcome) }
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self {
            least: self.least.min(other.least),
            most: self.most.max(other.most),
            unclaimed: self.unclaimed || other.unclaimed,
            only: self.only.filter(|_| self.only == other.only),
        }
    }
}
