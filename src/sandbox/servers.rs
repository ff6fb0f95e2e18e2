//! Servers that come and go, with their channels and roles: what a test or a demo sets up.

use serde_json::Value;

use super::Sandbox;
use super::guild;
use super::people::{APPLICATION, CHANNEL, Channel, ChannelKind, Person, SERVER};
use super::server::{FORUM, Role, Server, TEXT, THREAD, Whom};
use super::world::{Ping, World};

/// Intent for servers, their channels and roles. Source: Gateway, "List of Intents".
const GUILDS: u64 = 1;

/// The name of the second server.
const SECOND: &str = "Second server";

impl Sandbox {
    /// Returns the channel of this name in the first server; one that is not there is made, for texts.
    ///
    /// There are `general`, `b12-talk` and `venting`, `mod-log` for moderators and the bot, `moderators-only`
    /// without the bot, and the forum `questions`.
    pub fn channel_named(&self, name: &str) -> Channel {
        self.hub.change(|world| world.channel_named(SERVER, name, TEXT))
    }

    /// The same in another server, where at first there is `general`.
    pub fn channel_in(&self, server: &Server, name: &str) -> Channel {
        self.hub.change(|world| world.channel_named(server.id, name, TEXT))
    }

    /// Lists the channels of the first server with their names, threads and forum posts among them.
    pub fn channels(&self) -> Vec<(String, Channel)> {
        self.hub.read(|world| {
            let here = world.places.iter().filter(|place| place.channel.server == Some(SERVER));
            here.map(|place| (place.name.clone(), place.channel)).collect()
        })
    }

    /// Lists the channels that a person sees in the first server, with their names.
    pub fn channels_of(&self, who: &Person) -> Vec<(String, Channel)> {
        let sees = |channel: &Channel| self.hub.read(|world| world.sees(who, channel));
        self.channels().into_iter().filter(|(_, channel)| sees(channel)).collect()
    }

    /// Returns the name of a channel; a direct message has none.
    pub fn name_of(&self, channel: &Channel) -> String {
        let name = |world: &World| world.place(channel.id).map(|place| place.name.clone());
        self.hub.read(name).unwrap_or_default()
    }

    /// Makes a thread in the channel `general`.
    pub fn thread(&self) -> Channel {
        self.hub.change(|world| {
            let general = world.channel_named(SERVER, "general", TEXT);
            world.thread(&general, "a thread")
        })
    }

    /// Makes a thread in a channel.
    pub fn thread_in(&self, channel: &Channel) -> Channel {
        self.hub.change(|world| world.thread(channel, "a thread"))
    }

    /// Makes a post in the forum `questions`.
    pub fn forum_post(&self, title: &str) -> Channel {
        self.hub.change(|world| {
            let forum = world.channel_named(SERVER, "questions", FORUM);
            world.thread(&forum, title)
        })
    }

    /// Deletes a channel; a bot with the intent for servers is told.
    pub fn delete_channel(&self, channel: &Channel) {
        self.hub.change(|world| {
            let Some(place) = world.place(channel.id) else { return };
            let event = if place.kind == THREAD { "THREAD_DELETE" } else { "CHANNEL_DELETE" };
            let data = guild::channel(place);
            let gone = |of: &Channel| of.id == channel.id || of.parent == Some(channel.id);
            world.places.retain(|place| !gone(&place.channel));
            for record in world.messages.values_mut().filter(|record| gone(&record.channel)) {
                record.gone = true;
            }
            if world.bot_hears_of_servers() {
                world.dispatch(event, data);
            }
        });
    }

    /// Denies the bot these permissions in one channel and its threads, by Discord's bits.
    pub fn deny_bot(&self, channel: &Channel, bits: u64) {
        self.hub.change(|world| world.deny(channel, Whom::Member(APPLICATION), bits));
    }

    /// Denies a role these permissions in one channel and its threads, by Discord's bits.
    pub fn deny_role(&self, channel: &Channel, role: &Role, bits: u64) {
        self.hub.change(|world| world.deny(channel, Whom::Role(role.id), bits));
    }

    /// Returns the role of this name in the first server; one that is not there is made, without permissions.
    ///
    /// There are `@everyone`, `Moderators` with Manage Server, `Helpers`, which everybody may ping, and `New`.
    pub fn role_named(&self, name: &str) -> Role {
        self.hub.change(|world| world.role_named(SERVER, name))
    }

    /// The same in another server.
    pub fn role_in(&self, server: &Server, name: &str) -> Role {
        self.hub.change(|world| world.role_named(server.id, name))
    }

    /// Gives those with a role the command of this name, whatever it needs, as the page Integrations of a
    /// server's settings does.
    pub fn grant_command(&self, name: &str, role: &Role) {
        self.hub.change(|world| {
            let has = |server: &&mut super::server::ServerState| {
                server.roles.iter().any(|known| known.id == role.id)
            };
            if let Some(server) = world.servers.iter_mut().find(has) {
                server.granted.insert((name.to_owned(), role.id));
            }
        });
    }

