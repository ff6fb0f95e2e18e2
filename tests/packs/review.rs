//! `myelin review` as a process: the document, the record, and what is refused.
#![expect(clippy::disallowed_methods, reason = "writes the files that a process reads")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A folder with the small good pack.
fn folder() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let files = [
        ("sleep/pack.toml", include_str!("pack.toml")),
        ("sleep/articles/tired.toml", include_str!("tired.toml")),
        ("sleep/check.toml", include_str!("check.toml")),
        ("sleep/evidence.toml", include_str!("evidence.toml")),
        ("safety/cards.toml", include_str!("cards.toml")),
        ("safety/helplines.toml", include_str!("helplines.toml")),
    ];
    for (path, text) in files {
        let path = folder.path().join("mine").join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

fn myelin(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_myelin"));
    command.args(arguments).args(["--responses", "mine"]).current_dir(folder).env_clear();
    command.output().expect("the program")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

const RECORD: &[&str] =
    &["review", "sleep", "--record", "--name", "Ana Beispiel", "--profession", "nurse"];

#[test]
fn the_document_is_written_or_printed() {
    let folder = folder();
    let written = myelin(folder.path(), &["review", "sleep", "--out", "sleep.html"]);
    assert_eq!(text(&written.stdout), "sleep.html is written.\n");
    let page = fs::read_to_string(folder.path().join("sleep.html")).expect("a page");
    assert!(page.contains("<title>For review: Sleep</title>"), "{page}");
    let again = myelin(folder.path(), &["review", "sleep", "--out", "sleep.html"]);
    assert!(again.status.success(), "a document is made anew");
    let printed = myelin(folder.path(), &["review", "sleep", "--format", "markdown"]);
    assert!(text(&printed.stdout).starts_with("# For review: Sleep\n"));
}

#[test]
fn what_is_recorded_counts_as_read_until_it_changes() {
    let folder = folder();
    let out = [RECORD, &["--date", "2026-11-30", "--out", "mine/sleep/reviews.toml"]].concat();
    assert!(myelin(folder.path(), &out).status.success());
    let checked = text(&myelin(folder.path(), &["check"]).stdout);
    let read = "texts stand as a clinician read them, none has changed since.";
    assert!(checked.contains(read), "{checked}");
    let article = folder.path().join("mine/sleep/articles/tired.toml");
    let changed = fs::read_to_string(&article).expect("a file").replace("You may yawn", "You yawn");
    fs::write(&article, changed).expect("a file");
    let checked = text(&myelin(folder.path(), &["check"]).stdout);
    assert!(checked.contains("1 has changed since and has to be read again."), "{checked}");
    let advice = "`tired/passage.signs` has changed since Ana Beispiel read it on 2026-11-30";
    assert!(checked.contains(advice), "{checked}");
}

#[test]
fn nothing_is_recorded_without_a_person_or_over_another_record() {
    let folder = folder();
    let nobody = myelin(folder.path(), &["review", "sleep", "--record"]);
    assert_eq!(nobody.status.code(), Some(2));
    assert!(text(&nobody.stderr).contains("--name"), "{}", text(&nobody.stderr));
    let empty = ["review", "sleep", "--record", "--name", "", "--profession", "nurse"];
    let empty = myelin(folder.path(), &empty);
    assert_eq!(empty.status.code(), Some(2));
    assert!(text(&empty.stderr).contains("without a person"), "{}", text(&empty.stderr));
    fs::write(folder.path().join("reviews.toml"), "# earlier reviews\n").expect("a file");
    let over = myelin(folder.path(), &[RECORD, &["--out", "reviews.toml"]].concat());
    assert_eq!(over.status.code(), Some(2));
    let kept = fs::read_to_string(folder.path().join("reviews.toml")).expect("a file");
    assert_eq!(kept, "# earlier reviews\n");
    let unknown = myelin(folder.path(), &[RECORD, &["--text", "tired/passage.sign"]].concat());
    assert!(text(&unknown.stderr).contains("no text `tired/passage.sign`"));
}
