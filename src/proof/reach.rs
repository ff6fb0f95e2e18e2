//! What no walk ever meets: items, rules, outcomes, overlays and lines.

use super::explore::parts;
use super::goal::Goal;
use super::states::{Budget, States, TooMuch};
use super::{Flaw, OutcomePart};
use crate::flow::{
    Answer, Answers, Atom, AtomSet, Codes, Condition, Decision, Flow, OVERLAYS_SHOWN, Outcome,
    Step, When,
};

/// The most ways of making a condition hold that are tried before looking at all walks.
const WISHES_MAX: usize = 16;

/// Checks everything that a walk may meet.
pub(super) fn check(
    states: &States<'_>,
    budget: &mut Budget,
    flaws: &mut Vec<Flaw>,
) -> Result<(), TooMuch> {
    let flow = states.flow;
    let unasked = states.levels.iter().enumerate().filter(|(_, level)| level.is_empty());
    flaws.extend(unasked.map(|(item, _)| Flaw::NeverAsked(item)));
    let reached = |outcome: usize| states.ends.iter().any(|r| r.end.outcome == outcome);
    let unreached = (0..flow.outcomes.len()).filter(|outcome| !reached(*outcome));
    flaws.extend(unreached.map(Flaw::NeverReached));
    for (index, rule) in flow.rules.iter().enumerate() {
        // The last rule is there for safety and may be left with nothing to decide.
        let decides = states.ends.iter().any(|r| r.end.rule == index);
        if !decides && rule.when.is_some() && reached(rule.outcome) {
            flaws.push(Flaw::NeverDecides(index));
        }
    }
    let finder = Finder { flow, bases: bases(states), price: price(flow) };
    overlays(&finder, budget, flaws)?;
    for (index, outcome) in flow.outcomes.iter().enumerate().filter(|(o, _)| reached(*o)) {
        for (part, line, goal) in lines(outcome) {
            if !finder.finds(&goal, &|decision, _| decision.outcome == index, budget)? {
                flaws.push(Flaw::LineNeverShown { outcome: index, part, line });
            }
        }
    }
    Ok(())
}

fn overlays(
    finder: &Finder<'_>,
    budget: &mut Budget,
    flaws: &mut Vec<Flaw>,
) -> Result<(), TooMuch> {
    let all = &finder.flow.overlays;
    let has_words = |_: &Decision, outcome: &Outcome| outcome.cards.is_empty();
    for (overlay, entry) in all.iter().enumerate() {
        let before = all.iter().take(overlay).filter(|other| !other.then.always);
        let holding = before.clone().filter(|other| other.when.is_none()).count();
        let others: Vec<&Condition> = before.filter_map(|other| other.when.as_ref()).collect();
        let room = (OVERLAYS_SHOWN.saturating_sub(holding), others);
        let goal = Goal { when: entry.when.as_ref(), fewer: (!entry.then.always).then_some(room) };
        if !finder.finds(&goal, &has_words, budget)? {
            let crowded_out = finder.finds(&Goal::of(entry.when.as_ref()), &has_words, budget)?;
            flaws.push(Flaw::NeverShown { overlay, crowded_out });
        }
    }
    Ok(())
}

/// The lines of an outcome that are shown under a condition, each with what must hold.
fn lines(outcome: &Outcome) -> Vec<(OutcomePart, usize, Goal<'_>)> {
    let lists = [
        (OutcomePart::Cards, conditional(&outcome.cards)),
        (OutcomePart::Text, conditional(&outcome.text)),
        (OutcomePart::Do, conditional(&outcome.steps)),
        (OutcomePart::Ask, conditional(&outcome.ask)),
        (OutcomePart::Avoid, conditional(&outcome.avoid)),
        (OutcomePart::Passages, conditional(&outcome.passages)),
    ];
    let entries = lists.into_iter().flat_map(|(part, list)| {
        list.into_iter().map(move |(line, when)| (part, line, Goal::of(when)))
    });
    let mut goals: Vec<(OutcomePart, usize, Goal<'_>)> = entries.collect();
    let mut earlier: Vec<&Condition> = Vec::new();
    for (line, when) in conditional(&outcome.headlines) {
        // The first headline that holds wins.
        goals.push((OutcomePart::Headline, line, Goal { when, fewer: Some((1, earlier.clone())) }));
        earlier.extend(when);
    }
    let plain = outcome.headlines.iter().position(|headline| headline.when.is_none());
    if let Some(line) = plain.filter(|_| !earlier.is_empty()) {
        goals.push((OutcomePart::Headline, line, Goal { when: None, fewer: Some((1, earlier)) }));
    }
    goals
}

/// The entries that have a condition, by index.
fn conditional<T>(entries: &[When<T>]) -> Vec<(usize, Option<&Condition>)> {
    let entries = entries.iter().enumerate().filter(|(_, entry)| entry.when.is_some());
    entries.map(|(line, entry)| (line, entry.when.as_ref())).collect()
}

/// Looks for a walk on which something holds: first near walks that are known, then everywhere.
struct Finder<'f> {
    flow: &'f Flow,
    /// For each end, its simplest walk, with an answer for every item.
    bases: Vec<Answers>,
    /// What replaying one of them costs.
    price: usize,
}

