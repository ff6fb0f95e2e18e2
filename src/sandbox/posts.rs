//! Messages that the bot posts in a channel.

use serde_json::Value;

use super::payload;
use super::people::{Channel, ChannelKind, MessageId};
use super::rest::ApiError;
use super::rules::messages::{self, BodyUse};
use super::world::World;

/// View Channel. Source: Permissions, "Bitwise Permission Flags".
const VIEW_CHANNEL: u64 = 1 << 10;
/// Send Messages. Source: as above.
const SEND_MESSAGES: u64 = 1 << 11;
/// Read Message History. Source: as above.
const READ_MESSAGE_HISTORY: u64 = 1 << 16;
/// Send Messages in Threads. Source: as above.
const SEND_MESSAGES_IN_THREADS: u64 = 1 << 38;
/// Longest nonce, in characters. Source: Message Resource, "Create Message".
const NONCE: usize = 25;

impl World {
    /// Posts a message of the bot, or says why Discord would not.
    pub(super) fn post_in_channel(
        &mut self,
        channel: Option<u64>,
        body: &Value,
    ) -> Result<Value, ApiError> {
        let channel = channel.and_then(|id| self.channel_of_id(id));
        let Some(channel) = channel else {
            return Err(self.refuse(ApiError::unknown_channel(), "a message to an unknown channel"));
        };
        let mut problems = messages::check(body, BodyUse::Channel);
        problems.extend(messages::check_reference(body));
        let nonce = body.get("nonce").filter(|nonce| !nonce.is_null());
        let nonce = nonce.map(|nonce| nonce.as_str().unwrap_or_default());
        if nonce.is_some_and(|nonce| nonce.is_empty() || nonce.chars().count() > NONCE) {
            problems.push(format!("nonce: must be a text of at most {NONCE} characters"));
        }
        if !problems.is_empty() {
            self.complaints.extend(problems.iter().cloned());
            return Err(ApiError::invalid_body(problems));
        }
        self.mind_pings(body);
        let answers = answered(body);
        self.may_post(channel, answers.is_some())?;
        let enforced = body.get("enforce_nonce").and_then(Value::as_bool) == Some(true);
        if let Some(known) = nonce.filter(|_| enforced).and_then(|nonce| self.nonces.get(nonce)) {
            return Ok(self.messages.get(known).map_or(Value::Null, payload::message));
        }
        let here = |id: &MessageId| self.messages.get(id).is_some_and(|m| m.channel == channel);
        let answers = answers.filter(here);
        let flags = body.get("flags").and_then(Value::as_u64).unwrap_or(0);
        let id = self.post(channel, None, flags, body);
        if let Some(record) = self.messages.get_mut(&id) {
            record.answers = answers;
        }
        self.nonces.extend(nonce.map(|nonce| (nonce.to_owned(), id)));
        Ok(self.messages.get(&id).map_or(Value::Null, payload::message))
    }

    /// Finds out whether the bot may post in a channel. That it may not is no complaint: nothing tells it
    /// beforehand that a person's direct messages are closed, or that it lost a permission.
    fn may_post(&mut self, channel: Channel, answers: bool) -> Result<(), ApiError> {
        let has = |these: u64| self.bot_permissions & these == these;
        let send = if channel.parent.is_some() { SEND_MESSAGES_IN_THREADS } else { SEND_MESSAGES };
        match channel.kind {
            ChannelKind::Group => {
                Err(self.refuse(ApiError::missing_access(), "a message to a chat without the bot"))
            }
            ChannelKind::Direct if channel.owner.is_some_and(|who| self.closed.contains(&who)) => {
                Err(ApiError::cannot_send_to_user())
            }
            ChannelKind::Server if !self.bot_in_server || !has(VIEW_CHANNEL) => {
                Err(ApiError::missing_access())
            }
            ChannelKind::Server if !has(send) => Err(ApiError::missing_permissions()),
            ChannelKind::Server if answers && !has(READ_MESSAGE_HISTORY) => {
                Err(ApiError::cannot_reply())
            }
            ChannelKind::Server | ChannelKind::Direct => Ok(()),
        }
    }
}

/// The message that a message of the bot answers.
fn answered(body: &Value) -> Option<MessageId> {
    let id = body.get("message_reference")?.get("message_id")?.as_str()?;
    Some(MessageId(id.parse().ok()?))
}
