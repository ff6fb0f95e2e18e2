//! Commands across packs: no two may have one name.

use std::collections::BTreeMap;

use super::role::ReadFile;
use crate::document::{Code, Table};
use crate::limits::COMMANDS_MAX;

/// No two commands may have one name, in any language.
pub(super) fn check_commands(manifests: &[&ReadFile<'_>], own_commands: &[&str]) {
    let own =
        own_commands.iter().map(|name| (("", (*name).to_owned()), "the bot itself".to_owned()));
    let mut taken: BTreeMap<(&str, String), String> = own.collect();
    let mut count = own_commands.len();
    for placed in manifests {
        let file = Table::peek(&placed.doc);
        let pack = file.get("pack").and_then(|value| value.table_if());
        let status = pack.and_then(|pack| pack.get("status")).and_then(|value| value.raw());
        if status == Some("retired") {
            continue;
        }
        let commands = file.get("command").and_then(|value| value.table_if());
        for (name, command) in commands.iter().flat_map(Table::pairs) {
            let mut names = vec![(("", name.to_owned()), command.clone())];
            let localized = command
                .table_if()
                .and_then(|command| command.get("name-localizations")?.table_if());
            for (locale, value) in localized.iter().flat_map(Table::pairs) {
                names.extend(value.raw().map(|name| ((locale, name.to_owned()), value.clone())));
            }
            for (key, value) in names {
                let (locale, text) = (key.0, key.1.clone());
                if let Some(other) = taken.insert(key, format!("`{name}` in {}", placed.doc.path)) {
                    let language = if locale.is_empty() {
                        String::new()
                    } else {
                        format!(" for the language `{locale}`")
                    };
                    let message =
                        format!("the command name `{text}`{language} is taken by {other}");
                    value.report(
                        Code::DuplicateCommand,
                        &message,
                        "Give one of the two another name.",
                    );
                }
            }
            count += 1;
            if count == COMMANDS_MAX + 1 {
                let message = format!(
                    "with the command `{name}` there are more than {COMMANDS_MAX} commands, and Discord takes no more"
                );
                command.report(Code::TooMany, &message, "Take out commands, or retire a pack.");
            }
        }
    }
}
