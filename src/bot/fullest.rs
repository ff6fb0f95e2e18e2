//! Flows in which everything holds at once, and people whose answers take the most room: what the
//! largest screens are made from.

use super::outcome::LED_HERE_MAX;
use crate::flow::{
    Answer, Answers, Atom, AtomSet, Codes, Condition, Flow, Item, Outcome, Rule, When,
};

/// The flow with every question asked and no end before the last.
pub(super) fn everything_asked(flow: &Flow) -> Flow {
    let mut flow = flow.clone();
    for item in &mut flow.items {
        item.enable_when = None;
    }
    always(flow, 0)
}

/// The flow with one rule, which always holds.
pub(super) fn always(mut flow: Flow, outcome: usize) -> Flow {
    flow.rules = vec![Rule { when: None, outcome, ends_walk: false }];
    flow
}

/// Answers that take the most room: every option that may be ticked with others, else the longest.
pub(super) fn everything_ticked(flow: &Flow) -> Answers {
    let mut answers = Answers::default();
    for (index, item) in flow.items.iter().enumerate() {
        let codes = if item.repeats { item.ordinary() } else { longest(item) };
        answers.set(index, Answer::Chosen(codes));
    }
    answers
}

/// The option with the longest text.
fn longest(item: &Item) -> Codes {
    let options = item.options.iter().enumerate();
    let longest = options.max_by_key(|(_, option)| option.display.chars().count());
    longest.map_or(Codes::NONE, |(index, _)| Codes::only(index))
}

/// The flow with every question asked, every overlay, the longest in full, and none of the words of its
/// outcomes: what is the same for all of them, so that the words of a flow are not copied for each.
pub(super) fn without_repeated_texts(flow: &Flow) -> Flow {
    let mut flow = everything_asked(flow);
    for outcome in &mut flow.outcomes {
        outcome.headlines.clear();
        outcome.passages.clear();
        outcome.sources.clear();
        outcome.evidence.clear();
        for lines in [&mut outcome.text, &mut outcome.steps, &mut outcome.ask, &mut outcome.avoid] {
            lines.clear();
        }
    }
    flow.overlays.sort_by_key(|overlay| std::cmp::Reverse(overlay.then.line.text.chars().count()));
    flow.overlays.iter_mut().for_each(|overlay| overlay.when = None);
    flow
}

/// The flow with every line of an outcome shown at once, and answers that lead there by so many ticks
/// and by the questions that must be answered, while every other question is skipped and could have
/// led elsewhere.
pub(super) fn fullest(
    mut flow: Flow,
    outcome: usize,
    words: &Outcome,
    ticks: usize,
) -> (Flow, Answers) {
    let length = |text: &str| text.chars().count();
    if let Some(outcome) = flow.outcomes.get_mut(outcome) {
        outcome.clone_from(words);
        show_all(outcome);
    }
    // Required questions are answered; of the others those whose answers take the most room.
    let mut by_length: Vec<usize> = (0..flow.items.len()).collect();
    by_length.sort_by_key(|index| {
        let item = flow.items.get(*index);
        let text = item.map_or(0, |item| {
            let displays = item.options.iter().map(|option| length(&option.display));
            displays.max().unwrap_or(0) + length(&item.short)
        });
        (!item.is_some_and(|item| item.required), std::cmp::Reverse(text))
    });
    let required = flow.items.iter().filter(|item| item.required).count();
    let answered = required.max(ticks);
    // Of those that led there, more are only counted, and that in two digits.
    let ticked = answered.min(LED_HERE_MAX + 10);
    let answered: Vec<usize> = by_length.iter().take(answered).copied().collect();
    let ticked: Vec<usize> = answered.iter().take(ticked).copied().collect();
    let mut answers = Answers::default();
    flow.atoms.clear();
    let (mut here, mut elsewhere) = (AtomSet::default(), AtomSet::default());
    for (index, item) in flow.items.iter_mut().enumerate() {
        item.when_skipped = None;
        let codes = (0..item.options.len()).collect();
        flow.atoms.push(Atom::Any { item: index, codes });
        let atom = AtomSet::only(index);
        if answered.contains(&index) {
            if ticked.contains(&index) {
                here = here.or(atom);
            }
            answers.set(index, Answer::Chosen(longest(item)));
        } else {
            elsewhere = elsewhere.or(atom);
            answers.set(index, Answer::Skipped);
        }
    }
    let other = flow.outcomes.len();
    flow.outcomes.extend(flow.outcomes.get(outcome).cloned());
    let rule = |when: Option<Condition>, outcome: usize| Rule { when, outcome, ends_walk: false };
    flow.rules = vec![
        rule(Some(Condition::AtLeast(1, elsewhere)), other),
        rule(Some(Condition::AllOf(here)), outcome),
        rule(None, other),
    ];
    (flow, answers)
}

/// Lets every line of an outcome hold, and its longest headline.
fn show_all(outcome: &mut Outcome) {
    fn all<T>(entries: &mut [When<T>]) {
        for entry in entries {
            entry.when = None;
        }
    }
    let longest = outcome.headlines.iter().max_by_key(|line| line.then.chars().count());
    outcome.headlines =
        longest.map(|line| When { when: None, then: line.then.clone() }).into_iter().collect();
    all(&mut outcome.cards);
    for list in [&mut outcome.text, &mut outcome.steps, &mut outcome.ask, &mut outcome.avoid] {
        all(list);
    }
    all(&mut outcome.passages);
}

/// Answers that skip every question.
pub(super) fn everything_skipped(flow: &Flow) -> Answers {
    let mut answers = Answers::default();
    for index in 0..flow.items.len() {
        answers.set(index, Answer::Skipped);
    }
    answers
}

/// The flow with every question asked, in which the last answer ends the walk early.
pub(super) fn ending_early(flow: &Flow) -> Flow {
    let mut flow = everything_asked(flow);
    let last = flow.items.len().saturating_sub(1);
    flow.atoms = vec![Atom::Answered { item: last }];
    let at_last = Some(Condition::AllOf(AtomSet::only(0)));
    flow.rules.insert(0, Rule { when: at_last, outcome: 0, ends_walk: true });
    flow
}

/// The flow ended by the answers to all questions but the last: with any other answer it would go on.
pub(super) fn ended_by(flow: &Flow, answers: &Answers) -> (Flow, Answers) {
    let mut flow = everything_asked(flow);
    let mut given = Answers::default();
    let mut all = AtomSet::default();
    flow.atoms.clear();
    for index in 0..flow.items.len().saturating_sub(1) {
        let Some(Answer::Chosen(codes)) = answers.get(index) else { continue };
        given.set(index, Answer::Chosen(codes));
        all = all.or(AtomSet::only(flow.atoms.len()));
        flow.atoms.push(Atom::Any { item: index, codes });
    }
    flow.rules.insert(0, Rule { when: Some(Condition::AllOf(all)), outcome: 0, ends_walk: true });
    (flow, given)
}
