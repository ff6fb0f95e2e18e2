//! A small Discord of our own, on loopback: the stand-in for end-to-end tests and for the terminal demo.
//!
//! It shares nothing with the bot. It speaks Discord's wire form (REST and gateway), holds the bot to
//! Discord's limits and deadlines, and refuses what Discord's client would not let a person do, so that
//! a test that passes here says something about the real thing. Whatever it refuses or does not know
//! it writes down as a complaint; a good run ends without any.
//!
//! Left out, and refused loudly: labels and menus in forms, premium buttons, user commands, rate
//! limits, session resume.

mod accounts;
mod acts;
mod answers;
mod clock;
mod error;
mod files;
mod form;
mod gateway;
mod guild;
mod lookup;
mod mentions;
mod multipart;
mod names;
mod open;
mod payload;
mod people;
mod places;
mod posts;
mod record;
mod refused;
mod registry;
mod rest;
mod rules;
mod server;
mod servers;
mod shown;
mod submit;
pub mod view;
mod world;
mod writing;

use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

pub use clock::Clock;
pub use form::{FormField, FormShown};
pub use people::{Channel, ChannelKind, InteractionId, MessageId, Person};
pub use refused::Refused;
pub use server::{Role, Server};
pub use shown::{FileShown, Interaction, Message, Shown};
pub use world::Ping;
pub use writing::{Beside, Writing};

use world::{SessionOrder, World};

/// The only bot token accepted. It has the form of one, and says what it is; its first part is the
/// application id in base64.
const TOKEN: &str = "MTAwMDAwMDAwMDAwMDAwMDAwMQ.sandbox.this-token-is-made-up-and-opens-nothing";

/// A running stand-in. It stops when dropped.
#[derive(Debug)]
pub struct Sandbox {
    hub: Arc<Hub>,
}

/// What the stand-in's parts share.
#[derive(Debug)]
struct Hub {
    port: u16,
    world: Mutex<World>,
    changes: watch::Sender<()>,
    stop: CancellationToken,
}

