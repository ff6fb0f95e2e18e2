//! The results of a pack's flows, held against the list of timings: whether anybody who ticks what has
//! a time is told a later one.

use std::cell::RefCell;

use super::findings::flaw;
use super::findings::timing as findings;
use super::flow::ReadFlow;
use super::judged_text::JudgedFile;
use super::read_file::ReadFile;
use super::timing_texts::SaidTimes;
use super::timings::{Row, TimingList};
use crate::document::{Code, Document, Names, Span, Table, Value};
use crate::flow::{Codes, Condition, Flow, Statement, When};
use crate::library::FileKind;
use crate::proof::{Budget, LineShown, TimedLine, TimedSign, TooLate, too_late};

/// Reports answers in the list that no flow has.
pub(super) fn check_options(list: &TimingList<'_>, flows: &[ReadFlow]) {
    let known = flows.iter().flat_map(|read| &read.flow.items).flat_map(|item| {
        let all = item.repeats.then_some("*");
        let codes = item.options.iter().map(|option| option.code.as_str()).chain(all);
        codes.map(|code| format!("{}/{code}", item.link_id))
    });
    let known: Vec<String> = known.collect();
    let complete = flows.iter().all(|read| read.whole);
    let known = known.iter().map(String::as_str).collect();
    let names = Names::new("answer", Code::UnknownOption, known, complete);
    for row in &list.rows {
        for value in row.options.iter().flatten().chain(&row.unless) {
            names.check(value.raw().unwrap_or_default(), value);
        }
    }
}

/// Reports results that come too late.
pub(super) fn check_results(
    list: &mut TimingList<'_>,
    texts: &SaidTimes<'_>,
    judged: &[JudgedFile<'_>],
    flows: &[ReadFlow],
    budget: &RefCell<Budget>,
) {
    let mut budget = budget.borrow_mut();
    for read in flows.iter().filter(|read| read.whole) {
        let flow = &read.flow;
        let named =
            |file: &&ReadFile<'_>| file.is(FileKind::Flow) && file.path.name == flow.id.as_str();
        let mut files = judged.iter().map(|judged| judged.file);
        let Some(file) = files.find(named) else { continue };
        let signs: Vec<TimedSign> = list.rows.iter().map(|row| sign(list, row, flow)).collect();
        let lines = LinesWithTime::of(list, flow);
        if budget.is_spent() {
            return;
        }
        let Some(found) = too_late(flow, &signs, &lines.lines, &mut budget) else {
            let about = Table::peek(&file.doc).get("flow").map_or(0..0, |value| value.place);
            file.doc.report(flaw::too_much().at(about));
            return;
        };
        for late in found {
            report(list, texts, flow, &file.doc, &lines, &late);
        }
    }
}

fn report(
    list: &TimingList<'_>,
    texts: &SaidTimes<'_>,
    flow: &Flow,
    doc: &Document<'_>,
    lines: &LinesWithTime,
    late: &TooLate,
) {
    let Some(row) = list.rows.get(late.sign) else { return };
    let outcome = flow.outcomes.get(late.outcome).map_or("", |outcome| outcome.id.as_str());
    let line = late.line.and_then(|line| lines.texts.get(line));
    let span =
        line.map_or_else(|| table_place(doc, "outcome", outcome), |line| line.span(doc, flow));
    let other = texts.other(list, late.sign, doc.path, &span);
    let walk = late.walk.in_words(flow);
    let said = line.map(|line| line.sentence.as_str());
    let time = list.said(row.time);
    doc.report(findings::too_late(&walk, outcome, said, row.name, time, &other).at(span));
}

/// A row as the proof takes it, for one flow.
fn sign(list: &TimingList<'_>, row: &Row<'_>, flow: &Flow) -> TimedSign {
    let together = |values: &Vec<Value<'_>>| -> Option<Vec<(usize, Codes)>> {
        values.iter().map(|value| answer(flow, value)).collect()
    };
    let ticked = row.options.iter().filter_map(together).filter(|all| !all.is_empty()).collect();
    let unless = row.unless.iter().filter_map(|value| answer(flow, value)).collect();
    let disposition = list.times.get(row.time).map(|time| time.disposition);
    let disposition = disposition.unwrap_or(crate::flow::Disposition::Information);
    TimedSign { ticked, unless, time: row.time, disposition }
}

