//! All walks at once: how long the rest of a walk can be.
//!
//! The walks of a flow are far too many to list. Two walks that no later condition can tell apart
//! go on in the same ways, so it is enough to look at each such group once.

use std::collections::{BTreeSet, HashMap};

use super::condition::AtomSet;
use super::{Answers, Flow};

/// The most kinds of answers that are looked at, over all groups. Beyond it the rest of a walk is
/// only bounded, by the number of items that are left. The B12 check takes a hundred.
const BUDGET: usize = 1 << 14;

/// What is known in advance about all walks of a flow.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paths {
    /// The most questions still to come, by item and by what later conditions can see.
    longest: HashMap<(usize, AtomSet), usize>,
    /// For each item, what conditions from there on look at.
    live: Vec<AtomSet>,
}

/// How far a walk has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The number of the question, from 1.
    pub number: usize,
    /// The most questions that can follow it.
    pub at_most_more: usize,
}

impl Paths {
    /// Looks at all walks of `flow`.
    pub(super) fn of(flow: &Flow) -> Self {
        let mut paths = Self { longest: HashMap::new(), live: live(flow) };
        let kinds: Vec<Option<BTreeSet<AtomSet>>> =
            (0..flow.items.len()).map(|item| paths.kinds(flow, item)).collect();
        let mut budget = BUDGET / (1 + parts(flow) / 64);
        paths.walk(flow, &kinds, &mut budget, 0, AtomSet::default());
        paths
    }

    /// The most questions from `item` on, for a person whose earlier answers look like `seen`.
    fn walk(
        &mut self,
        flow: &Flow,
        kinds: &[Option<BTreeSet<AtomSet>>],
        budget: &mut usize,
        item: usize,
        seen: AtomSet,
    ) -> usize {
        let Some(question) = flow.items.get(item) else { return 0 };
        let seen = seen.and(self.live.get(item).copied().unwrap_or_default());
        if let Some(known) = self.longest.get(&(item, seen)) {
            return *known;
        }
        let left = flow.items.len() - item;
        let asked = question.enable_when.as_ref().is_none_or(|condition| condition.holds(seen));
        let most = if asked {
            let Some(kinds_here) = kinds.get(item).and_then(Option::as_ref) else { return left };
            let mut rest = 0;
            for kind in kinds_here {
                let Some(fewer) = budget.checked_sub(1) else { return left };
                *budget = fewer;
                let seen = seen.or(*kind);
                if flow.early_end(seen).is_none() {
                    rest = rest.max(self.walk(flow, kinds, budget, item + 1, seen));
                }
            }
            1 + rest
        } else {
            self.walk(flow, kinds, budget, item + 1, seen)
        };
        self.longest.insert((item, seen), most);
        most
    }

    /// The kinds of answers to an item that later conditions can tell apart; `None` where there
    /// are too many.
    fn kinds(&self, flow: &Flow, item: usize) -> Option<BTreeSet<AtomSet>> {
        let live = self.live.get(item + 1).copied().unwrap_or_default();
        let kinds = flow.kinds(item, live)?;
        Some(kinds.into_iter().map(|kind| kind.seen).collect())
    }
}

/// How many parts the conditions have that are tried at each answer.
fn parts(flow: &Flow) -> usize {
    let rules = flow.rules.iter().filter(|rule| rule.ends_walk);
    let rules = rules.filter_map(|rule| rule.when.as_ref());
    let items = flow.items.iter().filter_map(|item| item.enable_when.as_ref());
    rules.chain(items).map(super::Condition::parts).sum()
}

/// For each item, and for the end, the atoms that conditions from there on look at.
fn live(flow: &Flow) -> Vec<AtomSet> {
    let rules = flow.rules.iter().filter(|rule| rule.ends_walk);
    let always = rules.filter_map(|rule| rule.when.as_ref());
    let always = always.fold(AtomSet::default(), |seen, condition| seen.or(condition.atoms()));
    let mut live = vec![always];
    for item in flow.items.iter().rev() {
        let own = item.enable_when.as_ref().map_or(AtomSet::default(), super::Condition::atoms);
        let later = live.last().copied().unwrap_or_default();
        live.push(later.or(own));
    }
    live.reverse();
    live
}

