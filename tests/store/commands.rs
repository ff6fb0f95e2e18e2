//! `myelin backup`, `restore` and `copy-store`, as whoever runs the bot meets them.

use std::process::{Command, Output};

use myelin::store::{Database, Revision};

use crate::cluster::PASSWORD;
use crate::place::{ANA, HERE, Place, set};

/// Runs the program on a database, and gives how it ended and all that it said.
fn run(database: &Database, arguments: &[&str]) -> (i32, String) {
    let address = match database {
        Database::Sqlite(path) => path.display().to_string(),
        Database::Postgres(address) => address.reveal().clone(),
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_myelin"));
    command.args(arguments).env("MYELIN_DATABASE", address).env_remove("MYELIN_DATA");
    let Output { status, stdout, stderr } = command.output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
    assert!(!said.contains(PASSWORD), "{said}");
    (status.code().unwrap(), said)
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_are_backed_up_restored_and_moved() {
    let (place, other) = (Place::sqlite(), Place::postgres().await);
    let (code, said) = run(&place.database, &["backup", "nowhere.db"]);
    assert!(code == 1 && said.contains("there is no such database"), "{said}");

    let store = place.open().await;
    store.change(HERE, Revision(0), &[set("tone", "plain")], ANA, 1).await.unwrap();
    let file = place.folder.path().join("backup.db");
    let file = file.to_str().unwrap();
    // The bot is running.
    let (code, said) = run(&place.database, &["backup", file]);
    assert!(code == 0 && said.contains("setting          1"), "{said}");
    let (code, said) = run(&place.database, &["backup", file]);
    assert!(code == 1 && said.contains("there is such a file already"), "{said}");
    store.change(HERE, Revision(1), &[set("language", "fr")], ANA, 1).await.unwrap();
    let (code, said) = run(&place.database, &["restore", file, "--yes"]);
    assert!(code == 1 && said.contains("is busy"), "{said}");
    store.close().await;

    let (code, said) = run(&place.database, &["restore", file]);
    assert!(code == 2 && said.contains("setting          2         1"), "{said}");
    assert!(said.contains("Nothing was changed") && said.contains("--yes"), "{said}");
    assert_eq!(place.open().await.rows().await.unwrap()[1].rows, 2);
    let (code, said) = run(&place.database, &["restore", file, "--yes"]);
    assert!(code == 0 && said.contains("is kept in"), "{said}");
    let saved = place.open().await.load(HERE).await.unwrap().unwrap();
    assert_eq!(saved.revision, Revision(1));

    let Some(other) = other else { return };
    let Database::Postgres(address) = &other.database else { panic!("this is no server") };
    let to = address.reveal();
    let (code, said) = run(&place.database, &["copy-store", "--to", to, "--dry-run"]);
    assert!(code == 0 && said.contains("can be copied") && said.contains("PostgreSQL"), "{said}");
    let (code, said) = run(&place.database, &["copy-store", "--to", to]);
    assert!(code == 0 && said.contains("setting          1         1"), "{said}");
    assert_eq!(other.open().await.load(HERE).await.unwrap().as_ref(), Some(&saved));
    let (code, said) = run(&place.database, &["copy-store", "--to", to]);
    assert!(code == 1 && said.contains("nothing was copied"), "{said}");
    let back = place.folder.path().join("back.db");
    let (code, said) = run(&other.database, &["copy-store", "--to", back.to_str().unwrap()]);
    assert!(code == 0 && said.contains("setting          1         1"), "{said}");
    let wrong = format!("mysql://ana:{PASSWORD}@db/bots");
    let (code, said) = run(&place.database, &["copy-store", "--to", &wrong]);
    assert!(code == 2 && said.contains("--to is neither the path"), "{said}");
}
