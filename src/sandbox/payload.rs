//! The JSON that Discord sends: users, members, channels, messages, interactions, READY.
//!
//! One place builds all of it, because a client drops an event silently when a field it requires is
//! missing (`attachment_size_limit`, for one).

use serde_json::{Value, json};

use super::clock::timestamp;
use super::people::{APPLICATION, CHANNEL, Person, Place, PlaceKind, SERVER};
use super::rules::limits::EPHEMERAL;
use super::world::{BOT_NAME, Opened, Record};

/// View Channel, Send Messages, Read Message History, Use Application Commands, Use External Apps.
/// Source: Permissions, "Bitwise Permission Flags".
const MEMBER_PERMISSIONS: u64 = 1 << 10 | 1 << 11 | 1 << 16 | 1 << 31 | 1 << 50;
/// Manage Server. Source: as above.
pub(super) const MANAGE_SERVER: u64 = 1 << 5;
/// Largest attachment without a boost, in bytes (10 MiB). Source: Reference, "Uploading Files".
const ATTACHMENT_LIMIT: u64 = 10 * 1024 * 1024;

/// Says what a person may do in the server.
pub(super) fn permissions(who: &Person) -> u64 {
    MEMBER_PERMISSIONS | if who.moderator { MANAGE_SERVER } else { 0 }
}

pub(super) fn user(who: &Person) -> Value {
    json!({
        "id": who.id.to_string(),
        "username": who.name,
        "global_name": who.name,
        "discriminator": "0",
        "avatar": null,
        "bot": false,
        "public_flags": 0,
    })
}

pub(super) fn bot() -> Value {
    json!({
        "id": APPLICATION.to_string(),
        "username": BOT_NAME,
        "global_name": null,
        "discriminator": "0",
        "avatar": null,
        "bot": true,
        "verified": true,
        "mfa_enabled": false,
        "email": null,
        "flags": 0,
        "public_flags": 0,
    })
}

pub(super) fn application() -> Value {
    json!({
        "id": APPLICATION.to_string(),
        "name": BOT_NAME,
        "icon": null,
        "description": "",
        "bot_public": true,
        "bot_require_code_grant": false,
        "verify_key": "0".repeat(64),
        "flags": 0,
        "bot": bot(),
    })
}

pub(super) fn channel(place: &Place) -> Value {
    let (kind, name) = match place.kind {
        PlaceKind::Server => (0, json!("general")),
        PlaceKind::Direct => (1, Value::Null),
        PlaceKind::Group => (3, json!("friends")),
    };
    json!({
        "id": place.channel.to_string(),
        "type": kind,
        "name": name,
        "flags": 0,
        "last_message_id": null,
        "permissions": MEMBER_PERMISSIONS.to_string(),
    })
}

pub(super) fn message(record: &Record) -> Value {
    let field = |name, otherwise: Value| match record.body.get(name) {
        Some(value) if !value.is_null() => value.clone(),
        Some(_) | None => otherwise,
    };
    json!({
        "id": record.id.to_string(),
        "type": 0,
        "channel_id": record.place.channel.to_string(),
        "application_id": record.author.is_none().then(|| APPLICATION.to_string()),
        "author": record.author.as_ref().map_or_else(bot, user),
        "content": field("content", json!("")),
        "embeds": field("embeds", json!([])),
        "components": field("components", json!([])),
        "attachments": [],
        "mentions": [],
        "mention_roles": [],
        "mention_everyone": false,
        "pinned": false,
        "tts": false,
        "flags": record.flags,
        "timestamp": timestamp(record.born),
        "edited_timestamp": record.edited.map(timestamp),
    })
}

