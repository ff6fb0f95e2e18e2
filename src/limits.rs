//! Discord's limits, in one place. What is sent is held to them before it is sent.
//!
//! Lengths are in characters, counted as Unicode scalar values. Each limit names the page of
//! Discord's documentation it was read on, in August 2026.

/// Longest button label, in characters.
/// Source: Discord docs, <https://docs.discord.com/developers/components/reference#button>.
pub const BUTTON_LABEL_MAX: usize = 80;

/// Longest button label that is seen whole on a narrow screen, in characters: advice, not a rule.
/// Source: Discord docs, <https://docs.discord.com/developers/components/reference#button>, Button
/// Design Guidelines.
pub const BUTTON_LABEL_ADVISED: usize = 38;

/// Longest address of a link button, in characters.
/// Source: Discord docs, <https://docs.discord.com/developers/components/reference#button>.
pub const BUTTON_URL_MAX: usize = 512;

/// Most buttons in one action row.
/// Source: Discord docs, <https://docs.discord.com/developers/components/reference#action-row>.
pub const BUTTONS_MAX: usize = 5;

/// Longest `custom_id`, in characters; it also has at least one and is unique within its message.
/// Source: Discord docs, <https://docs.discord.com/developers/components/reference>, Custom ID.
pub const CUSTOM_ID_MAX: usize = 100;

/// Most options in a menu.
/// Source: Discord docs, <https://docs.discord.com/developers/components/reference#string-select>.
pub const MENU_OPTIONS_MAX: usize = 25;

/// Longest label, value or description of a menu option, in characters.
/// Source: Discord docs, <https://docs.discord.com/developers/components/reference#string-select>,
/// Select Option Structure.
pub const MENU_OPTION_TEXT_MAX: usize = 100;

/// Longest placeholder of a menu, in characters.
/// Source: Discord docs, <https://docs.discord.com/developers/components/reference#string-select>.
pub const MENU_PLACEHOLDER_MAX: usize = 150;

/// Most components in one message, nested ones included.
/// Source: Discord docs, <https://docs.discord.com/developers/components/reference>, Using
/// Components.
pub const COMPONENTS_MAX: usize = 40;

/// Longest text of a message, in characters, over all its text displays. The `OpenAPI` description
/// allows 4000 for one text display; the documentation names no total, so we hold the sum to the
/// same.
/// Source: Discord docs, <https://docs.discord.com/developers/components/reference#text-display>, and
/// <https://github.com/discord/discord-api-spec>.
pub const TEXT_MAX: usize = 4000;

/// Longest title of a form, in characters.
/// Source: Discord docs,
/// <https://docs.discord.com/developers/interactions/receiving-and-responding>, Modal.
pub const FORM_TITLE_MAX: usize = 45;

/// Most fields of a form; it has at least one.
/// Source: Discord docs,
/// <https://docs.discord.com/developers/interactions/receiving-and-responding>, Modal.
pub const FORM_FIELDS_MAX: usize = 5;

/// Longest label of a field, in characters.
/// Source: Discord docs, <https://docs.discord.com/developers/components/reference#text-input>.
pub const FORM_LABEL_MAX: usize = 45;

/// Longest text in a field, in characters.
/// Source: Discord docs, <https://docs.discord.com/developers/components/reference#text-input>.
pub const FORM_VALUE_MAX: usize = 4000;

/// Longest placeholder of a field, in characters.
/// Source: Discord docs, <https://docs.discord.com/developers/components/reference#text-input>.
pub const FORM_PLACEHOLDER_MAX: usize = 100;

/// Longest name of a file that the bot sends, in characters; ours, far below Discord's 1024.
pub const FILE_NAME_MAX: usize = 64;

/// Largest file that the bot sends, in bytes: what Discord takes where nobody pays for more.
/// Source: Discord docs, <https://docs.discord.com/developers/reference#uploading-files>.
pub const FILE_BYTES_MAX: usize = 10 << 20;

/// Largest file that the bot reads, in bytes; ours, for settings as a text.
pub const ATTACHMENT_BYTES_MAX: usize = 256 << 10;

/// Longest nonce of a message, in characters.
/// Source: Discord docs, <https://docs.discord.com/developers/resources/message#create-message>.
pub const NONCE_MAX: usize = 25;

/// Most suggestions while a person types.
/// Source: Discord docs,
/// <https://docs.discord.com/developers/interactions/application-commands#autocomplete>.
pub const SUGGESTIONS_MAX: usize = 25;

/// Longest label or value of a suggestion, in characters.
/// Source: Discord docs, <https://docs.discord.com/developers/interactions/application-commands>,
/// Application Command Option Choice Structure.
pub const SUGGESTION_TEXT_MAX: usize = 100;

