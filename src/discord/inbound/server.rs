//! Servers that the bot comes into or leaves, as our events.
//!
//! They are read from their raw form, field by field: a field that looks strange loses nothing but
//! itself.

use serde_json::Value;

use super::rights::{list, may_write, snowflake};
use crate::bot::ServerEvent;
use crate::id::{ChannelId, ServerId};

/// Discord's number for a channel for writing. Source: Discord docs, Channel Resource, Channel Types.
const TEXT_CHANNEL: u64 = 0;

/// A server that the bot has come into; `None` when it has no id. `me` is the bot's own user.
pub(in crate::discord) fn joined(raw: &Value, me: u64) -> Option<ServerEvent> {
    let server = snowflake(raw.get("id"))?;
    let locale = raw.get("preferred_locale").and_then(Value::as_str);
    Some(ServerEvent::Joined {
        server: ServerId(server),
        locale: locale.and_then(|locale| locale.parse().ok()),
        greet_in: greet_in(raw, server, me).map(ChannelId),
    })
}

/// A server that the bot has left; `None` when it is only out of reach for a while.
pub(in crate::discord) fn left(raw: &Value) -> Option<ServerEvent> {
    if raw.get("unavailable").and_then(Value::as_bool) == Some(true) {
        return None;
    }
    Some(ServerEvent::Left { server: ServerId(snowflake(raw.get("id"))?) })
}

/// The channel in which Discord itself welcomes people, else the first one for writing; in which the
/// bot may read and write.
fn greet_in(raw: &Value, server: u64, me: u64) -> Option<u64> {
    let kind = |channel: &Value| channel.get("type").and_then(Value::as_u64);
    let channels = list(raw.get("channels"));
    let writable = channels.filter(|channel| {
        kind(channel) == Some(TEXT_CHANNEL) && may_write(raw, server, me, channel)
    });
    let position = |channel: &Value| channel.get("position").and_then(Value::as_i64).unwrap_or(0);
    let mut found: Vec<(i64, u64)> = writable
        .filter_map(|channel| Some((position(channel), snowflake(channel.get("id"))?)))
        .collect();
    found.sort_unstable();
    let welcome = snowflake(raw.get("system_channel_id"));
    let welcome = found.iter().find(|(_, id)| Some(*id) == welcome);
    welcome.or(found.first()).map(|(_, id)| *id)
}
