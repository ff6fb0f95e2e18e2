//! Discord's limits, each with its unit and its source, in one list.
//!
//! They are written down here a second time on purpose: a stand-in that took its limits from the bot
//! could never catch the bot being wrong about one. "Characters" are Unicode scalar values. The pages
//! named are those of Discord's documentation as of 6 August 2026 (repository discord/discord-api-docs,
//! commit c98d64bc).

use std::time::Duration;

/// Longest time from an interaction to its first answer. Source: Receiving and Responding, "Interaction Callback".
pub(in crate::sandbox) const FIRST_ANSWER: Duration = Duration::from_secs(3);
/// Life of an interaction token, for edits and follow-ups. Source: Receiving and Responding, "Followup Messages".
pub(in crate::sandbox) const TOKEN_LIFE: Duration = Duration::from_mins(15);
/// Most follow-up messages where the app is installed only by the user. Source: Receiving and Responding, "Create Followup Message".
pub(in crate::sandbox) const FOLLOW_UPS_BY_USER_INSTALL: usize = 5;

/// Longest content of a message, in characters. Source: Message Resource, "Create Message".
pub(in crate::sandbox) const CONTENT: usize = 2000;
/// Most embeds in one message. Source: Message Resource, "Create Message".
pub(in crate::sandbox) const EMBEDS: usize = 10;
/// Most top-level rows of a message without Components V2. Source: Component Reference, "Legacy Message Component Behavior".
pub(in crate::sandbox) const LEGACY_ROWS: usize = 5;
/// Most components in a Components V2 message, nested ones included. Source: Component Reference, introduction.
pub(in crate::sandbox) const COMPONENTS: usize = 40;
/// Longest text of all text displays of a message together, in characters. Discord's API description has this
/// limit for one text display; that it holds for all together is a careful reading, not a documented rule.
pub(in crate::sandbox) const TEXT_TOTAL: usize = 4000;
/// Longest `custom_id`, in characters. Source: Component Reference, "Custom ID".
pub(in crate::sandbox) const CUSTOM_ID: usize = 100;
/// Most buttons in a row. Source: Component Reference, "Action Row".
pub(in crate::sandbox) const ROW_BUTTONS: usize = 5;
/// Longest label of a button, in characters. Source: Component Reference, "Button".
pub(in crate::sandbox) const BUTTON_LABEL: usize = 80;
/// Longest address of a link button, in characters. Source: Component Reference, "Button".
pub(in crate::sandbox) const BUTTON_URL: usize = 512;
/// Most options of a select menu. Source: Component Reference, "String Select".
pub(in crate::sandbox) const MENU_OPTIONS: usize = 25;
/// Longest label, value or description of a menu option, in characters. Source: Component Reference, "String Select".
pub(in crate::sandbox) const MENU_TEXT: usize = 100;
/// Longest placeholder of a menu, in characters. Source: Component Reference, "String Select".
pub(in crate::sandbox) const MENU_PLACEHOLDER: usize = 150;
/// Most text displays in a section. Source: Component Reference, "Section".
pub(in crate::sandbox) const SECTION_TEXTS: usize = 3;
/// Most pictures in a media gallery. Source: Component Reference, "Media Gallery".
pub(in crate::sandbox) const GALLERY_ITEMS: usize = 10;
/// Longest description of a picture, in characters. Source: Component Reference, "Thumbnail".
pub(in crate::sandbox) const ALT_TEXT: usize = 1024;

/// Most files of one message. Source: Message Resource, "Create Message".
pub(in crate::sandbox) const FILES: usize = 10;
/// Largest file without a boost, in bytes (10 MiB). Source: Reference, "Uploading Files".
pub(in crate::sandbox) const ATTACHMENT: usize = 10 * 1024 * 1024;
/// Longest name of a file, in characters. Source: Discord's API description, `MessageAttachmentRequest`.
pub(in crate::sandbox) const FILE_NAME: usize = 1024;

