//! The state of the stand-in: people, channels, messages, interactions, commands and connected bots.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use serde_json::{Map, Value};
use tokio::sync::mpsc;

use super::clock::{self, Clock};
use super::people::{
    CHANNEL, Channel, ChannelKind, InteractionId, MODERATORS, Message, MessageId, Person,
};
use super::rules::limits::{COMPONENTS_V2, EPHEMERAL, MEMBER_PERMISSIONS};
use super::rules::messages::BodyUse;

/// The name under which the bot appears.
pub(super) const BOT_NAME: &str = "bot";

/// Everything the stand-in remembers. It is gone when the stand-in stops.
#[derive(Debug)]
pub(super) struct World {
    pub(super) clock: Clock,
    pub(super) messages: BTreeMap<MessageId, Record>,
    pub(super) interactions: BTreeMap<InteractionId, OpenInteraction>,
    pub(super) commands: Vec<Value>,
    pub(super) commands_read: bool,
    pub(super) command_writes: usize,
    pub(super) complaints: Vec<String>,
    pub(super) sessions: Vec<Session>,
    /// The language that the server has set, by Discord's name for it.
    pub(super) server_locale: String,
    /// Who takes no direct messages from the bot.
    pub(super) closed: BTreeSet<u64>,
    /// Whether the bot is a member of the server, and what it may do there.
    pub(super) bot_in_server: bool,
    pub(super) bot_permissions: u64,
    /// The messages of the bot by the nonce that keeps them from being posted twice.
    pub(super) nonces: BTreeMap<String, MessageId>,
    people: BTreeMap<String, u64>,
    channels: Vec<Channel>,
    count: u64,
}

/// A message, also one that is gone.
#[derive(Debug, Clone)]
pub(super) struct Record {
    pub(super) id: MessageId,
    /// The person who wrote it; none if the bot did.
    pub(super) author: Option<Person>,
    pub(super) channel: Channel,
    pub(super) owner: Option<Person>,
    pub(super) flags: u64,
    pub(super) body: Value,
    /// The message that it answers.
    pub(super) answers: Option<MessageId>,
    pub(super) gone: bool,
    pub(super) born: Duration,
    pub(super) edited: Option<Duration>,
}

/// An interaction and what became of it.
#[derive(Debug)]
pub(super) struct OpenInteraction {
    pub(super) id: InteractionId,
    pub(super) token: String,
    pub(super) kind: InteractionKind,
    pub(super) born: Duration,
    pub(super) person: Person,
    pub(super) channel: Channel,
    /// The message whose button or menu was used.
    pub(super) source: Option<MessageId>,
    /// The message that `@original` names, once there is one.
    pub(super) original: Option<MessageId>,
    pub(super) answer: Option<BotAnswer>,
    /// The first answer as the bot sent it.
    pub(super) callback: Option<Value>,
    /// Why answers were refused, if any was.
    pub(super) refusals: Vec<String>,
    /// The person has stopped waiting for a first answer.
    pub(super) given_up: bool,
    pub(super) follow_ups: usize,
}

/// The kinds of interaction, by Discord's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InteractionKind {
    Command = 2,
    Component = 3,
    Autocomplete = 4,
}

/// What the bot's answer to an interaction amounts to.
#[derive(Debug, Clone)]
pub(super) enum BotAnswer {
    New(MessageId),
    Updated(MessageId),
    /// The bot has said that it will answer later.
    Deferred,
    Removed,
    Choices(Vec<(String, String)>),
}

/// A connected bot.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) number: u64,
    pub(super) outbox: mpsc::UnboundedSender<SessionOrder>,
    /// The intents it identified with; none until it has.
    pub(super) intents: Option<u64>,
}

/// What the stand-in tells a connection to do.
#[derive(Debug)]
pub(super) enum SessionOrder {
    Dispatch(String, Value),
    Cut,
}

impl World {
    pub(super) fn new(clock: Clock) -> Self {
        Self {
            clock,
            messages: BTreeMap::new(),
            interactions: BTreeMap::new(),
            commands: Vec::new(),
            commands_read: false,
            command_writes: 0,
            complaints: Vec::new(),
            sessions: Vec::new(),
            people: BTreeMap::new(),
            closed: BTreeSet::new(),
            bot_in_server: true,
            bot_permissions: MEMBER_PERMISSIONS,
            nonces: BTreeMap::new(),
            server_locale: "en-US".to_owned(),
            channels: vec![Channel {
                id: CHANNEL,
                kind: ChannelKind::Server,
                owner: None,
                parent: None,
            }],
            count: 0,
        }
    }

