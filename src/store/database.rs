//! Which database is used: a file of SQLite, or a PostgreSQL server.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use sqlx::postgres::PgConnectOptions;

use crate::sensitive::Sensitive;

/// The name of the file in the data folder, where nothing else is said.
pub const FILE: &str = "settings.db";

/// The parameters that an address of PostgreSQL may have after its `?`. sqlx would write others
/// into the log with their values, and a misspelt `password` is one.
const PARAMETERS: &[&str] = &[
    "sslmode",
    "ssl-mode",
    "sslrootcert",
    "ssl-root-cert",
    "ssl-ca",
    "sslcert",
    "ssl-cert",
    "sslkey",
    "ssl-key",
    "host",
    "hostaddr",
    "port",
    "dbname",
    "user",
    "password",
    "application_name",
    "options",
    "statement-cache-capacity",
];

/// Which database is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Database {
    /// A file of SQLite.
    Sqlite(PathBuf),
    /// The address of a PostgreSQL database, which may hold a password.
    Postgres(Sensitive<String>),
}

/// Why a text names no database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotADatabase {
    /// It is an address of something else.
    #[error("is neither the path of a file nor an address of PostgreSQL")]
    Scheme,
    /// It is an address that cannot be read.
    #[error("is an address of PostgreSQL that cannot be read")]
    Address,
    /// It has a parameter that is not known.
    #[error("has a parameter after the question mark that is not known")]
    Parameter,
    /// It names no database.
    #[error("is the address of a server and names no database on it")]
    Unnamed,
}

impl Database {
    /// The file in a data folder, where nothing else is said.
    pub fn in_folder(data: &Path) -> Self {
        Self::Sqlite(data.join(FILE))
    }

    /// Whether a text is an address, which may hold a password, and no path.
    pub fn is_address(text: &str) -> bool {
        text.contains("://")
    }

    /// What people see: the path, or host, port and database. Never a user or a password.
    pub fn shown(&self) -> String {
        match self {
            Self::Sqlite(path) => path.display().to_string(),
            Self::Postgres(address) => match PgConnectOptions::from_str(address.reveal()) {
                Ok(options) => shown(&options),
                Err(_) => "PostgreSQL".to_owned(),
            },
        }
    }
}

/// Host, port and database of an address.
pub(super) fn shown(options: &PgConnectOptions) -> String {
    let database = options.get_database().unwrap_or_else(|| options.get_username());
    match options.get_socket() {
        Some(socket) => format!("PostgreSQL {}/{database}", socket.display()),
        None => format!("PostgreSQL {}:{}/{database}", options.get_host(), options.get_port()),
    }
}

impl FromStr for Database {
    type Err = NotADatabase;

    fn from_str(text: &str) -> Result<Self, NotADatabase> {
        let text = text.trim();
        if !Self::is_address(text) {
            // `sqlite:settings.db` is how other programs write it.
            return match text.strip_prefix("sqlite:") {
                Some(_) => Err(NotADatabase::Scheme),
                None => Ok(Self::Sqlite(text.into())),
            };
        }
        if !["postgres://", "postgresql://"].iter().any(|scheme| text.starts_with(scheme)) {
            return Err(NotADatabase::Scheme);
        }
        let known = |pair: &str| {
            let name = pair.split('=').next().unwrap_or_default();
            PARAMETERS.contains(&name) || (name.starts_with("options[") && name.ends_with(']'))
        };
        let pairs = text.split_once('?').map_or("", |(_, pairs)| pairs);
        if !pairs.is_empty() && !pairs.split('&').all(known) {
            return Err(NotADatabase::Parameter);
        }
        let options = PgConnectOptions::from_str(text).or(Err(NotADatabase::Address))?;
        if options.get_database().is_none() {
            return Err(NotADatabase::Unnamed);
        }
        Ok(Self::Postgres(Sensitive::new(text.to_owned())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_file_and_an_address_is_postgresql() {
        let path: Database = "/srv/settings.db".parse().unwrap();
        assert_eq!(path, Database::Sqlite("/srv/settings.db".into()));
        assert_eq!(path.shown(), "/srv/settings.db");
        for address in ["postgres://ana:canary@db.example.org/bots", "postgresql://db/bots"] {
            let database: Database = address.parse().unwrap();
            assert!(matches!(database, Database::Postgres(_)), "{address}");
        }
    }

    #[test]
    fn nobody_sees_a_user_or_a_password() {
        for address in [
            "postgres://ana:canary@db.example.org:77/bots",
            "postgres://db.example.org:77/bots?user=ana&password=canary",
        ] {
            let database: Database = address.parse().unwrap();
            assert_eq!(database.shown(), "PostgreSQL db.example.org:77/bots");
            assert_eq!(format!("{database:?}"), "Postgres([hidden])");
        }
        let socket: Database = "postgres://%2Frun%2Fpg/bots".parse().unwrap();
        assert_eq!(socket.shown(), "PostgreSQL /run/pg/bots");
    }

    #[test]
    fn what_is_no_database_is_told_without_its_words() {
        for (text, wrong) in [
            ("mysql://ana:canary@db/bots", NotADatabase::Scheme),
            ("sqlite://canary.db", NotADatabase::Scheme),
            ("sqlite:canary.db", NotADatabase::Scheme),
            ("postgres://ana:canary@db:x/bots", NotADatabase::Address),
            ("postgres://ana:can/ary@db/bots", NotADatabase::Address),
            ("postgres://db/bots?pasword=canary", NotADatabase::Parameter),
            ("postgres://db/bots?sslmode=canary", NotADatabase::Address),
            ("postgres://ana:canary@db/", NotADatabase::Unnamed),
        ] {
            let told = text.parse::<Database>().unwrap_err();
            assert_eq!(told, wrong, "{text}");
            assert!(!told.to_string().contains("canary"), "{told}");
        }
    }
}
