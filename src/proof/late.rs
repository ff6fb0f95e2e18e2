//! Results that come too late: somebody ticks what has a time, and the result gives them a later
//! time, or none. What has which time comes from outside; that no walk is missed is proved here.

use super::goal::Goal;
use super::partly::Known;
use super::states::{Budget, States};
use super::walk::Walk;
use crate::flow::{
    ATOMS_MAX, Atom, AtomSet, Codes, Condition, Disposition, Flow, OVERLAYS_SHOWN, Overlay, Step,
    When,
};

/// How often answers are tried out, of one sign and outcome, before all walks are looked at.
const TRIES_MAX: usize = 200;

/// Something that has a time, and the answers that say it.
#[derive(Debug, Clone)]
pub struct TimedSign {
    /// The answers; of each entry all together: an item and some of its options.
    pub ticked: Vec<Vec<(usize, Codes)>>,
    /// Answers with which it can wait.
    pub unless: Vec<(usize, Codes)>,
    /// Its time, by its place in the order of urgency: 0 is the most urgent.
    pub time: usize,
    /// How urgent an outcome is that says so by itself.
    pub disposition: Disposition,
}

/// A line of a result that gives a time.
#[derive(Debug, Clone)]
pub struct TimedLine {
    /// Where it is shown.
    pub shown: LineShown,
    /// When it is shown there; always, without a condition.
    pub when: Option<Condition>,
    /// The time it gives.
    pub time: usize,
    /// The signs that it names, by index; it speaks to everybody where it names none.
    pub signs: Option<Vec<usize>>,
}

/// Where a line is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineShown {
    /// In the outcome of that index.
    Outcome(usize),
    /// With every outcome, as the overlay of that index.
    Overlay(usize),
}

/// Somebody is told a later time than what they ticked has, or none.
#[derive(Clone, PartialEq, Eq)]
pub struct TooLate {
    /// Index of the sign.
    pub sign: usize,
    /// Index of the outcome.
    pub outcome: usize,
    /// Index of a line that gives the later time; `None` where no line gives any.
    pub line: Option<usize>,
    /// A shortest walk.
    pub walk: Walk,
}

/// Everything that comes too late; of each outcome and sign at most one. `None` where that is too
/// much to find out.
pub fn too_late(
    flow: &Flow,
    signs: &[TimedSign],
    lines: &[TimedLine],
    budget: &mut Budget,
) -> Option<Vec<TooLate>> {
    let mut found = Vec::new();
    let mut flow = flow.clone();
    let ticked: Vec<Option<Condition>> = signs.iter().map(|sign| ticked(&mut flow, sign)).collect();
    if flow.atoms.len() > ATOMS_MAX {
        return None;
    }
    let ways = signs.iter().map(|sign| {
        let known =
            |ticked: &Vec<_>| (asked_when(&flow, ticked), Known::of(&flow, ticked, &sign.unless));
        sign.ticked.iter().map(known).collect()
    });
    let ways: Vec<Vec<(Condition, Known)>> = ways.collect();
    for (outcome, here) in flow.outcomes.iter().enumerate() {
        // A card stands alone, and says what it has to say.
        if !here.cards.is_empty() {
            continue;
        }
        let disposition = here.disposition;
        let result = ResultLines { all: lines, overlays: &flow.overlays, outcome, disposition };
        let reached = reached_when(&flow, outcome);
        let late = signs.iter().zip(&ways).enumerate().filter_map(|(index, (sign, ways))| {
            let late = result.late(index, sign)?;
            // Most never come too late, whatever else is answered, and need no walk.
            let mut ways = ways.iter();
            let may =
                ways.any(|(asked, known)| known.may_hold(&[&late, &reached, asked], TRIES_MAX));
            let ticked = ticked.get(index).cloned().flatten().filter(|_| may)?;
            Some((index, Condition::All(vec![ticked, late])))
        });
        let mut open: Vec<(usize, Condition)> = late.collect();
        while !open.is_empty() {
            let any = Condition::Any(open.iter().map(|(_, late)| late.clone()).collect());
            let states = States::explore(&flow, Some(&Goal::of(Some(&any))), budget).ok()?;
            let ends = states.ends.iter();
            let ends = ends.filter(|reached| reached.end.goal && reached.end.outcome == outcome);
            let Some(reached) = ends.min_by_key(|reached| reached.cost) else { break };
            let walk = states.walk(reached.state, reached.answer);
            let Step::Done(decision) = flow.replay(&walk.answers()) else { break };
            let seen = decision.seen;
            let Some(at) = open.iter().position(|(_, late)| late.holds(seen)) else { break };
            let (sign, _) = open.swap_remove(at);
            let later = signs.get(sign).map_or(0, |sign| sign.time);
            let line = result.shown().find(|(_, line)| {
                let shown = line.when.as_ref().is_none_or(|when| when.holds(seen));
                shown && line.signs.is_none() && line.time > later
            });
            found.push(TooLate { sign, outcome, line: line.map(|(index, _)| index), walk });
        }
    }
    Some(found)
}

