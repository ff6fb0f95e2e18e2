//! Names that other places refer to: sources, passages, items and so on.

use std::str::FromStr;

use super::code::Code;
use super::problem::shown_name;
use super::table::Table;
use super::value::{Value, ValueType, stand_in};
use crate::id::PassageRef;

/// The names of one kind that are known.
pub(crate) struct Names<'d> {
    /// What they name: "source".
    noun: String,
    /// What an unknown one is reported as.
    code: Code,
    known: Vec<&'d str>,
    /// The same sorted, each with its place in the order of the file.
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
            let what = value.what.strip_prefix("an entry of ").unwrap_or(&value.what);
            let (noun, shown) = (&self.noun, shown_name(name));
            let message =
                format!("{what} names the {noun} `{shown}`, but there is none of that name");
            let remedy = match value.doc.log.nearest(name, self.known.iter().copied()) {
                Some(near) => format!("Did you mean `{near}`?"),
                None if self.known.is_empty() => {
                    format!("There is no {} at all yet. Add one.", self.noun)
                }
                None if self.known.len() <= 12 => {
                    let known: Vec<_> = self.known.iter().map(|known| shown_name(known)).collect();
                    format!("There are: {}.", known.join(", "))
                }
                None => format!("Add the {}, or correct the name.", self.noun),
            };
            value.report(self.code, &message, remedy);
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

/// The name among `known` that is likely meant by `name`: the one with the fewest mistakes
/// (letters too many, missing, wrong or swapped), and no more of them than `most` says for it.
pub(crate) fn nearest_name<'k>(
    name: &str,
    known: impl IntoIterator<Item = &'k str>,
    most: impl Fn(&str) -> usize,
) -> Option<&'k str> {
    let mistakes = known.into_iter().map(|known| (strsim::osa_distance(name, known), known));
    let near = mistakes.filter(|(mistakes, known)| *mistakes <= most(known));
    near.min_by_key(|(mistakes, _)| *mistakes).map(|(_, known)| known)
}

/// Reports texts that stand in a list more than once.
pub(crate) fn once_each(values: &[Value<'_>]) {
    let mut seen = std::collections::BTreeSet::new();
    for value in values {
        if let Some(raw) = value.raw()
            && !seen.insert(raw)
        {
            let message = format!("`{raw}` stands twice in the same list");
            value.report(Code::RepeatedEntry, &message, "Remove one of the two.");
        }
    }
}
