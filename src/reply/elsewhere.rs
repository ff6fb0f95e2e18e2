//! What is done elsewhere than where it was asked for.

use super::Screen;
use crate::id::{ChannelId, MessageLink, RoleId};

/// One thing that is done in a channel.
#[derive(Clone, PartialEq, Eq)]
pub enum Elsewhere {
    /// A message is posted.
    Post {
        /// Where.
        channel: ChannelId,
        /// What everybody there sees.
        screen: Screen,
        /// Who is pinged by it; nobody else is, whatever the screen says.
        ping: Option<RoleId>,
    },
    /// A message of the bot's own becomes another.
    Edit {
        /// Which.
        at: MessageLink,
        /// What everybody there sees from then on.
        screen: Screen,
    },
    /// A message of the bot's own is taken away. This is left out once something before it failed,
    /// so that nothing goes for which nothing came; a message that is gone already counts as done.
    Delete {
        /// Which.
        at: MessageLink,
    },
}

/// What became of one thing that was to be done elsewhere: the message that it was done to.
pub type CameOf = Result<MessageLink, ElsewhereFailed>;

/// Why something could not be done elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ElsewhereFailed {
    /// The message or the channel is not there any more.
    Gone,
    /// The bot may not do that there.
    Forbidden,
    /// Anything else: Discord could not be reached, was too slow or has refused.
    Failed,
}
