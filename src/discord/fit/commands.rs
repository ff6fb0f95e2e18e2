//! Whether commands fit, in every language and down to the last choice.

use std::collections::HashSet;

use super::{Checks, Field, PayloadProblem, Unfit};
use crate::bot::{CommandKind, CommandSpec, GroupSpec, OptionKind, OptionSpec, SubcommandSpec};
use crate::limits;

/// The names of something, or its descriptions, by Discord's locale.
type Localizations = [(String, String)];

/// Checks the slash commands, in every language.
pub(in crate::discord) fn check_commands(commands: &[CommandSpec]) -> Result<(), Unfit> {
    let mut checks = Checks::default();
    let of = |kind| commands.iter().filter(|command| command.kind == kind).count();
    checks.size(Field::Commands, of(CommandKind::Slash), 0, limits::COMMANDS_MAX);
    checks.size(Field::Commands, of(CommandKind::Message), 0, limits::MESSAGE_COMMANDS_MAX);
    for command in commands {
        checks.command(command);
    }
    checks.finish()
}

impl Checks {
    fn command(&mut self, command: &CommandSpec) {
        // The text of one command counts together.
        self.text = 0;
        let is_slash = command.kind == CommandKind::Slash;
        for text in in_every_language(&command.name, &command.name_localizations) {
            self.text(Field::CommandName, text, limits::COMMAND_NAME_MAX);
            if is_slash && !is_name(text) {
                self.problems.push(PayloadProblem::NoName(Field::CommandName));
            }
        }
        self.text += longest(&command.name, &command.name_localizations);
        if is_slash {
            let described = (command.description.as_str(), &*command.description_localizations);
            self.described(Field::CommandDescription, described);
            self.about(command);
            self.tree(&command.subcommands);
        }
        let text = self.text;
        self.size(Field::CommandText, text, 0, limits::COMMAND_TEXT_MAX);
    }

    fn about(&mut self, command: &CommandSpec) {
        if command.about.is_some() && !command.subcommands.is_empty() {
            self.problems.push(PayloadProblem::BesideSubcommands);
        }
        command.about.iter().for_each(|option| self.option(option));
    }

    fn tree(&mut self, subcommands: &[SubcommandSpec]) {
        let groups = subcommands.iter().filter_map(|one| one.group.as_ref());
        let mut named: Vec<&GroupSpec> = Vec::new();
        for group in groups {
            match named.iter().find(|known| known.name == group.name) {
                Some(known) if *known == group => {}
                Some(_) => self.problems.push(PayloadProblem::Repeated(Field::CommandOptionName)),
                None => named.push(group),
            }
        }
        for group in &named {
            self.named_option(&group.name);
            let described = (group.description.as_str(), &*group.description_localizations);
            self.described(Field::CommandOptionDescription, described);
            let within = subcommands
                .iter()
                .filter(|one| one.group.as_ref().is_some_and(|other| other.name == group.name));
            self.listed(within.map(|one| one.name.as_str()));
        }
        let alone = subcommands.iter().filter(|one| one.group.is_none());
        let alone = alone.map(|one| one.name.as_str());
        self.listed(named.iter().map(|group| group.name.as_str()).chain(alone));
        for one in subcommands {
            self.subcommand(one);
        }
    }

    fn subcommand(&mut self, subcommand: &SubcommandSpec) {
        self.named_option(&subcommand.name);
        let described = (&*subcommand.description, &*subcommand.description_localizations);
        self.described(Field::CommandOptionDescription, described);
        self.listed(subcommand.options.iter().map(|option| option.name.as_str()));
        let required = |option: &OptionSpec| option.required;
        let first = subcommand.options.iter().take_while(|option| required(option)).count();
        if subcommand.options.iter().filter(|option| required(option)).count() > first {
            self.problems.push(PayloadProblem::RequiredLate);
        }
        subcommand.options.iter().for_each(|option| self.option(option));
    }

    fn option(&mut self, option: &OptionSpec) {
        self.named_option(&option.name);
        let described = (option.description.as_str(), &*option.description_localizations);
        self.described(Field::CommandOptionDescription, described);
        match &option.kind {
            OptionKind::Text { most, suggestions: _ } => {
                self.size(Field::CommandOptionLength, *most, 1, limits::COMMAND_OPTION_LENGTH_MAX);
            }
            OptionKind::Number { least, most } => {
                let exact = -limits::COMMAND_NUMBER_MAX..=limits::COMMAND_NUMBER_MAX;
                if least > most || !exact.contains(least) || !exact.contains(most) {
                    self.problems.push(PayloadProblem::NoRange);
                }
            }
            OptionKind::OneOf(choices) => self.choices(choices),
            OptionKind::Channel(_)
            | OptionKind::Flag
            | OptionKind::Role
            | OptionKind::Member
            | OptionKind::File => {}
        }
    }

    fn choices(&mut self, choices: &[(String, String)]) {
        self.size(Field::CommandChoices, choices.len(), 1, limits::COMMAND_CHOICES_MAX);
        let mut seen = HashSet::new();
        for (name, value) in choices {
            for text in [name, value] {
                self.text += text.chars().count();
                self.text(Field::CommandChoice, text, limits::COMMAND_CHOICE_TEXT_MAX);
            }
            if !seen.insert(name) {
                self.problems.push(PayloadProblem::Repeated(Field::CommandChoice));
            }
        }
    }

    /// The name of an option, a subcommand or a group.
    fn named_option(&mut self, name: &str) {
        self.text += name.chars().count();
        self.text(Field::CommandOptionName, name, limits::COMMAND_NAME_MAX);
        if !is_name(name) {
            self.problems.push(PayloadProblem::NoName(Field::CommandOptionName));
        }
    }

    fn described(&mut self, field: Field, (default, others): (&str, &Localizations)) {
        for text in in_every_language(default, others) {
            self.text(field, text, limits::COMMAND_DESCRIPTION_MAX);
        }
        self.text += longest(default, others);
    }

    /// What stands side by side under one command, subcommand or group.
    fn listed<'n>(&mut self, names: impl Iterator<Item = &'n str>) {
        let names: Vec<&str> = names.collect();
        self.size(Field::CommandOptions, names.len(), 0, limits::COMMAND_OPTIONS_MAX);
        if names.iter().collect::<HashSet<_>>().len() < names.len() {
            self.problems.push(PayloadProblem::Repeated(Field::CommandOptionName));
        }
    }
}

/// Whether Discord takes this as a name, however long it is: letters and digits of any language in
/// lower case, `-`, `_` and `'`. Source: Discord docs, Application Commands, Application Command
/// Naming.
fn is_name(text: &str) -> bool {
    // Marks of these two scripts are neither letters nor digits.
    let of_script = |c: char| matches!(c, '\u{900}'..='\u{97f}' | '\u{e00}'..='\u{e7f}');
    let fits = |c: char| c.is_alphanumeric() || "-_'".contains(c) || of_script(c);
    text.chars().all(fits) && text.to_lowercase() == text
}

fn longest(default: &str, others: &Localizations) -> usize {
    in_every_language(default, others).map(|text| text.chars().count()).max().unwrap_or(0)
}

fn in_every_language<'a>(
    default: &'a str,
    others: &'a Localizations,
) -> impl Iterator<Item = &'a str> {
    std::iter::once(default).chain(others.iter().map(|(_, text)| text.as_str()))
}
