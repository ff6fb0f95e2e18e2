//! The state of the stand-in: people, servers, channels, messages, interactions, commands and connected bots.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use tokio::sync::mpsc;

use super::clock::{self, Clock, lasting_id};
use super::names::{Names, ids_in};
use super::people::{
    APPLICATION, Channel, ChannelKind, InteractionId, MODERATORS, MessageId, Person, SERVER,
};
use super::record::{OpenInteraction, Record, StoredFile};
use super::rules::limits::EPHEMERAL;
use super::server::{Place, ServerState};
use super::shown::{FileShown, Message};

/// The name under which the bot appears.
pub(super) const BOT_NAME: &str = "bot";

/// Everything the stand-in remembers. It is gone when the stand-in stops.
#[derive(Debug)]
pub(super) struct World {
    pub(super) clock: Clock,
    /// The address of the stand-in, without a slash at the end.
    pub(super) address: String,
    pub(super) messages: BTreeMap<MessageId, Record>,
    pub(super) interactions: BTreeMap<InteractionId, OpenInteraction>,
    pub(super) commands: Vec<Value>,
    pub(super) commands_read: bool,
    pub(super) command_writes: usize,
    pub(super) complaints: Vec<String>,
    pub(super) sessions: Vec<Session>,
    /// Who takes no direct messages from the bot.
    pub(super) closed: BTreeSet<u64>,
    /// The messages of the bot by the nonce that keeps them from being posted twice.
    pub(super) nonces: BTreeMap<String, MessageId>,
    pub(super) servers: Vec<ServerState>,
    /// The channels of all servers, direct messages and group chats.
    pub(super) places: Vec<Place>,
    /// Who was pinged.
    pub(super) pings: Vec<Ping>,
    /// Files that people have at hand, for options that take one; and those they sent so.
    pub(super) held: BTreeMap<String, StoredFile>,
    names: BTreeMap<String, u64>,
    /// People as they acted last.
    people: BTreeMap<u64, Person>,
    count: u64,
}

