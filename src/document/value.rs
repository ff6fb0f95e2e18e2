//! Values of a file while they are read, each with its name and its place.

use std::str::FromStr;

use toml::de::DeValue;

use super::Keys;
use super::code::Code;
use super::problem::{Problem, Span};
use super::table::Table;
use super::tree::Document;
use crate::id::NAME_MAX;

/// A value.
#[derive(Clone)]
pub(crate) struct Value<'d> {
    pub(crate) doc: &'d Document<'d>,
    /// What it is, within a sentence: "`text` of the item `age`".
    pub(crate) what: String,
    /// The key it stands behind, for examples.
    pub(crate) key: &'d str,
    /// Where its key is, or where it is itself.
    pub(crate) place: Span,
    pub(crate) data: &'d DeValue<'d>,
    pub(crate) whole: Span,
}

/// A name for what has no right one. Nothing that holds it is ever given out.
pub(crate) fn stand_in<T: FromStr>() -> T {
    let Ok(name) = "unnamed".parse() else { unreachable!("`unnamed` follows the rule for names") };
    name
}

pub(crate) fn parse_name<T: FromStr>(
    doc: &Document<'_>,
    name: &str,
    what: &str,
    place: &Span,
) -> T {
    name.parse().unwrap_or_else(|_| {
        let message = format!("{what} cannot have this name");
        let fitting = fitting_name(name);
        let rule =
            format!("A name is 1 to {NAME_MAX} lower-case letters, digits and single hyphens.");
        let remedy = match fitting.parse::<T>() {
            Ok(_) => format!("{rule} For example: `{fitting}`."),
            Err(_) => rule,
        };
        doc.report(Problem::new(Code::BadId, place.clone(), &message, remedy));
        stand_in()
    })
}

/// The nearest text that follows the rule for names.
fn fitting_name(name: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("-").to_ascii_lowercase();
    let cut: String = name.chars().take(NAME_MAX).collect();
    cut.trim_end_matches('-').to_owned()
}

/// How the name of an entry of a list begins.
const ENTRY_OF: &str = "an entry of ";

/// The kinds of values.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ValueType {
    Text,
    Flag,
    List,
    Table,
    Number,
    Date,
    Condition,
    Entry,
}

