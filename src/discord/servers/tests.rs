//! Joining is told from what was there before.

use serde_json::json;

use super::*;
use crate::id::ServerId;
use crate::locale::Locale;

const ME: u64 = 5;

fn event(kind: &str, value: &Value) -> Event {
    let event = json!({"t": kind, "d": value});
    serde_json::from_value(event).unwrap()
}

/// A server as Discord sends it, with no more than the library needs.
fn guild(id: &str) -> Value {
    let user = json!({"id": "5", "username": "bot", "discriminator": "0", "avatar": null});
    let channel = json!({"id": "20", "type": 0, "name": "general", "position": 0,
        "permission_overwrites": [], "guild_id": id});
    let role = json!({"id": id, "name": "@everyone", "permissions": "3072", "position": 0,
        "color": 0, "hoist": false, "managed": false, "mentionable": false});
    let member = json!({"user": user, "nick": null, "roles": [], "deaf": false, "mute": false,
        "joined_at": "2026-11-22T00:00:00Z", "flags": 0});
    let mut guild = json!({"id": id, "name": "A", "owner_id": "1", "preferred_locale": "de",
        "joined_at": "2026-11-22T00:00:00Z", "afk_timeout": 300});
    for (name, value) in [("roles", role), ("members", member), ("channels", channel)] {
        guild[name] = json!([value]);
    }
    for none in [
        "emojis",
        "features",
        "voice_states",
        "presences",
        "threads",
        "stage_instances",
        "guild_scheduled_events",
        "stickers",
    ] {
        guild[none] = json!([]);
    }
    for zero in [
        "verification_level",
        "default_message_notifications",
        "explicit_content_filter",
        "mfa_level",
        "system_channel_flags",
        "premium_tier",
        "nsfw_level",
        "member_count",
    ] {
        guild[zero] = json!(0);
    }
    for no in ["premium_progress_bar_enabled", "large"] {
        guild[no] = json!(false);
    }
    guild
}

async fn taken(servers: &Servers, kind: &str, value: &Value) -> Option<ServerEvent> {
    servers.take(0, &event(kind, value), || Some(ME)).await
}

fn greeted(found: Option<ServerEvent>) -> Option<(u64, Option<u64>)> {
    match found? {
        ServerEvent::Joined { server, greet_in, locale } => {
            assert_eq!(locale.map(Locale::as_str), Some("de"));
            Some((server.0, greet_in.map(|channel| channel.0)))
        }
        ServerEvent::Left { .. } => panic!("nobody left"),
    }
}

#[tokio::test]
async fn a_server_that_was_listed_is_not_joined_and_another_is_once() {
    let servers = Servers::new_listed(&[9]);
    assert_eq!(taken(&servers, GUILD_CREATE, &guild("9")).await, None);
    let joined = taken(&servers, GUILD_CREATE, &guild("8")).await;
    assert_eq!(greeted(joined), Some((8, Some(20))));
    assert_eq!(taken(&servers, GUILD_CREATE, &guild("8")).await, None, "told again");
}

#[tokio::test]
async fn a_server_that_is_out_of_reach_is_neither_left_nor_joined() {
    let servers = Servers::new_listed(&[]);
    assert!(taken(&servers, GUILD_CREATE, &guild("9")).await.is_some());
    let away = json!({"id": "9", "unavailable": true});
    assert_eq!(taken(&servers, GUILD_DELETE, &away).await, None);
    assert_eq!(taken(&servers, GUILD_CREATE, &guild("9")).await, None);
    assert_eq!(taken(&servers, GUILD_CREATE, &json!({"id": "7", "unavailable": true})).await, None);
    assert!(taken(&servers, GUILD_CREATE, &guild("7")).await.is_some(), "it was joined meanwhile");
}

#[tokio::test]
async fn who_comes_back_has_joined_again() {
    let servers = Servers::new_listed(&[9]);
    let gone = json!({"id": "9"});
    let left = Some(ServerEvent::Left { server: ServerId(9) });
    assert_eq!(taken(&servers, GUILD_DELETE, &gone).await, left);
    assert!(taken(&servers, GUILD_CREATE, &guild("9")).await.is_some());
}

#[tokio::test]
async fn a_server_waits_for_the_list_of_its_shard_and_is_not_greeted_without_it() {
    let servers = Servers::new_listed(&[]);
    let early = event(GUILD_CREATE, &guild("8"));
    let waits = servers.take(1, &early, || Some(ME));
    let lists = async { servers.list(1, [8]) };
    let (found, ()) = tokio::join!(waits, lists);
    assert_eq!(found, None, "the list came after it");
    assert_eq!(servers.take(2, &event(GUILD_CREATE, &guild("7")), || Some(ME)).await, None);
}

#[tokio::test]
async fn what_the_library_cannot_read_is_read_all_the_same() {
    let servers = Servers::new_listed(&[]);
    let mut strange = guild("9");
    strange["verification_level"] = json!("high");
    let event = event(GUILD_CREATE, &strange);
    assert!(matches!(event, Event::Unknown(_)), "the library reads it now: find another");
    let found = servers.take(0, &event, || Some(ME)).await;
    assert_eq!(greeted(found), Some((9, Some(20))));
    for nonsense in [json!(null), json!({"id": []}), json!([])] {
        for kind in [GUILD_CREATE, GUILD_DELETE] {
            assert_eq!(taken(&servers, kind, &nonsense).await, None, "{kind} {nonsense}");
        }
    }
}

impl Servers {
    fn new_listed(servers: &[u64]) -> Self {
        let new = Self { patience: Duration::from_millis(200), ..Self::new() };
        new.list(0, servers.iter().copied());
        new
    }
}
