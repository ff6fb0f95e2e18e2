//! Danger signs: asked on every walk, and each of them decides.

use super::Flaw;
use super::states::{Cost, Point, States};
use crate::flow::{Answer, Disposition, Item};

/// Checks every question about danger.
pub(super) fn check(states: &States<'_>, flaws: &mut Vec<Flaw>) {
    for (item, question) in states.flow.items.iter().enumerate().filter(|(_, i)| i.red_flag) {
        if let Some(passed) = states.passed.iter().find(|passed| passed.item == item) {
            let walk = states.walk(passed.state, passed.answer);
            flaws.push(Flaw::DangerPassedBy { item, walk });
        }
        let here = states.levels.get(item).into_iter().flatten();
        let answers = here.filter_map(|state| Some((*state, states.all.get(*state)?)));
        let lost = answers.flat_map(|(index, state)| {
            let kinds = states.kinds.get(item).into_iter().flatten().zip(&state.next);
            kinds.filter_map(move |(kind, next)| {
                let lost = is_danger(question, kind.answer) && !is_emergency(states, *next);
                lost.then(|| (state.cost.plus(kind.answer), index, kind.answer, *next))
            })
        });
        let cost = |(cost, ..): &(Cost, usize, Answer, Point)| *cost;
        if let Some((_, state, answer, next)) = lost.min_by_key(cost) {
            let outcome = match next {
                Point::End(end) => Some(end.outcome),
                Point::At(_) => None,
            };
            flaws.push(Flaw::DangerLost { item, walk: states.walk(state, answer), outcome });
        }
    }
}

/// Whether an answer names a danger: anything but the option that means "none of these" or "no".
fn is_danger(item: &Item, answer: Answer) -> bool {
    matches!(answer, Answer::Chosen(_)) && item.nothing() != Some(answer)
}

fn is_emergency(states: &States<'_>, point: Point) -> bool {
    let Point::End(end) = point else { return false };
    let outcome = states.flow.outcomes.get(end.outcome);
    outcome.is_some_and(|outcome| outcome.disposition == Disposition::Emergency)
}
