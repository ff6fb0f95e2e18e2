//! Who sees which channel and may do what there, and the channels that come and go.

use super::clock::lasting_id;
use super::people::{Channel, ChannelKind, Person};
use super::rules::limits::MEMBER_PERMISSIONS;
use super::server::{Overwrite, Place, Role, THREAD, VIEW_CHANNEL, Whom};
use super::world::World;

/// Mention Everyone: all roles too. Source: Permissions, "Bitwise Permission Flags".
pub(super) const MENTION_EVERYONE: u64 = 1 << 17;
/// What an app has in a direct message or group chat: Embed Links, Attach Files, Mention Everyone.
/// Source: Receiving and Responding, "Interaction Structure", the note on `app_permissions`.
const APP_IN_CHATS: u64 = 1 << 14 | 1 << 15 | MENTION_EVERYONE;
/// Use External Emojis, which it has in its own direct messages too. Source: as above.
const APP_IN_DIRECT: u64 = APP_IN_CHATS | 1 << 18;

impl World {
    /// What counts for a channel: its own overwrites, or those of the channel that a thread stands in.
    fn overwrites(&self, channel: &Channel) -> &[Overwrite] {
        let place = self.place(channel.parent.unwrap_or(channel.id));
        place.map_or(&[], |place| place.overwrites.as_slice())
    }

    /// What a person may do in a channel.
    pub(super) fn permissions(&self, who: &Person, channel: &Channel) -> u64 {
        let Some(server) = channel.server.and_then(|id| self.server(id)) else {
            return MEMBER_PERMISSIONS & !who.taken;
        };
        server.permissions(who.id, &who.roles, self.overwrites(channel)) & !who.taken
    }

    /// What the bot may do in a channel.
    pub(super) fn bot_permissions(&self, channel: &Channel) -> u64 {
        match channel.server.and_then(|id| self.server(id)) {
            Some(server) => server.bot_permissions(self.overwrites(channel)),
            None if channel.kind == ChannelKind::Direct => APP_IN_DIRECT,
            None => APP_IN_CHATS,
        }
    }

    /// Finds out whether a person sees a channel: their own direct message, any group chat, and what is
    /// open to them in a server.
    pub(super) fn sees(&self, who: &Person, channel: &Channel) -> bool {
        match channel.kind {
            ChannelKind::Direct => channel.owner == Some(who.id),
            ChannelKind::Group => true,
            ChannelKind::Server => {
                self.place(channel.id).is_some()
                    && self.permissions(who, channel) & VIEW_CHANNEL != 0
            }
        }
    }

    /// Finds out whether the bot is a member of the server of a channel.
    pub(super) fn has_bot(&self, channel: &Channel) -> bool {
        channel.server.and_then(|id| self.server(id)).is_some_and(|server| server.has_bot)
    }

    /// Finds a channel of a server by name, or makes one of this kind.
    pub(super) fn channel_named(&mut self, server: u64, name: &str, kind: u64) -> Channel {
        let known = |place: &&Place| place.channel.server == Some(server) && place.name == name;
        if let Some(place) = self.places.iter().find(known) {
            return place.channel;
        }
        let id = lasting_id(server, name);
        let place = self.server(server).map(|server| server.place(id, name, kind, Vec::new()));
        let here = Channel {
            id,
            kind: ChannelKind::Server,
            owner: None,
            parent: None,
            server: Some(server),
        };
        self.places.extend(place);
        here
    }

    /// Makes a thread in a channel, or a post in a forum.
    pub(super) fn thread(&mut self, within: &Channel, name: &str) -> Channel {
        let channel = Channel { id: self.next_id(), parent: Some(within.id), ..*within };
        let (name, overwrites) = (name.to_owned(), Vec::new());
        self.places.push(Place { channel, name, kind: THREAD, overwrites });
        channel
    }

    /// Finds a role of a server by name, or makes one without permissions.
    pub(super) fn role_named(&mut self, server: u64, name: &str) -> Role {
        if let Some(known) = self.server(server).and_then(|server| server.role(name)) {
            return known.clone();
        }
        let (id, name) = (lasting_id(server, &format!("role {name}")), name.to_owned());
        let role = Role { id, name, permissions: 0, mentionable: false, managed: false };
        if let Some(server) = self.server_mut(server) {
            server.roles.push(role.clone());
        }
        role
    }

    /// Denies something to somebody in one channel, on top of what was denied before.
    pub(super) fn deny(&mut self, channel: &Channel, whom: Whom, bits: u64) {
        let id = channel.parent.unwrap_or(channel.id);
        let Some(place) = self.places.iter_mut().find(|place| place.channel.id == id) else {
            return;
        };
        match place.overwrites.iter_mut().find(|overwrite| overwrite.whom == whom) {
            Some(known) => {
                known.deny |= bits;
                known.allow &= !bits;
            }
            None => place.overwrites.push(Overwrite { whom, allow: 0, deny: bits }),
        }
    }
}
