//! The changes that are tried: each condition turned round, each part and each code left out, each
//! rule moved, swapped, dropped or made to wait, each reading of a skipped answer exchanged.

use crate::flow::{ATOMS_MAX, Atom, AtomSet, Codes, Condition, Flow, Rule};

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Edit {
    /// A condition, or a part of one, is replaced.
    Condition(Spot, Condition, String),
    /// One code of an atom no longer counts at one place.
    Code(Spot, Vec<usize>, usize, usize),
    /// An item is asked always.
    Always(usize),
    /// A rule leads to another outcome.
    Outcome(usize, usize),
    /// A rule stands at another place.
    Move(usize, usize),
    /// A rule is left out.
    Drop(usize),
    /// A rule ends the walk, or no longer does.
    Ends(usize),
    /// A skipped answer is read otherwise.
    Skipped(usize, Option<usize>),
}

/// Where a condition stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    Rule(usize),
    Item(usize),
}

/// The flow without what decides nothing: words, overlays and lines. Vignettes that look at
/// overlays need those, so their conditions stay.
pub(super) fn without_conditions(flow: &Flow) -> Flow {
    let mut flow = flow.clone();
    flow.intro.clear();
    for item in &mut flow.items {
        for text in [&mut item.text, &mut item.why.text] {
            text.clear();
        }
        item.help = None;
    }
    for outcome in &mut flow.outcomes {
        outcome.headlines.retain(|headline| headline.when.is_none());
        for list in [&mut outcome.text, &mut outcome.steps, &mut outcome.ask, &mut outcome.avoid] {
            list.clear();
        }
        outcome.passages.clear();
    }
    flow
}

/// Every change that is tried.
pub(super) fn edits(flow: &Flow) -> Vec<Edit> {
    let mut edits = Vec::new();
    let rules = flow.rules.iter().enumerate();
    let rules = rules.filter_map(|(index, rule)| Some((Spot::Rule(index), rule.when.as_ref()?)));
    let items = flow.items.iter().enumerate();
    let items = items.filter_map(|(i, item)| Some((Spot::Item(i), item.enable_when.as_ref()?)));
    for (spot, condition) in rules.chain(items) {
        edits.extend(of_condition(flow, spot, condition));
    }
    for (index, rule) in flow.rules.iter().enumerate() {
        let others = (0..flow.outcomes.len()).filter(|outcome| *outcome != rule.outcome);
        edits.extend(others.map(|outcome| Edit::Outcome(index, outcome)));
        // The last rule holds always: it stays where it is.
        if rule.when.is_some() {
            let places = (0..flow.rules.len().saturating_sub(1)).filter(|place| *place != index);
            edits.extend(places.map(|place| Edit::Move(index, place)));
            edits.extend([Edit::Drop(index), Edit::Ends(index)]);
        }
    }
    for (index, item) in flow.items.iter().enumerate() {
        if item.enable_when.is_some() {
            edits.push(Edit::Always(index));
        }
        let readings = (0..item.options.len()).map(Some).chain([None]);
        let others = readings.filter(|reading| *reading != item.when_skipped && !item.required);
        edits.extend(others.map(|reading| Edit::Skipped(index, reading)));
    }
    edits
}

/// The changes of one condition.
fn of_condition(flow: &Flow, spot: Spot, whole: &Condition) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (path, part) in parts(whole) {
        let mut replace = |by: Condition, words: &str| {
            let words = format!("{words} {}", shown(flow, part));
            edits.push(Edit::Condition(spot, replaced(whole, &path, &by), words));
        };
        replace(Condition::Not(Box::new(part.clone())), "the contrary of");
        match part {
            Condition::All(parts) | Condition::Any(parts) if parts.len() > 1 => {
                for index in 0..parts.len() {
                    let mut fewer = parts.clone();
                    fewer.remove(index);
                    let all = matches!(part, Condition::All(_));
                    replace(
                        if all { Condition::All(fewer) } else { Condition::Any(fewer) },
                        &format!("without part {} of", index + 1),
                    );
                }
                let parts = parts.clone();
                let all = matches!(part, Condition::All(_));
                let swapped = if all { Condition::Any(parts) } else { Condition::All(parts) };
                replace(
                    swapped,
                    if all { "any instead of all in" } else { "all instead of any in" },
                );
            }
            Condition::AtLeast(least, atoms) => {
                if atoms.len() > *least {
                    replace(Condition::AtLeast(least + 1, *atoms), "one more needed of");
                }
                if *least > 1 {
                    replace(Condition::AtLeast(least - 1, *atoms), "one fewer needed of");
                }
            }
            Condition::All(_)
            | Condition::Any(_)
            | Condition::Not(_)
            | Condition::AllOf(_)
            | Condition::NoneOf(_) => {}
        }
        let (Condition::AtLeast(_, atoms) | Condition::AllOf(atoms) | Condition::NoneOf(atoms)) =
            part
        else {
            continue;
        };
        for atom in atoms.iter() {
            if let Some(Atom::Any { codes, .. }) = flow.atoms.get(atom) {
                edits.extend(codes.iter().map(|code| Edit::Code(spot, path.clone(), atom, code)));
            }
        }
    }
    edits
}

