//! The properties of a flow by their definitions, found by trying every walk. Slow, and so plain
//! that it can be read in full. It uses nothing of the proof.

use std::collections::{BTreeMap, BTreeSet};

use myelin::flow::{
    Answer, Answers, Codes, Condition, Decision, Disposition, Flow, Item, Step, When,
};
use myelin::proof::{EndedWalk, Flaw, Walk};

/// A property that does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Found {
    NeverAsked(usize),
    NeverDecides(usize),
    NeverReached(usize),
    NeverShown(usize, bool),
    LineNeverShown(usize, usize),
    DangerPassedBy(usize),
    DangerLost(usize),
    Lowers(usize),
    SkipLowers(usize),
    AbsenceUnclaimed(usize),
}

/// Questions answered, and options ticked.
type Cost = (u32, u32);

/// Every answer an item takes.
pub(crate) fn all_answers(item: &Item) -> Vec<Answer> {
    let sets = (1..1u32 << item.options.len()).map(Codes::from_bits);
    let kept = |codes: &Codes| item.choice(*codes) == Some(Answer::Chosen(*codes));
    let mut answers: Vec<Answer> = sets.filter(kept).map(Answer::Chosen).collect();
    if !item.required {
        answers.push(Answer::Skipped);
    }
    answers
}

/// Every complete walk, with how it ends.
fn walks(flow: &Flow, given: &Answers, found: &mut Vec<(Answers, Decision)>) {
    match flow.replay(given) {
        Step::Done(decision) => found.push((given.clone(), decision)),
        Step::Ask(item) => {
            for answer in all_answers(&flow.items[item]) {
                walks(flow, &given.with(item, answer), found);
            }
        }
    }
}

/// Every way of answering all items, asked or not.
fn assignments(flow: &Flow) -> Vec<Answers> {
    let mut all = vec![Answers::default()];
    for (item, question) in flow.items.iter().enumerate() {
        let with = |before: &Answers| -> Vec<Answers> {
            all_answers(question).into_iter().map(|answer| before.with(item, answer)).collect()
        };
        all = all.iter().flat_map(with).collect();
    }
    all
}

fn end(flow: &Flow, answers: &Answers) -> Decision {
    match flow.replay(answers) {
        Step::Done(decision) => decision,
        Step::Ask(item) => panic!("item {item} has no answer"),
    }
}

fn urgency(flow: &Flow, decision: Decision) -> Disposition {
    flow.outcomes[decision.outcome].disposition
}

fn cost(answer: Answer) -> Cost {
    match answer {
        Answer::Skipped => (0, 0),
        Answer::Chosen(codes) => (1, codes.bits().count_ones()),
    }
}

fn sum(costs: impl Iterator<Item = Cost>) -> Cost {
    costs.fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1))
}

/// What two walks that differ at `item` cost together: common answers count once.
fn pair_cost(flow: &Flow, item: usize, first: &Answers, second: &Answers) -> Cost {
    let asked: BTreeSet<usize> = flow.asked(first).into_iter().chain(flow.asked(second)).collect();
    let common = asked.into_iter().filter(|asked| *asked != item);
    let common = common.map(|item| cost(first.get(item).or(second.get(item)).unwrap()));
    sum(common.chain([cost(first.get(item).unwrap()), cost(second.get(item).unwrap())]))
}

/// The pairs of answers to an item of which the second must not be less urgent: one more sign, the
/// next in a declared order.
fn worse(item: &Item) -> Vec<(Answer, Answer)> {
    let mut pairs = Vec::new();
    let ordinary = item.ordinary();
    for answer in all_answers(item).into_iter().filter(|_| item.repeats) {
        let Answer::Chosen(codes) = answer else { continue };
        let signs = codes.without(item.exclusive());
        for more in ordinary.without(signs).iter() {
            pairs.push((answer, Answer::Chosen(signs.or(Codes::only(more)))));
        }
    }
    let one = |option: usize| Answer::Chosen(Codes::only(option));
    pairs.extend(item.rises.windows(2).map(|two| (one(two[0]), one(two[1]))));
    pairs
}

fn negatives(item: &Item) -> Vec<(Answer, Answer)> {
    let least = item.rises.first().map(|option| Answer::Chosen(Codes::only(*option)));
    let negatives = item.nothing().into_iter().chain(least).filter(|_| !item.required);
    negatives.map(|negative| (negative, Answer::Skipped)).collect()
}

