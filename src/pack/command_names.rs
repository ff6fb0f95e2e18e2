//! The names of all commands: no two may have one name, and there are no more than Discord takes.

use std::collections::BTreeMap;

use super::findings::command::{self as findings, Owner};
use super::read_file::ReadFile;
use crate::document::Table;
use crate::limits::COMMANDS_MAX;

/// No two commands may have one name, in any language.
pub(super) fn check_command_names(manifests: &[&ReadFile<'_>], own_commands: &[&str]) {
    let own = own_commands.iter().map(|name| (("", (*name).to_owned()), Owner::Bot));
    let mut taken: BTreeMap<(&str, String), Owner<'_>> = own.collect();
    let mut count = own_commands.len();
    for file in manifests {
        let file = Table::peek(&file.doc);
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
                let (locale, text) = key.clone();
                let here = Owner::Command { name, path: file.doc.path };
                if let Some(owner) = taken.insert(key, here) {
                    value.report(findings::name_taken(&text, locale, &owner));
                }
            }
            count += 1;
            if count == COMMANDS_MAX + 1 {
                command.report(findings::too_many(name));
            }
        }
    }
}
