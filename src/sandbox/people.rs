//! Who acts, where, and the names by which messages and interactions are found again.

use std::fmt;

use serde_json::Value;

/// The bot's application and its user have one id, as with every newer Discord app. Its first token part says it.
pub(super) const APPLICATION: u64 = 1_000_000_000_000_000_001;
/// The only server there is.
pub(super) const SERVER: u64 = 1_000_000_000_000_000_002;
/// Its only channel; threads belong to it.
pub(super) const CHANNEL: u64 = 1_000_000_000_000_000_003;
/// The category under which that channel is listed.
pub(super) const CATEGORY: u64 = 1_000_000_000_000_000_004;
/// The role of those who have Manage Server.
pub(super) const MODERATORS: u64 = 1_000_000_000_000_000_005;

/// The id of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MessageId(pub(super) u64);

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The id of an interaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InteractionId(pub(super) u64);

impl fmt::Display for InteractionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A person who uses the bot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub(super) id: u64,
    pub(super) name: String,
    pub(super) moderator: bool,
    pub(super) locale: String,
    pub(super) roles: Vec<u64>,
    /// The permissions that were taken from them in the server.
    pub(super) taken: u64,
}

impl Person {
    /// Returns the user id.
    pub fn id(&self) -> u64 {
        self.id
    }

    /// Returns the same person with their Discord in another language, by Discord's name for it.
    #[must_use]
    pub fn speaking(mut self, locale: &str) -> Self {
        locale.clone_into(&mut self.locale);
        self
    }

    /// Returns the same person with one more role in the server.
    #[must_use]
    pub fn with_role(mut self, role: u64) -> Self {
        self.roles.push(role);
        self
    }

    /// Returns the same person without these permissions in the server, by Discord's bits.
    #[must_use]
    pub fn without(mut self, permissions: u64) -> Self {
        self.taken |= permissions;
        self
    }

    /// Returns the name the person was made with.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// What kind of channel a message stands in. The numbers are Discord's interaction contexts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChannelKind {
    /// A channel of a server that has the bot.
    Server = 0,
    /// The direct message between one person and the bot.
    Direct = 1,
    /// A group chat, or a direct message between people, which the bot itself is not part of.
    Group = 2,
}

/// A channel where messages stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Channel {
    pub(super) id: u64,
    pub(super) kind: ChannelKind,
    pub(super) owner: Option<u64>,
    /// The channel that a thread belongs to.
    pub(super) parent: Option<u64>,
}

impl Channel {
    /// Returns the channel id.
    pub fn id(&self) -> u64 {
        self.id
    }

    /// Returns what kind of channel it is.
    pub fn kind(&self) -> ChannelKind {
        self.kind
    }

    /// Finds out whether a person is in this channel: in servers and groups everybody is.
    pub(super) fn has(&self, who: &Person) -> bool {
        self.kind != ChannelKind::Direct || self.owner == Some(who.id)
    }
}

/// A message as one person sees it. [`view`](super::view) reads its components.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// The id to press on.
    pub id: MessageId,
    /// The name of its author.
    pub author: String,
    /// Whether the bot wrote it.
    pub by_bot: bool,
    /// Whether only [`owner`](Self::owner) sees it.
    pub ephemeral: bool,
    /// The channel that it stands in.
    pub channel: Channel,
    /// The person who may see it, if it is ephemeral.
    pub owner: Option<Person>,
    /// Discord's message flags.
    pub flags: u64,
    /// The message that it answers, if it answers one.
    pub answers: Option<MessageId>,
    /// `content`, `embeds` and `components`, as the bot sent them.
    pub body: Value,
}

/// What a person saw happen after acting.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// A new message came.
    New(Message),
    /// A message has new content.
    Updated(Message),
    /// The bot acknowledged and showed nothing new.
    Kept,
    /// The message is gone.
    Removed,
}

impl Shown {
    /// Returns the message that came or changed.
    pub fn message(self) -> Option<Message> {
        match self {
            Self::New(message) | Self::Updated(message) => Some(message),
            Self::Kept | Self::Removed => None,
        }
    }
}

/// An interaction made by [`Sandbox::open_interaction`](super::Sandbox::open_interaction) or
/// [`Sandbox::open_press`](super::Sandbox::open_press), for tests that play the bot themselves.
#[derive(Debug, Clone)]
pub struct Interaction {
    /// The id of the interaction.
    pub id: InteractionId,
    /// The token with which it is answered.
    pub token: String,
    /// The event as a bot receives it.
    pub payload: Value,
}
