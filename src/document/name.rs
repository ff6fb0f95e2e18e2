//! A name that follows the rule for names, and what stands in for one that does not.

use std::str::FromStr;

use super::findings;
use super::region::Span;
use super::tree::Document;
use crate::id::NAME_MAX;

/// A name for what has no right one. Nothing that holds it is ever given out.
pub(crate) fn stand_in<T: FromStr>() -> T {
    let Ok(name) = "unnamed".parse() else { unreachable!("`unnamed` follows the rule for names") };
    name
}

/// Reads a name, or reports it at that place.
pub(super) fn parse_name<T: FromStr>(
    doc: &Document<'_>,
    name: &str,
    what: &str,
    place: &Span,
) -> T {
    name.parse().unwrap_or_else(|_| {
        let fitting = fitting_name(name);
        let fitting = fitting.parse::<T>().ok().map(|_| fitting.as_str());
        doc.report(findings::bad_name(what, fitting).at(place.clone()));
        stand_in()
    })
}

/// The nearest text that follows the rule for names.
fn fitting_name(name: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("-").to_ascii_lowercase();
    let cut: String = name.chars().take(NAME_MAX).collect();
    cut.trim_end_matches('-').to_owned()
}
