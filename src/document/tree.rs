//! One file as a tree with places: UTF-8, TOML 1.0, and whatever is wrong with either.

use std::collections::BTreeSet;

use toml::de::DeTable;
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use super::code::Code;
use super::problem::{Problem, Span};
use super::problem_log::ProblemLog;
use super::region::Region;

/// Largest file, in bytes.
pub const FILE_BYTES_MAX: usize = 512 * 1024;

/// A file that was read.
pub(crate) struct Document<'a> {
    /// Its path, as it is shown.
    pub(crate) path: &'a str,
    /// Its tables.
    pub(crate) tree: DeTable<'a>,
    /// Whether parts of it could not be read. What seems to be missing may then be in those parts.
    pub(crate) broken: bool,
    /// Its text; empty where it is not UTF-8 or too big.
    pub(crate) text: &'a str,
    /// Where its problems go.
    pub(crate) log: &'a ProblemLog,
    /// Whether it is a configuration, of which nobody may see a word.
    secret: bool,
    /// Where its lines start.
    lines: Vec<usize>,
}

impl<'a> Document<'a> {
    /// Reads a file. What is wrong with it goes to `log`; what can be read is read.
    pub(crate) fn read(path: &'a str, bytes: &'a [u8], log: &'a ProblemLog) -> Self {
        let mut document = Self::empty(path, log);
        if bytes.len() > FILE_BYTES_MAX {
            let message = format!("this file has more than {} KiB", FILE_BYTES_MAX / 1024);
            let remedy = format!("Cut it into files of at most {} KiB.", FILE_BYTES_MAX / 1024);
            document.report(Problem::new(Code::FileTooBig, 0..0, &message, remedy));
            document.broken = true;
            return document;
        }
        document.find_lines(bytes);
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                document.parse(text);
                document.find_strays(text);
                document.find_newer_forms(text);
            }
            Err(wrong) => {
                let line = document.line(wrong.valid_up_to());
                let message = format!("line {line} holds bytes that are not UTF-8 text");
                let remedy =
                    "Save the file as UTF-8: most editors ask for the encoding in \"Save as\".";
                document.report(Problem::new(Code::NotUtf8, 0..0, &message, remedy));
                document.broken = true;
            }
        }
        document
    }

    /// Reads a configuration, in which a secret may stand at any place. Its problems, all of the code
    /// [`Code::Configuration`], repeat nothing of it and have no span by which a line of it could be
    /// shown. It is broken with the first line that is not TOML, because what follows may be a piece
    /// of something else. Tabs and TOML 1.1 are right in it.
    pub(crate) fn read_configuration(path: &'a str, text: &'a str, log: &'a ProblemLog) -> Self {
        let mut document = Self { secret: true, ..Self::empty(path, log) };
        document.find_lines(text.as_bytes());
        document.parse(text);
        document
    }

    fn empty(path: &'a str, log: &'a ProblemLog) -> Self {
        let (tree, lines) = (DeTable::new(), vec![0]);
        Self { path, tree, broken: false, text: "", log, secret: false, lines }
    }

    /// Keeps a problem of this file.
    pub(crate) fn report(&self, mut problem: Problem) {
        problem.line = self.line(problem.span.start);
        if self.secret {
            problem.region = Some(Region::start_of(self.text, &problem.span));
            (problem.code, problem.span, problem.labels) = (Code::Configuration, 0..0, vec![]);
        }
        self.log.add(self.path, problem);
    }

    fn find_lines(&mut self, bytes: &[u8]) {
        let starts = bytes.iter().zip(1..).filter(|(byte, _)| **byte == b'\n').map(|(_, at)| at);
        self.lines.extend(starts);
    }

    /// The line of a place, from 1.
    fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|start| *start <= at)
    }

    fn parse(&mut self, text: &'a str) {
        let (tree, errors) = DeTable::parse_recoverable(text);
        (self.tree, self.text) = (tree.into_inner(), text);
        let mut wrong_lines = BTreeSet::new();
        for error in errors {
            let span = error.span().unwrap_or_default();
            // One mistake leads to others in the same line.
            if !wrong_lines.insert(self.line(span.start)) {
                continue;
            }
            if error.message().starts_with("duplicate key") {
                let name = text.get(span.clone()).unwrap_or_default();
                let name = if self.secret { "this key".into() } else { format!("`{name}`") };
                let message = format!("{name} is here a second time");
                let remedy = "Remove one of the two, or give one of them another name.";
                // A table twice is read as one table, in an order that nobody wrote.
                self.broken |=
                    self.secret || line_at(text, span.start).trim_start().starts_with('[');
                self.report(Problem::new(Code::DuplicateKey, span, &message, remedy));
                continue;
            }
            self.broken = true;
            let remedy = syntax_remedy(error.message(), line_at(text, span.start));
            let message = format!("this line is not TOML: {}", error.message());
            self.report(Problem::new(Code::Syntax, span, &message, remedy));
        }
    }

    /// Tabs and a byte order mark: the first of each.
    fn find_strays(&self, text: &str) {
        for (stray, name, remedy) in [
            ('\t', "a tab", "Use spaces in the place of tabs."),
            ('\u{feff}', "an invisible byte order mark", "Save the file as UTF-8 without BOM."),
        ] {
            if let Some(at) = text.find(stray) {
                let count = text.matches(stray).count();
                let message = match count {
                    1 => format!("there is {name} here"),
                    _ => format!("there is {name} here, and {} more in this file", count - 1),
                };
                let span = at..at + stray.len_utf8();
                self.report(Problem::new(Code::StrayCharacter, span, &message, remedy));
            }
        }
    }

    /// Forms of TOML 1.1: our parser reads them, the editors of authors refuse them.
    fn find_newer_forms(&self, text: &str) {
        let newer = |span: Span, message: &str, remedy: &str| {
            self.report(Problem::new(Code::Toml11, span, message, remedy));
        };
        // For each open bracket: whether it is `{`, and whether a line break in it was reported.
        let mut open: Vec<(bool, bool)> = Vec::new();
        let mut comma: Option<Span> = None;
        for token in Source::new(text).lex() {
            let span = token.span().start()..token.span().end();
            let inline = open.last().is_some_and(|(inline, _)| *inline);
            match token.kind() {
                TokenKind::LeftCurlyBracket => open.push((true, false)),
                TokenKind::LeftSquareBracket => open.push((false, false)),
                TokenKind::RightCurlyBracket => {
                    if let Some(comma) = comma.take().filter(|_| inline) {
                        let remedy = "Remove the comma before the `}`.";
                        newer(
                            comma,
                            "a comma before `}` needs TOML 1.1, and editors refuse it",
                            remedy,
                        );
                    }
                    open.pop();
                }
                TokenKind::RightSquareBracket => {
                    open.pop();
                }
                TokenKind::Newline if open.last() == Some(&(true, false)) => {
                    let remedy = "Write everything from `{` to `}` on one line.";
                    newer(
                        span.clone(),
                        "a line break within `{ }` needs TOML 1.1, and editors refuse it",
                        remedy,
                    );
                    // Once for each table, not once for each line.
                    if let Some(top) = open.last_mut() {
                        top.1 = true;
                    }
                }
                TokenKind::BasicString | TokenKind::MlBasicString => {
                    let inner = text.get(span.clone()).unwrap_or_default();
                    if let Some((at, escape)) = newer_escape(inner) {
                        let message =
                            format!("`\\{escape}` in a text needs TOML 1.1, and editors refuse it");
                        let remedy =
                            "Write the character itself, or its code in the form `\\u0041`.";
                        newer(span.start + at..span.start + at + 2, &message, remedy);
                    }
                }
                _ => {}
            }
            match token.kind() {
                TokenKind::Comma => comma = Some(span),
                TokenKind::Whitespace | TokenKind::Comment | TokenKind::Newline => {}
                _ => comma = None,
            }
        }
    }
}

