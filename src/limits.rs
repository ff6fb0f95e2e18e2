//! Discord's limits, in one place. What is sent is held to them before it is sent.
//!
//! Lengths are in characters, counted as Unicode scalar values. The pages named are those of the
//! Discord developer documentation, read in August 2026.

/// Longest button label. Source: Component Reference, Button.
pub const BUTTON_LABEL_MAX: usize = 80;

/// Longest address of a link button. Source: Component Reference, Button.
pub const BUTTON_URL_MAX: usize = 512;

/// Most buttons in one action row. Source: Component Reference, Action Row.
pub const BUTTONS_MAX: usize = 5;

/// Longest `custom_id`; it also has at least one character and is unique within its message.
/// Source: Component Reference, Custom ID.
pub const CUSTOM_ID_MAX: usize = 100;

/// Most options in a menu. Source: Component Reference, String Select.
pub const MENU_OPTIONS_MAX: usize = 25;

/// Longest label, value or description of a menu option. Source: Component Reference, Select
/// Option Structure.
pub const MENU_OPTION_TEXT_MAX: usize = 100;

/// Longest placeholder of a menu. Source: Component Reference, String Select.
pub const MENU_PLACEHOLDER_MAX: usize = 150;

/// Most components in one message, nested ones included. Source: Component Reference, Using
/// Components.
pub const COMPONENTS_MAX: usize = 40;

/// Longest text of a message, over all its text displays. Source: the `OpenAPI` description allows
/// 4000 for one text display; the documentation names no total, so we hold the sum to the same.
pub const TEXT_MAX: usize = 4000;

/// Most suggestions while a person types. Source: Receiving and Responding, Autocomplete.
pub const SUGGESTIONS_MAX: usize = 25;

/// Longest label or value of a suggestion. Source: Application Commands, Application Command
/// Option Choice Structure.
pub const SUGGESTION_TEXT_MAX: usize = 100;

/// Most slash commands of an application. Source: Application Commands, Registering a Command.
pub const COMMANDS_MAX: usize = 100;

/// Longest name of a command or of an option. Source: Application Commands, Application Command
/// Naming.
pub const COMMAND_NAME_MAX: usize = 32;

/// Longest description of a command or of an option. Source: Application Commands, Application
/// Command Structure.
pub const COMMAND_DESCRIPTION_MAX: usize = 100;

/// Longest sum of all names and descriptions of one command, the longest translation of each
/// counted. Source: Application Commands, Slash Commands.
pub const COMMAND_TEXT_MAX: usize = 8000;

// A command of ours has two names and two descriptions at most, its own and its option's, so that
// one whose parts fit cannot be too long as a whole.
const _: () = assert!(2 * (COMMAND_NAME_MAX + COMMAND_DESCRIPTION_MAX) <= COMMAND_TEXT_MAX);

/// Longest text that the option of our commands takes; ours, far below Discord's 6000.
pub const COMMAND_OPTION_VALUE_MAX: usize = 100;

/// How long Discord waits for the first answer to an interaction, in milliseconds. Source:
/// Receiving and Responding, Followup Messages.
pub const FIRST_ANSWER_MS: u64 = 3000;
