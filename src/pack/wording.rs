//! The guard on words: every text that a person is shown, held against what must not be said; and
//! `wording.toml`, the exceptions, each with its reason.

use std::ops::Range;

use super::keys;
use super::role::{ReadFile, Role};
use crate::document::{Code, Span, Table, Value};
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
        let message = "no text of this folder needs this exception";
        let remedy = "Remove it. If it is to spare a sentence, copy the words that are marked there, and some around them.";
        unused.place.report(Code::NeverMeant, message, remedy);
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
        let message =
            format!("there are {} exceptions, but there may be {MEANT_MAX}", entries.len());
        extra.report(Code::TooMany, &message, "Reword texts rather than adding exceptions.");
    }
    let read = entries.into_iter().take(MEANT_MAX).zip(1..).filter_map(|(mut entry, number)| {
        entry.what = format!("exception {number}");
        let table = entry.table(keys::MEANT)?;
        table.text("because", LINE_MAX);
        let place = table.need("words")?;
        let text = place.text(LINE_MAX);
        let words = Text::new(&text);
        if words.len() == 1 {
            let message = format!("{} is one word, which could stand anywhere", place.what);
            let remedy = "Add the words around it, so that it is clear which sentence is meant.";
            place.report(Code::TooFew, &message, remedy);
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
    let (code, fault, remedy) = match kind {
        Fault::Diagnosis => (
            Code::WordingDiagnosis,
            "says what the reader has, and only a clinician can find that out",
            "Say what can go together and who can find out: \"These signs can go with low B12. A doctor can help find the cause.\"",
        ),
        Fault::Likelihood => (
            Code::WordingLikelihood,
            "says how likely something is, and nobody knows that of this reader",
            "Say it without a number: \"Low B12 is one of many possible causes.\"",
        ),
        Fault::Dose => (
            Code::WordingDose,
            "gives a dose, which depends on the person",
            "Leave the amount to a clinician: \"Ask a doctor or pharmacist how much is right for you.\"",
        ),
        Fault::LabNumber => (
            Code::WordingLabNumber,
            "gives a number to hold a blood test against, and laboratories differ",
            "Send the reader to whoever ordered the test: \"Ask what your result means for you.\"",
        ),
        Fault::Promise => (
            Code::WordingPromise,
            "promises what nobody can promise",
            "Say what is known and when to be seen: \"Treatment helps many people. Be seen today if it gets worse.\"",
        ),
    };
    let remedy =
        format!("{remedy} If the words are harmless here, add them to wording.toml with a reason.");
    value.doc.report(crate::document::Problem::new(
        code,
        span,
        &format!("\"{said}\" {fault}"),
        remedy,
    ));
}
