//! Vignettes of a pack: read, and walked through its flows.

use super::evidence_id::evidence;
use super::findings::vignette as findings;
use super::flow::ReadFlow;
use super::keys;
use crate::document::{Code, Document, Names, Table, ValueType, once_each};
use crate::flow::{Answers, Flow, Rest};
use crate::id::{OutcomeId, OverlayId};
use crate::library::limits::LINE_MAX;
use crate::vignette::{Miss, Vignette};

/// Reads the vignettes of a file, and reports those that a flow misses.
pub(super) fn vignettes(
    doc: &Document<'_>,
    flows: &[ReadFlow],
    names: &Names<'_>,
) -> Vec<Vignette> {
    let file = Table::root(doc, keys::VIGNETTES_FILE);
    let tables = file.named("vignette", "vignette", keys::VIGNETTE);
    let read = tables
        .iter()
        .filter_map(|(name, table)| Some((table, vignette(name, table, flows, names)?)));
    let read: Vec<(&Table<'_>, Vignette)> = read.collect();
    // What was misread cannot be walked; otherwise every miss is told.
    let whole = !doc.broken && !doc.log.has_errors_in(doc.path);
    for (table, vignette) in read.iter().filter(|_| whole) {
        let flow = flows.iter().map(|read| &read.flow).find(|flow| flow.id == vignette.flow);
        if let Some((flow, miss)) = flow.and_then(|flow| Some((flow, vignette.miss(flow)?))) {
            report(table, vignette, flow, &miss);
        }
    }
    read.into_iter().map(|(_, vignette)| vignette).collect()
}

fn vignette(
    name: &str,
    table: &Table<'_>,
    flows: &[ReadFlow],
    names: &Names<'_>,
) -> Option<Vignette> {
    let about = table.text("about", LINE_MAX);
    let evidence = evidence(table);
    let rest = table
        .get("rest")
        .and_then(|value| value.one_of(&[("skip", Rest::Skip), ("none", Rest::None)]));
    let flow_name = table.need("flow")?;
    let id = names.one(&flow_name);
    let answers = table.need("answers").and_then(|value| value.any_table());
    let outcome = table.need("outcome")?;
    let overlays = table.has("overlays").then(|| table.list("overlays"));
    // What stands in a flow with mistakes is not known.
    let read = flows.iter().find(|read| read.flow.id == id).filter(|read| read.whole)?;
    let flow = &read.flow;
    let answers = answers.map(|answers| given(&answers, flow)).unwrap_or_default();
    let known = flow.outcomes.iter().map(|outcome| outcome.id.as_str()).collect();
    let known = Names::new("outcome", Code::UnknownOutcome, known, true);
    let wanted: OutcomeId = known.one(&outcome);
    let known = flow.overlays.iter().map(|overlay| overlay.then.id.as_str()).collect();
    let known = Names::new("overlay", Code::UnknownOverlay, known, true);
    let overlays: Option<Vec<OverlayId>> = overlays.map(|values| {
        once_each(&values);
        values.iter().map(|value| known.one(value)).collect()
    });
    Some(Vignette {
        id: table.name(name),
        about,
        flow: id,
        answers,
        rest: rest.unwrap_or_default(),
        outcome: wanted,
        overlays,
        evidence,
    })
}

/// The answers of a vignette.
fn given(table: &Table<'_>, flow: &Flow) -> Answers {
    let items = flow.items.iter().map(|item| item.link_id.as_str()).collect();
    let items = Names::new("item", Code::UnknownItem, items, true);
    let mut answers = Answers::default();
    for (link_id, value) in table.pairs() {
        items.check(link_id, &value);
        let Some(index) = items.index(link_id) else { continue };
        let Some(item) = flow.items.get(index) else { continue };
        let known = item.options.iter().map(|option| option.code.as_str()).collect();
        let what = format!("option of `{link_id}`");
        let known = Names::new(&what, Code::UnknownOption, known, true);
        let codes = if value.raw().is_some() { vec![value.clone()] } else { value.list() };
        once_each(&codes);
        let chosen: Option<Vec<usize>> = codes
            .iter()
            .map(|code| {
                let Some(raw) = code.raw() else { return code.wrong_type(ValueType::Text, None) };
                known.check(raw, code);
                known.index(raw)
            })
            .collect();
        let Some(chosen) = chosen else { continue };
        if let Some(answer) = item.choice(chosen.into_iter().collect()) {
            answers.set(index, answer);
        } else {
            value.report(findings::one_answer(link_id));
        }
    }
    answers
}

fn report(table: &Table<'_>, vignette: &Vignette, flow: &Flow, miss: &Miss) {
    match miss {
        Miss::Stuck(item) => {
            let item = flow.items.get(*item).map_or("", |item| item.link_id.as_str());
            table.report(findings::stuck(&table.what, item));
        }
        Miss::Outcome { rule, outcome } => {
            let reached = flow.outcomes.get(*outcome).map_or("", |outcome| outcome.id.as_str());
            let wanted = vignette.outcome.as_str();
            let problem = findings::other_outcome(&table.what, wanted, reached, rule + 1);
            table.report_at(table.place_of("outcome"), problem);
        }
        Miss::Overlays(shown) => {
            let shown: Vec<&str> = shown.iter().map(OverlayId::as_str).collect();
            let problem = findings::other_overlays(&table.what, &shown);
            table.report_at(table.place_of("overlays"), problem);
        }
    }
}
