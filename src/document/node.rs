//! The tree of a file as it is walked: tables and values, each with its name and its place. What
//! they hold is read in [`super::table`] and [`super::value`].

use std::borrow::Cow;
use std::rc::Rc;

use toml::de::{DeTable, DeValue};

use super::findings;
use super::keys::Keys;
use super::problem::{Problem, shown_name};
use super::region::Span;
use super::tree::Document;

/// A table, its entries in the order of the file.
#[derive(Clone)]
pub(crate) struct Table<'d> {
    pub(crate) doc: &'d Document<'d>,
    /// How messages name it within a sentence: "the item `age`".
    pub(crate) what: Rc<str>,
    /// The place of its name in the file.
    pub(crate) place: Span,
    /// The keys that it may have; none where it is only looked into.
    keys: Keys,
    entries: Vec<TableEntry<'d>>,
}

#[derive(Clone)]
struct TableEntry<'d> {
    key: &'d str,
    place: Span,
    value: &'d DeValue<'d>,
    whole: Span,
}

/// A value.
#[derive(Clone)]
pub(crate) struct Value<'d> {
    pub(crate) doc: &'d Document<'d>,
    /// How messages name the table that it is in.
    within: Rc<str>,
    /// How messages name it, or the list it is in, where that is not "`text` of the item `age`".
    called: Option<Rc<str>>,
    /// In how many lists it is, one within the other.
    lists: usize,
    /// The key it stands behind, for examples.
    pub(crate) key: &'d str,
    /// Where its key is, or where it is itself.
    pub(crate) place: Span,
    pub(super) data: &'d DeValue<'d>,
    pub(crate) whole: Span,
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
        Self::new(doc, "this file".into(), 0..0, &doc.tree)
    }

    fn new(doc: &'d Document<'d>, what: Rc<str>, place: Span, table: &'d DeTable<'d>) -> Self {
        let mut entries: Vec<TableEntry<'d>> = table
            .iter()
            .map(|(key, value)| TableEntry {
                key: key.get_ref(),
                place: key.span(),
                value: value.get_ref(),
                whole: value.span(),
            })
            .collect();
        entries.sort_by_key(|entry| entry.place.start);
        Self { doc, what, place, keys: &[], entries }
    }

    /// This table with the keys that it may have; every other key is reported.
    pub(crate) fn with_keys(mut self, keys: Keys) -> Self {
        self.keys = keys;
        for entry in self.entries.iter().filter(|entry| !self.keys.contains(&entry.key)) {
            let near = self.doc.log.nearest(entry.key, self.keys.iter().copied());
            let problem = findings::unknown_key(entry.key, &self.what, near, self.keys);
            self.report_at(entry.place.clone(), problem);
        }
        self
    }

    /// Keeps a problem at this table.
    pub(crate) fn report(&self, problem: Problem) {
        self.report_at(self.place.clone(), problem);
    }

    /// Keeps a problem at a place of this file.
    pub(crate) fn report_at(&self, place: Span, problem: Problem) {
        self.doc.report(problem.at(place));
    }

    /// Keeps a problem about something that must be there and is not, unless it may be in a part
    /// that could not be read.
    pub(crate) fn missing(&self, problem: Problem) {
        if !self.doc.broken {
            self.report(problem);
        }
    }

    /// Whether the key is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.check_asked(key);
        self.entries.iter().any(|entry| entry.key == key)
    }

    /// The value of a key, where it is there.
    pub(crate) fn get(&self, key: &str) -> Option<Value<'d>> {
        self.check_asked(key);
        #[cfg(test)]
        super::asked::note(self.keys, key);
        self.entries.iter().find(|entry| entry.key == key).map(|entry| self.value(entry))
    }

    /// A reader that asks for a key of which the table does not know would never find it, since
    /// such a key is reported as unknown.
    fn check_asked(&self, key: &str) {
        debug_assert!(
            self.keys.is_empty() || self.keys.contains(&key),
            "`{key}` is read from {}, whose keys are {:?}",
            self.what,
            self.keys
        );
    }

    /// The place of the value of a key; that of the table where the key is not there.
    pub(crate) fn place_of(&self, key: &str) -> Span {
        self.get(key).map_or_else(|| self.place.clone(), |value| value.place)
    }

    /// The keys and values, where the keys are names.
    pub(crate) fn pairs(&self) -> Vec<(&'d str, Value<'d>)> {
        self.entries.iter().map(|entry| (entry.key, self.value(entry))).collect()
    }

    /// The keys that are there and mean nothing.
    pub(super) fn unknown_keys(&self) -> impl Iterator<Item = &'d str> {
        let keys = self.entries.iter().map(|entry| entry.key);
        keys.filter(|key| !self.keys.contains(key))
    }

    /// Whether it has no key that means nothing here.
    pub(crate) fn has_only_known(&self) -> bool {
        self.unknown_keys().next().is_none()
    }

    /// The keys of the table below a key, without a word about what else may be there.
    pub(crate) fn keys_of(&self, key: &str) -> Vec<&'d str> {
        let table = self.get(key).and_then(|value| value.table_if());
        table.map_or_else(Vec::new, |table| table.entries.iter().map(|entry| entry.key).collect())
    }

    /// All texts within it, each with the key it stands behind, in order.
    pub(crate) fn texts_within(&self) -> Vec<Value<'d>> {
        self.entries.iter().flat_map(|entry| self.value(entry).texts_within()).collect()
    }

    fn value(&self, entry: &TableEntry<'d>) -> Value<'d> {
        Value {
            doc: self.doc,
            within: Rc::clone(&self.what),
            called: None,
            lists: 0,
            key: entry.key,
            place: entry.place.clone(),
            data: entry.value,
            whole: entry.whole.clone(),
        }
    }
}

