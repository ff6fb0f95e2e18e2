//! What is registered, and when it is written again.

use serde_json::json;

use super::super::fit::{Field, PayloadProblem};
use super::compare::map;
use super::*;
use crate::bot::{Audience, CommandKind, OptionKind, OptionSpec};

pub(super) fn specs() -> Vec<CommandSpec> {
    let command = |name: &str, about: Option<OptionSpec>| CommandSpec {
        kind: CommandKind::Slash,
        name: name.into(),
        description: format!("About {name}"),
        name_localizations: vec![],
        description_localizations: vec![("de".into(), format!("Über {name}"))],
        about,
        subcommands: vec![],
        audience: Audience::Everybody,
    };
    let about = option_spec("about", "A word");
    vec![command("help", None), command("b12-symptoms", Some(about))]
}

pub(super) fn option_spec(name: &str, description: &str) -> OptionSpec {
    let description_localizations = vec![("de".into(), "Ein Wort".into())];
    let (name, description) = (name.into(), description.into());
    let kind = OptionKind::Text { most: 100, suggestions: true };
    OptionSpec { name, description, description_localizations, required: false, kind }
}

pub(super) fn fitting(specs: &[CommandSpec]) -> Vec<Value> {
    wanted(specs).unwrap_or_else(|unfit| panic!("{unfit}"))
}

/// What Discord makes of commands: fields of its own, in its own order, and nothing that is
/// empty or false.
fn registered(wanted: &[Value]) -> Vec<Value> {
    let one = |(index, command): (usize, &Value)| {
        let mut command = command.as_object().cloned().unwrap_or_default();
        let id = (1000 + index).to_string();
        let more = json!({
            "id": id, "application_id": "5", "version": "1001", "nsfw": false,
            "default_member_permissions": null, "dm_permission": true, "handler": null,
            "contexts": [2, 0, 1],
        });
        command.extend(map(Some(&more)));
        if command["options"] == json!([]) {
            command.remove("options");
        }
        if let Some(option) = command.get_mut("options").and_then(|options| options.get_mut(0)) {
            option.as_object_mut().map(|option| option.remove("required"));
            option["name_localizations"] = Value::Null;
        }
        Value::Object(command)
    };
    wanted.iter().enumerate().rev().map(one).collect()
}

#[test]
fn a_command_is_registered_for_every_place_with_its_default_under_its_own_locale() {
    let specs = specs();
    assert_eq!(
        fitting(&specs)[1],
        json!({
            "type": 1,
            "name": "b12-symptoms",
            "name_localizations": {"en-US": "b12-symptoms"},
            "description": "About b12-symptoms",
            "description_localizations":
                {"en-US": "About b12-symptoms", "de": "Über b12-symptoms"},
            "options": [{
                "type": 3, "name": "about", "description": "A word",
                "description_localizations": {"en-US": "A word", "de": "Ein Wort"},
                "required": false, "autocomplete": true, "max_length": 100,
            }],
            "contexts": [0, 1, 2],
            "integration_types": [0, 1],
        })
    );
}

#[test]
fn the_last_character_of_a_command_that_fits_fits_and_the_next_does_not() {
    type Set = fn(&mut CommandSpec, String);
    let cases: [(Field, usize, Set); 7] = [
        (Field::CommandName, 32, |command, text| command.name = text),
        (Field::CommandName, 32, |command, text| {
            command.name_localizations = vec![("de".into(), text)];
        }),
        (Field::CommandDescription, 100, |command, text| command.description = text),
        (Field::CommandDescription, 100, |command, text| {
            command.description_localizations = vec![("de".into(), text)];
        }),
        (Field::CommandOptionName, 32, |command, text| {
            command.about = Some(option_spec(&text, "A word"));
        }),
        (Field::CommandOptionDescription, 100, |command, text| {
            command.about = Some(option_spec("about", &text));
        }),
        (Field::CommandOptionDescription, 100, |command, text| {
            let mut option = option_spec("about", "A word");
            option.description_localizations = vec![("de".into(), text)];
            command.about = Some(option);
        }),
    ];
    for (field, most, set) in cases {
        let refused = |length: usize| {
            let mut specs = specs();
            set(&mut specs[0], "ü".repeat(length));
            wanted(&specs).err().map(|unfit| unfit.0)
        };
        let size = |length| Some(vec![PayloadProblem::Size { field, length, least: 1, most }]);
        assert_eq!(refused(most), None, "{field:?} of {most}");
        assert_eq!(refused(most + 1), size(most + 1), "{field:?} of {}", most + 1);
        assert_eq!(refused(0), size(0), "{field:?} of nothing");
    }
}

#[test]
fn a_hundred_commands_fit_and_one_more_does_not() {
    let refused = |count| wanted(&vec![specs().remove(0); count]).err().map(|unfit| unfit.0);
    let (field, length) = (Field::Commands, 101);
    assert_eq!(refused(100), None);
    assert_eq!(
        refused(101),
        Some(vec![PayloadProblem::Size { field, length, least: 0, most: 100 }])
    );
}

#[test]
fn what_discord_fills_in_makes_no_difference() {
    let wanted = fitting(&specs());
    assert!(same(&registered(&wanted), &wanted));
    assert!(same(&[], &[]));
}

#[test]
fn every_difference_that_we_made_is_seen() {
    let wanted = fitting(&specs());
    let changes: [fn(&mut Value); 10] = [
        |command| command["name"] = "other".into(),
        |command| command["description"] = "other".into(),
        |command| command["description_localizations"]["de"] = "anders".into(),
        |command| command["description_localizations"] = Value::Null,
        |command| command["contexts"] = json!([0, 1]),
        |command| command["integration_types"] = json!([0]),
        |command| command["options"][0]["description"] = "other".into(),
        |command| command["options"][0]["description_localizations"]["de"] = "x".into(),
        |command| command["options"][0]["autocomplete"] = false.into(),
        |command| command["options"][0]["max_length"] = 6000.into(),
    ];
    for (index, change) in changes.into_iter().enumerate() {
        let mut registered = registered(&wanted);
        change(&mut registered[0]);
        assert!(!same(&registered, &wanted), "change {index}");
    }
    assert!(!same(&registered(&wanted)[1..], &wanted), "one is missing");
    assert!(!same(&registered(&wanted), &wanted[1..]), "one is too many");
}

#[test]
fn ids_are_read_out_of_the_list() {
    let ids = CommandIds::of(&registered(&fitting(&specs())));
    assert_eq!(ids.mention("help").as_deref(), Some("</help:1000>"));
    assert_eq!(ids.mention("other"), None);
    assert_eq!(CommandIds::of(&[json!({"name": 1}), json!(null)]), CommandIds::default());
}
