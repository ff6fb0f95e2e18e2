//! The list of what the commands for moderators and their options do. They follow those of `moderators`.

use super::Words;
use super::moderators::MODERATORS;
use super::own_words::OWN_WORDS;
use super::sentence::{Sentence, SentenceKind};
use super::sentences::{SENTENCES, words};

words! { COMMANDS after SENTENCES.len() + OWN_WORDS.len() + MODERATORS.len();
    /// What the command is for.
    settings_description: Description = "command"."settings"();
    /// What the group of commands is for.
    set_description: Description = "command"."set"();
    /// What the command is for.
    show_description: Description = "command"."show"();
    /// What the command is for.
    setup_description: Description = "command"."setup"();
    /// What the command is for.
    panel_description: Description = "command"."panel"();
    /// What the command is for.
    test_description: Description = "command"."test"();
    /// What the command is for.
    diagnose_description: Description = "command"."diagnose"();
    /// What the command is for.
    history_description: Description = "command"."history"();
    /// What the command is for.
    reset_description: Description = "command"."reset"();
    /// What the command is for.
    delete_description: Description = "command"."delete-everything"();
    /// What the command is for.
    export_description: Description = "command"."export"();
    /// What the command is for.
    import_description: Description = "command"."import"();
    /// What the command is for.
    withdraw_description: Description = "command"."withdraw"();
    /// What the command is for.
    crisis_description: Description = "command"."crisis-guide"();
    /// What the command is for.
    numbers_description: Description = "command"."numbers"();
    /// What an option is for.
    option_value: Description = "command"."value"();
    /// What an option is for.
    option_add: Description = "command"."add"();
    /// What an option is for.
    option_remove: Description = "command"."remove"();
    /// What an option is for.
    option_default: Description = "command"."default"();
    /// What an option is for.
    option_member: Description = "command"."member"();
    /// What an option is for.
    option_channel: Description = "command"."channel"();
    /// What an option is for.
    option_command: Description = "command"."command"();
    /// What an option is for.
    option_passage: Description = "command"."passage"();
    /// What an option is for.
    option_file: Description = "command"."file"();
}
