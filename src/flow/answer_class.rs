//! Kinds of answers: those to one item that the conditions in view cannot tell apart.
//!
//! An item with ten options that may be ticked together has 1,023 answers and often only a handful
//! of kinds. Whatever has to look at all answers looks at kinds.

use std::collections::BTreeMap;

use super::condition::AtomSet;
use super::item::Answer;
use super::{Codes, Flow};

/// The most kinds of sets of options that are told apart for one item: those of twelve options
/// that all count by themselves.
const SETS_MAX: usize = 1 << 12;

/// Answers to an item that the conditions in view cannot tell apart. Skipping, an option that
/// rules the others out, and sets of other options are never of one kind.
#[derive(Clone, Copy)]
pub struct AnswerClass {
    /// The simplest answer of this class.
    pub answer: Answer,
    /// What conditions see of every answer of this class.
    pub seen: AtomSet,
    /// How many answers the class has; no more than `u128` holds.
    pub count: u128,
}

impl AnswerClass {
    /// How many options its simplest answer ticks.
    pub fn ticks(&self) -> u32 {
        match self.answer {
            Answer::Skipped => 0,
            Answer::Chosen(codes) => codes.bits().count_ones(),
        }
    }
}

impl Flow {
    /// The kinds of answers to an item, where only the atoms `in_view` count: skipping first,
    /// then single options in order, then sets. `None` where there are too many sets.
    pub fn kinds(&self, item: usize, in_view: AtomSet) -> Option<Vec<AnswerClass>> {
        let question = self.items.get(item)?;
        let seen = |answer| self.seen(item, answer).and(in_view);
        let one = |answer| AnswerClass { answer, seen: seen(answer), count: 1 };
        let mut kinds = Vec::new();
        if !question.required {
            kinds.push(one(Answer::Skipped));
        }
        let together = if question.repeats { question.ordinary() } else { Codes::NONE };
        let mut sets: BTreeMap<AtomSet, AnswerClass> = BTreeMap::new();
        for option in 0..question.options.len() {
            let codes = Codes::only(option);
            let alone = one(Answer::Chosen(codes));
            if !together.has(option) {
                kinds.push(alone);
                continue;
            }
            let with = |set: &AnswerClass| {
                let Answer::Chosen(others) = set.answer else { return *set };
                let answer = Answer::Chosen(others.or(codes));
                AnswerClass { answer, seen: set.seen.or(alone.seen), count: set.count }
            };
            let more: Vec<AnswerClass> = sets.values().map(with).chain([alone]).collect();
            for kind in more {
                let known = sets.entry(kind.seen).or_insert(AnswerClass { count: 0, ..kind });
                known.count = known.count.saturating_add(kind.count);
                if kind.ticks() < known.ticks() {
                    known.answer = kind.answer;
                }
            }
            if sets.len() > SETS_MAX {
                return None;
            }
        }
        kinds.extend(sets.into_values());
        Some(kinds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::fixture::flow;

    #[test]
    fn answers_that_no_condition_tells_apart_are_of_one_kind() {
        let flow = flow();
        let all = |item: usize| flow.kinds(item, AtomSet::all()).unwrap();
        let counts = |item| all(item).iter().map(|kind| kind.count).collect::<Vec<_>>();
        assert_eq!(counts(0), [1, 3], "none; chest, face or both: the item cannot be skipped");
        assert_eq!(counts(1), [1, 1, 3], "skipped; none; tingling, tired or both");
        assert_eq!(counts(3), [1, 1, 1], "skipped; yes; no");
        let simplest = all(1)[2].answer;
        assert!(simplest == Answer::Chosen(Codes::only(0)), "the simplest has one tick");
    }

    #[test]
    fn every_answer_belongs_to_exactly_one_kind() {
        let flow = flow();
        for item in 0..flow.items.len() {
            let counted: u128 =
                flow.kinds(item, AtomSet::all()).unwrap().iter().map(|k| k.count).sum();
            let question = &flow.items[item];
            let all = (1..1u32 << question.options.len()).map(Codes::from_bits);
            let mut answers: Vec<Answer> = all.filter_map(|codes| question.choice(codes)).collect();
            answers.extend((!question.required).then_some(Answer::Skipped));
            answers.sort_by_key(|answer| question.pack(Some(*answer)));
            answers.dedup_by_key(|answer| question.pack(Some(*answer)));
            assert_eq!(counted, answers.len() as u128, "{}", question.link_id);
        }
    }
}
