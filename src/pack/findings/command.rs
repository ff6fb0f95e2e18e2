//! Findings about commands.

use crate::document::{Code, Problem, shown_name};
use crate::limits::COMMANDS_MAX;
use crate::locale::LOCALES;

/// The name of a command that Discord refuses.
pub(in crate::pack) fn bad_name(name: &str) -> Problem {
    let remedy = "A command has 1 to 32 lower-case letters, digits, hyphens and underscores. Only one that opens \
                  { find = true } may have spaces and capital letters.";
    refused(name, remedy)
}

/// The name of a command in another language that Discord refuses.
pub(in crate::pack) fn bad_localized_name(name: &str) -> Problem {
    refused(name, "Use lower-case letters, digits, hyphens and underscores, without spaces.")
}

fn refused(name: &str, remedy: &str) -> Problem {
    let message = format!("`{name}` cannot be the name of a command");
    Problem::new(Code::BadCommandName, message, remedy)
}

/// Whose a command name is already.
pub(in crate::pack) enum Owner<'d> {
    /// A command of the bot's own.
    Bot,
    /// That command in that file.
    Command { name: &'d str, path: &'d str },
}

/// A command name that is taken; `locale` is empty for the name without a language.
pub(in crate::pack) fn name_taken(name: &str, locale: &str, owner: &Owner<'_>) -> Problem {
    let language =
        if locale.is_empty() { String::new() } else { format!(" for the language `{locale}`") };
    let owner = match owner {
        Owner::Bot => "the bot itself".to_owned(),
        Owner::Command { name, path } => format!("`{name}` in {path}"),
    };
    let message = format!("the command name `{name}`{language} is taken by {owner}");
    Problem::new(Code::DuplicateCommand, message, "Give one of the two another name.")
}

/// More commands than Discord takes; that one is the first too many.
pub(in crate::pack) fn too_many(name: &str) -> Problem {
    let message = format!(
        "with the command `{name}` there are more than {COMMANDS_MAX} commands, and Discord takes no more"
    );
    Problem::new(Code::TooMany, message, "Take out commands, or retire a pack.")
}

/// A language that Discord does not know.
pub(in crate::pack) fn unknown_locale(locale: &str, near: Option<&str>) -> Problem {
    let known = LOCALES.join(", ");
    let remedy = match near {
        Some(near) => format!("Did you mean `{near}`? Discord knows: {known}."),
        None => format!("Discord knows: {known}."),
    };
    Problem::new(
        Code::UnknownLocale,
        format!("Discord knows no language `{}`", shown_name(locale)),
        remedy,
    )
}

/// A command that opens nothing.
pub(in crate::pack) fn opens_nothing(command: &str) -> Problem {
    bad_opens(&format!("{command} opens nothing"))
}

/// A command that opens several things.
pub(in crate::pack) fn opens_several(command: &str, keys: &[&str]) -> Problem {
    bad_opens(&format!("{command} opens several things: {}", keys.join(", ")))
}

/// A command that opens a list without articles.
pub(in crate::pack) fn opens_empty_list(command: &str) -> Problem {
    bad_opens(&format!("{command} opens an empty list of articles"))
}

/// A command with a key that says that it does not open this.
pub(in crate::pack) fn opens_not(command: &str, key: &str) -> Problem {
    bad_opens(&format!("{command} has `{key} = false`, so it opens nothing"))
}

fn bad_opens(message: &str) -> Problem {
    let remedy = "Write one of: opens = { flow = \"…\" }, { articles = [\"…\"] }, { read = true }, { ask = true }, { find = true } or { help-now = true }.";
    Problem::new(Code::BadOpens, message, remedy)
}
