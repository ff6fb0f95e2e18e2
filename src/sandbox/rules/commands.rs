//! Checks of the list of commands an app registers, and the form in which Discord gives it back.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::limits::{
    CHOICE_NAME, CHOICE_VALUE, CHOICES, COMMAND_DESCRIPTION, COMMAND_NAME, COMMAND_OPTIONS,
    COMMAND_TOTAL, COMMANDS, CONTEXT_MENUS,
};
use super::{array, known_fields, length, present, text};

/// The languages Discord knows. Source: Reference, "Locales".
const LOCALES: &[&str] = &[
    "ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he",
    "hi", "hr", "hu", "id", "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE",
    "th", "tr", "uk", "vi", "zh-CN", "zh-TW",
];

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

/// Fields of an option. Source: Application Commands, "Application Command Option Structure".
const OPTION_FIELDS: &[&str] = &[
    "autocomplete",
    "channel_types",
    "choices",
    "description",
    "description_localizations",
    "max_length",
    "max_value",
    "min_length",
    "min_value",
    "name",
    "name_localizations",
    "options",
    "required",
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

/// Checks one level of options and returns how long their texts are, nested ones included.
fn options(found: &mut Vec<String>, at: &str, list: &[Value], depth: usize) -> usize {
    if list.len() > COMMAND_OPTIONS {
        found.push(format!("{at}.options: {} options, at most {COMMAND_OPTIONS}", list.len()));
    }
    let nested = list.iter().filter(|option| matches!(kind(option), 1 | 2)).count();
    if nested > 0 && nested < list.len() {
        found.push(format!("{at}.options: subcommands and plain options cannot be mixed"));
    }
    let mut total = 0;
    let mut names = BTreeSet::new();
    let mut optional_seen = false;
    for (n, option) in list.iter().enumerate() {
        let at = format!("{at}.options[{n}]");
        if let Some(object) = option.as_object() {
            known_fields(found, &at, object, OPTION_FIELDS);
        }
        total += words(found, &at, option, slash_name);
        let name = option.get("name").and_then(Value::as_str);
        if name.is_some_and(|name| !names.insert(name)) {
            found.push(format!("{at}.name: another option has the same name"));
        }
        let required = option.get("required").and_then(Value::as_bool) == Some(true);
        if required && optional_seen {
            found.push(format!("{at}: required options must come first"));
        }
        optional_seen |= !required;
        match option.get("type").and_then(Value::as_u64) {
            Some(1) if depth < 2 => total += options(found, &at, array(option, "options"), 2),
            Some(2) if depth < 1 => total += options(found, &at, array(option, "options"), 1),
            Some(1 | 2) => found.push(format!("{at}.type: nested too deep")),
            Some(3..=11) if depth == 1 => {
                found.push(format!("{at}.type: a group holds subcommands only"));
            }
            Some(kind @ 3..=11) => total += choices(found, &at, option, kind),
            _ => found.push(format!("{at}.type: must be 1 to 11")),
        }
    }
    total
}

fn choices(found: &mut Vec<String>, at: &str, option: &Value, kind: u64) -> usize {
    let list = array(option, "choices");
    let completes = option.get("autocomplete").and_then(Value::as_bool) == Some(true);
    if completes && !list.is_empty() {
        found.push(format!("{at}: autocomplete and choices exclude each other"));
    }
    if (completes || !list.is_empty()) && !matches!(kind, 3 | 4 | 10) {
        found.push(format!("{at}: type {kind} has neither choices nor autocomplete"));
    }
    if list.len() > CHOICES {
        found.push(format!("{at}.choices: {} choices, at most {CHOICES}", list.len()));
    }
    let mut total = 0;
    let mut names = BTreeSet::new();
    for (n, choice) in list.iter().enumerate() {
        let at = format!("{at}.choices[{n}]");
        let name = text(found, &at, choice, "name", (1, CHOICE_NAME));
        if name.is_some_and(|name| !names.insert(name)) {
            found.push(format!("{at}.name: another choice has the same name"));
        }
        total += longest(found, &at, choice, "name", |_| true);
        if kind == 3 {
            let value = text(found, &at, choice, "value", (1, CHOICE_VALUE));
            total += value.map_or(0, length);
        } else if !choice.get("value").is_some_and(Value::is_number) {
            found.push(format!("{at}.value: must be a number"));
        }
    }
    total
}

/// Checks name and description with their translations and returns how long the longest are.
fn words(found: &mut Vec<String>, at: &str, value: &Value, good_name: fn(&str) -> bool) -> usize {
    let name = value.get("name").and_then(Value::as_str).unwrap_or("");
    if !good_name(name) {
        found.push(format!(
            "{at}.name: must be 1 to {COMMAND_NAME} small letters, digits, `-`, `_` or `'`"
        ));
    }
    text(found, at, value, "description", (1, COMMAND_DESCRIPTION));
    longest(found, at, value, "name", good_name)
        + longest(found, at, value, "description", |words| {
            (1..=COMMAND_DESCRIPTION).contains(&length(words))
        })
}

/// Checks the translations of a field and returns the length of its longest form.
fn longest(
    found: &mut Vec<String>,
    at: &str,
    value: &Value,
    field: &str,
    good: fn(&str) -> bool,
) -> usize {
    let mut longest = value.get(field).and_then(Value::as_str).map_or(0, length);
    let map = format!("{field}_localizations");
    for (locale, words) in value.get(&map).and_then(Value::as_object).into_iter().flatten() {
        if !LOCALES.contains(&locale.as_str()) {
            found.push(format!("{at}.{map}.{locale}: Discord has no such language"));
        }
        let words = words.as_str().unwrap_or("");
        if !good(words) {
            found.push(format!("{at}.{map}.{locale}: breaks the rule of its field"));
        }
        longest = longest.max(length(words));
    }
    longest
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

/// Discord's rule for names, `^[-_'\p{L}\p{N}]{1,32}$`, in small letters. Source: Application Commands, "Application Command Naming".
fn slash_name(name: &str) -> bool {
    (1..=COMMAND_NAME).contains(&length(name))
        && name.chars().all(|c| {
            matches!(c, '-' | '_' | '\'')
                || (c.is_alphanumeric() && c.to_lowercase().eq(std::iter::once(c)))
        })
}
