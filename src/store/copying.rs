//! Copying everything: into a file as a backup, and from one database to the other.

use std::path::Path;
use std::sync::Arc;

use sqlx::{AssertSqlSafe, Connection, SqliteConnection};

use super::error::{Kind, Refusal, StoreError};
use super::heard::Changed;
use super::schema::{self, STEPS, TABLES};
use super::session::{Access, Arg, Cell, CellType, Session};
use super::sqlite;
use super::{Database, Engine, Store, file};

/// How many rows go into one statement.
const ROWS_AT_ONCE: usize = 200;

/// How often a copy of a file is tried before it is made row by row, because somebody wrote
/// meanwhile and it could not be compared.
const TRIES: usize = 3;

/// How many rows of a table were copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copied {
    /// The table.
    pub table: &'static str,
    /// Its rows.
    pub rows: u64,
}

/// Copies everything into another store, which must be empty, in one transaction on either side,
/// and compares how many rows of each table there are. With `only_look` nothing is copied: it says
/// what would be.
///
/// # Errors
///
/// [`StoreError`] says why not; then nothing was copied.
pub async fn copy(from: &Store, to: &Store, only_look: bool) -> Result<Vec<Copied>, StoreError> {
    let mut source = from.session(Access::Read).await?;
    unhurried(&mut source).await?;
    let mut target = to.session(Access::Write).await?;
    unhurried(&mut target).await?;
    alone(&mut target).await?;
    let there = counts(&mut target).await?;
    let rows: u64 = there.iter().map(|copied| copied.rows).sum();
    if rows > 0 {
        return Err(StoreError::refused(Arc::clone(&to.0.place), Refusal::NotEmpty(rows)));
    }
    if only_look {
        target.rollback().await?;
        return counts(&mut source).await;
    }
    let copied = copy_rows(&mut source, &mut target, &to.0.place).await?;
    to.announce(&mut target, Changed::Everything).await?;
    target.commit().await?;
    source.commit().await?;
    to.tell(Changed::Everything);
    to.read_lost().await?;
    Ok(copied)
}

impl Store {
    /// How many rows each table has.
    ///
    /// # Errors
    ///
    /// [`StoreError`] says why not, and what to do.
    pub async fn rows(&self) -> Result<Vec<Copied>, StoreError> {
        self.limited_long(async {
            let mut session = self.session(Access::Read).await?;
            unhurried(&mut session).await?;
            let rows = counts(&mut session).await?;
            session.commit().await?;
            Ok(rows)
        })
        .await
    }

    /// Writes everything into a file of SQLite that is not there yet, while the store is in use,
    /// opens it again and compares it. It says how many rows of each table are in it.
    ///
    /// # Errors
    ///
    /// [`StoreError`] says why not; then there is no file.
    pub async fn backup(&self, file: &Path) -> Result<Vec<Copied>, StoreError> {
        let place: Arc<str> = file.display().to_string().into();
        if std::fs::symlink_metadata(file).is_ok() {
            return Err(StoreError::refused(place, Refusal::Exists));
        }
        file::ready_folder(file, &place)?;
        let draft = file::draft_of(file);
        let written = self.write_backup(&draft, &place).await;
        let placed = written.and_then(|rows| match file::place_new(&draft, file) {
            Ok(()) => Ok(rows),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                Err(StoreError::refused(place, Refusal::Exists))
            }
            Err(error) => Err(StoreError::of_file(&error, place)),
        });
        file::drop_draft(&draft);
        placed
    }

    async fn write_backup(
        &self,
        draft: &Path,
        place: &Arc<str>,
    ) -> Result<Vec<Copied>, StoreError> {
        if let Engine::Sqlite(sqlite) = &self.0.engine {
            let mut watch = sqlite::connect(sqlite.path(), &self.0.place).await?;
            for _ in 0..TRIES {
                let before = version(&mut watch, &self.0.place).await?;
                let rows = self.rows().await?;
                sqlite.copy_into(draft).await?;
                if version(&mut watch, &self.0.place).await? == before {
                    compare(&rows, &rows_of_file(draft, place).await?, place)?;
                    return Ok(rows);
                }
                file::drop_draft(draft);
            }
        }
        let mut source = self.session(Access::Read).await?;
        unhurried(&mut source).await?;
        let copied = rows_to_file(&mut source, draft, place).await?;
        source.commit().await?;
        Ok(copied)
    }
}

/// Copies everything that a transaction sees, row by row, into a new file.
pub(super) async fn rows_to_file(
    source: &mut Session,
    target: &Path,
    place: &Arc<str>,
) -> Result<Vec<Copied>, StoreError> {
    sqlite::fill(target, None, place, STEPS).await?;
    let copy = Store::open(&Database::Sqlite(target.to_owned())).await?.store;
    let mut session = copy.session(Access::Write).await?;
    let copied = copy_rows(source, &mut session, place).await?;
    session.commit().await?;
    copy.close().await;
    compare(&copied, &rows_of_file(target, place).await?, place)?;
    Ok(copied)
}

