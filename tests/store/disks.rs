//! Disks that are full or can only be read, files that are locked, deleted or replaced.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use myelin::store::{
    ChangeError, Database, Found, LIMIT, Refusal, Revision, SavedServer, Store, StoreError,
};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, SqliteConnection};

use crate::place::{ANA, HERE, Place, THERE, set, shown};

/// A small disk of its own, as long as it is held.
struct Disk(tempfile::TempDir);

impl Disk {
    /// `None` where none can be mounted, which is said.
    fn of(kibibytes: u32) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let size = format!("size={kibibytes}k");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(folder.path());
        if mount.output().is_ok_and(|done| done.status.success()) {
            return Some(Self(folder));
        }
        eprintln!("skipped: no disk can be mounted here, which takes root");
        None
    }

    fn place(&self) -> Database {
        Database::in_folder(&self.0.path().join("data"))
    }

    /// Mounts it anew, to be read only or to be written.
    fn turn(&self, how: &str) {
        let mut mount = Command::new("mount");
        let done = mount.args(["-o", &format!("remount,{how}")]).arg(self.0.path()).status();
        assert!(done.unwrap().success());
    }

    /// Fills it to the last byte with one file.
    fn fill(&self) -> PathBuf {
        let path = self.0.path().join("filler");
        let mut file = OpenOptions::new().create(true).append(true).open(&path).unwrap();
        while file.write_all(&[1; 4096]).is_ok() {}
        while file.write_all(&[1]).is_ok() {}
        path
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        Command::new("umount").arg("-l").arg(self.0.path()).status().ok();
    }
}

/// The error of a change that the store could not make.
fn told(result: Result<SavedServer, ChangeError>) -> StoreError {
    match result {
        Err(ChangeError::Store(error)) => error,
        other => panic!("{other:?}"),
    }
}

