//! What Discord accepts: checks of the bodies a bot sends, as plain functions over JSON.
//!
//! Every check reports all it finds, each as a sentence that begins with the place in the body, so that
//! one failing test shows every mistake at once. Where Discord silently drops a misspelt field, the
//! stand-in refuses it: a dropped field is a bug that nobody sees.

pub(super) mod commands;
pub(super) mod components;
pub(super) mod files;
pub(super) mod limits;
pub(super) mod messages;
pub(super) mod modals;
mod options;
#[cfg(test)]
mod tests;

use serde_json::{Map, Value};

/// Reads a field that holds an array; a missing or null one counts as empty.
fn array<'v>(value: &'v Value, field: &str) -> &'v [Value] {
    value.get(field).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Counts Unicode scalar values, which is how all lengths are measured here.
fn length(text: &str) -> usize {
    text.chars().count()
}

/// Finds out whether a field is there and not null.
fn present(value: &Value, field: &str) -> bool {
    value.get(field).is_some_and(|found| !found.is_null())
}

/// Checks that a field is a text of `least` to `most` characters, and returns it if it is a text.
fn text<'v>(
    found: &mut Vec<String>,
    at: &str,
    value: &'v Value,
    field: &str,
    (least, most): (usize, usize),
) -> Option<&'v str> {
    let Some(text) = value.get(field).and_then(Value::as_str) else {
        found.push(format!("{at}.{field}: must be a text"));
        return None;
    };
    let given = length(text);
    if given < least || given > most {
        found.push(format!("{at}.{field}: {given} characters, must be {least} to {most}"));
    }
    Some(text)
}

/// Checks a text only where it is given.
fn optional_text(
    found: &mut Vec<String>,
    at: &str,
    value: &Value,
    field: &str,
    range: (usize, usize),
) {
    if present(value, field) {
        text(found, at, value, field, range);
    }
}

/// Checks that an object has no field beyond those Discord knows.
fn known_fields(found: &mut Vec<String>, at: &str, object: &Map<String, Value>, known: &[&str]) {
    for field in object.keys() {
        if !known.contains(&field.as_str()) {
            found.push(format!("{at}.{field}: Discord has no such field here"));
        }
    }
}
