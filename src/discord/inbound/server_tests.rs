//! Where the bot may say hello, and what strange servers do.

use serde_json::{Value, json};

use super::server::{joined, left};
use crate::bot::ServerEvent;
use crate::id::{ChannelId, ServerId};

const ME: u64 = 5;
const VIEW: u64 = 1 << 10;
const SEND: u64 = 1 << 11;

fn channel(id: u64, position: i64, overwrites: &Value) -> Value {
    json!({"id": id.to_string(), "type": 0, "position": position,
        "permission_overwrites": overwrites})
}

/// A server in which everybody may do this, with these channels; the bot has the role 50.
fn server(everybody: u64, channels: &[Value]) -> Value {
    json!({
        "id": "9", "owner_id": "1", "preferred_locale": "pt-BR", "system_channel_id": "21",
        "roles": [{"id": "9", "permissions": everybody.to_string()},
            {"id": "50", "permissions": "0"}, {"id": "51", "permissions": "8"}],
        "members": [{"user": {"id": "1"}, "roles": []}, {"user": {"id": "5"}, "roles": ["50"]}],
        "channels": channels,
    })
}

fn overwrite(id: u64, kind: u8, deny: u64, allow: u64) -> Value {
    json!({"id": id.to_string(), "type": kind, "deny": deny.to_string(), "allow": allow.to_string()})
}

fn greeted_in(raw: &Value) -> Option<u64> {
    match joined(raw, ME)? {
        ServerEvent::Joined { server, greet_in, .. } => {
            assert_eq!(server, ServerId(9));
            greet_in.map(|ChannelId(id)| id)
        }
        ServerEvent::Left { .. } => panic!("nobody left"),
    }
}

#[test]
fn hello_is_said_where_discord_welcomes_people_or_else_in_the_first_channel() {
    let open = json!([]);
    let closed = json!([overwrite(9, 0, SEND, 0)]);
    let unseen = json!([overwrite(9, 0, VIEW, 0)]);
    let of = |system: &Value, first: &Value, second: &Value| {
        let channels = [channel(21, 2, system), channel(20, 1, first), channel(19, 0, second)];
        greeted_in(&server(VIEW | SEND, &channels))
    };
    assert_eq!(of(&open, &open, &open), Some(21));
    assert_eq!(of(&closed, &open, &open), Some(19));
    assert_eq!(of(&unseen, &open, &closed), Some(20));
    assert_eq!(of(&closed, &closed, &unseen), None);
}

#[test]
fn permissions_are_taken_and_granted_in_the_documented_order() {
    let all = VIEW | SEND;
    for (everybody, overwrites, may) in [
        (all, json!([]), true),
        (VIEW, json!([]), false),
        (0, json!([overwrite(9, 0, 0, all)]), true),
        (all, json!([overwrite(9, 0, SEND, 0), overwrite(50, 0, 0, SEND)]), true),
        (all, json!([overwrite(50, 0, 0, SEND), overwrite(9, 0, SEND, 0)]), true),
        (all, json!([overwrite(50, 0, SEND, 0), overwrite(5, 1, 0, SEND)]), true),
        (all, json!([overwrite(50, 0, SEND, SEND)]), true),
        (all, json!([overwrite(5, 1, VIEW, 0), overwrite(50, 0, 0, VIEW)]), false),
        (all, json!([overwrite(51, 0, SEND, 0)]), true),
        (all, json!([overwrite(5, 0, SEND, 0)]), true),
        (all, json!([{"id": "9", "type": "role", "deny": all, "allow": 0}]), false),
    ] {
        let raw = server(everybody, &[channel(20, 0, &overwrites)]);
        assert_eq!(greeted_in(&raw).is_some(), may, "{everybody} {overwrites}");
    }
}

#[test]
fn whoever_runs_the_server_may_do_everything_and_whoever_is_silenced_nothing() {
    let shut = [channel(20, 0, &json!([overwrite(9, 0, VIEW | SEND, 0)]))];
    assert_eq!(greeted_in(&server(0, &shut)), None);
    let mut administrator = server(0, &shut);
    administrator["members"][1]["roles"] = json!(["50", "51"]);
    assert_eq!(greeted_in(&administrator), Some(20));
    let mut owner = server(0, &shut);
    owner["owner_id"] = json!("5");
    assert_eq!(greeted_in(&owner), Some(20));
    let mut silenced = server(VIEW | SEND, &[channel(20, 0, &json!([]))]);
    assert_eq!(greeted_in(&silenced), Some(20));
    silenced["members"][1]["communication_disabled_until"] = json!("2027-01-01T00:00:00Z");
    assert_eq!(greeted_in(&silenced), None);
}

#[test]
fn only_channels_for_writing_are_greeted_in() {
    for kind in [2, 4, 5, 13, 15] {
        let mut other = channel(20, 0, &json!([]));
        other["type"] = json!(kind);
        assert_eq!(greeted_in(&server(VIEW | SEND, &[other])), None, "{kind}");
    }
    let same = [channel(23, 0, &json!([])), channel(22, 0, &json!([]))];
    assert_eq!(greeted_in(&server(VIEW | SEND, &same)), Some(22), "the older of two");
}

#[test]
fn a_strange_field_loses_nothing_but_itself() {
    let whole = server(VIEW | SEND, &[channel(20, 0, &json!([overwrite(9, 0, 0, 0)]))]);
    assert_eq!(greeted_in(&whole), Some(20));
    let strange = [json!(null), json!("x"), json!(-1), json!([[]]), json!({"a": 1}), json!([null])];
    let places = [
        "/owner_id",
        "/roles",
        "/roles/0/permissions",
        "/members",
        "/members/1/user",
        "/members/1/roles",
        "/channels",
        "/channels/0/type",
        "/channels/0/id",
        "/channels/0/position",
        "/channels/0/permission_overwrites",
        "/preferred_locale",
        "/channels/0/permission_overwrites/0/type",
        "/system_channel_id",
    ];
    for place in places {
        for value in &strange {
            let mut raw = whole.clone();
            *raw.pointer_mut(place).unwrap() = value.clone();
            assert!(joined(&raw, ME).is_some(), "{place} {value}");
        }
    }
    for nonsense in [json!(null), json!([]), json!({}), json!({"id": {}})] {
        assert_eq!(joined(&nonsense, ME), None);
        assert_eq!(left(&nonsense), None);
    }
}

#[test]
fn out_of_reach_is_not_left() {
    assert_eq!(left(&json!({"id": "9", "unavailable": true})), None);
    let gone = Some(ServerEvent::Left { server: ServerId(9) });
    assert_eq!(left(&json!({"id": "9"})), gone);
    assert_eq!(left(&json!({"id": "9", "unavailable": false})), gone);
}
