//! Packs: from TOML files to checked values, or to all mistakes at once, each with its place, a
//! code and a remedy.
//!
//! Files come in as text and nothing else is looked at. What is read but wrong is stood in for, so
//! that one mistake does not hide another; a [`Library`] is given out only when there was none.
//! The format is described in the guide for authors; [`keys`] holds every key.

mod article;
mod commands;
mod condition;
mod evidence;
mod flow;
mod folder;
mod grounds;
mod interface;
mod item;
mod keys;
mod ledger;
mod load;
mod manifest;
mod outcome;
mod proved;
mod role;
mod safety;
mod vignettes;
mod wording;

pub(crate) use ledger::{FATES, GUIDANCE};
pub(crate) use manifest::STATUSES;
pub(crate) use outcome::DISPOSITIONS;
pub(crate) use safety::{CARDS_NEEDED, KINDS, MARKS};

pub use load::load;

use crate::document::Problems;
use crate::library::Library;

/// What came of reading files.
#[derive(Debug)]
pub struct Loaded {
    /// Everything the bot can say; only where no file has a mistake.
    pub library: Option<Library>,
    /// All mistakes, and advice.
    pub problems: Problems,
}
