//! Servers: their roles, channels and overwrites, and what follows from them for who may do what.

use std::collections::BTreeSet;

use super::people::{APPLICATION, CATEGORY, CHANNEL, Channel, ChannelKind, MODERATORS, SERVER};
use super::rules::limits::MEMBER_PERMISSIONS;

/// View Channel. Source: Permissions, "Bitwise Permission Flags".
pub(super) const VIEW_CHANNEL: u64 = 1 << 10;
/// Administrator. Source: as above.
const ADMINISTRATOR: u64 = 1 << 3;
/// Manage Server. Source: as above.
pub(super) const MANAGE_SERVER: u64 = 1 << 5;
/// Every permission that Discord lists. Source: as above.
const ALL: u64 = (1 << 53) - 1;

/// Discord's number for a channel of texts. Source: Channel Resource, "Channel Types".
pub(super) const TEXT: u64 = 0;
/// A public thread. Source: as above.
pub(super) const THREAD: u64 = 11;
/// A forum. Source: as above.
pub(super) const FORUM: u64 = 15;

/// A server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    pub(super) id: u64,
    pub(super) name: String,
}

impl Server {
    /// Returns the id of the server.
    pub fn id(&self) -> u64 {
        self.id
    }

    /// Returns the name of the server.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// A role of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    pub(super) id: u64,
    pub(super) name: String,
    pub(super) permissions: u64,
    /// Whether everybody may ping it.
    pub(super) mentionable: bool,
    /// Whether it came with the bot.
    pub(super) managed: bool,
}

impl Role {
    /// Returns the id of the role.
    pub fn id(&self) -> u64 {
        self.id
    }

    /// Returns the name of the role.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// Who an overwrite is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whom {
    Role(u64),
    Member(u64),
}

/// What is allowed and denied to somebody in one channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Overwrite {
    pub(super) whom: Whom,
    pub(super) allow: u64,
    pub(super) deny: u64,
}

/// A channel with everything that is known of it.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) channel: Channel,
    pub(super) name: String,
    /// Discord's number for its kind.
    pub(super) kind: u64,
    pub(super) overwrites: Vec<Overwrite>,
}

/// A server with everything that is known of it, its channels excepted.
#[derive(Debug, Clone)]
pub(super) struct ServerState {
    pub(super) id: u64,
    pub(super) name: String,
    /// Its language, by Discord's name for it.
    pub(super) locale: String,
    pub(super) roles: Vec<Role>,
    /// Whether the bot is a member of it.
    pub(super) has_bot: bool,
    /// Whether Discord cannot reach it at the moment.
    pub(super) unavailable: bool,
    /// What was taken from the bot in the whole server.
    pub(super) taken_from_bot: u64,
    /// Commands that a role was given on the page Integrations, by their names.
    pub(super) granted: BTreeSet<(String, u64)>,
}

impl ServerState {
    /// Makes a server with the roles that every server here has. `number` makes ids of its own.
    pub(super) fn new(id: u64, name: &str, mut number: impl FnMut() -> u64) -> Self {
        let moderators = if id == SERVER { MODERATORS } else { number() };
        let role = |id, name: &str, permissions| {
            let (name, mentionable, managed) = (name.to_owned(), name == "Helpers", name == "bot");
            Role { id, name, permissions, mentionable, managed }
        };
        let roles = vec![
            role(id, "@everyone", MEMBER_PERMISSIONS),
            role(number(), "New", 0),
            role(number(), "Helpers", 0),
            role(moderators, "Moderators", MANAGE_SERVER),
            role(number(), "bot", MEMBER_PERMISSIONS),
        ];
        Self {
            id,
            name: name.to_owned(),
            locale: "en-US".to_owned(),
            roles,
            has_bot: true,
            unavailable: false,
            taken_from_bot: 0,
            granted: BTreeSet::new(),
        }
    }

    /// The channels that a new server has: the first one has more of them.
    pub(super) fn places(&self, mut number: impl FnMut() -> u64) -> Vec<Place> {
        let moderators = self.role("Moderators").map_or(0, |role| role.id);
        let bot = self.role("bot").map_or(0, |role| role.id);
        let open = Vec::new;
        let private = |to: &[u64]| {
            let all = Overwrite { whom: Whom::Role(self.id), allow: 0, deny: VIEW_CHANNEL };
            let some = to.iter().map(|role| Overwrite {
                whom: Whom::Role(*role),
                allow: VIEW_CHANNEL,
                deny: 0,
            });
            std::iter::once(all).chain(some).collect()
        };
        let general = if self.id == SERVER { CHANNEL } else { number() };
        let mut places = vec![self.place(general, "general", TEXT, open())];
        if self.id == SERVER {
            places.extend([
                self.place(number(), "b12-talk", TEXT, open()),
                self.place(number(), "venting", TEXT, open()),
                self.place(number(), "mod-log", TEXT, private(&[moderators, bot])),
                self.place(number(), "moderators-only", TEXT, private(&[moderators])),
                self.place(number(), "questions", FORUM, open()),
            ]);
        }
        places
    }

