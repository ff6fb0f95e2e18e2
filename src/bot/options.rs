//! What stood in the options of a command.

use std::collections::BTreeMap;
use std::fmt;

use super::member::Permissions;
use crate::id::{ChannelId, PersonId, RoleId};

/// What stood in the options of a command, by the names of the options. Its `Debug` hides all of it.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Options(BTreeMap<String, Given>);

/// What stood in one option. Its `Debug` names the kind alone.
#[derive(Clone, PartialEq, Eq)]
pub enum Given {
    /// A text, or the value of a choice.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// A channel.
    Channel(ChannelId),
    /// A role.
    Role(RoleId),
    /// A person.
    Member {
        /// Who.
        id: PersonId,
        /// Their roles in the server; none when they are not in it.
        roles: Vec<RoleId>,
        /// What they may do in that channel; `None` when they are not in the server.
        permissions: Option<Permissions>,
    },
    /// A file.
    File {
        /// Where it can be read for a while.
        url: String,
        /// Its name.
        name: String,
        /// How large it is, in bytes, as Discord says.
        bytes: u64,
    },
}

impl Options {
    /// What stood in an option.
    pub fn get(&self, name: &str) -> Option<&Given> {
        self.0.get(name)
    }

    /// The text in an option, or the value of the choice.
    pub fn text(&self, name: &str) -> Option<&str> {
        if let Given::Text(text) = self.get(name)? { Some(text) } else { None }
    }

    /// The number in an option.
    pub fn number(&self, name: &str) -> Option<i64> {
        if let Given::Number(number) = self.get(name)? { Some(*number) } else { None }
    }

    /// Yes or no, as an option says.
    pub fn flag(&self, name: &str) -> Option<bool> {
        if let Given::Flag(flag) = self.get(name)? { Some(*flag) } else { None }
    }

    /// The channel in an option.
    pub fn channel(&self, name: &str) -> Option<ChannelId> {
        if let Given::Channel(channel) = self.get(name)? { Some(*channel) } else { None }
    }

    /// The role in an option.
    pub fn role(&self, name: &str) -> Option<RoleId> {
        if let Given::Role(role) = self.get(name)? { Some(*role) } else { None }
    }

    /// Whether nothing stood in any option.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(String, Given)> for Options {
    fn from_iter<I: IntoIterator<Item = (String, Given)>>(options: I) -> Self {
        Self(options.into_iter().collect())
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Options").field(&self.0.len()).finish()
    }
}

impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text(_) => "Text",
            Self::Number(_) => "Number",
            Self::Flag(_) => "Flag",
            Self::Channel(_) => "Channel",
            Self::Role(_) => "Role",
            Self::Member { .. } => "Member",
            Self::File { .. } => "File",
        })
    }
}