    /// Returns the first server.
    pub fn server(&self) -> Server {
        self.hub.read(|world| world.handle(SERVER))
    }

    /// Returns the second server, with a channel `general` and the same people; the bot joins it when it is
    /// first asked for.
    pub fn second_server(&self) -> Server {
        self.hub.change(|world| {
            let known = world.servers.iter().find(|server| server.name == SECOND);
            let known = known.map(|server| server.id);
            let id = known.unwrap_or_else(|| world.join(SECOND));
            world.handle(id)
        })
    }

    /// Lists the servers that there are, also those without the bot.
    pub fn servers(&self) -> Vec<Server> {
        self.hub.read(|world| {
            let ids = world.servers.iter().map(|server| server.id);
            ids.map(|id| world.handle(id)).collect()
        })
    }

    /// Lets the bot join one more server, and returns its `GUILD_CREATE`, which a bot with the intent for servers
    /// gets.
    pub fn join_new_server(&self) -> Value {
        self.hub.change(|world| {
            let name = format!("Server {}", world.servers.len() + 1);
            let id = world.join(&name);
            guild::create(id, world)
        })
    }

    /// Takes the bot out of a server. It gets `GUILD_DELETE`, if it has the intent for servers.
    pub fn kick_bot(&self, server: &Server) {
        self.hub.change(|world| {
            if let Some(server) = world.server_mut(server.id) {
                server.has_bot = false;
                server.taken_from_bot = 0;
                server.granted.clear();
            }
            if world.bot_hears_of_servers() {
                world.dispatch("GUILD_DELETE", guild::delete(server.id, false));
            }
        });
    }

    /// Invites the bot into a server that it was taken out of. It gets `GUILD_CREATE`, if it has the intent.
    pub fn invite_bot(&self, server: &Server) {
        self.hub.change(|world| {
            if let Some(server) = world.server_mut(server.id) {
                server.has_bot = true;
            }
            world.tell_servers(&[server.id]);
        });
    }

    /// Lets an outage of Discord's begin or end for a server. The bot gets `GUILD_DELETE` that says so, or
    /// `GUILD_CREATE`, if it has the intent for servers.
    pub fn set_unavailable(&self, server: &Server, unavailable: bool) {
        self.hub.change(|world| {
            if let Some(server) = world.server_mut(server.id) {
                server.unavailable = unavailable;
            }
            if !unavailable {
                world.tell_servers(&[server.id]);
            } else if world.bot_hears_of_servers() {
                world.dispatch("GUILD_DELETE", guild::delete(server.id, true));
            }
        });
    }

    /// Lists in order which roles the bot has pinged.
    pub fn pings(&self) -> Vec<Ping> {
        self.hub.read(|world| world.pings.clone())
    }

    /// Lays a file at people's hand, to be attached by its name to an option that takes one.
    pub fn have_file(&self, name: &str, bytes: &[u8]) {
        self.hub.change(|world| {
            let id = world.next_id();
            let (name, bytes) = (name.to_owned(), bytes.to_vec());
            let file = super::record::StoredFile { id, name, bytes, description: None };
            world.held.insert(file.name.clone(), file);
        });
    }

    /// Returns the channel of the first server that is called `general`.
    pub fn server_channel(&self) -> Channel {
        let general = |world: &World| world.channel_of_id(CHANNEL);
        let otherwise = Channel {
            id: CHANNEL,
            kind: ChannelKind::Server,
            owner: None,
            parent: None,
            server: Some(SERVER),
        };
        self.hub.read(general).unwrap_or(otherwise)
    }

    /// Sets the language of the first server, by Discord's name for it.
    pub fn set_server_locale(&self, locale: &str) {
        self.hub.change(|world| {
            if let Some(server) = world.server_mut(SERVER) {
                locale.clone_into(&mut server.locale);
            }
        });
    }
}

impl World {
    fn handle(&self, id: u64) -> Server {
        let name = self.server(id).map(|server| server.name.clone());
        Server { id, name: name.unwrap_or_default() }
    }

    /// Makes a server that the bot joins.
    fn join(&mut self, name: &str) -> u64 {
        let id = self.next_id();
        self.add_server(id, name);
        self.tell_servers(&[id]);
        id
    }

    /// The servers that the bot is a member of.
    pub(super) fn servers_of_bot(&self) -> Vec<u64> {
        let with_bot = self.servers.iter().filter(|server| server.has_bot);
        with_bot.map(|server| server.id).collect()
    }

    fn bot_hears_of_servers(&self) -> bool {
        let intents = self.bot().and_then(|session| session.intents);
        intents.is_some_and(|intents| intents & GUILDS != 0)
    }

    /// Tells a bot with the intent for servers of those that can be reached.
    pub(super) fn tell_servers(&self, servers: &[u64]) {
        if !self.bot_hears_of_servers() {
            return;
        }
        for id in servers {
            let here = self.server(*id).is_some_and(|server| server.has_bot && !server.unavailable);
            if here {
                self.dispatch("GUILD_CREATE", guild::create(*id, self));
            }
        }
    }
}
