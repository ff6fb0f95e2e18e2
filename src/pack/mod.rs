//! Packs: from TOML files to checked values, or to all mistakes at once, each with its place, a
//! code and a remedy.
//!
//! Files come in as text and nothing else is looked at. What is read but wrong is stood in for, so
//! that one mistake does not hide another; a [`Library`] is given out only when there was none.
//! The format is described in the guide for authors; `keys` holds every key.

mod article;
mod commands;
mod condition;
mod document;
mod evidence;
mod flow;
mod folder;
mod grounds;
mod item;
mod keys;
mod ledger;
mod library;
pub mod limits;
mod load;
mod log;
mod manifest;
mod names;
mod outcome;
mod place;
mod problem;
mod problems;
mod proved;
mod reach;
mod region;
mod render;
mod safety;
mod stretched;
mod table;
mod uses;
mod value;
mod vignettes;
mod wording;

pub(crate) use ledger::{FATES, GUIDANCE};
pub(crate) use manifest::{LOCALES, STATUSES};
pub(crate) use outcome::DISPOSITIONS;
pub(crate) use safety::{CARDS_NEEDED, KINDS, MARKS};

pub use library::{
    Added, Claim, Command, EvidenceList, Fate, Guidance, Ledger, Library, Opens, Pack, Status,
};
pub use load::load;
pub use problem::{Code, Problem, Severity, Span};
pub use problems::Problems;
pub use region::Region;
pub use render::{Look, SHOWN_MAX, advice, render};
pub use uses::Use;

/// A file of `responses/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    path: String,
    bytes: Vec<u8>,
}

/// What came of reading files.
#[derive(Debug)]
pub struct Loaded {
    /// Everything the bot can say; only where no file has a mistake.
    pub library: Option<Library>,
    /// All mistakes, and advice.
    pub problems: Problems,
}

impl File {
    /// A file with its path, as it is shown in messages (`responses/b12/check.toml`), and its
    /// contents. The last two or three parts of the path say what the file is.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }

    /// Its path, as it is shown in messages.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What it holds.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Its text, where it is UTF-8.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }
}
