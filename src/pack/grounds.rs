//! What a health sentence rests on: evidence ids and sources; and addresses, dates and words.

use crate::document::{Code, Names, Table, Value, ValueType, once_each};
use crate::id::{NAME_MAX, SourceId};
use crate::library::limits::URL_MAX;

/// Whether a text has the form of an evidence id: `C18`, `A02`, `Q1c`, `R_metformin`, `O-urgent`.
pub(super) fn is_evidence(text: &str) -> bool {
    let mut chars = text.chars();
    let kind = chars.next().is_some_and(|kind| kind.is_ascii_uppercase());
    let rest = chars.as_str();
    let rest = rest.strip_prefix(['-', '_']).unwrap_or(rest);
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    kind && (1..=NAME_MAX).contains(&rest.len())
        && rest.starts_with(plain)
        && rest.chars().all(|c| plain(c) || c == '-')
}

/// The evidence ids of a table, where there may be some.
pub(super) fn evidence_if(table: &Table<'_>) -> Vec<String> {
    let values = table.list("evidence");
    once_each(&values);
    values.iter().filter_map(evidence_id).collect()
}

fn evidence_id(value: &Value<'_>) -> Option<String> {
    let Some(raw) = value.raw() else { return value.wrong_type(ValueType::Text, None) };
    check_evidence_id(raw, value);
    Some(raw.to_owned())
}

/// Reports what has not the form of an evidence id.
pub(super) fn check_evidence_id(id: &str, value: &Value<'_>) {
    if !is_evidence(id) {
        let message = format!("`{id}` is not an evidence id");
        let remedy = "Use an id of your own list of evidence: a capital letter, then a number or a word, such as C18, Q5a or O-urgent. One id stands for one statement.";
        value.report(Code::BadEvidence, &message, remedy);
    }
}

/// The evidence ids of a table that says something about health; at least one.
pub(super) fn evidence(table: &Table<'_>) -> Vec<String> {
    let found = evidence_if(table);
    if found.is_empty() && !table.doc.broken && table.list_is_read("evidence") {
        let message = format!("{} names no evidence", table.what);
        let remedy = "Add a line such as: evidence = [\"C18\"], with the ids of your list of evidence that it rests on.";
        table.report(Code::NoEvidence, table.place.clone(), &message, remedy);
    }
    found
}

/// The sources of a table that says something about health; at least one.
pub(super) fn sources(table: &Table<'_>, known: &Names<'_>) -> Vec<SourceId> {
    let found = known.list(table, "sources");
    if found.is_empty() && !table.doc.broken && table.list_is_read("sources") {
        let message = format!("{} names no source", table.what);
        let remedy =
            "Add a line such as: sources = [\"…\"], with names of `[source.…]` in pack.toml.";
        table.report(Code::NoSource, table.place.clone(), &message, remedy);
    }
    found
}

/// An address, https.
pub(super) fn url(value: &Value<'_>) -> String {
    let url = value.text(URL_MAX);
    let host = url.strip_prefix("https://").unwrap_or_default();
    if !url.is_empty() && (!host.contains('.') || url.contains(char::is_whitespace)) {
        let message = format!("{} is not an https address", value.what);
        value.report(Code::BadUrl, &message, "Write the full address, starting with https://.");
    }
    url
}

/// The address of a page that was read, as it was read. Plain http is only pointed out.
pub(super) fn page_read(value: &Value<'_>) -> String {
    let plain = value.raw().is_some_and(|raw| raw.starts_with("http://"));
    if value.raw() == Some("none read") {
        return value.text(URL_MAX);
    }
    if !plain {
        return url(value);
    }
    let message = format!("{} is a plain http address", value.what);
    value.report(Code::PlainHttp, &message, "Where the page exists with https://, write that.");
    value.text(URL_MAX)
}

/// How many words a text has; hyphens that begin list entries are none.
pub(super) fn count_words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_ids_have_one_of_a_few_forms() {
        let good = [
            "C01",
            "C99",
            "A42",
            "Q1",
            "Q18",
            "Q6b",
            "R_metformin",
            "S-nerves",
            "O-none",
            "V-b-complex",
        ];
        for good in good {
            assert!(is_evidence(good), "{good} should be an evidence id");
        }
        let bad = [
            "",
            "C",
            "O-",
            "O--a",
            "OK",
            "c01",
            "É01",
            "C 1",
            "C1.2",
            &format!("C{}", "1".repeat(29)),
        ];
        for bad in bad {
            assert!(!is_evidence(bad), "{bad} should not be an evidence id");
        }
    }

    #[test]
    fn words_are_counted_without_list_hyphens() {
        assert_eq!(count_words("Ask:\n\n- one thing\n- a B12 test\n"), 6);
    }
}
