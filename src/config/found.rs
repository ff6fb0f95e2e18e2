//! What was given for a key, before anyone asks what it says; and what a file gives for each.

use zeroize::Zeroizing;

use super::key::{ConfigKey, KEYS, KeyType, nearest_key};
use super::problem::{Origin, not_private, unknown_key};
use super::source::ConfigFile;
use crate::document::{Document, ProblemLog, Region, Table, Value, ValueType, shown_name};

/// What was given for a key.
pub(super) struct GivenValue {
    /// The key that it was given for.
    pub(super) key: &'static ConfigKey,
    /// The file or variable that it came from.
    pub(super) place: Origin,
    /// What was given; `None` if it is unusable, which a problem tells already.
    pub(super) text: Option<Zeroizing<String>>,
}

/// Everything a file gives; `None` if it is not TOML.
pub(super) fn in_file(file: &ConfigFile<'_>, log: &ProblemLog) -> Option<Vec<GivenValue>> {
    let document = Document::read_configuration(file.path, file.text, log);
    let mut found = Vec::new();
    if !document.broken {
        read_table(file, &Table::peek(&document), "", &mut found);
    }
    (!document.broken).then_some(found)
}

/// Reads a table whose keys have the path `above` before their names.
fn read_table(file: &ConfigFile<'_>, table: &Table<'_>, above: &str, found: &mut Vec<GivenValue>) {
    for (name, value) in table.pairs() {
        let path = format!("{above}{name}");
        let below = format!("{path}.");
        let has_keys = KEYS.iter().any(|key| key.path.starts_with(&below));
        let place =
            |span| Origin::File(file.path.to_owned(), Some(Region::start_of(file.text, span)));
        if let Some(key) = KEYS.iter().find(|key| key.path == path) {
            let at = place(&value.whole);
            if key.is_secret(value.raw()) && !file.private {
                not_private(file.path).of(key).report(&at, value.doc.log);
            }
            let mut value = value.called(format!("`{path}`"));
            value.place = value.whole.clone();
            found.push(GivenValue { key, place: at, text: text_of(key.kind, &value) });
        } else if let Some(table) = value.table_if()
            && (has_keys || !table.pairs().is_empty())
        {
            read_table(file, &table, &below, found);
        } else if has_keys {
            value.called(format!("`{path}`")).wrong_type(ValueType::Table, ());
        } else {
            let fault = unknown_key(&shown_name(&path), nearest_key(&path));
            fault.report(&place(&value.place), value.doc.log);
        }
    }
}

/// A value as text, the way a variable gives it; `None` if it has the wrong type, which is reported.
fn text_of(kind: KeyType, value: &Value<'_>) -> Option<Zeroizing<String>> {
    let text = match kind {
        KeyType::Text | KeyType::Secret | KeyType::Address => raw(value).map(str::to_owned),
        KeyType::Switch => match value.flag_if() {
            Some(on) => Some(on.to_string()),
            None => value.wrong_type(ValueType::Flag, None),
        },
        KeyType::List if value.is_list() => {
            let entries = value.list();
            let texts: Vec<Option<&str>> = entries.iter().map(raw).collect();
            let texts: Option<Vec<&str>> = texts.into_iter().collect();
            texts.map(|texts| texts.join(","))
        }
        KeyType::List => value.wrong_type(ValueType::List, None),
    };
    text.map(Zeroizing::new)
}

fn raw<'d>(value: &Value<'d>) -> Option<&'d str> {
    value.raw().or_else(|| value.wrong_type(ValueType::Text, None))
}
