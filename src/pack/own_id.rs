//! The `id` within a file, which is the name of the file or of its folder.

use super::findings::file::{self, NamedThing};
use crate::document::{Table, ValueType};

/// Reports an `id` that is not the name of the file or folder.
pub(super) fn check_own_id(table: &Table<'_>, name: &str, of: NamedThing) {
    let Some(id) = table.need("id") else { return };
    let Some(raw) = id.raw() else { return id.wrong_type(ValueType::Text, ()) };
    if raw != name {
        id.report(file::other_name(&id.what(), raw, of, name));
    }
}
