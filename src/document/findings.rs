//! What can be wrong with any TOML file, whatever it holds: one builder for each finding, with its
//! code, its message and its remedy.

use super::code::Code;
use super::problem::{Problem, shown_name};
use super::syntax::SyntaxFault;
use crate::id::NAME_MAX;

/// The kinds of values that a reader may want.
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

/// A file over its limit, in bytes.
pub(super) fn file_too_big(most: usize) -> Problem {
    let kib = most / 1024;
    let message = format!("this file has more than {kib} KiB");
    Problem::new(Code::FileTooBig, message, format!("Cut it into files of at most {kib} KiB."))
}

/// Bytes that are no text, in that line.
pub(super) fn not_utf8(line: usize) -> Problem {
    let message = format!("line {line} holds bytes that are not UTF-8 text");
    let remedy = "Save the file as UTF-8: most editors ask for the encoding in \"Save as\".";
    Problem::new(Code::NotUtf8, message, remedy)
}

/// A key or table that was there already; without its name where nobody may see it.
pub(super) fn duplicate_key(name: Option<&str>) -> Problem {
    let name = name.map_or_else(|| "this key".to_owned(), |name| format!("`{name}`"));
    let message = format!("{name} is here a second time");
    let remedy = "Remove one of the two, or give one of them another name.";
    Problem::new(Code::DuplicateKey, message, remedy)
}

/// A line that is not TOML, in the words of the parser. `curly_quotes`: the line has some.
pub(super) fn not_toml(said: &str, fault: SyntaxFault, curly_quotes: bool) -> Problem {
    let remedy = if curly_quotes {
        "Replace curly quotes with straight ones: \" and '."
    } else {
        match fault {
            // The same key twice has a finding of its own.
            SyntaxFault::Other | SyntaxFault::DuplicateKey => {
                "Check the quotes, commas and brackets here and in the line before."
            }
            SyntaxFault::TextWithoutQuotes => "Put text between straight quotes: key = \"text\".",
            SyntaxFault::TextNotEnded => {
                "End the text with a quote. Inside a text, write a quote as \\\"."
            }
            SyntaxFault::LongTextNotEnded => "End the text with three quotes: \"\"\".",
            SyntaxFault::NoComma => "Put a comma between the entries.",
            SyntaxFault::ListNotEnded => "End the list with `]`.",
            SyntaxFault::InlineTableNotEnded => "End it with `}`.",
            SyntaxFault::HeaderNotEnded => "End the line with `]`, or with `]]` after `[[`.",
            SyntaxFault::KeyAlone => {
                "Write the line as: key = value. A key is one word, with hyphens."
            }
            SyntaxFault::BadKey => "Write a key with letters, digits and hyphens only.",
            SyntaxFault::LoneBackslash => "Write a backslash within a text as two: \\\\.",
            SyntaxFault::BadDate => "Write a date as year-month-day, without quotes: 2026-11-22.",
            SyntaxFault::SecondThing => {
                "Put only one thing on a line, and nothing after its value."
            }
            SyntaxFault::TooDeep => "Nest lists and tables only a few levels deep.",
        }
    };
    Problem::new(Code::Syntax, format!("this line is not TOML: {said}"), remedy)
}

/// A tab, the first of so many in the file.
pub(super) fn tab(count: usize) -> Problem {
    stray("a tab", count, "Use spaces in the place of tabs.")
}

/// A byte order mark, the first of so many in the file.
pub(super) fn byte_order_mark(count: usize) -> Problem {
    stray("an invisible byte order mark", count, "Save the file as UTF-8 without BOM.")
}

fn stray(name: &str, count: usize, remedy: &str) -> Problem {
    let message = match count {
        1 => format!("there is {name} here"),
        _ => format!("there is {name} here, and {} more in this file", count - 1),
    };
    Problem::new(Code::StrayCharacter, message, remedy)
}

/// A comma before the end of an inline table.
pub(super) fn last_comma() -> Problem {
    newer("a comma before `}`", "Remove the comma before the `}`.")
}

/// A line break within an inline table.
pub(super) fn break_in_inline_table() -> Problem {
    newer("a line break within `{ }`", "Write everything from `{` to `}` on one line.")
}

/// An escape that TOML 1.0 has not.
pub(super) fn newer_escape(escape: char) -> Problem {
    let what = format!("`\\{escape}` in a text");
    newer(&what, "Write the character itself, or its code in the form `\\u0041`.")
}

fn newer(what: &str, remedy: &str) -> Problem {
    let message = format!("{what} needs TOML 1.1, and editors refuse it");
    Problem::new(Code::Toml11, message, remedy)
}

/// A key that means nothing in its table.
pub(super) fn unknown_key(key: &str, table: &str, near: Option<&str>, keys: &[&str]) -> Problem {
    let message = format!("`{}` means nothing in {table}", shown_name(key));
    let remedy = match near {
        Some(near) => did_you_mean(near),
        None if keys.is_empty() => "Remove it.".to_owned(),
        None => format!("Remove it, or use one of: {}.", keys.join(", ")),
    };
    Problem::new(Code::UnknownKey, message, remedy)
}

