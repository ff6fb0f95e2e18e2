//! The messages that the model learns from: one a line, tab-separated: label, language, kind, text.

use super::kind::Kind;

/// One message.
#[derive(Debug, Clone, Copy)]
pub struct Message<'t> {
    /// What it is about.
    pub kind: Kind,
    /// Its language.
    pub language: &'t str,
    /// The writer's own short word for its kind.
    pub tag: &'t str,
    /// What it says.
    pub text: &'t str,
}

/// A line that is no message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "line {line} is no message: it must be label, language, kind and text with tabs between, and the label one of {}",
    labels()
)]
pub struct NoMessage {
    /// Its number, from 1.
    pub line: usize,
}

/// The messages of a file.
///
/// # Errors
///
/// [`NoMessage`] names the first line that is none.
pub fn messages(file: &str) -> Result<Vec<Message<'_>>, NoMessage> {
    let lines = file.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(at, line)| message(line).ok_or(NoMessage { line: at + 1 })).collect()
}

fn message(line: &str) -> Option<Message<'_>> {
    let mut fields = line.split('\t');
    let kind = Kind::of_label(fields.next()?)?;
    let (language, tag, text) = (fields.next()?, fields.next()?, fields.next()?);
    let is_whole = fields.next().is_none() && !text.trim().is_empty();
    is_whole.then_some(Message { kind, language, tag, text })
}

fn labels() -> String {
    let labels: Vec<&str> = Kind::ALL.iter().map(|kind| kind.label()).collect();
    labels.join(", ")
}
