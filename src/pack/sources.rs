//! The sources that a health sentence rests on.

use super::findings::source as findings;
use crate::document::{Names, Table};
use crate::id::SourceId;

/// The sources of a table that says something about health; at least one.
pub(super) fn sources(table: &Table<'_>, known: &Names<'_>) -> Vec<SourceId> {
    let found = known.list(table, "sources");
    if found.is_empty() && !table.doc.broken && table.list_is_read("sources") {
        table.report(findings::none(&table.what));
    }
    found
}
