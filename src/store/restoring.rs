//! Bringing a backup in, in the place of what is there, which is kept.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteLockingMode};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, SqliteConnection};

use super::copying::{Copied, alone, copy_rows, rows_of_file, rows_to_file, unhurried};
use super::error::{Kind, Refusal, StoreError};
use super::file::{self, Look};
use super::heard::Changed;
use super::schema::{STEPS, TABLES};
use super::session::Access;
use super::sqlite::{self, Holds};
use super::{Database, Store};

/// A backup that was checked, and what it would replace.
#[derive(Debug, Clone)]
pub struct Restore {
    backup: PathBuf,
    database: Database,
    /// The rows of the backup.
    pub brings: Vec<Copied>,
    /// The rows that are there now; `None` where there is no database, or a damaged one.
    pub replaces: Option<Vec<Copied>>,
}

/// What became of a restored database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Where what was there before is kept; `None` if there was nothing.
    pub kept: Option<PathBuf>,
}

impl Restore {
    /// Checks a backup, and looks at what it would replace. Nothing is changed.
    ///
    /// # Errors
    ///
    /// [`StoreError`] says what is wrong with the backup or with the database.
    pub async fn look(backup: &Path, database: &Database) -> Result<Self, StoreError> {
        let place: Arc<str> = backup.display().to_string().into();
        match file::look(backup, &place)? {
            Look::Database => {}
            Look::Nothing | Look::Remains => {
                return Err(StoreError::refused(place, Refusal::NoSuchFile));
            }
            Look::Broken => return Err(StoreError::Damaged { place }),
        }
        let brings = rows_of_file(backup, &place).await?;
        let replaces = match database {
            Database::Sqlite(path) => {
                let place: Arc<str> = database.shown().into();
                match file::look(path, &place)? {
                    Look::Database => match sqlite::holds(path, &place, STEPS).await? {
                        Holds::Form(_) => Some(rows_of_file(path, &place).await?),
                        Holds::Nothing | Holds::Damage => None,
                    },
                    Look::Nothing | Look::Remains | Look::Broken => None,
                }
            }
            Database::Postgres(_) => {
                let store = Store::open(database).await?.store;
                let rows = store.rows().await?;
                store.close().await;
                Some(rows)
            }
        };
        Ok(Self { backup: backup.to_owned(), database: database.clone(), brings, replaces })
    }

    /// Puts the backup in the place of what is there. A file that is in use is not replaced; on
    /// PostgreSQL everybody who uses the database hears of it.
    ///
    /// # Errors
    ///
    /// [`StoreError`] says why not; then everything is as it was.
    pub async fn run(self) -> Result<Restored, StoreError> {
        match &self.database {
            Database::Sqlite(path) => self.put_into_file(path).await,
            Database::Postgres(_) => self.put_into_postgres().await,
        }
    }

    async fn put_into_file(&self, path: &Path) -> Result<Restored, StoreError> {
        let place: Arc<str> = self.database.shown().into();
        file::ready_folder(path, &place)?;
        let draft = file::draft_of(path);
        let placed = match self.draft(&draft, &place).await {
            Ok(()) => put_over(&draft, path, &place).await,
            Err(error) => Err(error),
        };
        file::drop_draft(&draft);
        placed.map(|kept| Restored { kept })
    }

    /// A copy of the backup in the newest form, in which nothing is lost any more.
    async fn draft(&self, draft: &Path, place: &Arc<str>) -> Result<(), StoreError> {
        let from: Arc<str> = self.backup.display().to_string().into();
        let mut backup = sqlite::connect(&self.backup, &from).await?;
        sqlite::copy_into(&mut backup, draft, place).await?;
        backup.close().await.ok();
        let copy = Store::open(&Database::Sqlite(draft.to_owned())).await?.store;
        if copy.lost().is_some() {
            copy.accept_loss().await?;
        }
        copy.close().await;
        if file::beside(draft, "-wal").exists() {
            // Somebody else has opened the draft.
            return Err(StoreError::Busy { place: Arc::clone(place) });
        }
        Ok(())
    }

    async fn put_into_postgres(&self) -> Result<Restored, StoreError> {
        let store = Store::open(&self.database).await?.store;
        let kept = file::free_name(&self.backup, "replaced");
        let place = Arc::clone(&store.0.place);
        let draft = file::draft_of(&self.backup);
        let copied = async {
            self.draft(&draft, &place).await?;
            let copy = Store::open(&Database::Sqlite(draft.clone())).await?.store;
            let mut source = copy.session(Access::Read).await?;
            let mut target = store.session(Access::Write).await?;
            unhurried(&mut target).await?;
            // From here on nobody changes anything that would not be kept.
            alone(&mut target).await?;
            rows_to_file(&mut target, &kept, &place).await?;
            for table in TABLES.iter().rev() {
                target.run(AssertSqlSafe(format!("DELETE FROM {table}")), &[]).await?;
            }
            copy_rows(&mut source, &mut target, &place).await?;
            store.announce(&mut target, Changed::Everything).await?;
            target.commit().await?;
            source.commit().await?;
            copy.close().await;
            Ok(())
        };
        let copied = copied.await;
        file::drop_draft(&draft);
        store.close().await;
        copied.map(|()| Restored { kept: Some(kept) })
    }
}

/// Puts a finished draft in the place of a database that nobody uses, and says where that is kept.
async fn put_over(
    draft: &Path,
    path: &Path,
    place: &Arc<str>,
) -> Result<Option<PathBuf>, StoreError> {
    let of_file = |error: std::io::Error| {
        let place = Arc::clone(place);
        let taken = error.kind() == ErrorKind::AlreadyExists;
        if taken { StoreError::Busy { place } } else { StoreError::of_file(&error, place) }
    };
    let lock = match file::look(path, place)? {
        Look::Database => lock(path, place).await.map(Some),
        Look::Broken | Look::Remains => Ok(None),
        Look::Nothing => {
            file::place_new(draft, path).map_err(of_file)?;
            return Ok(None);
        }
    };
    match lock {
        Ok(Some(lock)) => {
            let kept = file::free_name(path, "replaced");
            file::place_over(draft, path, &kept).map_err(of_file)?;
            lock.close().await.ok();
            Ok(Some(kept))
        }
        // What cannot be read cannot be locked either, and nobody works with it.
        Ok(None) | Err(StoreError::Damaged { .. }) => {
            let kept = file::set_aside(path, "damaged", place)?;
            file::place_new(draft, path).map_err(of_file)?;
            Ok(Some(kept))
        }
        Err(error) => Err(error),
    }
}

/// A connection that holds a file alone, with nothing left beside it.
async fn lock(path: &Path, place: &Arc<str>) -> Result<SqliteConnection, StoreError> {
    let told = |error: sqlx::Error| StoreError::of(&error, Kind::Sqlite, place);
    let mut connection = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(false)
        .locking_mode(SqliteLockingMode::Exclusive)
        .journal_mode(SqliteJournalMode::Delete)
        .disable_statement_logging()
        .connect()
        .await
        .map_err(told)?;
    sqlx::query("BEGIN EXCLUSIVE").execute(&mut connection).await.map_err(told)?;
    Ok(connection)
}