impl Flow {
    /// How far a walk with these answers has come when it asks `item`.
    pub fn progress(&self, answers: &Answers, item: usize) -> Progress {
        let mut seen = AtomSet::default();
        let mut number = 1;
        for index in self.asked(answers).into_iter().take_while(|asked| *asked < item) {
            number += 1;
            if let Some(answer) = answers.get(index) {
                seen = seen.or(self.seen(index, answer));
            }
        }
        let seen = seen.and(self.paths.live.get(item).copied().unwrap_or_default());
        let known = self.paths.longest.get(&(item, seen)).copied();
        let at_most = known.unwrap_or(self.items.len().saturating_sub(item));
        Progress { number, at_most_more: at_most.saturating_sub(1) }
    }

    /// The most questions a walk can have.
    pub fn longest_walk(&self) -> usize {
        self.progress(&Answers::default(), 0).at_most_more + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::Codes;
    use crate::flow::fixture::{answers, flow};

    #[test]
    fn the_rest_of_a_walk_is_counted_along_its_longest_path() {
        let flow = flow();
        assert_eq!(flow.longest_walk(), 4);
        let at = |given: &[(&str, &[&str])], item: &str| {
            let progress = flow.progress(&answers(&flow, given), flow.item(item).unwrap());
            (progress.number, progress.at_most_more)
        };
        assert_eq!(at(&[], "danger"), (1, 3));
        assert_eq!(at(&[("danger", &["none"]), ("signs", &["tired"])], "how-long"), (3, 1));
        assert_eq!(at(&[("danger", &["none"]), ("signs", &["none"])], "gas"), (3, 0));
    }

    #[test]
    fn later_answers_that_stand_do_not_shorten_what_may_come() {
        let flow = flow();
        let given =
            answers(&flow, &[("danger", &["none"]), ("signs", &["none"]), ("gas", &["no"])]);
        let progress = flow.progress(&given, flow.item("signs").unwrap());
        assert_eq!((progress.number, progress.at_most_more), (2, 2));
    }

    #[test]
    fn a_flow_with_too_much_to_tell_apart_is_bounded_and_does_not_hang() {
        let mut flow = flow();
        for item in [1, 0] {
            let option = flow.items[item].options[0].clone();
            flow.items[item].options = vec![option; 18];
        }
        flow.atoms = (0..18).flat_map(|o| [(0, o), (1, o)]).map(atom_of).collect();
        let all = (0..36).fold(AtomSet::default(), |seen, index| seen.or(AtomSet::only(index)));
        flow.rules[0].when = Some(crate::flow::Condition::AtLeast(9, all));
        let flow = flow.prepared(&"b12".parse().unwrap());
        assert_eq!(flow.longest_walk(), 4);
    }

    fn atom_of((item, option): (usize, usize)) -> crate::flow::Atom {
        crate::flow::Atom::Any { item, codes: Codes::only(option) }
    }

    #[test]
    fn the_longest_walk_agrees_with_trying_every_answer() {
        fn longest(flow: &Flow, given: &Answers) -> usize {
            let crate::flow::Step::Ask(item) = flow.replay(given) else { return 0 };
            let all = 1..(1u32 << flow.items[item].options.len());
            let choices = all.filter_map(|bits| flow.items[item].choice(Codes::from_bits(bits)));
            let rest = choices.map(|answer| longest(flow, &given.with(item, answer)));
            1 + rest.max().unwrap_or(0)
        }
        let flow = flow();
        assert_eq!(flow.longest_walk(), longest(&flow, &Answers::default()));
    }
}
