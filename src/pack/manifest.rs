//! `pack.toml`: what a pack is, its commands and its sources.

use super::article::{Reading, named_like_file};
use super::grounds::url;
use super::keys;
use crate::article::{Published, Source};
use crate::document::{Code, Document, Problem, Span, Table, Value, shown_name, stand_in};
use crate::library::limits::{LINE_MAX, PURPOSE_MAX, SOURCE_TITLE_MAX, SOURCES_MAX, TITLE_MAX};
use crate::library::{Command, Opens, Pack, Status};
use crate::limits::{COMMAND_DESCRIPTION_MAX, COMMAND_NAME_MAX};
use crate::locale::{LOCALES, Locale};

/// What `status` may be.
pub(crate) const STATUSES: &[(&str, Status)] =
    &[("draft", Status::Draft), ("active", Status::Active), ("retired", Status::Retired)];

/// Reads what `pack.toml` says in its own words; articles and flows are added by the caller.
pub(super) fn pack(file: &Table<'_>, folder: &str, reading: &Reading<'_>) -> Pack {
    let commands = file.named("command", "command", keys::COMMAND);
    let commands = commands.iter().map(|(name, table)| command(name, table, reading)).collect();
    let sources = file.named("source", "source", keys::SOURCE);
    if let Some((_, extra)) = sources.get(SOURCES_MAX) {
        let message =
            format!("this pack has {} sources, but may have {SOURCES_MAX}", sources.len());
        let remedy = "Take out those that nothing names, or make two packs.";
        extra.report(Code::TooMany, extra.place.clone(), &message, remedy);
    }
    let sources = sources.iter().map(|(name, table)| source(name, table)).collect();
    let mut pack = Pack {
        id: folder.parse().unwrap_or_else(|_| stand_in()),
        title: String::new(),
        purpose: String::new(),
        version: String::new(),
        status: Status::Draft,
        language: Locale::ENGLISH,
        last_review: time::Date::MIN,
        next_review: time::Date::MIN,
        reviewed_by: String::new(),
        licence: String::new(),
        commands,
        sources,
        articles: vec![],
        flows: vec![],
        vignettes: vec![],
        evidence: None,
        ledger: None,
    };
    if let Some(table) = file.table("pack", keys::PACK) {
        about(&table, folder, &mut pack);
    }
    pack
}

/// Fills in what stands in `[pack]`.
fn about(table: &Table<'_>, folder: &str, pack: &mut Pack) {
    named_like_file(table, folder, "folder");
    pack.title = table.text("title", TITLE_MAX);
    pack.purpose = table.text("purpose", PURPOSE_MAX);
    pack.version = table.text("version", TITLE_MAX);
    pack.status = table.one_of("status", STATUSES).unwrap_or(Status::Draft);
    if let Some(language) = table.need("language").and_then(|value| locale(&value)) {
        pack.language = language;
    }
    pack.reviewed_by = table.text("reviewed-by", LINE_MAX);
    pack.licence = table.text("licence", TITLE_MAX);
    let last = table.need("last-review-date").map(|value| value.date());
    let next = table.need("next-review-date").map(|value| value.date());
    let (Some(last), Some(next)) = (last, next) else { return };
    (pack.last_review, pack.next_review) = (last, next);
    if next <= last && next != time::Date::MIN {
        let place = table.get("next-review-date").map_or(0..0, |value| value.place);
        let message = "the next review is not after the last one";
        let remedy = "Write a later `next-review-date`, or correct `last-review-date`.";
        table.report(Code::DateOrder, place, message, remedy);
    }
}

fn source(name: &str, table: &Table<'_>) -> Source {
    let published = table.get("published").map(|value| {
        if value.is_date() {
            Published::Day(value.date())
        } else {
            Published::of(&value.text(TITLE_MAX))
        }
    });
    Source {
        id: table.name(name),
        title: table.text("title", SOURCE_TITLE_MAX),
        publisher: table.text("publisher", TITLE_MAX),
        url: table.need("url").map(|value| url(&value)).unwrap_or_default(),
        published,
    }
}

