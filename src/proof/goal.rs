//! What may hold at the end of a walk.

use super::logic::Logic;
use crate::flow::{AtomSet, Condition};

/// Something that may hold at an end: a condition, together with fewer than so many of others.
pub(super) struct Goal<'f> {
    pub(super) when: Option<&'f Condition>,
    pub(super) fewer: Option<(usize, Vec<&'f Condition>)>,
}

impl<'f> Goal<'f> {
    /// That this condition holds.
    pub(super) fn of(when: Option<&'f Condition>) -> Self {
        Self { when, fewer: None }
    }

    /// Whether it holds at an end.
    pub(super) fn holds(&self, seen: AtomSet) -> bool {
        let holds = |condition: &&&Condition| condition.holds(seen);
        let crowded =
            |(fewer, others): &(usize, Vec<_>)| others.iter().filter(holds).count() >= *fewer;
        self.when.is_none_or(|when| when.holds(seen)) && !self.fewer.as_ref().is_some_and(crowded)
    }

    /// Its node in the graph of conditions.
    pub(super) fn node(&self, logic: &mut Logic) -> usize {
        let when = logic.condition_if(self.when);
        let Some((fewer, others)) = &self.fewer else { return when };
        let others = others.iter().map(|condition| logic.condition(condition)).collect();
        let crowded = logic.at_least(*fewer, others);
        let free = logic.not(crowded);
        logic.at_least(2, vec![when, free])
    }

    /// How many parts its conditions have.
    pub(super) fn parts(&self) -> usize {
        self.conditions().map(Condition::parts).sum()
    }

    /// The atoms it looks at.
    pub(super) fn atoms(&self) -> AtomSet {
        self.conditions().fold(AtomSet::default(), |seen, condition| seen.or(condition.atoms()))
    }

    fn conditions(&self) -> impl Iterator<Item = &'f Condition> {
        let others = self.fewer.iter().flat_map(|(_, others)| others.iter().copied());
        self.when.into_iter().chain(others)
    }
}
