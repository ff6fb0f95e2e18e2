//! Rules: which outcome a walk gets.

use super::condition::Conditions;
use super::evidence_id::evidence_if;
use super::findings::rule as findings;
use super::keys;
use crate::document::{Names, Table, Value, ValueType};
use crate::flow::Rule;

/// Stands in for an outcome that is not there. That is a mistake, so the flow is not given out.
pub(super) const UNKNOWN: usize = usize::MAX;

/// The rules, in order.
pub(super) fn rules(
    file: &Table<'_>,
    outcomes: &Names<'_>,
    conditions: &Conditions<'_>,
) -> Vec<Rule> {
    let entries = file.list("rule");
    let none = entries.is_empty() && file.list_is_read("rule");
    let last = entries.len().saturating_sub(1);
    let mut rules = Vec::new();
    let mut always: Option<Table<'_>> = None;
    let mut reported = false;
    for (index, entry) in entries.into_iter().enumerate() {
        let entry = entry.called(format!("rule {}", index + 1));
        let Some(table) = entry.table(keys::RULE) else { continue };
        let has_when = table.has("when");
        if let Some(earlier) = always.as_ref().filter(|_| !reported) {
            reported = true;
            let problem = findings::never_reached(&table.what, &earlier.what);
            table.report(problem.label(earlier.place.clone(), "always holds"));
        }
        if !has_when {
            always = always.or(Some(table.clone()));
        }
        let ends_walk = table.flag("ends-walk");
        if ends_walk && !has_when {
            let problem = findings::ends_at_once(&table.what);
            table.report_at(table.place_of("ends-walk"), problem);
        }
        if index == last && has_when && always.is_none() && !file.doc.broken {
            table.report(findings::no_last());
        }
        evidence_if(&table);
        let outcome = table.need("outcome").and_then(|value| outcome_index(&value, outcomes));
        let outcome = outcome.unwrap_or(UNKNOWN);
        rules.push(Rule { when: conditions.when(&table, "when"), outcome, ends_walk });
    }
    if none {
        file.missing(findings::none());
    }
    rules
}

fn outcome_index(value: &Value<'_>, outcomes: &Names<'_>) -> Option<usize> {
    let Some(raw) = value.raw() else {
        return value.wrong_type(ValueType::Text, None);
    };
    outcomes.check(raw, value);
    outcomes.index(raw)
}
