//! Flows: items, findings, rules, outcomes and overlays of one file, put together.

use super::article::{Reading, named_like_file};
use super::condition::Conditions;
use super::grounds::{evidence, evidence_if, sources};
use super::item::{Head, heads, items};
use super::keys;
use super::outcome::Outcomes;
use super::proved::{Places, check_proof};
use crate::document::{Code, Names, Table, Value, stand_in};
use crate::flow::{ATOMS_MAX, Codes, Fingerprint, Flow, Paths, Rule, WALK_BITS_MAX};
use crate::id::PassageRef;
use crate::library::limits::{INTRO_LINES_MAX, LINE_MAX, OUTCOMES_MAX, TITLE_MAX};

/// Stands in for an outcome that is not there. That is a mistake, so the flow is not given out.
const UNKNOWN: usize = usize::MAX;

/// A flow as it was read.
pub(super) struct Read {
    pub(super) flow: Flow,
    /// Whether its file has no mistake.
    pub(super) whole: bool,
}

/// Reads a flow from the file of that name.
pub(super) fn flow(file: &Table<'_>, file_name: &str, reading: &Reading<'_>) -> Read {
    let heads = heads(file);
    let conditions = Conditions::new(&heads, file);
    let items = items(file, &heads, &conditions, reading);
    let outcome_tables = file.named("outcome", "outcome", keys::OUTCOME);
    if let Some((_, extra)) = outcome_tables.get(OUTCOMES_MAX) {
        let count = outcome_tables.len();
        let message = format!("this flow has {count} outcomes, but may have {OUTCOMES_MAX}");
        let remedy = "Put outcomes together that ask the same of people, or make two flows.";
        extra.report(Code::TooMany, extra.place.clone(), &message, remedy);
    }
    let overlay_tables = file.named("overlay", "overlay", keys::OVERLAY);
    let names = outcome_tables.iter().map(|(name, _)| *name).collect();
    let names = Names::new("outcome", Code::UnknownOutcome, names, !file.doc.broken);
    let rules = rules(file, &names, &conditions);
    let read = Outcomes { conditions: &conditions, reading };
    let outcomes = outcome_tables.iter().map(|(name, table)| read.outcome(name, table)).collect();
    let overlays = overlay_tables.iter().map(|(name, table)| read.overlay(name, table)).collect();
    for (index, (name, table)) in outcome_tables.iter().enumerate() {
        let leads_here = |rule: &Rule| rule.outcome == index || rule.outcome == UNKNOWN;
        if !file.doc.broken && !rules.iter().any(leads_here) {
            let message = format!("no rule leads to the outcome `{name}`");
            let remedy =
                format!("Add a `[[rule]]` with outcome = \"{name}\", or remove the outcome.");
            table.report(Code::OutcomeUnused, table.place.clone(), &message, remedy);
        }
    }
    let about = file.table("flow", keys::FLOW);
    let tests = about.as_ref().and_then(|about| tests(about, reading));
    let mut flow = Flow {
        id: file_name.parse().unwrap_or_else(|_| stand_in()),
        title: String::new(),
        intro: vec![],
        based_on: String::new(),
        closing: String::new(),
        items,
        rules,
        outcomes,
        overlays,
        tests,
        atoms: conditions.atoms(),
        findings: conditions.findings(),
        sources: vec![],
        evidence: vec![],
        mark: Fingerprint::default(),
        paths: Paths::default(),
    };
    if let Some(about) = &about {
        named_like_file(about, file_name, "file");
        flow.title = about.text("title", TITLE_MAX);
        flow.intro = intro(about);
        flow.based_on = about.text("based-on", LINE_MAX);
        flow.closing = about.text("closing", LINE_MAX);
        flow.sources = sources(about, &reading.sources);
        flow.evidence = evidence(about);
    }
    check_size(file, about.as_ref(), &flow);
    if !file.doc.broken && !file.doc.log.has_errors_in(file.doc.path) {
        let (outcomes, overlays) = (&outcome_tables, &overlay_tables);
        let places = Places { file, heads: &heads, outcomes, overlays };
        check_proof(&flow, &places, &mut reading.budget.borrow_mut());
    }
    if !file.doc.broken {
        conditions.report_unused();
        report_unused(&heads, &flow);
    }
    let whole = !file.doc.broken && !file.doc.log.has_errors_in(file.doc.path);
    Read { flow, whole }
}

/// The passage of which the list for the visit has the tests.
fn tests(about: &Table<'_>, reading: &Reading<'_>) -> Option<PassageRef> {
    let value = about.get("tests")?;
    let passage = reading.passages.passage(&value);
    if value.raw().is_some_and(|raw| {
        reading.passages.index(raw).is_some() && !reading.with_tests.contains(raw)
    }) {
        let message = format!("the passage `{passage}` has no tests for the list for the visit");
        let remedy = "Give the passage `tests`, name one that has them, or remove this line.";
        value.report(Code::TooFew, &message, remedy);
    }
    Some(passage)
}

