//! What is read from what Discord sends.

use serde_json::json;

use super::*;
use crate::locale::Locale;

fn user() -> Value {
    json!({"id": "7", "username": "ada", "discriminator": "0", "avatar": null})
}

/// A press on a button in a direct message with the bot, with some fields changed.
pub(super) fn press(changes: &[(&str, Value)]) -> Interaction {
    let message = json!({
        "id": "30", "channel_id": "20", "author": user(), "content": "", "embeds": [],
        "timestamp": "2026-11-22T00:00:00Z", "edited_timestamp": null, "tts": false,
        "mention_everyone": false, "mentions": [], "mention_roles": [], "attachments": [],
        "pinned": false, "type": 0, "flags": 32768, "components": [],
    });
    let mut raw = json!({
        "id": "10", "application_id": "5", "type": 3, "token": "abc", "version": 1,
        "channel_id": "20", "user": user(), "locale": "en-US", "entitlements": [],
        "authorizing_integration_owners": {"0": "0"}, "context": 1,
        "attachment_size_limit": 1, "message": message,
        "data": {"custom_id": "o:help", "component_type": 2},
    });
    for (pointer, value) in changes {
        let (parent, field) = pointer.rsplit_once('/').unwrap_or(("", pointer));
        let parent = raw.pointer_mut(parent).and_then(Value::as_object_mut).unwrap();
        if value.is_null() {
            parent.remove(field);
        } else {
            parent.insert(field.to_owned(), value.clone());
        }
    }
    serde_json::from_value(raw).unwrap()
}

pub(super) fn command(kind: u8, data: Value) -> Interaction {
    press(&[("type", json!(kind)), ("data", data), ("message", Value::Null)])
}

pub(super) fn read(interaction: Interaction) -> Incoming {
    Incoming::of(interaction, Date::MIN).unwrap()
}

#[test]
fn only_what_discord_calls_so_is_the_direct_message_with_the_bot() {
    let absent = Value::Null;
    for (server, context, expected) in [
        (json!("9"), json!(0), ChannelKind::Server),
        (json!("9"), json!(1), ChannelKind::Server),
        (absent.clone(), json!(1), ChannelKind::DirectWithBot),
        (absent.clone(), json!(2), ChannelKind::Elsewhere),
        (absent.clone(), json!(0), ChannelKind::Elsewhere),
        (absent.clone(), json!(99), ChannelKind::Elsewhere),
        (absent.clone(), absent.clone(), ChannelKind::Elsewhere),
    ] {
        let read = read(press(&[("guild_id", server.clone()), ("context", context.clone())]));
        assert_eq!(read.event.at.kind, expected, "{server} {context}");
    }
}

#[test]
fn both_languages_come_with_an_event_when_we_know_them() {
    let changes = [("locale", json!("de")), ("guild_locale", json!("pt-BR"))];
    let event = read(press(&changes)).event;
    assert_eq!(event.locale.map(Locale::as_str), Some("de"));
    assert_eq!(event.server_locale.map(Locale::as_str), Some("pt-BR"));
    let event = read(press(&[("locale", json!("tlh"))])).event;
    assert_eq!((event.locale, event.server_locale), (None, None));
}

#[test]
fn a_server_comes_with_its_channel_and_what_the_person_is_there() {
    let member = json!({
        "user": user(), "nick": null, "avatar": null, "roles": ["50", "51"], "flags": 0,
        "joined_at": "2025-01-01T00:00:00Z", "deaf": false, "mute": false,
        "permissions": "2147483680",
    });
    let channel = |kind: u8| json!({"id": "20", "type": kind, "name": "a", "parent_id": "19"});
    let thread = json!({"archived": false, "auto_archive_duration": 60, "locked": false,
        "archive_timestamp": "2026-11-22T00:00:00Z"});
    let of = |channel: Value| {
        let changes = [
            ("guild_id", json!("9")),
            ("app_permissions", json!("1024")),
            ("member", member.clone()),
            ("user", Value::Null),
            ("channel", channel),
        ];
        read(press(&changes)).event
    };
    let mut post = channel(11);
    post["thread_metadata"] = thread;
    let event = of(post);
    assert_eq!(event.who, PersonId(7));
    let expected = Channel {
        kind: ChannelKind::Server,
        server: Some(ServerId(9)),
        id: Some(ChannelId(20)),
        parent: Some(ChannelId(19)),
        category: None,
        bot_permissions: Permissions(1024),
        bot_is_member: false,
    };
    assert_eq!(event.at, expected);
    let member = event.member.unwrap();
    assert_eq!(member.roles, [RoleId(50), RoleId(51)]);
    assert!(member.permissions.contains(Permissions::MANAGE_SERVER));
    assert!(!member.permissions.contains(Permissions(1 << 3)));
    let listed = Channel { parent: None, category: Some(ChannelId(19)), ..expected };
    assert_eq!(of(channel(0)).at, listed, "what a channel is listed under is its category");
    let direct = read(press(&[])).event;
    assert_eq!((direct.at.server, direct.at.id), (None, Some(ChannelId(20))));
    assert_eq!(direct.member, None);
}