/// Every part of a condition, itself first, each with the way to it.
fn parts(condition: &Condition) -> Vec<(Vec<usize>, &Condition)> {
    let mut all = vec![(vec![], condition)];
    let below: Vec<&Condition> = match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().collect(),
        Condition::Not(part) => vec![part],
        Condition::AtLeast(..) | Condition::AllOf(_) | Condition::NoneOf(_) => vec![],
    };
    for (index, part) in below.into_iter().enumerate() {
        all.extend(parts(part).into_iter().map(|(path, part)| {
            let path = [index].into_iter().chain(path).collect();
            (path, part)
        }));
    }
    all
}

/// The condition with the part at the end of the way replaced.
fn replaced(condition: &Condition, path: &[usize], by: &Condition) -> Condition {
    let Some((first, rest)) = path.split_first() else { return by.clone() };
    let each = |parts: &[Condition]| {
        let part = |(index, part): (usize, &Condition)| {
            if index == *first { replaced(part, rest, by) } else { part.clone() }
        };
        parts.iter().enumerate().map(part).collect()
    };
    match condition {
        Condition::All(parts) => Condition::All(each(parts)),
        Condition::Any(parts) => Condition::Any(each(parts)),
        Condition::Not(part) => Condition::Not(Box::new(replaced(part, rest, by))),
        Condition::AtLeast(..) | Condition::AllOf(_) | Condition::NoneOf(_) => condition.clone(),
    }
}

impl Edit {
    /// The flow as it was and as it is after the change, over the same atoms. `None` where there
    /// is no room for one more atom.
    pub(super) fn made(&self, flow: &Flow) -> Option<(Flow, Flow)> {
        let mut before = flow.clone();
        if let Self::Code(_, _, atom, code) = self {
            let Some(Atom::Any { item, codes }) = flow.atoms.get(*atom) else { return None };
            let codes = codes.without(Codes::only(*code));
            before.atoms.push(Atom::Any { item: *item, codes });
            if before.atoms.len() > ATOMS_MAX {
                return None;
            }
        }
        let mut after = before.clone();
        match self {
            Self::Condition(spot, condition, _) => set(&mut after, *spot, condition.clone()),
            Self::Code(spot, path, atom, _) => {
                let whole = get(flow, *spot)?;
                let part = parts(whole).into_iter().find(|(known, _)| known == path)?.1;
                let fewer = exchanged(part, *atom, flow.atoms.len());
                set(&mut after, *spot, replaced(whole, path, &fewer));
            }
            Self::Always(item) => after.items.get_mut(*item)?.enable_when = None,
            Self::Outcome(rule, outcome) => after.rules.get_mut(*rule)?.outcome = *outcome,
            Self::Move(rule, place) => {
                let moved = after.rules.remove(*rule);
                after.rules.insert(*place, moved);
            }
            Self::Drop(rule) => drop(after.rules.remove(*rule)),
            Self::Ends(rule) => {
                let rule = after.rules.get_mut(*rule)?;
                rule.ends_walk = !rule.ends_walk;
            }
            Self::Skipped(item, reading) => after.items.get_mut(*item)?.when_skipped = *reading,
        }
        Some((before, after))
    }

