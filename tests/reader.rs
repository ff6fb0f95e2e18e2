//! The rooms that read packs, as their source files: findings are built in one place, and no two
//! files use one another.

#![expect(clippy::disallowed_methods, reason = "these tests read the source files")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms.
const ROOMS: &[&str] = &["document", "pack"];

/// Every Rust file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the project") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The files of a room: each with its path below the room and its text, without comments and
/// without the tests at its end.
fn sources(room: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room);
    let read = |path: PathBuf| {
        let name = path.strip_prefix(&folder).expect("below the room").display().to_string();
        let text = fs::read_to_string(&path).expect("a text");
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let lines = code.lines().map(|line| line.split("//").next().unwrap_or_default());
        (name.replace('\\', "/"), lines.collect::<Vec<_>>().join("\n"))
    };
    files(&folder).into_iter().map(read).collect()
}

/// The part of a room that a file belongs to: `findings/item.rs` to `findings`.
fn part(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap_or_default()
}

/// The names that follow a prefix in a text, also in braces: `super::{keys, role::Role}`.
fn after<'c>(code: &'c str, prefix: &str) -> Vec<&'c str> {
    let name = |text: &'c str| {
        let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
        text.get(..end).unwrap_or_default()
    };
    let mut names = Vec::new();
    for rest in code.split(prefix).skip(1) {
        match rest.strip_prefix('{') {
            Some(group) => {
                let group = group.split('}').next().unwrap_or_default();
                names.extend(group.split(',').map(|entry| name(entry.trim())));
            }
            None => names.push(name(rest)),
        }
    }
    names
}

/// Which parts each part of a room uses. What is taken from the room itself, through `mod.rs`, is
/// taken from everywhere.
fn uses(room: &str, sources: &[(String, String)]) -> BTreeMap<String, BTreeSet<String>> {
    let parts: BTreeSet<&str> = sources.iter().map(|(file, _)| part(file)).collect();
    let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, code) in sources.iter().filter(|(file, _)| file != "mod.rs") {
        let up = if file.contains('/') { "super::super::" } else { "super::" };
        let mentioned = after(code, up).into_iter().chain(after(code, &format!("crate::{room}::")));
        let parted = mentioned.map(|name| if parts.contains(name) { name } else { "mod" });
        let own = part(file);
        let others = parted.filter(|name| *name != own).map(ToOwned::to_owned);
        uses.entry(own.to_owned()).or_default().extend(others);
    }
    uses.insert("mod".to_owned(), parts.iter().map(|part| (*part).to_owned()).collect());
    uses
}

/// Everything that is reached from a part.
fn reached<'u>(uses: &'u BTreeMap<String, BTreeSet<String>>, from: &str) -> BTreeSet<&'u str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&str> = uses.get(from).into_iter().flatten().map(String::as_str).collect();
    while let Some(next) = open.pop() {
        if found.insert(next) {
            open.extend(uses.get(next).into_iter().flatten().map(String::as_str));
        }
    }
    found
}

#[test]
fn no_two_files_of_a_room_use_one_another() {
    for room in ROOMS {
        let uses = uses(room, &sources(room));
        let parts = uses.keys().filter(|part| *part != "mod");
        let circles: Vec<_> =
            parts.filter(|part| reached(&uses, part).contains(part.as_str())).collect();
        assert!(circles.is_empty(), "in src/{room} these lie on a circle: {circles:?}");
    }
}

#[test]
fn a_finding_is_built_where_the_findings_stand() {
    for room in ROOMS {
        let sources = sources(room);
        let built = |(file, code): &&(String, String)| {
            part(file) != "findings" && code.contains("Problem::new(")
        };
        let elsewhere: Vec<_> = sources.iter().filter(built).map(|(file, _)| file).collect();
        assert!(elsewhere.is_empty(), "src/{room} builds findings in {elsewhere:?}");
    }
}

#[test]
fn no_sentence_of_a_finding_stands_twice() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut twice = Vec::new();
    for room in ROOMS {
        for (file, code) in sources(room).iter().filter(|(file, _)| part(file) == "findings") {
            // Every other part between quotes is a text; escaped quotes are no ends.
            let code = code.replace("\\\"", "\u{1}");
            let texts = code.split('"').skip(1).step_by(2);
            for text in texts.filter(|text| text.split_whitespace().count() > 4) {
                let here = format!("{room}/{file}");
                if let Some(other) = seen.insert(text.to_owned(), here.clone()) {
                    twice.push(format!("{other} and {here}: {text}"));
                }
            }
        }
    }
    assert!(twice.is_empty(), "{}", twice.join("\n"));
}
