//! What a person is in a server: their roles there, and what they may do.

use std::fmt;

use crate::id::RoleId;

/// A person as a member of the server in which something happened.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Member {
    /// The roles that the person has there.
    pub roles: Vec<RoleId>,
    /// What the person may do in that channel.
    pub permissions: Permissions,
}

/// A set of permissions, in Discord's bits. Source: Discord docs, Permissions, Bitwise Permission
/// Flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Permissions(pub u64);

impl Permissions {
    /// May change the settings of the server.
    pub const MANAGE_SERVER: Self = Self(1 << 5);
    /// May see the channel.
    pub const VIEW_CHANNEL: Self = Self(1 << 10);
    /// May write in a channel that is no thread.
    pub const SEND_MESSAGES: Self = Self(1 << 11);
    /// May read what was written before; it takes this to answer a message.
    pub const READ_MESSAGE_HISTORY: Self = Self(1 << 16);
    /// May write in a thread.
    pub const SEND_MESSAGES_IN_THREADS: Self = Self(1 << 38);

    /// Whether all of these are in the set.
    pub fn contains(self, these: Self) -> bool {
        self.0 & these.0 == these.0
    }
}

impl fmt::Debug for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A role can tell what somebody lives with.
        f.debug_struct("Member").field("roles", &self.roles.len()).finish_non_exhaustive()
    }
}
