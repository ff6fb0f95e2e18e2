//! Where problems go while files are read: each once, and no more of them than anybody reads.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use super::code::{Code, Severity};
use super::nearest::nearest_name;
use super::problem::Problem;
use super::problems::Problems;

/// The most problems that are kept for one file; further ones are only counted.
pub(crate) const KEPT_PER_FILE_MAX: usize = 1000;

/// The most problems that are kept of all files.
const KEPT_MAX: usize = 5000;

/// Beyond this many problems nobody reads suggestions, so none are looked for.
const SUGGESTIONS_MAX: usize = 50;

/// The most names among which the one that was meant is looked for.
const LOOKED_THROUGH_MAX: usize = 500;

/// The longest name that was meant as another one, in bytes. Good names are shorter.
const SUGGESTION_BYTES_MAX: usize = 40;

/// Where problems are reported to while files are read.
#[derive(Debug, Default)]
pub(crate) struct ProblemLog {
    kept: RefCell<Vec<Problem>>,
    by_file: RefCell<BTreeMap<String, Count>>,
    more: Cell<usize>,
    more_errors: Cell<bool>,
}

/// What was found in a file so far.
#[derive(Debug, Default)]
struct Count {
    problems: usize,
    errors: usize,
}

impl ProblemLog {
    /// Keeps the problem of that file.
    pub(crate) fn add(&self, file: &str, mut problem: Problem) {
        let mut by_file = self.by_file.borrow_mut();
        if !by_file.contains_key(file) {
            by_file.insert(file.to_owned(), Count::default());
        }
        let Some(count) = by_file.get_mut(file) else { return };
        let is_error = problem.code.severity() == Severity::Error;
        count.problems += 1;
        count.errors += usize::from(is_error);
        let mut kept = self.kept.borrow_mut();
        if count.problems > KEPT_PER_FILE_MAX || kept.len() >= KEPT_MAX {
            self.more.set(self.more.get() + 1);
            self.more_errors.set(self.more_errors.get() || is_error);
            return;
        }
        file.clone_into(&mut problem.file);
        kept.push(problem);
    }

    /// Whether a mistake was found in that file so far.
    pub(crate) fn has_errors_in(&self, file: &str) -> bool {
        self.by_file.borrow().get(file).is_some_and(|count| count.errors > 0)
    }

    /// Whether a mistake was found in any file so far.
    pub(crate) fn has_errors(&self) -> bool {
        self.more_errors.get() || self.by_file.borrow().values().any(|count| count.errors > 0)
    }

    /// Whether further problems of that file are only counted. What looks through many texts may
    /// stop there.
    pub(crate) fn is_full(&self, file: &str) -> bool {
        let many = |count: &Count| count.problems > KEPT_PER_FILE_MAX;
        self.kept.borrow().len() >= KEPT_MAX || self.by_file.borrow().get(file).is_some_and(many)
    }

    /// The name among `known` that was likely meant by `name`.
    pub(crate) fn nearest<'k>(
        &self,
        name: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Option<&'k str> {
        let short = |name: &str| name.len() <= SUGGESTION_BYTES_MAX;
        if self.kept.borrow().len() > SUGGESTIONS_MAX || !short(name) {
            return None;
        }
        let known = known.into_iter().take(LOOKED_THROUGH_MAX).filter(|known| short(known));
        let third = |known: &str| (name.chars().count().max(known.chars().count()) / 3).max(1);
        nearest_name(name, known, third)
    }

    /// All that was reported, by file and place, without what only follows from something else:
    /// further mistakes in a line that is not TOML, and what nothing uses in a file with mistakes,
    /// since it may be used where the mistake is.
    pub(crate) fn into_problems(self) -> Problems {
        let mut kept = self.kept.into_inner();
        let errors = kept.iter().filter(|problem| problem.code.severity() == Severity::Error);
        let wrong: BTreeSet<String> = errors.map(|problem| problem.file.clone()).collect();
        let broken = kept.iter().filter(|problem| problem.code == Code::Syntax);
        let broken: BTreeSet<(String, usize)> =
            broken.map(|problem| (problem.file.clone(), problem.line)).collect();
        kept.retain(|problem| {
            if problem.code == Code::NeverUsed {
                return !wrong.contains(&problem.file);
            }
            problem.code == Code::Syntax || !broken.contains(&(problem.file.clone(), problem.line))
        });
        kept.sort_by(|a, b| (&a.file, a.span.start, a.code).cmp(&(&b.file, b.span.start, b.code)));
        Problems { kept, more: self.more.get(), more_errors: self.more_errors.get() }
    }
}
