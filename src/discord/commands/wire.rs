//! Commands in the form in which Discord registers them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::component::channel_type;
use super::{MESSAGE, SLASH};
use crate::bot::{
    Audience, CommandKind, CommandSpec, GroupSpec, OptionKind, OptionSpec, Permissions,
    SubcommandSpec,
};

/// The locale that our default texts are in. Discord falls back from one English to the other, and
/// finds the default only under its own name. Source: Discord docs, Application Commands,
/// Localization.
const DEFAULT_LOCALE: &str = "en-US";

/// The type of an option that is a subcommand.
/// Source: Discord docs, Application Commands, Application Command Option Type.
const SUBCOMMAND: u8 = 1;

/// The type of an option that is a group of subcommands. Source: the same table.
const GROUP: u8 = 2;

/// A command as it is registered.
pub(super) fn wire(command: &CommandSpec) -> Value {
    let common = json!({
        "type": if command.kind == CommandKind::Message { MESSAGE } else { SLASH },
        "name": command.name,
        "name_localizations": by_locale(&command.name, &command.name_localizations),
    });
    // A command in the menu of a message has neither a description nor options.
    let said = if command.kind == CommandKind::Slash { said(command) } else { json!({}) };
    let offered = match command.audience {
        Audience::Everybody => json!({"contexts": [0, 1, 2], "integration_types": [0, 1]}),
        Audience::ServerManagers => json!({
            "contexts": [0],
            "integration_types": [0],
            "default_member_permissions": Permissions::MANAGE_SERVER.0.to_string(),
        }),
    };
    with(with(common, said), offered)
}

fn said(command: &CommandSpec) -> Value {
    let about = command.about.iter().map(option);
    json!({
        "description": command.description,
        "description_localizations":
            by_locale(&command.description, &command.description_localizations),
        "options": about.chain(tree(&command.subcommands)).collect::<Vec<_>>(),
    })
}

/// An object with the fields of another one too.
fn with(mut object: Value, more: Value) -> Value {
    if let (Some(object), Value::Object(more)) = (object.as_object_mut(), more) {
        object.extend(more);
    }
    object
}

/// Subcommands in their order; a group stands where the first of its subcommands does.
fn tree(subcommands: &[SubcommandSpec]) -> Vec<Value> {
    let mut listed = Vec::new();
    let mut done: Vec<&str> = Vec::new();
    for one in subcommands {
        let Some(group) = &one.group else {
            listed.push(subcommand(one));
            continue;
        };
        if !done.contains(&group.name.as_str()) {
            done.push(&group.name);
            let of_group = subcommands
                .iter()
                .filter(|other| other.group.as_ref().is_some_and(|other| other.name == group.name));
            let options: Vec<Value> = of_group.map(subcommand).collect();
            listed.push(with_options(GROUP, group, &options));
        }
    }
    listed
}

fn with_options(kind: u8, named: &GroupSpec, options: &[Value]) -> Value {
    json!({
        "type": kind,
        "name": named.name,
        "description": named.description,
        "description_localizations":
            by_locale(&named.description, &named.description_localizations),
        "options": options,
    })
}

fn subcommand(spec: &SubcommandSpec) -> Value {
    let named = GroupSpec {
        name: spec.name.clone(),
        description: spec.description.clone(),
        description_localizations: spec.description_localizations.clone(),
    };
    let options: Vec<Value> = spec.options.iter().map(option).collect();
    with_options(SUBCOMMAND, &named, &options)
}

fn option(option: &OptionSpec) -> Value {
    let common = json!({
        "type": option_type(&option.kind),
        "name": option.name,
        "description": option.description,
        "description_localizations":
            by_locale(&option.description, &option.description_localizations),
        "required": option.required,
    });
    with(common, bounds(&option.kind))
}

/// What an option takes, beside its type.
fn bounds(kind: &OptionKind) -> Value {
    match kind {
        OptionKind::Text { most, suggestions } => {
            json!({"autocomplete": suggestions, "max_length": most})
        }
        OptionKind::Number { least, most } => json!({"min_value": least, "max_value": most}),
        OptionKind::Channel(sorts) => {
            let types: Vec<u8> = sorts.iter().map(|sort| channel_type(*sort)).collect();
            json!({"channel_types": types})
        }
        OptionKind::OneOf(choices) => {
            let choice = |(name, value): &(String, String)| json!({"name": name, "value": value});
            json!({"choices": choices.iter().map(choice).collect::<Vec<_>>()})
        }
        OptionKind::Flag | OptionKind::Role | OptionKind::Member | OptionKind::File => json!({}),
    }
}

/// Discord's number for what an option takes. Source: the table of types above.
fn option_type(kind: &OptionKind) -> u8 {
    match kind {
        OptionKind::Text { .. } | OptionKind::OneOf(_) => 3,
        OptionKind::Number { .. } => 4,
        OptionKind::Flag => 5,
        OptionKind::Member => 6,
        OptionKind::Channel(_) => 7,
        OptionKind::Role => 8,
        OptionKind::File => 11,
    }
}

fn by_locale<'a>(default: &'a str, others: &'a [(String, String)]) -> BTreeMap<&'a str, &'a str> {
    let others = others.iter().map(|(locale, text)| (locale.as_str(), text.as_str()));
    std::iter::once((DEFAULT_LOCALE, default)).chain(others).collect()
}