fn intro(about: &Table<'_>) -> Vec<String> {
    let lines = about.need("intro").map_or_else(Vec::new, |value| value.list());
    if about.has("intro")
        && about.list_is_read("intro")
        && !(1..=INTRO_LINES_MAX).contains(&lines.len())
    {
        let code = if lines.is_empty() { Code::TooFew } else { Code::TooMany };
        let place = about.get("intro").map_or(0..0, |value| value.place);
        let message =
            format!("`intro` has {} lines, but must have 1 to {INTRO_LINES_MAX}", lines.len());
        about.report(
            code,
            place,
            &message,
            "Say in one to three short lines what this is, and what it is not.",
        );
    }
    lines.iter().map(|line| line.text(LINE_MAX)).collect()
}

fn rules(file: &Table<'_>, outcomes: &Names<'_>, conditions: &Conditions<'_>) -> Vec<Rule> {
    let entries = file.list("rule");
    let none = entries.is_empty() && file.list_is_read("rule");
    let last = entries.len().saturating_sub(1);
    let mut rules = Vec::new();
    let mut always: Option<Table<'_>> = None;
    let mut told = false;
    for (index, mut entry) in entries.into_iter().enumerate() {
        entry.what = format!("rule {}", index + 1);
        let Some(table) = entry.table(keys::RULE) else { continue };
        let has_when = table.has("when");
        if let Some(earlier) = always.as_ref().filter(|_| !told) {
            told = true;
            let message = format!(
                "{} is never reached: {} before it has no `when`, so it always holds",
                table.what, earlier.what
            );
            let problem = crate::document::Problem::new(
                Code::RuleNeverReached,
                table.place.clone(),
                &message,
                "Only the last rule has no `when`: add one to the rule before, or move that rule to the end.",
            );
            table.doc.report(problem.label(earlier.place.clone(), "always holds"));
        }
        if !has_when {
            always = always.or(Some(table.clone()));
        }
        let ends_walk = table.flag("ends-walk");
        if ends_walk && !has_when {
            let message = format!(
                "{} ends every walk after its first answer, because it has no `when`",
                table.what
            );
            let place = table.get("ends-walk").map_or(0..0, |value| value.place);
            table.report(Code::EndsAtOnce, place, &message, "Remove `ends-walk`, or add a `when`.");
        }
        if index == last && has_when && always.is_none() && !file.doc.broken {
            let message = "no rule holds for everybody: the last one has a `when`";
            table.report(
                Code::NoLastRule,
                table.place.clone(),
                message,
                "Add a last `[[rule]]` with only an `outcome`.",
            );
        }
        evidence_if(&table);
        let outcome = table.need("outcome").and_then(|value| outcome_index(&value, outcomes));
        let outcome = outcome.unwrap_or(UNKNOWN);
        rules.push(Rule { when: conditions.when(&table, "when"), outcome, ends_walk });
    }
    if none {
        file.missing("this flow has no rule", "Add a `[[rule]]` with an `outcome`.");
    }
    rules
}

fn outcome_index(value: &Value<'_>, outcomes: &Names<'_>) -> Option<usize> {
    let Some(raw) = value.raw() else {
        return value.wrong_type(crate::document::ValueType::Text, None);
    };
    outcomes.check(raw, value);
    outcomes.index(raw)
}

/// What must fit: atoms into a set, answers into a button.
fn check_size(file: &Table<'_>, about: Option<&Table<'_>>, flow: &Flow) {
    let place = about.map_or(0..0, |about| about.place.clone());
    if flow.atoms.len() > ATOMS_MAX {
        let message =
            format!("the conditions of this flow tell more than {ATOMS_MAX} things apart");
        let remedy = "Look at several codes of an item together: { any-of = [\"item/a\", \"item/b\"] } counts once. Leave out conditions that make no difference.";
        file.report(Code::TooManyAtoms, place.clone(), &message, remedy);
    }
    let bits = flow.walk_bits();
    if bits > WALK_BITS_MAX {
        let message = format!(
            "the answers of this flow take {bits} bits, and a button has room for {WALK_BITS_MAX}"
        );
        let remedy = "Leave out answer options (an item with several answers takes one bit for each), or make two flows of it.";
        file.report(Code::WalkTooLong, place, &message, remedy);
    }
}

/// Items and options that no condition looks at, as advice.
fn report_unused(heads: &[Head<'_>], flow: &Flow) {
    for (index, (head, item)) in heads.iter().zip(&flow.items).enumerate() {
        let of_item = flow.atoms.iter().filter(|atom| atom.item() == index);
        let codes = of_item.clone().filter_map(|atom| match atom {
            crate::flow::Atom::Any { codes, .. } => Some(*codes),
            crate::flow::Atom::Answered { .. } => None,
        });
        let looked_at = codes.fold(Codes::NONE, Codes::or);
        if of_item.count() == 0 {
            let message = format!("no condition looks at the item `{}`", head.name);
            let remedy = "Its answers change nothing. Use one in a condition, or remove the item.";
            head.table.report(Code::NeverUsed, head.table.place.clone(), &message, remedy);
            continue;
        }
        // With one answer, what no condition looks at is "everything else". With several, an
        // option that no condition looks at changes nothing.
        let unused = if item.repeats { item.ordinary().without(looked_at) } else { Codes::NONE };
        for (_, option) in unused.iter().filter_map(|option| head.options.get(option)) {
            let message = format!("no condition looks at {}", option.what);
            let remedy =
                "Choosing it changes nothing. Use it in a condition, or remove the option.";
            option.report(Code::NeverUsed, option.place.clone(), &message, remedy);
        }
    }
}