/// How many walks there are, what is wrong with the flow, and the least that shows it.
pub(crate) fn everything(flow: &Flow) -> (u128, BTreeSet<Found>, BTreeMap<Found, Cost>) {
    let mut all = Vec::new();
    walks(flow, &Answers::default(), &mut all);
    let mut found = unmet(flow, &all);
    let mut cheapest: BTreeMap<Found, Cost> = BTreeMap::new();
    let mut shows = |what: Found, cost: Cost| {
        let known = cheapest.entry(what).or_insert(cost);
        *known = cost.min(*known);
    };
    for (answers, decision) in &all {
        let asked = flow.asked(answers);
        let last = *asked.last().unwrap();
        let given = |upto: usize| {
            sum(asked.iter().filter(|item| **item <= upto).map(|i| cost(answers.get(*i).unwrap())))
        };
        for (item, question) in flow.items.iter().enumerate().filter(|(_, i)| i.red_flag) {
            let Some(answer) = answers.get(item) else {
                let emergency = urgency(flow, *decision) == Disposition::Emergency;
                if last > item || !decision.early || !emergency {
                    let before = asked.iter().rev().find(|asked| **asked < item);
                    shows(Found::DangerPassedBy(item), given(*before.unwrap()));
                }
                continue;
            };
            let danger = answer != Answer::Skipped && question.nothing() != Some(answer);
            let ends_here = last == item;
            if danger && !(ends_here && urgency(flow, *decision) == Disposition::Emergency) {
                shows(Found::DangerLost(item), given(item));
            }
        }
    }
    for answers in assignments(flow) {
        for (item, question) in flow.items.iter().enumerate() {
            if !flow.asked(&answers).contains(&item) {
                continue;
            }
            let mut compare = |pairs: Vec<(Answer, Answer)>, what: Found| {
                for (first, second) in pairs {
                    let (first, second) = (answers.with(item, first), answers.with(item, second));
                    let ends = (end(flow, &first), end(flow, &second));
                    if urgency(flow, ends.0) > urgency(flow, ends.1) {
                        shows(what, pair_cost(flow, item, &first, &second));
                    }
                }
            };
            compare(worse(question), Found::Lowers(item));
            compare(negatives(question), Found::SkipLowers(item));
            if answers.get(item) != Some(Answer::Skipped) {
                continue;
            }
            let silent = end(flow, &answers);
            let outcome = &flow.outcomes[silent.outcome];
            if outcome.disposition == Disposition::Information
                && !outcome.claims_absence
                && outcome.cards.is_empty()
            {
                for answer in all_answers(question) {
                    if urgency(flow, end(flow, &answers.with(item, answer)))
                        > Disposition::Information
                    {
                        found.insert(Found::AbsenceUnclaimed(silent.outcome));
                    }
                }
            }
        }
    }
    found.extend(cheapest.keys());
    (all.len() as u128, found, cheapest)
}

/// What no walk meets.
fn unmet(flow: &Flow, all: &[(Answers, Decision)]) -> BTreeSet<Found> {
    let mut found = BTreeSet::new();
    let asked: BTreeSet<usize> = all.iter().flat_map(|(walk, _)| flow.asked(walk)).collect();
    found.extend((0..flow.items.len()).filter(|i| !asked.contains(i)).map(Found::NeverAsked));
    let reached: BTreeSet<usize> = all.iter().map(|(_, decision)| decision.outcome).collect();
    let outcomes = 0..flow.outcomes.len();
    found.extend(outcomes.filter(|o| !reached.contains(o)).map(Found::NeverReached));
    let decided: BTreeSet<usize> = all.iter().map(|(_, decision)| decision.rule).collect();
    for (rule, known) in flow.rules.iter().enumerate() {
        if known.when.is_some() && !decided.contains(&rule) && reached.contains(&known.outcome) {
            found.insert(Found::NeverDecides(rule));
        }
    }
    let worded = |decision: &&Decision| flow.outcomes[decision.outcome].cards.is_empty();
    let ends: Vec<&Decision> = all.iter().map(|(_, decision)| decision).filter(worded).collect();
    for (index, overlay) in flow.overlays.iter().enumerate() {
        let shown = ends.iter().any(|end| {
            let holding = flow.overlays.iter().enumerate().filter(|(_, o)| o.applies(end.seen));
            let mut others = holding.filter(|(_, other)| !other.then.always).take(3);
            let always = overlay.then.always && overlay.applies(end.seen);
            always || others.any(|(shown, _)| shown == index)
        });
        if !shown {
            let holds = ends.iter().any(|end| overlay.applies(end.seen));
            found.insert(Found::NeverShown(index, holds));
        }
    }
    for outcome in reached {
        let headlines = &flow.outcomes[outcome].headlines;
        let seen = all.iter().filter(|(_, end)| end.outcome == outcome).map(|(_, end)| end.seen);
        let shown: BTreeSet<usize> = seen.map(|seen| headline(headlines, seen)).collect();
        for line in (0..headlines.len()).filter(|line| !shown.contains(line)) {
            found.insert(Found::LineNeverShown(outcome, line));
        }
    }
    found
}

