//! One file as a tree with places: UTF-8, TOML 1.0, and whatever is wrong with either.

use std::collections::BTreeSet;

use toml::de::DeTable;

use super::code::Code;
use super::findings;
use super::newer_forms;
use super::problem::Problem;
use super::problem_log::ProblemLog;
use super::region::Region;
use super::syntax::SyntaxFault;

/// Largest file, in bytes.
pub const FILE_BYTES_MAX: usize = 512 * 1024;

/// A file that was read.
pub(crate) struct Document<'a> {
    /// Its path, as it is shown.
    pub(crate) path: &'a str,
    /// The tables and keys of the file.
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
            document.report(findings::file_too_big(FILE_BYTES_MAX));
            document.broken = true;
            return document;
        }
        document.find_lines(bytes);
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                document.parse(text);
                document.find_stray(text, '\t', findings::tab);
                document.find_stray(text, '\u{feff}', findings::byte_order_mark);
                newer_forms::find(text, |span, problem| document.report(problem.at(span)));
            }
            Err(wrong) => {
                let line = document.line(wrong.valid_up_to());
                document.report(findings::not_utf8(line));
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
    pub(crate) fn line(&self, at: usize) -> usize {
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
            let fault = SyntaxFault::of(error.message());
            let line = line_at(text, span.start);
            if fault == SyntaxFault::DuplicateKey {
                let name = text.get(span.clone()).unwrap_or_default();
                let name = if self.secret { None } else { Some(name) };
                // A table twice is read as one table, in an order that nobody wrote.
                self.broken |= self.secret || line.trim_start().starts_with('[');
                self.report(findings::duplicate_key(name).at(span));
                continue;
            }
            self.broken = true;
            let curly = line.contains(['\u{201c}', '\u{201d}', '\u{2018}', '\u{2019}']);
            self.report(findings::not_toml(error.message(), fault, curly).at(span));
        }
    }

    /// Reports the first of a character that must not be there, with how many there are.
    fn find_stray(&self, text: &str, stray: char, finding: fn(usize) -> Problem) {
        if let Some(at) = text.find(stray) {
            let count = text.matches(stray).count();
            self.report(finding(count).at(at..at + stray.len_utf8()));
        }
    }
}

/// The line around a place.
fn line_at(text: &str, at: usize) -> &str {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let end = at + after.find('\n').unwrap_or(after.len());
    text.get(start..end).unwrap_or_default()
}
