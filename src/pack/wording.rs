//! The guard on words: every text that a person is shown, held against what must not be said; and
//! `wording.toml`, the exceptions, each with its reason.

use std::ops::Range;

use super::findings::wording as findings;
use super::keys;
use super::read_file::ReadFile;
use super::role::Role;
use crate::document::{Span, Table, Value};
use crate::library::limits::{LINE_MAX, MEANT_MAX, PASSAGE_MAX};
use crate::wording::{Fault, Text};

/// The keys of the texts that a person is shown. Titles of sources are not ours to word.
const SHOWN: crate::document::Keys = &[
    "title",
    "purpose",
    "description",
    "reviewed-by",
    "text",
    "caution",
    "intro",
    "based-on",
    "closing",
    "short",
    "help",
    "display",
    "headline",
    "do",
    "ask",
    "avoid",
    "signs",
    "then",
    "name",
    "note",
    "hours",
    "cost",
    "languages",
    "says",
    "why",
];

/// Checks the texts of one folder: a pack, `safety` or `interface`. In a file with more mistakes than
/// anybody reads it stops.
pub(super) fn check_wording(placed: &[ReadFile<'_>]) {
    let mut meant: Vec<Meant<'_>> = placed.iter().flat_map(meant).collect();
    let mut all_read = placed.iter().all(|placed| !placed.doc.broken);
    for value in placed.iter().flat_map(shown) {
        let Some(raw) = value.raw() else { continue };
        if value.doc.log.is_full(value.doc.path) {
            all_read = false;
            continue;
        }
        // Longer texts are mistakes of another kind.
        if raw.chars().count() > PASSAGE_MAX {
            continue;
        }
        let text = Text::new(raw);
        let hits = text.hits();
        let mut spared = vec![false; hits.len()];
        for exception in meant.iter_mut().filter(|_| !hits.is_empty()) {
            let found = text.places_of(&exception.words);
            for (finding, spared) in hits.iter().zip(&mut spared) {
                // They are equally long: of those that begin before it, the last reaches farthest.
                let before = found.partition_point(|place| place.start <= finding.place.start);
                let last = before.checked_sub(1).and_then(|last| found.get(last));
                if last.is_some_and(|place| finding.place.end <= place.end) {
                    (*spared, exception.used) = (true, true);
                }
            }
        }
        for (finding, _) in hits.into_iter().zip(spared).filter(|(_, spared)| !spared) {
            report(&value, raw, finding.kind, finding.place);
        }
    }
    for unused in meant.iter().filter(|meant| all_read && !meant.used) {
        unused.place.report(findings::never_meant());
    }
}

/// Words that are meant as they stand.
struct Meant<'d> {
    words: Text,
    place: Value<'d>,
    used: bool,
}

/// The exceptions of a file.
fn meant<'d>(placed: &'d ReadFile<'d>) -> Vec<Meant<'d>> {
    if placed.place.role != Role::Wording {
        return vec![];
    }
    let file = Table::root(&placed.doc, keys::WORDING_FILE);
    let entries = file.list("meant");
    if let Some(extra) = entries.get(MEANT_MAX) {
        extra.report(findings::too_many_meant(entries.len()));
    }
    let read = entries.into_iter().take(MEANT_MAX).zip(1..).filter_map(|(entry, number)| {
        let table = entry.called(format!("exception {number}")).table(keys::MEANT)?;
        table.text("because", LINE_MAX);
        let place = table.need("words")?;
        let text = place.text(LINE_MAX);
        let words = Text::new(&text);
        if words.len() == 1 {
            place.report(findings::one_word(&place.what()));
        }
        (words.len() > 1).then_some(Meant { words, place, used: false })
    });
    read.collect()
}

/// The texts of a file that a person is shown.
fn shown<'d>(placed: &'d ReadFile<'d>) -> Vec<Value<'d>> {
    let all = match placed.place.role {
        Role::Words => return Table::peek(&placed.doc).texts_within(),
        Role::Manifest | Role::Flow | Role::Article | Role::Cards | Role::Helplines => {
            Table::peek(&placed.doc).pairs()
        }
        Role::Vignettes | Role::Evidence | Role::Ledger | Role::Wording | Role::Stray => {
            return vec![];
        }
    };
    let texts = all.into_iter().filter(|(key, _)| *key != "source");
    let texts = texts.flat_map(|(_, value)| value.texts_within());
    texts.filter(|value| SHOWN.contains(&value.key)).collect()
}

/// Reports words at their own place where they are written as they are read.
fn report(value: &Value<'_>, raw: &str, kind: Fault, place: Range<usize>) {
    let said = raw.get(place.clone()).unwrap_or_default();
    let earlier = raw.get(..place.start).map_or(0, |before| before.matches(said).count());
    let written = value.doc.text.get(value.whole.clone()).unwrap_or_default();
    let at = written.match_indices(said).nth(earlier).map(|(at, _)| value.whole.start + at);
    let span: Span = at.map_or(value.place.clone(), |at| at..at + said.len());
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    value.doc.report(findings::said(&said, kind).at(span));
}
