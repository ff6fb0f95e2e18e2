//! What the files of a pack may refer to.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::document::Names;
use crate::proof::Budget;

/// The names that the files of a pack may use of one another, and what they share.
pub(super) struct References<'d> {
    pub(super) sources: Names<'d>,
    pub(super) articles: Names<'d>,
    pub(super) passages: Names<'d>,
    /// The passages that have tests for the list for the visit.
    pub(super) with_tests: BTreeSet<String>,
    pub(super) flows: Names<'d>,
    pub(super) cards: &'d Names<'d>,
    /// What is left for the proofs of all flows.
    pub(super) budget: &'d RefCell<Budget>,
}
