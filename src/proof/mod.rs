//! The proof of a flow: what holds for every walk there can be, found by looking at all of them.
//!
//! Walks that go on in the same ways are merged (`states`), so that the B12 check, which has
//! more walks than could be listed, is proved in milliseconds. Nothing is sampled and nothing is
//! stored: properties are computed from the flow alone. What fails is told with a shortest walk.

mod danger;
mod explore;
mod goal;
mod late;
mod logic;
mod order;
mod pairs;
mod partly;
mod property;
mod reach;
mod states;
mod walk;

pub use late::{LineShown, TimedLine, TimedSign, TooLate, too_late};
pub use property::{Property, properties};
pub use states::Budget;
pub use walk::{Walk, given};

use crate::flow::Flow;
use pairs::{PairStart, Pairs, WrongEnds};
use states::{Ahead, Cost, States, TooMuch};

/// What is known of a flow whose properties all hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proof {
    /// How many walks there are; no more than `u128` holds.
    pub walks: u128,
    /// How many states they were merged into.
    pub states: usize,
}

/// A property that does not hold, with a shortest walk that shows it.
#[derive(Clone, PartialEq, Eq)]
pub enum Flaw {
    /// The flow tells too much apart to be proved with what was left of the budget.
    TooMuch,
    /// No walk asks this item.
    NeverAsked(usize),
    /// No walk is decided by this rule.
    NeverDecides(usize),
    /// No walk ends in this outcome.
    NeverReached(usize),
    /// No result shows this overlay.
    NeverShown {
        /// Index of the overlay.
        overlay: usize,
        /// Whether its condition holds on some walk, but others always take its place.
        crowded_out: bool,
    },
    /// No result shows this line.
    LineNeverShown {
        /// Index of the outcome.
        outcome: usize,
        /// Which list it stands in.
        part: OutcomePart,
        /// Its index in that list.
        line: usize,
    },
    /// A question about danger that a walk passes by.
    DangerPassedBy {
        /// Index of the item.
        item: usize,
        /// The walk that comes to a later question, or to an end that is no emergency, without it.
        walk: Walk,
    },
    /// A danger sign that does not end the walk in an emergency outcome at once.
    DangerLost {
        /// Index of the item.
        item: usize,
        /// The walk up to the sign.
        walk: Walk,
        /// The outcome it leads to; `None`: the questions go on.
        outcome: Option<usize>,
    },
    /// A further sign or a worse answer that makes the outcome less urgent.
    Lowers(DifferingWalks),
    /// A skipped question that counts for less than its negative. The first walk has the negative.
    SkipLowers(DifferingWalks),
    /// An outcome that passes for "nothing found" although a skipped question could have led to
    /// something more urgent. The first walk skips it.
    AbsenceUnclaimed(DifferingWalks),
}

/// The kinds of flaws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlawKind {
    /// [`Flaw::TooMuch`].
    TooMuch,
    /// [`Flaw::NeverAsked`].
    NeverAsked,
    /// [`Flaw::NeverDecides`].
    NeverDecides,
    /// [`Flaw::NeverReached`].
    NeverReached,
    /// [`Flaw::NeverShown`].
    NeverShown,
    /// [`Flaw::LineNeverShown`].
    LineNeverShown,
    /// [`Flaw::DangerPassedBy`].
    DangerPassedBy,
    /// [`Flaw::DangerLost`].
    DangerLost,
    /// [`Flaw::Lowers`].
    Lowers,
    /// [`Flaw::SkipLowers`].
    SkipLowers,
    /// [`Flaw::AbsenceUnclaimed`].
    AbsenceUnclaimed,
}

impl FlawKind {
    /// All kinds. `tests/proof` shows that each occurs.
    pub const ALL: &[Self] = &[
        Self::TooMuch,
        Self::NeverAsked,
        Self::NeverDecides,
        Self::NeverReached,
        Self::NeverShown,
        Self::LineNeverShown,
        Self::DangerPassedBy,
        Self::DangerLost,
        Self::Lowers,
        Self::SkipLowers,
        Self::AbsenceUnclaimed,
    ];
}

/// Where a line of an outcome stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutcomePart {
    /// Among the headlines.
    Headline,
    /// Among the cards.
    Cards,
    /// Among the paragraphs.
    Text,
    /// Among what to do.
    Do,
    /// Among what to ask.
    Ask,
    /// Among what to avoid.
    Avoid,
    /// Among the passages.
    Passages,
}

/// Two walks that differ in the answer to one item, and lead to other outcomes.
#[derive(Clone, PartialEq, Eq)]
pub struct DifferingWalks {
    /// Index of the item.
    pub item: usize,
    /// The first walk.
    pub first: EndedWalk,
    /// The second walk.
    pub second: EndedWalk,
}

/// A walk and how it ended.
#[derive(Clone, PartialEq, Eq)]
pub struct EndedWalk {
    /// The walk.
    pub walk: Walk,
    /// Index of the rule that decided.
    pub rule: usize,
    /// Index of the outcome.
    pub outcome: usize,
}

/// Proves a flow.
///
/// # Errors
///
/// Every property that does not hold; of each kind at most one for an item.
pub fn prove(flow: &Flow) -> Result<Proof, Vec<Flaw>> {
    prove_within(flow, &mut Budget::default())
}

/// Proves one of several flows that share a budget.
///
/// # Errors
///
/// As [`prove`].
pub fn prove_within(flow: &Flow, budget: &mut Budget) -> Result<Proof, Vec<Flaw>> {
    let mut flaws = Vec::new();
    match examine(flow, budget, &mut flaws) {
        Ok(proof) if flaws.is_empty() => Ok(proof),
        Ok(_) => Err(flaws),
        Err(TooMuch) => {
            flaws.push(Flaw::TooMuch);
            Err(flaws)
        }
    }
}

/// A shortest walk that ends in another outcome in `after` than in `before`: how it ends in each.
/// `None` where that is too much to find out. Both flows have the same items, options and atoms.
pub fn difference(before: &Flow, after: &Flow) -> Option<Option<(EndedWalk, EndedWalk)>> {
    let mut budget = Budget::default();
    let in_view = before.in_view().or(after.in_view());
    let first = States::explore_in_view(before, in_view, None, &mut budget).ok()?;
    let second = States::explore_in_view(after, in_view, None, &mut budget).ok()?;
    let starts =
        [PairStart { points: (first.start?, second.start?), cost: Cost::default(), fork: None }];
    let pairs = Pairs { first: &first, second: &second };
    pairs.find(starts, &Elsewhere, &mut budget).ok()
}

/// Both ends must be the same outcome.
struct Elsewhere;

impl WrongEnds for Elsewhere {
    fn wrong(&self, first: Ahead, second: Ahead) -> bool {
        first.only.is_none() || first.only != second.only
    }
}

fn examine(flow: &Flow, budget: &mut Budget, flaws: &mut Vec<Flaw>) -> Result<Proof, TooMuch> {
    let states = States::explore(flow, None, budget)?;
    danger::check(&states, flaws);
    order::check(&states, budget, flaws)?;
    reach::check(&states, budget, flaws)?;
    Ok(Proof { walks: states.walks, states: states.all.len() })
}
