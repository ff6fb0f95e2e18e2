//! Problems as text, with the lines that they are about.

use std::fmt::Write as _;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteDiagnostic, MietteError,
    MietteSpanContents, NarratableReportHandler, Report, SourceCode, SourceSpan, SpanContents,
};

use textwrap::{WordSeparator, WordSplitter};

use super::code::Severity;
use super::file::File;
use super::problem::Problem;
use super::problems::Problems;
use super::region::Span;

/// The most problems that are shown.
pub const SHOWN_MAX: usize = 100;

/// The longest line that is shown with a problem, in bytes.
const LINE_BYTES_MAX: usize = 2000;

/// How problems are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RenderStyle {
    /// With colours and lines, for a terminal.
    Colour,
    /// With lines and without colours.
    Plain,
    /// In sentences only, for a screen reader.
    Narrated,
}

/// All problems as text: by file and place, at most [`SHOWN_MAX`], then how many more there are.
/// `files` are those that were loaded.
pub fn render(problems: &Problems, files: &[File], look: RenderStyle) -> String {
    let mut text = String::new();
    for problem in problems.iter().take(SHOWN_MAX) {
        // Writing into a string does not fail.
        let _ = draw(&mut text, &report(problem, files), look);
        text.push('\n');
    }
    let more = problems.len().saturating_sub(SHOWN_MAX);
    if more > 0 {
        let _ = writeln!(text, "… and {more} more. Mend these first.");
    }
    text
}

/// Pieces of advice in a few lines: those of one kind in one file are put together.
pub fn advice(advice: &Problems) -> String {
    let mut groups: Vec<Vec<&Problem>> = Vec::new();
    for problem in advice.iter() {
        let same = |group: &&mut Vec<&Problem>| {
            group
                .first()
                .is_some_and(|first| (first.code, &first.file) == (problem.code, &problem.file))
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(problem),
            None => groups.push(vec![problem]),
        }
    }
    let mut text = String::new();
    for group in groups {
        let Some(first) = group.first() else { continue };
        let placed = group.iter().filter(|one| one.span != (0..0));
        let mut lines: Vec<String> = placed.map(|one| one.line.to_string()).collect();
        lines.dedup();
        let lines = match lines.as_slice() {
            [] => String::new(),
            [line] => format!(", line {line}"),
            lines => format!(", lines {}", lines.join(", ")),
        };
        let more = match group.len() - 1 {
            0 => String::new(),
            more => format!(", and {more} more like it"),
        };
        let _ = writeln!(text, "{}: {}{lines}", first.code, first.file);
        let _ = writeln!(text, "  {}{more}. {}", first.message, first.remedy);
    }
    text
}

fn draw(text: &mut String, report: &Report, look: RenderStyle) -> std::fmt::Result {
    let report: &dyn Diagnostic = report.as_ref();
    let theme = match look {
        RenderStyle::Colour => GraphicalTheme::unicode(),
        RenderStyle::Plain => GraphicalTheme::unicode_nocolor(),
        RenderStyle::Narrated => return NarratableReportHandler::new().render_report(text, report),
    };
    let handler = GraphicalReportHandler::new_themed(theme).with_context_lines(0).with_width(100);
    // Walks and names are not broken at their hyphens.
    let handler = handler.with_word_splitter(WordSplitter::NoHyphenation);
    let handler = handler.with_word_separator(WordSeparator::AsciiSpace);
    handler.with_links(false).without_syntax_highlighting().render_report(text, report)
}

fn report(problem: &Problem, files: &[File]) -> Report {
    let severity = match problem.code.severity() {
        Severity::Error => miette::Severity::Error,
        Severity::Advice => miette::Severity::Advice,
    };
    let source = files.iter().find(|file| file.path() == problem.file);
    let source = source.and_then(File::text).unwrap_or_default();
    let mut message = problem.message.clone();
    let main = within_line(source, &problem.span);
    let main = main.map(|span| LabeledSpan::new_primary_with_span(None, span));
    let others = problem.labels.iter().map(|(span, word)| {
        let span = within_line(source, span)?;
        Some(LabeledSpan::new_with_span(Some(word.clone()), span))
    });
    let places: Option<Vec<LabeledSpan>> = std::iter::once(main).chain(others).collect();
    let whole_file = problem.is_about_whole_file();
    let drawn = places.filter(|_| !whole_file);
    if drawn.is_none() {
        message = if whole_file {
            format!("{}: {message}", problem.file)
        } else {
            format!("{}, line {}: {message}", problem.file, problem.line)
        };
    }
    let diagnostic = MietteDiagnostic::new(message)
        .with_code(problem.code.as_str())
        .with_severity(severity)
        .with_help(problem.remedy.clone());
    match drawn {
        Some(labels) => {
            let source = SourceLines { file: problem.file.clone(), text: visible(source) };
            Report::from(diagnostic.with_labels(labels)).with_source_code(source)
        }
        None => Report::from(diagnostic),
    }
}

/// A file of which whole lines are shown, and no others than those that a problem is about.
struct SourceLines {
    file: String,
    text: String,
}

impl SourceCode for SourceLines {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        _lines_before: usize,
        _lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (from, to) = (span.offset(), span.offset() + span.len());
        let before = self.text.get(..from).ok_or(MietteError::OutOfBounds)?;
        let after = self.text.get(to..).ok_or(MietteError::OutOfBounds)?;
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let end = to + after.find('\n').unwrap_or(after.len());
        let lines = self.text.get(start..end).ok_or(MietteError::OutOfBounds)?;
        let first = before.matches('\n').count();
        let count = lines.matches('\n').count() + 1;
        let whole = SourceSpan::from((start, end - start));
        let name = self.file.clone();
        let contents =
            MietteSpanContents::new_named(name, lines.as_bytes(), whole, first, 0, count);
        Ok(Box::new(contents))
    }
}

/// The text without what would steer a terminal. Each place stays where it is.
fn visible(text: &str) -> String {
    let steers = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    let mark = |c: char| if c.len_utf8() == 1 { "?" } else { "??" };
    if !text.contains(steers) {
        return text.to_owned();
    }
    let mut visible = String::with_capacity(text.len());
    for letter in text.chars() {
        if steers(letter) { visible.push_str(mark(letter)) } else { visible.push(letter) }
    }
    visible
}

/// The part of a span that is on its first line; nothing where that line is too long to be shown.
fn within_line(source: &str, span: &Span) -> Option<Span> {
    let (before, after) = source.split_at_checked(span.start)?;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let end = span.start + after.find('\n').unwrap_or(after.len());
    if end - start > LINE_BYTES_MAX {
        return None;
    }
    let end = span.end.clamp(span.start, end);
    // What is missing at the end of a line is shown at the last character.
    let last = before.get(start..)?.char_indices().next_back().map_or(0, |(at, _)| start + at);
    let from = if span.start == end && start < span.start { last } else { span.start };
    Some(from..end)
}
