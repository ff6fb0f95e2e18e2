//! Commands of a pack: their names and descriptions by language, and what they open.

use super::findings::command as findings;
use super::keys;
use super::references::References;
use crate::document::{Document, Problem, Table, Value};
use crate::library::limits::TITLE_MAX;
use crate::library::{Command, Opens};
use crate::limits::{COMMAND_DESCRIPTION_MAX, COMMAND_NAME_MAX};
use crate::locale::{LOCALES, Locale};

/// Reads a command and what it opens.
pub(super) fn command(name: &str, table: &Table<'_>, references: &References<'_>) -> Command {
    let opens = opens(table, references).unwrap_or(Opens::HelpNow);
    let is_name = if opens == Opens::Find { is_menu_name } else { is_command_name };
    if name.is_empty() || name.chars().count() > COMMAND_NAME_MAX || !is_name(name) {
        table.report(findings::bad_name(name));
    }
    let name_localizations = localized(table, "name-localizations", COMMAND_NAME_MAX);
    for (text, value) in &name_localizations {
        if !is_name(&text.1) {
            value.report(findings::bad_localized_name(&text.1));
        }
    }
    let described = localized(table, "description-localizations", COMMAND_DESCRIPTION_MAX);
    Command {
        name: name.to_owned(),
        description: table.text("description", COMMAND_DESCRIPTION_MAX),
        name_localizations: name_localizations.into_iter().map(|(text, _)| text).collect(),
        description_localizations: described.into_iter().map(|(text, _)| text).collect(),
        opens,
    }
}

/// Whether Discord takes this as the name of a command.
/// Source: Discord docs, Application Commands, Application Command Naming.
fn is_command_name(name: &str) -> bool {
    let letter = |c: char| {
        let marks = matches!(c, '\u{900}'..='\u{97f}' | '\u{e00}'..='\u{e7f}');
        c.is_alphanumeric() || "-_'".contains(c) || marks
    };
    name.chars().all(letter) && name.to_lowercase() == name
}

/// Whether Discord takes this as the name of a command in the menu of a message: any line of text.
fn is_menu_name(name: &str) -> bool {
    name.trim() == name && !name.chars().any(char::is_control)
}

/// Texts by language, in the order of the file.
fn localized<'d>(table: &Table<'d>, key: &str, max: usize) -> Vec<((String, String), Value<'d>)> {
    let Some(texts) = table.get(key).and_then(|value| value.any_table()) else { return vec![] };
    let texts = texts.pairs().into_iter().map(|(locale, value)| {
        check_locale(locale, &value);
        ((locale.to_owned(), value.text(max)), value)
    });
    texts.collect()
}

/// A language as Discord names it.
pub(super) fn locale(value: &Value<'_>) -> Option<Locale> {
    let text = value.text(TITLE_MAX);
    if !text.is_empty() {
        check_locale(&text, value);
    }
    text.parse().ok()
}

/// Reports a language that Discord does not know.
fn check_locale(locale: &str, value: &Value<'_>) {
    if LOCALES.contains(&locale) {
        return;
    }
    value.report(unknown_locale(value.doc, locale));
}

/// What is said of a language that Discord does not know.
pub(super) fn unknown_locale(doc: &Document<'_>, locale: &str) -> Problem {
    findings::unknown_locale(locale, doc.log.nearest(locale, LOCALES.iter().copied()))
}

fn opens(table: &Table<'_>, references: &References<'_>) -> Option<Opens> {
    let opens = table.need("opens")?.table(keys::OPENS)?;
    let named: Vec<&str> = keys::OPENS.iter().filter(|key| opens.has(key)).copied().collect();
    let is_yes = |key| -> Option<()> {
        if opens.peek_flag(key) {
            return Some(());
        }
        if !opens.flag(key) {
            opens.report(findings::opens_not(&table.what, key));
        }
        None
    };
    match named.as_slice() {
        ["flow"] => Some(Opens::Flow(references.flows.one(&opens.get("flow")?))),
        ["articles"] => {
            let articles = references.articles.list(&opens, "articles");
            if articles.is_empty() && opens.list_is_read("articles") {
                opens.report(findings::opens_empty_list(&table.what));
            }
            Some(Opens::Articles(articles))
        }
        ["read"] => is_yes("read").map(|()| Opens::Read),
        ["ask"] => is_yes("ask").map(|()| Opens::Ask),
        ["find"] => is_yes("find").map(|()| Opens::Find),
        ["help-now"] => is_yes("help-now").map(|()| Opens::HelpNow),
        [] => {
            if opens.has_only_known() {
                opens.report(findings::opens_nothing(&table.what));
            }
            None
        }
        several => {
            opens.report(findings::opens_several(&table.what, several));
            None
        }
    }
}
