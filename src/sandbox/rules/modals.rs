//! Checks of a form (a modal): its words, and that it holds one to five text inputs, each in a row.

use std::collections::BTreeSet;

use serde_json::Value;

use super::limits::{
    CUSTOM_ID, FIELD_LABEL, FIELD_PLACEHOLDER, FIELD_TEXT, FORM_FIELDS, FORM_TITLE,
};
use super::{array, known_fields, length, optional_text, present, text};

/// Fields of a text input. Source: Component Reference, "Text Input".
const INPUT_FIELDS: &[&str] = &[
    "custom_id",
    "id",
    "label",
    "max_length",
    "min_length",
    "placeholder",
    "required",
    "style",
    "type",
    "value",
];

/// Reports everything Discord would refuse in the data of a form.
pub(in crate::sandbox) fn check(data: &Value) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(object) = data.as_object() {
        known_fields(&mut found, "data", object, &["components", "custom_id", "title"]);
    }
    text(&mut found, "data", data, "custom_id", (1, CUSTOM_ID));
    text(&mut found, "data", data, "title", (1, FORM_TITLE));
    let rows = array(data, "components");
    if rows.is_empty() || rows.len() > FORM_FIELDS {
        found.push(format!(
            "data.components: {} components, must be 1 to {FORM_FIELDS}",
            rows.len()
        ));
    }
    let mut ids = BTreeSet::new();
    for (n, row) in rows.iter().enumerate() {
        let at = format!("data.components[{n}]");
        match kind(row) {
            Some(1) => {
                if let Some(object) = row.as_object() {
                    known_fields(&mut found, &at, object, &["components", "id", "type"]);
                }
                match array(row, "components") {
                    [input] => {
                        self::input(&mut found, &format!("{at}.components[0]"), input, &mut ids);
                    }
                    inputs => {
                        let given = inputs.len();
                        found.push(format!("{at}: a row holds one text input, not {given}"));
                    }
                }
            }
            Some(kind @ (10 | 18)) => {
                found.push(format!("{at}: type {kind} is not part of this stand-in"));
            }
            _ => found.push(format!("{at}: must be a row (type 1) with a text input")),
        }
    }
    found
}

fn input<'v>(found: &mut Vec<String>, at: &str, input: &'v Value, ids: &mut BTreeSet<&'v str>) {
    if kind(input) != Some(4) {
        found.push(format!("{at}: only a text input (type 4) stands in a row of a form"));
        return;
    }
    if let Some(object) = input.as_object() {
        known_fields(found, at, object, INPUT_FIELDS);
    }
    let id = text(found, at, input, "custom_id", (1, CUSTOM_ID));
    if id.is_some_and(|id| !ids.insert(id)) {
        found.push(format!("{at}: another field of this form has the same custom_id"));
    }
    text(found, at, input, "label", (1, FIELD_LABEL));
    if !matches!(input.get("style").and_then(Value::as_u64), Some(1 | 2)) {
        found.push(format!("{at}.style: must be 1, one line, or 2, a paragraph"));
    }
    optional_text(found, at, input, "placeholder", (0, FIELD_PLACEHOLDER));
    optional_text(found, at, input, "value", (0, FIELD_TEXT));
    if present(input, "required") && !input.get("required").is_some_and(Value::is_boolean) {
        found.push(format!("{at}.required: must be true or false"));
    }
    let least = bound(found, at, input, "min_length", 0);
    let most = bound(found, at, input, "max_length", 1);
    if least > most {
        found.push(format!("{at}: min_length {least} is above max_length {most}"));
    }
    let value = input.get("value").and_then(Value::as_str).map_or(0, length);
    if value > most {
        found.push(format!("{at}.value: {value} characters, above max_length {most}"));
    }
}

