//! `pack.toml`: what a pack is, its commands and its sources.

use super::address::url;
use super::command::{command, locale};
use super::findings::file::NamedThing;
use super::findings::manifest as findings;
use super::keys;
use super::own_id::check_own_id;
use super::references::References;
use crate::article::{Published, Source};
use crate::document::{Table, stand_in};
use crate::library::limits::{LINE_MAX, PURPOSE_MAX, SOURCE_TITLE_MAX, SOURCES_MAX, TITLE_MAX};
use crate::library::{Pack, Reviews, Status};
use crate::locale::Locale;
use crate::questions::Questions;
use crate::search::Index;

/// What `status` may be.
pub(crate) const STATUSES: &[(&str, Status)] =
    &[("draft", Status::Draft), ("active", Status::Active), ("retired", Status::Retired)];

/// Reads what `pack.toml` says in its own words; articles and flows are added by the caller.
pub(super) fn pack(file: &Table<'_>, folder: &str, references: &References<'_>) -> Pack {
    let commands = file.named("command", "command", keys::COMMAND);
    let commands = commands.iter().map(|(name, table)| command(name, table, references)).collect();
    let sources = file.named("source", "source", keys::SOURCE);
    if let Some((_, extra)) = sources.get(SOURCES_MAX) {
        extra.report(findings::too_many_sources(sources.len()));
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
        index: Index::default(),
        flows: vec![],
        vignettes: vec![],
        evidence: None,
        ledger: None,
        decisions: vec![],
        reviews: Reviews::default(),
        timings: None,
        questions: Questions::default(),
    };
    if let Some(table) = file.table("pack", keys::PACK) {
        about(&table, folder, &mut pack);
    }
    pack
}

/// Fills in what stands in `[pack]`.
fn about(table: &Table<'_>, folder: &str, pack: &mut Pack) {
    check_own_id(table, folder, NamedThing::Folder);
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
        table.report_at(table.place_of("next-review-date"), findings::review_dates());
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