impl Sandbox {
    /// Starts a stand-in on a free port of 127.0.0.1; it never listens anywhere else.
    ///
    /// # Errors
    ///
    /// Fails if no port can be bound.
    pub async fn start(clock: Clock) -> std::io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let port = listener.local_addr()?.port();
        let address = format!("http://127.0.0.1:{port}");
        let hub = Arc::new(Hub {
            port,
            world: Mutex::new(World::new(clock, address)),
            changes: watch::Sender::new(()),
            stop: CancellationToken::new(),
        });
        let stopped = hub.stop.clone().cancelled_owned();
        let server = axum::serve(listener, rest::routes(Arc::clone(&hub)));
        tokio::spawn(server.with_graceful_shutdown(stopped).into_future());
        Ok(Self { hub })
    }

    /// Returns the address that stands in place of `https://discord.com`.
    pub fn base_url(&self) -> String {
        format!("http://127.0.0.1:{}", self.hub.port)
    }

    /// Returns the only bot token that is accepted.
    pub fn token(&self) -> &str {
        TOKEN
    }

    /// Returns the id of the bot's application, which is also that of its user.
    pub fn application_id(&self) -> u64 {
        people::APPLICATION
    }

    /// Returns the id of the first server.
    pub fn server_id(&self) -> u64 {
        people::SERVER
    }

    /// Waits until a bot is connected and identified; `limit` is real time.
    pub async fn ready(&self, limit: Duration) -> bool {
        let bot = |world: &World| world.bot().map(|_| ());
        self.hub.wait(limit, bot).await.is_some()
    }

    /// Waits until there are commands that the bot has written or read; `limit` is real time.
    pub async fn commands_ready(&self, limit: Duration) -> bool {
        let known = |world: &World| {
            let settled = world.commands_read || world.command_writes > 0;
            (settled && !world.commands.is_empty()).then_some(())
        };
        self.hub.wait(limit, known).await.is_some()
    }

    /// Returns the registered commands, in Discord's form, with ids and translations.
    pub fn commands(&self) -> Vec<Value> {
        self.hub.read(|world| world.commands.clone())
    }

    /// Returns how often the bot has written its commands.
    pub fn command_writes(&self) -> usize {
        self.hub.read(|world| world.command_writes)
    }

    /// Returns the ordinary person of this name; the same name is the same person.
    pub fn person(&self, name: &str) -> Person {
        self.hub.change(|world| world.person(name, false))
    }

    /// Returns the person of this name as a moderator of the first server, who has Manage Server.
    pub fn moderator(&self, name: &str) -> Person {
        self.hub.change(|world| world.person(name, true))
    }

    /// Returns the direct message between a person and the bot.
    pub fn direct(&self, who: &Person) -> Channel {
        self.hub.change(|world| world.channel(ChannelKind::Direct, who.id))
    }

    /// Returns a person's group chat, without the bot; everybody else is in it too.
    pub fn group(&self, who: &Person) -> Channel {
        self.hub.change(|world| world.channel(ChannelKind::Group, who.id))
    }

    /// Returns a message, unless it is gone or not for this person's eyes.
    pub fn message(&self, who: &Person, id: MessageId) -> Option<Message> {
        self.hub.read(|world| world.seen(who, id))
    }

    /// Returns the first file of a message: its name and what is in it.
    pub fn file_of(&self, message: MessageId) -> Option<(String, Vec<u8>)> {
        self.hub.read(|world| {
            let file = world.messages.get(&message)?.files.first()?;
            Some((file.name.clone(), file.bytes.clone()))
        })
    }

    /// Returns the messages a person sees in a channel, oldest first.
    pub fn messages(&self, who: &Person, channel: &Channel) -> Vec<Message> {
        self.hub.read(|world| {
            let here = world.messages.values().filter(|m| m.channel == *channel);
            here.filter_map(|m| world.seen(who, m.id)).collect()
        })
    }

    /// Moves the stand-in's clock on by this much.
    pub fn advance(&self, by: Duration) {
        self.hub.change(|world| world.clock.advance(by));
    }

    /// Returns, in words and in order, everything the stand-in refused or did not know.
    pub fn complaints(&self) -> Vec<String> {
        self.hub.read(|world| world.complaints.clone())
    }

    /// Waits until something holds, looking again after each change, and says whether it came to hold.
    ///
    /// `limit` is real time. It takes the place of sleeping: `settled(limit, || box.message(..).is_none())`.
    pub async fn settled(&self, limit: Duration, mut holds: impl FnMut() -> bool) -> bool {
        let mut changes = self.hub.changes.subscribe();
        let holding = async {
            while !holds() {
                if changes.changed().await.is_err() {
                    return false;
                }
            }
            true
        };
        tokio::time::timeout(limit, holding).await.unwrap_or(false)
    }

    /// Sends the bot an event as it is, and says whether a bot is there.
    pub fn dispatch_raw(&self, event: &str, data: Value) -> bool {
        self.hub.read(|world| world.dispatch(event, data))
    }

    /// Cuts all gateway connections without a goodbye, and returns once they are cut.
    pub async fn drop_connections(&self) {
        let cut: Vec<u64> = self.hub.read(|world| {
            let cut = |session: &world::Session| session.outbox.send(SessionOrder::Cut).is_ok();
            let cut = world.sessions.iter().filter(|session| cut(session));
            cut.map(|session| session.number).collect()
        });
        let gone = |world: &World| {
            let mut left = world.sessions.iter();
            left.all(|session| !cut.contains(&session.number)).then_some(())
        };
        // Each connection obeys at once; the limit only keeps a fault here from hanging a test.
        self.hub.wait(Duration::from_secs(10), gone).await;
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.hub.stop.cancel();
    }
}

impl Hub {
    fn gateway_url(&self) -> String {
        format!("ws://127.0.0.1:{}/gateway", self.port)
    }

    /// Reads the state of the stand-in.
    fn read<T>(&self, look: impl FnOnce(&World) -> T) -> T {
        look(&self.world.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes the world, and wakes all who wait for a change.
    fn change<T>(&self, change: impl FnOnce(&mut World) -> T) -> T {
        let result = change(&mut self.world.lock().unwrap_or_else(PoisonError::into_inner));
        self.changes.send_replace(());
        result
    }
}
