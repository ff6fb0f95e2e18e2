//! A database in a file: opening it, and keeping hold of it while it is used.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use sqlx::ConnectOptions;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions,
    SqliteSynchronous,
};
use tokio::sync::Mutex;

use super::error::{Kind, Refusal, StoreError};
use super::file::{self, FileMark, Look};
use super::found::Found;
use super::schema::{self, Step};
use super::session::{Access, Session};

/// How long a statement waits for another program that has the file.
const BUSY: Duration = Duration::from_secs(2);

/// How many connections read.
const READERS: u32 = 4;

/// The largest that the log of writes stays, in bytes.
const LOG_MAX: u64 = 16 * 1024 * 1024;

/// The names in `meta` of what was lost.
pub(super) const LOST_AT: &str = "lost-at";
pub(super) const LOST_FILE: &str = "lost-file";

/// A file that is in use.
pub(super) struct SqliteFile {
    path: PathBuf,
    place: Arc<str>,
    open: RwLock<Arc<OpenFile>>,
    healing: Mutex<()>,
}

struct OpenFile {
    mark: Option<FileMark>,
    writer: SqlitePool,
    readers: SqlitePool,
}

/// What a file holds, found without changing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// Settings in the form of that number.
    Form(i64),
    /// No table at all.
    Nothing,
    /// What cannot be understood any more.
    Damage,
}

/// Opens a file, makes it, or puts a damaged one aside and makes a new one.
pub(super) async fn open(
    path: &Path,
    place: &Arc<str>,
    steps: &'static [Step],
) -> Result<(SqliteFile, Found), StoreError> {
    let look = file::look(path, place)?;
    file::ready_folder(path, place)?;
    let found = match look {
        Look::Nothing => {
            make(path, None, place, steps).await?;
            Found::New
        }
        Look::Remains | Look::Broken => lose(path, place, steps).await?,
        Look::Database => {
            file::may_write(path, place)?;
            match holds(path, place, steps).await? {
                Holds::Damage => lose(path, place, steps).await?,
                Holds::Nothing => {
                    bring_up(path, place, steps).await?;
                    Found::New
                }
                Holds::Form(form) => {
                    if form < schema::newest(steps) {
                        copy_before(path, form, place).await?;
                        bring_up(path, place, steps).await?;
                    }
                    Found::Usual
                }
            }
        }
    };
    let open = OpenFile::new(path, place).await?;
    let sqlite = SqliteFile {
        path: path.to_owned(),
        place: Arc::clone(place),
        open: RwLock::new(Arc::new(open)),
        healing: Mutex::new(()),
    };
    Ok((sqlite, found))
}

/// Puts a damaged file aside and makes a new one that remembers it.
async fn lose(path: &Path, place: &Arc<str>, steps: &[Step]) -> Result<Found, StoreError> {
    let moved_to = file::set_aside(path, "damaged", place)?;
    make(path, Some(&moved_to), place, steps).await?;
    Ok(Found::SetAside { moved_to })
}

/// What every connection to a file is opened with.
fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(false)
        .busy_timeout(BUSY)
        .disable_statement_logging()
}

/// One connection, for what is done before a file is used.
pub(super) async fn connect(path: &Path, place: &Arc<str>) -> Result<SqliteConnection, StoreError> {
    options(path).connect().await.map_err(|error| StoreError::of(&error, Kind::Sqlite, place))
}

/// What a file holds.
///
/// # Errors
///
/// A file of another program, one in a newer form, or one that cannot be read now.
pub(super) async fn holds(
    path: &Path,
    place: &Arc<str>,
    steps: &[Step],
) -> Result<Holds, StoreError> {
    match holds_or_fails(path, place, steps).await {
        Err(StoreError::Damaged { .. }) => Ok(Holds::Damage),
        result => result,
    }
}

