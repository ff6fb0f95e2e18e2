//! Checks of the options of a command: names, kinds, bounds, choices, and how deep they are nested.

use std::collections::BTreeSet;

use serde_json::Value;

use super::components::CHANNEL_TYPES;
use super::limits::{
    CHOICE_NAME, CHOICE_VALUE, CHOICES, COMMAND_DESCRIPTION, COMMAND_NAME, COMMAND_OPTIONS,
    OPTION_TEXT,
};
use super::{array, known_fields, length, present, text};

/// The languages Discord knows. Source: Reference, "Locales".
const LOCALES: &[&str] = &[
    "ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he",
    "hi", "hr", "hu", "id", "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE",
    "th", "tr", "uk", "vi", "zh-CN", "zh-TW",
];

/// Fields of an option. Source: Application Commands, "Application Command Option Structure".
const OPTION_FIELDS: &[&str] = &[
    "autocomplete",
    "channel_types",
    "choices",
    "description",
    "description_localizations",
    "file_types",
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

/// Checks one level of options and returns how long their texts are, nested ones included.
pub(super) fn options(found: &mut Vec<String>, at: &str, list: &[Value], depth: usize) -> usize {
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
        fits_its_kind(found, &at, option);
        match option.get("type").and_then(Value::as_u64) {
            Some(1) if depth < 2 => total += options(found, &at, array(option, "options"), 2),
            Some(2) if depth < 1 => {
                if array(option, "options").is_empty() {
                    found.push(format!("{at}.options: a group needs a subcommand"));
                }
                total += options(found, &at, array(option, "options"), 1);
            }
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

/// Checks that an option has only what belongs to its kind, and that its bounds are in order.
/// Source: Application Commands, "Application Command Option Structure".
fn fits_its_kind(found: &mut Vec<String>, at: &str, option: &Value) {
    let kind = option.get("type").and_then(Value::as_u64).unwrap_or(0);
    let belongs: [(&str, &[u64]); 8] = [
        ("options", &[1, 2]),
        ("channel_types", &[7]),
        ("file_types", &[11]),
        ("min_length", &[3]),
        ("max_length", &[3]),
        ("min_value", &[4, 10]),
        ("max_value", &[4, 10]),
        ("required", &[3, 4, 5, 6, 7, 8, 9, 10, 11]),
    ];
    for (field, kinds) in belongs {
        if present(option, field) && !kinds.contains(&kind) {
            found.push(format!("{at}.{field}: an option of type {kind} has none"));
        }
    }
    for (field, least) in [("min_length", 0), ("max_length", 1)] {
        let given = option.get(field).filter(|n| !n.is_null()).map(Value::as_u64);
        if given.is_some_and(|n| n.is_none_or(|n| n < least || n > OPTION_TEXT as u64)) {
            found.push(format!("{at}.{field}: must be {least} to {OPTION_TEXT}"));
        }
    }
    for (low, high) in [("min_length", "max_length"), ("min_value", "max_value")] {
        let bound = |field: &str| option.get(field).and_then(Value::as_f64);
        if bound(low).zip(bound(high)).is_some_and(|(low, high)| low > high) {
            found.push(format!("{at}: {low} is above {high}"));
        }
        for field in [low, high] {
            let whole = kind != 10;
            let number = option.get(field).filter(|n| !n.is_null());
            if number.is_some_and(|n| !n.is_number() || (whole && !n.is_i64() && !n.is_u64())) {
                found.push(format!("{at}.{field}: must be a number that fits the option"));
            }
        }
    }
    let mut seen = BTreeSet::new();
    let known = |kind: &Value| kind.as_u64().is_some_and(|n| CHANNEL_TYPES.contains(&n));
    let kinds = array(option, "channel_types");
    if !kinds.iter().all(|kind| known(kind) && seen.insert(kind.as_u64())) {
        found.push(format!("{at}.channel_types: must be different kinds of channels"));
    }
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
        } else if kind == 4 && !choice.get("value").is_some_and(Value::is_i64) {
            found.push(format!("{at}.value: must be a whole number"));
        } else if !choice.get("value").is_some_and(Value::is_number) {
            found.push(format!("{at}.value: must be a number"));
        }
    }
    total
}

/// Checks name and description with their translations and returns how long the longest are.
pub(super) fn words(
    found: &mut Vec<String>,
    at: &str,
    value: &Value,
    good_name: fn(&str) -> bool,
) -> usize {
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

/// Discord's rule for names, `^[-_'\p{L}\p{N}]{1,32}$`, in small letters. Source: Application Commands, "Application Command Naming".
pub(super) fn slash_name(name: &str) -> bool {
    (1..=COMMAND_NAME).contains(&length(name))
        && name.chars().all(|c| {
            matches!(c, '-' | '_' | '\'')
                || (c.is_alphanumeric() && c.to_lowercase().eq(std::iter::once(c)))
        })
}

/// Reads the kind of an option; one without any is no option.
fn kind(option: &Value) -> u64 {
    option.get("type").and_then(Value::as_u64).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::commands;
    use super::*;

    fn check(options: &Value) -> Vec<String> {
        commands::check(&json!([{"name": "a", "description": "A", "options": options}]))
    }

    fn option(kind: u64, more: &Value) -> Value {
        let mut option = json!({"type": kind, "name": format!("o{kind}"), "description": "A"});
        for (field, value) in more.as_object().into_iter().flatten() {
            option[field] = value.clone();
        }
        option
    }

    #[test]
    fn an_option_has_only_what_belongs_to_its_kind() {
        for good in [
            option(3, &json!({"min_length": 0, "max_length": 6000, "required": true})),
            option(3, &json!({"min_length": null})),
            option(4, &json!({"min_value": -1, "max_value": 5})),
            option(4, &json!({"choices": [{"name": "A", "value": 1}]})),
            option(7, &json!({"channel_types": [0, 15]})),
            option(10, &json!({"min_value": 0.5})),
            option(11, &json!({"required": true})),
        ] {
            assert_eq!(check(&json!([good])), [""; 0], "{good}");
        }
        for (bad, why) in [
            (option(4, &json!({"min_length": 1})), "type 4 has none"),
            (option(3, &json!({"min_value": 1})), "type 3 has none"),
            (option(6, &json!({"channel_types": [0]})), "type 6 has none"),
            (option(3, &json!({"options": []})), "type 3 has none"),
            (option(1, &json!({"required": true})), "type 1 has none"),
            (option(3, &json!({"min_length": 6001})), "must be 0 to 6000"),
            (option(3, &json!({"max_length": 0})), "must be 1 to 6000"),
            (option(3, &json!({"min_length": 5, "max_length": 4})), "is above max_length"),
            (option(4, &json!({"min_value": 5, "max_value": 4})), "is above max_value"),
            (option(4, &json!({"min_value": 0.5})), "must be a number that fits"),
            (option(7, &json!({"channel_types": [0, 0]})), "different kinds"),
            (option(7, &json!({"channel_types": [99]})), "different kinds"),
            (option(4, &json!({"choices": [{"name": "A", "value": 0.5}]})), "a whole number"),
            (option(8, &json!({"autocomplete": true})), "neither choices nor autocomplete"),
            (option(12, &json!({})), "must be 1 to 11"),
        ] {
            let found = check(&json!([bad]));
            assert!(found.iter().any(|f| f.contains(why)), "{why}: {found:?}");
        }
    }

    #[test]
    fn commands_are_three_words_deep_at_most() {
        let within = |kind: u64, inner: Value| option(kind, &json!({"options": inner}));
        let leaf = option(1, &json!({}));
        let group = within(2, json!([leaf]));
        assert_eq!(check(&json!([group])), [""; 0]);
        for (bad, why) in [
            (within(2, json!([])), "needs a subcommand"),
            (within(2, json!([group])), "nested too deep"),
            (within(1, json!([leaf])), "nested too deep"),
            (within(2, json!([option(3, &json!({}))])), "holds subcommands only"),
        ] {
            let found = check(&json!([bad]));
            assert!(found.iter().any(|f| f.contains(why)), "{why}: {found:?}");
        }
        let many = |n: usize| -> Value {
            (0..n)
                .map(|n| json!({"type": 1, "name": format!("s{n}"), "description": "A"}))
                .collect()
        };
        assert_eq!(check(&json!([within(2, many(25))])), [""; 0]);
        assert!(check(&json!([within(2, many(26))]))[0].contains("26 options"));
        let optional = option(3, &json!({}));
        let needed = option(4, &json!({"required": true}));
        let found = check(&json!([within(1, json!([optional, needed]))]));
        assert!(found[0].contains("must come first"), "{found:?}");
    }
}
