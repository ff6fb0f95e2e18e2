//! The JSON that Discord sends: messages, files, interactions, READY.
//!
//! One place builds all of it, because a client drops an event silently when a field it requires is
//! missing (`attachment_size_limit`, for one).

use serde_json::{Value, json};

use super::accounts::{bot, user};
use super::clock::timestamp;
use super::guild;
use super::people::{APPLICATION, Channel, ChannelKind};
use super::record::{OpenInteraction, Record, StoredFile};
use super::rules::limits::{ATTACHMENT, EPHEMERAL};
use super::world::World;

/// Builds a file as a message or an option of a command has it, for a channel.
pub(super) fn attachment(file: &StoredFile, channel: u64, world: &World) -> Value {
    let url = world.file_address(channel, file);
    let mut json = json!({
        "id": file.id.to_string(),
        "filename": file.name,
        "size": file.bytes.len(),
        "url": url,
        "proxy_url": url,
        "content_type": content_type(&file.name),
    });
    if let (Some(words), Some(json)) = (&file.description, json.as_object_mut()) {
        json.insert("description".to_owned(), json!(words));
    }
    json
}

/// The kind of a file, by its ending.
pub(super) fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "txt" | "md" | "log" => "text/plain; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}

pub(super) fn message(record: &Record, world: &World) -> Value {
    let field = |name, otherwise: Value| match record.body.get(name) {
        Some(value) if !value.is_null() => value.clone(),
        Some(_) | None => otherwise,
    };
    let files = record.files.iter().map(|file| attachment(file, record.channel.id, world));
    let attachments = match field("attachments", json!([])) {
        Value::Array(given) => given.into_iter().chain(files).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
            json!([])
        }
    };
    let mut message = json!({
        "id": record.id.to_string(),
        "type": if record.answers.is_some() { 19 } else { 0 },
        "channel_id": record.channel.id.to_string(),
        "application_id": record.author.is_none().then(|| APPLICATION.to_string()),
        "author": record.author.as_ref().map_or_else(bot, user),
        "content": field("content", json!("")),
        "embeds": field("embeds", json!([])),
        "components": with_addresses(field("components", json!([])), record, world),
        "attachments": attachments,
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

/// Puts the address of each file of a message in the place of `attachment://name`, and what Discord tells
/// of a file that stands among the components. Source: Component Reference, "File".
fn with_addresses(mut components: Value, record: &Record, world: &World) -> Value {
    match &mut components {
        Value::Array(list) => {
            for inner in list {
                *inner = with_addresses(inner.take(), record, world);
            }
        }
        Value::Object(object) => {
            let name = object.get("url").and_then(Value::as_str);
            let name = name.and_then(|url| url.strip_prefix("attachment://"));
            let file = record.files.iter().find(|file| Some(file.name.as_str()) == name);
            if let Some(file) = file {
                let url = world.file_address(record.channel.id, file);
                object.insert("url".to_owned(), json!(url));
                object.insert("proxy_url".to_owned(), json!(url));
                object.insert("attachment_id".to_owned(), json!(file.id.to_string()));
            }
            for inner in object.values_mut() {
                *inner = with_addresses(inner.take(), record, world);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    components
}

/// Builds `INTERACTION_CREATE` from what was opened, with the part that depends on its kind as `data`.
pub(super) fn interaction(
    opened: &OpenInteraction,
    data: &Value,
    source: Option<&Record>,
    world: &World,
) -> Value {
    let (who, channel) = (&opened.person, &opened.channel);
    let may = world.permissions(who, channel);
    let owners = match channel.server {
        Some(server) if world.has_bot(channel) => json!({"0": server.to_string()}),
        None if channel.kind == ChannelKind::Direct => json!({"0": "0"}),
        Some(_) | None => json!({"1": who.id.to_string()}),
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
        "channel": world.place(channel.id).map(|place| guild::channel_for(place, may)),
        "app_permissions": world.bot_permissions(channel).to_string(),
        "entitlements": [],
        "authorizing_integration_owners": owners,
        "context": channel.kind as u8,
        "attachment_size_limit": ATTACHMENT,
    });
    let mut set = |field: &str, value: Value| {
        if let Some(event) = event.as_object_mut() {
            event.insert(field.to_owned(), value);
        }
    };
    if let Some(server) = channel.server {
        let locale = world.server(server).map(|server| server.locale.as_str());
        set("guild_id", json!(server.to_string()));
        set("guild_locale", json!(locale));
        set("member", guild::member(who, server, may, world));
        let guild = json!({"id": server.to_string(), "locale": locale, "features": []});
        set("guild", guild);
    } else {
        set("user", user(who));
    }
    if let Some(record) = source {
        set("message", message(record, world));
    }
    event
}

/// Builds `MESSAGE_CREATE` for something a person wrote.
pub(super) fn message_create(record: &Record, mentions_bot: bool, world: &World) -> Value {
    let mut event = message(record, world);
    if let Some(event) = event.as_object_mut() {
        if let Some(server) = record.channel.server {
            event.insert("guild_id".to_owned(), json!(server.to_string()));
            let author = record.author.as_ref();
            let member = author.map(|author| guild::member(author, server, 0, world));
            if let Some(Value::Object(mut member)) = member {
                // Discord gives neither with a message.
                member.remove("user");
                member.remove("permissions");
                event.insert("member".to_owned(), Value::Object(member));
            }
        }
        if mentions_bot {
            event.insert("mentions".to_owned(), json!([bot()]));
        } else if record.channel.server.is_some() {
            // Without the privileged intent a bot gets the event but not the words.
            event.insert("content".to_owned(), json!(""));
        }
    }
    event
}

/// Builds READY. The servers are listed as unavailable until their own events have come.
pub(super) fn ready(session: u64, address: &str, servers: &[u64]) -> Value {
    let server = |id: &u64| json!({"id": id.to_string(), "unavailable": true});
    json!({
        "v": 10,
        "user": bot(),
        "guilds": servers.iter().map(server).collect::<Vec<_>>(),
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
    world: &World,
) -> Value {
    json!({
        "interaction": {
            "id": opened.id.to_string(),
            "type": opened.kind as u8,
            "response_message_id": record.map(|record| record.id.to_string()),
            "response_message_loading": kind == 5,
            "response_message_ephemeral": record.is_some_and(|record| record.flags & EPHEMERAL != 0),
        },
        "resource": {"type": kind, "message": record.map(|record| message(record, world))},
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

#[cfg(test)]
mod tests {
    use super::super::clock::Clock;
    use super::super::people::Person;
    use super::super::people::{CHANNEL, MODERATORS, SERVER};
    use super::super::record::InteractionKind;
    use super::super::rules::limits::MEMBER_PERMISSIONS;
    use super::super::server::MANAGE_SERVER;
    use super::*;

    fn world() -> World {
        World::new(Clock::still(), String::new())
    }

    /// The event for a command that somebody sends in a channel.
    fn sent(world: &mut World, who: &Person, channel: Channel) -> Value {
        world.open(who, &channel, InteractionKind::Command, &json!({}), None).payload
    }

    #[test]
    fn an_event_says_who_somebody_is_in_the_server_and_both_languages() {
        let mut world = world();
        "pt-BR".clone_into(&mut world.server_mut(SERVER).unwrap().locale);
        let ann = world.person("Ann", true).speaking("de").with_role(77);
        let general = world.channel_of_id(CHANNEL).unwrap();
        let thread = world.thread(&general, "a thread");
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
        let mut world = world();
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