async fn connect(path: &Path) -> SqliteConnection {
    SqliteConnectOptions::new().filename(path).connect().await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_fails_a_change_and_loses_nothing() {
    let Some(disk) = Disk::of(600) else { return };
    let store = Store::open(&disk.place()).await.unwrap().store;
    let saved = store.change(HERE, Revision(0), &[set("tone", "plain")], ANA, 1).await.unwrap();
    let filler = disk.fill();
    let large = [set("tone", &"x".repeat(60_000))];
    for _ in 0..3 {
        let error = told(store.change(HERE, Revision(1), &large, ANA, 2).await);
        assert!(matches!(error, StoreError::Full { .. }), "{error:?}");
        assert_eq!(store.load(HERE).await.unwrap(), Some(saved.clone()));
    }
    fs::remove_file(filler).unwrap();
    let saved = store.change(HERE, Revision(1), &large, ANA, 3).await.unwrap();
    store.close().await;
    let store = Store::open(&disk.place()).await.unwrap().store;
    assert_eq!(store.load(HERE).await.unwrap(), Some(saved));
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_on_a_full_disk_says_so_and_leaves_nothing() {
    let Some(disk) = Disk::of(64) else { return };
    let filler = disk.fill();
    let error = Store::open(&disk.place()).await.err().expect("it cannot start");
    assert!(matches!(error, StoreError::Full { .. }), "{error:?}");
    let left = fs::read_dir(disk.0.path().join("data")).map_or(0, Iterator::count);
    assert_eq!(left, 0, "no half file is left");
    fs::remove_file(filler).unwrap();
    disk.turn("size=600k");
    assert_eq!(Store::open(&disk.place()).await.unwrap().found, Found::New);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_can_only_be_read_is_told() {
    let Some(disk) = Disk::of(600) else { return };
    let store = Store::open(&disk.place()).await.unwrap().store;
    let saved = store.change(HERE, Revision(0), &[set("tone", "plain")], ANA, 1).await.unwrap();
    store.close().await;
    drop(store);
    disk.turn("ro");
    let error = Store::open(&disk.place()).await.err().expect("it cannot start");
    assert!(matches!(error, StoreError::ReadOnly { .. }), "{error:?}");
    disk.turn("rw");
    let store = Store::open(&disk.place()).await.unwrap().store;
    assert_eq!(store.load(HERE).await.unwrap(), Some(saved));
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_another_program_locks_is_busy_and_can_be_read() {
    let place = Place::sqlite();
    let store = place.open().await;
    let saved = store.change(HERE, Revision(0), &[set("tone", "plain")], ANA, 1).await.unwrap();
    let mut other = connect(&place.path()).await;
    sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut other).await.unwrap();
    for _ in 0..2 {
        let began = Instant::now();
        let error = told(store.change(HERE, Revision(1), &[set("tone", "warm")], ANA, 2).await);
        assert!(matches!(error, StoreError::Busy { .. }), "{error:?}");
        assert!(began.elapsed() < LIMIT + Duration::from_millis(300), "{:?}", began.elapsed());
        assert_eq!(store.load(HERE).await.unwrap(), Some(saved.clone()));
    }
    sqlx::raw_sql("ROLLBACK").execute(&mut other).await.unwrap();
    let saved = store.change(HERE, Revision(1), &[set("tone", "warm")], ANA, 3).await.unwrap();
    assert_eq!(saved.revision, Revision(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_deleted_while_it_is_used_is_written_anew() {
    for endings in [&[""][..], &["", "-wal", "-shm"]] {
        let place = Place::sqlite();
        let store = place.open().await;
        store.change(HERE, Revision(0), &[set("tone", "plain")], ANA, 1).await.unwrap();
        for ending in endings {
            fs::remove_file(format!("{}{ending}", place.path().display())).unwrap();
        }
        assert_eq!(shown(&store.load(HERE).await.unwrap().unwrap()), "tone=plain");
        store.change(THERE, Revision(0), &[set("tone", "warm")], ANA, 2).await.unwrap();
        assert!(place.path().exists(), "a change does not wait for the end to write it anew");
        assert_eq!(store.load_all().await.unwrap().len(), 2);
        store.change(THERE, Revision(1), &[set("tone", "short")], ANA, 3).await.unwrap();
        let all = store.load_all().await.unwrap();
        store.close().await;
        let opened = place.opened().await;
        assert_eq!(opened.found, Found::Usual);
        assert_eq!(opened.store.load_all().await.unwrap(), all);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_was_deleted_is_written_anew_when_it_is_closed() {
    let place = Place::sqlite();
    let store = place.open().await;
    let saved = store.change(HERE, Revision(0), &[set("tone", "plain")], ANA, 1).await.unwrap();
    fs::remove_file(place.path()).unwrap();
    store.close().await;
    assert_eq!(place.open().await.load(HERE).await.unwrap(), Some(saved));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_is_deleted_while_it_is_used_is_made_anew() {
    let place = Place::sqlite();
    let database = Database::in_folder(&place.folder.path().join("data"));
    let store = Store::open(&database).await.unwrap().store;
    store.change(HERE, Revision(0), &[set("tone", "plain")], ANA, 1).await.unwrap();
    fs::remove_dir_all(place.folder.path().join("data")).unwrap();
    store.change(HERE, Revision(1), &[set("language", "fr")], ANA, 1).await.unwrap();
    assert!(place.folder.path().join("data/settings.db").exists());
    store.close().await;
    let store = Store::open(&database).await.unwrap().store;
    assert_eq!(shown(&store.load(HERE).await.unwrap().unwrap()), "language=fr tone=plain");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_replaced_while_it_is_used_is_left_alone() {
    let (place, other) = (Place::sqlite(), Place::sqlite());
    let store = place.open().await;
    store.change(HERE, Revision(0), &[set("tone", "plain")], ANA, 1).await.unwrap();
    other.open().await.close().await;
    let aside = place.folder.path().join("aside.db");
    fs::rename(place.path(), &aside).unwrap();
    fs::copy(other.path(), place.path()).unwrap();
    let error = told(store.change(HERE, Revision(1), &[set("tone", "warm")], ANA, 2).await);
    assert!(matches!(error, StoreError::Refused { why: Refusal::Replaced, .. }), "{error:?}");
    assert!(fs::read(place.path()).unwrap() == fs::read(other.path()).unwrap());
    fs::rename(&aside, place.path()).unwrap();
    store.change(HERE, Revision(1), &[set("tone", "warm")], ANA, 3).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_for_their_owner_alone() {
    let place = Place::sqlite();
    let database = Database::in_folder(&place.folder.path().join("new/data"));
    let store = Store::open(&database).await.unwrap().store;
    store.change(HERE, Revision(0), &[set("tone", "plain")], ANA, 1).await.unwrap();
    let backup = place.folder.path().join("backup.db");
    store.backup(&backup).await.unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let data = place.folder.path().join("new/data");
    assert_eq!(mode(&data), 0o700);
    for name in ["settings.db", "settings.db-wal", "settings.db-shm"] {
        assert_eq!(mode(&data.join(name)), 0o600, "{name}");
    }
    assert_eq!(mode(&backup), 0o600);
    let names = fs::read_dir(&data).unwrap().count();
    assert_eq!(names, 3, "no draft is left");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_cannot_be_made_is_told() {
    let database = Database::Sqlite("/proc/myelin/settings.db".into());
    let error = Store::open(&database).await.err().expect("it cannot start");
    let told = error.to_string();
    assert!(matches!(error, StoreError::Refused { why: Refusal::NoFolder(_), .. }), "{told}");
    assert!(told.contains("/proc/myelin/settings.db") && told.contains("MYELIN_DATA"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_of_writes_becomes_small_again_after_a_long_read() {
    const LOG_MAX: u64 = 16 * 1024 * 1024;
    let place = Place::sqlite();
    let store = place.open().await;
    let log = || fs::metadata(format!("{}-wal", place.path().display())).unwrap().len();
    let mut reader = connect(&place.path()).await;
    sqlx::raw_sql("BEGIN; SELECT * FROM server").execute(&mut reader).await.unwrap();
    let mut revision = 0;
    let mut write = async || {
        let value = format!("{revision}{}", "x".repeat(100_000));
        let edits: Vec<_> = (0..4).map(|n| set(&format!("s{n}"), &value)).collect();
        store.change(HERE, Revision(revision), &edits, ANA, 1).await.unwrap();
        revision += 1;
    };
    while log() <= LOG_MAX {
        write().await;
    }
    sqlx::raw_sql("COMMIT").execute(&mut reader).await.unwrap();
    let began = Instant::now();
    while log() > LOG_MAX {
        assert!(began.elapsed() < Duration::from_secs(20), "it stays at {} bytes", log());
        write().await;
    }
}