/// Reads a bound for the length of a field: `least` to 4000 characters.
fn bound(found: &mut Vec<String>, at: &str, input: &Value, field: &str, least: usize) -> usize {
    let otherwise = if least == 0 { 0 } else { FIELD_TEXT };
    if !present(input, field) {
        return otherwise;
    }
    let given = input.get(field).and_then(Value::as_u64);
    let given = given.and_then(|given| usize::try_from(given).ok());
    if let Some(given) = given.filter(|given| (least..=FIELD_TEXT).contains(given)) {
        return given;
    }
    found.push(format!("{at}.{field}: must be {least} to {FIELD_TEXT}"));
    otherwise
}

fn kind(component: &Value) -> Option<u64> {
    component.get("type").and_then(Value::as_u64)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn many(n: usize) -> String {
        "ü".repeat(n)
    }

    fn input(changes: &[(&str, Value)]) -> Value {
        let mut input = json!({"type": 4, "custom_id": "a", "label": "A", "style": 1});
        for (name, value) in changes {
            input[*name] = value.clone();
        }
        input
    }

    fn with(inputs: &[Value]) -> Value {
        let rows: Vec<Value> =
            inputs.iter().map(|input| json!({"type": 1, "components": [input]})).collect();
        json!({"custom_id": "form", "title": "Title", "components": rows})
    }

    fn refuses(data: &Value, why: &str) {
        let found = check(data);
        assert!(found.iter().any(|f| f.contains(why)), "{why}: {found:?}");
    }

    #[test]
    fn a_form_has_a_title_an_id_and_one_to_five_fields() {
        let fields = |n: usize| {
            let field = |n| input(&[("custom_id", json!(format!("f{n}")))]);
            with(&(0..n).map(field).collect::<Vec<_>>())
        };
        assert_eq!(check(&fields(5)), [""; 0]);
        refuses(&fields(6), "6 components");
        refuses(&fields(0), "0 components");
        let mut form = fields(1);
        form["title"] = json!(many(45));
        form["custom_id"] = json!(many(100));
        assert_eq!(check(&form), [""; 0]);
        form["title"] = json!(many(46));
        refuses(&form, "46 characters");
        form["custom_id"] = json!(many(101));
        refuses(&form, "101 characters");
        form["flags"] = json!(64);
        refuses(&form, "no such field");
        refuses(&with(&[input(&[]), input(&[])]), "same custom_id");
        let mut two = with(&[input(&[])]);
        two["components"][0]["components"] = json!([input(&[]), input(&[])]);
        refuses(&two, "one text input, not 2");
        refuses(
            &with(&[json!({"type": 2, "style": 1, "label": "A", "custom_id": "b"})]),
            "only a text",
        );
        let label = json!({"custom_id": "f", "title": "T", "components": [{"type": 18}]});
        refuses(&label, "type 18 is not part");
    }

    #[test]
    fn a_field_has_a_label_and_bounds_that_its_text_keeps() {
        for good in [
            vec![("label", json!(many(45))), ("placeholder", json!(many(100)))],
            vec![("min_length", json!(0)), ("max_length", json!(4000))],
            vec![("min_length", json!(5)), ("max_length", json!(5)), ("value", json!(many(5)))],
            vec![("value", json!(many(4000))), ("style", json!(2)), ("required", json!(false))],
        ] {
            assert_eq!(check(&with(&[input(&good)])), [""; 0], "{good:?}");
        }
        for (bad, why) in [
            (vec![("label", json!(many(46)))], "46 characters"),
            (vec![("label", json!(""))], "0 characters"),
            (vec![("placeholder", json!(many(101)))], "101 characters"),
            (vec![("value", json!(many(4001)))], "4001 characters"),
            (vec![("style", json!(3))], "style"),
            (vec![("min_length", json!(4001))], "must be 0 to 4000"),
            (vec![("max_length", json!(0))], "must be 1 to 4000"),
            (vec![("min_length", json!(6)), ("max_length", json!(5))], "above max_length"),
            (vec![("max_length", json!(5)), ("value", json!(many(6)))], "6 characters, above"),
            (vec![("required", json!("yes"))], "true or false"),
            (vec![("disabled", json!(true))], "no such field"),
        ] {
            refuses(&with(&[input(&bad)]), why);
        }
    }
}