impl<'f> Finder<'f> {
    fn finds(
        &self,
        goal: &Goal<'f>,
        fits: &dyn Fn(&Decision, &Outcome) -> bool,
        budget: &mut Budget,
    ) -> Result<bool, TooMuch> {
        let wishes = goal.when.map_or(vec![vec![]], ways_to_hold);
        let price = self.price + goal.parts() / 256;
        for (base, wish) in self.bases.iter().flat_map(|base| wishes.iter().map(move |w| (base, w)))
        {
            budget.spend(price)?;
            let Step::Done(decision) = self.flow.replay(&self.with_atoms(base, wish)) else {
                continue;
            };
            let fits = self.flow.outcome(decision).is_some_and(|outcome| fits(&decision, outcome));
            if fits && goal.holds(decision.seen) {
                return Ok(true);
            }
        }
        let everywhere = States::explore(self.flow, Some(goal), budget)?;
        Ok(everywhere.ends.iter().any(|reached| {
            let end = reached.end;
            let (rule, outcome) = (end.rule, end.outcome);
            let decision = Decision { rule, outcome, early: false, seen: AtomSet::default() };
            end.goal && self.flow.outcomes.get(outcome).is_some_and(|o| fits(&decision, o))
        }))
    }

    /// The answers with more ticks, so that these atoms hold.
    fn with_atoms(&self, base: &Answers, atoms: &[usize]) -> Answers {
        let mut answers = base.clone();
        for atom in atoms.iter().filter_map(|atom| self.flow.atoms.get(*atom)) {
            let Atom::Any { item, codes } = *atom else { continue };
            let Some(question) = self.flow.items.get(item) else { continue };
            let Some(option) = codes.iter().next() else { continue };
            let one = Codes::only(option);
            let with = match answers.get(item) {
                Some(Answer::Chosen(codes)) if question.repeats => codes.or(one),
                _ => one,
            };
            if let Some(answer) = question.choice(with) {
                answers.set(item, answer);
            }
        }
        answers
    }
}

/// What replaying a walk costs: at every item, its atoms and all rules may be looked at.
fn price(flow: &Flow) -> usize {
    1 + flow.items.len() * (flow.atoms.len() + parts(flow)) / 512
}

/// Some ways of making a condition hold: atoms that have to.
fn ways_to_hold(condition: &Condition) -> Vec<Vec<usize>> {
    let each = |atoms: &AtomSet| atoms.iter().map(|atom| vec![atom]).collect();
    let mut found = match condition {
        Condition::AtLeast(0 | 1, atoms) => each(atoms),
        Condition::AtLeast(least, atoms) => vec![atoms.iter().take(*least as usize).collect()],
        Condition::AllOf(atoms) => vec![atoms.iter().collect()],
        Condition::NoneOf(_) | Condition::Not(_) => vec![vec![]],
        Condition::Any(parts) => parts.iter().flat_map(ways_to_hold).collect(),
        Condition::All(parts) => parts.iter().fold(vec![vec![]], |found, part| {
            let part = ways_to_hold(part);
            let with = |wish: &Vec<usize>| -> Vec<Vec<usize>> {
                part.iter().map(|more| [wish.as_slice(), more].concat()).collect()
            };
            found.iter().flat_map(with).take(WISHES_MAX).collect()
        }),
    };
    found.truncate(WISHES_MAX);
    found
}

/// For each end, its simplest walk, with an answer for every item that would open.
fn bases(states: &States<'_>) -> Vec<Answers> {
    let base = |reached: &super::states::ReachedEnd| {
        let mut answers = states.walk(reached.state, reached.answer).answers();
        for (item, kinds) in states.kinds.iter().enumerate() {
            if let Some(kind) = kinds.first().filter(|_| answers.get(item).is_none()) {
                answers.set(item, kind.answer);
            }
        }
        answers
    };
    states.ends.iter().map(base).collect()
}
