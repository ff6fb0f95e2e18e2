//! Whom a message of the bot pings, and that it pings nobody by accident.

use std::collections::BTreeSet;

use serde_json::Value;

use super::people::MessageId;
use super::places::MENTION_EVERYONE;
use super::world::{Ping, World};

/// Most roles that a message may name as pinged. Source: Message Resource, "Allowed Mentions Object".
const ROLES: usize = 100;

impl World {
    /// Complains of a message that could ping somebody other than a role that it names as pinged.
    pub(super) fn mind_pings(&mut self, body: &Value) {
        let allowed = body.get("allowed_mentions").unwrap_or(&Value::Null);
        let list = |field: &str| allowed.get(field).and_then(Value::as_array);
        let empty = |field: &str| list(field).is_none_or(Vec::is_empty);
        let silent = allowed.get("parse").is_some_and(Value::is_array) || !empty("roles");
        let replied = allowed.get("replied_user").and_then(Value::as_bool) == Some(true);
        if !silent || !empty("parse") || !empty("users") || replied {
            self.complain(
                "allowed_mentions: must be {\"parse\": []}, with the ids of roles as `roles` where \
                 those are to be pinged, so that no text can ping anyone else",
            );
        }
        let roles = list("roles").map_or(&[][..], Vec::as_slice);
        let different: BTreeSet<_> = roles.iter().filter_map(Value::as_str).collect();
        if different.len() != roles.len() || roles.len() > ROLES {
            self.complain(format!(
                "allowed_mentions.roles: must be at most {ROLES} different ids as text"
            ));
        }
    }

    /// Writes down which roles a message pings: those that it names as pinged, mentions in its text, and may
    /// ping. What only one person sees pings nobody.
    pub(super) fn note_pings(&mut self, message: MessageId, body: &Value) {
        let Some(record) = self.messages.get(&message).filter(|m| m.owner.is_none()) else {
            return;
        };
        let channel = record.channel;
        let Some(server) = channel.server.and_then(|id| self.server(id)) else { return };
        let roles = body.pointer("/allowed_mentions/roles").and_then(Value::as_array);
        let all = self.bot_permissions(&channel) & MENTION_EVERYONE != 0;
        let mut pings = Vec::new();
        for id in roles.into_iter().flatten().filter_map(Value::as_str) {
            let role = server.roles.iter().find(|role| role.id.to_string() == id);
            let mention = format!("<@&{id}>");
            if let Some(role) = role.filter(|role| role.mentionable || all)
                && says(body, &mention)
            {
                let whom = format!("@{}", role.name);
                pings.push(Ping { message, channel, role: role.id, whom });
            }
        }
        self.pings.extend(pings);
    }
}

/// Finds out whether a text of a message has these words. A mention in an embed pings nobody.
fn says(value: &Value, words: &str) -> bool {
    let content = value.get("content").and_then(Value::as_str);
    let within = |field: &str| match value.get(field) {
        Some(Value::Array(list)) => list.iter().any(|inner| says(inner, words)),
        Some(inner) => says(inner, words),
        None => false,
    };
    content.is_some_and(|content| content.contains(words)) || within("components")
}
