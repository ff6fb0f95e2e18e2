//! What was given for a key, before anyone asks what it says; and what a file gives for each.

use std::ops::Range;

use toml::de::{DeTable, DeValue};
use zeroize::Zeroizing;

use super::key::{KEYS, Key, Kind, meant};
use super::problem::{Fault, Place, Problem};

/// What was given for a key.
pub(super) struct Found {
    /// The key.
    pub(super) key: &'static Key,
    /// Where it was given.
    pub(super) place: Place,
    /// What was given; `None` if it is unusable, which a problem tells already.
    pub(super) text: Option<Zeroizing<String>>,
}

/// Everything a file gives; `None` if it is not TOML.
pub(super) fn in_file(
    path: &str,
    text: &str,
    private: bool,
    problems: &mut Vec<Problem>,
) -> Option<Vec<Found>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut file = File { path, text, private, found: Vec::new(), problems };
    for error in &errors {
        let fault = Fault::Syntax(error.message().to_owned());
        file.problem(&error.span().unwrap_or(0..0), fault);
    }
    // What else a broken file seems to say may be a piece of something else, even of a secret.
    if !errors.is_empty() {
        return None;
    }
    file.table(table.get_ref(), "");
    Some(file.found)
}

/// A file while it is read.
struct File<'a> {
    path: &'a str,
    text: &'a str,
    private: bool,
    found: Vec<Found>,
    problems: &'a mut Vec<Problem>,
}

impl File<'_> {
    fn table(&mut self, table: &DeTable<'_>, above: &str) {
        for (name, value) in table {
            let path = format!("{above}{}", name.get_ref());
            let below = format!("{path}.");
            match (KEYS.iter().find(|key| key.path == path), value.get_ref()) {
                (Some(key), written) => self.value(key, written, &value.span()),
                (None, DeValue::Table(table)) if !table.is_empty() => self.table(table, &below),
                (None, DeValue::Table(_)) if is_table(&below) => {}
                (None, _) if is_table(&below) => {
                    let fault =
                        Fault::WrongType { key: path, wanted: "a [table] with keys below it" };
                    self.problem(&name.span(), fault);
                }
                (None, _) => {
                    let meant = meant(&path);
                    self.problem(&name.span(), Fault::UnknownKey { key: path, meant });
                }
            }
        }
    }

    fn value(&mut self, key: &'static Key, value: &DeValue<'_>, span: &Range<usize>) {
        if key.kind == Kind::Secret && !self.private {
            let path = self.path.to_owned();
            self.problem(span, Fault::NotPrivate { key: key.path, path });
        }
        let text = text_of(key.kind, value).map(Zeroizing::new);
        if text.is_none() {
            let wanted = match key.kind {
                Kind::Text | Kind::Secret => "text, in quotation marks",
                Kind::Switch => "true or false, without quotation marks",
                Kind::List => "a list of texts, such as [\"one\", \"two\"]",
            };
            self.problem(span, Fault::WrongType { key: key.path.to_owned(), wanted });
        }
        let place = self.place(span);
        self.found.push(Found { key, place, text });
    }

    fn problem(&mut self, span: &Range<usize>, fault: Fault) {
        let place = self.place(span);
        self.problems.push(Problem { place, fault });
    }

    fn place(&self, span: &Range<usize>) -> Place {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Place::File { path: self.path.to_owned(), at: Some((line, column)) }
    }
}

/// A value as text, the way a variable gives it; `None` if it has the wrong type.
fn text_of(kind: Kind, value: &DeValue<'_>) -> Option<String> {
    match kind {
        Kind::Text | Kind::Secret => value.as_str().map(str::to_owned),
        Kind::Switch => value.as_bool().map(|on| on.to_string()),
        Kind::List => {
            let items = value.as_array()?.iter();
            let texts: Option<Vec<&str>> = items.map(|item| item.get_ref().as_str()).collect();
            texts.map(|texts| texts.join(","))
        }
    }
}

/// Whether keys stand below this.
fn is_table(below: &str) -> bool {
    KEYS.iter().any(|key| key.path.starts_with(below))
}