    /// A channel of this server that was not there before.
    pub(super) fn place(
        &self,
        id: u64,
        name: &str,
        kind: u64,
        overwrites: Vec<Overwrite>,
    ) -> Place {
        let (server, kind_here) = (Some(self.id), ChannelKind::Server);
        let channel = Channel { id, kind: kind_here, owner: None, parent: None, server };
        Place { channel, name: name.to_owned(), kind, overwrites }
    }

    /// The role of this name.
    pub(super) fn role(&self, name: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.name == name)
    }

    /// What the bot may do in a channel with these overwrites.
    pub(super) fn bot_permissions(&self, overwrites: &[Overwrite]) -> u64 {
        let roles: Vec<u64> = self.role("bot").map(|role| role.id).into_iter().collect();
        self.permissions(APPLICATION, &roles, overwrites) & !self.taken_from_bot
    }

    /// What a member with these roles may do in a channel with these overwrites.
    /// Source: Permissions, "Permission Overwrites".
    pub(super) fn permissions(&self, member: u64, roles: &[u64], overwrites: &[Overwrite]) -> u64 {
        let has = |id: u64| id == self.id || roles.contains(&id);
        let of_roles = self.roles.iter().filter(|role| has(role.id));
        let base = of_roles.fold(0, |bits, role| bits | role.permissions);
        if base & ADMINISTRATOR != 0 {
            return ALL;
        }
        let everyone = |o: &Overwrite| o.whom == Whom::Role(self.id);
        let of_role = |o: &Overwrite| matches!(o.whom, Whom::Role(id) if id != self.id && has(id));
        let own = |o: &Overwrite| o.whom == Whom::Member(member);
        let bits = apply(base, overwrites, everyone);
        apply(apply(bits, overwrites, of_role), overwrites, own)
    }
}

/// Applies those overwrites of one level together: what any of them allows wins over what any denies.
fn apply(bits: u64, overwrites: &[Overwrite], level: impl Fn(&Overwrite) -> bool) -> u64 {
    let (allow, deny) = overwrites
        .iter()
        .filter(|overwrite| level(overwrite))
        .fold((0, 0), |(allow, deny), o| (allow | o.allow, deny | o.deny));
    (bits & !deny) | allow
}

/// The category under which all channels of the first server are listed.
pub(super) fn category(server: u64) -> Option<u64> {
    (server == SERVER).then_some(CATEGORY)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEND: u64 = 1 << 11;

    #[test]
    fn overwrites_count_from_everyone_over_roles_to_the_member() {
        let mut numbers = 100..;
        let server = ServerState::new(SERVER, "Here", || numbers.next().unwrap_or(0));
        let helpers = server.role("Helpers").unwrap().id;
        let over = |whom, allow, deny| Overwrite { whom, allow, deny };
        let sends = |roles: &[u64], overwrites: &[Overwrite]| {
            server.permissions(7, roles, overwrites) & SEND != 0
        };
        let nobody = over(Whom::Role(SERVER), 0, SEND);
        let only_helpers = [nobody, over(Whom::Role(helpers), SEND, 0)];
        assert!(sends(&[], &[]));
        assert!(!sends(&[], &only_helpers));
        assert!(sends(&[helpers], &only_helpers));
        // What one role allows wins over what another denies, whichever stands first.
        let torn = [over(Whom::Role(helpers), SEND, 0), over(Whom::Role(MODERATORS), 0, SEND)];
        assert!(sends(&[helpers, MODERATORS], &torn));
        let not_them = [over(Whom::Member(7), 0, SEND), over(Whom::Role(helpers), SEND, 0)];
        assert!(!sends(&[helpers], &not_them));
    }

    #[test]
    fn an_administrator_may_do_everything() {
        let mut server = ServerState::new(SERVER, "Here", || 100);
        server.roles[0].permissions |= ADMINISTRATOR;
        let denied = [Overwrite { whom: Whom::Member(7), allow: 0, deny: VIEW_CHANNEL }];
        assert_eq!(server.permissions(7, &[], &denied), ALL);
    }
}