    /// Makes the next id.
    pub(super) fn next_id(&mut self) -> u64 {
        self.count += 1;
        clock::snowflake(self.clock.now(), self.count)
    }

    pub(super) fn complain(&mut self, what: impl Into<String>) {
        self.complaints.push(what.into());
    }

    /// Finds a person by name, or makes them.
    pub(super) fn person(&mut self, name: &str, moderator: bool) -> Person {
        let known = self.people.get(name).copied();
        let id = known.unwrap_or_else(|| self.next_id());
        self.people.insert(name.to_owned(), id);
        let roles = if moderator { vec![MODERATORS] } else { Vec::new() };
        let (name, locale) = (name.to_owned(), "en-US".to_owned());
        Person { id, name, moderator, locale, roles, taken: 0 }
    }

    pub(super) fn is_person(&self, id: u64) -> bool {
        self.people.values().any(|known| *known == id)
    }

    /// Finds a person's channel of a kind, or makes it.
    pub(super) fn channel(&mut self, kind: ChannelKind, owner: u64) -> Channel {
        let owner = (kind != ChannelKind::Server).then_some(owner);
        let known = self.channels.iter().find(|p| p.kind == kind && p.owner == owner);
        if let Some(channel) = known.copied() {
            return channel;
        }
        let id = self.next_id();
        let channel = Channel { id, kind, owner, parent: None };
        self.channels.push(channel);
        channel
    }

    /// Makes a thread in the server's channel.
    pub(super) fn thread(&mut self) -> Channel {
        let (id, kind) = (self.next_id(), ChannelKind::Server);
        let channel = Channel { id, kind, owner: None, parent: Some(CHANNEL) };
        self.channels.push(channel);
        channel
    }

    pub(super) fn channel_of_id(&self, id: u64) -> Option<Channel> {
        self.channels.iter().find(|channel| channel.id == id).copied()
    }

    /// Gives a message as a person sees it, if they do.
    pub(super) fn seen(&self, who: &Person, id: MessageId) -> Option<Message> {
        let record = self.messages.get(&id)?;
        let visible = !record.gone
            && record.channel.has(who)
            && record.owner.as_ref().is_none_or(|owner| owner.id == who.id);
        visible.then(|| record.message())
    }

    /// Puts a message of the bot into a channel and returns its id.
    pub(super) fn post(
        &mut self,
        channel: Channel,
        owner: Option<Person>,
        flags: u64,
        body: &Value,
    ) -> MessageId {
        let id = MessageId(self.next_id());
        let ephemeral = if owner.is_some() { EPHEMERAL } else { 0 };
        let mut record = Record {
            id,
            author: None,
            channel,
            owner,
            flags: (flags & !EPHEMERAL) | ephemeral,
            body: Value::Object(Map::new()),
            answers: None,
            gone: false,
            born: self.clock.now(),
            edited: None,
        };
        record.take(body);
        self.messages.insert(id, record);
        id
    }

    /// Finds the connection that gets events: the newest that has identified.
    pub(super) fn bot(&self) -> Option<&Session> {
        self.sessions.iter().rfind(|s| s.intents.is_some())
    }

    /// Sends an event to the bot, and says whether there is one.
    pub(super) fn dispatch(&self, event: &str, data: Value) -> bool {
        self.bot().is_some_and(|session| {
            let order = SessionOrder::Dispatch(event.to_owned(), data);
            session.outbox.send(order).is_ok()
        })
    }
}

impl Record {
    /// Takes over the fields that make up what is shown.
    pub(super) fn take(&mut self, body: &Value) {
        let Some(shown) = self.body.as_object_mut() else {
            return;
        };
        for field in ["content", "embeds", "components"] {
            if let Some(value) = body.get(field) {
                shown.insert(field.to_owned(), value.clone());
            }
        }
    }

    /// Describes the message to the rule that checks an edit of it.
    pub(super) fn as_edited(&self) -> BodyUse {
        let content = self.body.get("content").and_then(Value::as_str);
        BodyUse::Edit {
            v2: self.flags & COMPONENTS_V2 != 0,
            ephemeral: self.owner.is_some(),
            content: content.is_some_and(|content| !content.is_empty()),
        }
    }

    fn message(&self) -> Message {
        let author = self.author.as_ref().map_or(BOT_NAME, |person| person.name());
        Message {
            id: self.id,
            author: author.to_owned(),
            by_bot: self.author.is_none(),
            ephemeral: self.owner.is_some(),
            channel: self.channel,
            owner: self.owner.clone(),
            flags: self.flags,
            answers: self.answers,
            body: self.body.clone(),
        }
    }
}
