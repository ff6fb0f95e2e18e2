//! The form of the database: what each column holds, and what a newer form is met with.

use std::collections::BTreeSet;
use std::fs;

use myelin::store::{COLUMNS, Database, Store, StoreError};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, PgConnection, SqliteConnection};

use crate::place::Place;

/// What is said of a newer form, in either database.
const NEWER: &str = "INSERT INTO _sqlx_migrations \
                     (version, description, success, checksum, execution_time) \
                     VALUES (99, 'later', true, '', 0)";

async fn connect(place: &Place) -> SqliteConnection {
    SqliteConnectOptions::new().filename(place.path()).connect().await.unwrap()
}

async fn connect_postgres(place: &Place) -> PgConnection {
    let Database::Postgres(address) = &place.database else { panic!("this is no server") };
    PgConnection::connect(address.reveal()).await.unwrap()
}

fn described() -> BTreeSet<(String, String)> {
    let all = COLUMNS.iter().map(|column| (column.table.to_owned(), column.name.to_owned()));
    let set: BTreeSet<_> = all.collect();
    assert_eq!(set.len(), COLUMNS.len(), "a column is described twice");
    set
}

#[tokio::test(flavor = "multi_thread")]
async fn every_column_of_the_file_says_what_it_holds() {
    let place = Place::sqlite();
    let store = place.open().await;
    let mut connection = connect(&place).await;
    let real: Vec<(String, String)> = sqlx::query_as(
        "SELECT tables.name, columns.name FROM sqlite_master AS tables, \
         pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    assert_eq!(real.into_iter().collect::<BTreeSet<_>>(), described());
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_column_of_postgresql_says_what_it_holds() {
    let Some(place) = Place::postgres().await else { return };
    let store = place.open().await;
    let mut connection = connect_postgres(&place).await;
    let real: Vec<(String, String)> = sqlx::query_as(
        "SELECT table_name::text, column_name::text FROM information_schema.columns \
         WHERE table_schema = current_schema()",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    assert_eq!(real.into_iter().collect::<BTreeSet<_>>(), described());
    store.close().await;
}

#[test]
fn every_id_of_a_person_is_marked() {
    for column in COLUMNS {
        let person = column.name.ends_with("_by");
        assert_eq!(column.person, person, "{}.{}", column.table, column.name);
        assert_eq!(column.holds.contains("the person"), person, "{}", column.holds);
        assert!(!column.holds.ends_with('.') && column.holds.len() > 10, "{}", column.holds);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_file_is_refused_and_left_as_it_is() {
    let place = Place::sqlite();
    place.open().await.close().await;
    let mut connection = connect(&place).await;
    sqlx::raw_sql(NEWER).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let before = fs::read(place.path()).unwrap();
    let error = Store::open(&place.database).await.err().expect("it is refused");
    assert!(matches!(error, StoreError::Newer { file: 99, program: 1, .. }), "{error:?}");
    assert!(error.to_string().contains("its form is 99, this Myelin knows 1"), "{error}");
    assert!(fs::read(place.path()).unwrap() == before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_database_is_refused_and_left_as_it_is() {
    let Some(place) = Place::postgres().await else { return };
    place.open().await.close().await;
    let mut connection = connect_postgres(&place).await;
    sqlx::raw_sql(NEWER).execute(&mut connection).await.unwrap();
    let error = Store::open(&place.database).await.err().expect("it is refused");
    assert!(matches!(error, StoreError::Newer { file: 99, program: 1, .. }), "{error:?}");
    let rows: (i64,) = sqlx::query_as("SELECT count(*) FROM _sqlx_migrations")
        .fetch_one(&mut connection)
        .await
        .unwrap();
    assert_eq!(rows.0, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_with_tables_of_another_program_is_left_as_it_is() {
    let Some(place) = Place::postgres().await else { return };
    let mut connection = connect_postgres(&place).await;
    sqlx::raw_sql("CREATE TABLE setting (id int)").execute(&mut connection).await.unwrap();
    let error = Store::open(&place.database).await.err().expect("it is refused");
    assert!(error.to_string().contains("tables of another program"), "{error}");
    let there: (bool, bool) = sqlx::query_as(
        "SELECT to_regclass('server') IS NOT NULL, to_regclass('setting') IS NOT NULL",
    )
    .fetch_one(&mut connection)
    .await
    .unwrap();
    assert_eq!(there, (false, true));
}