fn command(name: &str, table: &Table<'_>, reading: &Reading<'_>) -> Command {
    if name.is_empty() || name.chars().count() > COMMAND_NAME_MAX || !is_command_name(name) {
        let message = format!("`{name}` cannot be the name of a command");
        let remedy = "A command has 1 to 32 lower-case letters, digits, hyphens and underscores.";
        table.report(Code::BadCommandName, table.place.clone(), &message, remedy);
    }
    let name_localizations = localized(table, "name-localizations", COMMAND_NAME_MAX);
    for (text, value) in &name_localizations {
        if !is_command_name(&text.1) {
            let message = format!("`{}` cannot be the name of a command", text.1);
            let remedy = "Use lower-case letters, digits, hyphens and underscores, without spaces.";
            value.report(Code::BadCommandName, &message, remedy);
        }
    }
    let described = localized(table, "description-localizations", COMMAND_DESCRIPTION_MAX);
    Command {
        name: name.to_owned(),
        description: table.text("description", COMMAND_DESCRIPTION_MAX),
        name_localizations: name_localizations.into_iter().map(|(text, _)| text).collect(),
        description_localizations: described.into_iter().map(|(text, _)| text).collect(),
        opens: opens(table, reading).unwrap_or(Opens::HelpNow),
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
fn locale(value: &Value<'_>) -> Option<Locale> {
    let text = value.text(TITLE_MAX);
    let known = text.parse().ok();
    if known.is_none() && !text.is_empty() {
        report_unknown_locale(value.doc, value.place.clone(), &text);
    }
    known
}

fn check_locale(locale: &str, value: &Value<'_>) {
    if !LOCALES.contains(&locale) {
        report_unknown_locale(value.doc, value.place.clone(), locale);
    }
}

/// Reports what Discord knows as no language.
pub(super) fn report_unknown_locale(doc: &Document<'_>, place: Span, locale: &str) {
    let remedy = match doc.log.nearest(locale, LOCALES.iter().copied()) {
        Some(near) => format!("Did you mean `{near}`? Discord knows: {}.", LOCALES.join(", ")),
        None => format!("Discord knows: {}.", LOCALES.join(", ")),
    };
    let message = format!("Discord knows no language `{}`", shown_name(locale));
    doc.report(Problem::new(Code::UnknownLocale, place, &message, remedy));
}

fn opens(table: &Table<'_>, reading: &Reading<'_>) -> Option<Opens> {
    let opens = table.need("opens")?.table(keys::OPENS)?;
    let named: Vec<&str> = keys::OPENS.iter().filter(|key| opens.has(key)).copied().collect();
    let is_yes = |key| -> Option<()> {
        if opens.peek_flag(key) {
            return Some(());
        }
        if !opens.flag(key) {
            wrong_opens(
                &opens,
                &format!("{} has `{key} = false`, so it opens nothing", table.what),
            );
        }
        None
    };
    match named.as_slice() {
        ["flow"] => Some(Opens::Flow(reading.flows.one(&opens.get("flow")?))),
        ["articles"] => {
            let articles = reading.articles.list(&opens, "articles");
            if articles.is_empty() && opens.list_is_read("articles") {
                wrong_opens(&opens, &format!("{} opens an empty list of articles", table.what));
            }
            Some(Opens::Articles(articles))
        }
        ["read"] => is_yes("read").map(|()| Opens::Read),
        ["help-now"] => is_yes("help-now").map(|()| Opens::HelpNow),
        [] => {
            if opens.has_only_known() {
                wrong_opens(&opens, &format!("{} opens nothing", table.what));
            }
            None
        }
        several => {
            wrong_opens(
                &opens,
                &format!("{} opens several things: {}", table.what, several.join(", ")),
            );
            None
        }
    }
}

fn wrong_opens(opens: &Table<'_>, message: &str) {
    let remedy = "Write one of: opens = { flow = \"…\" }, { articles = [\"…\"] }, { read = true } or { help-now = true }.";
    opens.report(Code::BadOpens, opens.place.clone(), message, remedy);
}
