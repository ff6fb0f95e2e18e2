//! The JSON of servers: members, roles, channels, and the events by which a bot hears of a server.

use serde_json::{Map, Value, json};

use super::accounts::{bot, user};
use super::people::{APPLICATION, ChannelKind, Person};
use super::server::{FORUM, Overwrite, Place, Role, THREAD, Whom, category};
use super::world::World;

/// When people joined and threads were made, as far as it is told.
const EARLIER: &str = "2025-01-01T00:00:00.000000+00:00";

pub(super) fn member(who: &Person, server: u64, permissions: u64, world: &World) -> Value {
    let known = world.server(server).map_or(&[][..], |server| server.roles.as_slice());
    let here = |id: &&u64| known.iter().any(|role| role.id == **id);
    // A role that nobody has defined is taken for one of the server in which its owner acts.
    let elsewhere = |id: &&u64| world.servers.iter().all(|s| s.roles.iter().all(|r| r.id != **id));
    let roles = who.roles.iter().filter(|id| here(id) || elsewhere(id));
    let mut json = member_of(&user(who), &roles.map(u64::to_string).collect::<Vec<_>>());
    extend(&mut json, json!({"permissions": permissions.to_string()}));
    json
}

/// Builds a member of a server, a person or the bot.
fn member_of(user: &Value, roles: &[String]) -> Value {
    json!({
        "user": user,
        "nick": null,
        "avatar": null,
        "banner": null,
        "roles": roles,
        "joined_at": EARLIER,
        "premium_since": null,
        "deaf": false,
        "mute": false,
        "pending": false,
        "flags": 0,
        "communication_disabled_until": null,
    })
}

pub(super) fn role(role: &Role, position: usize) -> Value {
    let mut json = json!({
        "id": role.id.to_string(),
        "name": role.name,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": null, "tertiary_color": null},
        "hoist": false,
        "icon": null,
        "unicode_emoji": null,
        "position": position,
        "permissions": role.permissions.to_string(),
        "managed": role.managed,
        "mentionable": role.mentionable,
        "flags": 0,
    });
    if let (true, Some(json)) = (role.managed, json.as_object_mut()) {
        json.insert("tags".to_owned(), json!({"bot_id": APPLICATION.to_string()}));
    }
    json
}

/// Builds a channel as it is by itself. Source: Discord's API description, `GuildChannelResponse` and
/// `ThreadResponse`.
pub(super) fn channel(place: &Place) -> Value {
    let (channel, kind) = (&place.channel, place.kind);
    let mut json = json!({
        "id": channel.id.to_string(),
        "type": kind,
        "flags": 0,
        "last_message_id": null,
    });
    let server = channel.server.map(|id| id.to_string());
    let more = match (channel.kind, channel.parent) {
        (ChannelKind::Server, None) => json!({
            "name": place.name,
            "guild_id": server,
            "parent_id": channel.server.and_then(category).map(|id| id.to_string()),
            "position": 0,
            "permission_overwrites": place.overwrites.iter().map(overwrite).collect::<Vec<_>>(),
            "topic": null,
            "nsfw": false,
            "rate_limit_per_user": 0,
        }),
        (ChannelKind::Server, Some(parent)) => json!({
            "name": place.name,
            "guild_id": server,
            "parent_id": parent.to_string(),
            "owner_id": APPLICATION.to_string(),
            "rate_limit_per_user": 0,
            "message_count": 0,
            "member_count": 1,
            "total_message_sent": 0,
            "thread_metadata": {
                "archived": false,
                "archive_timestamp": EARLIER,
                "auto_archive_duration": 1440,
                "locked": false,
                "create_timestamp": EARLIER,
            },
        }),
        (ChannelKind::Direct, _) => json!({"name": null}),
        (ChannelKind::Group, _) => json!({"name": place.name}),
    };
    extend(&mut json, more);
    if kind == FORUM {
        let tags = json!({"available_tags": [], "default_reaction_emoji": null,
            "default_sort_order": null, "default_forum_layout": 0});
        extend(&mut json, tags);
    }
    json
}

