//! Steps from one form of the database to the next, and steps that are interrupted.
#![expect(clippy::disallowed_methods, reason = "the tests lay out files of their own")]

use std::fs;
use std::path::{Path, PathBuf};

use sqlx::{AssertSqlSafe, Connection, PgConnection};

use super::schema::{STEPS, Step};
use super::{Database, Edit, Found, Revision, Store, StoreError};
use crate::id::{PersonId, ServerId};

#[path = "../../tests/store/cluster.rs"]
#[expect(dead_code, reason = "nothing stops the server here")]
#[expect(clippy::print_stderr, reason = "a test that was skipped says so")]
mod cluster;

const HERE: ServerId = ServerId(1);

/// The statements of a step that may come.
const LATER: &[&str] = &[
    "CREATE TABLE later (id BIGINT NOT NULL PRIMARY KEY)",
    "ALTER TABLE panel ADD COLUMN colour TEXT",
    "INSERT INTO later (id) SELECT id FROM server",
    "UPDATE setting SET value = 'later' WHERE name = 'tone'",
];

/// The steps of today, and one more.
fn with(sql: String) -> &'static [Step] {
    let later = Step { form: 2, what: "later", sql: sql.leak() };
    [STEPS, &[later]].concat().leak()
}

/// A file in the form of today, with a setting, closed.
async fn of_today(folder: &Path) -> Database {
    let database = Database::in_folder(folder);
    fill(&database).await;
    database
}

/// Makes a database in the form of today, with a setting.
async fn fill(database: &Database) {
    let store = Store::open(database).await.unwrap().store;
    let edits = [Edit { name: "tone".to_owned(), after: Some("plain".to_owned()) }];
    store.change(HERE, Revision(0), &edits, PersonId(2), 3).await.unwrap();
    store.close().await;
}

async fn tone(store: &Store) -> String {
    let saved = store.load(HERE).await.unwrap().unwrap();
    saved.value("tone").unwrap().to_owned()
}

fn copies(folder: &Path) -> Vec<PathBuf> {
    let all = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    all.filter(|path| path.to_string_lossy().contains("settings.db.form-1-")).collect()
}

#[tokio::test]
async fn a_file_is_copied_before_it_is_brought_to_another_form() {
    let folder = tempfile::tempdir().unwrap();
    let database = of_today(folder.path()).await;
    assert_eq!(copies(folder.path()), Vec::<PathBuf>::new());
    let later = with(LATER.join(";\n"));
    for _ in 0..2 {
        let opened = Store::open_in_form(&database, later).await.unwrap();
        assert_eq!(opened.found, Found::Usual);
        assert_eq!(tone(&opened.store).await, "later");
        opened.store.close().await;
        assert_eq!(copies(folder.path()).len(), 1, "one copy, of the first time");
    }
    let copy = Database::Sqlite(copies(folder.path()).remove(0));
    let copy = Store::open(&copy).await.unwrap().store;
    assert_eq!(tone(&copy).await, "plain");
    copy.close().await;
    let error = Store::open(&database).await.err().unwrap();
    assert!(matches!(error, StoreError::Newer { file: 2, program: 1, .. }), "{error:?}");
}

#[tokio::test]
async fn a_step_that_is_interrupted_anywhere_leaves_the_file_as_it_was() {
    for done in 0..=LATER.len() {
        let folder = tempfile::tempdir().unwrap();
        let database = of_today(folder.path()).await;
        let sql = format!("{};\nSELECT nothing FROM nowhere", LATER[..done].join(";\n"));
        let error = Store::open_in_form(&database, with(sql)).await.err().unwrap();
        assert!(matches!(error, StoreError::Refused { .. }), "{error:?}");
        let store = Store::open(&database).await.unwrap().store;
        assert_eq!(tone(&store).await, "plain", "after {done} statements");
        store.close().await;
        let whole = Store::open_in_form(&database, with(LATER.join(";\n"))).await.unwrap().store;
        assert_eq!(tone(&whole).await, "later", "after {done} statements");
        whole.close().await;
    }
}

/// How a step can end before its time on PostgreSQL: a statement is refused, the connection is lost,
/// or all is done and that it was cannot be noted.
const ENDS: &[&str] = &[
    "SELECT nothing FROM nowhere",
    "SELECT pg_terminate_backend(pg_backend_pid())",
    "ALTER TABLE _sqlx_migrations ADD CHECK (version < 2)",
];

#[tokio::test]
async fn a_step_that_is_interrupted_anywhere_leaves_postgres_as_it_was() {
    let Some(server) = cluster::or_skipped(cluster::start(false)) else { return };
    let mut connection = PgConnection::connect(&server.address).await.unwrap();
    let schema = format!("steps_{}", std::process::id());
    let sign = if server.address.contains('?') { '&' } else { '?' };
    let address = format!("{}{sign}options[search_path]={schema}", server.address);
    let database: Database = address.parse().unwrap();
    let remove = format!("DROP SCHEMA IF EXISTS {schema} CASCADE");
    for (done, end) in (0..=LATER.len()).flat_map(|done| ENDS.iter().map(move |end| (done, end))) {
        let at = format!("after {done} statements, then {end}");
        let anew = format!("{remove}; CREATE SCHEMA {schema}");
        sqlx::raw_sql(AssertSqlSafe(anew)).execute(&mut connection).await.unwrap();
        fill(&database).await;
        let sql = [&LATER[..done], &[end]].concat().join(";\n");
        let error = Store::open_in_form(&database, with(sql)).await.err();
        let told =
            matches!(error, Some(StoreError::Refused { .. } | StoreError::Unreachable { .. }));
        assert!(told, "{at}: {error:?}");
        let store = Store::open(&database).await.unwrap_or_else(|error| panic!("{at}: {error}"));
        assert_eq!(tone(&store.store).await, "plain", "{at}");
        store.store.close().await;
        let whole = Store::open_in_form(&database, with(LATER.join(";\n"))).await;
        let whole = whole.unwrap_or_else(|error| panic!("{at}: {error}"));
        assert_eq!(tone(&whole.store).await, "later", "{at}");
        whole.store.close().await;
    }
    sqlx::raw_sql(AssertSqlSafe(remove)).execute(&mut connection).await.unwrap();
}

#[tokio::test]
async fn a_step_that_was_changed_after_its_release_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let database = of_today(folder.path()).await;
    let changed = Step { sql: "CREATE TABLE server (id BIGINT)", ..STEPS[0] };
    let later = [&[changed], &with(LATER.join(";\n"))[1..]].concat().leak();
    let error = Store::open_in_form(&database, later).await.err().unwrap();
    assert!(matches!(error, StoreError::Refused { .. }), "{error:?}");
}
