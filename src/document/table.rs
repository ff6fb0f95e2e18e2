//! Reading tables: keys that must be there, keys that may be there, and tables under names of
//! their own. What cannot be read is stood in for, so that reading goes on; the caller gives
//! nothing out once a mistake was logged.

use std::str::FromStr;

use super::findings;
use super::keys::Keys;
use super::name::parse_name;
use super::node::{Table, Value};
use super::problem::shown_name;

impl<'d> Table<'d> {
    /// The value of a key that must be there.
    pub(crate) fn need(&self, key: &str) -> Option<Value<'d>> {
        let value = self.get(key);
        if value.is_none() {
            let near = self.doc.log.nearest(key, self.unknown_keys());
            self.missing(findings::missing_key(&self.what, key, near));
        }
        value
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
        self.get(key).is_some_and(|value| value.flag())
    }

    /// A yes or no, without a word about what else it may be.
    pub(crate) fn peek_flag(&self, key: &str) -> bool {
        self.get(key).is_some_and(|value| value.flag_if().is_some() && value.flag())
    }

    /// A list that may be there.
    pub(crate) fn list(&self, key: &str) -> Vec<Value<'d>> {
        self.get(key).map_or_else(Vec::new, |value| value.list())
    }

    /// Whether the key is missing or a yes or no: anything else was reported already.
    pub(crate) fn flag_is_read(&self, key: &str) -> bool {
        self.get(key).is_none_or(|value| value.flag_if().is_some())
    }

    /// Whether the key is missing or a list: anything else was reported already.
    pub(crate) fn list_is_read(&self, key: &str) -> bool {
        self.get(key).is_none_or(|value| value.is_list())
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
        let Some(value) = self.get(key) else {
            self.missing(findings::missing_table(&self.what, key));
            return None;
        };
        value.called(format!("`[{key}]`")).table(keys)
    }

    /// The tables below a key, each under a name of its own: `[item.age]`, `[item.diet]`.
    pub(crate) fn named(&self, key: &str, noun: &str, keys: Keys) -> Vec<(&'d str, Self)> {
        self.named_within(key, "", noun, keys)
    }

    /// As [`Table::named`], where the full name has a first part: `age/under-13`.
    pub(crate) fn named_within(
        &self,
        key: &str,
        within: &str,
        noun: &str,
        keys: Keys,
    ) -> Vec<(&'d str, Self)> {
        let Some(values) = self.get(key).and_then(|value| value.any_table()) else { return vec![] };
        let named = values.pairs().into_iter().filter_map(|(name, value)| {
            let what = format!("the {noun} `{}{}`", shown_name(within), shown_name(name));
            Some((name, value.called(what).table(keys)?))
        });
        named.collect()
    }

    /// A name of this table that follows the rule for names.
    pub(crate) fn name<T: FromStr>(&self, name: &str) -> T {
        parse_name(self.doc, name, &self.what, &self.place)
    }
}