impl<'d> Value<'d> {
    /// Keeps a problem at this value.
    pub(crate) fn report(&self, code: Code, message: &str, remedy: impl AsRef<str>) {
        self.doc.report(Problem::new(code, self.place.clone(), message, remedy));
    }

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
        let key = self.key;
        let (wanted, remedy) = match wanted {
            ValueType::Text if self.in_list() => ("a text", format!("Write it between quotes: {key} = [\"…\"].")),
            ValueType::Text => ("a text", format!("Write it between quotes: {key} = \"…\".")),
            ValueType::Flag => ("true or false", format!("Write {key} = true or {key} = false, without quotes.")),
            ValueType::List => ("a list", format!("Write it between square brackets: {key} = [ … ].")),
            ValueType::Table if self.in_list() => ("a table", format!("Write each between braces: {key} = [{{ … }}].")),
            ValueType::Table => ("a table", format!("Write {key} = {{ … }}, or a line in square brackets with keys below it.")),
            ValueType::Number => ("a whole number", format!("Write it without quotes: {key} = 2.")),
            ValueType::Date => ("a date", format!("Write it as year-month-day, without quotes: {key} = 2026-11-22.")),
            ValueType::Condition => (
                "a condition",
                "Write the name of a finding in quotes, or a condition such as { any-of = [\"item/code\"] }.".to_owned(),
            ),
            ValueType::Entry => ("a text or a table", "Write \"…\", or { when = …, … } where it holds only under a condition.".to_owned()),
        };
        self.report(
            Code::WrongType,
            &format!("{} is {found}, but must be {wanted}", self.what),
            remedy,
        );
        stand_in
    }

    /// The text as it is written, where it is one.
    pub(crate) fn raw(&self) -> Option<&'d str> {
        if let DeValue::String(text) = self.data { Some(text.as_ref()) } else { None }
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
            self.report(
                Code::EmptyText,
                &format!("{} is empty", self.what),
                "Write the text, or remove the line where it is not needed.",
            );
        } else if length > max {
            let message = format!("{} has {length} characters, but may have {max}", self.what);
            let over = length - max;
            self.report(
                Code::TextTooLong,
                &message,
                format!("Shorten it by {over} or more characters."),
            );
        }
    }

    /// A list.
    pub(crate) fn list(&self) -> Vec<Value<'d>> {
        let DeValue::Array(list) = self.data else {
            return self.wrong_type(ValueType::List, vec![]);
        };
        let entries = list.iter().map(|entry| Value {
            doc: self.doc,
            what: format!("{ENTRY_OF}{}", self.what),
            key: self.key,
            place: entry.span(),
            data: entry.get_ref(),
            whole: entry.span(),
        });
        entries.collect()
    }

    /// Whether it is an entry of a list.
    fn in_list(&self) -> bool {
        self.what.starts_with(ENTRY_OF)
    }

    /// Whether it is a list without entries.
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self.data, DeValue::Array(list) if list.is_empty())
    }

    /// The text that it is, or all texts within a list or table, in order.
    pub(crate) fn texts_within(&self) -> Vec<Value<'d>> {
        match self.data {
            DeValue::String(_) => vec![self.clone()],
            DeValue::Array(_) => self.list().iter().flat_map(Self::texts_within).collect(),
            DeValue::Table(_) => {
                self.table_if().map_or_else(Vec::new, |table| table.texts_within())
            }
            _ => vec![],
        }
    }

    /// A table, with the keys that it may have.
    pub(crate) fn table(&self, keys: Keys) -> Option<Table<'d>> {
        Some(self.any_table()?.with_keys(keys))
    }

    /// A table whose keys are names.
    pub(crate) fn any_table(&self) -> Option<Table<'d>> {
        let DeValue::Table(table) = self.data else {
            return self.wrong_type(ValueType::Table, None);
        };
        // The place of a table is its `[header]`, or the key before its `{`.
        let header = self.whole.start < self.place.start;
        let place = if header { &self.whole } else { &self.place };
        Some(Table::new(self.doc, self.what.clone(), place.clone(), table))
    }

    /// The table that it is, without a word where it is something else.
    pub(crate) fn table_if(&self) -> Option<Table<'d>> {
        if self.is_table() { self.any_table() } else { None }
    }

    /// Whether it is a list.
    pub(crate) fn is_list(&self) -> bool {
        matches!(self.data, DeValue::Array(_))
    }

    /// Whether it is a table.
    pub(crate) fn is_table(&self) -> bool {
        matches!(self.data, DeValue::Table(_))
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

    /// Whether it is written as a date or time.
    pub(crate) fn is_date(&self) -> bool {
        matches!(self.data, DeValue::Datetime(_))
    }

    /// The key of this value as a name that follows the rule for names.
    pub(crate) fn name<T: FromStr>(&self) -> T {
        parse_name(self.doc, self.key, &self.what, &self.place)
    }

    /// One of a few words.
    pub(crate) fn one_of<T: Copy>(&self, words: &[(&str, T)]) -> Option<T> {
        let Some(raw) = self.raw() else { return self.wrong_type(ValueType::Text, None) };
        let found = words.iter().find(|(word, _)| *word == raw);
        if found.is_none() {
            let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let remedy = match self.doc.log.nearest(raw, all.iter().copied()) {
                Some(near) => format!("Did you mean \"{near}\"? Possible are: {}.", all.join(", ")),
                None if all.len() == 1 => {
                    format!("The only word possible here is: {}.", all.join(""))
                }
                None => format!("Possible are: {}.", all.join(", ")),
            };
            self.report(Code::UnknownValue, &format!("{} cannot be `{raw}`", self.what), remedy);
        }
        found.map(|(_, value)| *value)
    }
}
