//! Where something happened.

use super::member::Permissions;
use crate::id::ChannelId;
use crate::id::ServerId;

/// The channel in which something happened, as far as Discord told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Channel {
    /// Whether it is a server, the direct message with the bot, or a group.
    pub kind: ChannelKind,
    /// The server it belongs to; `None` outside servers.
    pub server: Option<ServerId>,
    /// The id of the channel.
    pub id: Option<ChannelId>,
    /// For a thread or a post of a forum, the channel it belongs to; `None` for all others.
    pub parent: Option<ChannelId>,
    /// For a channel that is no thread, the category under which it is listed, if any; `None` for
    /// all others.
    pub category: Option<ChannelId>,
    /// What the bot may do there.
    pub bot_permissions: Permissions,
    /// Whether the bot is a member of the server; where it is not, a person brought it along.
    pub bot_is_member: bool,
}

/// What kind of channel it is for the bot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChannelKind {
    /// In a server's channel.
    Server,
    /// In the one-to-one direct message with the bot. Only there nobody else can see a message.
    DirectWithBot,
    /// In a group chat, or in somebody else's direct message.
    Elsewhere,
}

impl Channel {
    /// A channel of which only the kind is known.
    pub fn of(kind: ChannelKind) -> Self {
        let (server, id, parent, category) = (None, None, None, None);
        let bot_permissions = Permissions::default();
        Self { kind, server, id, parent, category, bot_permissions, bot_is_member: false }
    }
}
