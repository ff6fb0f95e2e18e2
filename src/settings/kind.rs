//! The kinds of settings: what each may hold, and how much of it.

use crate::limits::MENU_OPTIONS_MAX;

/// The kinds of entries that the log may have.
pub const LOG_KINDS: [&str; 4] = ["settings", "refusals", "errors", "texts"];

/// What kind of value a setting has, and so with what it is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// On or off.
    Flag,
    /// Seconds, at most so many.
    Seconds(u32),
    /// One line of text, at most so many characters.
    Text(u32),
    /// One channel.
    Channel,
    /// Channels of the server.
    Channels,
    /// One role.
    Role,
    /// Roles of the server.
    Roles,
    /// Packs, by name.
    Packs,
    /// Commands, by name without the slash.
    Commands,
    /// Passages, as `pack/article/passage`; at most so many.
    Passages(u32),
    /// One of the languages that the bot speaks.
    Language,
    /// Countries that there are helplines of; at most so many.
    Countries(u32),
    /// Helplines of the server's own; at most so many.
    Lines(u32),
    /// Kinds of entries of the log, out of [`LOG_KINDS`].
    LogKinds,
}

impl Kind {
    /// The most entries that a list of this kind may have; one for what is no list.
    pub fn most(self) -> usize {
        match self {
            Self::Flag
            | Self::Seconds(_)
            | Self::Text(_)
            | Self::Channel
            | Self::Role
            | Self::Language => 1,
            // They are picked in one menu.
            Self::Channels | Self::Roles | Self::Packs | Self::Commands => MENU_OPTIONS_MAX,
            Self::LogKinds => LOG_KINDS.len(),
            Self::Passages(most) | Self::Countries(most) | Self::Lines(most) => {
                usize::try_from(most).unwrap_or(usize::MAX)
            }
        }
    }
}
