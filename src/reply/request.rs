//! What has to be asked of the store before there is an answer, and what came of it.

use std::fmt;
use std::sync::Arc;

use crate::action::SetUpStep;
use crate::id::{ArticleId, PackId};
use crate::settings::{Edit, Entry, Imported, Panel, Revision, ServerSettings, SettingKey};

/// Something that takes the store, or a file that has to be fetched. It is about the server in which the event
/// happened, and done in the name of the person of the event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Changes settings, if nobody did since that revision.
    Change {
        /// What is changed.
        edits: Vec<Edit>,
        /// The revision on which the change was offered or typed.
        on: Revision,
        /// What is shown then.
        then: Then,
    },
    /// Takes a change back.
    Undo {
        /// The change, by the revision that it made.
        entry: Revision,
        /// The revision on which that was offered.
        on: Revision,
    },
    /// Reads the last changes, to show this one of them or all.
    History(Option<Revision>),
    /// Reads how often the bot was used.
    Numbers,
    /// Reads everything that bears the person's id.
    Rows,
    /// Deletes everything that is stored of the server.
    Delete,
    /// Says that the settings of the server are known again: the defaults.
    StartAnew,
    /// Fetches a file that somebody attached, and keeps what it would change for a while.
    Fetch(AttachedFile),
    /// Makes the changes of a file that was fetched before, by its mark.
    Import(u64),
}

impl Request {
    /// Whether it only looks at what is stored.
    pub fn only_reads(&self) -> bool {
        match self {
            Self::History(_) | Self::Numbers | Self::Rows => true,
            Self::Change { .. }
            | Self::Undo { .. }
            | Self::Delete
            | Self::StartAnew
            | Self::Fetch(_)
            | Self::Import(_) => false,
        }
    }
}

/// A file that somebody attached.
#[derive(Clone, PartialEq, Eq)]
pub struct AttachedFile {
    /// Where it can be read for a while.
    pub url: String,
    /// Its size in bytes, as Discord says.
    pub bytes: u64,
}

/// What is shown after a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Then {
    /// The setting.
    Show(SettingKey),
    /// The next step of the set-up.
    SetUp(SetUpStep),
    /// The passages of an article that can be withdrawn.
    Withdraw(PackId, ArticleId),
    /// The settings, with a sentence that they were changed.
    Overview,
}

/// What came of a [`Request`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The change was made; these are the settings now.
    Saved(Arc<ServerSettings>),
    /// The change was taken back: which settings became what they were.
    Undone(Vec<SettingKey>),
    /// Nothing had to be changed.
    Same(Arc<ServerSettings>),
    /// Somebody changed something since; these are the settings now.
    Conflict(Arc<ServerSettings>),
    /// The change had been taken back before.
    UndoneBefore(Arc<ServerSettings>),
    /// A setting was changed again since, so that it was not taken back.
    Overtaken(Arc<ServerSettings>),
    /// The last changes, the newest first.
    Changes(Vec<Entry>),
    /// How often the bot was used.
    Counted(Vec<Counted>),
    /// What bears the person's id.
    Rows(Vec<StoredRow>),
    /// Everything was deleted.
    Deleted {
        /// How many rows of each table.
        rows: Vec<(String, u64)>,
        /// The messages with buttons that were known, and stand in their channels still.
        panels: Vec<Panel>,
    },
    /// What a file would change, with the mark under which it is kept.
    File(Imported, u64),
    /// What is wrong with a file.
    BadFile(Vec<crate::settings::FileFault>),
    /// The file could not be fetched, or is no longer kept.
    NoFile,
    /// The store cannot be reached; nothing was changed.
    Unreachable,
    /// The store was sent the change and has not answered; nobody knows whether it was made.
    Unconfirmed,
}

/// How often something happened in a server on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The day, as `2026-11-30`.
    pub day: String,
    /// What: a command without its slash, or one of the names of `bot`.
    pub what: String,
    /// How often.
    pub count: u64,
}

/// A row of the store that bears a person's id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRow {
    /// The table.
    pub table: String,
    /// What it is about: the name of a setting, or a message.
    pub about: String,
    /// When it was written.
    pub at: i64,
}

impl fmt::Debug for AttachedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Whoever has the address can read the file.
        f.debug_struct("AttachedFile").field("bytes", &self.bytes).finish_non_exhaustive()
    }
}