#[test]
fn a_message_is_ones_own_when_nobody_else_sees_it() {
    for (flags, context, expected) in [
        (32768, 0, PressedMessage::Shared),
        (32768 + 64, 0, PressedMessage::Own),
        (64, 2, PressedMessage::Own),
        (32768, 2, PressedMessage::Shared),
        (32768, 1, PressedMessage::Own),
    ] {
        let changes = [("/message/flags", json!(flags)), ("context", json!(context))];
        assert_eq!(read(press(&changes)).asked, ResponseKind::Press(expected), "{flags} {context}");
    }
}

#[test]
fn a_press_carries_the_id_and_the_values() {
    let event = read(press(&[])).event;
    let Act::Press { action, values, on } = event.act else { panic!("it was a press") };
    assert_eq!(action, ButtonId::new("o:help".into()));
    assert_eq!((values.reveal().len(), on), (0, PressedMessage::Own));
    let picked = json!({"custom_id": "m", "component_type": 3, "values": ["a", "b"]});
    let event = read(press(&[("data", picked)])).event;
    let Act::Press { values, .. } = event.act else { panic!("it was a press") };
    assert_eq!(*values.reveal(), ["a", "b"]);
}

#[test]
fn a_command_carries_what_stood_in_its_option() {
    let option = |more: Value| json!({"id": "1", "name": "help", "type": 1, "options": more});
    let typed = json!([{"name": "about", "type": 3, "value": "feet"}]);
    let Incoming { asked, event, .. } = read(command(2, option(typed)));
    assert_eq!(asked, ResponseKind::Command);
    let Act::Command { name, about } = event.act else { panic!("it was a command") };
    assert_eq!((name.as_str(), about), ("help", Some(Sensitive::new("feet".into()))));
    let event = read(command(2, option(json!([])))).event;
    assert!(matches!(event.act, Act::Command { about: None, .. }));
    let typing = json!([{"name": "about", "type": 3, "value": "fe", "focused": true}]);
    let Incoming { asked, event, .. } = read(command(4, option(typing)));
    assert_eq!(asked, ResponseKind::Typing);
    let Act::Typing { text, .. } = event.act else { panic!("it was typing") };
    assert_eq!(text.reveal(), "fe");
}

#[test]
fn what_we_do_not_know_is_unreadable_and_nothing_is_opened() {
    let other_menu = json!({"custom_id": "m", "component_type": 7, "values": ["1"]});
    let of_message = json!({"id": "1", "name": "Report", "type": 3, "target_id": "1"});
    for interaction in [
        press(&[("data", other_menu)]),
        press(&[("user", Value::Null)]),
        command(2, of_message),
        command(4, json!({"id": "1", "name": "help", "type": 1})),
        command(
            2,
            json!({"id": "1", "name": "a", "type": 1, "options": [
                {"name": "file", "type": 11, "value": "6"},
            ]}),
        ),
    ] {
        assert!(matches!(read(interaction).event.act, Act::Unreadable));
    }
}

#[test]
fn the_raw_form_is_enough_to_answer_privately() {
    let raw = |kind: Value| json!({"id": "10", "token": "abc", "type": kind, "context": 1});
    for (kind, expected) in [
        (json!(2), Some(ResponseKind::Command)),
        (json!(3), Some(ResponseKind::Command)),
        (json!(4), Some(ResponseKind::Typing)),
        (json!(99), Some(ResponseKind::Command)),
        (json!("x"), Some(ResponseKind::Command)),
        (json!(1), None),
    ] {
        let read = Incoming::from_raw(&raw(kind.clone()), Date::MIN);
        assert_eq!(read.as_ref().map(|read| read.asked), expected, "{kind}");
        assert!(read.is_none_or(|read| read.event.at.kind == ChannelKind::Elsewhere));
    }
    let spoken = json!({"id": "10", "token": "abc", "locale": "de", "guild_locale": 5});
    let event = Incoming::from_raw(&spoken, Date::MIN).unwrap().event;
    assert_eq!(event.locale.map(Locale::as_str), Some("de"));
    assert_eq!(event.server_locale, None);
    for nonsense in [json!(null), json!({"id": "x", "token": "a"}), json!({"id": "1"})] {
        assert!(Incoming::from_raw(&nonsense, Date::MIN).is_none());
    }
}

#[test]
fn neither_token_nor_id_nor_person_shows_in_debug_text() {
    let changes = [("token", json!("planted")), ("/data/custom_id", json!("planted"))];
    let shown = format!("{:?}", read(press(&changes)));
    assert!(!shown.contains("planted") && !shown.contains('7'), "{shown}");
}
