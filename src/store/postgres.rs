//! A database on a server of PostgreSQL.

use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgConnection, PgPool, PgPoolOptions};
use sqlx::{ConnectOptions, Connection};

use super::database;
use super::error::{Kind, Refusal, StoreError};
use super::found::Found;
use super::schema::{self, Step};
use super::session::{Access, Session};

/// How many connections there are, beside the one that listens.
const CONNECTIONS: u32 = 5;

/// How long a call waits for a connection.
const ACQUIRE: Duration = Duration::from_millis(500);

/// How long a connection may lie unused. A server or a network between may cut it without a word.
const IDLE: Duration = Duration::from_mins(5);

/// How long a connection that worked is taken for one that works. One that lay unused for longer is asked first.
const TRUSTED: Duration = Duration::from_secs(1);

/// How long a statement may take, for the server to hold.
const STATEMENT_MS: &str = "1000";

/// Whether this user may write messages into the log of the server: anybody may, unless that was taken away.
const FLUSHES: &str = "SELECT coalesce(bool_and(has_function_privilege(oid, 'EXECUTE')), false) \
                       FROM pg_proc WHERE proname = 'pg_logical_emit_message'";

/// A database that is in use.
pub(super) struct PostgresServer {
    pub(super) pool: PgPool,
    /// The channel by which those who use the same tables tell each other of changes.
    pub(super) channel: String,
    /// Whether a message can be written that waits for the disk.
    flushes: bool,
    place: Arc<str>,
}

/// The options of an address, and how the place is shown.
pub(super) fn options(address: &str) -> Result<(PgConnectOptions, Arc<str>), StoreError> {
    let nowhere: Arc<str> = "PostgreSQL".into();
    let options = PgConnectOptions::from_str(address)
        .or(Err(StoreError::refused(nowhere, Refusal::Address)))?;
    let place = database::shown(&options).into();
    let options = options.application_name("myelin").disable_statement_logging();
    Ok((options, place))
}

/// Opens a database and brings it to the newest form.
pub(super) async fn open(
    options: PgConnectOptions,
    place: &Arc<str>,
    steps: &[Step],
) -> Result<(PostgresServer, Found), StoreError> {
    let told = |error: sqlx::Error| StoreError::of(&error, Kind::Postgres, place);
    let mut connection = options.connect().await.map_err(told)?;
    let found = bring_up(&mut connection, place, steps).await?;
    let channel: Option<(Option<String>,)> = sqlx::query_as("SELECT current_schema()::text")
        .fetch_optional(&mut connection)
        .await
        .map_err(told)?;
    let channel = channel.and_then(|(schema,)| schema).unwrap_or_default();
    let flushes: Option<(bool,)> =
        sqlx::query_as(FLUSHES).fetch_optional(&mut connection).await.map_err(told)?;
    let flushes = flushes.is_some_and(|(flushes,)| flushes);
    connection.close().await.ok();
    let limited = options.options([("statement_timeout", STATEMENT_MS)]);
    let pool = PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(ACQUIRE)
        .idle_timeout(IDLE)
        // A question costs as much as a statement, and one that worked a moment ago works.
        .test_before_acquire(false)
        .before_acquire(|connection, since| {
            Box::pin(async move {
                if since.idle_for > TRUSTED {
                    connection.ping().await?;
                }
                Ok(true)
            })
        })
        .connect_lazy_with(limited);
    let (channel, place) = (format!("myelin {channel}"), Arc::clone(place));
    Ok((PostgresServer { pool, channel, flushes, place }, found))
}

/// The number of the form that a database has; `None` if it has none of our tables.
pub(super) async fn form(
    connection: &mut PgConnection,
    place: &Arc<str>,
) -> Result<Option<i64>, StoreError> {
    let told = |error: sqlx::Error| StoreError::of(&error, Kind::Postgres, place);
    let there: Option<(bool,)> =
        sqlx::query_as("SELECT to_regclass('_sqlx_migrations') IS NOT NULL")
            .fetch_optional(&mut *connection)
            .await
            .map_err(told)?;
    if !there.is_some_and(|(there,)| there) {
        return Ok(None);
    }
    let form: Option<(Option<i64>,)> = sqlx::query_as("SELECT max(version) FROM _sqlx_migrations")
        .fetch_optional(connection)
        .await
        .map_err(told)?;
    Ok(form.and_then(|(form,)| form))
}

/// Brings a database to the newest form. Of several starts at once one does it, and the others
/// wait for it.
async fn bring_up(
    connection: &mut PgConnection,
    place: &Arc<str>,
    steps: &[Step],
) -> Result<Found, StoreError> {
    let form = form(connection, place).await?;
    let program = schema::newest(steps);
    match form {
        Some(form) if form > program => {
            return Err(StoreError::Newer { place: Arc::clone(place), file: form, program });
        }
        Some(form) if form == program => return Ok(Found::Usual),
        _ => {}
    }
    // `IF NOT EXISTS` of two starts at once can still collide; the lock comes before it.
    schema::migrator(steps)
        .run_direct(None, connection, false)
        .await
        .map_err(|error| StoreError::of_migration(&error, Kind::Postgres, place))?;
    Ok(if form.is_some() { Found::Usual } else { Found::New })
}

impl PostgresServer {
    pub(super) async fn session(&self, access: Access) -> Result<Session, StoreError> {
        Session::postgres(&self.pool, access, self.flushes, &self.place).await
    }
}
