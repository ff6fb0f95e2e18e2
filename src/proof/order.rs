//! What must never make an outcome less urgent: a further sign, a worse answer, a skipped question.

use std::collections::HashMap;

use super::pairs::{PairStart, Pairs, WrongEnds};
use super::states::{Ahead, Budget, State, States, TooMuch};
use super::{DifferingWalks, Flaw};
use crate::flow::{Answer, AnswerClass, AtomSet, Codes, Disposition, Item};

/// Checks every item.
pub(super) fn check(
    states: &States<'_>,
    budget: &mut Budget,
    flaws: &mut Vec<Flaw>,
) -> Result<(), TooMuch> {
    let side_by_side = Pairs { first: states, second: states };
    let mut unclaimed: Vec<DifferingWalks> = Vec::new();
    for (item, question) in states.flow.items.iter().enumerate() {
        let kinds = states.kinds.get(item).map_or(&[][..], Vec::as_slice);
        let apart = |pairs: &[AnswerPair], wrong: &dyn WrongEnds, budget: &mut Budget| {
            let level = states.levels.get(item).into_iter().flatten();
            let here = level.filter_map(|state| Some((*state, states.all.get(*state)?)));
            let forks = here
                .flat_map(|(index, state)| pairs.iter().filter_map(move |p| p.at(index, state)));
            let found = side_by_side.find(forks, wrong, budget)?;
            Ok(found.map(|(first, second)| DifferingWalks { item, first, second }))
        };
        let worse = [signs(states, item, question, kinds), orders(question, kinds)].concat();
        if let Some(found) = apart(&worse, &LessUrgent, budget)? {
            flaws.push(Flaw::Lowers(found));
        }
        if let Some(found) = apart(&negatives(question, kinds), &LessUrgent, budget)? {
            flaws.push(Flaw::SkipLowers(found));
        }
        let found = apart(&skips(kinds), &Unclaimed, budget)?;
        if let Some(found) = found
            && unclaimed.iter().all(|known| known.first.outcome != found.first.outcome)
        {
            unclaimed.push(found);
        }
    }
    flaws.extend(unclaimed.into_iter().map(Flaw::AbsenceUnclaimed));
    Ok(())
}

/// Two answers to one item, each with the index of its kind.
#[derive(Clone, Copy)]
struct AnswerPair {
    first: (Answer, usize),
    second: (Answer, usize),
}

impl AnswerPair {
    fn at(&self, index: usize, state: &State) -> Option<PairStart> {
        let ((first, kind), (second, other)) = (self.first, self.second);
        let points = (*state.next.get(kind)?, *state.next.get(other)?);
        let cost = state.cost.plus(first).plus(second);
        Some(PairStart { points, cost, fork: Some((index, first, second)) })
    }
}

/// Each set of signs, and the same with one more.
fn signs(
    states: &States<'_>,
    item: usize,
    question: &Item,
    kinds: &[AnswerClass],
) -> Vec<AnswerPair> {
    if !question.repeats {
        return Vec::new();
    }
    let ordinary = question.ordinary();
    let set = |kind: &AnswerClass| match kind.answer {
        Answer::Chosen(codes) if codes.without(ordinary).is_empty() => Some(codes),
        Answer::Chosen(_) | Answer::Skipped => None,
    };
    let sets: HashMap<AtomSet, usize> = kinds
        .iter()
        .enumerate()
        .filter_map(|(index, kind)| set(kind).map(|_| (kind.seen, index)))
        .collect();
    let in_view = kinds.iter().fold(AtomSet::default(), |seen, kind| seen.or(kind.seen));
    let seen = |option| states.flow.seen(item, Answer::Chosen(Codes::only(option))).and(in_view);
    let signs: Vec<(usize, AtomSet)> =
        ordinary.iter().map(|option| (option, seen(option))).collect();
    let mut pairs = Vec::new();
    for (index, kind) in kinds.iter().enumerate() {
        // "None of these" has no sign yet.
        let (codes, before) = match (set(kind), kind.answer) {
            (Some(codes), _) => (codes, kind.seen),
            (None, Answer::Chosen(_)) => (Codes::NONE, AtomSet::default()),
            (None, Answer::Skipped) => continue,
        };
        for (option, seen) in &signs {
            let more = before.or(*seen);
            if let Some(other) = sets.get(&more).filter(|other| **other != index) {
                let answer = Answer::Chosen(codes.or(Codes::only(*option)));
                pairs.push(AnswerPair { first: (kind.answer, index), second: (answer, *other) });
            }
        }
    }
    pairs
}

/// Each answer of a declared order, and the next worse one.
fn orders(question: &Item, kinds: &[AnswerClass]) -> Vec<AnswerPair> {
    let steps = question.rises.iter().zip(question.rises.iter().skip(1));
    let one = |option: usize| named(kinds, Answer::Chosen(Codes::only(option)));
    steps
        .filter_map(|(less, more)| Some(AnswerPair { first: one(*less)?, second: one(*more)? }))
        .collect()
}

/// What means "nothing here", and skipping.
fn negatives(question: &Item, kinds: &[AnswerClass]) -> Vec<AnswerPair> {
    let Some(skipped) = named(kinds, Answer::Skipped) else { return Vec::new() };
    let least = question.rises.first().map(|option| Answer::Chosen(Codes::only(*option)));
    let declared = question.nothing().into_iter().chain(least);
    let negatives = declared.filter_map(|answer| named(kinds, answer));
    negatives.map(|negative| AnswerPair { first: negative, second: skipped }).collect()
}

/// Skipping, and every other answer.
fn skips(kinds: &[AnswerClass]) -> Vec<AnswerPair> {
    let Some(skipped) = named(kinds, Answer::Skipped) else { return Vec::new() };
    let others = kinds.iter().enumerate().filter(|(index, _)| *index != skipped.1);
    others
        .map(|(index, kind)| AnswerPair { first: skipped, second: (kind.answer, index) })
        .collect()
}

/// The kind whose simplest answer this is.
fn named(kinds: &[AnswerClass], answer: Answer) -> Option<(Answer, usize)> {
    let index = kinds.iter().position(|kind| kind.answer == answer)?;
    Some((answer, index))
}

/// The second end must not be less urgent than the first.
struct LessUrgent;

impl WrongEnds for LessUrgent {
    fn wrong(&self, first: Ahead, second: Ahead) -> bool {
        first.most > second.least
    }
}

/// The first end must not be silent about what was skipped where the second is more urgent.
struct Unclaimed;

impl WrongEnds for Unclaimed {
    fn wrong(&self, first: Ahead, second: Ahead) -> bool {
        first.unclaimed && second.most > Disposition::Information
    }
}
