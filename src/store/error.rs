//! Why the store could not do what it was asked. Each kind is a sentence with the remedy, and none
//! ever shows a password, an SQL text or a value.
#![expect(clippy::wildcard_enum_match_arm, reason = "the errors of others are open lists")]

use std::io::ErrorKind;
use std::sync::Arc;

/// Why the store could not do what it was asked. `place` is the path of the file, or the host and
/// the name of the database.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Nobody answers, or not in time.
    #[error(
        "{place}: the database does not answer; nothing was changed. See that it runs and that Myelin may reach it; the next try works when it does"
    )]
    Unreachable {
        /// Which database.
        place: Arc<str>,
    },
    /// Another program or another change is in the way.
    #[error(
        "{place}: the database is busy with something else; nothing was changed. Try again; if it stays so, see which other program has it open"
    )]
    Busy {
        /// Which database.
        place: Arc<str>,
    },
    /// There is no room.
    #[error(
        "{place}: there is no room left on the disk; nothing was changed. Make room; the next try works then"
    )]
    Full {
        /// Which database.
        place: Arc<str>,
    },
    /// It cannot be written.
    #[error(
        "{place}: the database can only be read; nothing was changed. Let the user that runs Myelin write the file and its folder, or use a database that is not a read-only copy"
    )]
    ReadOnly {
        /// Which database.
        place: Arc<str>,
    },
    /// What stands in it cannot be understood any more.
    #[error(
        "{place}: the database is damaged; nothing was changed. Stop Myelin and start it again: a damaged file is put aside then, and `myelin restore` brings a backup in"
    )]
    Damaged {
        /// Which database.
        place: Arc<str>,
    },
    /// A newer Myelin has written it.
    #[error(
        "{place}: a newer Myelin has written this database (its form is {file}, this Myelin knows {program}); nothing was changed. Use the newer Myelin, or restore the backup that was made before it"
    )]
    Newer {
        /// Which database.
        place: Arc<str>,
        /// The number of the form that the database has.
        file: i64,
        /// The newest that this program knows.
        program: i64,
    },
    /// The database says no.
    #[error("{place}: {why}")]
    Refused {
        /// Which database.
        place: Arc<str>,
        /// Why, and what to do.
        why: Refusal,
    },
    /// It was sent, and no answer came.
    #[error(
        "{place}: the database has not confirmed the change in time, so it may or may not be saved. Look what is there now before doing it again"
    )]
    Unconfirmed {
        /// Which database.
        place: Arc<str>,
    },
}

/// Why a database says no.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Wrong user or password.
    #[error(
        "the database refuses this user or password; correct the address in `database` (MYELIN_DATABASE)"
    )]
    Login,
    /// There is no such database.
    #[error("there is no database of this name; make it (createdb NAME), or correct its name")]
    NoDatabase,
    /// The user may not do what is needed.
    #[error(
        "the user of the database may not do this; make it the owner of the database (ALTER DATABASE … OWNER TO …)"
    )]
    Rights,
    /// The address cannot be used.
    #[error("the address of the database cannot be used; correct `database` (MYELIN_DATABASE)")]
    Address,
    /// An encrypted connection cannot be made.
    #[error(
        "no encrypted connection to the database can be made; see that its certificate is right, or set sslmode in the address"
    )]
    Encryption,
    /// The path is a folder.
    #[error("this is a folder, and the database is a file; name a file in it")]
    Folder,
    /// The path is neither a file nor a folder.
    #[error("this is no plain file; name a file for the database")]
    NoFile,
    /// The path is a file of text.
    #[error(
        "this is a text, not a database, and it is left as it is; name another file in `database` (MYELIN_DATABASE)"
    )]
    Text,
    /// The database belongs to another program.
    #[error(
        "this database holds tables of another program, and is left as it is; name another one in `database` (MYELIN_DATABASE)"
    )]
    Strange,
    /// The folder of the file cannot be made or used.
    #[error(
        "the folder of the database cannot be used ({0}); make it for the user that runs Myelin, or set `data` (MYELIN_DATA) to a folder that user can write"
    )]
    NoFolder(ErrorKind),
    /// The file cannot be opened.
    #[error("the file cannot be opened ({0}); let the user that runs Myelin read and write it")]
    NotOpened(ErrorKind),
    /// Another file stands where the database was.
    #[error(
        "another file stands where the database was when Myelin started, and nothing was changed in it; put the first one back, or start Myelin again, so that it reads the new one"
    )]
    Replaced,
    /// Rows stand where there should be none.
    #[error("there are {0} rows already, and nothing was copied; name an empty database")]
    NotEmpty(u64),
    /// What was written and what was meant differ.
    #[error("the copy differs from the original in the table {0}; nothing was replaced, try again")]
    Differs(&'static str),
    /// There is no such file.
    #[error("there is no such file; name one that `myelin backup` wrote")]
    NoSuchFile,
    /// There is one already.
    #[error("there is such a file already, and it is left as it is; name another one")]
    Exists,
    /// Something that should not happen, by its code.
    #[error(
        "the database could not do this ({0}); nothing was changed. Look into the log of the database, and please tell those who make Myelin"
    )]
    Other(String),
}

