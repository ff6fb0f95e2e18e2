//! Neither the password nor a value is ever seen in an error, a debug text or the log.

use std::io::{self, ErrorKind, Write};
use std::sync::{Arc, Mutex};

use myelin::id::{ChannelId, MessageId};
use myelin::store::{
    ChangeError, Changed, Database, Edit, PastEdit, Refusal, Revision, Store, StoreError,
};
use tracing::Level;

use crate::cluster::PASSWORD;
use crate::place::{ANA, BO, HERE, Place, by_way_of, set};

/// What nobody may see.
const VALUE: &str = "canary-value";

fn holds_nothing(text: &str) {
    for secret in [PASSWORD, "canary", &ANA.0.to_string(), &ANA.0.cast_signed().to_string()] {
        assert!(!text.contains(secret), "{text}");
    }
}

/// The address with another user, database or port.
fn altered(place: &Place, from: &str, to: &str) -> Database {
    let Database::Postgres(address) = &place.database else { panic!("this is no server") };
    assert!(address.reveal().contains(from));
    address.reveal().replacen(from, to, 1).parse().unwrap()
}

#[test]
fn no_kind_of_error_shows_the_password() {
    let text = format!("postgres://myelin:{PASSWORD}@db.example.org/bots?password={PASSWORD}");
    let database: Database = text.parse().unwrap();
    holds_nothing(&format!("{database:?} {}", database.shown()));
    let place: Arc<str> = database.shown().into();
    let at = || Arc::clone(&place);
    let mut errors = vec![
        StoreError::Unreachable { place: at() },
        StoreError::Busy { place: at() },
        StoreError::Full { place: at() },
        StoreError::ReadOnly { place: at() },
        StoreError::Damaged { place: at() },
        StoreError::Newer { place: at(), file: 2, program: 1 },
        StoreError::Unconfirmed { place: at() },
    ];
    let refusals = [
        Refusal::Login,
        Refusal::NoDatabase,
        Refusal::Rights,
        Refusal::Address,
        Refusal::Encryption,
        Refusal::Folder,
        Refusal::NoFile,
        Refusal::Text,
        Refusal::Strange,
        Refusal::NoFolder(ErrorKind::PermissionDenied),
        Refusal::NotOpened(ErrorKind::PermissionDenied),
        Refusal::Replaced,
        Refusal::NotEmpty(3),
        Refusal::Differs("setting"),
        Refusal::NoSuchFile,
        Refusal::Exists,
        Refusal::Other("SQLite 1".to_owned()),
    ];
    errors.extend(refusals.map(|why| StoreError::Refused { place: at(), why }));
    for error in errors {
        holds_nothing(&format!("{error} {error:?} {}", ChangeError::from(error.clone())));
        let told = error.to_string();
        assert!(told.starts_with("PostgreSQL db.example.org:5432/bots: "), "{told}");
        assert!(told.len() < 400 && !told.contains("  "), "{told}");
    }
    let edit = Edit { name: "tone".to_owned(), after: Some(VALUE.to_owned()) };
    let (before, after) = (edit.after.clone(), edit.after.clone());
    holds_nothing(&format!("{edit:?} {:?}", PastEdit { name: "tone".to_owned(), before, after }));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_way_in_which_postgresql_refuses_is_told_apart() {
    let Some(place) = Place::postgres().await else { return };
    let told = async |database: Database| {
        let error = Store::open(&database).await.err().expect("it is refused");
        holds_nothing(&format!("{error} {error:?}"));
        error
    };
    let why = async |database: Database| {
        let error = told(database).await;
        let StoreError::Refused { why, .. } = error else { panic!("{error:?}") };
        why
    };
    let nowhere = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let error = told(by_way_of(&place.database, nowhere)).await;
    assert!(matches!(error, StoreError::Unreachable { .. }), "{error:?}");
    let other = altered(&place, "/postgres?", "/nothing?");
    assert_eq!(why(other).await, Refusal::NoDatabase);
    // Only in a cluster of the tests' own is there nobody who is called so and needs a password.
    let stranger = altered(&place, "myelin:", "stranger:");
    assert_eq!(why(stranger).await, Refusal::Login);
    let Database::Postgres(address) = &place.database else { panic!("this is no server") };
    let encrypted = format!("{}&sslmode=require", address.reveal());
    assert_eq!(why(encrypted.parse().unwrap()).await, Refusal::Encryption);
}

/// A log that can be read afterwards.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn the_log_shows_neither_password_nor_values_nor_people_at_any_level() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(Level::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    let _here = tracing::subscriber::set_default(subscriber);
    tracing::info!("the log is read");
    for place in [Some(Place::sqlite()), Place::postgres().await].into_iter().flatten() {
        let opened = place.opened().await;
        let store = opened.store;
        let mut changes = store.changed();
        let edits = [set("tone", VALUE), set("language", VALUE)];
        let saved = store.change(HERE, Revision(0), &edits, ANA, 1).await.unwrap();
        assert_eq!(changes.next().await, Some(Changed::Server(HERE)));
        let conflict = store.change(HERE, Revision(0), &edits, BO, 1).await.unwrap_err();
        store.add_panel(HERE, ChannelId(1), MessageId(2), ANA, 1).await.unwrap();
        store.undo(HERE, Revision(1), Revision(1), ANA, 2).await.unwrap();
        let (history, rows) =
            (store.history(HERE).await.unwrap(), store.rows_of(ANA).await.unwrap());
        holds_nothing(&format!("{saved:?} {conflict:?} {conflict} {history:?} {rows:?}"));
        if matches!(place.database, Database::Postgres(_)) {
            Store::open(&altered(&place, "myelin:", "stranger:")).await.err().unwrap();
        } else {
            std::fs::remove_file(place.path()).unwrap();
            store.change(HERE, Revision(2), &edits, ANA, 3).await.unwrap();
        }
        store.close().await;
    }
    let said = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(said.contains("the log is read") && said.contains("was written anew"), "{said}");
    holds_nothing(&said);
}