/// That the bot pinged everybody who has a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ping {
    /// The message that pinged.
    pub message: MessageId,
    /// The channel that it stands in.
    pub channel: Channel,
    /// The id of the role.
    pub role: u64,
    /// The role as it is written: `@Helpers`.
    pub whom: String,
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
    pub(super) fn new(clock: Clock, address: String) -> Self {
        let mut world = Self {
            clock,
            address,
            messages: BTreeMap::new(),
            interactions: BTreeMap::new(),
            commands: Vec::new(),
            commands_read: false,
            command_writes: 0,
            complaints: Vec::new(),
            sessions: Vec::new(),
            closed: BTreeSet::new(),
            nonces: BTreeMap::new(),
            servers: Vec::new(),
            places: Vec::new(),
            pings: Vec::new(),
            held: BTreeMap::new(),
            names: BTreeMap::new(),
            people: BTreeMap::new(),
            count: 0,
        };
        world.add_server(SERVER, "First server");
        world
    }

    /// Makes a server with its roles and channels.
    pub(super) fn add_server(&mut self, id: u64, name: &str) {
        let mut count = 0_u64;
        let mut number = || {
            count += 1;
            lasting_id(id, &count.to_string())
        };
        let server = ServerState::new(id, name, &mut number);
        let places = server.places(&mut number);
        self.servers.push(server);
        self.places.extend(places);
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
        let known = self.names.get(name).copied();
        let id = known.unwrap_or_else(|| lasting_id(0, name));
        self.names.insert(name.to_owned(), id);
        let roles = if moderator { vec![MODERATORS] } else { Vec::new() };
        let (name, locale) = (name.to_owned(), "en-US".to_owned());
        let person = Person { id, name, locale, roles, taken: 0 };
        self.people.entry(id).or_insert_with(|| person.clone());
        person
    }

    /// Notes how somebody is who acts: their roles and language.
    pub(super) fn remember(&mut self, who: &Person) {
        self.people.insert(who.id, who.clone());
    }

    pub(super) fn person_of_id(&self, id: u64) -> Option<&Person> {
        self.people.get(&id)
    }

    pub(super) fn people(&self) -> impl Iterator<Item = &Person> {
        self.people.values()
    }

    /// Finds a person's channel of a kind, or makes it.
    pub(super) fn channel(&mut self, kind: ChannelKind, owner: u64) -> Channel {
        let owner = Some(owner);
        let mut known = self.places.iter().map(|place| place.channel);
        if let Some(channel) = known.find(|p| p.kind == kind && p.owner == owner) {
            return channel;
        }
        let channel = Channel { id: self.next_id(), kind, owner, parent: None, server: None };
        let (name, kind) = match kind {
            ChannelKind::Direct | ChannelKind::Server => (String::new(), 1),
            ChannelKind::Group => ("friends".to_owned(), 3),
        };
        self.places.push(Place { channel, name, kind, overwrites: Vec::new() });
        channel
    }

    pub(super) fn place(&self, id: u64) -> Option<&Place> {
        self.places.iter().find(|place| place.channel.id == id)
    }

    pub(super) fn channel_of_id(&self, id: u64) -> Option<Channel> {
        self.place(id).map(|place| place.channel)
    }

    pub(super) fn server(&self, id: u64) -> Option<&ServerState> {
        self.servers.iter().find(|server| server.id == id)
    }

    pub(super) fn server_mut(&mut self, id: u64) -> Option<&mut ServerState> {
        self.servers.iter_mut().find(|server| server.id == id)
    }

    /// Gives a message as a person sees it, if they do.
    pub(super) fn seen(&self, who: &Person, id: MessageId) -> Option<Message> {
        let record = self.messages.get(&id)?;
        let visible = !record.gone
            && record.owner.as_ref().is_none_or(|owner| owner.id == who.id)
            && self.sees(who, &record.channel);
        visible.then(|| self.message(record))
    }

    fn message(&self, record: &Record) -> Message {
        let author = record.author.as_ref().map_or(BOT_NAME, |person| person.name());
        let files = record.files.iter().map(|file| FileShown {
            name: file.name.clone(),
            size: file.bytes.len(),
            url: self.file_address(record.channel.id, file),
        });
        Message {
            id: record.id,
            author: author.to_owned(),
            by_bot: record.author.is_none(),
            ephemeral: record.owner.is_some(),
            channel: record.channel,
            owner: record.owner.clone(),
            flags: record.flags,
            answers: record.answers,
            body: record.body.clone(),
            files: files.collect(),
            names: self.names_in(&record.body.to_string()),
        }
    }

    /// The address of a file, in the form that those of Discord have.
    pub(super) fn file_address(&self, channel: u64, file: &StoredFile) -> String {
        format!("{}/attachments/{channel}/{}/{}", self.address, file.id, file.name)
    }

    /// What the ids in a text look like as mentions.
    pub(super) fn names_in(&self, text: &str) -> Names {
        let ids = ids_in(text).into_iter();
        let named = ids.filter_map(|id| Some((id, self.mention(id)?)));
        Names { by_id: named.collect(), now: self.clock.now().as_secs() }
    }

    /// What the mention of an id looks like.
    pub(super) fn mention(&self, id: u64) -> Option<String> {
        if id == APPLICATION {
            return Some(format!("@{BOT_NAME}"));
        }
        if let Some(person) = self.people.get(&id) {
            return Some(format!("@{}", person.name));
        }
        if let Some(place) = self.place(id).filter(|place| !place.name.is_empty()) {
            return Some(format!("#{}", place.name));
        }
        let mut roles = self.servers.iter().flat_map(|server| &server.roles);
        let role = roles.find(|role| role.id == id)?;
        Some(format!("@{}", role.name.trim_start_matches('@')))
    }

    /// Puts a message of the bot into a channel and returns its id.
    pub(super) fn post(
        &mut self,
        channel: Channel,
        owner: Option<Person>,
        flags: u64,
        body: &Value,
        files: Vec<StoredFile>,
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
            files,
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