/// Longest title of a form, in characters. Source: Receiving and Responding, "Modal".
pub(in crate::sandbox) const FORM_TITLE: usize = 45;
/// Most components of a form. Source: Receiving and Responding, "Modal".
pub(in crate::sandbox) const FORM_FIELDS: usize = 5;
/// Longest label of a field, in characters. Source: Component Reference, "Text Input".
pub(in crate::sandbox) const FIELD_LABEL: usize = 45;
/// Longest text of a field, in characters. Source: Component Reference, "Text Input".
pub(in crate::sandbox) const FIELD_TEXT: usize = 4000;
/// Longest placeholder of a field, in characters. Source: Component Reference, "Text Input".
pub(in crate::sandbox) const FIELD_PLACEHOLDER: usize = 100;

/// Most choices an autocomplete answer may offer. Source: Receiving and Responding, "Autocomplete" of "Interaction Callback Data Structure".
pub(in crate::sandbox) const CHOICES: usize = 25;
/// Longest name of a choice, in characters. Source: Application Commands, "Application Command Option Choice Structure".
pub(in crate::sandbox) const CHOICE_NAME: usize = 100;
/// Longest text value of a choice, in characters. Source: Application Commands, "Application Command Option Choice Structure".
pub(in crate::sandbox) const CHOICE_VALUE: usize = 100;
/// Longest text a person may type into an option, in characters. Source: Application Commands, "Application Command Option Structure".
pub(in crate::sandbox) const OPTION_TEXT: usize = 6000;

/// Most slash commands of an app. Source: Application Commands, "Registering a Command".
pub(in crate::sandbox) const COMMANDS: usize = 100;
/// Most user commands, and most message commands, of an app. Source: Application Commands, "Registering a Command".
pub(in crate::sandbox) const CONTEXT_MENUS: usize = 15;
/// Longest name of a command or option, in characters. Source: Application Commands, "Application Command Naming".
pub(in crate::sandbox) const COMMAND_NAME: usize = 32;
/// Longest description of a command or option, in characters. Source: Application Commands, "Application Command Structure".
pub(in crate::sandbox) const COMMAND_DESCRIPTION: usize = 100;
/// Most options of a command, or of one level of it. Source: Application Commands, "Application Command Structure".
pub(in crate::sandbox) const COMMAND_OPTIONS: usize = 25;
/// Longest text of one command altogether, in characters: names, descriptions and values, nested ones
/// included, each in its longest translation. Source: Application Commands, "Slash Commands".
pub(in crate::sandbox) const COMMAND_TOTAL: usize = 8000;

/// Message flag that hides embeds. Source: Message Resource, "Message Flags".
pub(in crate::sandbox) const SUPPRESS_EMBEDS: u64 = 1 << 2;
/// Message flag of a message that only one person sees. Source: Message Resource, "Message Flags".
pub(in crate::sandbox) const EPHEMERAL: u64 = 1 << 6;
/// Message flag of "the app is thinking". Source: Message Resource, "Message Flags".
pub(in crate::sandbox) const LOADING: u64 = 1 << 7;
/// Message flag that sends no push notification. Source: Message Resource, "Message Flags".
pub(in crate::sandbox) const SUPPRESS_NOTIFICATIONS: u64 = 1 << 12;
/// Message flag of Components V2. Source: Message Resource, "Message Flags".
pub(in crate::sandbox) const COMPONENTS_V2: u64 = 1 << 15;
/// View Channel, Send Messages, Embed Links, Attach Files, Read Message History, Use Application
/// Commands, Send Messages in Threads, Use External Apps. Source: Permissions, "Bitwise Permission Flags".
pub(in crate::sandbox) const MEMBER_PERMISSIONS: u64 =
    1 << 10 | 1 << 11 | 1 << 14 | 1 << 15 | 1 << 16 | 1 << 31 | 1 << 38 | 1 << 50;
