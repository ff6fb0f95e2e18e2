//! Slash commands: those that packs declare, and the bot's own three.

use super::Screens;
use super::Settings;
use crate::interface::{Languages, Words};
use crate::library::{Command, Library, Opens};
use crate::limits::{COMMAND_OPTION_VALUE_MAX, COMMAND_QUESTION_MAX};
use crate::locale::Locale;
use crate::reply::{ChannelSort, Screen};

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

/// One of the bot's own commands: its name, what it does, what it shows.
struct Own {
    name: &'static str,
    description: fn(&Words) -> String,
    screen: fn(&Screens<'_>) -> Screen,
}

/// The one list of the bot's own commands. What is registered, what `/help` lists, which names packs
/// cannot use, the largest screens and the transcripts are all taken from here.
const OWN: &[Own] = &[
    Own { name: "help", description: Words::help_description, screen: |screens| screens.help() },
    Own { name: "about", description: Words::about_description, screen: |screens| screens.about() },
    Own {
        name: "privacy",
        description: Words::privacy_description,
        screen: |screens| screens.privacy(),
    },
];

/// The names of the bot's own commands, which packs cannot use.
pub fn own_commands() -> Vec<&'static str> {
    OWN.iter().map(|own| own.name).collect()
}

/// Every slash command there is, in the order they are listed: the packs' first.
pub fn commands(library: &Library, settings: &Settings) -> Vec<CommandSpec> {
    let packs = library.packs.iter().flat_map(|pack| &pack.commands);
    let on = packs.filter(|command| settings.checks || !matches!(command.opens, Opens::Flow(_)));
    let own = OWN.iter().map(|own| CommandSpec {
        kind: CommandKind::Slash,
        name: own.name.to_owned(),
        description: (own.description)(library.languages.english()),
        name_localizations: Vec::new(),
        description_localizations: in_others(&library.languages, own.description),
        about: None,
        subcommands: Vec::new(),
        audience: Audience::Everybody,
    });
    on.map(|command| spec(command, &library.languages)).chain(own).collect()
}

/// What a description is in every language but English.
fn in_others(languages: &Languages, description: fn(&Words) -> String) -> Vec<(String, String)> {
    let others = languages.all().filter(|words| words.locale() != Locale::ENGLISH);
    others.map(|words| (words.locale().to_string(), description(words))).collect()
}

fn spec(command: &Command, languages: &Languages) -> CommandSpec {
    let option = |name: &str, description: fn(&Words) -> String| OptionSpec {
        name: name.to_owned(),
        description: description(languages.english()),
        description_localizations: in_others(languages, description),
        required: false,
        kind: OptionKind::Text { most: COMMAND_OPTION_VALUE_MAX, suggestions: true },
    };
    let about = match command.opens {
        Opens::Read => Some(option("about", Words::about_option)),
        Opens::Ask => Some(OptionSpec {
            required: true,
            kind: OptionKind::Text { most: COMMAND_QUESTION_MAX, suggestions: true },
            ..option("question", Words::question_option)
        }),
        Opens::Flow(_) | Opens::Articles(_) | Opens::Find | Opens::HelpNow => None,
    };
    let in_menu = command.opens == Opens::Find;
    CommandSpec {
        kind: if in_menu { CommandKind::Message } else { CommandKind::Slash },
        name: command.name.clone(),
        description: command.description.clone(),
        name_localizations: command.name_localizations.clone(),
        description_localizations: command.description_localizations.clone(),
        about,
        subcommands: Vec::new(),
        audience: Audience::Everybody,
    }
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

impl Screens<'_> {
    /// What one of the bot's own commands shows.
    pub(super) fn own_command(&self, name: &str) -> Option<Screen> {
        OWN.iter().find(|own| own.name == name).map(|own| (own.screen)(self))
    }

    /// What each of the bot's own commands shows, under its name.
    pub(super) fn own_screens(&self) -> impl Iterator<Item = (&'static str, Screen)> {
        OWN.iter().map(|own| (own.name, (own.screen)(self)))
    }
}
