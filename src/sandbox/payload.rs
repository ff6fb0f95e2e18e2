//! The JSON that Discord sends: users, members, channels, messages, interactions, READY.
//!
//! One place builds all of it, because a client drops an event silently when a field it requires is
//! missing (`attachment_size_limit`, for one).

use serde_json::{Value, json};

use super::clock::timestamp;
use super::people::{APPLICATION, CATEGORY, CHANNEL, Channel, ChannelKind, Person, SERVER};
use super::rules::limits::{EPHEMERAL, MEMBER_PERMISSIONS};
use super::world::{BOT_NAME, OpenInteraction, Record, World};

/// Manage Server. Source: as above.
pub(super) const MANAGE_SERVER: u64 = 1 << 5;
/// Largest attachment without a boost, in bytes (10 MiB). Source: Reference, "Uploading Files".
const ATTACHMENT_LIMIT: u64 = 10 * 1024 * 1024;

/// Says what a person may do in the server.
pub(super) fn permissions(who: &Person) -> u64 {
    (MEMBER_PERMISSIONS | if who.moderator { MANAGE_SERVER } else { 0 }) & !who.taken
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

/// Builds the channel as an interaction or a menu of channels has it, for one who may do this there.
/// Source: Discord's API description, `GuildChannelResponse` and `ThreadResponse`.
fn channel_json(channel: &Channel, permissions: u64) -> Value {
    let mut json = json!({
        "id": channel.id.to_string(),
        "flags": 0,
        "last_message_id": null,
        "permissions": permissions.to_string(),
    });
    let more = match (channel.kind, channel.parent) {
        (ChannelKind::Server, None) => json!({
            "type": 0,
            "name": "general",
            "guild_id": SERVER.to_string(),
            "parent_id": CATEGORY.to_string(),
            "position": 0,
            "topic": null,
            "nsfw": false,
            "rate_limit_per_user": 0,
        }),
        (ChannelKind::Server, Some(parent)) => json!({
            "type": 11,
            "name": "a thread",
            "guild_id": SERVER.to_string(),
            "parent_id": parent.to_string(),
            "owner_id": APPLICATION.to_string(),
            "rate_limit_per_user": 0,
            "message_count": 0,
            "member_count": 1,
            "total_message_sent": 0,
            "thread_metadata": {
                "archived": false,
                "archive_timestamp": "2025-01-01T00:00:00.000000+00:00",
                "auto_archive_duration": 1440,
                "locked": false,
                "create_timestamp": "2025-01-01T00:00:00.000000+00:00",
            },
        }),
        (ChannelKind::Direct, _) => json!({"type": 1, "name": null}),
        (ChannelKind::Group, _) => json!({"type": 3, "name": "friends"}),
    };
    if let (Some(fields), Value::Object(more)) = (json.as_object_mut(), more) {
        fields.extend(more);
    }
    json
}

pub(super) fn message(record: &Record) -> Value {
    let field = |name, otherwise: Value| match record.body.get(name) {
        Some(value) if !value.is_null() => value.clone(),
        Some(_) | None => otherwise,
    };
    let mut message = json!({
        "id": record.id.to_string(),
        "type": if record.answers.is_some() { 19 } else { 0 },
        "channel_id": record.channel.id.to_string(),
        "application_id": record.author.is_none().then(|| APPLICATION.to_string()),
        "author": record.author.as_ref().map_or_else(bot, user),
        "content": field("content", json!("")),
        "embeds": field("embeds", json!([])),
        "components": field("components", json!([])),
        "attachments": field("attachments", json!([])),
        "mentions": [],
        "mention_roles": [],
        "mention_everyone": false,
        "pinned": false,
        "tts": false,
        "flags": record.flags,
        "timestamp": timestamp(record.born),
        "edited_timestamp": record.edited.map(timestamp),
    });
    if let Some(message) = message.as_object_mut() {
        let answered = record.answers.map(|answers| {
            json!({"type": 0, "channel_id": record.channel.id.to_string(),
                "message_id": answers.to_string()})
        });
        message.extend(answered.map(|reference| ("message_reference".to_owned(), reference)));
        for name in ["message_reference", "sticker_items", "poll"] {
            let value = record.body.get(name).filter(|value| !value.is_null());
            message.extend(value.map(|value| (name.to_owned(), value.clone())));
        }
    }
    message
}

/// Builds `INTERACTION_CREATE` from what was opened, with the part that depends on its kind as `data`.
pub(super) fn interaction(
    opened: &OpenInteraction,
    data: &Value,
    source: Option<&Record>,
    world: &World,
) -> Value {
    let server_locale = world.server_locale.as_str();
    let (who, channel) = (&opened.person, &opened.channel);
    let owners = match channel.kind {
        ChannelKind::Server if world.bot_in_server => json!({"0": SERVER.to_string()}),
        ChannelKind::Direct => json!({"0": "0"}),
        ChannelKind::Server | ChannelKind::Group => json!({"1": who.id.to_string()}),
    };
    let mut event = json!({
        "id": opened.id.to_string(),
        "application_id": APPLICATION.to_string(),
        "type": opened.kind as u8,
        "data": data,
        "token": opened.token,
        "version": 1,
        "locale": who.locale,
        "channel_id": channel.id.to_string(),
        "channel": channel_json(channel, permissions(who)),
        "app_permissions": world.bot_permissions.to_string(),
        "entitlements": [],
        "authorizing_integration_owners": owners,
        "context": channel.kind as u8,
        "attachment_size_limit": ATTACHMENT_LIMIT,
    });
    let mut set = |field: &str, value: Value| {
        if let Some(event) = event.as_object_mut() {
            event.insert(field.to_owned(), value);
        }
    };
    if channel.kind == ChannelKind::Server {
        set("guild_id", json!(SERVER.to_string()));
        set("guild_locale", json!(server_locale));
        set("member", member(who));
        let guild = json!({"id": SERVER.to_string(), "locale": server_locale, "features": []});
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
        if record.channel.kind == ChannelKind::Server {
            event.insert("guild_id".to_owned(), json!(SERVER.to_string()));
            if let Some(Value::Object(mut member)) = record.author.as_ref().map(member) {
                // Discord gives neither with a message.
                member.remove("user");
                member.remove("permissions");
                event.insert("member".to_owned(), Value::Object(member));
            }
        }
        if mentions_bot {
            event.insert("mentions".to_owned(), json!([bot()]));
        } else if record.channel.kind == ChannelKind::Server {
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
pub(super) fn callback_response(
    opened: &OpenInteraction,
    kind: u64,
    record: Option<&Record>,
) -> Value {
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
pub(super) fn direct_channel(channel: &Channel, who: u64) -> Value {
    json!({
        "id": channel.id.to_string(),
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
        "banner": null,
        "roles": who.roles.iter().map(u64::to_string).collect::<Vec<_>>(),
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
    let server = Channel { id: CHANNEL, kind: ChannelKind::Server, owner: None, parent: None };
    let channel = |id: &&str| ((*id).to_owned(), channel_json(&server, MEMBER_PERMISSIONS));
    let channels = values.iter().map(channel);
    json!({"channels": channels.collect::<serde_json::Map<_, _>>()})
}

#[cfg(test)]
mod tests {
    use super::super::clock::Clock;
    use super::super::people::MODERATORS;
    use super::super::world::InteractionKind;
    use super::*;

    /// The event for a command that somebody sends in a channel.
    fn sent(world: &mut World, who: &Person, channel: Channel) -> Value {
        world.open(who, &channel, InteractionKind::Command, &json!({}), None).payload
    }

    #[test]
    fn an_event_says_who_somebody_is_in_the_server_and_both_languages() {
        let mut world = World::new(Clock::still());
        "pt-BR".clone_into(&mut world.server_locale);
        let ann = world.person("Ann", true).speaking("de").with_role(77);
        let thread = world.thread();
        let event = sent(&mut world, &ann, thread);
        let roles = json!([MODERATORS.to_string(), "77"]);
        assert_eq!(event["member"]["roles"], roles);
        let permissions = event["member"]["permissions"].as_str().unwrap().parse::<u64>().unwrap();
        assert_eq!(permissions & MANAGE_SERVER, MANAGE_SERVER);
        assert_eq!((&event["locale"], &event["guild_locale"]), (&json!("de"), &json!("pt-BR")));
        assert_eq!(event["app_permissions"], json!(MEMBER_PERMISSIONS.to_string()));
        assert_eq!(event["channel"]["parent_id"], json!(CHANNEL.to_string()));
        assert_eq!(event["channel"]["type"], 11);
    }

    #[test]
    fn outside_servers_an_event_has_no_server_and_no_member() {
        let mut world = World::new(Clock::still());
        let ann = world.person("Ann", false);
        let direct = world.channel(ChannelKind::Direct, ann.id);
        let event = sent(&mut world, &ann, direct);
        for field in ["guild_id", "guild", "guild_locale", "member"] {
            assert_eq!(event.get(field), None, "{field}");
        }
        assert_eq!(event["user"]["id"], json!(ann.id.to_string()));
        assert_eq!(event["locale"], "en-US");
    }
}
