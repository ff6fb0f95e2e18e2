//! `ledger.toml`: every claim of the article that a pack began with, what guidance says of it and
//! what became of it; and what had to be added. It is held against the list of evidence.

use std::collections::{BTreeMap, BTreeSet};

use super::keys;
use super::role::{ReadFile, Role, missing_file};
use crate::document::{Code, Document, ProblemLog, Table, Value};
use crate::library::limits::{LINE_MAX, SOURCE_TITLE_MAX};
use crate::library::{Added, Claim, Fate, Guidance, Ledger};

/// What guidance may say of a claim.
pub(crate) const GUIDANCE: &[(&str, Guidance)] = &[
    ("agrees", Guidance::Agrees),
    ("partly", Guidance::Partly),
    ("disagrees", Guidance::Disagrees),
    ("no-evidence", Guidance::NoEvidence),
    ("not-covered", Guidance::NotCovered),
];

/// What may become of a claim.
pub(crate) const FATES: &[(&str, Fate)] =
    &[("used", Fate::Used), ("reworded", Fate::Reworded), ("withheld", Fate::Withheld)];

/// The letter of the ids of claims.
const CLAIM: char = 'C';
/// The letter of the ids of facts that were added.
const ADDED: char = 'A';

/// Reads the ledger of a pack, where it has one, and holds it against the list of evidence. That what
/// is listed and not withheld is used somewhere, and the reverse, is checked there.
pub(super) fn ledger(placed: &[ReadFile<'_>], log: &ProblemLog) -> Option<Ledger> {
    let of_role = |role| placed.iter().find(|placed| placed.place.role == role);
    let found = of_role(Role::Ledger)?;
    let file = Table::root(&found.doc, keys::LEDGER_FILE);
    let about = file.table("ledger", keys::LEDGER);
    let about = about.as_ref();
    let claims = file.named("claim", "claim", keys::CLAIM);
    let added = file.named("added", "added fact", keys::ADDED);
    let list = of_role(Role::Evidence).map(|list| List::of(&list.doc));
    if list.is_none() {
        let path = format!("{}/evidence.toml", found.place.folder_path);
        missing_file(log, &path, "the ledger of this pack speaks of the ids that it lists");
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
            let message = format!("`{id}` was added, but evidence.toml withholds it");
            let remedy = "Take it out of `[withheld]` and let a text say it; or take it out here and in `[evidence]`.";
            table.report(Code::LedgerFate, table.place.clone(), &message, remedy);
        }
        let (says, why) = (table.text("says", LINE_MAX), table.text("why", LINE_MAX));
        Added { id: (*id).to_owned(), says, why }
    });
    let added = added.collect();
    let text = |key, max| about.map_or_else(String::new, |about| about.text(key, max));
    let (article, about) = (text("article", SOURCE_TITLE_MAX), text("about", LINE_MAX));
    Some(Ledger { article, about, claims, added })
}

fn claim(id: &str, table: &Table<'_>, list: Option<&List<'_>>) -> Claim {
    let says = table.text("says", LINE_MAX);
    let guidance = table.one_of("guidance", GUIDANCE);
    let fate = table.one_of("fate", FATES);
    let why = table.text_if("why", LINE_MAX);
    if let (Some(fate), Some(list)) = (fate, list) {
        list.check_fate(id, fate, table);
    }
    let what = &table.what;
    if let (Some(word @ (Fate::Reworded | Fate::Withheld)), None) = (fate, &why) {
        let message = format!("{what} is {}, but has no `why`", name(word));
        table.missing(&message, "Add `why = \"…\"`, with the reason in one line.");
    }
    let apart = match guidance {
        Some(Guidance::Partly) => Some("guidance agrees only in part"),
        Some(Guidance::Disagrees) => Some("guidance disagrees"),
        Some(Guidance::NoEvidence) => Some("there is no good evidence for it"),
        Some(Guidance::Agrees | Guidance::NotCovered) | None => None,
    };
    if let (Some(Fate::Used), Some(apart)) = (fate, apart) {
        let message = format!("{what} is used as it is, although {apart}");
        let remedy = "Let the pack say what is supported, and write fate = \"reworded\" with the reason; or withhold it.";
        table.report(Code::LedgerFate, table.place.clone(), &message, remedy);
    }
    let guidance = guidance.unwrap_or(Guidance::NotCovered);
    let fate = fate.unwrap_or(Fate::Withheld);
    Claim { id: id.to_owned(), says, guidance, fate, why }
}

fn name(fate: Fate) -> &'static str {
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
        let message = format!("{} cannot have this id", table.what);
        let remedy = "The id of a claim is C and a number, such as C18. The id of a fact that was added is A and a number, such as A02.";
        table.report(Code::BadEvidence, table.place.clone(), &message, remedy);
    }
}

/// The list of evidence, as the ledger needs it.
struct List<'d> {
    doc: &'d Document<'d>,
    listed: BTreeMap<&'d str, Value<'d>>,
    withheld: BTreeSet<&'d str>,
}

impl<'d> List<'d> {
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
        let message = format!("{} is not in this pack's evidence.toml", table.what);
        let remedy = match table.doc.log.nearest(id, self.listed.keys().copied()) {
            Some(near) => format!("Did you mean `{near}`?"),
            None => format!("Add a line {id} = \"…\" to its `[evidence]`, with what is supported."),
        };
        table.report(Code::UnknownEvidence, table.place.clone(), &message, remedy);
    }

    /// Reports what the list has and the ledger has not.
    fn report_missing(&self, known: &BTreeSet<&str>) {
        for (id, value) in self.listed.iter().filter(|(id, _)| !known.contains(*id)) {
            let (table, keys) = if is_numbered(id, CLAIM) {
                ("claim", "`says`, `guidance` and `fate`")
            } else if is_numbered(id, ADDED) {
                ("added", "`says` and `why`")
            } else {
                continue;
            };
            let message = format!("the ledger of this pack has no entry for `{id}`");
            let remedy = format!("Add `[{table}.{id}]` to ledger.toml, with {keys}.");
            value.report(Code::NotInLedger, &message, remedy);
        }
    }

    /// Reports a claim of which the list says that something else became of it.
    fn check_fate(&self, id: &str, fate: Fate, table: &Table<'_>) {
        let what = &table.what;
        let (message, remedy) = match (fate, self.withholds(id)) {
            (Fate::Withheld, false) => (
                format!("{what} is withheld, but not in `[withheld]` of evidence.toml"),
                "Name it there too, or say here what became of it.",
            ),
            (Fate::Used | Fate::Reworded, true) => (
                format!("{what} is {}, but evidence.toml withholds it", name(fate)),
                "Take it out of `[withheld]` and let a text say it, or write fate = \"withheld\" with the reason.",
            ),
            _ => return,
        };
        table.report(Code::LedgerFate, table.place.clone(), &message, remedy);
    }
}
