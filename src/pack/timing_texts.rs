//! The texts of a pack and the safety cards, held against the list of timings: whether each gives
//! what it names the time that the list gives it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::findings::timing as findings;
use super::findings::timing::OtherText;
use super::judged_text::{ENGLISH, JudgedFile, JudgedText};
use super::outcome::DISPOSITIONS;
use super::read_file::ReadFile;
use super::timings::TimingList;
use crate::document::{Document, Span, Table};
use crate::flow::Disposition;
use crate::library::FileKind;
use crate::library::limits::PASSAGE_MAX;
use crate::library::texts::{TextKind, TextRole};
use crate::timing::{ListLead, Statement};
use crate::wording::GuardedText;

/// What the texts say.
pub(super) struct SaidTimes<'d> {
    said: Vec<SaidTime<'d>>,
    /// How many texts give a row its time.
    pub(super) tied: usize,
}

/// A time that a text gives.
struct SaidTime<'d> {
    doc: &'d Document<'d>,
    span: Span,
    sentence: String,
    kind: TextKind,
    /// How urgent the outcome is that the text belongs to.
    outcome: Option<Disposition>,
    statement: Statement,
}

impl<'d> SaidTimes<'d> {
    /// What the texts of some files say.
    pub(super) fn of<'j>(
        list: &TimingList<'d>,
        files: impl Iterator<Item = &'j JudgedFile<'d>>,
    ) -> Self
    where
        'd: 'j,
    {
        let (mut said, mut tied) = (Vec::new(), 0);
        for JudgedFile { file, texts } in files {
            let outcomes = outcomes(file);
            let mut announced: Option<AnnouncedTexts<'_>> = None;
            for shown in texts.iter().filter(|text| text.is_english(ENGLISH)) {
                // Longer texts are mistakes of another kind.
                if shown.text.len() > 4 * PASSAGE_MAX {
                    continue;
                }
                announced = announced.filter(|announced| announced.go_on_with(shown));
                let lead = announced.as_mut().map(|announced| announced.lead_of(shown));
                let (statements, next) = list.phrases.statements(shown.text, lead.as_ref());
                if let Some(lead) = next {
                    announced = Some(AnnouncedTexts { lead, by: shown.keys.clone(), part: None });
                }
                tied += usize::from(statements.iter().any(|said| list.is_right(said)));
                let outcome = outcome_of(shown, &outcomes).filter(|_| !statements.is_empty());
                said.extend(statements.into_iter().map(|statement| {
                    let (doc, kind) = (shown.doc, shown.kind);
                    let span = shown.span_of(statement.place.clone());
                    let sentence = part(shown.text, statement.place.clone());
                    SaidTime { doc, span, sentence, kind, outcome, statement }
                }));
            }
        }
        Self { said, tied }
    }

    /// A text that gives a row its time: best one of another file than this, and never this place.
    pub(super) fn other(
        &self,
        list: &TimingList<'_>,
        row: usize,
        path: &str,
        span: &Span,
    ) -> OtherText {
        let time = list.rows.get(row).map(|row| row.time);
        let gives = |said: &&SaidTime<'_>| {
            let statement = &said.statement;
            let right = time.is_some_and(|time| statement.times.contains(&time));
            right && statement.rows.contains(&row) && !(said.doc.path == path && said.span == *span)
        };
        let mut giving = self.said.iter().filter(gives);
        let elsewhere = giving.clone().find(|said| said.doc.path != path);
        let text = elsewhere.or_else(|| giving.next()).map(|said| {
            (said.doc.path.to_owned(), line_of(said.doc, &said.span), said.sentence.clone())
        });
        let table = list.rows.get(row).map_or(0..0, |row| row.table.place.clone());
        let doc = &list.file.doc;
        text.map_or_else(
            || OtherText { path: doc.path.to_owned(), line: line_of(doc, &table), said: None },
            |(path, line, said)| OtherText { path, line, said: Some(said) },
        )
    }

    /// Reports what differs from the list.
    pub(super) fn check(&self, list: &mut TimingList<'d>) {
        let mut told = BTreeSet::new();
        for said in &self.said {
            let problems = self.problems(list, said);
            if problems.is_empty() || list.spares(&said.sentence) {
                continue;
            }
            for problem in problems {
                // A line that stands in a file several times is told at each place, once.
                if told.insert((said.doc.path, said.span.start, problem.message.clone())) {
                    said.doc.report(problem.at(said.span.clone()));
                }
            }
        }
    }

    fn problems(
        &self,
        list: &TimingList<'_>,
        said: &SaidTime<'_>,
    ) -> Vec<crate::document::Problem> {
        let (statement, sentence) = (&said.statement, said.sentence.as_str());
        let mut problems = Vec::new();
        let other = |row| self.other(list, row, said.doc.path, &said.span);
        let row_of = |row: usize| list.rows.get(row);
        if statement.never {
            let row = statement.rows.first().copied();
            let right = row.and_then(|row| {
                Some((row_of(row)?.name, list.said(row_of(row)?.time), other(row)))
            });
            let times: Vec<&str> = list.times.iter().map(|time| time.said.as_str()).collect();
            problems.push(findings::unknown(sentence, right, &times));
        }
        for row in statement.rows.iter().filter(|_| !statement.times.is_empty()) {
            let Some(known) = row_of(*row) else { continue };
            if !statement.times.contains(&known.time) {
                let time = list.said(known.time);
                problems.push(findings::differs(sentence, known.name, time, &other(*row)));
            }
        }
        if statement.rows.is_empty()
            && !statement.times.is_empty()
            && needs_row(said.kind, statement)
        {
            problems.push(findings::untied(sentence));
        }
        let urgent = |time: &usize| {
            list.times.get(*time).is_some_and(|time| time.disposition > Disposition::Information)
        };
        if said.outcome == Some(Disposition::Information)
            && !statement.conditional
            && statement.times.iter().any(urgent)
        {
            problems.push(findings::in_information(sentence));
        }
        problems
    }
}

