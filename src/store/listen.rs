//! Hearing from a server of PostgreSQL what other processes changed.

use std::sync::Arc;
use std::time::Duration;

use sqlx::Executor;
use sqlx::postgres::{PgConnectOptions, PgListener, PgPoolOptions};
use tokio::time::{sleep, timeout};

use super::error::{Kind, StoreError};
use super::heard::{Changed, Teller};
use crate::id::ServerId;

/// How long one try to connect may take.
const CONNECT: Duration = Duration::from_millis(1500);

/// The first pause between two tries, and the longest. Each is twice the one before.
const PAUSE: Duration = Duration::from_millis(100);
const PAUSE_MAX: Duration = Duration::from_secs(3);

/// After so much silence the server is asked whether it is still there: a connection that a network
/// dropped without a word stays silent for ever.
const SILENCE_MAX: Duration = Duration::from_secs(10);

/// What is listened to, and by whom.
pub(super) struct Ear {
    pub(super) options: PgConnectOptions,
    pub(super) channel: String,
    /// The mark of this process: what it says itself it has told already.
    pub(super) mark: String,
    pub(super) place: Arc<str>,
}

/// What is said on the channel of a change.
pub(super) fn payload(mark: &str, changed: Changed) -> String {
    match changed {
        Changed::Server(id) => format!("{mark} {}", id.0),
        Changed::Everything => format!("{mark} *"),
    }
}

/// What was changed, unless this process said so itself.
fn heard(payload: &str, mark: &str) -> Option<Changed> {
    let (from, what) = payload.split_once(' ')?;
    if from == mark {
        return None;
    }
    Some(what.parse().map_or(Changed::Everything, |id| Changed::Server(ServerId(id))))
}

impl Ear {
    /// Connects and begins to listen.
    pub(super) async fn connect(&self) -> Result<PgListener, StoreError> {
        let told = |error: sqlx::Error| StoreError::of(&error, Kind::Postgres, &self.place);
        let connect = async {
            let pool = PgPoolOptions::new()
                .max_connections(1)
                .idle_timeout(None)
                .max_lifetime(None)
                .acquire_timeout(CONNECT)
                .connect_lazy_with(self.options.clone());
            let mut listener = PgListener::connect_with(&pool).await?;
            listener.ignore_pool_close_event(true);
            listener.eager_reconnect(false);
            listener.listen(&self.channel).await?;
            Ok(listener)
        };
        match timeout(CONNECT, connect).await {
            Ok(result) => result.map_err(told),
            Err(_) => Err(StoreError::Unreachable { place: Arc::clone(&self.place) }),
        }
    }

    /// Listens for as long as it is awaited, and connects again whenever the connection is lost.
    pub(super) async fn listen(self, mut listener: PgListener, teller: Teller) {
        loop {
            self.until_lost(&mut listener, &teller).await;
            drop(listener);
            tracing::warn!(database = %self.place, "the connection to the database was lost");
            listener = self.again().await;
            tracing::info!(database = %self.place, "the database answers again");
            // What was said in between nobody has heard.
            teller.tell(Changed::Everything);
        }
    }

    async fn until_lost(&self, listener: &mut PgListener, teller: &Teller) {
        loop {
            match timeout(SILENCE_MAX, listener.try_recv()).await {
                Ok(Ok(Some(said))) => {
                    if let Some(changed) = heard(said.payload(), &self.mark) {
                        teller.tell(changed);
                    }
                }
                Ok(Ok(None) | Err(_)) => return,
                Err(_) => {
                    let there = timeout(CONNECT, listener.execute("SELECT 1")).await;
                    if !there.is_ok_and(|there| there.is_ok()) {
                        return;
                    }
                }
            }
        }
    }

    async fn again(&self) -> PgListener {
        let mut pause = PAUSE;
        loop {
            if let Ok(listener) = self.connect().await {
                return listener;
            }
            sleep(pause).await;
            pause = (pause * 2).min(PAUSE_MAX);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_say_is_heard_and_what_we_say_is_not() {
        let said = payload("a", Changed::Server(ServerId(u64::MAX)));
        assert_eq!(heard(&said, "b"), Some(Changed::Server(ServerId(u64::MAX))));
        assert_eq!(heard(&said, "a"), None);
        assert_eq!(heard(&payload("a", Changed::Everything), "b"), Some(Changed::Everything));
        assert_eq!(heard("a of a later Myelin", "b"), Some(Changed::Everything));
        assert_eq!(heard("", "b"), None);
    }
}
