//! One transaction on either database: statements of one text, values and rows of plain types.

use std::sync::Arc;

use sqlx::pool::PoolConnection;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, PgPool, Postgres, Row, SqlSafeStr, Sqlite, SqlitePool};

use super::error::{Kind, StoreError};

/// A value of a statement.
#[derive(Clone, Copy)]
pub(super) enum Arg<'a> {
    Int(i64),
    Text(&'a str),
    MaybeInt(Option<i64>),
    MaybeText(Option<&'a str>),
}

impl From<i64> for Arg<'_> {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl From<Option<i64>> for Arg<'_> {
    fn from(number: Option<i64>) -> Self {
        Self::MaybeInt(number)
    }
}

impl<'a> From<Option<&'a str>> for Arg<'a> {
    fn from(text: Option<&'a str>) -> Self {
        Self::MaybeText(text)
    }
}

/// What a row can be read as, in both databases: a tuple of numbers and texts.
pub(super) trait Record:
    Send + Unpin + for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow>
{
}

impl<T> Record for T where
    T: Send + Unpin + for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow>
{
}

/// What a transaction is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// Reading with one statement.
    ReadOnce,
    /// Reading with several statements what was there at one moment.
    Read,
    /// Reading and writing, while nobody else writes the same.
    Write,
}

enum Connection {
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
}

/// A transaction. One that is dropped before its end takes its connection with it, so that neither
/// a half-done transaction nor a dead connection ever goes back to the others.
pub(super) struct Session {
    connection: Option<Connection>,
    place: Arc<str>,
    /// How it is made last; nothing where nothing was begun.
    end: Option<End>,
}

/// How a transaction is made last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Commit,
    /// It is done first, and waits for the disk then.
    CommitAndFlush,
}

impl End {
    fn sql(self) -> &'static str {
        match self {
            Self::Commit => "COMMIT",
            Self::CommitAndFlush => "COMMIT; SELECT pg_logical_emit_message(true, 'myelin', '')",
        }
    }
}

/// Binds the values to a query.
macro_rules! bound {
    ($query:expr, $args:expr) => {{
        let mut query = $query;
        for arg in $args {
            query = match *arg {
                Arg::Int(number) => query.bind(number),
                Arg::Text(text) => query.bind(text),
                Arg::MaybeInt(number) => query.bind(number),
                Arg::MaybeText(text) => query.bind(text),
            };
        }
        query
    }};
}

/// Reads the cells of a row.
macro_rules! cells {
    ($row:expr, $types:expr) => {
        $types
            .iter()
            .enumerate()
            .map(|(column, kind)| match kind {
                CellType::Int => $row.try_get(column).map(Cell::Int),
                CellType::Text => $row.try_get(column).map(Cell::Text),
            })
            .collect::<Result<Vec<Cell>, sqlx::Error>>()
    };
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellType {
    Int,
    Text,
}

/// What stands in a column of a row.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Cell {
    Int(Option<i64>),
    Text(Option<String>),
}

impl Cell {
    pub(super) fn arg(&self) -> Arg<'_> {
        match self {
            Self::Int(number) => Arg::MaybeInt(*number),
            Self::Text(text) => Arg::MaybeText(text.as_deref()),
        }
    }
}

impl Session {
    /// Begins on a file. A transaction that writes takes the lock at once: one that read first
    /// could not wait for it any more.
    pub(super) async fn sqlite(
        pool: &SqlitePool,
        access: Access,
        place: &Arc<str>,
    ) -> Result<Self, StoreError> {
        let told = |error| StoreError::of(&error, Kind::Sqlite, place);
        let connection = Connection::Sqlite(pool.acquire().await.map_err(told)?);
        let sql = match access {
            Access::ReadOnce => None,
            Access::Read => Some(("BEGIN", End::Commit)),
            Access::Write => Some(("BEGIN IMMEDIATE", End::Commit)),
        };
        Self::begin(connection, place, sql).await
    }

    /// Begins on a server of PostgreSQL.
    ///
    /// Transactions that tell others of a change are made last one after the other, each while the disk is waited for.
    /// So where `flushes`, one that writes does not wait for it, and a message to nobody after it does, for as many at
    /// once as there are: it is on the disk only when everything before it is.
    pub(super) async fn postgres(
        pool: &PgPool,
        access: Access,
        flushes: bool,
        place: &Arc<str>,
    ) -> Result<Self, StoreError> {
        const READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        const WRITE: &str = "BEGIN ISOLATION LEVEL READ COMMITTED";
        const WRITE_AND_FLUSH: &str =
            "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL synchronous_commit = off";
        let told = |error| StoreError::of(&error, Kind::Postgres, place);
        let connection = Connection::Postgres(pool.acquire().await.map_err(told)?);
        let sql = match access {
            Access::ReadOnce => None,
            Access::Read => Some((READ, End::Commit)),
            Access::Write if flushes => Some((WRITE_AND_FLUSH, End::CommitAndFlush)),
            Access::Write => Some((WRITE, End::Commit)),
        };
        Self::begin(connection, place, sql).await
    }

