//! Finding all states of a flow: question by question, each kind of answer once.

use std::collections::HashMap;

use super::goal::Goal;
use super::logic::Logic;
use super::states::{
    Ahead, Budget, Cost, End, PassedItem, Point, ReachedEnd, State, States, TooMuch,
};
use crate::flow::{Answer, AnswerClass, AtomSet, Condition, Decision, Disposition, Flow};

/// The most distinct parts that the conditions of a flow may have to be proved.
const PARTS_MAX: usize = 1 << 11;

impl<'f> States<'f> {
    /// Finds all states and ends of a flow, and where `goal` holds.
    pub(super) fn explore(
        flow: &'f Flow,
        goal: Option<&Goal<'f>>,
        budget: &mut Budget,
    ) -> Result<Self, TooMuch> {
        let in_view = flow.in_view().or(goal.map_or(AtomSet::default(), Goal::atoms));
        Self::explore_in_view(flow, in_view, goal, budget)
    }

    /// The same, where the atoms in view are given: two flows with the same atoms in view have
    /// the same kinds of answers.
    pub(super) fn explore_in_view(
        flow: &'f Flow,
        in_view: AtomSet,
        goal: Option<&Goal<'f>>,
        budget: &mut Budget,
    ) -> Result<Self, TooMuch> {
        // So much is done before there is anything to look at.
        let parts = parts(flow) + goal.map_or(0, Goal::parts);
        budget.spend(1 + parts / 2)?;
        let mut logic = Logic::new(flow);
        let enable = flow.items.iter().map(|item| logic.condition_if(item.enable_when.as_ref()));
        let enable = enable.collect();
        let rules = flow.rules.iter();
        let rules = rules.map(|r| (logic.condition_if(r.when.as_ref()), !r.ends_walk)).collect();
        let goal_node = goal.map(|goal| goal.node(&mut logic));
        if logic.len() > PARTS_MAX {
            return Err(TooMuch);
        }
        budget.spend(logic.size() / 64)?;
        let items = 0..flow.items.len();
        let mut kinds: Vec<Vec<AnswerClass>> = Vec::new();
        for item in items.clone() {
            let found = flow.kinds(item, in_view).ok_or(TooMuch)?;
            budget.spend(found.len() / 2)?;
            kinds.push(found);
        }
        let found = Self {
            flow,
            kinds,
            start: None,
            all: vec![],
            levels: items.map(|_| vec![]).collect(),
            ends: vec![],
            passed: vec![],
            walks: 0,
        };
        let price = 1 + (logic.size() + parts) / 256;
        let known = HashMap::new();
        let mut work = Explorer { found, logic, enable, rules, goal: goal_node, known, price };
        work.run(budget)?;
        Ok(work.found)
    }
}

/// The work of finding all states.
struct Explorer<'f> {
    found: States<'f>,
    logic: Logic,
    /// For each item, its condition.
    enable: Vec<usize>,
    /// For each rule, its condition, and whether it gives way to one before it.
    rules: Vec<(usize, bool)>,
    goal: Option<usize>,
    known: HashMap<Vec<u16>, usize>,
    /// What one step costs, since large conditions take longer.
    price: usize,
}

/// Where a walk comes from.
#[derive(Clone, Copy)]
struct Trail {
    from: Option<(usize, Answer)>,
    cost: Cost,
    walks: u128,
}