/// How long the answer to an interaction can be changed, in minutes.
/// Source: Discord docs, <https://docs.discord.com/developers/interactions/receiving-and-responding>,
/// Followup Messages.
pub const INTERACTION_MINUTES: u64 = 15;

/// Most slash commands of an application.
/// Source: Discord docs, <https://docs.discord.com/developers/interactions/application-commands>,
/// Registering a Command.
pub const COMMANDS_MAX: usize = 100;

/// Longest name of a command or of an option, in characters.
/// Source: Discord docs, <https://docs.discord.com/developers/interactions/application-commands>,
/// Application Command Naming.
pub const COMMAND_NAME_MAX: usize = 32;

/// Longest description of a command or of an option, in characters.
/// Source: Discord docs, <https://docs.discord.com/developers/interactions/application-commands>,
/// Application Command Structure.
pub const COMMAND_DESCRIPTION_MAX: usize = 100;

/// Longest sum of all names and descriptions of one command, in characters, the longest translation
/// of each counted.
/// Source: Discord docs, <https://docs.discord.com/developers/interactions/application-commands>,
/// Slash Commands.
pub const COMMAND_TEXT_MAX: usize = 8000;

/// Most options, subcommands and groups that stand side by side under a command, a subcommand or a
/// group.
/// Source: Discord docs, <https://docs.discord.com/developers/interactions/application-commands>,
/// Application Command Option Structure.
pub const COMMAND_OPTIONS_MAX: usize = 25;

/// Most choices of an option.
/// Source: Discord docs, <https://docs.discord.com/developers/interactions/application-commands>,
/// Application Command Option Structure.
pub const COMMAND_CHOICES_MAX: usize = 25;

/// Longest name or value of a choice, in characters.
/// Source: Discord docs, <https://docs.discord.com/developers/interactions/application-commands>,
/// Application Command Option Choice Structure.
pub const COMMAND_CHOICE_TEXT_MAX: usize = 100;

/// Longest text that any option takes, in characters.
/// Source: Discord docs, <https://docs.discord.com/developers/interactions/application-commands>,
/// Application Command Option Structure.
pub const COMMAND_OPTION_LENGTH_MAX: usize = 6000;

/// Largest whole number that an option takes; the smallest is as far below zero.
/// Source: Discord docs, <https://docs.discord.com/developers/interactions/application-commands>,
/// Application Command Option Type.
pub const COMMAND_NUMBER_MAX: i64 = (1 << 53) - 1;

/// Longest text that the option of our commands takes, in characters; ours, far below Discord's 6000.
pub const COMMAND_OPTION_VALUE_MAX: usize = 100;

/// Longest question that the option of a command takes, in characters; ours, below Discord's 6000.
pub const COMMAND_QUESTION_MAX: usize = 1000;

/// Longest value of a suggestion, in characters; what is typed may be longer.
/// Source: Discord docs, <https://docs.discord.com/developers/interactions/application-commands>,
/// Application Command Option Choice Structure.
pub const SUGGESTION_VALUE_MAX: usize = 100;

/// Most commands in the menu of a message that an application may have.
/// Source: Discord docs, <https://docs.discord.com/developers/interactions/application-commands>,
/// Registering a Command.
pub const MESSAGE_COMMANDS_MAX: usize = 15;

/// The longest name under which Discord shows a person, in characters.
/// Source: Discord docs, <https://docs.discord.com/developers/resources/user>, Usernames and
/// Nicknames.
pub const DISPLAY_NAME_MAX: usize = 32;

/// Longest id of anything of Discord's (a snowflake, 64 bits without a sign), in decimal digits.
/// Source: Discord docs, <https://docs.discord.com/developers/reference#snowflakes>.
pub const SNOWFLAKE_DIGITS_MAX: usize = 20;

/// The most calls a second that a bot may make, answers to interactions not counted.
/// Source: Discord docs, <https://docs.discord.com/developers/topics/rate-limits>, Global Rate Limit.
pub const CALLS_PER_SECOND_MAX: u32 = 50;

/// How long Discord waits for the first answer to an interaction, in milliseconds.
/// Source: Discord docs,
/// <https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages>.
pub const FIRST_ANSWER_MS: u64 = 3000;

/// Whether Discord's Markdown may read this byte as more than itself, wherever it stands in a line.
/// All such marks are one byte each.
/// Source: Discord, <https://support.discord.com/hc/en-us/articles/210298617>, and what is shown in
/// its app: mentions, links and emoji.
#[must_use]
pub fn is_markdown(byte: u8) -> bool {
    matches!(byte, b'\\' | b'*' | b'_' | b'~' | b'`' | b'|' | b'<' | b'[' | b']' | b':' | b'@')
}
