//! The texts of a pack as lines to be read one after another.

use crate::article::{Passage, Piece};
use crate::flow::{Flow, Statement, When};

/// The lines of a passage's text.
pub(super) fn of_text(passage: &Passage) -> Vec<&str> {
    let text = passage.text.iter().flat_map(|piece| match piece {
        Piece::Paragraph(text) => vec![text.as_str()],
        Piece::List(entries) => entries.iter().map(String::as_str).collect(),
    });
    text.collect()
}

/// The lines of a passage, its caution too.
pub(super) fn of_passage(passage: &Passage) -> Vec<&str> {
    of_text(passage).into_iter().chain(passage.caution.as_deref()).collect()
}

/// What a passage has for the list for the visit.
pub(super) fn for_visit(passage: &Passage) -> impl Iterator<Item = &str> {
    passage.ask.iter().chain(&passage.tests).map(|line| line.text.as_str())
}

/// What a flow asks: introduction, questions, their help, reasons and options.
pub(super) fn of_questions(flow: &Flow) -> Vec<&str> {
    let mut lines: Vec<&str> = flow.intro.iter().map(String::as_str).collect();
    for item in &flow.items {
        lines.push(&item.text);
        lines.extend(item.help.as_deref());
        lines.push(&item.why.text);
        lines.extend(item.options.iter().map(|option| option.display.as_str()));
    }
    lines
}

/// What a flow ends with: outcomes, overlays, the closing line.
pub(super) fn of_outcomes(flow: &Flow) -> Vec<&str> {
    let mut lines: Vec<&str> = Vec::new();
    for outcome in &flow.outcomes {
        lines.extend(outcome.headlines.iter().map(|line| line.then.as_str()));
        for part in [&outcome.text, &outcome.steps, &outcome.ask, &outcome.avoid] {
            lines.extend(statements(part));
        }
    }
    lines.extend(flow.overlays.iter().map(|overlay| overlay.then.line.text.as_str()));
    lines.push(&flow.closing);
    lines
}

fn statements(lines: &[When<Statement>]) -> impl Iterator<Item = &str> {
    lines.iter().map(|line| line.then.text.as_str())
}