/// The item and the options that an answer means in this flow.
fn answer(flow: &Flow, value: &Value<'_>) -> Option<(usize, Codes)> {
    let (item, code) = value.raw()?.split_once('/')?;
    let index = flow.item(item)?;
    let item = flow.items.get(index)?;
    let codes =
        if code == "*" && item.repeats { item.ordinary() } else { Codes::only(item.option(code)?) };
    Some((index, codes))
}

/// The lines of a flow's results that give a time, each with where it stands.
struct LinesWithTime {
    lines: Vec<TimedLine>,
    texts: Vec<LineText>,
}

struct LineText {
    shown: LineShown,
    /// The key of the list that it stands in, and its place there.
    entry: (&'static str, usize),
    sentence: String,
}

impl LinesWithTime {
    fn of(list: &mut TimingList<'_>, flow: &Flow) -> Self {
        let mut found = Self { lines: vec![], texts: vec![] };
        for (index, outcome) in flow.outcomes.iter().enumerate() {
            let shown = LineShown::Outcome(index);
            let mut earlier: Vec<Condition> = Vec::new();
            let special =
                outcome.headlines.iter().enumerate().filter(|(_, line)| line.when.is_some());
            let plain =
                outcome.headlines.iter().enumerate().filter(|(_, line)| line.when.is_none());
            // The first headline that holds wins, else the plain one.
            for (line, headline) in special.chain(plain) {
                let none_before = earlier.iter().map(|when| Condition::Not(Box::new(when.clone())));
                let parts: Vec<Condition> = none_before.chain(headline.when.clone()).collect();
                earlier.extend(headline.when.clone());
                let when = (!parts.is_empty()).then_some(Condition::All(parts));
                found.add(list, shown, ("headline", line), when.as_ref(), &headline.then);
            }
            for (key, lines) in [("text", &outcome.text), ("do", &outcome.steps)] {
                for (line, When { when, then: Statement { text, .. } }) in lines.iter().enumerate()
                {
                    found.add(list, shown, (key, line), when.as_ref(), text);
                }
            }
        }
        for (index, overlay) in flow.overlays.iter().enumerate() {
            let (shown, text) = (LineShown::Overlay(index), &overlay.then.line.text);
            found.add(list, shown, ("text", 0), overlay.when.as_ref(), text);
        }
        found
    }

    fn add(
        &mut self,
        list: &mut TimingList<'_>,
        shown: LineShown,
        entry: (&'static str, usize),
        when: Option<&Condition>,
        text: &str,
    ) {
        let (statements, _) = list.phrases.statements(text, None);
        for statement in statements {
            let sentence = text.get(statement.place.clone()).unwrap_or_default().to_owned();
            // "If not, …" without a symptom is for nobody who can be known.
            let untied = statement.rows.is_empty();
            let for_some = untied && statement.conditional;
            if statement.times.is_empty() || for_some || untied && list.spares(&sentence) {
                continue;
            }
            for time in statement.times {
                let signs = (!statement.rows.is_empty()).then(|| statement.rows.clone());
                let when = when.cloned();
                self.lines.push(TimedLine { shown, when, time, signs });
                let sentence = sentence.clone();
                self.texts.push(LineText { shown, entry, sentence });
            }
        }
    }
}

impl LineText {
    /// Where it stands in the file of its flow.
    fn span(&self, doc: &Document<'_>, flow: &Flow) -> Span {
        let (table, name) = match self.shown {
            LineShown::Outcome(index) => {
                ("outcome", flow.outcomes.get(index).map_or("", |outcome| outcome.id.as_str()))
            }
            LineShown::Overlay(index) => {
                ("overlay", flow.overlays.get(index).map_or("", |overlay| overlay.then.id.as_str()))
            }
        };
        let (key, index) = self.entry;
        let value = Table::peek(doc)
            .get(table)
            .and_then(|value| value.table_if()?.get(name)?.table_if()?.get(key));
        let entry = value.as_ref().filter(|value| value.is_list());
        let entry = entry.and_then(|value| value.list().into_iter().nth(index));
        entry.or(value).map_or(0..0, |value| value.place)
    }
}

fn table_place(doc: &Document<'_>, table: &str, name: &str) -> Span {
    let found = Table::peek(doc).get(table).and_then(|value| value.table_if()?.get(name));
    found.and_then(|value| value.table_if()).map_or(0..0, |table| table.place)
}
