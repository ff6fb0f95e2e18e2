//! Files that are damaged, and files that are none of ours.

use std::fs;
use std::path::{Path, PathBuf};

use myelin::store::{Database, Found, Refusal, Revision, Store, StoreError};

use crate::place::{ANA, HERE, Place, set};

/// A page of SQLite, in bytes.
const PAGE: usize = 4096;

/// A file with settings on many pages, closed.
async fn with_settings() -> Place {
    let place = Place::sqlite();
    let store = place.open().await;
    let edits: Vec<_> = (0..40).map(|n| set(&format!("setting-{n}"), &"x".repeat(900))).collect();
    store.change(HERE, Revision(0), &edits, ANA, 1).await.unwrap();
    store.close().await;
    assert!(fs::read(place.path()).unwrap().len() > 12 * PAGE);
    place
}

/// Opens a damaged file, and sees that it is put aside whole, and that this is remembered.
async fn is_set_aside(place: &Place, damaged: &[u8]) -> PathBuf {
    let opened = place.opened().await;
    let Found::SetAside { moved_to } = opened.found else { panic!("{:?}", opened.found) };
    assert!(moved_to.display().to_string().contains("settings.db.damaged-2"));
    let kept = fs::read(&moved_to).unwrap_or_default();
    assert!(kept == damaged, "the damaged file is kept as it was");
    assert_eq!(opened.store.load_all().await.unwrap(), []);
    let lost = opened.store.lost().expect("it is remembered");
    assert_eq!(lost.old_file, moved_to.display().to_string());
    assert!(lost.at > 1_700_000_000);
    opened.store.change(HERE, Revision(0), &[set("tone", "plain")], ANA, 1).await.unwrap();
    opened.store.close().await;
    let opened = place.opened().await;
    assert_eq!((opened.found, opened.store.lost()), (Found::Usual, Some(lost)));
    opened.store.accept_loss().await.unwrap();
    assert_eq!(opened.store.lost(), None);
    opened.store.close().await;
    let store = place.open().await;
    assert_eq!(store.lost(), None);
    assert!(store.load(HERE).await.unwrap().is_some());
    moved_to
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_file_is_put_aside_and_never_taken_for_a_first_start() {
    type Damage = fn(&mut Vec<u8>);
    let damages: &[(&str, Damage)] = &[
        ("a head of zeros", |bytes| bytes[..100].fill(0)),
        ("half of the file", |bytes| bytes.truncate(bytes.len() / 2 + 100)),
        ("whole pages cut off", |bytes| bytes.truncate(bytes.len() / PAGE / 2 * PAGE)),
        ("nothing but the head", |bytes| bytes.truncate(100)),
        ("a file of zeros", |bytes| bytes.fill(0)),
        ("an empty file", Vec::clear),
        ("pages in the middle that say anything", |bytes| {
            let mut state = 7u32;
            for byte in &mut bytes[PAGE..6 * PAGE] {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                *byte = state.to_be_bytes()[0];
            }
        }),
        ("pages in the wrong order", |bytes| {
            for at in 1..5 {
                let (first, second) = bytes.split_at_mut((at + 5) * PAGE);
                first[at * PAGE..(at + 1) * PAGE].swap_with_slice(&mut second[..PAGE]);
            }
        }),
    ];
    for (name, damage) in damages {
        eprintln!("{name}");
        let place = with_settings().await;
        let mut bytes = fs::read(place.path()).unwrap();
        damage(&mut bytes);
        fs::write(place.path(), &bytes).unwrap();
        is_set_aside(&place, &bytes).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_lies_beside_a_damaged_file_goes_with_it() {
    let place = with_settings().await;
    let beside = |path: &Path, ending: &str| PathBuf::from(format!("{}{ending}", path.display()));
    fs::write(place.path(), vec![0xff; 3 * PAGE]).unwrap();
    for ending in ["-wal", "-shm"] {
        fs::write(beside(&place.path(), ending), format!("old{ending}")).unwrap();
    }
    let moved_to = is_set_aside(&place, &vec![0xff; 3 * PAGE]).await;
    for ending in ["-wal", "-shm"] {
        assert_eq!(fs::read(beside(&moved_to, ending)).unwrap(), format!("old{ending}").as_bytes());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_without_its_file_is_no_first_start() {
    let place = Place::sqlite();
    fs::write(format!("{}-wal", place.path().display()), "what was written last").unwrap();
    is_set_aside(&place, b"").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_damage_within_a_second_overwrites_nothing() {
    let place = Place::sqlite();
    let mut all = Vec::new();
    for content in [[1u8; 600], [2u8; 600], [3u8; 600]] {
        fs::write(place.path(), content).unwrap();
        let opened = place.opened().await;
        let Found::SetAside { moved_to } = opened.found else { panic!("{:?}", opened.found) };
        opened.store.close().await;
        all.push((moved_to, content));
    }
    assert!(all.iter().all(|(path, content)| fs::read(path).unwrap() == content));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_none_of_ours_is_left_as_it_is() {
    use sqlx::{ConnectOptions, Connection};
    let place = Place::sqlite();
    let refused = |path: PathBuf| async move {
        match Store::open(&Database::Sqlite(path)).await {
            Err(StoreError::Refused { why, .. }) => why,
            Err(error) => panic!("{error}"),
            Ok(opened) => panic!("{:?}", opened.found),
        }
    };
    assert_eq!(refused(place.folder.path().to_owned()).await, Refusal::Folder);
    let text = place.folder.path().join("myelin.toml");
    fs::write(&text, "checks = \"on\" # ü\n").unwrap();
    assert_eq!(refused(text.clone()).await, Refusal::Text);
    assert_eq!(fs::read_to_string(text).unwrap(), "checks = \"on\" # ü\n");
    let options = sqlx::sqlite::SqliteConnectOptions::new();
    let options = options.filename(place.path()).create_if_missing(true);
    let mut connection = options.connect().await.unwrap();
    sqlx::raw_sql("CREATE TABLE recipe (id INTEGER)").execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let before = fs::read(place.path()).unwrap();
    assert_eq!(refused(place.path()).await, Refusal::Strange);
    assert!(fs::read(place.path()).unwrap() == before);
}
