//! What happens to the bot as a member of servers.

use crate::id::{ChannelId, ServerId};
use crate::locale::Locale;

/// The bot came into a server or left one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServerEvent {
    /// Somebody added the bot to a server.
    Joined {
        /// The server.
        server: ServerId,
        /// The language that the server has set; `None` when Discord named none that we know.
        locale: Option<Locale>,
        /// Where the bot may say hello: the channel in which Discord itself welcomes people, else the
        /// first one for writing; `None` when it may write in none.
        greet_in: Option<ChannelId>,
    },
    /// Somebody took the bot out of a server, or the server is gone.
    Left {
        /// The server.
        server: ServerId,
    },
}
