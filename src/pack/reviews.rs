//! `reviews.toml`: who has read which texts of a pack, and how they stood then.

use std::collections::BTreeSet;

use super::findings::review as findings;
use super::keys;
use super::read_file::ReadFile;
use crate::document::{Document, Table, Value, ValueType};
use crate::library::limits::{PROFESSION_MAX, READ_ID_MAX, REVIEWER_MAX, REVIEWS_MAX};
use crate::library::{FINGERPRINT_LENGTH, FileKind, Pack, ReadText, Review, Reviews, fingerprints};
use crate::safety::Safety;

/// Reads the reviews of a pack.
pub(super) fn reviews(files: &[ReadFile<'_>]) -> Vec<Review> {
    let Some(found) = files.iter().find(|file| file.is(FileKind::Reviews)) else { return vec![] };
    let entries = Table::root(&found.doc, keys::REVIEWS_FILE).list("review");
    if let Some(extra) = entries.get(REVIEWS_MAX) {
        extra.report(findings::too_many(entries.len()));
    }
    let read = entries.into_iter().take(REVIEWS_MAX).zip(1..).filter_map(|(entry, number)| {
        let table = entry.called(format!("review {number}")).table(keys::REVIEW)?;
        Some(review(&table))
    });
    read.collect()
}

fn review(table: &Table<'_>) -> Review {
    if !table.has("name") {
        table.missing(findings::no_name(&table.what));
    }
    if !table.has("date") {
        table.missing(findings::no_date(&table.what));
    }
    let texts = table.need("texts").map(|value| value.list()).unwrap_or_default();
    if texts.is_empty() && table.has("texts") && table.list_is_read("texts") {
        table.report_at(table.place_of("texts"), findings::no_texts(&table.what));
    }
    let mut seen = BTreeSet::new();
    let texts = texts.iter().filter_map(|entry| {
        let text = entry.table(keys::READ_TEXT)?;
        let id = text.text("id", READ_ID_MAX);
        let fingerprint = text.need("fingerprint").map(|value| fingerprint(&value));
        if !id.is_empty() && !seen.insert(id.clone()) {
            text.report(findings::text_twice(&table.what, &id));
        }
        Some(ReadText { id, fingerprint: fingerprint.unwrap_or_default() })
    });
    let texts = texts.collect();
    Review {
        name: table.text_if("name", REVIEWER_MAX).unwrap_or_default(),
        profession: table.text("profession", PROFESSION_MAX),
        register: table.text_if("register", REVIEWER_MAX),
        date: table.get("date").map_or(time::Date::MIN, |value| value.date()),
        texts,
    }
}

fn fingerprint(value: &Value<'_>) -> String {
    let Some(raw) = value.raw() else { return value.wrong_type(ValueType::Text, String::new()) };
    let digit = |char: char| char.is_ascii_digit() || ('a'..='f').contains(&char);
    if raw.len() != FINGERPRINT_LENGTH || !raw.chars().all(digit) {
        value.report(findings::bad_fingerprint(&value.what()));
    }
    raw.to_owned()
}

/// Holds the reviews of a pack against its texts, and reports what has to be read again. It is for a
/// pack without mistakes: texts with a mistake are not as they will be.
pub(super) fn hold_against_texts(files: &[ReadFile<'_>], pack: &mut Pack, safety: &Safety) {
    let Some(found) = files.iter().find(|file| file.is(FileKind::Reviews)) else { return };
    let texts = fingerprints(pack, safety);
    let reviews = Reviews::new(std::mem::take(&mut pack.reviews.records), &texts);
    let last_named = |id: &str| {
        let named = |review: &&Review| review.texts.iter().any(|read| read.id == id);
        reviews.records.iter().rev().find(named)
    };
    let mut told = BTreeSet::new();
    // The newest entry is the one to mend.
    for (id, place) in named_texts(&found.doc).into_iter().rev() {
        if !told.insert(id) {
            continue;
        }
        let text = texts.iter().find(|text| text.id == id);
        match (text, last_named(id)) {
            (Some(text), Some(review)) if !reviews.is_read(&text.unit) => {
                place.report(findings::changed(id, review));
            }
            (None, _) => {
                let known = texts.iter().map(|text| text.id.as_str());
                place.report(findings::unknown_text(id, place.doc.log.nearest(id, known)));
            }
            (Some(_), _) => {}
        }
    }
    pack.reviews = reviews;
}

/// Every id of a text that reviews name, in the order of the file.
fn named_texts<'d>(doc: &'d Document<'d>) -> Vec<(&'d str, Value<'d>)> {
    let texts = Table::peek(doc).texts_within();
    let ids = texts.into_iter().filter(|value| value.key == "id");
    ids.filter_map(|value| Some((value.raw()?, value))).collect()
}
