//! What a person means when they type `#general`, `@Helpers` or `@Alex`, and what a bot is told of it.

use serde_json::{Map, Value, json};

use super::accounts::{bot, user};
use super::guild;
use super::people::{APPLICATION, Channel, ChannelKind, Person};
use super::world::World;

/// What can be picked from those who and what is there.
#[derive(Debug, Clone, Copy)]
pub(super) enum Pick<'p> {
    User,
    Role,
    /// A user or a role.
    Mentionable,
    /// A channel of one of these kinds, or with none named of any.
    Channel(&'p [Value]),
}

impl World {
    /// Finds who or what a person picks in a channel: by its name, with or without its sign, by a mention or
    /// by its id. Only what Discord's client would offer them there is found.
    pub(super) fn picked(
        &self,
        who: &Person,
        channel: &Channel,
        pick: Pick<'_>,
        typed: &str,
    ) -> Option<u64> {
        let inside = typed.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
        let id = inside.unwrap_or(typed).trim_start_matches(['@', '#', '&', '!']).parse().ok();
        let offered = self.offered(who, channel, pick);
        let bare = |name: &str| name.trim_start_matches(['@', '#']).to_lowercase();
        let signs = typed.chars().next().filter(|sign| matches!(sign, '@' | '#'));
        let named = |name: &str| {
            bare(name) == bare(typed) && signs.is_none_or(|sign| name.starts_with(sign))
        };
        let by_id = offered.iter().find(|(known, _)| Some(*known) == id);
        by_id.or_else(|| offered.iter().find(|(_, name)| named(name))).map(|(id, _)| *id)
    }

    /// Lists who and what a person can pick in a channel, as ids with names such as `#general`.
    pub(super) fn offered(
        &self,
        who: &Person,
        channel: &Channel,
        pick: Pick<'_>,
    ) -> Vec<(u64, String)> {
        let users = || {
            let here = |person: &&Person| {
                channel.kind != ChannelKind::Direct || channel.owner == Some(person.id)
            };
            let people = self.people().filter(here).map(|person| person.id);
            people.chain((channel.kind != ChannelKind::Group).then_some(APPLICATION))
        };
        let roles = || {
            let server = channel.server.and_then(|id| self.server(id));
            server.into_iter().flat_map(|server| &server.roles).map(|role| role.id)
        };
        let ids: Vec<u64> = match pick {
            Pick::User => users().collect(),
            Pick::Role => roles().collect(),
            Pick::Mentionable => users().chain(roles()).collect(),
            Pick::Channel(kinds) => {
                let fits = |kind: u64| kinds.is_empty() || kinds.contains(&json!(kind));
                let here = self.places.iter().filter(|place| {
                    channel.server.is_some()
                        && place.channel.server == channel.server
                        && fits(place.kind)
                        && self.sees(who, &place.channel)
                });
                here.map(|place| place.channel.id).collect()
            }
        };
        ids.into_iter().filter_map(|id| Some((id, self.mention(id)?))).collect()
    }

    /// Builds what a bot is told of what a person picked. Source: Receiving and Responding, "Resolved Data
    /// Structure".
    pub(super) fn resolved(
        &self,
        who: &Person,
        channel: &Channel,
        ids: &[u64],
    ) -> Map<String, Value> {
        let mut resolved: Map<String, Value> = Map::new();
        let mut add = |kind: &str, id: u64, value: Value| {
            let all = resolved.entry(kind.to_owned()).or_insert_with(|| json!({}));
            if let Some(all) = all.as_object_mut() {
                all.insert(id.to_string(), value);
            }
        };
        for id in ids.iter().copied() {
            if let Some(person) = self.person_of_id(id) {
                add("users", id, user(person));
                if let Some(server) = channel.server {
                    let may = self.permissions(person, channel);
                    add("members", id, partial(guild::member(person, server, may, self)));
                }
            } else if id == APPLICATION {
                add("users", id, bot());
            } else if let Some(place) = self.place(id) {
                let may = self.permissions(who, &place.channel);
                let of_bot = self.bot_permissions(&place.channel);
                add("channels", id, guild::resolved_channel(place, may, of_bot));
            } else if let Some(server) = channel.server.and_then(|id| self.server(id)) {
                let mut roles = server.roles.iter().enumerate();
                if let Some((n, role)) = roles.find(|(_, role)| role.id == id) {
                    add("roles", id, guild::role(role, n));
                }
            }
        }
        resolved
    }
}

/// A member without what Discord leaves out where it tells the user beside.
fn partial(mut member: Value) -> Value {
    if let Some(member) = member.as_object_mut() {
        for field in ["user", "deaf", "mute"] {
            member.remove(field);
        }
    }
    member
}
