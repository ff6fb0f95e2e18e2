//! Why a walk ended as it did, and what would have changed that.

use std::collections::{BTreeMap, BTreeSet};

use super::codes::Codes;
use super::condition::AtomSet;
use super::item::{Answer, Item};
use super::{Answers, Decision, Flow, Step};

/// One option that a person chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tick {
    /// Index of the item.
    pub item: usize,
    /// Index of the option.
    pub option: usize,
}

/// A single other answer that would have led elsewhere: one more option, or another one. Taking one
/// of several options back is not tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Index of the item.
    pub item: usize,
    /// Any one of these options would do.
    pub options: Codes,
    /// The outcome it leads to; `None`: the questions would go on.
    pub outcome: Option<usize>,
}

/// The largest deciding set that is searched for exhaustively; a larger one is only irreducible.
const EXACT: usize = 4;

/// The most ways of going on that are tried to see whether a skipped question matters.
const TRIED_MAX: usize = 1 << 10;

impl Flow {
    /// The outcome if everything still open is passed over.
    pub fn conclude(&self, answers: &Answers) -> Decision {
        let mut answers = answers.clone();
        loop {
            match self.replay(&answers) {
                Step::Ask(item) => answers.set(item, Answer::Skipped),
                Step::Done(decision) => return decision,
            }
        }
    }

    /// The smallest set of chosen options that leads to this outcome on its own, whatever else was
    /// chosen. Empty where the outcome follows from nothing having been found.
    pub fn deciding(&self, answers: &Answers, decision: Decision) -> Vec<Tick> {
        let asked = self.asked(answers);
        let rules = self.rules.iter().filter_map(|rule| rule.when.as_ref());
        let looked_at = rules.fold(AtomSet::default(), |seen, when| seen.or(when.atoms()));
        let reached = asked.iter().fold(AtomSet::default(), |seen, item| {
            // What holds for having been asked at all, without any option.
            seen.or(self.seen(*item, Answer::Chosen(Codes::NONE)))
        });
        let mut ticks: Vec<(Tick, AtomSet)> = Vec::new();
        for (tick, seen) in asked.iter().flat_map(|item| self.ticks(answers, *item)) {
            let seen = seen.and(looked_at);
            let told_apart = !reached.or(seen).eq(&reached);
            if told_apart && ticks.iter().all(|(_, known)| *known != seen) {
                ticks.push((tick, seen));
            }
        }
        // Of several smallest sets, one without what cannot be otherwise, such as an age.
        let otherwise =
            |tick: Tick| self.items.get(tick.item).is_some_and(Item::could_be_otherwise);
        ticks.sort_by_key(|(tick, _)| !otherwise(*tick));
        let decides = |kept: &[(Tick, AtomSet)]| {
            let seen = kept.iter().fold(reached, |seen, (_, tick)| seen.or(*tick));
            let end = self.early_end(seen).unwrap_or_else(|| self.end(seen));
            end.outcome == decision.outcome
        };
        let smallest = (0..=EXACT.min(ticks.len())).find_map(|size| subset(&ticks, size, &decides));
        let chosen = smallest.unwrap_or_else(|| irreducible(ticks, &decides));
        let mut chosen: Vec<Tick> = chosen.into_iter().map(|(tick, _)| tick).collect();
        chosen.sort_by_key(|tick| (tick.item, tick.option));
        chosen
    }

    /// The single other answers that would have led elsewhere, the most urgent outcome first.
    pub fn changes(&self, answers: &Answers, decision: Decision) -> Vec<Change> {
        let mut found: BTreeMap<(usize, Option<usize>), Codes> = BTreeMap::new();
        for item in self.asked(answers) {
            let Some(question) = self.items.get(item) else { continue };
            let given = answers.get(item);
            let chosen = match given {
                Some(Answer::Chosen(codes)) => codes,
                Some(Answer::Skipped) | None => Codes::NONE,
            };
            for option in (0..question.options.len()).filter(|option| !chosen.has(*option)) {
                let one = Codes::only(option);
                let adds = question.repeats && question.ordinary().has(option);
                let codes = if adds { chosen.without(question.exclusive()).or(one) } else { one };
                let other = answers.with(item, Answer::Chosen(codes));
                let outcome = match self.replay(&other) {
                    Step::Done(end) => Some(end.outcome),
                    Step::Ask(_) if decision.early => None,
                    Step::Ask(_) => Some(self.conclude(&other).outcome),
                };
                if outcome != Some(decision.outcome) {
                    let options = found.entry((item, outcome)).or_default();
                    *options = options.or(one);
                }
            }
        }
        let mut changes: Vec<Change> = found
            .into_iter()
            .map(|((item, outcome), options)| Change { item, options, outcome })
            .collect();
        let urgency = |change: &Change| {
            change.outcome.and_then(|outcome| self.outcomes.get(outcome)).map(|o| o.disposition)
        };
        changes.sort_by_key(|change| (std::cmp::Reverse(urgency(change)), change.outcome));
        changes
    }

    /// The skipped items whose answer could have led elsewhere, in order: with whatever answers to
    /// the questions that it would newly open.
    pub fn skipped_that_matter(&self, answers: &Answers, decision: Decision) -> Vec<usize> {
        let asked = self.asked(answers);
        let skipped = |item: &usize| answers.get(*item) == Some(Answer::Skipped);
        let matters = |item: &usize| self.leads_elsewhere(answers, *item, decision.outcome);
        asked.into_iter().filter(skipped).filter(matters).collect()
    }

