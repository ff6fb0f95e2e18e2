//! Backups, what is restored from them, and copies from one database to the other.

use std::fs;

use myelin::id::{ChannelId, MessageId, ServerId};
use myelin::store::{
    self, Copied, Count, Database, Entry, Found, Refusal, Restore, Revision, SavedServer, Store,
    StoreError,
};

use crate::place::{ANA, BO, HERE, Place, THERE, set, unset};
use crate::suite::on_both;

on_both! {
    a_backup_during_writes_is_of_one_moment
    a_restored_backup_is_equal_and_what_was_there_is_kept
    a_bad_backup_is_refused_and_nothing_is_replaced
}

/// The servers, with history and counts of each, and how many rows there are.
type Everything = (Vec<SavedServer>, Vec<(Vec<Entry>, Vec<Count>)>, Vec<Copied>);

/// Everything that can be read.
async fn everything(store: &Store) -> Everything {
    let all = store.load_all().await.unwrap();
    let mut rest = Vec::new();
    for server in &all {
        let (history, counts) = tokio::join!(store.history(server.id), store.counts(server.id, ""));
        rest.push((history.unwrap(), counts.unwrap()));
    }
    (all, rest, store.rows().await.unwrap())
}

/// Fills every table.
async fn fill(store: &Store) {
    for id in (101..=130).map(ServerId).chain([HERE, THERE]) {
        store.joined(id, 5).await.unwrap();
        let edits = [set("tone", "plain"), set("ü '\"", "\n🧠")];
        store.change(id, Revision(0), &edits, ANA, 1).await.unwrap();
        store.change(id, Revision(1), &[unset("tone")], BO, 2).await.unwrap();
        store.add_panel(id, ChannelId(1), MessageId(id.0), ANA, 3).await.unwrap();
        store.add_counts(&[(id, "2026-11-30", "walks", 7)]).await.unwrap();
    }
    store.undo(HERE, Revision(2), Revision(2), ANA, 4).await.unwrap();
    store.left(THERE, 6).await.unwrap();
}

fn count(server: Option<&SavedServer>) -> u64 {
    server.and_then(|server| server.value("count")).map_or(0, |value| value.parse().unwrap())
}

async fn a_backup_during_writes_is_of_one_moment(place: &Place) {
    let store = place.open().await;
    fill(&store).await;
    let writer = store.clone();
    let stop = tokio_util::sync::CancellationToken::new();
    let stopped = stop.clone();
    let writing = tokio::spawn(async move {
        let mut number = 0;
        while !stopped.is_cancelled() {
            let edits = [set("count", &(number + 1).to_string())];
            writer.change(ServerId(99), Revision(number), &edits, ANA, 1).await.unwrap();
            number += 1;
        }
        number
    });
    for number in 0..5 {
        let before = count(store.load(ServerId(99)).await.unwrap().as_ref());
        let file = place.folder.path().join(format!("backup-{number}.db"));
        let rows = store.backup(&file).await.unwrap();
        let after = count(store.load(ServerId(99)).await.unwrap().as_ref());
        let copy = Store::open(&Database::Sqlite(file)).await.unwrap();
        assert_eq!(copy.found, Found::Usual);
        let copy = copy.store;
        let saved = copy.load(ServerId(99)).await.unwrap();
        let there = count(saved.as_ref());
        // One more may have been written and not yet confirmed.
        assert!((before..=after + 1).contains(&there), "{before} {there} {after}");
        assert_eq!(saved.map_or(0, |saved| saved.revision.0), there);
        assert_eq!(copy.rows().await.unwrap(), rows);
        copy.close().await;
    }
    stop.cancel();
    assert!(writing.await.unwrap() > 0);
}

async fn a_restored_backup_is_equal_and_what_was_there_is_kept(place: &Place) {
    let store = place.open().await;
    fill(&store).await;
    let file = place.folder.path().join("backup.db");
    store.backup(&file).await.unwrap();
    let told = store.backup(&file).await.unwrap_err();
    assert!(matches!(told, StoreError::Refused { why: Refusal::Exists, .. }), "{told}");
    let then = everything(&store).await;
    store.change(ServerId(77), Revision(0), &[set("tone", "later")], BO, 9).await.unwrap();
    store.delete(HERE).await.unwrap();
    let now = everything(&store).await;
    let rows = store.rows().await.unwrap();
    let other = place.open().await;
    let mut changes = other.changed();
    if matches!(place.database, Database::Sqlite(_)) {
        // The file is in use.
        let restore = Restore::look(&file, &place.database).await.unwrap();
        let told = restore.run().await.unwrap_err();
        assert!(matches!(told, StoreError::Busy { .. }), "{told:?}");
        assert_eq!(everything(&store).await, now);
        other.close().await;
    }
    store.close().await;

    let restore = Restore::look(&file, &place.database).await.unwrap();
    assert_eq!(restore.replaces.as_ref(), Some(&rows));
    let kept = restore.run().await.unwrap().kept.expect("what was there is kept");
    if matches!(place.database, Database::Postgres(_)) {
        assert_eq!(changes.next().await, Some(store::Changed::Everything));
    }
    let store = place.open().await;
    assert_eq!(everything(&store).await, then);
    let old = Store::open(&Database::Sqlite(kept)).await.unwrap().store;
    assert_eq!(everything(&old).await, now);
}

