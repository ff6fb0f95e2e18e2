//! What a person writes: messages, answers, edits, and what stands in them beside words. The bot is told
//! of them as far as its intents go.

use std::time::Duration;

use serde_json::{Value, json};

use super::Sandbox;
use super::acts::PATIENCE;
use super::payload;
use super::people::{APPLICATION, Channel, ChannelKind, MessageId, Person, SERVER};
use super::record::Record;
use super::refused::Refused;
use super::server::{FORUM, VIEW_CHANNEL};
use super::shown::Message;
use super::world::World;

/// Intent for messages in servers. Source: Gateway, "List of Intents".
const GUILD_MESSAGES: u64 = 1 << 9;
/// Intent for direct messages. Source: as above.
const DIRECT_MESSAGES: u64 = 1 << 12;

/// Send Messages. Source: Permissions, "Bitwise Permission Flags".
const SEND: u64 = 1 << 11;
/// Send Messages in Threads. Source: as above.
const SEND_IN_THREADS: u64 = 1 << 38;

/// What a person writes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Writing<'w> {
    /// The words; a mention of the bot is `<@id>`.
    pub words: &'w str,
    /// What stands beside them.
    pub beside: Beside,
    /// The message that it answers; its author is pinged.
    pub answers: Option<MessageId>,
    /// Whether a program writes it.
    pub by_bot: bool,
}

/// What stands beside the words of a message, or in their place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Beside {
    /// Nothing.
    #[default]
    Nothing,
    /// A file.
    File,
    /// A sticker.
    Sticker,
    /// A voice message.
    Voice,
    /// A message of somebody else, sent on.
    Forward,
    /// A poll.
    Poll,
}

impl Sandbox {
    /// Writes a message and returns the bot's next message in that channel.
    ///
    /// Only a bot with the intent for such messages gets it; in a server it gets the words only if it is
    /// mentioned (`<@id>`).
    ///
    /// # Errors
    ///
    /// Refuses `NotVisible` for a channel the person does not see, `MayNotWrite` where they cannot write, and
    /// reports a bot that did not answer (`NoBot`, `NotAnswered`).
    pub async fn say(
        &self,
        who: &Person,
        channel: &Channel,
        words: &str,
    ) -> Result<Message, Refused> {
        let id = self.write(who, channel, Writing { words, ..Writing::default() })?;
        self.answered(who, channel, id, PATIENCE).await
    }

    /// Writes something, and waits for nothing.
    ///
    /// # Errors
    ///
    /// Refuses `NotVisible` for a channel the person does not see, `MayNotWrite` where they cannot write, and
    /// reports `NoBot`.
    pub fn write(
        &self,
        who: &Person,
        channel: &Channel,
        writing: Writing<'_>,
    ) -> Result<MessageId, Refused> {
        self.hub.change(|world| world.receive_message(who, channel, writing))
    }

    /// Waits for the bot's first message in a channel after this one; `limit` is real time.
    ///
    /// # Errors
    ///
    /// Reports a bot that did not answer (`NotAnswered`).
    pub async fn answered(
        &self,
        who: &Person,
        channel: &Channel,
        message: MessageId,
        limit: Duration,
    ) -> Result<Message, Refused> {
        let answer = self.hub.wait(limit, |world| {
            let mut later = world.messages.range(message..);
            let (id, _) = later.find(|(_, m)| m.author.is_none() && m.channel == *channel)?;
            world.seen(who, *id)
        });
        answer.await.ok_or(Refused::NotAnswered { interaction: message.0 })
    }

    /// Changes the words of a message.
    pub fn edit(&self, message: MessageId, words: &str) {
        self.hub.change(|world| {
            let Some(record) = world.messages.get_mut(&message) else { return };
            record.body = json!({"content": words});
            record.edited = Some(record.born);
            if let Some(record) = world.messages.get(&message) {
                let event = payload::message_create(record, true, world);
                world.dispatch("MESSAGE_UPDATE", event);
            }
        });
    }

    /// The event of a message, as a bot receives it.
    pub fn event_of(&self, message: MessageId) -> Option<Value> {
        let mention = format!("<@{APPLICATION}>");
        self.hub.read(|world| {
            let record = world.messages.get(&message)?;
            let mentioned = record.body.get("content")?.as_str()?.contains(&mention);
            Some(payload::message_create(record, mentioned, world))
        })
    }

