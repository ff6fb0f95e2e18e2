//! Checks of the files of a message: their names and sizes, and that what is named is there.

use std::collections::BTreeSet;

use serde_json::Value;

use super::limits::{ALT_TEXT, COMPONENTS_V2, FILE_NAME, FILES};
use super::{array, known_fields, length, optional_text, present};

/// What is known of a file before the message is taken.
#[derive(Debug, Clone, Copy)]
pub(in crate::sandbox) struct Given<'f> {
    /// The number it was sent under, as in `files[0]`, or the id of a file that the message has already.
    pub(in crate::sandbox) id: u64,
    /// Its name.
    pub(in crate::sandbox) name: &'f str,
}

/// Reports everything Discord would refuse in the files of a message; `kept` are those that it has already.
pub(in crate::sandbox) fn check(
    body: &Value,
    sent: &[Given<'_>],
    kept: &[Given<'_>],
    v2: bool,
) -> Vec<String> {
    let mut found = Vec::new();
    for file in sent {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        if !(1..=FILE_NAME).contains(&length(file.name)) || !file.name.chars().all(plain) {
            found.push(format!(
                "files[{}]: Discord changes a name that has more than letters, digits, `.`, `-` and `_`",
                file.id
            ));
        }
    }
    let list = array(body, "attachments");
    let mut there: BTreeSet<&str> = BTreeSet::new();
    if present(body, "attachments") {
        for (n, entry) in list.iter().enumerate() {
            let at = format!("attachments[{n}]");
            there.extend(attachment(&mut found, &at, entry, sent, kept));
        }
        let listed = |file: &&Given<'_>| list.iter().any(|entry| id(entry) == Some(file.id));
        for file in sent.iter().filter(|file| !listed(file)) {
            found.push(format!("files[{}]: no attachment of the message has this id", file.id));
        }
    } else {
        there.extend(kept.iter().chain(sent).map(|file| file.name));
    }
    if there.len() > FILES {
        found.push(format!("attachments: {} files, at most {FILES}", there.len()));
    }
    let mut named = BTreeSet::new();
    references(body.get("components").unwrap_or(&Value::Null), &mut named);
    for name in named.difference(&there) {
        found.push(format!("components: attachment://{name} is not among the files"));
    }
    let flags = body.get("flags").and_then(Value::as_u64).unwrap_or(0);
    if (v2 || flags & COMPONENTS_V2 != 0) && present(body, "components") {
        for name in there.difference(&named) {
            found.push(format!("components: nobody sees {name}, no component shows it"));
        }
    }
    found
}

/// Checks one entry of `attachments` and returns the name of its file.
fn attachment<'f>(
    found: &mut Vec<String>,
    at: &str,
    entry: &Value,
    sent: &[Given<'f>],
    kept: &[Given<'f>],
) -> Option<&'f str> {
    if let Some(object) = entry.as_object() {
        let known = ["description", "filename", "id", "is_spoiler", "title"];
        known_fields(found, at, object, &known);
    }
    optional_text(found, at, entry, "description", (0, ALT_TEXT));
    let file = sent.iter().chain(kept).find(|file| Some(file.id) == id(entry));
    let Some(file) = file else {
        found.push(format!("{at}.id: no file has this number"));
        return None;
    };
    let name = entry.get("filename").and_then(Value::as_str);
    if name.is_some_and(|name| name != file.name) {
        found.push(format!("{at}.filename: the file was sent as {}", file.name));
    }
    Some(file.name)
}

/// Reads the id of an entry, a number or a text.
pub(in crate::sandbox) fn id(entry: &Value) -> Option<u64> {
    let id = entry.get("id")?;
    id.as_u64().or_else(|| id.as_str()?.parse().ok())
}

/// Finds every `attachment://name` in a component tree.
fn references<'v>(value: &'v Value, named: &mut BTreeSet<&'v str>) {
    match value {
        Value::Array(list) => list.iter().for_each(|inner| references(inner, named)),
        Value::Object(object) => {
            let url = object.get("url").and_then(Value::as_str);
            named.extend(url.and_then(|url| url.strip_prefix("attachment://")));
            object.values().for_each(|inner| references(inner, named));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const SENT: Given<'_> = Given { id: 0, name: "export.txt" };

    fn file(name: &str) -> Value {
        json!({"type": 13, "file": {"url": format!("attachment://{name}")}})
    }

    #[test]
    fn what_is_named_is_there_and_what_is_there_is_shown() {
        let body = |attachments: Value, components: Value| json!({"flags": COMPONENTS_V2, "attachments": attachments, "components": components});
        let words = json!({"type": 10, "content": "A"});
        let found = |body: &Value, kept: &[Given<'_>]| check(body, &[SENT], kept, false);
        let good = body(json!([{"id": 0, "description": "A"}]), json!([file("export.txt")]));
        assert_eq!(found(&good, &[]), [""; 0]);
        let inside = json!([{"type": 17, "components": [file("export.txt")]}]);
        assert_eq!(found(&json!({"components": inside}), &[]), [""; 0]);
        let old = Given { id: 77, name: "old.txt" };
        let both = json!([file("export.txt"), file("old.txt")]);
        assert_eq!(found(&body(json!([{"id": "0"}, {"id": "77"}]), both.clone()), &[old]), [""; 0]);
        for (body, why) in [
            (body(json!([{"id": 0}]), json!([file("other.txt")])), "not among the files"),
            (body(json!([{"id": 0}]), json!([words])), "nobody sees export.txt"),
            (body(json!([{"id": 0}]), both), "attachment://old.txt is not among"),
            (body(json!([]), json!([words])), "no attachment of the message has this id"),
            (body(json!([{"id": 0}, {"id": 5}]), json!([file("export.txt")])), "no file has this"),
            (body(json!([{"id": 0, "filename": "b"}]), json!([file("export.txt")])), "was sent as"),
            (body(json!([{"id": 0, "name": "b"}]), json!([file("export.txt")])), "no such field"),
        ] {
            let found = found(&body, &[old]);
            assert!(found.iter().any(|f| f.contains(why)), "{why}: {found:?}");
        }
        let strange = Given { id: 0, name: "my list.txt" };
        let found = check(&json!({"content": "A"}), &[strange], &[], false);
        assert!(found[0].contains("Discord changes a name"), "{found:?}");
        let names: Vec<String> = (0..11).map(|n| format!("{n}.txt")).collect();
        let many: Vec<Given<'_>> =
            names.iter().enumerate().map(|(n, name)| Given { id: n as u64, name }).collect();
        assert_eq!(check(&json!({"content": "A"}), &many[..10], &[], false), [""; 0]);
        assert!(check(&json!({"content": "A"}), &many, &[], false)[0].contains("11 files"));
    }
}
