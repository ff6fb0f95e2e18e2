//! Messages that the bot posts in a channel, and what it does to them later.

use serde_json::Value;

use super::error::ApiError;
use super::files::listed;
use super::multipart::Sent;
use super::payload;
use super::people::{Channel, ChannelKind, MessageId};
use super::rules::messages::{self, BodyUse};
use super::server::{FORUM, VIEW_CHANNEL};
use super::world::World;

/// Send Messages. Source: Permissions, "Bitwise Permission Flags".
const SEND_MESSAGES: u64 = 1 << 11;
/// Manage Messages. Source: as above.
const MANAGE_MESSAGES: u64 = 1 << 13;
/// Attach Files. Source: as above.
const ATTACH_FILES: u64 = 1 << 15;
/// Read Message History. Source: as above.
const READ_MESSAGE_HISTORY: u64 = 1 << 16;
/// Send Messages in Threads. Source: as above.
const SEND_MESSAGES_IN_THREADS: u64 = 1 << 38;
/// Longest nonce, in characters. Source: Message Resource, "Create Message".
const NONCE: usize = 25;

impl World {
    /// A message as Discord gives it to the bot.
    pub(super) fn message_json(&self, id: MessageId) -> Value {
        self.messages.get(&id).map_or(Value::Null, |record| payload::message(record, self))
    }

    /// Posts a message of the bot, or says why Discord would not.
    pub(super) fn post_in_channel(
        &mut self,
        channel: Option<u64>,
        sent: &Sent,
    ) -> Result<Value, ApiError> {
        let channel = channel.and_then(|id| self.channel_of_id(id));
        let Some(channel) = channel else {
            return Err(self.refuse(ApiError::unknown_channel(), "a message to an unknown channel"));
        };
        let body = &listed(&sent.json, &sent.files);
        let mut problems = messages::check(body, BodyUse::Channel);
        problems.extend(messages::check_reference(body));
        problems.extend(self.file_problems(body, &sent.files, None));
        let nonce = body.get("nonce").filter(|nonce| !nonce.is_null());
        let nonce = nonce.map(|nonce| nonce.as_str().unwrap_or_default());
        if nonce.is_some_and(|nonce| nonce.is_empty() || nonce.chars().count() > NONCE) {
            problems.push(format!("nonce: must be a text of at most {NONCE} characters"));
        }
        self.accept(problems)?;
        self.mind_pings(body);
        let answers = answered(body);
        self.may_post(channel, answers.is_some(), !sent.files.is_empty())?;
        let enforced = body.get("enforce_nonce").and_then(Value::as_bool) == Some(true);
        if let Some(known) = nonce.filter(|_| enforced).and_then(|nonce| self.nonces.get(nonce)) {
            return Ok(self.message_json(*known));
        }
        let here = |id: &MessageId| self.messages.get(id).is_some_and(|m| m.channel == channel);
        let answers = answers.filter(here);
        let flags = body.get("flags").and_then(Value::as_u64).unwrap_or(0);
        let files = self.files_after(body, &sent.files, &[]);
        let id = self.post(channel, None, flags, body, files);
        if let Some(record) = self.messages.get_mut(&id) {
            record.answers = answers;
        }
        self.note_pings(id, body);
        self.nonces.extend(nonce.map(|nonce| (nonce.to_owned(), id)));
        Ok(self.message_json(id))
    }

    /// Edits a message of the bot.
    pub(super) fn edit_in_channel(
        &mut self,
        channel: &str,
        message: &str,
        sent: &Sent,
    ) -> Result<Value, ApiError> {
        let id = self.message_for_bot(channel, message)?;
        let record = self.messages.get(&id).filter(|record| record.author.is_none());
        let Some(way) = record.map(super::record::Record::as_edited) else {
            return Err(self.refuse(ApiError::of_another_author(), "an edit of another's message"));
        };
        let mut problems = messages::check(&sent.json, way);
        problems.extend(self.file_problems(&sent.json, &sent.files, Some(id)));
        self.accept(problems)?;
        self.mind_pings(&sent.json);
        self.update(id, sent);
        Ok(self.message_json(id))
    }

