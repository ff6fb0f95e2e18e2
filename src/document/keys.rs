//! The keys that a table may have.

/// The keys of one kind of table.
pub(crate) type Keys = &'static [&'static str];