async fn holds_or_fails(
    path: &Path,
    place: &Arc<str>,
    steps: &[Step],
) -> Result<Holds, StoreError> {
    let told = |error: sqlx::Error| StoreError::of(&error, Kind::Sqlite, place);
    let mut connection = options(path).read_only(true).connect().await.map_err(told)?;
    let problems: Vec<(String,)> =
        sqlx::query_as("PRAGMA quick_check(1)").fetch_all(&mut connection).await.map_err(told)?;
    if problems.iter().any(|(problem,)| problem != "ok") {
        return Ok(Holds::Damage);
    }
    let tables: Vec<(String,)> = sqlx::query_as("SELECT name FROM sqlite_master")
        .fetch_all(&mut connection)
        .await
        .map_err(told)?;
    let has = |name: &str| tables.iter().any(|(table,)| table == name);
    if tables.is_empty() {
        return Ok(Holds::Nothing);
    }
    if !has(schema::DONE_TABLE) || !has("server") || !has("setting") {
        return Err(StoreError::refused(Arc::clone(place), Refusal::Strange));
    }
    let form: Option<(i64,)> =
        sqlx::query_as("SELECT coalesce(max(version), 0) FROM _sqlx_migrations")
            .fetch_optional(&mut connection)
            .await
            .map_err(told)?;
    let form = form.map_or(0, |(form,)| form);
    let program = schema::newest(steps);
    if form > program {
        return Err(StoreError::Newer { place: Arc::clone(place), file: form, program });
    }
    Ok(Holds::Form(form))
}

/// Makes a whole new file and puts it at its place. If another start was quicker, its file stays.
async fn make(
    path: &Path,
    lost: Option<&Path>,
    place: &Arc<str>,
    steps: &[Step],
) -> Result<(), StoreError> {
    let draft = file::draft_of(path);
    let made = fill(&draft, lost, place, steps).await;
    let placed = made.and_then(|()| match file::place_new(&draft, path) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        result => result.map_err(|error| StoreError::of_file(&error, Arc::clone(place))),
    });
    file::drop_draft(&draft);
    placed
}

/// Fills a new file with the tables, and with what was lost.
pub(super) async fn fill(
    path: &Path,
    lost: Option<&Path>,
    place: &Arc<str>,
    steps: &[Step],
) -> Result<(), StoreError> {
    file::new_file(path).map_err(|error| StoreError::of_file(&error, Arc::clone(place)))?;
    bring_up(path, place, steps).await?;
    if let Some(lost) = lost {
        const NOTE: &str = "INSERT INTO meta (name, value) VALUES ($1, $2), ($3, $4)";
        let told = |error| StoreError::of(&error, Kind::Sqlite, place);
        let mut connection = connect(path, place).await?;
        sqlx::query(NOTE)
            .bind(LOST_AT)
            .bind(file::now_seconds().to_string())
            .bind(LOST_FILE)
            .bind(lost.display().to_string())
            .execute(&mut connection)
            .await
            .map_err(told)?;
        sqlx::Connection::close(connection).await.map_err(told)?;
    }
    Ok(())
}

/// Brings a file to the newest form: all steps that lack, in one transaction. A start that is
/// killed in between leaves the file as it was.
async fn bring_up(path: &Path, place: &Arc<str>, steps: &[Step]) -> Result<(), StoreError> {
    use sqlx::Connection;
    let told = |error: sqlx::Error| StoreError::of(&error, Kind::Sqlite, place);
    let mut connection = connect(path, place).await?;
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await.map_err(told)?;
    schema::migrator(steps)
        .run_direct(None, &mut *transaction, false)
        .await
        .map_err(|error| StoreError::of_migration(&error, Kind::Sqlite, place))?;
    transaction.commit().await.map_err(told)?;
    connection.close().await.map_err(told)
}

/// A copy of a file beside it, before it is brought to another form.
async fn copy_before(path: &Path, form: i64, place: &Arc<str>) -> Result<PathBuf, StoreError> {
    let kept = file::free_name(path, &format!("form-{form}"));
    let mut connection = connect(path, place).await?;
    let copied = copy_into(&mut connection, &kept, place).await;
    sqlx::Connection::close(connection).await.ok();
    copied.map(|()| kept)
}

/// Copies a whole database into a file that is not there yet, and sees it onto the disk.
pub(super) async fn copy_into(
    connection: &mut SqliteConnection,
    target: &Path,
    place: &Arc<str>,
) -> Result<(), StoreError> {
    let of_file = |error: std::io::Error| StoreError::of_file(&error, Arc::clone(place));
    let made = file::new_file(target).map_err(of_file)?;
    let copied = sqlx::query("VACUUM INTO $1")
        .bind(target.to_string_lossy().into_owned())
        .execute(connection)
        .await;
    let copied = match copied {
        Ok(_) => made.sync_all().map_err(of_file),
        Err(error) => Err(StoreError::of(&error, Kind::Sqlite, place)),
    };
    if copied.is_err() {
        file::drop_draft(target);
    }
    copied
}