impl Explorer<'_> {
    fn run(&mut self, budget: &mut Budget) -> Result<(), TooMuch> {
        let trail = Trail { from: None, cost: Cost::default(), walks: 1 };
        self.found.start = Some(self.arrive(AtomSet::default(), 0, trail));
        for item in 0..self.found.levels.len() {
            let level = self.found.levels.get(item).cloned().unwrap_or_default();
            for state in level {
                self.answer(state, item, budget)?;
            }
        }
        for state in (0..self.found.levels.len()).rev() {
            for state in self.found.levels.get(state).cloned().unwrap_or_default() {
                self.look_ahead(state);
            }
        }
        Ok(())
    }

    /// Gives each kind of answer in a state.
    fn answer(&mut self, state: usize, item: usize, budget: &mut Budget) -> Result<(), TooMuch> {
        let kinds = self.found.kinds.get(item).cloned().unwrap_or_default();
        let mut next = Vec::with_capacity(kinds.len());
        for kind in kinds {
            budget.spend(self.price)?;
            let Some(here) = self.found.all.get(state) else { break };
            let seen = here.seen.or(kind.seen);
            let trail = Trail {
                from: Some((state, kind.answer)),
                cost: here.cost.plus(kind.answer),
                walks: here.walks.saturating_mul(kind.count),
            };
            next.push(match self.found.flow.early_end(seen) {
                Some(decision) => {
                    self.pass_by_the_rest(item, decision, trail);
                    self.end(decision, trail)
                }
                None => self.arrive(seen, item + 1, trail),
            });
        }
        if let Some(here) = self.found.all.get_mut(state) {
            here.next = next;
        }
        Ok(())
    }

    /// Brings a walk to the next item that is open, or to its end.
    fn arrive(&mut self, seen: AtomSet, from: usize, trail: Trail) -> Point {
        let flow = self.found.flow;
        let mut item = from;
        loop {
            let Some(question) = flow.items.get(item) else {
                return self.end(flow.end(seen), trail);
            };
            if question.enable_when.as_ref().is_none_or(|condition| condition.holds(seen)) {
                break;
            }
            self.pass_by(item, trail);
            item += 1;
        }
        let later = self.enable.iter().skip(item + 1).map(|condition| (*condition, false));
        let conditions = later.chain(self.rules.iter().copied());
        let conditions = conditions.chain(self.goal.map(|goal| (goal, false)));
        let rest = self.logic.rest(seen, item, conditions);
        let index = *self.known.entry(rest).or_insert(self.found.all.len());
        let Trail { from, cost, walks } = trail;
        if let Some(state) = self.found.all.get_mut(index) {
            state.walks = state.walks.saturating_add(walks);
            if cost < state.cost {
                (state.seen, state.cost, state.from) = (seen, cost, from);
            }
        } else {
            let (next, ahead) = (vec![], Ahead::NOTHING);
            self.found.all.push(State { item, seen, cost, from, walks, next, ahead });
            if let Some(level) = self.found.levels.get_mut(item) {
                level.push(index);
            }
        }
        Point::At(index)
    }

    /// Passes by whatever would be asked after `item`, where a walk ends there. An emergency is no
    /// reason to ask for further dangers.
    fn pass_by_the_rest(&mut self, item: usize, decision: Decision, trail: Trail) {
        let flow = self.found.flow;
        let outcome = flow.outcomes.get(decision.outcome);
        if outcome.is_none_or(|outcome| outcome.disposition != Disposition::Emergency) {
            for later in item + 1..flow.items.len() {
                self.pass_by(later, trail);
            }
        }
    }

    fn pass_by(&mut self, item: usize, trail: Trail) {
        let Some((state, answer)) = trail.from else { return };
        let passed = PassedItem { item, state, answer, cost: trail.cost };
        match self.found.passed.iter_mut().find(|passed| passed.item == item) {
            Some(known) if trail.cost < known.cost => *known = passed,
            Some(_) => {}
            None => self.found.passed.push(passed),
        }
    }

    fn end(&mut self, decision: Decision, trail: Trail) -> Point {
        let goal = self.goal.is_some_and(|goal| self.logic.holds(goal, decision.seen));
        let end = End { rule: decision.rule, outcome: decision.outcome, goal };
        self.found.walks = self.found.walks.saturating_add(trail.walks);
        let known = self.found.ends.iter_mut().find(|reached| reached.end == end);
        if let Some((state, answer)) = trail.from {
            let cost = trail.cost;
            match known {
                Some(reached) if cost < reached.cost => {
                    *reached = ReachedEnd { end, state, answer, cost };
                }
                Some(_) => {}
                None => self.found.ends.push(ReachedEnd { end, state, answer, cost }),
            }
        }
        Point::End(end)
    }

    fn look_ahead(&mut self, state: usize) {
        let Some(here) = self.found.all.get(state) else { return };
        let ahead = here.next.iter().map(|point| self.found.ahead(*point)).reduce(Ahead::or);
        if let (Some(here), Some(ahead)) = (self.found.all.get_mut(state), ahead) {
            here.ahead = ahead;
        }
    }
}

/// How many parts the conditions have that decide what is asked and how a walk ends.
pub(super) fn parts(flow: &Flow) -> usize {
    let rules = flow.rules.iter().filter_map(|rule| rule.when.as_ref());
    let items = flow.items.iter().filter_map(|item| item.enable_when.as_ref());
    rules.chain(items).map(Condition::parts).sum()
}
