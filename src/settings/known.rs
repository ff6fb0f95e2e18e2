//! Whether the settings of a place are known.

use super::server::ServerSettings;

/// What is known of the settings of the place in which something happened.
#[derive(Debug, Clone, Copy)]
pub enum Known<'a> {
    /// There are none: a direct message, a group, or a server where only a person brought the bot along.
    NoServer,
    /// These.
    Server(&'a ServerSettings),
    /// There are some, and nobody can say now which: the bot answers privately and nothing more.
    Unknown,
}

impl<'a> Known<'a> {
    /// The settings, or their defaults.
    pub fn settings(self) -> &'a ServerSettings {
        match self {
            Self::Server(settings) => settings,
            Self::NoServer | Self::Unknown => ServerSettings::defaults(),
        }
    }

    /// Whether they cannot be known now.
    pub fn is_unknown(self) -> bool {
        matches!(self, Self::Unknown)
    }
}
