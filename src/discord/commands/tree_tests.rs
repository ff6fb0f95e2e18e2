//! Commands with subcommands: how they are registered, compared and held to Discord's limits.

use serde_json::{Map, json};

use super::super::fit::{Field, PayloadProblem};
use super::tests::{fitting, option_spec, specs};
use super::*;
use crate::bot::{Audience, GroupSpec, OptionKind, OptionSpec, SubcommandSpec};
use crate::reply::ChannelSort;

/// A command with a group, a subcommand beside it, and an option of every kind.
fn tree() -> CommandSpec {
    let described = || vec![("de".to_owned(), "Ein Wort".to_owned())];
    let option =
        |name: &str, required, kind| OptionSpec { required, kind, ..option_spec(name, "A word") };
    let subcommand = |group: Option<&str>, name: &str, options| SubcommandSpec {
        group: group.map(|name| GroupSpec {
            name: name.into(),
            description: "A group".into(),
            description_localizations: described(),
        }),
        name: name.into(),
        description: "Does it".into(),
        description_localizations: described(),
        options,
    };
    let choices = vec![("Calm".to_owned(), "calm".to_owned()), ("Loud".into(), "loud".into())];
    CommandSpec {
        audience: Audience::ServerManagers,
        subcommands: vec![
            subcommand(None, "show", vec![]),
            subcommand(
                Some("set"),
                "channels",
                vec![
                    option("where", true, OptionKind::Channel(ChannelSort::READ)),
                    option("role", false, OptionKind::Role),
                    option("who", false, OptionKind::Member),
                ],
            ),
            subcommand(None, "load", vec![option("file", true, OptionKind::File)]),
            subcommand(
                Some("set"),
                "tone",
                vec![
                    option("how", true, OptionKind::OneOf(choices)),
                    option("often", true, OptionKind::Number { least: -1, most: 5 }),
                    option("on", false, OptionKind::Flag),
                    option("note", false, OptionKind::Text { most: 200, suggestions: false }),
                ],
            ),
        ],
        ..specs().remove(0)
    }
}

fn tree_with(change: impl FnOnce(&mut CommandSpec)) -> Vec<PayloadProblem> {
    let mut command = tree();
    change(&mut command);
    wanted(&[command]).err().map_or_else(Vec::new, |unfit| unfit.0)
}

#[test]
fn a_command_with_subcommands_is_registered_as_a_tree_for_those_who_manage_the_server() {
    let wire = fitting(&[tree()]).remove(0);
    assert_eq!(wire["contexts"], json!([0]));
    assert_eq!(wire["integration_types"], json!([0]));
    assert_eq!(wire["default_member_permissions"], json!("32"));
    let names = |options: &Value| {
        let options = options.as_array().cloned().unwrap_or_default();
        options.iter().map(|one| format!("{} {}", one["type"], one["name"])).collect::<Vec<_>>()
    };
    assert_eq!(names(&wire["options"]), ["1 \"show\"", "2 \"set\"", "1 \"load\""]);
    let set = &wire["options"][1];
    assert_eq!(set["description_localizations"], json!({"en-US": "A group", "de": "Ein Wort"}));
    assert_eq!(names(&set["options"]), ["1 \"channels\"", "1 \"tone\""]);
    let (channels, tone) = (&set["options"][0]["options"], &set["options"][1]["options"]);
    assert_eq!(names(channels), ["7 \"where\"", "8 \"role\"", "6 \"who\""]);
    assert_eq!(channels[0]["channel_types"], json!([0, 5, 15]));
    assert_eq!(names(tone), ["3 \"how\"", "4 \"often\"", "5 \"on\"", "3 \"note\""]);
    let choices = json!([{"name": "Calm", "value": "calm"}, {"name": "Loud", "value": "loud"}]);
    assert_eq!(tone[0]["choices"], choices);
    assert_eq!((&tone[1]["min_value"], &tone[1]["max_value"]), (&json!(-1), &json!(5)));
    assert_eq!((&tone[3]["autocomplete"], &tone[3]["max_length"]), (&json!(false), &json!(200)));
    assert_eq!(names(&wire["options"][2]["options"]), ["11 \"file\""]);
    assert_eq!(fitting(&specs())[0].get("default_member_permissions"), None);
}