    /// Whether some answer to `item`, everything else as it stands, leads to another outcome.
    fn leads_elsewhere(&self, answers: &Answers, item: usize, outcome: usize) -> bool {
        let in_view = self.in_view();
        let before = self.asked(answers).into_iter().take_while(|asked| *asked < item);
        let before = before.filter_map(|asked| Some(self.seen(asked, answers.get(asked)?)));
        let mut reached =
            BTreeSet::from([before.fold(AtomSet::default(), AtomSet::or).and(in_view)]);
        for (index, question) in self.items.iter().enumerate().skip(item) {
            let given = answers.get(index).filter(|_| index != item);
            let given = given.map(|answer| vec![self.seen(index, answer).and(in_view)]);
            let kinds = || Some(self.kinds(index, in_view)?.iter().map(|k| k.seen).collect());
            // Where there is too much to try, the question is named.
            let Some(answers) = given.or_else(kinds) else { return true };
            let mut next = BTreeSet::new();
            for seen in reached {
                if question.enable_when.as_ref().is_some_and(|condition| !condition.holds(seen)) {
                    next.insert(seen);
                    continue;
                }
                for seen in answers.iter().map(|answer| seen.or(*answer)) {
                    match self.early_end(seen) {
                        Some(end) if end.outcome != outcome => return true,
                        Some(_) => {}
                        None => drop(next.insert(seen)),
                    }
                }
            }
            if next.len() > TRIED_MAX {
                return true;
            }
            reached = next;
        }
        reached.into_iter().any(|seen| self.end(seen).outcome != outcome)
    }

    /// The options chosen for an item, each with what conditions see of it.
    fn ticks(&self, answers: &Answers, item: usize) -> Vec<(Tick, AtomSet)> {
        let codes = match (answers.get(item), self.items.get(item)) {
            (Some(answer), Some(question)) => question.codes(answer),
            _ => Codes::NONE,
        };
        let tick =
            |option| (Tick { item, option }, self.seen(item, Answer::Chosen(Codes::only(option))));
        codes.iter().map(tick).collect()
    }
}

/// The first subset of that size for which `holds`, in order.
fn subset<T: Copy>(all: &[T], size: usize, holds: &impl Fn(&[T]) -> bool) -> Option<Vec<T>> {
    fn grow<T: Copy>(
        chosen: &mut Vec<T>,
        rest: &[T],
        size: usize,
        holds: &impl Fn(&[T]) -> bool,
    ) -> bool {
        if chosen.len() == size {
            return holds(chosen);
        }
        let mut rest = rest;
        while let Some((first, others)) = rest.split_first() {
            chosen.push(*first);
            if grow(chosen, others, size, holds) {
                return true;
            }
            chosen.pop();
            rest = others;
        }
        false
    }
    let mut chosen = Vec::new();
    grow(&mut chosen, all, size, holds).then_some(chosen)
}

/// Leaves out what can be left out, one after the other.
fn irreducible<T: Copy>(mut all: Vec<T>, holds: &impl Fn(&[T]) -> bool) -> Vec<T> {
    let mut index = 0;
    while index < all.len() {
        let mut fewer = all.clone();
        fewer.remove(index);
        if holds(&fewer) {
            all = fewer;
        } else {
            index += 1;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::fixture::{answers, flow};

    const NONE: (&str, &[&str]) = ("danger", &["none"]);

    /// The deciding answers, in words.
    fn deciding(given: &[(&str, &[&str])]) -> Vec<String> {
        let flow = flow();
        let given = answers(&flow, given);
        let ticks = flow.deciding(&given, flow.conclude(&given));
        let name = |tick: Tick| {
            let item = &flow.items[tick.item];
            format!("{}/{}", item.link_id, item.options[tick.option].code)
        };
        ticks.into_iter().map(name).collect()
    }

    /// What would change the result, in words.
    fn changes(given: &[(&str, &[&str])]) -> Vec<String> {
        let flow = flow();
        let given = answers(&flow, given);
        let words = |change: Change| {
            let item = &flow.items[change.item];
            let codes: Vec<_> =
                change.options.iter().map(|option| item.options[option].code.as_str()).collect();
            let outcome = change.outcome.map_or("goes on", |o| flow.outcomes[o].id.as_str());
            format!("{}={} -> {outcome}", item.link_id, codes.join(","))
        };
        flow.changes(&given, flow.conclude(&given)).into_iter().map(words).collect()
    }

    #[test]
    fn only_the_answers_that_led_here_are_named() {
        let both: &[(&str, &[&str])] =
            &[NONE, ("signs", &["tingling", "tired"]), ("how-long", &["long"]), ("gas", &["no"])];
        assert_eq!(deciding(both), ["signs/tingling", "how-long/long"]);
        assert_eq!(deciding(&[("danger", &["chest", "face"])]), ["danger/chest"]);
        assert_eq!(deciding(&[NONE, ("signs", &["none"]), ("gas", &["yes"])]), [""; 0]);
    }

    #[test]
    fn what_would_change_the_result_is_found_by_trying() {
        assert_eq!(
            changes(&[NONE, ("signs", &["none"]), ("gas", &["no"])]),
            ["danger=chest,face -> emergency", "signs=tingling,tired -> visit"],
            "with the newly opened question passed over"
        );
        assert_eq!(changes(&[("danger", &["chest"])]), ["danger=none -> goes on"]);
    }

    #[test]
    fn a_skipped_question_that_could_change_the_result_is_named() {
        let flow = flow();
        let mut given = answers(&flow, &[NONE, ("gas", &["no"])]);
        given.set(flow.item("signs").unwrap(), Answer::Skipped);
        let end = flow.conclude(&given);
        assert_eq!(flow.skipped_that_matter(&given, end), [flow.item("signs").unwrap()]);
    }
}
