//! Conditions of which only some answers are known: whether they can still hold.

use crate::flow::{Atom, AtomSet, Codes, Condition, Flow};

/// What is known of the answers: atoms that hold, and atoms that do not.
#[derive(Clone, Copy)]
pub(super) struct Known {
    yes: AtomSet,
    no: AtomSet,
}

impl Known {
    /// What follows from some of these options having been ticked of each item, and none of those.
    pub(super) fn of(flow: &Flow, ticked: &[(usize, Codes)], not: &[(usize, Codes)]) -> Self {
        let mut known = Self { yes: AtomSet::default(), no: AtomSet::default() };
        for (index, atom) in flow.atoms.iter().enumerate() {
            let one = AtomSet::only(index);
            match *atom {
                Atom::Answered { item } => {
                    if ticked.iter().any(|(ticked, _)| *ticked == item) {
                        known.yes = known.yes.or(one);
                    }
                }
                Atom::Any { item, codes } => {
                    let single = flow.items.get(item).is_some_and(|item| !item.repeats);
                    let here = || ticked.iter().filter(|(ticked, _)| *ticked == item);
                    if here().any(|(_, ticked)| ticked.without(codes).is_empty()) {
                        known.yes = known.yes.or(one);
                    }
                    let other = single && here().any(|(_, ticked)| !ticked.intersects(codes));
                    let not = not.iter().filter(|(not, _)| *not == item);
                    let not = not.fold(Codes::NONE, |all, (_, codes)| all.or(*codes));
                    if other || codes.without(not).is_empty() {
                        known.no = known.no.or(one);
                    }
                }
            }
        }
        known
    }

    /// Whether these conditions may all hold; where more than so many tries do not tell, they may.
    pub(super) fn may_hold(self, conditions: &[&Condition], tries: usize) -> bool {
        self.search(conditions, &mut { tries })
    }

    fn search(self, conditions: &[&Condition], tries: &mut usize) -> bool {
        let Some(left) = tries.checked_sub(1) else { return true };
        *tries = left;
        let mut open = None;
        for condition in conditions {
            match self.holds(condition) {
                Some(false) => return false,
                Some(true) => {}
                None => open = open.or(Some(*condition)),
            }
        }
        let Some(atom) = open.and_then(|condition| self.open_atom(condition)) else { return true };
        let one = AtomSet::only(atom);
        let with = Self { yes: self.yes.or(one), no: self.no };
        let without = Self { yes: self.yes, no: self.no.or(one) };
        with.search(conditions, tries) || without.search(conditions, tries)
    }

    /// Whether a condition holds; `None` where that is not known yet.
    fn holds(self, condition: &Condition) -> Option<bool> {
        match condition {
            Condition::AtLeast(least, atoms) => self.at_least(*least, *atoms),
            Condition::AllOf(atoms) => self.at_least(atoms.len(), *atoms),
            Condition::NoneOf(atoms) => self.at_least(1, *atoms).map(|any| !any),
            Condition::All(parts) => self.every(parts, true),
            Condition::Any(parts) => self.every(parts, false).map(|none| !none),
            Condition::Not(part) => self.holds(part).map(|holds| !holds),
        }
    }

    fn at_least(self, least: u32, atoms: AtomSet) -> Option<bool> {
        if atoms.and(self.yes).len() >= least {
            return Some(true);
        }
        let possible = atoms.len() - atoms.and(self.no).len();
        (possible < least).then_some(false)
    }

    /// Whether every part is as wanted.
    fn every(self, parts: &[Condition], wanted: bool) -> Option<bool> {
        let mut every = Some(true);
        for part in parts {
            match self.holds(part) {
                Some(holds) if holds != wanted => return Some(false),
                Some(_) => {}
                None => every = None,
            }
        }
        every
    }

    /// An atom that is not known and that this condition, which is open, hangs on.
    fn open_atom(self, condition: &Condition) -> Option<usize> {
        match condition {
            Condition::AtLeast(_, atoms) | Condition::AllOf(atoms) | Condition::NoneOf(atoms) => {
                atoms.iter().find(|atom| !self.yes.has(*atom) && !self.no.has(*atom))
            }
            Condition::All(parts) | Condition::Any(parts) => {
                let mut open = parts.iter().filter(|part| self.holds(part).is_none());
                open.find_map(|part| self.open_atom(part))
            }
            Condition::Not(part) => self.open_atom(part),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::fixture::flow;

    fn known(ticked: &[(usize, usize)]) -> Known {
        let ticked: Vec<(usize, Codes)> =
            ticked.iter().map(|(item, option)| (*item, Codes::only(*option))).collect();
        Known::of(&flow(), &ticked, &[])
    }

    fn at(atom: usize) -> Condition {
        Condition::AllOf(AtomSet::only(atom))
    }

    #[test]
    fn what_was_ticked_holds_and_another_answer_to_one_question_does_not() {
        assert_eq!(known(&[(1, 0)]).holds(&at(1)), Some(true), "some sign was ticked");
        assert_eq!(known(&[(2, 0)]).holds(&at(2)), Some(false), "short is not long");
        assert_eq!(known(&[]).holds(&at(2)), None);
        let not = Known::of(&flow(), &[], &[(2, Codes::only(1))]);
        assert_eq!(not.holds(&at(2)), Some(false));
    }

    #[test]
    fn conditions_that_contradict_each_other_cannot_hold() {
        let not = Condition::Not(Box::new(at(2)));
        let either = Condition::Any(vec![at(2), at(3)]);
        assert!(known(&[]).may_hold(&[&either, &not], 100), "the other may");
        let neither = Condition::NoneOf(AtomSet::only(3));
        assert!(!known(&[]).may_hold(&[&either, &not, &neither], 100));
        assert!(known(&[]).may_hold(&[&either, &not, &neither], 1), "too few tries to tell");
    }
}
