//! Hostile folders of packs: each is refused with a sentence that says what is wrong with it.
//!
//! `cargo bench --bench hostile` measures how long that takes and how much memory.
#![expect(clippy::disallowed_methods, reason = "writes the folders")]

mod cases;
mod packs;

use std::fs;
use std::path::Path;

use cases::{ARTICLE, CHECK, Case, FOLDERS, PACK, TEXTS, good, write};
use myelin::app::{Responses, files, load};
use myelin::document::{RenderStyle, render};
use packs::PACKS;

/// What the person reads who starts the bot with this folder.
fn refusal(folder: &Path) -> Option<String> {
    let responses = Responses { folder: Some(folder.to_owned()), packs: None, drafts: false };
    let refused = responses.library(responses.read()).err()?;
    Some(refused.drawn(RenderStyle::Plain))
}

/// The same without the built-in packs, which are good and take long to be read each time.
fn refusal_alone(folder: &Path) -> Option<String> {
    let mut files = match files::with_folder(Some(folder)) {
        Ok(files) => files,
        Err(unreadable) => return Some(unreadable.to_string()),
    };
    files.retain(|file| {
        let shared = ["responses/safety/", "responses/interface/"];
        Path::new(file.path()).starts_with(folder)
            || shared.iter().any(|folder| file.path().starts_with(folder))
    });
    let loaded = load(&files);
    let is_refused = loaded.library.is_none();
    is_refused.then(|| render(&loaded.problems, &files, RenderStyle::Plain))
}

/// Makes each folder, and reads what is said about it.
fn are_refused(cases: &[Case]) {
    let mut wrong = Vec::new();
    for case in cases {
        let place = tempfile::tempdir().expect("a folder");
        let folder = place.path().join("responses");
        fs::create_dir(&folder).expect("a folder");
        (case.make)(&folder);
        let text = refusal_alone(&folder).unwrap_or_default();
        // A message is drawn in lines.
        let words = text.replace(['│', '\n'], " ");
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let said =
            if case.message.is_empty() { text.is_empty() } else { words.contains(case.message) };
        if !said || text.len() > 200_000 || text.contains('\u{1b}') {
            let start: String = text.chars().take(1500).collect();
            wrong.push(format!("{} ({} bytes):\n{start}", case.name, text.len()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_folder_that_must_not_be_read_is_refused() {
    are_refused(FOLDERS);
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_mounted_by_links_within_it_is_read() {
    use std::os::unix::fs::symlink;
    // As Kubernetes does it: one link is swapped, and all files are new at once.
    let place = tempfile::tempdir().expect("a folder");
    good(&place.path().join("..2026_11_23"));
    symlink("..2026_11_23", place.path().join("..data")).expect("a link");
    symlink("..data/sleep", place.path().join("sleep")).expect("a link");
    fs::create_dir(place.path().join("lost+found")).expect("a folder");
    let within = place.path().join("..2026_11_23/sleep");
    symlink("nowhere", within.join(".#check.toml")).expect("what an editor leaves behind");
    fs::write(within.join("notes.txt"), [0xff; 9]).expect("a file that is no part of it");
    symlink("articles/tired.toml", within.join("../sleep/.draft.toml")).expect("a link");
    let mounted = place.path().with_extension("mounted");
    symlink(place.path(), &mounted).expect("a link");
    for folder in [place.path(), &mounted] {
        assert_eq!(refusal(folder), None);
    }
    let responses = Responses { folder: Some(mounted), packs: None, drafts: false };
    let library = responses.library(responses.read()).expect("good packs");
    let packs: Vec<&str> = library.packs.iter().map(|pack| pack.id.as_str()).collect();
    assert_eq!(packs.last(), Some(&"sleep"), "beside those that are built in");
}

#[test]
fn a_folder_that_leaves_nothing_but_drafts_is_refused() {
    let place = tempfile::tempdir().expect("a folder");
    let built_in = files::built_in();
    let packs = built_in.iter().filter_map(|file| file.path().strip_suffix("/pack.toml"));
    for id in packs.filter_map(|path| path.strip_prefix("responses/")) {
        let draft =
            PACK.replace("\"active\"", "\"draft\"").replace("\"sleep\"", &format!("\"{id}\""));
        write(
            place.path(),
            &format!("{id}/pack.toml"),
            draft.replace("command.sleep", &format!("command.{id}")),
        );
        write(place.path(), &format!("{id}/check.toml"), CHECK);
        write(place.path(), &format!("{id}/articles/tired.toml"), ARTICLE);
    }
    let said = "there is no pack that can be used: each is a draft or retired";
    assert_eq!(refusal(place.path()).as_deref(), Some(said));
}

#[test]
fn everything_that_is_wrong_with_a_folder_is_said_at_once() {
    let place = tempfile::tempdir().expect("a folder");
    let root = place.path();
    good(root);
    fs::write(root.join("check.toml"), "").expect("a file");
    fs::write(root.join("sleep/more.TOML"), "").expect("a file");
    fs::create_dir_all(root.join("sleep/articles/old")).expect("a folder");
    let shown = root.display();
    assert_eq!(
        refusal(root).unwrap_or_default().replace(&shown.to_string(), "mine"),
        "\
mine/check.toml lies beside the folders of packs, where no file is read: move it into one of them
mine/sleep/articles/old lies too deep: a pack has the folders `articles` and `questions`, and those have none; move its files up
mine/sleep/more.TOML must end in `.toml`, in small letters: rename it"
    );
}

#[test]
fn of_flows_that_take_too_long_together_only_the_one_is_named_that_was_too_much() {
    let case = TEXTS.iter().find(|case| case.name == "70 flows that take long to prove");
    let case = case.expect("the case");
    let place = tempfile::tempdir().expect("a folder");
    (case.make)(place.path());
    let text = refusal(place.path()).unwrap_or_default();
    assert_eq!(text.matches(case.message).count(), 1, "{text}");
}

#[test]
fn a_text_that_would_take_too_much_is_refused() {
    are_refused(TEXTS);
}

#[test]
fn a_pack_that_holds_too_much_is_refused() {
    are_refused(PACKS);
}
