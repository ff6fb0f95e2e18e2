//! What servers have set, in a file of SQLite or on a server of PostgreSQL. Values are texts here;
//! what they mean is for others to say. Nothing about the answers of people is ever stored.
//!
//! A change is made on a revision and refused on any other, so that nobody overwrites what they
//! have not seen. No call but [`Store::load_all`], opening and copying takes longer than
//! [`LIMIT`]. What was confirmed is on the disk.

mod changing;
mod copying;
mod database;
mod error;
mod file;
mod found;
mod heard;
mod listen;
mod postgres;
mod reading;
mod restoring;
mod schema;
mod servers;
mod session;
mod sqlite;
mod values;

pub use changing::{ChangeError, HISTORY_MAX};
pub use copying::{Copied, copy};
pub use database::{Database, FILE, NotADatabase};
pub use error::{Refusal, StoreError};
pub use found::Found;
pub use heard::{Changed, Changes};
pub use restoring::{Restore, Restored};
pub use schema::{COLUMNS, Column};
pub use values::{
    Count, Deleted, Edit, Entry, Lost, OwnRow, PastEdit, Revision, SavedPanel, SavedServer,
    SavedSetting,
};

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout, timeout_at};

use self::heard::Teller;
use self::listen::Ear;
use self::postgres::PostgresServer;
use self::schema::{STEPS, Step};
use self::session::{Access, Session};
use self::sqlite::{LOST_AT, LOST_FILE, SqliteFile};

/// The longest that a call takes.
pub const LIMIT: Duration = Duration::from_millis(1500);

/// The longest that reading everything, opening or copying takes.
const LONG_LIMIT: Duration = Duration::from_mins(1);

/// Work on the heap: what the transactions of several calls need together is much for one stack.
type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What servers have set. A clone is the same store.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

/// A store, and what was found when it was opened.
pub struct Opened {
    /// The store.
    pub store: Store,
    /// What was found.
    pub found: Found,
}

struct Inner {
    place: Arc<str>,
    engine: Engine,
    teller: Teller,
    /// The mark by which this process knows its own words on the channel.
    mark: String,
    lost: Mutex<Option<Lost>>,
    listening: Option<JoinHandle<()>>,
}

enum Engine {
    Sqlite(SqliteFile),
    Postgres(PostgresServer),
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Some(listening) = &self.listening {
            listening.abort();
        }
    }
}

impl Store {
    /// Opens a database; makes it, if there is none, and brings it to the form of this program.
    ///
    /// # Errors
    ///
    /// [`StoreError`] says why not, and what to do. A damaged file is no error: it is put aside,
    /// and [`Found::SetAside`] and [`Store::lost`] say so.
    pub async fn open(database: &Database) -> Result<Opened, StoreError> {
        Self::open_in_form(database, STEPS).await
    }

    async fn open_in_form(
        database: &Database,
        steps: &'static [Step],
    ) -> Result<Opened, StoreError> {
        let place: Arc<str> = database.shown().into();
        match timeout(LONG_LIMIT, Self::open_engine(database, steps)).await {
            Ok(opened) => opened,
            Err(_) => Err(StoreError::Unreachable { place }),
        }
    }

    async fn open_engine(
        database: &Database,
        steps: &'static [Step],
    ) -> Result<Opened, StoreError> {
        let teller = Teller::new();
        let mut mark = [0; 8];
        getrandom::fill(&mut mark).ok();
        let mark = format!("{:016x}", u64::from_le_bytes(mark));
        let (engine, found, place, listening) = match database {
            Database::Sqlite(path) => {
                let place: Arc<str> = database.shown().into();
                let (file, found) = sqlite::open(path, &place, steps).await?;
                (Engine::Sqlite(file), found, place, None)
            }
            Database::Postgres(address) => {
                let (options, place) = postgres::options(address.reveal())?;
                let (server, found) = postgres::open(options.clone(), &place, steps).await?;
                let ear = Ear {
                    options,
                    channel: server.channel.clone(),
                    mark: mark.clone(),
                    place: Arc::clone(&place),
                };
                // Before anything is read, so that no change falls between.
                let listener = ear.connect().await?;
                let listening = tokio::spawn(ear.listen(listener, teller.clone()));
                (Engine::Postgres(server), found, place, Some(listening))
            }
        };
        let lost = Mutex::new(None);
        let store = Self(Arc::new(Inner { place, engine, teller, mark, lost, listening }));
        store.read_lost().await?;
        Ok(Opened { store, found })
    }

    /// Hears every change from now on, of this process and, on PostgreSQL, of all others. Begin to
    /// hear before everything is read, and nothing is missed.
    pub fn changed(&self) -> Changes {
        self.0.teller.hear()
    }

