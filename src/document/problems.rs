//! All problems of all files.

use super::code::Severity;
use super::problem::Problem;

/// All problems of all files, by file and place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems {
    pub(crate) kept: Vec<Problem>,
    /// How many more there are that were only counted.
    pub(crate) more: usize,
    /// Whether there is a mistake among those that were only counted.
    pub(crate) more_errors: bool,
}

impl Problems {
    /// The problems by file and place.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.kept.iter()
    }

    /// Adds problems that were found later.
    pub fn add(&mut self, problems: Vec<Problem>) {
        self.kept.extend(problems);
        self.kept
            .sort_by(|a, b| (&a.file, a.span.start, a.code).cmp(&(&b.file, b.span.start, b.code)));
    }

    /// The mistakes, and the pieces of advice.
    pub fn split_advice(self) -> (Self, Self) {
        let is_error = |problem: &Problem| problem.code.severity() == Severity::Error;
        let (mistakes, advice) = self.kept.into_iter().partition(is_error);
        let (wrong, minor) = if self.more_errors { (self.more, 0) } else { (0, self.more) };
        let mistakes = Self { kept: mistakes, more: wrong, more_errors: self.more_errors };
        (mistakes, Self { kept: advice, more: minor, more_errors: false })
    }

    /// How many problems there are, with those that were only counted.
    pub fn len(&self) -> usize {
        self.kept.len() + self.more
    }

    /// Whether there is neither a mistake nor a piece of advice.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether anything must be mended before the files can be used.
    pub fn has_errors(&self) -> bool {
        self.more_errors
            || self.kept.iter().any(|problem| problem.code.severity() == Severity::Error)
    }
}
