//! Reading values: each as what it must be, or a problem and something that stands in for it.

use std::str::FromStr;

use toml::de::DeValue;

use super::findings::{self, ValueType};
use super::keys::Keys;
use super::name::parse_name;
use super::node::{Table, Value};

impl<'d> Value<'d> {
    /// Reports a value of another kind, and gives back what stands in for it.
    pub(crate) fn wrong_type<T>(&self, wanted: ValueType, stand_in: T) -> T {
        let found = match self.data {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date or time",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let problem = findings::wrong_type(&self.what(), found, wanted, self.key, self.is_entry());
        self.report(problem);
        stand_in
    }

    /// A text of at most `max` characters; line ends and runs of spaces within it are one space.
    pub(crate) fn text(&self, max: usize) -> String {
        let Some(raw) = self.raw() else { return self.wrong_type(ValueType::Text, String::new()) };
        let text = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        self.check_length(&text, max);
        text
    }

    /// A text in paragraphs, its line ends as they are.
    pub(crate) fn paragraphs(&self, max: usize) -> String {
        let Some(raw) = self.raw() else { return self.wrong_type(ValueType::Text, String::new()) };
        let text = raw.replace("\r\n", "\n");
        self.check_length(text.trim(), max);
        text
    }

    fn check_length(&self, text: &str, max: usize) {
        let length = text.chars().count();
        if length == 0 {
            self.report(findings::empty_text(&self.what()));
        } else if length > max {
            self.report(findings::text_too_long(&self.what(), length, max));
        }
    }

    /// The value as a list; anything else is reported.
    pub(crate) fn list(&self) -> Vec<Self> {
        self.entries().unwrap_or_else(|| self.wrong_type(ValueType::List, vec![]))
    }

    /// A table, with the keys that it may have.
    pub(crate) fn table(&self, keys: Keys) -> Option<Table<'d>> {
        Some(self.any_table()?.with_keys(keys))
    }

    /// A table whose keys are names.
    pub(crate) fn any_table(&self) -> Option<Table<'d>> {
        self.table_if().or_else(|| self.wrong_type(ValueType::Table, None))
    }

    /// True or false.
    pub(super) fn flag(&self) -> bool {
        self.flag_if().unwrap_or_else(|| self.wrong_type(ValueType::Flag, false))
    }

    /// A whole number.
    pub(crate) fn number(&self) -> u32 {
        let DeValue::Integer(number) = self.data else {
            return self.wrong_type(ValueType::Number, 1);
        };
        let number = u32::from_str_radix(number.as_str(), number.radix());
        number.unwrap_or_else(|_| self.wrong_type(ValueType::Number, 1))
    }

    /// A date without a time.
    pub(crate) fn date(&self) -> time::Date {
        if let DeValue::Datetime(toml::value::Datetime {
            date: Some(date),
            time: None,
            offset: None,
        }) = self.data
        {
            let month = time::Month::try_from(date.month);
            let date = month.and_then(|month| {
                time::Date::from_calendar_date(i32::from(date.year), month, date.day)
            });
            if let Ok(date) = date {
                return date;
            }
        }
        self.wrong_type(ValueType::Date, time::Date::MIN)
    }

    /// The key of this value as a name that follows the rule for names.
    pub(crate) fn name<T: FromStr>(&self) -> T {
        parse_name(self.doc, self.key, &self.what(), &self.place)
    }

    /// One of a few words.
    pub(crate) fn one_of<T: Copy>(&self, words: &[(&str, T)]) -> Option<T> {
        let Some(raw) = self.raw() else { return self.wrong_type(ValueType::Text, None) };
        let found = words.iter().find(|(word, _)| *word == raw);
        if found.is_none() {
            let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let near = self.doc.log.nearest(raw, all.iter().copied());
            self.report(findings::unknown_value(&self.what(), raw, near, &all));
        }
        found.map(|(_, value)| *value)
    }
}
