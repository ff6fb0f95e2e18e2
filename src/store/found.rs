//! What was found when a store was opened.

use std::path::PathBuf;

/// What was found when a store was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Nothing: this is the first start.
    New,
    /// The settings of before.
    Usual,
    /// A damaged file. It has another name now, and the store is new and empty.
    SetAside {
        /// The new name of the damaged file.
        moved_to: PathBuf,
    },
}
