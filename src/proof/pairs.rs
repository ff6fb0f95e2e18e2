//! Pairs of walks, side by side: two through one flow that differ in one answer, or one through two
//! flows. Every other answer is the same in both, and whatever only one of them asks is answered in
//! every way.

use std::collections::HashMap;

use super::EndedWalk;
use super::states::{Ahead, Budget, Cost, End, Point, States, TooMuch};
use super::walk::Walk;
use crate::flow::Answer;

/// Where two walks begin to be followed.
#[derive(Clone, Copy)]
pub(super) struct PairStart {
    /// Where they are.
    pub(super) points: (Point, Point),
    /// What they have cost together.
    pub(super) cost: Cost,
    /// The state in which they differed, and the answer of each; none for walks that begin.
    pub(super) fork: Option<(usize, Answer, Answer)>,
}

/// What a pair of ends must not be.
pub(super) trait WrongEnds {
    /// Whether these ends of the first and second walk are wrong.
    /// For points before the end: whether wrong ends may lie ahead of them.
    fn wrong(&self, first: Ahead, second: Ahead) -> bool;
}

/// Two walks at once.
pub(super) struct Pairs<'s, 'f> {
    /// The states of the first walk's flow.
    pub(super) first: &'s States<'f>,
    /// The states of the second walk's flow, with the same kinds of answers.
    pub(super) second: &'s States<'f>,
}

impl Pairs<'_, '_> {
    /// Follows pairs until both walks end, and gives the cheapest with wrong ends.
    pub(super) fn find(
        &self,
        starts: impl IntoIterator<Item = PairStart>,
        wrong: &dyn WrongEnds,
        budget: &mut Budget,
    ) -> Result<Option<(EndedWalk, EndedWalk)>, TooMuch> {
        let levels = self.first.levels.iter().map(|_| vec![]).collect();
        let known = HashMap::new();
        let mut search = PairSearch { of: self, wrong, pairs: vec![], known, levels, best: None };
        for (number, start) in starts.into_iter().enumerate() {
            let kept = search.pairs.len();
            search.reach(start.points, start.cost, start, None);
            // Most lead nowhere, and take little time.
            let one_of_many = usize::from(number % 16 == 0);
            budget.spend(search.pairs.len() - kept + one_of_many)?;
        }
        for item in 0..search.levels.len() {
            let level = search.levels.get(item).cloned().unwrap_or_default();
            for pair in level {
                search.answer(pair, item, budget)?;
            }
        }
        Ok(search.best.map(|(pair, ends)| search.ended(pair, ends)))
    }

    /// The item that is asked next in either walk.
    fn item(&self, points: (Point, Point)) -> usize {
        self.first.item(points.0).min(self.second.item(points.1))
    }
}

struct WalkPair {
    points: (Point, Point),
    cost: Cost,
    start: PairStart,
    from: Option<(usize, usize, Answer)>,
}

struct PairSearch<'s, 'f> {
    of: &'s Pairs<'s, 'f>,
    wrong: &'s dyn WrongEnds,
    pairs: Vec<WalkPair>,
    known: HashMap<(Point, Point), usize>,
    levels: Vec<Vec<usize>>,
    best: Option<(usize, (End, End))>,
}

impl PairSearch<'_, '_> {
    /// Gives each kind of answer to the question that comes next in either walk.
    fn answer(&mut self, pair: usize, item: usize, budget: &mut Budget) -> Result<(), TooMuch> {
        let Some(WalkPair { points, cost, start, .. }) = self.pairs.get(pair) else {
            return Ok(());
        };
        let (points, cost, start) = (*points, *cost, *start);
        let kinds = self.of.first.kinds.get(item).map_or(0, Vec::len);
        for kind in 0..kinds {
            budget.spend(1)?;
            let answer = self.of.first.kinds.get(item).and_then(|kinds| kinds.get(kind));
            let Some(answer) = answer.map(|kind| kind.answer) else { break };
            let step = |states: &States<'_>, point| {
                let asks = states.item(point) == item;
                if asks { states.step(point, kind).unwrap_or(point) } else { point }
            };
            let next = (step(self.of.first, points.0), step(self.of.second, points.1));
            self.reach(next, cost.plus(answer), start, Some((pair, item, answer)));
        }
        Ok(())
    }

    fn reach(
        &mut self,
        points: (Point, Point),
        cost: Cost,
        start: PairStart,
        from: Option<(usize, usize, Answer)>,
    ) {
        let ahead = (self.of.first.ahead(points.0), self.of.second.ahead(points.1));
        // Walks that have come together in one flow end alike.
        let together = points.0 == points.1 && std::ptr::eq(self.of.first, self.of.second);
        if together || !self.wrong.wrong(ahead.0, ahead.1) {
            return;
        }
        let index = *self.known.entry(points).or_insert(self.pairs.len());
        let pair = WalkPair { points, cost, start, from };
        match self.pairs.get_mut(index) {
            Some(known) if cost < known.cost => *known = pair,
            Some(_) => return,
            None => {
                self.pairs.push(pair);
                if let Some(level) = self.levels.get_mut(self.of.item(points)) {
                    level.push(index);
                }
            }
        }
        if let (Point::End(first), Point::End(second)) = points {
            let best = self.best.and_then(|(best, _)| self.pairs.get(best));
            if best.is_none_or(|best| cost <= best.cost) {
                self.best = Some((index, (first, second)));
            }
        }
    }

    /// The two walks of a pair.
    fn ended(&self, pair: usize, ends: (End, End)) -> (EndedWalk, EndedWalk) {
        let mut later = Vec::new();
        let mut at = self.pairs.get(pair);
        let mut fork = None;
        while let Some(here) = at {
            fork = here.start.fork;
            at = here.from.and_then(|(before, item, answer)| {
                later.push((item, answer));
                self.pairs.get(before)
            });
        }
        later.reverse();
        let ended = |begun: Option<Walk>, end: End| {
            let mut walk = begun.unwrap_or(Walk(vec![]));
            walk.0.extend(later.iter().copied());
            EndedWalk { walk, rule: end.rule, outcome: end.outcome }
        };
        let first = fork.map(|(state, answer, _)| self.of.first.walk(state, answer));
        let second = fork.map(|(state, _, answer)| self.of.second.walk(state, answer));
        (ended(first, ends.0), ended(second, ends.1))
    }
}