    /// What was changed, in words.
    pub(super) fn in_words(&self, flow: &Flow) -> String {
        let item = |item: usize| flow.items.get(item).map_or("", |item| item.link_id.as_str());
        let outcome = |o: usize| flow.outcomes.get(o).map_or("", |outcome| outcome.id.as_str());
        let rule = |rule: usize| {
            let leads = flow.rules.get(rule).map_or("", |rule: &Rule| outcome(rule.outcome));
            format!("rule {} ({leads})", rule + 1)
        };
        let spot = |spot: Spot| match spot {
            Spot::Rule(index) => rule(index),
            Spot::Item(index) => format!("`enable-when` of `{}`", item(index)),
        };
        match self {
            Self::Condition(at, _, words) => format!("{}: {words}", spot(*at)),
            Self::Code(at, _, atom, code) => {
                let name = match flow.atoms.get(*atom) {
                    Some(Atom::Any { item: of, .. }) => named(flow, *of, *code),
                    _ => String::new(),
                };
                format!("{}: without {name}", spot(*at))
            }
            Self::Always(index) => format!("`{}` is asked always", item(*index)),
            Self::Outcome(at, to) => format!("{} leads to {}", rule(*at), outcome(*to)),
            Self::Move(at, to) => format!("{} moved to place {}", rule(*at), to + 1),
            Self::Drop(at) => format!("{} left out", rule(*at)),
            Self::Ends(at) => {
                let ends = flow.rules.get(*at).is_some_and(|rule| rule.ends_walk);
                let not = if ends { "no longer ends" } else { "ends" };
                format!("{} {not} the walk", rule(*at))
            }
            Self::Skipped(index, None) => {
                format!("a skipped `{}` is read as unknown", item(*index))
            }
            Self::Skipped(index, Some(code)) => {
                format!("a skipped `{}` is read as {}", item(*index), named(flow, *index, *code))
            }
        }
    }
}

fn get(flow: &Flow, spot: Spot) -> Option<&Condition> {
    match spot {
        Spot::Rule(rule) => flow.rules.get(rule)?.when.as_ref(),
        Spot::Item(item) => flow.items.get(item)?.enable_when.as_ref(),
    }
}

fn set(flow: &mut Flow, spot: Spot, condition: Condition) {
    let place = match spot {
        Spot::Rule(rule) => flow.rules.get_mut(rule).map(|rule| &mut rule.when),
        Spot::Item(item) => flow.items.get_mut(item).map(|item| &mut item.enable_when),
    };
    if let Some(place) = place {
        *place = Some(condition);
    }
}

/// A condition on atoms with one of them exchanged for another.
fn exchanged(part: &Condition, atom: usize, by: usize) -> Condition {
    let other = |atoms: &AtomSet| {
        let kept = atoms.iter().filter(|known| *known != atom);
        kept.chain([by]).map(AtomSet::only).fold(AtomSet::default(), AtomSet::or)
    };
    match part {
        Condition::AtLeast(least, atoms) => Condition::AtLeast(*least, other(atoms)),
        Condition::AllOf(atoms) => Condition::AllOf(other(atoms)),
        Condition::NoneOf(atoms) => Condition::NoneOf(other(atoms)),
        Condition::All(_) | Condition::Any(_) | Condition::Not(_) => part.clone(),
    }
}

fn named(flow: &Flow, item: usize, code: usize) -> String {
    let question = flow.items.get(item);
    let option = question.and_then(|question| question.options.get(code));
    match (question, option) {
        (Some(question), Some(option)) => format!("`{}/{}`", question.link_id, option.code),
        _ => String::new(),
    }
}

/// A condition by its first codes, to be recognised.
fn shown(flow: &Flow, condition: &Condition) -> String {
    let atoms: Vec<usize> = condition.atoms().iter().collect();
    let names: Vec<String> = atoms
        .iter()
        .take(2)
        .filter_map(|atom| match flow.atoms.get(*atom)? {
            Atom::Any { item, codes } => Some(named(flow, *item, codes.iter().next()?)),
            Atom::Answered { item } => {
                Some(format!("`{}` answered", flow.items.get(*item)?.link_id))
            }
        })
        .collect();
    let more = if atoms.len() > 2 { ", …" } else { "" };
    format!("({}{more})", names.join(", "))
}