/// Which of the two kinds of database an error is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Sqlite,
    Postgres,
}

impl StoreError {
    /// What an error of sqlx means. Its own text is not kept: it may name values.
    pub(super) fn of(error: &sqlx::Error, kind: Kind, place: &Arc<str>) -> Self {
        let place = Arc::clone(place);
        match error {
            sqlx::Error::Database(error) => {
                let code = error.code().unwrap_or_default();
                match kind {
                    Kind::Sqlite => Self::of_sqlite(code.parse().unwrap_or(0), place),
                    Kind::Postgres => Self::of_postgres(&code, place),
                }
            }
            sqlx::Error::PoolTimedOut if kind == Kind::Sqlite => Self::Busy { place },
            sqlx::Error::Io(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::Protocol(_)
            | sqlx::Error::WorkerCrashed => Self::Unreachable { place },
            sqlx::Error::Tls(_) => Self::refused(place, Refusal::Encryption),
            sqlx::Error::Configuration(_) => Self::refused(place, Refusal::Address),
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => Self::Damaged { place },
            sqlx::Error::Migrate(error) => Self::of_migration(error, kind, &place),
            _ => Self::refused(place, Refusal::Other("inside".to_owned())),
        }
    }

    /// What an error of a migration means.
    pub(super) fn of_migration(
        error: &sqlx::migrate::MigrateError,
        kind: Kind,
        place: &Arc<str>,
    ) -> Self {
        use sqlx::migrate::MigrateError;
        match error {
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => {
                Self::of(error, kind, place)
            }
            MigrateError::VersionMismatch(_) => Self::refused(Arc::clone(place), Refusal::Strange),
            _ => Self::refused(Arc::clone(place), Refusal::Other("migration".to_owned())),
        }
    }

    pub(super) fn refused(place: Arc<str>, why: Refusal) -> Self {
        Self::Refused { place, why }
    }

    /// What an error of the system on a file means.
    pub(super) fn of_file(error: &std::io::Error, place: Arc<str>) -> Self {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                Self::Full { place }
            }
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { place },
            kind => Self::refused(place, Refusal::NotOpened(kind)),
        }
    }

    /// By the result code of SQLite, extended or not: <https://sqlite.org/rescode.html>.
    fn of_sqlite(code: i32, place: Arc<str>) -> Self {
        /// What a read-only database says when its file has gone.
        const MOVED: i32 = 1032;
        /// The file of what the connections share could not be made larger.
        const SHARED_SIZE: i32 = 4874;
        match (code, code & 0xff) {
            (MOVED, _) => Self::Unreachable { place },
            (SHARED_SIZE, _) | (_, 13) => Self::Full { place },
            (_, 5 | 6) => Self::Busy { place },
            (_, 8) => Self::ReadOnly { place },
            (_, 11 | 26) => Self::Damaged { place },
            (_, 10 | 14) => Self::Unreachable { place },
            (_, 3 | 23) => Self::refused(place, Refusal::Rights),
            _ => Self::refused(place, Refusal::Other(format!("SQLite {code}"))),
        }
    }

    /// By the SQLSTATE: <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
    fn of_postgres(code: &str, place: Arc<str>) -> Self {
        match code {
            "57014" | "55P03" | "40001" | "40P01" | "53200" | "53300" | "53400" => {
                Self::Busy { place }
            }
            "53100" => Self::Full { place },
            "25006" => Self::ReadOnly { place },
            "3D000" => Self::refused(place, Refusal::NoDatabase),
            // A table of ours is there and not of ours.
            "42P07" | "42703" | "42P01" => Self::refused(place, Refusal::Strange),
            "42501" => Self::refused(place, Refusal::Rights),
            "XX001" | "XX002" => Self::Damaged { place },
            // Other states of their classes: connections, what an operator does, the system.
            _ if ["08", "57", "58"].iter().any(|class| code.starts_with(class)) => {
                Self::Unreachable { place }
            }
            _ if code.starts_with("28") => Self::refused(place, Refusal::Login),
            _ => Self::refused(place, Refusal::Other(format!("PostgreSQL {code}"))),
        }
    }
}
