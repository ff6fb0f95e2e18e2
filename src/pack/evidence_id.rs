//! Evidence ids: their form, and those that a health sentence rests on.

use super::findings::evidence as findings;
use crate::document::{Table, Value, ValueType, once_each};
use crate::id::NAME_MAX;

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
        value.report(findings::bad_id(id));
    }
}

/// The evidence ids of a table that says something about health; at least one.
pub(super) fn evidence(table: &Table<'_>) -> Vec<String> {
    let found = evidence_if(table);
    if found.is_empty() && !table.doc.broken && table.list_is_read("evidence") {
        table.report(findings::none(&table.what));
    }
    found
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
}