async fn a_bad_backup_is_refused_and_nothing_is_replaced(place: &Place) {
    let store = place.open().await;
    fill(&store).await;
    let file = place.folder.path().join("backup.db");
    store.backup(&file).await.unwrap();
    let now = everything(&store).await;
    store.close().await;
    let mut bytes = fs::read(&file).unwrap();
    bytes[5000..20_000].fill(7);
    fs::write(&file, &bytes).unwrap();
    let told = Restore::look(&file, &place.database).await.unwrap_err();
    assert!(matches!(told, StoreError::Damaged { .. }), "{told:?}");
    fs::write(&file, "no backup").unwrap();
    let told = Restore::look(&file, &place.database).await.unwrap_err();
    assert!(matches!(told, StoreError::Refused { why: Refusal::Text, .. }), "{told:?}");
    fs::remove_file(&file).unwrap();
    let told = Restore::look(&file, &place.database).await.unwrap_err();
    assert!(matches!(told, StoreError::Refused { why: Refusal::NoSuchFile, .. }), "{told:?}");
    assert_eq!(everything(&place.open().await).await, now);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_lost_is_there_again_after_restoring() {
    let place = Place::sqlite();
    let store = place.open().await;
    fill(&store).await;
    let file = place.folder.path().join("backup.db");
    store.backup(&file).await.unwrap();
    let then = everything(&store).await;
    store.close().await;
    fs::write(place.path(), [0xf9; 5000]).unwrap();
    let store = place.open().await;
    assert!(store.lost().is_some());
    // A backup that was taken while they were lost says so, and restoring it is no loss.
    let empty = place.folder.path().join("empty.db");
    store.backup(&empty).await.unwrap();
    store.close().await;
    for (file, full) in [(&empty, false), (&file, true)] {
        Restore::look(file, &place.database).await.unwrap().run().await.unwrap();
        let opened = place.opened().await;
        assert_eq!((opened.found, opened.store.lost()), (Found::Usual, None));
        assert_eq!(everything(&opened.store).await == then, full);
        opened.store.close().await;
    }
    // Also straight onto a damaged file, which is kept.
    fs::write(place.path(), [0xf9; 5000]).unwrap();
    let restore = Restore::look(&file, &place.database).await.unwrap();
    assert_eq!(restore.replaces, None);
    let kept = restore.run().await.unwrap().kept.unwrap();
    assert_eq!(fs::read(kept).unwrap(), [0xf9; 5000]);
    assert_eq!(everything(&place.open().await).await, then);
    // And where nothing is.
    let other = Place::sqlite();
    let restore = Restore::look(&file, &other.database).await.unwrap();
    assert_eq!(restore.run().await.unwrap().kept, None);
    assert_eq!(everything(&other.open().await).await, then);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_to_postgresql_and_back_is_equal() {
    let (here, back) = (Place::sqlite(), Place::sqlite());
    let Some(there) = Place::postgres().await else { return };
    let (here, there, back) = (here.open().await, there.open().await, back.open().await);
    fill(&here).await;
    let then = everything(&here).await;
    let rows = here.rows().await.unwrap();
    let none = |rows: &[Copied]| rows.iter().all(|copied| copied.rows == 0);
    assert_eq!(store::copy(&here, &there, true).await.unwrap(), rows);
    assert!(none(&there.rows().await.unwrap()), "it only looked");
    assert_eq!(store::copy(&here, &there, false).await.unwrap(), rows);
    assert_eq!(everything(&there).await, then);
    assert_eq!(store::copy(&there, &back, false).await.unwrap(), rows);
    assert_eq!(everything(&back).await, then);
    let all: u64 = rows.iter().map(|copied| copied.rows).sum();
    for target in [&there, &back] {
        let told = store::copy(&here, target, false).await.unwrap_err();
        assert!(
            matches!(&told, StoreError::Refused { why: Refusal::NotEmpty(rows), .. } if *rows == all)
        );
        assert_eq!(everything(target).await, then);
    }
    // What was copied can be worked with.
    there.undo(HERE, Revision(3), Revision(3), BO, 9).await.unwrap();
}