impl OpenFile {
    async fn new(path: &Path, place: &Arc<str>) -> Result<Self, StoreError> {
        let told = |error| StoreError::of(&error, Kind::Sqlite, place);
        // One connection is always open: it holds the lock by which others know that the file is
        // in use.
        let pool = || SqlitePoolOptions::new().idle_timeout(None).max_lifetime(None);
        let whole = options(path)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .pragma("journal_size_limit", LOG_MAX.to_string());
        let only_read = options(path).pragma("query_only", "on");
        let writer = pool().max_connections(1).min_connections(1).acquire_timeout(BUSY);
        let writer = writer.connect_with(whole).await.map_err(told)?;
        let readers = pool().max_connections(READERS).acquire_timeout(BUSY);
        let readers = readers.connect_lazy_with(only_read);
        Ok(Self { mark: FileMark::of(path), writer, readers })
    }

    async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

impl SqliteFile {
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    fn now(&self) -> Arc<OpenFile> {
        Arc::clone(&self.open.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) async fn session(&self, access: Access) -> Result<Session, StoreError> {
        match access {
            Access::ReadOnce | Access::Read => {
                Session::sqlite(&self.now().readers, access, &self.place).await
            }
            Access::Write => {
                let open = self.sound().await?;
                let session = Session::sqlite(&open.writer, access, &self.place).await?;
                self.bound_log(&open);
                Ok(session)
            }
        }
    }

    /// The open file, after it was seen to be the one at the path: what is written to a file
    /// without a name is lost with the process.
    async fn sound(&self) -> Result<Arc<OpenFile>, StoreError> {
        let open = self.now();
        match FileMark::of(&self.path) {
            mark if mark == open.mark => Ok(open),
            Some(_) => Err(StoreError::refused(Arc::clone(&self.place), Refusal::Replaced)),
            None => self.put_back().await,
        }
    }

    /// Writes the file anew, out of the one that was deleted while it is open.
    async fn put_back(&self) -> Result<Arc<OpenFile>, StoreError> {
        let _healing = self.healing.lock().await;
        let old = self.now();
        if FileMark::of(&self.path).is_some() {
            // Somebody else has put it back while this one waited.
            return Ok(old);
        }
        file::ready_folder(&self.path, &self.place)?;
        let draft = file::draft_of(&self.path);
        let mut writer = old
            .writer
            .acquire()
            .await
            .map_err(|error| StoreError::of(&error, Kind::Sqlite, &self.place))?;
        let copied = copy_into(&mut writer, &draft, &self.place).await;
        let placed = copied.and_then(|()| {
            // A log of the deleted file must not be taken for one of the new file.
            file::drop_beside(&self.path);
            file::place_new(&draft, &self.path)
                .map_err(|error| StoreError::of_file(&error, Arc::clone(&self.place)))
        });
        file::drop_draft(&draft);
        placed?;
        drop(writer);
        let new = Arc::new(OpenFile::new(&self.path, &self.place).await?);
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&new);
        tracing::warn!(
            file = %self.place,
            "the file of the settings was deleted while it is in use; it was written anew, and nothing is lost"
        );
        tokio::spawn(async move { old.close().await });
        Ok(new)
    }

    /// Sees that the log of writes does not grow for ever beside a long read.
    fn bound_log(&self, open: &Arc<OpenFile>) {
        let log = std::fs::metadata(file::beside(&self.path, "-wal"));
        if log.is_ok_and(|log| log.len() > LOG_MAX) {
            let writer = open.writer.clone();
            tokio::spawn(async move {
                // Busy with a long read: the next write tries again.
                sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&writer).await.ok();
            });
        }
    }

    /// A copy of the whole database in a file that is not there yet.
    pub(super) async fn copy_into(&self, target: &Path) -> Result<(), StoreError> {
        let open = self.now();
        let told = |error| StoreError::of(&error, Kind::Sqlite, &self.place);
        // A connection of its own, so that neither readers nor writers wait for it.
        let mut connection = connect(&self.path, &self.place).await?;
        let copied = copy_into(&mut connection, target, &self.place).await;
        sqlx::Connection::close(connection).await.map_err(told)?;
        drop(open);
        copied
    }

    /// Closes the file. One that was deleted meanwhile is written anew first.
    pub(super) async fn close(&self) {
        if FileMark::of(&self.path).is_none() && !self.now().writer.is_closed() {
            self.put_back().await.map_err(|error| tracing::error!("{error}")).ok();
        }
        self.now().close().await;
    }
}
