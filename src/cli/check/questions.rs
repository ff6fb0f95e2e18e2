//! What people may ask of a pack: how much of it there is, and how well the pack finds the answer.

use std::collections::BTreeMap;

use super::super::{FAILED, Failure, print};
use crate::library::{Library, Pack};
use crate::questions::{Due, Goals, RefuseKind};
use crate::search::{Fitted, FittedGate, Measured, VoiceMeasured};

/// How many example questions there are, a line for each thing that is said; none where the pack has
/// none.
pub(super) fn counts(pack: &Pack) -> Vec<String> {
    let questions = &pack.questions;
    let mut by_passage: BTreeMap<String, usize> =
        pack.passages().map(|(name, _)| (name.to_string(), 0)).collect();
    let (mut outside, mut refuse): (BTreeMap<&str, usize>, BTreeMap<RefuseKind, usize>) =
        Default::default();
    for example in questions.examples() {
        match &example.due {
            Due::Passage(passage) => *by_passage.entry(passage.to_string()).or_default() += 1,
            Due::Outside(group) => *outside.entry(group).or_default() += 1,
            Due::Refuse(kind) => *refuse.entry(*kind).or_default() += 1,
        }
    }
    let all = questions.examples().count();
    if all == 0 {
        return vec![
            "Questions: there are no example questions, so that what people ask is found by words alone."
                .to_owned(),
        ];
    }
    let asked: usize = by_passage.values().sum();
    let held = questions.voices.iter().filter(|voice| voice.is_held_out).count();
    let mut lines = vec![format!(
        "Questions: {all} by {} writers, {held} of them held out; {asked} for passages, {} outside, {} to refuse.",
        questions.voices.len(),
        outside.values().sum::<usize>(),
        refuse.values().sum::<usize>()
    )];
    let least = by_passage.values().min().copied().unwrap_or_default();
    let fewest = by_passage.iter().filter(|(_, count)| **count == least);
    let fewest: Vec<&str> = fewest.map(|(name, _)| name.as_str()).take(5).collect();
    lines.push(format!("Fewest questions for a passage: {least}, such as {}.", fewest.join(", ")));
    let groups = outside.iter().map(|(group, count)| format!("{group} {count}"));
    let groups: Vec<String> = groups.collect();
    lines.push(format!("Outside, by group: {}.", none_or(&groups)));
    let kinds = refuse.iter().map(|(kind, count)| format!("{} {count}", kind.name()));
    let kinds: Vec<String> = kinds.collect();
    lines.push(format!("To refuse, by kind: {}.", none_or(&kinds)));
    lines
}

fn none_or(parts: &[String]) -> String {
    if parts.is_empty() { "none".to_owned() } else { parts.join(", ") }
}

/// Measures how well each pack finds what people ask, and says where that is less than its goals.
pub(in crate::cli) fn measure(library: &Library) -> Result<(), Failure> {
    let mut below = Vec::new();
    for pack in library.packs.iter().filter(|pack| !pack.questions.voices.is_empty()) {
        print(&format!("Pack {}: what people ask.\n", pack.id))?;
        match pack.index.measure() {
            Some(of_held) => {
                print(&format!("  Of the voices that are held out, {}\n", measured(&of_held)))?;
                below.extend(below_goals(pack, &of_held));
            }
            None => print("  No voice is held out, so that nothing is measured.\n")?,
        }
        for line in every_voice(pack) {
            print(&format!("  {line}\n"))?;
        }
    }
    if below.is_empty() {
        return Ok(());
    }
    Err(Failure::new(FAILED, below.join("\n")))
}

/// What was measured, in a line.
fn measured(measured: &Measured) -> String {
    let Measured { asked, right, wrong, refused_wrongly, outside, to_refuse, refused, by_kind } =
        measured;
    let groups =
        outside.iter().map(|(group, of)| format!("{group} {} of {}", of.answered, of.asked));
    let groups: Vec<String> = groups.collect();
    let kinds =
        by_kind.iter().map(|(kind, of)| format!("{} {} of {}", kind.name(), of.refused, of.asked));
    let kinds: Vec<String> = kinds.collect();
    let mut parts = Vec::new();
    if *asked > 0 {
        parts.push(format!(
            "of {asked} questions {} per cent see the right passage, {} another one, {} are refused",
            share(*right, *asked),
            share(*wrong, *asked),
            share(*refused_wrongly, *asked),
        ));
    }
    if !groups.is_empty() {
        parts.push(format!("outside questions that get a passage: {}", groups.join(", ")));
    }
    if *to_refuse > 0 {
        parts.push(format!(
            "of {to_refuse} to refuse {} per cent are, or see what helps instead: {}",
            share(*refused, *to_refuse),
            kinds.join(", "),
        ));
    }
    format!("{}.", parts.join("; "))
}

/// What is below the goals of the pack, a sentence each.
fn below_goals(pack: &Pack, measured: &Measured) -> Vec<String> {
    let Goals { right, wrong, answered_outside, refused } = pack.questions.goals;
    let mut below = Vec::new();
    let mut hold = |is: f64, goal: Option<u32>, at_least: bool, what: &str| {
        let Some(goal) = goal else { return };
        let is_met = if at_least { is >= f64::from(goal) } else { is <= f64::from(goal) };
        if !is_met {
            let most = if at_least { "least" } else { "most" };
            let id = &pack.id;
            below.push(format!(
                "in the pack {id}, {is:.1} per cent of {what}, and its goal is at {most} {goal}"
            ));
        }
    };
    hold(
        percent(measured.right, measured.asked),
        right,
        true,
        "what is asked sees the right passage",
    );
    hold(
        percent(measured.wrong, measured.asked),
        wrong,
        false,
        "what is asked sees another passage",
    );
    for (group, of) in &measured.outside {
        let what = format!("the outside questions of `{group}` get a passage");
        hold(percent(of.answered, of.asked), answered_outside, false, &what);
    }
    if measured.to_refuse > 0 {
        hold(
            percent(measured.refused, measured.to_refuse),
            refused,
            true,
            "what must be refused is, or sees what helps instead",
        );
    }
    below
}

/// Every voice held out in its turn, and the constants that these voices would give the gate.
fn every_voice(pack: &Pack) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for VoiceMeasured { name, is_held_out, language, measured: of_voice } in
        pack.index.measure_each()
    {
        let by = if is_held_out || language.is_some() {
            "By all that are not held out"
        } else {
            "By the others of these"
        };
        let of_language = language.map(|language| format!(" in `{}`", language.code()));
        let of_language = of_language.unwrap_or_default();
        lines.push(format!("{by}, what {name} asks{of_language}: {}", measured(&of_voice)));
    }
    let FittedGate { shown, refused } = pack.index.fit_gate();
    lines.push(format!(
        "The gate that fits the voices best that are not held out (src/search/gate.rs): to show {}, to refuse {}.",
        constants(&shown),
        constants(&refused)
    ));
    lines
}

fn constants<const N: usize>(fitted: &Fitted<N>) -> String {
    let counts: Vec<String> = fitted.counts.iter().map(|count| format!("{count:.3}")).collect();
    format!("[{}] and {:.3}", counts.join(", "), fitted.always)
}

fn share(part: usize, of: usize) -> String {
    format!("{:.1}", percent(part, of))
}

fn percent(part: usize, of: usize) -> f64 {
    let number = |count: usize| u32::try_from(count).map_or(f64::MAX, f64::from);
    if of == 0 { 0.0 } else { number(part) * 100.0 / number(of) }
}