fn headline(lines: &[When<String>], seen: myelin::flow::AtomSet) -> usize {
    let special = lines.iter().position(|line| line.when.is_some() && line.applies(seen));
    special.or_else(|| lines.iter().position(|line| line.when.is_none())).unwrap()
}

/// Each walk that is told shows the flaw, and there is no shorter one.
pub(crate) fn check_walks(flow: &Flow, flaws: &[Flaw], cheapest: &BTreeMap<Found, Cost>) {
    let length = |walk: &Walk| {
        let answers = walk.answers();
        sum((0..flow.items.len()).filter_map(|item| answers.get(item)).map(cost))
    };
    for flaw in flaws {
        match flaw {
            Flaw::DangerPassedBy { item, walk } => {
                assert_eq!(length(walk), cheapest[&Found::DangerPassedBy(*item)]);
            }
            Flaw::DangerLost { item, walk, .. } => {
                assert_eq!(length(walk), cheapest[&Found::DangerLost(*item)]);
            }
            Flaw::Lowers(apart) | Flaw::SkipLowers(apart) | Flaw::AbsenceUnclaimed(apart) => {
                let (first, second) = (apart.first.walk.answers(), apart.second.walk.answers());
                let ends = (end(flow, &first), end(flow, &second));
                assert_eq!(
                    (ends.0.outcome, ends.1.outcome),
                    (apart.first.outcome, apart.second.outcome)
                );
                for item in (0..flow.items.len()).filter(|item| *item != apart.item) {
                    assert!(first.get(item) == second.get(item), "another answer differs");
                }
                let what = match flaw {
                    Flaw::Lowers(_) => Found::Lowers(apart.item),
                    Flaw::SkipLowers(_) => Found::SkipLowers(apart.item),
                    _ => continue,
                };
                assert!(urgency(flow, ends.0) > urgency(flow, ends.1));
                assert_eq!(pair_cost(flow, apart.item, &first, &second), cheapest[&what]);
            }
            _ => {}
        }
    }
}

/// The flow with its rules in other orders, and with conditions turned round.
pub(crate) fn changed(flow: &Flow) -> Vec<Flow> {
    let mut all = Vec::new();
    for rule in 0..flow.rules.len() - 1 {
        let mut moved = flow.clone();
        moved.rules.swap(0, rule);
        let mut turned = flow.clone();
        let when = turned.rules[rule].when.take().unwrap();
        turned.rules[rule].when = Some(Condition::Not(Box::new(when)));
        all.extend([moved, turned]);
    }
    all
}

/// What the shortest walk costs that ends in another outcome in the second flow; an answer counts
/// where either flow asks for it.
pub(crate) fn shortest_difference(before: &Flow, after: &Flow) -> Option<Cost> {
    let differing = assignments(before)
        .into_iter()
        .filter(|answers| end(before, answers).outcome != end(after, answers).outcome);
    differing.map(|answers| common_cost(before, after, &answers)).min()
}

fn common_cost(before: &Flow, after: &Flow, answers: &Answers) -> Cost {
    let asked: BTreeSet<usize> =
        before.asked(answers).into_iter().chain(after.asked(answers)).collect();
    sum(asked.into_iter().map(|item| cost(answers.get(item).unwrap())))
}

/// What the walk costs, once it is seen to end as told in both flows.
pub(crate) fn check_ends(before: &Flow, after: &Flow, was: &EndedWalk, is: &EndedWalk) -> Cost {
    let answers = was.walk.answers();
    assert_eq!(end(before, &answers).outcome, was.outcome);
    assert_eq!(end(after, &is.walk.answers()).outcome, is.outcome);
    common_cost(before, after, &answers)
}

/// The named skipped questions of every walk are those that could change its result.
pub(crate) fn check_skipped(flow: &Flow) {
    let mut all = Vec::new();
    walks(flow, &Answers::default(), &mut all);
    for (answers, decision) in all {
        let skipped: Vec<usize> = flow
            .asked(&answers)
            .into_iter()
            .filter(|item| answers.get(*item) == Some(Answer::Skipped))
            .filter(|item| {
                all_answers(&flow.items[*item]).into_iter().any(|answer| {
                    let mut others = Vec::new();
                    walks(flow, &answers.with(*item, answer), &mut others);
                    others.iter().any(|(_, other)| other.outcome != decision.outcome)
                })
            })
            .collect();
        assert_eq!(flow.skipped_that_matter(&answers, decision), skipped);
    }
}

/// The most questions of any walk.
pub(crate) fn longest(flow: &Flow) -> usize {
    let mut all = Vec::new();
    walks(flow, &Answers::default(), &mut all);
    all.iter().map(|(answers, _)| flow.asked(answers).len()).max().unwrap()
}