/// A key that must be there; `near` is there in its place.
pub(super) fn missing_key(table: &str, key: &str, near: Option<&str>) -> Problem {
    let remedy = match near {
        Some(near) => format!("Rename `{near}` to `{key}`."),
        None => format!("Add `{key} = …` to it."),
    };
    Problem::new(Code::MissingKey, format!("{table} has no `{key}`"), remedy)
}

/// A table that must be there.
pub(super) fn missing_table(table: &str, key: &str) -> Problem {
    let remedy = format!("Add a line `[{key}]`, and its keys below it.");
    Problem::new(Code::MissingKey, format!("{table} has no `[{key}]`"), remedy)
}

/// A value of another kind; `key` is for the example, in a list where it is an entry.
pub(super) fn wrong_type(
    what: &str,
    found: &str,
    wanted: ValueType,
    key: &str,
    is_entry: bool,
) -> Problem {
    let (wanted, remedy) = match wanted {
        ValueType::Text if is_entry => {
            ("a text", format!("Write it between quotes: {key} = [\"…\"]."))
        }
        ValueType::Text => ("a text", format!("Write it between quotes: {key} = \"…\".")),
        ValueType::Flag => {
            ("true or false", format!("Write {key} = true or {key} = false, without quotes."))
        }
        ValueType::List => {
            ("a list", format!("Write it between square brackets: {key} = [ … ]."))
        }
        ValueType::Table if is_entry => {
            ("a table", format!("Write each between braces: {key} = [{{ … }}]."))
        }
        ValueType::Table => (
            "a table",
            format!("Write {key} = {{ … }}, or a line in square brackets with keys below it."),
        ),
        ValueType::Number => ("a whole number", format!("Write it without quotes: {key} = 2.")),
        ValueType::Date => (
            "a date",
            format!("Write it as year-month-day, without quotes: {key} = 2026-11-22."),
        ),
        ValueType::Condition => (
            "a condition",
            "Write the name of a finding in quotes, or a condition such as { any-of = [\"item/code\"] }.".to_owned(),
        ),
        ValueType::Entry => (
            "a text or a table",
            "Write \"…\", or { when = …, … } where it holds only under a condition.".to_owned(),
        ),
    };
    Problem::new(Code::WrongType, format!("{what} is {found}, but must be {wanted}"), remedy)
}

/// A text without any words.
pub(super) fn empty_text(what: &str) -> Problem {
    let remedy = "Write the text, or remove the line where it is not needed.";
    Problem::new(Code::EmptyText, format!("{what} is empty"), remedy)
}

/// A text over its limit, in characters.
pub(super) fn text_too_long(what: &str, length: usize, most: usize) -> Problem {
    let message = format!("{what} has {length} characters, but may have {most}");
    let remedy = format!("Shorten it by {} or more characters.", length - most);
    Problem::new(Code::TextTooLong, message, remedy)
}

/// A word that is not one of the few that are possible.
pub(super) fn unknown_value(what: &str, word: &str, near: Option<&str>, all: &[&str]) -> Problem {
    let remedy = match near {
        Some(near) => format!("Did you mean \"{near}\"? Possible are: {}.", all.join(", ")),
        None if all.len() == 1 => format!("The only word possible here is: {}.", all.concat()),
        None => format!("Possible are: {}.", all.join(", ")),
    };
    Problem::new(Code::UnknownValue, format!("{what} cannot be `{word}`"), remedy)
}

/// A name that breaks the rule for names; `fitting` is near and does not.
pub(super) fn bad_name(what: &str, fitting: Option<&str>) -> Problem {
    let rule = format!("A name is 1 to {NAME_MAX} lower-case letters, digits and single hyphens.");
    let remedy = match fitting {
        Some(fitting) => format!("{rule} For example: `{fitting}`."),
        None => rule,
    };
    Problem::new(Code::BadId, format!("{what} cannot have this name"), remedy)
}

/// A name of something that is not there. `known` are those that there are.
pub(super) fn unknown_name(
    code: Code,
    what: &str,
    noun: &str,
    name: &str,
    near: Option<&str>,
    known: &[&str],
) -> Problem {
    /// The most names that are listed.
    const LISTED_MAX: usize = 12;
    let shown = shown_name(name);
    let message = format!("{what} names the {noun} `{shown}`, but there is none of that name");
    let remedy = match near {
        Some(near) => did_you_mean(near),
        None if known.is_empty() => format!("There is no {noun} at all yet. Add one."),
        None if known.len() <= LISTED_MAX => {
            let known: Vec<_> = known.iter().map(|known| shown_name(known)).collect();
            format!("There are: {}.", known.join(", "))
        }
        None => format!("Add the {noun}, or correct the name."),
    };
    Problem::new(code, message, remedy)
}

/// A text that stands twice in one list.
pub(super) fn repeated_entry(text: &str) -> Problem {
    let message = format!("`{text}` stands twice in the same list");
    Problem::new(Code::RepeatedEntry, message, "Remove one of the two.")
}

/// The remedy for what was likely meant as something else.
pub(crate) fn did_you_mean(near: &str) -> String {
    format!("Did you mean `{near}`?")
}