    /// Deletes a message: one of the bot's own, or with Manage Messages any.
    pub(super) fn delete_in_channel(
        &mut self,
        channel: &str,
        message: &str,
    ) -> Result<(), ApiError> {
        let id = self.message_for_bot(channel, message)?;
        let record = self.messages.get(&id).filter(|record| record.author.is_some());
        if record.is_some_and(|m| self.bot_permissions(&m.channel) & MANAGE_MESSAGES == 0) {
            return Err(ApiError::missing_permissions());
        }
        if let Some(record) = self.messages.get_mut(&id) {
            record.gone = true;
        }
        Ok(())
    }

    /// Gives the bot a message of a channel.
    pub(super) fn read_in_channel(
        &mut self,
        channel: &str,
        message: &str,
    ) -> Result<Value, ApiError> {
        let id = self.message_for_bot(channel, message)?;
        let record = self.messages.get(&id);
        let history = record.is_some_and(|m| {
            m.channel.server.is_none()
                || self.bot_permissions(&m.channel) & READ_MESSAGE_HISTORY != 0
        });
        if history { Ok(self.message_json(id)) } else { Err(ApiError::missing_permissions()) }
    }

    /// Finds a channel that the bot sees. That it does not see it any more is no complaint.
    pub(super) fn channel_for_bot(&mut self, id: Option<u64>) -> Result<Channel, ApiError> {
        let Some(channel) = id.and_then(|id| self.channel_of_id(id)) else {
            return Err(ApiError::unknown_channel());
        };
        let sees = match channel.kind {
            ChannelKind::Group => false,
            ChannelKind::Direct => true,
            ChannelKind::Server => {
                self.has_bot(&channel) && self.bot_permissions(&channel) & VIEW_CHANNEL != 0
            }
        };
        if sees { Ok(channel) } else { Err(ApiError::missing_access()) }
    }

    /// Finds a server that the bot is in.
    pub(super) fn server_for_bot(&mut self, id: Option<u64>) -> Result<u64, ApiError> {
        match id.and_then(|id| self.server(id)) {
            Some(server) if server.has_bot => Ok(server.id),
            Some(_) => Err(ApiError::missing_access()),
            None => Err(self.refuse(ApiError::unknown_server(), "a server that is not there")),
        }
    }

    /// Finds a message in a channel that the bot sees. Somebody may have deleted it, so that it is gone is
    /// no complaint; what only one person sees cannot be reached in this way.
    fn message_for_bot(&mut self, channel: &str, message: &str) -> Result<MessageId, ApiError> {
        let channel = self.channel_for_bot(channel.parse().ok())?;
        let id = message.parse().map(MessageId).ok();
        let found = id.and_then(|id| self.messages.get(&id));
        let found = found.filter(|m| !m.gone && m.channel == channel && m.owner.is_none());
        found.map(|record| record.id).ok_or_else(ApiError::unknown_message)
    }

    /// Refuses a body with problems.
    fn accept(&mut self, problems: Vec<String>) -> Result<(), ApiError> {
        if problems.is_empty() {
            return Ok(());
        }
        self.complaints.extend(problems.iter().cloned());
        Err(ApiError::invalid_body(problems))
    }

    /// Finds out whether the bot may post in a channel. That it may not is no complaint: nothing tells it
    /// beforehand that a person's direct messages are closed, or that it lost a permission.
    fn may_post(&mut self, channel: Channel, answers: bool, files: bool) -> Result<(), ApiError> {
        let may = self.bot_permissions(&channel);
        let has = |these: u64| may & these == these;
        let send = if channel.parent.is_some() { SEND_MESSAGES_IN_THREADS } else { SEND_MESSAGES };
        match channel.kind {
            ChannelKind::Group => {
                Err(self.refuse(ApiError::missing_access(), "a message to a chat without the bot"))
            }
            ChannelKind::Direct if channel.owner.is_some_and(|who| self.closed.contains(&who)) => {
                Err(ApiError::cannot_send_to_user())
            }
            ChannelKind::Server if !self.has_bot(&channel) || !has(VIEW_CHANNEL) => {
                Err(ApiError::missing_access())
            }
            ChannelKind::Server if self.place(channel.id).is_some_and(|p| p.kind == FORUM) => {
                Err(self.refuse(ApiError::not_a_text_channel(), "a message into a forum itself"))
            }
            ChannelKind::Server if !has(send) => Err(ApiError::missing_permissions()),
            ChannelKind::Server if files && !has(ATTACH_FILES) => {
                Err(ApiError::missing_permissions())
            }
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