/// What Discord makes of a tree: what is false or empty is left out, numbers have a point, and it
/// adds fields of its own, in every depth.
fn kept_by_discord(value: &Value) -> Value {
    match value {
        Value::Array(values) => values.iter().map(kept_by_discord).collect(),
        Value::Object(fields) => {
            let mut kept: Map<String, Value> = Map::new();
            for (name, value) in fields {
                let kept_value = match (name.as_str(), value.as_f64()) {
                    ("min_value" | "max_value", Some(number)) => json!(number),
                    ("contexts" | "integration_types" | "channel_types", _) => value.clone(),
                    _ => kept_by_discord(value),
                };
                if *value != json!([]) && *value != json!(false) {
                    kept.insert(name.clone(), kept_value);
                }
            }
            if fields.contains_key("type") {
                kept.insert("name_localizations_more".into(), Value::Null);
            }
            Value::Object(kept)
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

#[test]
fn what_discord_fills_into_a_tree_makes_no_difference_and_what_we_change_does() {
    let wanted = fitting(&[tree()]);
    let kept: Vec<Value> = wanted.iter().map(kept_by_discord).collect();
    assert_ne!(kept, wanted);
    assert!(same(&kept, &wanted));
    let changes = [
        ("/0/default_member_permissions", json!(null)),
        ("/0/default_member_permissions", json!("8")),
        ("/0/contexts", json!([0, 1])),
        ("/0/options/1/name", json!("sets")),
        ("/0/options/1/description_localizations/de", json!("x")),
        ("/0/options/1/options/0/description", json!("x")),
        ("/0/options/1/options/0/options/0/channel_types", json!([0])),
        ("/0/options/1/options/0/options/0/required", json!(false)),
        ("/0/options/1/options/0/options/1/type", json!(6)),
        ("/0/options/1/options/1/options/0/choices/0/value", json!("x")),
        ("/0/options/1/options/1/options/0/choices/1/name", json!("x")),
        ("/0/options/1/options/1/options/1/min_value", json!(0)),
        ("/0/options/1/options/1/options/1/max_value", json!(6.0)),
        ("/0/options/1/options/1/options/3/max_length", json!(100)),
        ("/0/options/2/options", json!([])),
    ];
    for (place, value) in changes {
        let mut other = Value::from(kept.clone());
        *other.pointer_mut(place).unwrap_or_else(|| panic!("{place}")) = value;
        assert!(!same(other.as_array().unwrap(), &wanted), "{place}");
    }
}

/// Something that is done to the specification of a command.
type Change = fn(&mut CommandSpec);

#[test]
fn a_tree_that_reads_well_fits_and_each_mistake_is_named() {
    use PayloadProblem::{BesideSubcommands, NoName, NoRange, Repeated, RequiredLate};
    let option_name = Field::CommandOptionName;
    assert_eq!(tree_with(|_| {}), []);
    let cases: [(Change, PayloadProblem); 10] = [
        (|c| c.about = Some(option_spec("about", "A word")), BesideSubcommands),
        (|c| c.subcommands[1].options.reverse(), RequiredLate),
        (|c| c.subcommands[2].name = "show".into(), Repeated(option_name)),
        (|c| c.subcommands[2].name = "set".into(), Repeated(option_name)),
        (|c| c.subcommands[3].name = "channels".into(), Repeated(option_name)),
        (|c| c.subcommands[1].options[1].name = "where".into(), Repeated(option_name)),
        (|c| c.subcommands[0].name = "Show".into(), NoName(option_name)),
        (|c| c.name = "two words".into(), NoName(Field::CommandName)),
        (|c| c.subcommands[3].options[1].kind = OptionKind::Number { least: 6, most: 5 }, NoRange),
        (
            |c| {
                c.subcommands[3].group.as_mut().unwrap().description = "Another".into();
            },
            Repeated(option_name),
        ),
    ];
    for (change, problem) in cases {
        assert_eq!(tree_with(change), [problem]);
    }
    let same_name = tree_with(|c| {
        let twice = vec![("Calm".to_owned(), "1".to_owned()), ("Calm".into(), "2".into())];
        c.subcommands[3].options[0].kind = OptionKind::OneOf(twice);
    });
    assert_eq!(same_name, [Repeated(Field::CommandChoice)]);
}

#[test]
fn the_last_of_everything_in_a_tree_fits_and_the_next_does_not() {
    type Set = fn(&mut CommandSpec, usize);
    let cases: [(Field, usize, usize, Set); 9] = [
        (Field::CommandOptions, 25, 0, |c, n| {
            c.subcommands = numbered(&c.subcommands[0], n);
        }),
        (Field::CommandOptions, 25, 0, |c, n| {
            c.subcommands = numbered(&c.subcommands[1], n);
        }),
        (Field::CommandOptions, 25, 0, |c, n| {
            let mut groups = numbered(&c.subcommands[1], n);
            for (number, one) in groups.iter_mut().enumerate() {
                one.group.as_mut().unwrap().name = format!("g{number}");
            }
            c.subcommands = groups;
        }),
        (Field::CommandOptions, 25, 0, |c, n| {
            let named = |number: usize| option_spec(&format!("o{number}"), "A word");
            c.subcommands[0].options = (0..n).map(named).collect();
        }),
        (Field::CommandOptionName, 32, 1, |c, n| c.subcommands[0].name = "ü".repeat(n)),
        (Field::CommandOptionDescription, 100, 1, |c, n| {
            c.subcommands[1].options[0].description = "ü".repeat(n);
        }),
        (Field::CommandOptionLength, 6000, 1, |c, n| {
            c.subcommands[3].options[3].kind = OptionKind::Text { most: n, suggestions: true };
        }),
        (Field::CommandChoices, 25, 1, |c, n| {
            let choices = (0..n).map(|number| (number.to_string(), number.to_string()));
            c.subcommands[3].options[0].kind = OptionKind::OneOf(choices.collect());
        }),
        (Field::CommandChoice, 100, 1, |c, n| {
            let choice = ("a".to_owned(), "ü".repeat(n));
            c.subcommands[3].options[0].kind = OptionKind::OneOf(vec![choice]);
        }),
    ];
    for (index, (field, most, least, set)) in cases.into_iter().enumerate() {
        let of = |length| tree_with(|command| set(command, length));
        assert_eq!(of(most), [], "case {index}");
        let size = PayloadProblem::Size { field, length: most + 1, least, most };
        assert_eq!(of(most + 1), [size], "case {index}");
    }
    let exact = (1 << 53) - 1;
    let number = |most| {
        tree_with(|c| c.subcommands[3].options[1].kind = OptionKind::Number { least: 0, most })
    };
    assert_eq!(number(exact), []);
    assert_eq!(number(exact + 1), [PayloadProblem::NoRange]);
}

/// So many subcommands like this one.
fn numbered(one: &SubcommandSpec, count: usize) -> Vec<SubcommandSpec> {
    let named = |number: usize| SubcommandSpec { name: format!("s{number}"), ..one.clone() };
    (0..count).map(named).collect()
}

#[test]
fn all_text_of_a_command_counts_together_by_its_longest_translation() {
    // 25 subcommands with three options each, of which every description is as long as can be.
    let full = |last: usize| {
        tree_with(|command| {
            let mut one = command.subcommands[0].clone();
            let option = |name: &str| option_spec(name, &"ü".repeat(100));
            one.options = vec![option("aa"), option("bb"), option("cc")];
            command.name = "a".into();
            command.description = "ü".repeat(10);
            command.description_localizations = vec![("de".into(), "ü".repeat(49))];
            command.subcommands = (10..29)
                .map(|number| SubcommandSpec {
                    name: format!("s{number}"),
                    description: "ü".repeat(80),
                    description_localizations: vec![("de".into(), "ü".repeat(100))],
                    ..one.clone()
                })
                .collect();
            // 50 for the command itself, 409 for each of 19 subcommands, and the rest.
            command.subcommands[18].options.push(option_spec("d", &"ü".repeat(100)));
            command.subcommands[18].options.push(option_spec("e", &"ü".repeat(last)));
        })
    };
    let rest = 8000 - 50 - 19 * 409 - 101 - 1;
    assert_eq!(full(rest), []);
    let size =
        PayloadProblem::Size { field: Field::CommandText, length: 8001, least: 0, most: 8000 };
    assert_eq!(full(rest + 1), [size]);
}