impl<'d> Value<'d> {
    /// How messages name it within a sentence: "an entry of `text` of the item `age`".
    pub(crate) fn what(&self) -> String {
        let mut what = "an entry of ".repeat(self.lists);
        what.push_str(&self.plain_name());
        what
    }

    /// How messages name it, or the list it is in: "`text` of the item `age`".
    fn plain_name(&self) -> Cow<'_, str> {
        match &self.called {
            Some(called) => Cow::Borrowed(called),
            None => Cow::Owned(format!("`{}` of {}", shown_name(self.key), self.within)),
        }
    }

    /// What refers to a name: the list, where the name is an entry of one.
    pub(super) fn what_names(&self) -> String {
        let mut what = "an entry of ".repeat(self.lists.saturating_sub(1));
        what.push_str(&self.plain_name());
        what
    }

    /// This value under another name; it then counts as no entry of a list.
    pub(crate) fn called(self, what: impl Into<Rc<str>>) -> Self {
        Self { called: Some(what.into()), lists: 0, ..self }
    }

    /// Whether it is an entry of a list.
    pub(super) fn is_entry(&self) -> bool {
        self.lists > 0
    }

    /// Keeps a problem at this value.
    pub(crate) fn report(&self, problem: Problem) {
        self.doc.report(problem.at(self.place.clone()));
    }

    /// The text as it is written, where it is one.
    pub(crate) fn raw(&self) -> Option<&'d str> {
        if let DeValue::String(text) = self.data { Some(text.as_ref()) } else { None }
    }

    /// The entries, where it is a list.
    pub(super) fn entries(&self) -> Option<Vec<Self>> {
        let DeValue::Array(list) = self.data else { return None };
        let entries = list.iter().map(|entry| Self {
            doc: self.doc,
            within: Rc::clone(&self.within),
            called: self.called.clone(),
            lists: self.lists + 1,
            key: self.key,
            place: entry.span(),
            data: entry.get_ref(),
            whole: entry.span(),
        });
        Some(entries.collect())
    }

    /// The table that it is, without a word where it is something else.
    pub(crate) fn table_if(&self) -> Option<Table<'d>> {
        let DeValue::Table(table) = self.data else { return None };
        // The place of a table is its `[header]`, or the key before its `{`.
        let header = self.whole.start < self.place.start;
        let place = if header { &self.whole } else { &self.place };
        Some(Table::new(self.doc, self.what().into(), place.clone(), table))
    }

    /// The text that it is, or all texts within a list or table, in order.
    pub(crate) fn texts_within(&self) -> Vec<Self> {
        if self.raw().is_some() {
            return vec![self.clone()];
        }
        if let Some(table) = self.table_if() {
            return table.texts_within();
        }
        self.entries().iter().flatten().flat_map(Self::texts_within).collect()
    }

    /// Whether it is a list.
    pub(crate) fn is_list(&self) -> bool {
        matches!(self.data, DeValue::Array(_))
    }

    /// Whether it is a list without entries.
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self.data, DeValue::Array(list) if list.is_empty())
    }

    /// Whether it is a table.
    pub(crate) fn is_table(&self) -> bool {
        matches!(self.data, DeValue::Table(_))
    }

    /// True or false, where it is one of them.
    pub(crate) fn flag_if(&self) -> Option<bool> {
        self.data.as_bool()
    }

    /// Whether it is written as a date or time.
    pub(crate) fn is_date(&self) -> bool {
        matches!(self.data, DeValue::Datetime(_))
    }
}