    /// That the settings were lost to a damaged file, until [`Store::accept_loss`] or until a
    /// backup is restored.
    pub fn lost(&self) -> Option<Lost> {
        self.0.lost.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes note that lost settings will not come back: what has no row is at its defaults again.
    ///
    /// # Errors
    ///
    /// [`StoreError`] says why not, and what to do.
    pub async fn accept_loss(&self) -> Result<(), StoreError> {
        const ACCEPT: &str = "DELETE FROM meta WHERE name IN ($1, $2)";
        self.write(async {
            let mut session = self.session(Access::Write).await?;
            session.run(ACCEPT, &[LOST_AT.into(), LOST_FILE.into()]).await?;
            self.announce(&mut session, Changed::Everything).await?;
            Ok::<_, StoreError>((Some(session), ()))
        })
        .await?;
        *self.0.lost.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.tell(Changed::Everything);
        Ok(())
    }

    /// Ends the use of the database: what is under way is finished, and the log of a file is
    /// written into it. Later calls fail.
    pub async fn close(&self) {
        match &self.0.engine {
            Engine::Sqlite(file) => file.close().await,
            Engine::Postgres(server) => {
                // A server that does not answer is not waited for.
                timeout(LIMIT, server.pool.close()).await.ok();
            }
        }
    }

    async fn read_lost(&self) -> Result<(), StoreError> {
        const LOST: &str = "SELECT name, value FROM meta WHERE name IN ($1, $2)";
        let rows: Vec<(String, String)> = self
            .limited(async {
                let mut session = self.session(Access::Read).await?;
                let rows = session.rows(LOST, &[LOST_AT.into(), LOST_FILE.into()]).await?;
                session.commit().await?;
                Ok(rows)
            })
            .await?;
        let value = |name: &str| rows.iter().find(|(found, _)| found == name).map(|(_, v)| v);
        let lost = value(LOST_AT).map(|at| Lost {
            at: at.parse().unwrap_or_default(),
            old_file: value(LOST_FILE).cloned().unwrap_or_default(),
        });
        *self.0.lost.lock().unwrap_or_else(PoisonError::into_inner) = lost;
        Ok(())
    }

    async fn session(&self, access: Access) -> Result<Session, StoreError> {
        match &self.0.engine {
            Engine::Sqlite(file) => file.session(access).await,
            Engine::Postgres(server) => server.session(access).await,
        }
    }

    /// Tells the other processes, when the transaction is done.
    async fn announce(&self, session: &mut Session, changed: Changed) -> Result<(), StoreError> {
        if let Some((channel, payload)) = self.notice(changed) {
            let args = [channel.into(), payload.as_str().into()];
            session.run("SELECT pg_notify($1, $2)", &args).await?;
        }
        Ok(())
    }

    /// On which channel other processes are told, and what; `None` where there are none.
    fn notice(&self, changed: Changed) -> Option<(&str, String)> {
        match &self.0.engine {
            Engine::Sqlite(_) => None,
            Engine::Postgres(server) => {
                Some((server.channel.as_str(), listen::payload(&self.0.mark, changed)))
            }
        }
    }

    /// Tells this process.
    fn tell(&self, changed: Changed) {
        self.0.teller.tell(changed);
    }

    /// What a call says that took too long.
    fn too_long(&self) -> StoreError {
        let place = Arc::clone(&self.0.place);
        match &self.0.engine {
            Engine::Sqlite(_) => StoreError::Busy { place },
            Engine::Postgres(_) => StoreError::Unreachable { place },
        }
    }

    /// Reads within the time that a call has.
    fn limited<'a, T: 'a>(
        &'a self,
        work: impl Future<Output = Result<T, StoreError>> + Send + 'a,
    ) -> Boxed<'a, Result<T, StoreError>> {
        Box::pin(async move { timeout(LIMIT, work).await.unwrap_or_else(|_| Err(self.too_long())) })
    }

    /// Reads within the time that reading everything has.
    fn limited_long<'a, T: 'a>(
        &'a self,
        work: impl Future<Output = Result<T, StoreError>> + Send + 'a,
    ) -> Boxed<'a, Result<T, StoreError>> {
        Box::pin(
            async move { timeout(LONG_LIMIT, work).await.unwrap_or_else(|_| Err(self.too_long())) },
        )
    }

    /// Does work that writes and makes it last, within the time that a call has. The work gives back
    /// its transaction if there is something to make last.
    fn write<'a, T: Send + 'a, E: From<StoreError> + Send + 'a>(
        &'a self,
        work: impl Future<Output = Result<(Option<Session>, T), E>> + Send + 'a,
    ) -> Boxed<'a, Result<T, E>> {
        Box::pin(async move {
            let end = Instant::now() + LIMIT;
            let (session, value) =
                timeout_at(end, work).await.unwrap_or_else(|_| Err(self.too_long().into()))?;
            let Some(session) = session else { return Ok(value) };
            let unconfirmed = || {
                // Whoever holds what is stored has to look what it is now.
                self.tell(Changed::Everything);
                StoreError::Unconfirmed { place: Arc::clone(&self.0.place) }
            };
            let halfway = session.may_end_halfway();
            match timeout_at(end, session.commit()).await {
                Ok(Ok(())) => Ok(value),
                // It is done, and only not known to be on the disk.
                Ok(Err(_)) if halfway => Err(unconfirmed().into()),
                // The connection was lost while the server made it last, or after.
                Ok(Err(StoreError::Unreachable { .. })) | Err(_) => Err(unconfirmed().into()),
                Ok(Err(error)) => Err(error.into()),
            }
        })
    }
}

#[cfg(test)]
mod tests;