/// A number that changes whenever somebody else writes to the file.
async fn version(connection: &mut SqliteConnection, place: &Arc<str>) -> Result<i64, StoreError> {
    let row: Result<(i64,), _> = sqlx::query_as("PRAGMA data_version").fetch_one(connection).await;
    row.map(|(version,)| version).map_err(|error| StoreError::of(&error, Kind::Sqlite, place))
}

/// Checks a whole file, and says how many rows of each table are in it.
pub(super) async fn rows_of_file(path: &Path, place: &Arc<str>) -> Result<Vec<Copied>, StoreError> {
    match sqlite::holds(path, place, STEPS).await? {
        sqlite::Holds::Form(_) => {}
        sqlite::Holds::Nothing => {
            return Err(StoreError::refused(Arc::clone(place), Refusal::Strange));
        }
        sqlite::Holds::Damage => return Err(StoreError::Damaged { place: Arc::clone(place) }),
    }
    let told = |error: sqlx::Error| StoreError::of(&error, Kind::Sqlite, place);
    let mut connection = sqlite::connect(path, place).await?;
    let problems: Vec<(String,)> = sqlx::query_as("PRAGMA integrity_check(1)")
        .fetch_all(&mut connection)
        .await
        .map_err(told)?;
    if problems.iter().any(|(problem,)| problem != "ok") {
        return Err(StoreError::Damaged { place: Arc::clone(place) });
    }
    let mut all = Vec::with_capacity(TABLES.len());
    for table in TABLES {
        let sql = AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
        let rows: (i64,) = sqlx::query_as(sql).fetch_one(&mut connection).await.map_err(told)?;
        all.push(Copied { table, rows: rows.0.cast_unsigned() });
    }
    connection.close().await.map_err(told)?;
    Ok(all)
}

/// Copying takes as long as it takes.
pub(super) async fn unhurried(session: &mut Session) -> Result<(), StoreError> {
    if session.is_postgres() {
        session.say("SET LOCAL statement_timeout = 0").await?;
    }
    Ok(())
}

/// Sees that nobody else reads or writes until the transaction ends.
pub(super) async fn alone(session: &mut Session) -> Result<(), StoreError> {
    if session.is_postgres() {
        session.say("SET LOCAL lock_timeout = '2s'").await?;
        session
            .say("LOCK TABLE server, setting, change, panel, count, meta IN ACCESS EXCLUSIVE MODE")
            .await?;
    }
    Ok(())
}

/// How many rows each table has.
pub(super) async fn counts(session: &mut Session) -> Result<Vec<Copied>, StoreError> {
    let mut all = Vec::with_capacity(TABLES.len());
    for table in TABLES {
        let sql = AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
        let found = session.cells(sql, &[CellType::Int]).await?;
        let rows = match found.first().and_then(|row| row.first()) {
            Some(Cell::Int(Some(rows))) => rows.cast_unsigned(),
            _ => 0,
        };
        all.push(Copied { table, rows });
    }
    Ok(all)
}

/// Copies all rows of all tables, and compares how many there are.
pub(super) async fn copy_rows(
    source: &mut Session,
    target: &mut Session,
    place: &Arc<str>,
) -> Result<Vec<Copied>, StoreError> {
    let mut copied = Vec::with_capacity(TABLES.len());
    for table in TABLES {
        let columns: Vec<&str> = schema::columns(table).collect();
        let types: Vec<CellType> = columns
            .iter()
            .map(|name| if schema::is_text(name) { CellType::Text } else { CellType::Int })
            .collect();
        let columns = columns.join(", ");
        let sql = AssertSqlSafe(format!("SELECT {columns} FROM {table}"));
        let rows = source.cells(sql, &types).await?;
        for some in rows.chunks(ROWS_AT_ONCE) {
            let width = types.len();
            let row = |row: usize| {
                let marks = (1..=width).map(|column| format!("${}", row * width + column));
                format!("({})", marks.collect::<Vec<_>>().join(", "))
            };
            let values = (0..some.len()).map(row).collect::<Vec<_>>().join(", ");
            let sql = format!("INSERT INTO {table} ({columns}) VALUES {values}");
            let args: Vec<Arg<'_>> = some.iter().flatten().map(Cell::arg).collect();
            target.run(AssertSqlSafe(sql), &args).await?;
        }
        copied.push(Copied { table, rows: rows.len() as u64 });
    }
    compare(&copied, &counts(target).await?, place)?;
    Ok(copied)
}

fn compare(meant: &[Copied], there: &[Copied], place: &Arc<str>) -> Result<(), StoreError> {
    let differs = meant.iter().zip(there).find(|(meant, there)| meant != there);
    differs.map_or(Ok(()), |(meant, _)| {
        Err(StoreError::refused(Arc::clone(place), Refusal::Differs(meant.table)))
    })
}
