//! What is stored of a server, as the callers see it.

use std::fmt;

use crate::id::{ChannelId, MessageId, PersonId, ServerId};

/// How often the settings of a server have been changed. A change is made on the revision that
/// somebody saw, and refused on any other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Revision(pub u64);

/// Everything that is stored of a server, but for its history and its counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedServer {
    /// The server.
    pub id: ServerId,
    /// How often its settings have been changed.
    pub revision: Revision,
    /// The settings that are not at their default, by name.
    pub settings: Vec<SavedSetting>,
    /// The panels, in the order in which they were posted.
    pub panels: Vec<SavedPanel>,
    /// When the bot joined, in Unix seconds, as far as it was told.
    pub joined_at: Option<i64>,
    /// When the bot left, in Unix seconds; `None` while it is there.
    pub left_at: Option<i64>,
}

impl SavedServer {
    /// A server of which nothing is stored.
    pub(super) fn unknown(id: ServerId) -> Self {
        Self {
            id,
            revision: Revision(0),
            settings: Vec::new(),
            panels: Vec::new(),
            joined_at: None,
            left_at: None,
        }
    }

    /// The value of a setting; `None` where it is at its default.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.settings.iter().find(|setting| setting.name == name).map(|found| found.value.as_str())
    }
}

/// A setting that somebody set.
#[derive(Clone, PartialEq, Eq)]
pub struct SavedSetting {
    /// Its name.
    pub name: String,
    /// Its value, as text.
    pub value: String,
    /// Who set it.
    pub by: PersonId,
    /// When, in Unix seconds.
    pub at: i64,
}

/// The value is not shown: a moderator chose it.
impl fmt::Debug for SavedSetting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SavedSetting").field("name", &self.name).finish_non_exhaustive()
    }
}

/// A message with buttons that a moderator had the bot post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SavedPanel {
    /// The channel in which it stands.
    pub channel: ChannelId,
    /// The message.
    pub message: MessageId,
    /// Who had it posted.
    pub by: PersonId,
    /// When, in Unix seconds.
    pub at: i64,
}

/// What a setting is to become.
#[derive(Clone, PartialEq, Eq)]
pub struct Edit {
    /// The name of the setting.
    pub name: String,
    /// Its new value; `None` for the default.
    pub after: Option<String>,
}

impl fmt::Debug for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Edit").field("name", &self.name).finish_non_exhaustive()
    }
}

/// One change of the history: everything that one revision brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The revision that it made.
    pub revision: Revision,
    /// Who made it.
    pub by: PersonId,
    /// When, in Unix seconds.
    pub at: i64,
    /// What it changed, by name.
    pub edits: Vec<PastEdit>,
    /// Whether it has been undone.
    pub undone: bool,
}

/// What became of a setting in one change.
#[derive(Clone, PartialEq, Eq)]
pub struct PastEdit {
    /// The name of the setting.
    pub name: String,
    /// What it was before; `None` for the default.
    pub before: Option<String>,
    /// What it was then; `None` for the default.
    pub after: Option<String>,
}

impl fmt::Debug for PastEdit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PastEdit").field("name", &self.name).finish_non_exhaustive()
    }
}

/// How often something happened in a server on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The day, such as `2026-11-30`.
    pub day: String,
    /// What happened.
    pub what: String,
    /// How often.
    pub number: u64,
}

/// A row that bears somebody's id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnRow {
    /// The table: `setting`, `change` or `panel`.
    pub table: &'static str,
    /// The server.
    pub server: ServerId,
    /// The name of the setting; for a panel, the id of its message.
    pub what: String,
    /// When, in Unix seconds.
    pub at: i64,
}

/// How many rows of each table were deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deleted {
    /// The tables, each with its rows.
    pub rows: Vec<(&'static str, u64)>,
}

/// That the settings were lost, and what is left of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// When it was noticed, in Unix seconds.
    pub at: i64,
    /// Where the damaged file lies.
    pub old_file: String,
}
