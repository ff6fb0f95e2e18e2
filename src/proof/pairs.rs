//! Pairs of walks that differ in one answer: every other answer is the same in both, and whatever
//! the differing answer newly asks is answered in every way.

use std::collections::HashMap;

use super::Ended;
use super::states::{Ahead, Budget, Cost, End, Place, States, TooMuch};
use super::walk::Walk;
use crate::flow::Answer;

/// Two walks that agree up to a state and differ in the answer given there.
#[derive(Clone, Copy)]
pub(super) struct Fork {
    /// The state.
    pub(super) state: usize,
    /// The answer of the first walk and where it leads.
    pub(super) first: (Answer, Place),
    /// The answer of the second walk and where it leads.
    pub(super) second: (Answer, Place),
}

/// What a pair of ends must not be.
pub(super) trait Wrong {
    /// Whether these ends of the first and second walk are wrong.
    /// Of places before the end: whether wrong ends may lie ahead of them.
    fn wrong(&self, first: Ahead, second: Ahead) -> bool;
}

struct Pair {
    places: (Place, Place),
    cost: Cost,
    fork: Fork,
    from: Option<(usize, usize, Answer)>,
}

/// Goes on from forks until both walks end, and gives the cheapest pair with wrong ends.
pub(super) fn find(
    states: &States<'_>,
    forks: &[Fork],
    wrong: &dyn Wrong,
    budget: &mut Budget,
) -> Result<Option<(Ended, Ended)>, TooMuch> {
    let mut search = Search {
        states,
        wrong,
        pairs: vec![],
        known: HashMap::new(),
        levels: states.levels.iter().map(|_| vec![]).collect(),
        best: None,
    };
    for fork in forks {
        let before = states.all.get(fork.state).map_or(Cost::default(), |state| state.cost);
        let cost = before.plus(fork.first.0).plus(fork.second.0);
        search.reach((fork.first.1, fork.second.1), cost, *fork, None);
    }
    for item in 0..search.levels.len() {
        let level = search.levels.get(item).cloned().unwrap_or_default();
        for pair in level {
            search.answer(pair, item, budget)?;
        }
    }
    Ok(search.best.map(|(pair, ends)| search.parted(pair, ends)))
}

struct Search<'s, 'f> {
    states: &'s States<'f>,
    wrong: &'s dyn Wrong,
    pairs: Vec<Pair>,
    known: HashMap<(Place, Place), usize>,
    levels: Vec<Vec<usize>>,
    best: Option<(usize, (End, End))>,
}

impl Search<'_, '_> {
    /// Gives each kind of answer to the question that comes next in either walk.
    fn answer(&mut self, pair: usize, item: usize, budget: &mut Budget) -> Result<(), TooMuch> {
        let Some(Pair { places, cost, fork, .. }) = self.pairs.get(pair) else { return Ok(()) };
        let (places, cost, fork) = (*places, *cost, *fork);
        let kinds = self.states.kinds.get(item).map_or(0, Vec::len);
        for kind in 0..kinds {
            budget.spend(1)?;
            let answer = self.states.kinds.get(item).and_then(|kinds| kinds.get(kind));
            let Some(answer) = answer.map(|kind| kind.answer) else { break };
            let step = |place| {
                let asks = self.states.item(place) == item;
                if asks { self.states.step(place, kind).unwrap_or(place) } else { place }
            };
            let next = (step(places.0), step(places.1));
            self.reach(next, cost.plus(answer), fork, Some((pair, item, answer)));
        }
        Ok(())
    }

    fn reach(
        &mut self,
        places: (Place, Place),
        cost: Cost,
        fork: Fork,
        from: Option<(usize, usize, Answer)>,
    ) {
        let ahead = (self.states.ahead(places.0), self.states.ahead(places.1));
        if places.0 == places.1 || !self.wrong.wrong(ahead.0, ahead.1) {
            return;
        }
        let index = *self.known.entry(places).or_insert(self.pairs.len());
        let pair = Pair { places, cost, fork, from };
        match self.pairs.get_mut(index) {
            Some(known) if cost < known.cost => *known = pair,
            Some(_) => return,
            None => {
                self.pairs.push(pair);
                let item = self.states.item(places.0).min(self.states.item(places.1));
                if let Some(level) = self.levels.get_mut(item) {
                    level.push(index);
                }
            }
        }
        if let (Place::End(first), Place::End(second)) = places {
            let best = self.best.and_then(|(best, _)| self.pairs.get(best));
            if best.is_none_or(|best| cost <= best.cost) {
                self.best = Some((index, (first, second)));
            }
        }
    }

    /// The two walks of a pair.
    fn parted(&self, pair: usize, ends: (End, End)) -> (Ended, Ended) {
        let mut later = Vec::new();
        let mut at = self.pairs.get(pair);
        let mut fork = None;
        while let Some(here) = at {
            fork = Some(here.fork);
            at = here.from.and_then(|(before, item, answer)| {
                later.push((item, answer));
                self.pairs.get(before)
            });
        }
        later.reverse();
        let ended = |answer: fn(&Fork) -> Answer, end: End| {
            let start = fork.as_ref().map(|fork| self.states.walk(fork.state, answer(fork)));
            let mut walk = start.unwrap_or(Walk(vec![]));
            walk.0.extend(later.iter().copied());
            Ended { walk, rule: end.rule, outcome: end.outcome }
        };
        (ended(|fork| fork.first.0, ends.0), ended(|fork| fork.second.0, ends.1))
    }
}
