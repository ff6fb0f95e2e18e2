//! Whether what Discord has registered is what is wanted.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::kind;

/// Whether these are the same commands, in what we set of them. Discord adds fields of its own,
/// leaves out what is empty, and keeps no order of commands.
pub(super) fn same(registered: &[Value], wanted: &[Value]) -> bool {
    let keys = |commands: &[Value]| commands.iter().map(normalized).collect::<BTreeSet<_>>();
    registered.len() == wanted.len() && keys(registered) == keys(wanted)
}

/// What we set of a command, in one form whatever Discord made of it.
fn normalized(command: &Value) -> String {
    json!({
        "type": kind(command),
        "name": command.get("name"),
        "description": command.get("description").and_then(Value::as_str).unwrap_or_default(),
        "name_localizations": map(command.get("name_localizations")),
        "description_localizations": map(command.get("description_localizations")),
        "contexts": numbers(command.get("contexts")),
        "integration_types": numbers(command.get("integration_types")),
        "default_member_permissions": permissions(command.get("default_member_permissions")),
        "options": essences(command),
    })
    .to_string()
}

fn essences(of: &Value) -> Vec<Value> {
    list(of.get("options")).map(option_essence).collect()
}

/// What we set of an option, of a subcommand or of a group. They go no more than three deep.
fn option_essence(option: &Value) -> Value {
    let truth = |name: &str| option.get(name).and_then(Value::as_bool).unwrap_or(false);
    let choice = |choice: &Value| json!([choice.get("name"), choice.get("value")]);
    json!({
        "type": option.get("type"),
        "name": option.get("name"),
        "description": option.get("description"),
        "description_localizations": map(option.get("description_localizations")),
        "required": truth("required"),
        "autocomplete": truth("autocomplete"),
        "max_length": option.get("max_length"),
        "min_length": option.get("min_length").and_then(Value::as_u64).unwrap_or(0),
        "min_value": whole(option.get("min_value")),
        "max_value": whole(option.get("max_value")),
        "channel_types": numbers(option.get("channel_types")),
        "choices": list(option.get("choices")).map(choice).collect::<Vec<_>>(),
        "options": essences(option),
    })
}

fn list(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    value.and_then(Value::as_array).into_iter().flatten()
}

pub(super) fn map(value: Option<&Value>) -> Map<String, Value> {
    value.and_then(Value::as_object).cloned().unwrap_or_default()
}

fn numbers(value: Option<&Value>) -> BTreeSet<u64> {
    list(value).filter_map(Value::as_u64).collect()
}

/// A whole number, also one that is written with a point, as in `5.0`.
fn whole(value: Option<&Value>) -> Option<String> {
    let value = value.filter(|value| !value.is_null())?;
    let text = value.to_string();
    Some(text.strip_suffix(".0").map(str::to_owned).unwrap_or(text))
}

/// Permissions, which Discord writes as text; `None` where everybody may.
fn permissions(value: Option<&Value>) -> Option<String> {
    let value = value.filter(|value| !value.is_null())?;
    Some(value.as_str().map_or_else(|| value.to_string(), str::to_owned))
}