/// When a walk can end in an outcome: a rule for it holds, and none before it that would have ended
/// the walk. It may hold for answers that nobody can give.
fn reached_when(flow: &Flow, outcome: usize) -> Condition {
    let rules = flow.rules.iter().enumerate().filter(|(_, rule)| rule.outcome == outcome);
    let reached = rules.map(|(index, rule)| {
        // A rule that ends a walk is tested before those that do not.
        let before = flow.rules.iter().take(index).filter(|b| b.ends_walk || !rule.ends_walk);
        let before = before.map(|before| before.when.clone().unwrap_or(Condition::All(vec![])));
        let none = Condition::Not(Box::new(Condition::Any(before.collect())));
        Condition::All(rule.when.iter().cloned().chain([none]).collect())
    });
    Condition::Any(reached.collect())
}

/// When items are all asked: their own conditions hold, and no rule has ended the walk before the last
/// of them.
fn asked_when(flow: &Flow, ticked: &[(usize, Codes)]) -> Condition {
    let last = ticked.iter().map(|(item, _)| *item).max().unwrap_or(0);
    let earlier = |atom: usize| flow.atoms.get(atom).is_some_and(|atom| atom.item() < last);
    let open = ticked.iter().filter_map(|(item, _)| flow.items.get(*item)?.enable_when.clone());
    let rules = flow.rules.iter().filter(|rule| rule.ends_walk).filter_map(|r| r.when.as_ref());
    let settled = rules.filter(|when| when.atoms().iter().all(earlier));
    let goes_on = settled.map(|when| Condition::Not(Box::new(when.clone())));
    Condition::All(open.chain(goes_on).collect())
}

/// The condition that an answer says this; `None` where none can. What the flow does not tell apart
/// yet is told apart from now on.
fn ticked(flow: &mut Flow, sign: &TimedSign) -> Option<Condition> {
    let mut atom = |(item, codes): &(usize, Codes)| {
        let atom = Atom::Any { item: *item, codes: *codes };
        let known = flow.atoms.iter().position(|known| *known == atom);
        AtomSet::only(known.unwrap_or_else(|| {
            flow.atoms.push(atom);
            flow.atoms.len() - 1
        }))
    };
    let mut all = |together: &Vec<(usize, Codes)>| {
        Condition::AllOf(together.iter().map(&mut atom).fold(AtomSet::default(), AtomSet::or))
    };
    let any: Vec<Condition> = sign.ticked.iter().map(&mut all).collect();
    let unless = sign.unless.iter().map(&mut atom).fold(AtomSet::default(), AtomSet::or);
    (!any.is_empty()).then(|| Condition::All(vec![Condition::Any(any), Condition::NoneOf(unless)]))
}

/// The lines of one outcome.
struct ResultLines<'l> {
    all: &'l [TimedLine],
    overlays: &'l [When<Overlay>],
    outcome: usize,
    disposition: Disposition,
}

impl<'l> ResultLines<'l> {
    /// The lines that this outcome may show.
    fn shown(&self) -> impl Iterator<Item = (usize, &'l TimedLine)> {
        let outcome = self.outcome;
        self.all.iter().enumerate().filter(move |(_, line)| match line.shown {
            LineShown::Outcome(other) => other == outcome,
            LineShown::Overlay(_) => true,
        })
    }

    /// Whether an overlay is shown whenever it holds.
    fn is_sure(&self, overlay: usize) -> bool {
        let always = self.overlays.get(overlay).is_some_and(|entry| entry.then.always);
        let before = self.overlays.iter().take(overlay).filter(|entry| !entry.then.always);
        always || before.count() < OVERLAYS_SHOWN
    }

