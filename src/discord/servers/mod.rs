//! Which servers the bot is in, so that coming into one is told from Discord's telling of one that
//! was there before.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde_json::Value;
use serenity::all::Event;
use tokio::sync::watch;
use tokio::time::timeout;

use super::inbound::{joined, left};
use crate::bot::ServerEvent;

/// Discord's name for the event that brings a server.
const GUILD_CREATE: &str = "GUILD_CREATE";

/// Discord's name for the event that takes a server away.
const GUILD_DELETE: &str = "GUILD_DELETE";

/// How long a server waits for the list of those that were there before. Discord sends the list
/// first, but the library hands out its events side by side.
const LIST_WITHIN: Duration = Duration::from_secs(30);

/// The servers that the bot is in, also those out of reach.
pub(super) struct Servers {
    known: Mutex<HashSet<u64>>,
    /// The shards whose list has come.
    listed: watch::Sender<HashSet<u32>>,
    patience: Duration,
}

impl Servers {
    pub(super) fn new() -> Self {
        let listed = watch::Sender::new(HashSet::new());
        Self { known: Mutex::default(), listed, patience: LIST_WITHIN }
    }

    /// Takes the list of servers of a shard.
    pub(super) fn list(&self, shard: u32, servers: impl IntoIterator<Item = u64>) {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).extend(servers);
        self.listed.send_modify(|listed| {
            listed.insert(shard);
        });
    }

    /// What an event says of the bot as a member of servers. `me` gives the bot's own user once
    /// Discord has introduced it.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "Discord sends many events; these bring servers and take them"
    )]
    pub(super) async fn take(
        &self,
        shard: u32,
        event: &Event,
        me: impl Fn() -> Option<u64>,
    ) -> Option<ServerEvent> {
        match event {
            Event::GuildCreate(event) => {
                self.is_new(shard, event.guild.id.get()).await.then_some(())?;
                joined(&serde_json::to_value(&event.guild).ok()?, me()?)
            }
            // Joined while it is out of reach, it comes again.
            Event::Unknown(event) if event.kind == GUILD_CREATE && is_away(&event.value) => None,
            Event::Unknown(event) if event.kind == GUILD_CREATE => {
                self.is_new(shard, id(&event.value)?).await.then_some(())?;
                joined(&event.value, me()?)
            }
            Event::GuildDelete(event) => self.left(&serde_json::to_value(event.guild).ok()?),
            Event::Unknown(event) if event.kind == GUILD_DELETE => self.left(&event.value),
            _ => None,
        }
    }

    /// Whether a server was not there before; from then on it is.
    async fn is_new(&self, shard: u32, server: u64) -> bool {
        let mut listed = self.listed.subscribe();
        let list = timeout(self.patience, listed.wait_for(|listed| listed.contains(&shard))).await;
        // Where the list does not come, nobody is greeted who was perhaps greeted before.
        let is_listed = matches!(list, Ok(Ok(_)));
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(server) && is_listed
    }

    fn left(&self, raw: &Value) -> Option<ServerEvent> {
        let gone = left(raw);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        match (&gone, id(raw)) {
            (Some(ServerEvent::Left { server }), _) => {
                known.remove(&server.0);
            }
            // Out of reach, it is still one of the bot's.
            (_, Some(server)) => {
                known.insert(server);
            }
            (_, None) => {}
        }
        gone
    }
}

fn is_away(raw: &Value) -> bool {
    raw.get("unavailable").and_then(Value::as_bool) == Some(true)
}

fn id(raw: &Value) -> Option<u64> {
    let id = raw.get("id")?;
    id.as_str().and_then(|id| id.parse().ok()).or_else(|| id.as_u64())
}

#[cfg(test)]
mod tests;
