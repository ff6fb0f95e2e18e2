//! What is read of commands with subcommands, of forms and of menus of what the server has.

use serde_json::{Value, json};

use super::tests::{command, press, read};
use super::*;
use crate::bot::{Given, Options};

fn option(name: &str, kind: u8, value: &Value) -> Value {
    json!({"name": name, "type": kind, "value": value})
}

fn settings(inner: &Value) -> Value {
    json!({"id": "1", "name": "settings", "type": 1, "options": inner, "resolved": {
        "users": {"7": {"id": "7", "username": "ada", "discriminator": "0", "avatar": null},
            "8": {"id": "8", "username": "bob", "discriminator": "0", "avatar": null}},
        "members": {"7": {"roles": ["50", "51"], "permissions": "32", "nick": null,
            "joined_at": "2025-01-01T00:00:00Z", "flags": 0}},
        "attachments": {"6": {"id": "6", "filename": "a.toml", "size": 12,
            "url": "https://cdn.discordapp.com/a.toml", "proxy_url": "https://example.org"}},
    }})
}

fn sent(data: Value) -> (String, Vec<String>, Options) {
    let event = read(command(2, data)).event;
    let Act::Subcommand { name, path, options } = event.act else { panic!("{:?}", event.act) };
    (name, path, options.reveal().clone())
}

#[test]
fn a_subcommand_comes_with_its_path_and_all_that_stood_in_its_options() {
    let inner = json!([
        option("word", 3, &json!("b12")),
        option("count", 4, &json!(-3)),
        option("on", 5, &json!(false)),
        option("who", 6, &json!("7")),
        option("guest", 6, &json!("8")),
        option("where", 7, &json!("20")),
        option("role", 8, &json!("50")),
        option("file", 11, &json!("6")),
    ]);
    let one = json!([{"name": "channels", "type": 1, "options": inner}]);
    let (name, path, options) = sent(settings(&one));
    assert_eq!((name.as_str(), path), ("settings", vec!["channels".to_owned()]));
    assert_eq!(options.text("word"), Some("b12"));
    assert_eq!((options.number("count"), options.flag("on")), (Some(-3), Some(false)));
    assert_eq!(options.channel("where"), Some(ChannelId(20)));
    assert_eq!(options.role("role"), Some(RoleId(50)));
    let member = |id, roles: &[u64], permissions: Option<u64>| Given::Member {
        id: PersonId(id),
        roles: roles.iter().map(|role| RoleId(*role)).collect(),
        permissions: permissions.map(Permissions),
    };
    assert!(options.get("who") == Some(&member(7, &[50, 51], Some(32))));
    assert!(options.get("guest") == Some(&member(8, &[], None)), "nobody of the server");
    let url = "https://cdn.discordapp.com/a.toml".to_owned();
    let file = Given::File { url, name: "a.toml".to_owned(), bytes: 12 };
    assert!(options.get("file") == Some(&file));
    assert_eq!(options.text("count"), None, "a number is no text");
    assert_eq!(options.number("other"), None);
}

#[test]
fn a_group_stands_before_its_subcommand() {
    let inner = json!([{"name": "set", "type": 2, "options":
        [{"name": "roles", "type": 1, "options": []}]}]);
    let (_, path, options) = sent(settings(&inner));
    assert_eq!(path, ["set", "roles"]);
    assert!(options.is_empty());
}

#[test]
fn a_command_with_one_text_is_what_it_was_and_with_another_option_is_not() {
    let plain = read(command(2, settings(&json!([option("about", 3, &json!("a"))])))).event;
    assert!(matches!(plain.act, Act::Command { about: Some(_), .. }));
    let (_, path, options) = sent(settings(&json!([option("where", 7, &json!("20"))])));
    assert!(path.is_empty());
    assert_eq!(options.channel("where"), Some(ChannelId(20)));
}

#[test]
fn typing_within_a_subcommand_names_the_option_and_what_stands_beside_it() {
    let typed = json!({"name": "name", "type": 3, "value": "fe", "focused": true});
    let beside = [option("on", 5, &json!(true)), option("file", 11, &json!("99"))];
    let inner = json!([{"name": "set", "type": 2, "options": [
        {"name": "pack", "type": 1, "options": [beside[0], typed, beside[1]]},
    ]}]);
    let Incoming { asked, event, .. } = read(command(4, settings(&inner)));
    assert_eq!(asked, ResponseKind::Typing);
    let Act::TypingOption { name, path, option, text, options } = event.act else {
        panic!("it was typing")
    };
    assert_eq!(
        (name.as_str(), option.as_str(), text.reveal().as_str()),
        ("settings", "name", "fe")
    );
    assert_eq!(path, ["set", "pack"]);
    assert_eq!(options.reveal().flag("on"), Some(true));
    assert!(options.reveal().get("file").is_none(), "what cannot be read is left out");
}

