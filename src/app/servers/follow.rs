//! Keeps what is held in step with the store: what other processes change, what was counted, who was left long ago.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::{MissedTickBehavior, interval, sleep};

use super::{SAVE_EVERY, Servers, locked};
use crate::store::{Changed, Changes};

/// How often it is looked for servers that were left 7 days ago.
const FORGET_EVERY: Duration = Duration::from_hours(6);

/// The pause before everything is read again that could not be read.
const AGAIN_AFTER: Duration = Duration::from_secs(2);

/// What hears of changes. Begin to hear before everything is read, so that nothing is missed.
#[derive(Debug)]
pub struct Following(Option<Changes>);

impl Following {
    /// Hears the changes of a store from now on.
    pub fn of(store: &crate::store::Store) -> Self {
        Self(Some(store.changed()))
    }

    /// Hears nothing, where there is no store.
    pub fn nothing() -> Self {
        Self(None)
    }

    /// Keeps what is held in step with the store, for ever.
    pub async fn follow(mut self, servers: Arc<Servers>) -> Infallible {
        let mut save = interval(SAVE_EVERY);
        let mut forget = interval(FORGET_EVERY);
        save.set_missed_tick_behavior(MissedTickBehavior::Delay);
        forget.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                changed = next(&mut self.0) => match changed {
                    Changed::Server(server) => servers.read_one(server).await,
                    Changed::Everything => servers.read_all_until_read().await,
                },
                _ = save.tick() => servers.save_counts().await,
                _ = forget.tick() => servers.forget_left().await,
            }
        }
    }
}

/// The next change; none where there is no store, or it is no more.
async fn next(changes: &mut Option<Changes>) -> Changed {
    if let Some(changes) = changes
        && let Some(changed) = changes.next().await
    {
        return changed;
    }
    std::future::pending().await
}

impl Servers {
    /// Reads everything, however often it takes.
    async fn read_all_until_read(&self) {
        while let Err(error) = self.read_all().await {
            tracing::warn!(%error, "the settings could not be read anew; the last ones are used");
            sleep(AGAIN_AFTER).await;
        }
        tracing::info!("the settings of all servers were read anew");
    }

    /// Saves what is not saved yet, and lets go of the store.
    pub async fn close(&self) {
        self.save_counts().await;
        if let Some(store) = &self.store {
            store.close().await;
        }
    }

    /// Saves what was counted. What cannot be saved waits.
    pub async fn save_counts(&self) {
        let Some(store) = &self.store else { return };
        let counted = locked(&self.counting).take();
        if counted.is_empty() {
            return;
        }
        let counts: Vec<_> = counted
            .iter()
            .map(|(server, day, what, count)| (*server, day.as_str(), what.as_str(), *count))
            .collect();
        if let Err(error) = store.add_counts(&counts).await {
            tracing::warn!(%error, "what was counted could not be saved, and waits");
            locked(&self.counting).put_back(counted);
        }
    }
}
