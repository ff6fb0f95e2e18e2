//! A command as it is registered: its name, what it does, what it takes.

use crate::locale::Locale;
use crate::reply::ChannelSort;

/// A command, as it is registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandSpec {
    /// Where people find it.
    pub kind: CommandKind,
    /// Its name, without the slash.
    pub name: String,
    /// What it does.
    pub description: String,
    /// Its name by Discord's locale.
    pub name_localizations: Vec<(String, String)>,
    /// Its description by Discord's locale.
    pub description_localizations: Vec<(String, String)>,
    /// Its one option, if it has one.
    pub about: Option<OptionSpec>,
    /// Its subcommands; a command that has any cannot be sent without one.
    pub subcommands: Vec<SubcommandSpec>,
    /// Who is offered it, and where.
    pub audience: Audience,
}

/// Who is offered a command, and where. Servers can change that for themselves, so whoever handles
/// the command asks again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody, everywhere.
    Everybody,
    /// In servers that have the bot, those who may change the settings of the server.
    ServerManagers,
}

/// A subcommand, as in `/settings set channels`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubcommandSpec {
    /// The group that it stands in, if any. Subcommands of one group repeat it.
    pub group: Option<GroupSpec>,
    /// Its name.
    pub name: String,
    /// What it does.
    pub description: String,
    /// The same by Discord's locale.
    pub description_localizations: Vec<(String, String)>,
    /// Its options, those that are required first.
    pub options: Vec<OptionSpec>,
}

/// A group of subcommands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupSpec {
    /// Its name.
    pub name: String,
    /// What its subcommands are for.
    pub description: String,
    /// The same by Discord's locale.
    pub description_localizations: Vec<(String, String)>,
}

/// Where people find a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommandKind {
    /// They type it after a slash.
    Slash,
    /// It stands in the menu of every message, and is used on that message.
    Message,
}

/// An option of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionSpec {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// The same by Discord's locale.
    pub description_localizations: Vec<(String, String)>,
    /// Whether the command cannot be sent without it.
    pub required: bool,
    /// What it takes.
    pub kind: OptionKind,
}

/// What an option of a command takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OptionKind {
    /// Free text.
    Text {
        /// The most characters that it takes.
        most: usize,
        /// Whether something is suggested while a person types.
        suggestions: bool,
    },
    /// A whole number.
    Number {
        /// The least that it takes.
        least: i64,
        /// The most that it takes.
        most: i64,
    },
    /// Yes or no.
    Flag,
    /// A channel of these sorts.
    Channel(&'static [ChannelSort]),
    /// A role.
    Role,
    /// A person.
    Member,
    /// A file.
    File,
    /// One of these: what is read, and the value that is sent.
    OneOf(Vec<(String, String)>),
}

impl CommandSpec {
    /// Its name, in a language or else in its own.
    pub(super) fn named(&self, locale: Locale) -> &str {
        locale.text_of(&self.name_localizations).unwrap_or(&self.name)
    }

    /// What it does, in a language or else in its own.
    pub(super) fn described(&self, locale: Locale) -> &str {
        locale.text_of(&self.description_localizations).unwrap_or(&self.description)
    }
}