#[test]
fn an_option_that_cannot_be_read_is_not_left_out_of_what_is_done() {
    for strange in [option("file", 11, &json!("99")), option("any", 9, &json!("7"))] {
        let inner = json!([{"name": "set", "type": 1, "options": [strange]}]);
        assert!(matches!(read(command(2, settings(&inner))).event.act, Act::Unreadable));
    }
}

fn form(changes: &[(&str, Value)]) -> Incoming {
    let row = |name: &str, value: &str| json!({"type": 1, "components": [{"type": 4, "custom_id": name, "value": value}]});
    let empty = json!({"type": 1, "components": [{"type": 4, "custom_id": "note"}]});
    let data = json!({"custom_id": "f:contact", "components":
        [row("name", "Ada"), row("address", "a@b.c"), empty]});
    let mut all = vec![("type", json!(5)), ("data", data)];
    all.extend(changes.iter().cloned());
    read(press(&all))
}

#[test]
fn a_form_comes_with_its_id_and_its_fields_in_their_order() {
    let Act::Form { action, fields, .. } = form(&[]).event.act else { panic!("it was a form") };
    assert_eq!(action, ButtonId::new("f:contact".into()));
    let fields: Vec<(&str, &str)> =
        fields.reveal().iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    assert_eq!(fields, [("name", "Ada"), ("address", "a@b.c"), ("note", "")]);
}

#[test]
fn a_form_replaces_only_a_message_of_the_persons_own() {
    use PressedMessage::{Own, Shared};
    let server = ("guild_id", json!("9"));
    for (changes, expected, place) in [
        (vec![("/message/flags", json!(32768 + 64)), server.clone()], Own, ChannelKind::Server),
        (vec![server.clone()], Shared, ChannelKind::Server),
        (vec![server, ("message", Value::Null)], Shared, ChannelKind::Server),
        // Nothing in it says that it is the direct message with the bot.
        (vec![], Shared, ChannelKind::Elsewhere),
    ] {
        let Incoming { asked, event, .. } = form(&changes);
        assert_eq!(asked, ResponseKind::Form(expected), "{changes:?}");
        assert_eq!(event.at.kind, place, "{changes:?}");
        let Act::Form { on, .. } = event.act else { panic!("it was a form") };
        assert_eq!(on, expected);
    }
}

#[test]
fn a_form_that_the_library_cannot_read_is_answered_all_the_same() {
    let raw =
        json!({"id": "10", "token": "abc", "type": 5, "data": {"components": [{"type": 18}]}});
    let read = Incoming::from_raw(&raw, Date::MIN).unwrap();
    assert_eq!(read.asked, ResponseKind::Command);
    assert!(matches!(read.event.act, Act::Unreadable));
}

#[test]
fn what_is_picked_of_the_server_comes_as_ids() {
    for kind in [5, 6, 8] {
        let data = json!({"custom_id": "m", "component_type": kind, "values": ["20", "21"]});
        let Act::Press { values, .. } = read(press(&[("data", data)])).event.act else {
            panic!("it was a press")
        };
        assert_eq!(*values.reveal(), ["20", "21"], "{kind}");
        let none = json!({"custom_id": "m", "component_type": kind, "values": []});
        let act = read(press(&[("data", none)])).event.act;
        assert!(matches!(act, Act::Press { values, .. } if values.reveal().is_empty()));
    }
}

#[test]
fn nothing_that_was_written_or_given_shows_in_debug_text() {
    let planted = json!([{"name": "set", "type": 1, "options":
        [option("word", 3, &json!("planted")), option("where", 7, &json!("4711"))]}]);
    let shown = format!("{:?} {:?}", read(command(2, settings(&planted))), form(&[]));
    for told in ["planted", "4711", "Ada", "a@b.c", "contact"] {
        assert!(!shown.contains(told), "{told}: {shown}");
    }
}
