//! Who acts, where, and the names by which messages and interactions are found again.

use std::fmt;

/// The bot's application and its user have one id, as with every newer Discord app. Its first token part says it.
pub(super) const APPLICATION: u64 = 1_000_000_000_000_000_001;
/// The server that is there from the start; its role `@everyone` has the same id.
pub(super) const SERVER: u64 = 1_000_000_000_000_000_002;
/// Its channel `general`.
pub(super) const CHANNEL: u64 = 1_000_000_000_000_000_003;
/// The category under which its channels are listed.
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
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// The channel that a thread or a forum post belongs to.
    pub(super) parent: Option<u64>,
    /// The server it belongs to.
    pub(super) server: Option<u64>,
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

    /// Returns the channel that a thread or a forum post belongs to.
    pub fn parent(&self) -> Option<u64> {
        self.parent
    }

    /// Returns the id of the server it belongs to; a direct message and a group chat belong to none.
    pub fn server(&self) -> Option<u64> {
        self.server
    }
}