impl TimingList<'_> {
    /// Whether a text gives some row its time.
    fn is_right(&self, said: &Statement) -> bool {
        let time = |row: &usize| self.rows.get(*row).map(|row| row.time);
        said.rows.iter().filter_map(time).any(|time| said.times.contains(&time))
    }

    /// Reports exceptions that no text needs.
    pub(super) fn report_unused(&self) {
        for meant in &self.meant {
            meant.report_unused();
        }
    }

    /// Whether a sentence is meant as it stands.
    pub(super) fn spares(&mut self, sentence: &str) -> bool {
        if self.meant.is_empty() {
            return false;
        }
        let sentence = GuardedText::new(sentence);
        // Each that fits is needed.
        self.meant.iter_mut().filter_map(|meant| meant.spares(&sentence).then_some(())).count() > 0
    }
}

/// Whether a text that gives a time must name what it gives it for. A title announces. A card says
/// what to do in the danger that it is for, but each sign that it lists has a time of its own. What
/// an outcome says is held against the answers that lead to it.
fn needs_row(kind: TextKind, said: &Statement) -> bool {
    let of_card = matches!(
        kind,
        TextKind::CardText | TextKind::CardSign | TextKind::CardThen | TextKind::CardDo
    );
    let result =
        matches!(kind, TextKind::OutcomeText | TextKind::OutcomeDo | TextKind::OutcomeHeadline);
    let announces = matches!(
        kind.role(),
        TextRole::Title | TextRole::Label | TextRole::CommandName | TextRole::CommandDescription
    );
    !result && !announces && (!of_card || said.announced)
}

/// The outcomes of a flow, each with how urgent it is.
fn outcomes<'d>(file: &'d ReadFile<'d>) -> Vec<(&'d str, Disposition)> {
    let outcomes = Table::peek(&file.doc).get("outcome").filter(|_| file.is(FileKind::Flow));
    let outcomes = outcomes.and_then(|value| value.table_if()).map(|table| table.pairs());
    let read = outcomes.into_iter().flatten().filter_map(|(id, outcome)| {
        let disposition = outcome.table_if()?.get("disposition")?.raw()?;
        let mut known = DISPOSITIONS.iter();
        Some((id, known.find(|(word, _)| *word == disposition)?.1))
    });
    read.collect()
}

/// How urgent the outcome is that a text tells people of.
fn outcome_of(shown: &JudgedText<'_>, outcomes: &[(&str, Disposition)]) -> Option<Disposition> {
    let told = matches!(
        shown.kind,
        TextKind::OutcomeText | TextKind::OutcomeDo | TextKind::OutcomeHeadline
    );
    let id = shown.keys.get(1).filter(|_| told)?;
    outcomes.iter().find(|(known, _)| known == id).map(|(_, urgency)| *urgency)
}

/// Texts that another text of the same table announces: a list of signs below its heading.
struct AnnouncedTexts<'d> {
    lead: ListLead,
    /// The keys of the text that announces.
    by: Vec<&'d str>,
    /// The key below which the announced texts stand, once it is known.
    part: Option<&'d str>,
}

/// How many keys lead to a table that has texts: `card.emergency`.
const TABLE_KEYS: usize = 2;

impl<'d> AnnouncedTexts<'d> {
    /// Whether this text may still be announced.
    fn go_on_with(&self, shown: &JudgedText<'d>) -> bool {
        let same_table = shown.keys.get(..TABLE_KEYS) == self.by.get(..TABLE_KEYS);
        let part = shown.keys.get(TABLE_KEYS).copied();
        let announcing = part == self.by.get(TABLE_KEYS).copied();
        same_table
            && part.is_some()
            && !announcing
            && self.part.is_none_or(|known| Some(known) == part)
    }

    /// What announces this text.
    fn lead_of(&mut self, shown: &JudgedText<'d>) -> ListLead {
        self.part = shown.keys.get(TABLE_KEYS).copied();
        self.lead.clone()
    }
}

/// A part of a text, on one line.
fn part(text: &str, place: Range<usize>) -> String {
    let said = text.get(place).unwrap_or_default();
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn line_of(doc: &Document<'_>, span: &Span) -> usize {
    doc.text.get(..span.start).map_or(0, |before| before.matches('\n').count()) + 1
}
