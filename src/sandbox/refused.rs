//! Why an act did not lead to anything: the person could not do it, or the bot failed.

/// Why an act was refused by the stand-in, or how the bot failed to answer it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refused {
    /// No such command is registered, or it has subcommands and none was named.
    #[error("no command `/{name}` is registered that can be run as such")]
    UnknownCommand {
        /// The command as it was asked for.
        name: String,
    },
    /// The command exists, but not here or not for this person.
    #[error("the command `/{name}` is not available to this person in this place")]
    NotAvailable {
        /// The command as it was asked for.
        name: String,
    },
    /// The command has no option of that name, or none that completes what is typed.
    #[error("the command has no option `{name}` that can be used in this way")]
    UnknownOption {
        /// The option as it was asked for.
        name: String,
    },
    /// A required option is missing.
    #[error("the command needs the option `{name}`")]
    MissingOption {
        /// The required option.
        name: String,
    },
    /// The value given does not fit its option.
    #[error("`{value}` does not fit the option `{name}`")]
    BadValue {
        /// The name of the option.
        name: String,
        /// What was given.
        value: String,
    },
    /// The person is not in this place, or the message is gone or somebody else's.
    #[error("this person cannot see that: it is gone, or for somebody else's eyes")]
    NotVisible,
    /// The person may not write in this channel, or nobody can: a forum has posts only.
    #[error("this person cannot write there")]
    MayNotWrite,
    /// The message has no such button or menu.
    #[error("the message has no button or menu with the custom_id `{custom_id}`")]
    NoSuchComponent {
        /// The id asked for.
        custom_id: String,
    },
    /// The button or menu is there but greyed out.
    #[error("the button or menu with the custom_id `{custom_id}` is disabled")]
    Disabled {
        /// The id asked for.
        custom_id: String,
    },
    /// The menu has no such option.
    #[error("the menu does not offer the value `{value}`")]
    ValueNotOffered {
        /// The value chosen.
        value: String,
    },
    /// Too few or too many options were chosen.
    #[error("{given} values were chosen, the menu takes {min} to {max}")]
    WrongNumberOfValues {
        /// Fewest the menu takes.
        min: usize,
        /// Most the menu takes.
        max: usize,
        /// How many were given.
        given: usize,
    },
    /// The form is not this person's, or was submitted already.
    #[error("there is no such form for this person, or it was submitted already")]
    NoSuchForm,
    /// The form has no such field.
    #[error("the form has no field `{name}`")]
    UnknownField {
        /// The field as it was asked for.
        name: String,
    },
    /// Nothing stands in a field that needs something.
    #[error("the field `{name}` may not be empty")]
    MissingField {
        /// The label of the field.
        name: String,
    },
    /// Several lines for a field of one line.
    #[error("the field `{name}` takes one line only")]
    OneLineOnly {
        /// The label of the field.
        name: String,
    },
    /// A text is too short or too long for its field.
    #[error("{given} characters for the field `{name}`, which takes {min} to {max}")]
    WrongLength {
        /// The label of the field.
        name: String,
        /// Fewest characters.
        min: usize,
        /// Most characters.
        max: usize,
        /// How many were given.
        given: usize,
    },
    /// No bot is connected to the gateway.
    #[error("no bot is connected")]
    NoBot,
    /// The bot did not answer in time.
    #[error("the bot did not answer interaction {interaction} in time")]
    NotAnswered {
        /// The interaction that waited.
        interaction: u64,
    },
    /// The bot answered with something Discord does not accept.
    #[error("the bot's answer was not accepted: {}", .0.join("; "))]
    BadPayload(
        /// What is wrong with it, one sentence each.
        Vec<String>,
    ),
}