    /// Closes a person's direct messages to the bot, or opens them.
    pub fn close_direct(&self, who: &Person, closed: bool) {
        self.hub.change(|world| {
            if closed {
                world.closed.insert(who.id);
            } else {
                world.closed.remove(&who.id);
            }
        });
    }

    /// Takes these permissions from the bot in the server, by Discord's bits.
    pub fn take_from_bot(&self, permissions: u64) {
        self.hub.change(|world| {
            if let Some(server) = world.server_mut(SERVER) {
                server.taken_from_bot |= permissions;
            }
        });
    }

    /// Takes the bot out of the server without an event: people use it there as an app of their own account.
    pub fn take_bot_out(&self) {
        self.hub.change(|world| {
            if let Some(server) = world.server_mut(SERVER) {
                server.has_bot = false;
            }
        });
    }
}

impl World {
    /// Puts down what a person wrote and tells the bot, if it listens.
    fn receive_message(
        &mut self,
        who: &Person,
        channel: &Channel,
        writing: Writing<'_>,
    ) -> Result<MessageId, Refused> {
        if !self.sees(who, channel) {
            return Err(Refused::NotVisible);
        }
        let forum = self.place(channel.id).is_some_and(|place| place.kind == FORUM);
        let send = if channel.parent.is_some() { SEND_IN_THREADS } else { SEND };
        if forum || self.permissions(who, channel) & send == 0 {
            return Err(Refused::MayNotWrite);
        }
        self.remember(who);
        let intents = self.bot().ok_or(Refused::NoBot)?.intents.unwrap_or(0);
        let id = MessageId(self.next_id());
        let record = Record {
            id,
            author: Some(who.clone()),
            channel: *channel,
            owner: None,
            flags: flags(writing.beside),
            body: body(writing),
            files: Vec::new(),
            answers: writing.answers,
            gone: false,
            born: self.clock.now(),
            edited: None,
        };
        let listens = match channel.kind {
            ChannelKind::Server => {
                self.has_bot(channel)
                    && self.bot_permissions(channel) & VIEW_CHANNEL != 0
                    && intents & GUILD_MESSAGES != 0
            }
            ChannelKind::Direct => intents & DIRECT_MESSAGES != 0,
            ChannelKind::Group => false,
        };
        if listens {
            let mention = format!("<@{APPLICATION}>");
            let of_bot = |id| self.messages.get(&id).is_some_and(|m| m.author.is_none());
            let pinged = writing.words.contains(&mention) || writing.answers.is_some_and(of_bot);
            let mut event = payload::message_create(&record, pinged, self);
            if let (true, Some(author)) =
                (writing.by_bot, event.get_mut("author").and_then(Value::as_object_mut))
            {
                author.insert("bot".to_owned(), json!(true));
            }
            self.dispatch("MESSAGE_CREATE", event);
        }
        self.messages.insert(id, record);
        Ok(id)
    }
}

/// Message flags of a voice message and of one that was sent on. Source: Message Resource, "Message Flags".
fn flags(beside: Beside) -> u64 {
    match beside {
        Beside::Voice => 1 << 13,
        Beside::Forward => 1 << 14,
        Beside::Nothing | Beside::File | Beside::Sticker | Beside::Poll => 0,
    }
}

fn body(writing: Writing<'_>) -> Value {
    let file = |name: &str| {
        json!([{"id": "900", "filename": name, "size": 1, "url": "https://cdn.discordapp.com/a",
            "proxy_url": "https://media.discordapp.net/a"}])
    };
    let mut body = json!({"content": writing.words});
    let more = match writing.beside {
        Beside::Nothing => json!({}),
        Beside::File => json!({"attachments": file("photo.png")}),
        Beside::Voice => json!({"attachments": file("voice-message.ogg")}),
        Beside::Sticker => {
            json!({"sticker_items": [{"id": "901", "name": "wave", "format_type": 1}]})
        }
        Beside::Forward => json!({
            "message_reference": {"type": 1, "channel_id": "902", "message_id": "903"},
        }),
        Beside::Poll => json!({"poll": {
            "question": {"text": "Which?"}, "expiry": null, "allow_multiselect": false,
            "layout_type": 1, "answers": [{"answer_id": 1, "poll_media": {"text": "This"}}],
        }}),
    };
    if let (Some(body), Value::Object(more)) = (body.as_object_mut(), more) {
        body.extend(more);
    }
    body
}
