//! Whether a payload fits Discord's limits. All that does not fit is found at once.

mod commands;
mod message;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::fmt;

use crate::limits;
pub(super) use commands::check_commands;
pub(super) use message::{check_file, check_form, check_message, check_suggestions};

/// A part of a payload that has a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// All text of a message, in characters.
    Text,
    /// One text display, in characters.
    TextDisplay,
    /// All components of a message, nested ones included.
    Components,
    /// The components of one container.
    ContainerComponents,
    /// The buttons of one row.
    Buttons,
    /// The label of a button, in characters.
    ButtonLabel,
    /// The address of a link button, in characters.
    ButtonUrl,
    /// The id of a button or menu, in characters.
    CustomId,
    /// The placeholder of a menu, in characters.
    Placeholder,
    /// The options of a menu.
    MenuOptions,
    /// How many options of a menu may be picked.
    MenuPicks,
    /// How many options of a menu have to be picked.
    MenuLeast,
    /// How many options of a menu are picked already.
    MenuChosen,
    /// The label of a menu option, in characters.
    OptionLabel,
    /// The value of a menu option, in characters.
    OptionValue,
    /// The description of a menu option, in characters.
    OptionDescription,
    /// The suggestions while a person types.
    Suggestions,
    /// The label of a suggestion, in characters.
    SuggestionName,
    /// The value of a suggestion, in characters.
    SuggestionValue,
    /// All slash commands.
    Commands,
    /// The name of a command in one language, in characters.
    CommandName,
    /// The description of a command in one language, in characters.
    CommandDescription,
    /// The name of an option, a subcommand or a group, in characters.
    CommandOptionName,
    /// The description of an option, a subcommand or a group, in characters.
    CommandOptionDescription,
    /// What stands side by side under a command, a subcommand or a group.
    CommandOptions,
    /// How many characters an option takes.
    CommandOptionLength,
    /// The choices of an option.
    CommandChoices,
    /// What is read or sent of a choice, in characters.
    CommandChoice,
    /// All names and descriptions of one command, in characters.
    CommandText,
    /// The title of a form, in characters.
    FormTitle,
    /// The fields of a form.
    FormFields,
    /// The name of a field, in characters.
    FormFieldName,
    /// What is read above a field, in characters.
    FormLabel,
    /// What is read in an empty field, in characters.
    FormPlaceholder,
    /// What stands in a field at first, in characters.
    FormValue,
    /// The fewest characters that a field takes.
    FormLeast,
    /// The most characters that a field takes.
    FormMost,
    /// The name of a file, in characters.
    FileName,
    /// A file, in bytes.
    FileBytes,
}

/// One thing that Discord would refuse. It holds sizes and never a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PayloadProblem {
    /// Too long, too short, too many or too few.
    #[error("{field:?} has {length}, allowed are {least} to {most}")]
    Size {
        /// The part that has the wrong size.
        field: Field,
        /// How long it is, or how many there are.
        length: usize,
        /// The least that Discord allows.
        least: usize,
        /// The most that Discord allows.
        most: usize,
    },
    /// Two that must differ are equal.
    #[error("{0:?} is used twice")]
    Repeated(Field),
    /// Suggestions where nobody is typing.
    #[error("suggestions answer only typing")]
    NobodyTypes,
    /// A name that Discord does not take.
    #[error("{0:?} has other signs than a name may have")]
    NoName(Field),
    /// An option beside subcommands, without which the command cannot be sent.
    #[error("a command has an option beside subcommands")]
    BesideSubcommands,
    /// An option that is required after one that is not.
    #[error("a required option stands after one that is not")]
    RequiredLate,
    /// A name of a file that Discord would change.
    #[error("a file has a name with other signs than ASCII letters, digits, `-`, `_` and `.`")]
    FileName,
    /// Bounds of a number that hold nothing, or more than Discord can count.
    #[error("the bounds of a number are none")]
    NoRange,
    /// An answer that belongs elsewhere, such as none where somebody waits for one.
    #[error("such an answer does not belong here")]
    NotHere,
}

/// Everything about a payload that Discord would refuse.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Unfit(pub Vec<PayloadProblem>);

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            write!(f, "{comma}{problem}")?;
        }
        Ok(())
    }
}

/// Collects what does not fit.
#[derive(Default)]
struct Checks {
    problems: Vec<PayloadProblem>,
    components: usize,
    text: usize,
    custom_ids: HashSet<String>,
}

impl Checks {
    fn size(&mut self, field: Field, length: usize, least: usize, most: usize) {
        if !(least..=most).contains(&length) {
            self.problems.push(PayloadProblem::Size { field, length, least, most });
        }
    }

    /// The length of a text that may not be empty.
    fn text(&mut self, field: Field, text: &str, most: usize) {
        self.size(field, text.chars().count(), 1, most);
    }

    fn custom_id(&mut self, id: &str) {
        self.text(Field::CustomId, id, limits::CUSTOM_ID_MAX);
        if !self.custom_ids.insert(id.to_owned()) {
            self.problems.push(PayloadProblem::Repeated(Field::CustomId));
        }
    }

    fn finish(self) -> Result<(), Unfit> {
        if self.problems.is_empty() { Ok(()) } else { Err(Unfit(self.problems)) }
    }
}