/// Builds `INTERACTION_CREATE` from what was opened, with the part that depends on its kind as `data`.
pub(super) fn interaction(opened: &Opened, data: &Value, source: Option<&Record>) -> Value {
    let (who, place) = (&opened.person, &opened.place);
    let owners = match place.kind {
        PlaceKind::Server => json!({"0": SERVER.to_string()}),
        PlaceKind::Direct => json!({"0": "0"}),
        PlaceKind::Group => json!({"1": who.id.to_string()}),
    };
    let mut event = json!({
        "id": opened.id.to_string(),
        "application_id": APPLICATION.to_string(),
        "type": opened.kind as u8,
        "data": data,
        "token": opened.token,
        "version": 1,
        "locale": "en-US",
        "channel_id": place.channel.to_string(),
        "channel": channel(place),
        "app_permissions": MEMBER_PERMISSIONS.to_string(),
        "entitlements": [],
        "authorizing_integration_owners": owners,
        "context": place.kind as u8,
        "attachment_size_limit": ATTACHMENT_LIMIT,
    });
    let mut set = |field: &str, value: Value| {
        if let Some(event) = event.as_object_mut() {
            event.insert(field.to_owned(), value);
        }
    };
    if place.kind == PlaceKind::Server {
        set("guild_id", json!(SERVER.to_string()));
        set("guild_locale", json!("en-US"));
        set("member", member(who));
        let guild = json!({"id": SERVER.to_string(), "locale": "en-US", "features": []});
        set("guild", guild);
    } else {
        set("user", user(who));
    }
    if let Some(record) = source {
        set("message", message(record));
    }
    event
}

/// Builds `MESSAGE_CREATE` for something a person wrote.
pub(super) fn message_create(record: &Record, mentions_bot: bool) -> Value {
    let mut event = message(record);
    if let Some(event) = event.as_object_mut() {
        if record.place.kind == PlaceKind::Server {
            event.insert("guild_id".to_owned(), json!(SERVER.to_string()));
        }
        if mentions_bot {
            event.insert("mentions".to_owned(), json!([bot()]));
        } else if record.place.kind == PlaceKind::Server {
            // Without the privileged intent a bot gets the event but not the words.
            event.insert("content".to_owned(), json!(""));
        }
    }
    event
}

pub(super) fn ready(session: u64, address: &str) -> Value {
    json!({
        "v": 10,
        "user": bot(),
        "guilds": [{"id": SERVER.to_string(), "unavailable": true}],
        "session_id": format!("sandbox-session-{session}"),
        "resume_gateway_url": address,
        "shard": [0, 1],
        "application": {"id": APPLICATION.to_string(), "flags": 0},
    })
}

/// Builds the body that follows a callback if the bot asked for one.
pub(super) fn callback_response(opened: &Opened, kind: u64, record: Option<&Record>) -> Value {
    json!({
        "interaction": {
            "id": opened.id.to_string(),
            "type": opened.kind as u8,
            "response_message_id": record.map(|record| record.id.to_string()),
            "response_message_loading": kind == 5,
            "response_message_ephemeral": record.is_some_and(|record| record.flags & EPHEMERAL != 0),
        },
        "resource": {"type": kind, "message": record.map(message)},
    })
}

/// Builds the channel a bot gets when it opens a direct message.
pub(super) fn direct_channel(place: &Place, who: u64) -> Value {
    json!({
        "id": place.channel.to_string(),
        "type": 1,
        "last_message_id": null,
        "flags": 0,
        "recipients": [{"id": who.to_string(), "username": "person", "discriminator": "0", "avatar": null}],
    })
}

fn member(who: &Person) -> Value {
    json!({
        "user": user(who),
        "nick": null,
        "avatar": null,
        "roles": [],
        "joined_at": "2025-01-01T00:00:00.000000+00:00",
        "premium_since": null,
        "deaf": false,
        "mute": false,
        "pending": false,
        "flags": 0,
        "permissions": permissions(who).to_string(),
        "communication_disabled_until": null,
    })
}

/// The server's only channel, as a menu of channels resolves it.
pub(super) fn resolved_channels(values: &[&str]) -> Value {
    let server = Place { channel: CHANNEL, kind: PlaceKind::Server, owner: None };
    let channels = values.iter().map(|id| ((*id).to_owned(), channel(&server)));
    json!({"channels": channels.collect::<serde_json::Map<_, _>>()})
}
