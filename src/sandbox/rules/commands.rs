//! Checks of the list of commands an app registers, and the form in which Discord gives it back.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::limits::{COMMAND_NAME, COMMAND_TOTAL, COMMANDS, CONTEXT_MENUS};
use super::options::{options, slash_name, words};
use super::{array, known_fields, present, text};

/// Fields of a command. Source: Application Commands, "Bulk Overwrite Global Application Commands".
const COMMAND_FIELDS: &[&str] = &[
    "contexts",
    "default_member_permissions",
    "description",
    "description_localizations",
    "id",
    "integration_types",
    "name",
    "name_localizations",
    "nsfw",
    "options",
    "type",
];

/// Reports everything Discord would refuse in a list of commands.
pub(in crate::sandbox) fn check(body: &Value) -> Vec<String> {
    let Some(list) = body.as_array() else {
        return vec!["commands: must be an array".to_owned()];
    };
    let mut found = Vec::new();
    let mut names = BTreeSet::new();
    for (kind, most) in [(1, COMMANDS), (2, CONTEXT_MENUS), (3, CONTEXT_MENUS)] {
        let count = list.iter().filter(|command| self::kind(command) == kind).count();
        if count > most {
            found.push(format!("commands: {count} of type {kind}, at most {most}"));
        }
    }
    for (n, command) in list.iter().enumerate() {
        let at = format!("commands[{n}]");
        check_command(&mut found, &at, command);
        let name = command.get("name").and_then(Value::as_str);
        if name.is_some_and(|name| !names.insert((kind(command), name))) {
            found.push(format!("{at}.name: another command has the same name"));
        }
    }
    found
}

/// Gives a command the form in which Discord gives it back: defaults filled in, what is false or empty
/// left out of options. A bot that compares what it has with what it reads must cope with that.
pub(in crate::sandbox) fn as_registered(command: &Value, id: u64, app: u64, version: u64) -> Value {
    let mut full = json!({
        "id": id.to_string(),
        "application_id": app.to_string(),
        "version": version.to_string(),
        "type": 1,
        "name_localizations": null,
        "description_localizations": null,
        "default_member_permissions": null,
        "dm_permission": true,
        "contexts": null,
        "integration_types": [0],
        "nsfw": false,
    });
    if let (Some(full), Some(given)) = (full.as_object_mut(), command.as_object()) {
        for (field, value) in given {
            if field != "id" && !value.is_null() {
                full.insert(field.clone(), value.clone());
            }
        }
        tidy_options(full);
    }
    full
}

/// Gives a command without its translations, as Discord lists it unless asked for them.
pub(in crate::sandbox) fn without_translations(command: &Value) -> Value {
    let mut command = command.clone();
    strip_translations(&mut command);
    command
}

fn strip_translations(value: &mut Value) {
    if let Some(object) = value.as_object_mut() {
        object.remove("name_localizations");
        object.remove("description_localizations");
        for inner in ["options", "choices"] {
            if let Some(list) = object.get_mut(inner).and_then(Value::as_array_mut) {
                list.iter_mut().for_each(strip_translations);
            }
        }
    }
}

fn tidy_options(object: &mut Map<String, Value>) {
    object.retain(|field, value| match field.as_str() {
        "options" | "choices" => value.as_array().is_some_and(|list| !list.is_empty()),
        "required" | "autocomplete" => value.as_bool() == Some(true),
        _ => true,
    });
    for option in object.get_mut("options").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(option) = option.as_object_mut() {
            tidy_options(option);
        }
    }
}

/// Reads the kind of a command: 1 slash, 2 on a user, 3 on a message. Slash is what it is if not said.
fn kind(command: &Value) -> u64 {
    command.get("type").and_then(Value::as_u64).unwrap_or(1)
}

fn check_command(found: &mut Vec<String>, at: &str, command: &Value) {
    if let Some(object) = command.as_object() {
        known_fields(found, at, object, COMMAND_FIELDS);
    }
    let mut total = 0;
    match kind(command) {
        1 => {
            total += words(found, at, command, slash_name);
            total += options(found, at, array(command, "options"), 0);
        }
        2 | 3 => {
            text(found, at, command, "name", (1, COMMAND_NAME));
            if command.get("description").and_then(Value::as_str).is_some_and(|d| !d.is_empty()) {
                found.push(format!("{at}.description: only slash commands have one"));
            }
        }
        other => found.push(format!("{at}.type: {other} is not part of this stand-in")),
    }
    if total > COMMAND_TOTAL {
        found.push(format!("{at}: {total} characters of text, at most {COMMAND_TOTAL}"));
    }
    numbers(found, at, command, "contexts", 2);
    numbers(found, at, command, "integration_types", 1);
    let permissions = command.get("default_member_permissions");
    if permissions
        .is_some_and(|p| !p.is_null() && p.as_str().is_none_or(|p| p.parse::<u64>().is_err()))
    {
        found.push(format!("{at}.default_member_permissions: must be a number as text"));
    }
}

fn numbers(found: &mut Vec<String>, at: &str, command: &Value, field: &str, top: u64) {
    let mut seen = BTreeSet::new();
    let fine = array(command, field)
        .iter()
        .all(|n| n.as_u64().is_some_and(|n| n <= top && seen.insert(n)));
    if !fine || (present(command, field) && array(command, field).is_empty()) {
        found.push(format!("{at}.{field}: must be different numbers from 0 to {top}"));
    }
}