/// How much a text makes of itself when it is read, up to `most`: its lines, and everything in them
/// that is no space. What may begin a table weighs more, because of the memory that a table takes.
pub(crate) fn weight(bytes: &[u8], most: usize) -> usize {
    let Ok(text) = std::str::from_utf8(bytes) else { return 0 };
    let mut weight = text.matches('\n').count();
    for token in Source::new(text).lex() {
        weight += match token.kind() {
            TokenKind::Dot | TokenKind::LeftCurlyBracket | TokenKind::LeftSquareBracket => 8,
            TokenKind::Equals => 2,
            TokenKind::Whitespace | TokenKind::Newline | TokenKind::Comment => 0,
            _ => 1,
        };
        if weight >= most {
            return most;
        }
    }
    weight
}

/// The first `\e` or `\x` of a text in its written form, and where it is.
fn newer_escape(text: &str) -> Option<(usize, char)> {
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        if letter == '\\' {
            match letters.next() {
                Some((_, escape @ ('e' | 'x'))) => return Some((at, escape)),
                Some(_) => {}
                None => return None,
            }
        }
    }
    None
}

/// The line around a place.
fn line_at(text: &str, at: usize) -> &str {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let end = at + after.find('\n').unwrap_or(after.len());
    text.get(start..end).unwrap_or_default()
}

/// What to do about a syntax error.
fn syntax_remedy(message: &str, line: &str) -> &'static str {
    const REMEDIES: &[(&str, &str)] = &[
        ("string values must be quoted", "Put text between straight quotes: key = \"text\"."),
        (
            "invalid basic string",
            "End the text with a quote. Inside a text, write a quote as \\\".",
        ),
        ("invalid multi-line", "End the text with three quotes: \"\"\"."),
        ("missing comma", "Put a comma between the entries."),
        ("unclosed array", "End the list with `]`."),
        ("unclosed inline table", "End it with `}`."),
        ("unclosed table", "End the line with `]`, or with `]]` after `[[`."),
        ("key with no value", "Write the line as: key = value. A key is one word, with hyphens."),
        ("invalid unquoted key", "Write a key with letters, digits and hyphens only."),
        ("missing escaped value", "Write a backslash within a text as two: \\\\."),
        ("invalid date", "Write a date as year-month-day, without quotes: 2026-11-22."),
        ("unexpected key or value", "Put only one thing on a line, and nothing after its value."),
        ("recursion depth", "Nest lists and tables only a few levels deep."),
        ("recursion limit", "Nest lists and tables only a few levels deep."),
    ];
    if line.contains(['\u{201c}', '\u{201d}', '\u{2018}', '\u{2019}']) {
        return "Replace curly quotes with straight ones: \" and '.";
    }
    let found = REMEDIES.iter().find(|(start, _)| message.contains(start));
    found.map_or("Check the quotes, commas and brackets here and in the line before.", |found| {
        found.1
    })
}
