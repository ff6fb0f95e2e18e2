//! Tables of a file while they are read: each knows its name and its place, and every mistake goes
//! to the log. What cannot be read is stood in for, so that reading goes on; the caller gives nothing
//! out once a mistake was logged.

use std::str::FromStr;

use toml::de::{DeTable, DeValue};

use super::Keys;
use super::code::Code;
use super::problem::{Problem, Span, shown_name};
use super::tree::Document;
use super::value::{Value, ValueType, parse_name};

/// A table, its entries in the order of the file.
#[derive(Clone)]
pub(crate) struct Table<'d> {
    pub(crate) doc: &'d Document<'d>,
    /// What it is, within a sentence: "the item `age`".
    pub(crate) what: String,
    /// Where it is named.
    pub(crate) place: Span,
    keys: Keys,
    entries: Vec<Entry<'d>>,
}

#[derive(Clone)]
struct Entry<'d> {
    key: &'d str,
    place: Span,
    value: &'d DeValue<'d>,
    whole: Span,
}

impl<'d> Table<'d> {
    /// The whole of a file.
    pub(crate) fn root(doc: &'d Document<'d>, keys: Keys) -> Self {
        let mut root = Self::peek(doc);
        // With a broken header, keys seem to stand at the top that do not.
        if doc.broken {
            root.keys = keys;
            return root;
        }
        root.with_keys(keys)
    }

    /// The whole of a file, without a word about unknown keys.
    pub(crate) fn peek(doc: &'d Document<'d>) -> Self {
        Self::new(doc, "this file".to_owned(), 0..0, &doc.tree)
    }

    pub(crate) fn new(
        doc: &'d Document<'d>,
        what: String,
        place: Span,
        table: &'d DeTable<'d>,
    ) -> Self {
        let mut entries: Vec<Entry<'d>> = table
            .iter()
            .map(|(key, value)| Entry {
                key: key.get_ref(),
                place: key.span(),
                value: value.get_ref(),
                whole: value.span(),
            })
            .collect();
        entries.sort_by_key(|entry| entry.place.start);
        Self { doc, what, place, keys: &[], entries }
    }

    /// The same table with the keys that it may have; reports every other.
    pub(crate) fn with_keys(mut self, keys: Keys) -> Self {
        self.keys = keys;
        for entry in self.entries.iter().filter(|entry| !self.keys.contains(&entry.key)) {
            let message = format!("`{}` means nothing in {}", shown_name(entry.key), self.what);
            let remedy = match self.doc.log.nearest(entry.key, self.keys.iter().copied()) {
                Some(near) => format!("Did you mean `{near}`?"),
                None if self.keys.is_empty() => "Remove it.".to_owned(),
                None => format!("Remove it, or use one of: {}.", self.keys.join(", ")),
            };
            self.report(Code::UnknownKey, entry.place.clone(), &message, remedy);
        }
        self
    }

    /// Keeps a problem at a place of this file.
    pub(crate) fn report(&self, code: Code, place: Span, message: &str, remedy: impl AsRef<str>) {
        self.doc.report(Problem::new(code, place, message, remedy));
    }

