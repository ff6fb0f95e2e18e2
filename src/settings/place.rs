//! Where something is done and what, as far as rules go by it.

use crate::id::{ChannelId, PackId, PersonId, RoleId};

/// Where somebody does something.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The channel.
    pub channel: Option<ChannelId>,
    /// For a thread or a post of a forum, the channel that it belongs to.
    pub parent: Option<ChannelId>,
    /// Who.
    pub who: PersonId,
    /// The roles that the person has.
    pub roles: &'a [RoleId],
}

/// What somebody does.
#[derive(Debug, Clone, Copy)]
pub enum Use<'a> {
    /// Begins questions of a pack, with one of these commands or a button in their place.
    Check(&'a PackId, &'a [&'a str]),
    /// Reads of a pack, with one of these commands or a button in their place.
    Read(&'a PackId, &'a [&'a str]),
    /// Writes to the bot in their own words.
    OwnWords,
}

impl Place<'_> {
    /// Nobody, nowhere.
    pub fn nowhere() -> Self {
        Self { channel: None, parent: None, who: PersonId::NOBODY, roles: &[] }
    }

    /// The place of this list in which the channel stands, or the one that it belongs to; from 0.
    pub(super) fn channel_in(&self, ids: &[u64]) -> Option<usize> {
        let is_here = |id: &u64| {
            let id = Some(ChannelId(*id));
            id == self.channel || id == self.parent
        };
        ids.iter().position(is_here)
    }

    /// The place of this list in which one of the person's roles stands, from 0.
    pub(super) fn role_in(&self, ids: &[u64]) -> Option<usize> {
        ids.iter().position(|id| self.roles.contains(&RoleId(*id)))
    }
}
