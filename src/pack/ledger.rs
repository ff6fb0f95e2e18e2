//! `ledger.toml`: every claim of the article that a pack began with, what guidance says of it and
//! what became of it; and what had to be added. It is held against the list of evidence.

use std::collections::{BTreeMap, BTreeSet};

use super::findings::file;
use super::findings::ledger::{self as findings, GuidanceGap};
use super::keys;
use super::read_file::ReadFile;
use crate::document::{Document, ProblemLog, Table, Value};
use crate::library::limits::{LINE_MAX, SOURCE_TITLE_MAX};
use crate::library::{Added, Claim, ClaimFate, FileKind, Guidance, Ledger};

/// What guidance may say of a claim.
pub(crate) const GUIDANCE: &[(&str, Guidance)] = &[
    ("agrees", Guidance::Agrees),
    ("partly", Guidance::Partly),
    ("disagrees", Guidance::Disagrees),
    ("no-evidence", Guidance::NoEvidence),
    ("not-covered", Guidance::NotCovered),
];

/// What may become of a claim.
pub(crate) const FATES: &[(&str, ClaimFate)] = &[
    ("used", ClaimFate::Used),
    ("reworded", ClaimFate::Reworded),
    ("withheld", ClaimFate::Withheld),
];

/// The letter of the ids of claims.
const CLAIM: char = 'C';
/// The letter of the ids of facts that were added.
const ADDED: char = 'A';

/// Reads the ledger of a pack, where it has one, and holds it against the list of evidence. That what
/// is listed and not withheld is used somewhere, and the reverse, is checked there.
pub(super) fn ledger(files: &[ReadFile<'_>], log: &ProblemLog) -> Option<Ledger> {
    let of_kind = |kind| files.iter().find(|file| file.is(kind));
    let found = of_kind(FileKind::Ledger)?;
    let root = Table::root(&found.doc, keys::LEDGER_FILE);
    let about = root.table("ledger", keys::LEDGER);
    let about = about.as_ref();
    let claims = root.named("claim", "claim", keys::CLAIM);
    let added = root.named("added", "added fact", keys::ADDED);
    let list = of_kind(FileKind::Evidence).map(|list| ListedEvidence::of(&list.doc));
    if list.is_none() {
        let path = format!("{}/evidence.toml", found.path.folder_path);
        log.add(&path, file::missing_evidence(&path));
    }
    let list = list.filter(|list| !list.doc.broken);
    if let Some(list) = &list {
        for (id, table) in claims.iter().chain(&added) {
            list.check_known(id, table);
        }
        if !found.doc.broken {
            list.report_missing(&claims.iter().chain(&added).map(|(id, _)| *id).collect());
        }
    }
    let claims = claims.iter().map(|(id, table)| {
        check_letter(id, CLAIM, table);
        claim(id, table, list.as_ref())
    });
    let claims = claims.collect();
    let added = added.iter().map(|(id, table)| {
        check_letter(id, ADDED, table);
        if list.as_ref().is_some_and(|list| list.withholds(id)) {
            table.report(findings::added_withheld(id));
        }
        let (says, why) = (table.text("says", LINE_MAX), table.text("why", LINE_MAX));
        Added { id: (*id).to_owned(), says, why }
    });
    let added = added.collect();
    let text = |key, max| about.map_or_else(String::new, |about| about.text(key, max));
    let (article, about) = (text("article", SOURCE_TITLE_MAX), text("about", LINE_MAX));
    Some(Ledger { article, about, claims, added })
}

fn claim(id: &str, table: &Table<'_>, list: Option<&ListedEvidence<'_>>) -> Claim {
    let says = table.text("says", LINE_MAX);
    let guidance = table.one_of("guidance", GUIDANCE);
    let fate = table.one_of("fate", FATES);
    let why = table.text_if("why", LINE_MAX);
    if let (Some(fate), Some(list)) = (fate, list) {
        list.check_fate(id, fate, table);
    }
    if let (Some(word @ (ClaimFate::Reworded | ClaimFate::Withheld)), None) = (fate, &why) {
        table.missing(findings::no_reason(&table.what, name(word)));
    }
    let apart = match guidance {
        Some(Guidance::Partly) => Some(GuidanceGap::Partly),
        Some(Guidance::Disagrees) => Some(GuidanceGap::Disagrees),
        Some(Guidance::NoEvidence) => Some(GuidanceGap::NoEvidence),
        Some(Guidance::Agrees | Guidance::NotCovered) | None => None,
    };
    if let (Some(ClaimFate::Used), Some(apart)) = (fate, apart) {
        table.report(findings::used_although(&table.what, apart));
    }
    let guidance = guidance.unwrap_or(Guidance::NotCovered);
    let fate = fate.unwrap_or(ClaimFate::Withheld);
    Claim { id: id.to_owned(), says, guidance, fate, why }
}

fn name(fate: ClaimFate) -> &'static str {
    FATES.iter().find(|(_, known)| *known == fate).map_or("", |(name, _)| name)
}

/// Whether it is the letter and a number: `C18`, but not `C-forms`.
fn is_numbered(id: &str, letter: char) -> bool {
    let number = id.strip_prefix(letter).unwrap_or_default();
    !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())
}

/// Reports an entry whose id is not of its kind.
fn check_letter(id: &str, letter: char, table: &Table<'_>) {
    if !is_numbered(id, letter) {
        table.report(findings::bad_id(&table.what));
    }
}

/// The list of evidence, as the ledger needs it.
struct ListedEvidence<'d> {
    doc: &'d Document<'d>,
    listed: BTreeMap<&'d str, Value<'d>>,
    withheld: BTreeSet<&'d str>,
}

impl<'d> ListedEvidence<'d> {
    fn of(doc: &'d Document<'d>) -> Self {
        let file = Table::peek(doc);
        let listed = file.get("evidence").and_then(|value| value.table_if());
        let listed = listed.iter().flat_map(Table::pairs).collect();
        Self { doc, listed, withheld: file.keys_of("withheld").into_iter().collect() }
    }

    fn withholds(&self, id: &str) -> bool {
        self.withheld.contains(id)
    }

    /// Reports an entry of which the list does not say what is supported.
    fn check_known(&self, id: &str, table: &Table<'_>) {
        if self.listed.contains_key(id) {
            return;
        }
        let near = table.doc.log.nearest(id, self.listed.keys().copied());
        table.report(findings::unlisted(&table.what, id, near));
    }

    /// Reports what the list has and the ledger has not.
    fn report_missing(&self, known: &BTreeSet<&str>) {
        for (id, value) in self.listed.iter().filter(|(id, _)| !known.contains(*id)) {
            if is_numbered(id, CLAIM) {
                value.report(findings::no_claim(id));
            } else if is_numbered(id, ADDED) && !self.withholds(id) {
                // A fact that nothing says was not added.
                value.report(findings::no_added(id));
            }
        }
    }

    /// Reports a claim of which the list says that something else became of it.
    fn check_fate(&self, id: &str, fate: ClaimFate, table: &Table<'_>) {
        match (fate, self.withholds(id)) {
            (ClaimFate::Withheld, false) => table.report(findings::withheld_only_here(&table.what)),
            (ClaimFate::Used | ClaimFate::Reworded, true) => {
                table.report(findings::withheld_in_list(&table.what, name(fate)));
            }
            (ClaimFate::Withheld, true) | (ClaimFate::Used | ClaimFate::Reworded, false) => {}
        }
    }
}