/// Builds a channel as an interaction has it, for one who may do this there.
pub(super) fn channel_for(place: &Place, permissions: u64) -> Value {
    let mut json = channel(place);
    if let Some(json) = json.as_object_mut() {
        json.remove("permission_overwrites");
        json.insert("permissions".to_owned(), json!(permissions.to_string()));
    }
    json
}

/// Builds a channel that somebody picked, as data that is resolved has it: partial, with what they and
/// the app may do there. Source: Receiving and Responding, "Resolved Data Structure".
pub(super) fn resolved_channel(place: &Place, permissions: u64, of_bot: u64) -> Value {
    let mut json = channel_for(place, permissions);
    extend(&mut json, json!({"app_permissions": of_bot.to_string()}));
    json
}

/// Builds `GUILD_CREATE`, as a bot without privileged intents gets it.
pub(super) fn create(server: u64, world: &World) -> Value {
    let Some(state) = world.server(server) else { return Value::Null };
    let here = world.places.iter().filter(|place| place.channel.server == Some(server));
    let threads = here.filter(|place| place.kind == THREAD).map(channel);
    let of_bot = state.role("bot").map(|role| role.id.to_string());
    let mut event = guild(server, world);
    extend(
        &mut event,
        json!({
            "roles": roles(server, world),
            "channels": channels(server, world),
            "threads": threads.collect::<Vec<_>>(),
            "members": [member_of(&bot(), of_bot.as_slice())],
            "joined_at": EARLIER,
            "large": false,
            "unavailable": false,
            "member_count": world.people().count() + 1,
            "voice_states": [],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }),
    );
    event
}

/// Builds the roles of a server.
pub(super) fn roles(server: u64, world: &World) -> Value {
    let known = world.server(server).map_or(&[][..], |server| server.roles.as_slice());
    known.iter().enumerate().map(|(n, known)| role(known, n)).collect()
}

/// Builds the channels of a server, threads excepted.
pub(super) fn channels(server: u64, world: &World) -> Value {
    let here = world.places.iter().filter(|place| place.channel.server == Some(server));
    here.filter(|place| place.kind != THREAD).map(channel).collect()
}

/// Builds a server as it is by itself.
pub(super) fn guild(server: u64, world: &World) -> Value {
    let state = world.server(server);
    json!({
        "id": server.to_string(),
        "name": state.map(|state| state.name.as_str()),
        "icon": null,
        "splash": null,
        "discovery_splash": null,
        "owner_id": "1000000000000000009",
        "afk_channel_id": null,
        "afk_timeout": 300,
        "verification_level": 1,
        "default_message_notifications": 1,
        "explicit_content_filter": 2,
        "roles": [],
        "emojis": [],
        "features": [],
        "mfa_level": 0,
        "application_id": null,
        "system_channel_id": null,
        "system_channel_flags": 0,
        "rules_channel_id": null,
        "vanity_url_code": null,
        "description": null,
        "banner": null,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": state.map(|state| state.locale.as_str()),
        "public_updates_channel_id": null,
        "nsfw_level": 0,
        "stickers": [],
        "premium_progress_bar_enabled": false,
        "safety_alerts_channel_id": null,
        "incidents_data": null,
    })
}

/// Builds `GUILD_DELETE`: the bot was taken out, or the server cannot be reached.
/// Source: Gateway Events, "Guild Delete".
pub(super) fn delete(server: u64, unavailable: bool) -> Value {
    let mut event = Map::from_iter([("id".to_owned(), json!(server.to_string()))]);
    if unavailable {
        event.insert("unavailable".to_owned(), json!(true));
    }
    Value::Object(event)
}

fn overwrite(overwrite: &Overwrite) -> Value {
    let (id, kind) = match overwrite.whom {
        Whom::Role(id) => (id, 0),
        Whom::Member(id) => (id, 1),
    };
    json!({"id": id.to_string(), "type": kind, "allow": overwrite.allow.to_string(),
        "deny": overwrite.deny.to_string()})
}

fn extend(json: &mut Value, more: Value) {
    if let (Some(fields), Value::Object(more)) = (json.as_object_mut(), more) {
        fields.extend(more);
    }
}
