//! Where a test keeps what it stores: a file in a folder of its own, or a schema of its own.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use myelin::id::{PersonId, ServerId};
use myelin::store::{Database, Edit, Opened, SavedServer, Store};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tempfile::TempDir;

use crate::cluster::{self, Cluster, PASSWORD};

/// The people and the server of most tests.
pub(crate) const ANA: PersonId = PersonId(u64::MAX - 1);
pub(crate) const BO: PersonId = PersonId(2);
pub(crate) const HERE: ServerId = ServerId(u64::MAX - 7);
pub(crate) const THERE: ServerId = ServerId(8);

/// A database for one test.
pub(crate) struct Place {
    pub(crate) database: Database,
    pub(crate) folder: TempDir,
}

impl Place {
    /// A file that is not there yet.
    pub(crate) fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { database: Database::in_folder(folder.path()), folder }
    }

    /// A schema that is empty; `None` if there is no PostgreSQL here, which was said.
    pub(crate) async fn postgres() -> Option<Self> {
        Some(Self::on(cluster()?).await)
    }

    /// A schema that is empty, on this server.
    pub(crate) async fn on(cluster: &Cluster) -> Self {
        let address = schema(&cluster.address).await;
        Self { database: address.parse().unwrap(), folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) async fn open(&self) -> Store {
        self.opened().await.store
    }

    pub(crate) async fn opened(&self) -> Opened {
        Store::open(&self.database).await.unwrap_or_else(|error| panic!("{error}"))
    }

    /// The path of the file.
    pub(crate) fn path(&self) -> PathBuf {
        match &self.database {
            Database::Sqlite(path) => path.clone(),
            Database::Postgres(_) => panic!("this is no file"),
        }
    }
}

/// The server for these tests; `None` if there can be none, which was said then.
fn cluster() -> Option<&'static Cluster> {
    static CLUSTER: OnceLock<Option<Cluster>> = OnceLock::new();
    CLUSTER.get_or_init(|| cluster::or_skipped(cluster::start(false))).as_ref()
}

/// Makes a schema of its own, and gives the address by which it is used.
async fn schema(address: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let name = format!("t_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let mut connection = PgConnection::connect(address).await.unwrap();
    let make = format!("DROP SCHEMA IF EXISTS {name} CASCADE; CREATE SCHEMA {name}");
    sqlx::raw_sql(AssertSqlSafe(make)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    with(address, &format!("options[search_path]={name}"))
}

/// An address with a parameter more.
pub(crate) fn with(address: &str, parameter: &str) -> String {
    let sign = if address.contains('?') { '&' } else { '?' };
    format!("{address}{sign}{parameter}")
}

/// The same address by way of another port.
pub(crate) fn by_way_of(database: &Database, port: u16) -> Database {
    let Database::Postgres(address) = database else { panic!("this is no server") };
    let (before, after) = address.reveal().split_once('@').unwrap();
    let (_, path) = after.split_once('/').unwrap();
    assert!(before.contains(PASSWORD) || !before.contains("canary"));
    format!("{before}@127.0.0.1:{port}/{path}").parse().unwrap()
}

/// An edit that sets a name.
pub(crate) fn set(name: &str, value: &str) -> Edit {
    Edit { name: name.to_owned(), after: Some(value.to_owned()) }
}

/// An edit that puts a name back to its default.
pub(crate) fn unset(name: &str) -> Edit {
    Edit { name: name.to_owned(), after: None }
}

/// The settings of a server as `name=value`.
pub(crate) fn shown(server: &SavedServer) -> String {
    let settings = server.settings.iter().map(|found| format!("{}={}", found.name, found.value));
    settings.collect::<Vec<_>>().join(" ")
}