    /// When this outcome comes too late for a sign that was ticked; `None` where it never does.
    fn late(&self, index: usize, sign: &TimedSign) -> Option<Condition> {
        let names = |line: &TimedLine| line.signs.as_ref().is_none_or(|s| s.contains(&index));
        // An overlay that others can crowd out is nothing to rely on.
        let sure = |line: &TimedLine| match line.shown {
            LineShown::Outcome(_) => true,
            LineShown::Overlay(overlay) => self.is_sure(overlay),
        };
        let mut parts = Vec::new();
        for (_, line) in self.shown().filter(|(_, line)| line.time <= sign.time && names(line)) {
            if sure(line) {
                parts.push(Condition::Not(Box::new(line.when.clone()?)));
            }
        }
        if self.disposition >= sign.disposition {
            // The outcome itself is soon enough, but a line may say otherwise.
            if self.disposition > sign.disposition {
                return None;
            }
            let later = self.shown().filter(|(_, l)| l.signs.is_none() && l.time > sign.time);
            let later: Vec<Option<Condition>> = later.map(|(_, line)| line.when.clone()).collect();
            if later.is_empty() {
                return None;
            }
            if let Some(later) = later.into_iter().collect() {
                parts.push(Condition::Any(later));
            }
        }
        Some(Condition::All(parts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::Statement;
    use crate::flow::fixture::flow;

    /// Tingling has the time 1 of an urgent outcome; what the fixture makes of it is less urgent.
    fn tingling(flow: &Flow) -> TimedSign {
        let item = flow.item("signs").unwrap();
        let codes = Codes::only(flow.items[item].option("tingling").unwrap());
        let ticked = vec![vec![(item, codes)]];
        TimedSign { ticked, unless: vec![], time: 1, disposition: Disposition::Urgent }
    }

    fn line(shown: LineShown, time: usize, signs: Option<Vec<usize>>) -> TimedLine {
        TimedLine { shown, when: None, time, signs }
    }

    fn found(sign: &TimedSign, lines: &[TimedLine]) -> Vec<(String, Option<usize>, String)> {
        let flow = flow();
        let signs = std::slice::from_ref(sign);
        let found = too_late(&flow, signs, lines, &mut Budget::default()).expect("not too much");
        let said = found.iter().map(|late| {
            let outcome = flow.outcomes[late.outcome].id.to_string();
            (outcome, late.line, late.walk.in_words(&flow))
        });
        said.collect()
    }

    #[test]
    fn a_result_that_is_less_urgent_than_what_was_ticked_is_found_with_a_walk() {
        let found = found(&tingling(&flow()), &[]);
        assert!(!found.is_empty());
        for (outcome, line, walk) in &found {
            assert!(walk.contains("tingling") && line.is_none(), "{outcome}: {walk}");
        }
    }

    #[test]
    fn a_line_that_gives_the_time_is_enough() {
        let flow = flow();
        let all = || 0..flow.outcomes.len();
        let at = |time, signs: Option<Vec<usize>>| -> Vec<TimedLine> {
            all().map(|outcome| line(LineShown::Outcome(outcome), time, signs.clone())).collect()
        };
        let sign = tingling(&flow);
        assert_eq!(found(&sign, &at(1, None)), []);
        assert_eq!(found(&sign, &at(0, Some(vec![0]))), []);
        assert!(!found(&sign, &at(1, Some(vec![7]))).is_empty(), "it speaks of another sign");
        let later = found(&sign, &at(2, None));
        assert!(!later.is_empty() && later.iter().all(|(_, line, _)| line.is_some()), "{later:?}");
    }

    #[test]
    fn an_overlay_counts_where_nothing_takes_its_place() {
        let sign = tingling(&flow());
        let overlay = |index: usize| When {
            when: None,
            then: Overlay {
                id: format!("o{index}").parse().unwrap(),
                always: false,
                line: Statement { text: String::new(), evidence: vec![], sources: vec![] },
                short: None,
                passages: vec![],
            },
        };
        let mut flow = flow();
        flow.overlays = (0..=OVERLAYS_SHOWN).map(overlay).collect();
        let late = |flow: &Flow, overlay| {
            let lines = [line(LineShown::Overlay(overlay), 1, None)];
            let signs = std::slice::from_ref(&sign);
            !too_late(flow, signs, &lines, &mut Budget::default()).expect("not too much").is_empty()
        };
        assert!(!late(&flow, OVERLAYS_SHOWN - 1));
        assert!(late(&flow, OVERLAYS_SHOWN), "three others can take its place");
        flow.overlays[OVERLAYS_SHOWN].then.always = true;
        assert!(!late(&flow, OVERLAYS_SHOWN));
    }

    #[test]
    fn what_can_wait_with_another_answer_may() {
        let flow = flow();
        let (item, options) = (flow.item("signs").unwrap(), &flow.items[1].options);
        let all = (0..options.len()).collect::<Codes>();
        let sign = TimedSign { unless: vec![(item, all)], ..tingling(&flow) };
        assert_eq!(found(&sign, &[]), []);
    }
}
