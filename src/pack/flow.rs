//! Flows: items, findings, rules, outcomes and overlays of one file, put together.

use super::condition::Conditions;
use super::evidence_id::evidence;
use super::findings::file::NamedThing;
use super::findings::flow as findings;
use super::findings::{item, outcome};
use super::flaw_report::{Places, check_proof};
use super::item::items;
use super::item_head::{ItemHead, heads};
use super::keys;
use super::outcome::Outcomes;
use super::own_id::check_own_id;
use super::references::References;
use super::rule::{UNKNOWN, rules};
use super::sources::sources;
use crate::document::{Code, Names, Table, stand_in};
use crate::flow::{
    ATOMS_MAX, Atom, Codes, Fingerprint, Flow, OVERLAYS_SHOWN, Overlay, Paths, Rule, WALK_BITS_MAX,
    When,
};
use crate::id::PassageRef;
use crate::library::limits::{INTRO_LINES_MAX, LINE_MAX, OUTCOMES_MAX, TITLE_MAX};

/// A flow as it was read.
pub(super) struct ReadFlow {
    pub(super) flow: Flow,
    /// Whether its file has no mistake.
    pub(super) whole: bool,
}

/// Reads a flow from the file of that name.
pub(super) fn flow(file: &Table<'_>, file_name: &str, references: &References<'_>) -> ReadFlow {
    let heads = heads(file);
    let conditions = Conditions::new(&heads, file);
    let items = items(file, &heads, &conditions, references);
    let outcome_tables = file.named("outcome", "outcome", keys::OUTCOME);
    if let Some((_, extra)) = outcome_tables.get(OUTCOMES_MAX) {
        extra.report(findings::too_many_outcomes(outcome_tables.len()));
    }
    let overlay_tables = file.named("overlay", "overlay", keys::OVERLAY);
    let names = outcome_tables.iter().map(|(name, _)| *name).collect();
    let names = Names::new("outcome", Code::UnknownOutcome, names, !file.doc.broken);
    let rules = rules(file, &names, &conditions);
    let read = Outcomes { conditions: &conditions, references };
    let outcomes = outcome_tables.iter().map(|(name, table)| read.outcome(name, table)).collect();
    let overlays: Vec<_> =
        overlay_tables.iter().map(|(name, table)| read.overlay(name, table)).collect();
    check_named_overlays(&overlays, &overlay_tables);
    for (index, (name, table)) in outcome_tables.iter().enumerate() {
        let leads_here = |rule: &Rule| rule.outcome == index || rule.outcome == UNKNOWN;
        if !file.doc.broken && !rules.iter().any(leads_here) {
            table.report(outcome::unused(name));
        }
    }
    let about = file.table("flow", keys::FLOW);
    let tests = about.as_ref().and_then(|about| tests(about, references));
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
        check_own_id(about, file_name, NamedThing::File);
        flow.title = about.text("title", TITLE_MAX);
        flow.intro = intro(about);
        flow.based_on = about.text("based-on", LINE_MAX);
        flow.closing = about.text("closing", LINE_MAX);
        flow.sources = sources(about, &references.sources);
        flow.evidence = evidence(about);
    }
    check_size(file, about.as_ref(), &flow);
    if !file.doc.broken && !file.doc.log.has_errors_in(file.doc.path) {
        let (outcomes, overlays) = (&outcome_tables, &overlay_tables);
        let places = Places { file, heads: &heads, outcomes, overlays };
        check_proof(&flow, &places, &mut references.budget.borrow_mut());
    }
    if !file.doc.broken {
        conditions.report_unused();
        report_unused(&heads, &flow);
    }
    let whole = !file.doc.broken && !file.doc.log.has_errors_in(file.doc.path);
    ReadFlow { flow, whole }
}

/// Reports overlays that a result may only name, and that have no name or nothing to read.
fn check_named_overlays(overlays: &[When<Overlay>], tables: &[(&str, Table<'_>)]) {
    let others = overlays.iter().zip(tables).filter(|(overlay, _)| !overlay.then.always);
    if others.clone().count() <= OVERLAYS_SHOWN {
        return;
    }
    for (_, (_, table)) in others {
        for key in ["short", "passages"].into_iter().filter(|key| !table.has(key)) {
            table.missing(outcome::overlay_only_named(&table.what, key));
        }
    }
}

/// The passage of which the list for the visit has the tests.
fn tests(about: &Table<'_>, references: &References<'_>) -> Option<PassageRef> {
    let value = about.get("tests")?;
    let passage = references.passages.passage(&value);
    if value.raw().is_some_and(|raw| {
        references.passages.index(raw).is_some() && !references.with_tests.contains(raw)
    }) {
        value.report(findings::passage_without_tests(&passage.to_string()));
    }
    Some(passage)
}

fn intro(about: &Table<'_>) -> Vec<String> {
    let lines = about.need("intro").map_or_else(Vec::new, |value| value.list());
    if about.has("intro")
        && about.list_is_read("intro")
        && !(1..=INTRO_LINES_MAX).contains(&lines.len())
    {
        about.report_at(about.place_of("intro"), findings::intro_lines(lines.len()));
    }
    lines.iter().map(|line| line.text(LINE_MAX)).collect()
}

/// What must fit: atoms into a set, answers into a button.
fn check_size(file: &Table<'_>, about: Option<&Table<'_>>, flow: &Flow) {
    let place = about.map_or(0..0, |about| about.place.clone());
    if flow.atoms.len() > ATOMS_MAX {
        file.report_at(place.clone(), findings::too_many_atoms());
    }
    let bits = flow.walk_bits();
    if bits > WALK_BITS_MAX {
        file.report_at(place, findings::walk_too_long(bits));
    }
}

/// Items and options that no condition looks at, as advice.
fn report_unused(heads: &[ItemHead<'_>], flow: &Flow) {
    for (index, (head, question)) in heads.iter().zip(&flow.items).enumerate() {
        let of_item = flow.atoms.iter().filter(|atom| atom.item() == index);
        let codes = of_item.clone().filter_map(|atom| match atom {
            Atom::Any { codes, .. } => Some(*codes),
            Atom::Answered { .. } => None,
        });
        let looked_at = codes.fold(Codes::NONE, Codes::or);
        if of_item.count() == 0 {
            head.table.report(item::unused(head.name));
            continue;
        }
        // With one answer, what no condition looks at is "everything else". With several, an
        // option that no condition looks at changes nothing.
        let unused =
            if question.repeats { question.ordinary().without(looked_at) } else { Codes::NONE };
        for (_, option) in unused.iter().filter_map(|option| head.options.get(option)) {
            option.report(item::unused_option(&option.what));
        }
    }
}