    async fn begin(
        connection: Connection,
        place: &Arc<str>,
        sql: Option<(&'static str, End)>,
    ) -> Result<Self, StoreError> {
        let (connection, place) = (Some(connection), Arc::clone(place));
        let (begin, end) = sql.unzip();
        let mut session = Self { connection, place, end };
        if let Some(begin) = begin {
            session.say(begin).await?;
        }
        Ok(session)
    }

    /// Whether this is PostgreSQL, for the few statements that differ.
    pub(super) fn is_postgres(&self) -> bool {
        matches!(self.connection, Some(Connection::Postgres(_)))
    }

    /// A statement without values.
    pub(super) async fn say(&mut self, sql: &'static str) -> Result<(), StoreError> {
        let (result, kind) = match &mut self.connection {
            Some(Connection::Sqlite(connection)) => {
                let done = sqlx::raw_sql(sql).execute(&mut **connection).await;
                (done.map(drop), Kind::Sqlite)
            }
            Some(Connection::Postgres(connection)) => {
                let done = sqlx::raw_sql(sql).execute(&mut **connection).await;
                (done.map(drop), Kind::Postgres)
            }
            None => return Err(self.ended()),
        };
        result.map_err(|error| StoreError::of(&error, kind, &self.place))
    }

    /// Runs a statement, and gives the number of rows that it changed.
    pub(super) async fn run(
        &mut self,
        sql: impl SqlSafeStr,
        args: &[Arg<'_>],
    ) -> Result<u64, StoreError> {
        let (result, kind) = match &mut self.connection {
            Some(Connection::Sqlite(connection)) => {
                let query = bound!(sqlx::query(sql), args);
                let done = query.execute(&mut **connection).await;
                (done.map(|done| done.rows_affected()), Kind::Sqlite)
            }
            Some(Connection::Postgres(connection)) => {
                let query = bound!(sqlx::query(sql), args);
                let done = query.execute(&mut **connection).await;
                (done.map(|done| done.rows_affected()), Kind::Postgres)
            }
            None => return Err(self.ended()),
        };
        result.map_err(|error| StoreError::of(&error, kind, &self.place))
    }

    /// The rows that a statement gives.
    pub(super) async fn rows<T: Record>(
        &mut self,
        sql: &'static str,
        args: &[Arg<'_>],
    ) -> Result<Vec<T>, StoreError> {
        let (result, kind) = match &mut self.connection {
            Some(Connection::Sqlite(connection)) => {
                let query = bound!(sqlx::query_as::<Sqlite, T>(sql), args);
                (query.fetch_all(&mut **connection).await, Kind::Sqlite)
            }
            Some(Connection::Postgres(connection)) => {
                let query = bound!(sqlx::query_as::<Postgres, T>(sql), args);
                (query.fetch_all(&mut **connection).await, Kind::Postgres)
            }
            None => return Err(self.ended()),
        };
        result.map_err(|error| StoreError::of(&error, kind, &self.place))
    }

    /// The rows that a statement gives, cell by cell.
    pub(super) async fn cells(
        &mut self,
        sql: impl SqlSafeStr,
        types: &[CellType],
    ) -> Result<Vec<Vec<Cell>>, StoreError> {
        let (result, kind) = match &mut self.connection {
            Some(Connection::Sqlite(connection)) => {
                let rows = sqlx::query(sql).fetch_all(&mut **connection).await;
                (
                    rows.and_then(|rows| rows.iter().map(|row| cells!(row, types)).collect()),
                    Kind::Sqlite,
                )
            }
            Some(Connection::Postgres(connection)) => {
                let rows = sqlx::query(sql).fetch_all(&mut **connection).await;
                (
                    rows.and_then(|rows| rows.iter().map(|row| cells!(row, types)).collect()),
                    Kind::Postgres,
                )
            }
            None => return Err(self.ended()),
        };
        result.map_err(|error| StoreError::of(&error, kind, &self.place))
    }

    /// Whether an error at its end leaves open what became of it.
    pub(super) fn may_end_halfway(&self) -> bool {
        self.end == Some(End::CommitAndFlush)
    }

    /// Makes what was done last.
    pub(super) async fn commit(mut self) -> Result<(), StoreError> {
        if let Some(end) = self.end {
            self.say(end.sql()).await?;
        }
        // Back to the pool.
        drop(self.connection.take());
        Ok(())
    }

    /// Ends without having done anything.
    pub(super) async fn rollback(mut self) -> Result<(), StoreError> {
        if self.end.is_some() {
            self.say("ROLLBACK").await?;
        }
        drop(self.connection.take());
        Ok(())
    }

    fn ended(&self) -> StoreError {
        StoreError::Unreachable { place: Arc::clone(&self.place) }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        match self.connection.take() {
            Some(Connection::Sqlite(connection)) => drop(connection.detach()),
            Some(Connection::Postgres(connection)) => drop(connection.detach()),
            None => {}
        }
    }
}