    /// Whether the key is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key == key)
    }

    /// The value of a key, where it is there.
    pub(crate) fn get(&self, key: &str) -> Option<Value<'d>> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| self.value(entry))
    }

    fn value(&self, entry: &Entry<'d>) -> Value<'d> {
        Value {
            doc: self.doc,
            what: format!("`{}` of {}", shown_name(entry.key), self.what),
            key: entry.key,
            place: entry.place.clone(),
            data: entry.value,
            whole: entry.whole.clone(),
        }
    }

    /// The value of a key that must be there.
    pub(crate) fn need(&self, key: &str) -> Option<Value<'d>> {
        let value = self.get(key);
        if value.is_none() {
            let near = self.entries.iter().map(|entry| entry.key);
            let near = near.filter(|near| !self.keys.contains(near));
            let remedy = match self.doc.log.nearest(key, near) {
                Some(near) => format!("Rename `{near}` to `{key}`."),
                None => format!("Add `{key} = …` to it."),
            };
            self.missing(&format!("{} has no `{key}`", self.what), remedy);
        }
        value
    }

    /// Reports something that must be there and is not, unless it may be in a part that could not
    /// be read.
    pub(crate) fn missing(&self, message: &str, remedy: impl AsRef<str>) {
        if !self.doc.broken {
            self.report(Code::MissingKey, self.place.clone(), message, remedy);
        }
    }

    /// A text that must be there, of at most `max` characters.
    pub(crate) fn text(&self, key: &str, max: usize) -> String {
        self.need(key).map_or_else(String::new, |value| value.text(max))
    }

    /// A text that may be there.
    pub(crate) fn text_if(&self, key: &str, max: usize) -> Option<String> {
        self.get(key).map(|value| value.text(max))
    }

    /// A yes or no; no where it is not there.
    pub(crate) fn flag(&self, key: &str) -> bool {
        let Some(value) = self.get(key) else { return false };
        if let DeValue::Boolean(flag) = value.data {
            *flag
        } else {
            value.wrong_type(ValueType::Flag, false)
        }
    }

    /// A yes or no, without a word about what else it may be.
    pub(crate) fn peek_flag(&self, key: &str) -> bool {
        self.get(key).is_some_and(|value| matches!(value.data, DeValue::Boolean(true)))
    }

    /// A list that may be there.
    pub(crate) fn list(&self, key: &str) -> Vec<Value<'d>> {
        self.get(key).map_or_else(Vec::new, |value| value.list())
    }

    /// Whether it has no key that means nothing here.
    pub(crate) fn has_only_known(&self) -> bool {
        self.entries.iter().all(|entry| self.keys.contains(&entry.key))
    }

    /// Whether the key is missing or a yes or no: anything else was reported already.
    pub(crate) fn flag_is_read(&self, key: &str) -> bool {
        self.get(key).is_none_or(|value| matches!(value.data, DeValue::Boolean(_)))
    }

    /// Whether the key is missing or a list: anything else was reported already.
    pub(crate) fn list_is_read(&self, key: &str) -> bool {
        self.get(key).is_none_or(|value| matches!(value.data, DeValue::Array(_)))
    }

    /// A list of texts that may be there.
    pub(crate) fn texts(&self, key: &str, max: usize) -> Vec<String> {
        self.list(key).iter().map(|value| value.text(max)).collect()
    }

    /// One of a few words; it must be there.
    pub(crate) fn one_of<T: Copy>(&self, key: &str, words: &[(&str, T)]) -> Option<T> {
        self.need(key)?.one_of(words)
    }

    /// A table that must be there.
    pub(crate) fn table(&self, key: &'static str, keys: Keys) -> Option<Self> {
        let Some(mut value) = self.get(key) else {
            let remedy = format!("Add a line `[{key}]`, and its keys below it.");
            self.missing(&format!("{} has no `[{key}]`", self.what), remedy);
            return None;
        };
        value.what = format!("`[{key}]`");
        value.table(keys)
    }

    /// The tables below a key, each under a name of its own: `[item.age]`, `[item.diet]`.
    pub(crate) fn named(&self, key: &str, noun: &str, keys: Keys) -> Vec<(&'d str, Self)> {
        self.named_within(key, "", noun, keys)
    }

    /// The same, where the full name has a first part: `age/under-13`.
    pub(crate) fn named_within(
        &self,
        key: &str,
        within: &str,
        noun: &str,
        keys: Keys,
    ) -> Vec<(&'d str, Self)> {
        let Some(values) = self.get(key).and_then(|value| value.any_table()) else { return vec![] };
        let named = values.entries.iter().filter_map(|entry| {
            let mut value = values.value(entry);
            value.what = format!("the {noun} `{}{}`", shown_name(within), shown_name(entry.key));
            Some((entry.key, value.table(keys)?))
        });
        named.collect()
    }

    /// The keys and values, where the keys are names.
    pub(crate) fn pairs(&self) -> Vec<(&'d str, Value<'d>)> {
        self.entries.iter().map(|entry| (entry.key, self.value(entry))).collect()
    }

    /// All texts within it, each with the key it stands behind, in order.
    pub(crate) fn texts_within(&self) -> Vec<Value<'d>> {
        self.entries.iter().flat_map(|entry| self.value(entry).texts_within()).collect()
    }

    /// The keys of the table below a key, without a word about what else may be there.
    pub(crate) fn keys_of(&self, key: &str) -> Vec<&'d str> {
        let table = self.get(key).and_then(|value| value.table_if());
        table.map_or_else(Vec::new, |table| table.entries.iter().map(|entry| entry.key).collect())
    }

    /// A name of this table that follows the rule for names.
    pub(crate) fn name<T: FromStr>(&self, name: &str) -> T {
        parse_name(self.doc, name, &self.what, &self.place)
    }
}
