//! Names that other places refer to: sources, passages, items and so on.

use std::str::FromStr;

use super::code::Code;
use super::findings::{self, ValueType};
use super::name::stand_in;
use super::node::{Table, Value};
use crate::id::PassageRef;

/// The names of one kind that are known.
pub(crate) struct Names<'d> {
    /// What they name: "source".
    noun: String,
    /// What an unknown one is reported as.
    code: Code,
    known: Vec<&'d str>,
    /// The names sorted, each with its index in the order of the file.
    sorted: Vec<(&'d str, usize)>,
    /// Whether these are all: not so where the file that holds them could not be read.
    complete: bool,
}

impl<'d> Names<'d> {
    pub(crate) fn new(noun: &str, code: Code, known: Vec<&'d str>, complete: bool) -> Self {
        let mut sorted: Vec<_> = known.iter().copied().zip(0..).collect();
        sorted.sort_unstable();
        Self { noun: noun.to_owned(), code, known, sorted, complete }
    }

    /// The place of the name in the order of the file.
    pub(crate) fn index(&self, name: &str) -> Option<usize> {
        let at = self.sorted.binary_search_by_key(&name, |(known, _)| known).ok()?;
        self.sorted.get(at).map(|(_, index)| *index)
    }

    /// Reports a name that is not known; says whether it is.
    pub(crate) fn check(&self, name: &str, value: &Value<'_>) -> bool {
        let known = self.index(name).is_some();
        if !known && self.complete {
            let near = value.doc.log.nearest(name, self.known.iter().copied());
            let what = value.what_names();
            let problem =
                findings::unknown_name(self.code, &what, &self.noun, name, near, &self.known);
            value.report(problem);
        }
        known
    }

    /// One name that must be known.
    pub(crate) fn one<T: FromStr>(&self, value: &Value<'_>) -> T {
        let Some(raw) = value.raw() else { return value.wrong_type(ValueType::Text, stand_in()) };
        if self.check(raw, value) { raw.parse().unwrap_or_else(|_| stand_in()) } else { stand_in() }
    }

    /// A list of names that must be known, each once.
    pub(crate) fn list<T: FromStr>(&self, table: &Table<'_>, key: &str) -> Vec<T> {
        let values = table.list(key);
        once_each(&values);
        values.iter().map(|value| self.one(value)).collect()
    }

    /// One passage that must be known.
    pub(crate) fn passage(&self, value: &Value<'_>) -> PassageRef {
        let known = value.raw().is_none_or(|raw| self.check(raw, value));
        let Some(raw) = value.raw() else { return value.wrong_type(ValueType::Text, no_passage()) };
        raw.parse().ok().filter(|_| known).unwrap_or_else(no_passage)
    }
}

fn no_passage() -> PassageRef {
    PassageRef { article: stand_in(), passage: stand_in() }
}

/// Reports texts that stand in a list more than once.
pub(crate) fn once_each(values: &[Value<'_>]) {
    let mut seen = std::collections::BTreeSet::new();
    for value in values {
        if let Some(raw) = value.raw()
            && !seen.insert(raw)
        {
            value.report(findings::repeated_entry(raw));
        }
    }
}
