//! Slash commands: those that packs declare, and the bot's own.

use super::Screens;
use super::Settings;
use super::command_spec::{Audience, CommandKind, CommandSpec, OptionKind, OptionSpec};
use super::described::in_others;
use crate::interface::{Languages, Words};
use crate::library::{Command, Library, Opens};
use crate::limits::{COMMAND_OPTION_VALUE_MAX, COMMAND_QUESTION_MAX};
use crate::reply::Screen;

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
    OWN.iter().map(|own| own.name).chain([super::moderators::SETTINGS]).collect()
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
    let settings = super::moderators::settings_command(&library.languages);
    on.map(|command| spec(command, &library.languages)).chain(own).chain([settings]).collect()
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
