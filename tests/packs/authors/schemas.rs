//! The schemas for editors: that they are the ones in `docs/schema`, that they know the keys that
//! the reader knows, and that they refuse nothing that the reader takes.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use jsonschema::Validator;
use myelin::schema::{FileKind, file_name, schema, text};

use super::tree::Node;

/// Every shipped file of packs, with what kind it is.
const FILES: &[(&str, FileKind)] = &[
    ("*/evidence.toml", FileKind::Evidence),
    ("*/ledger.toml", FileKind::Ledger),
    ("*/decisions.toml", FileKind::Decisions),
    ("*/reviews.toml", FileKind::Reviews),
    ("*/vignettes.toml", FileKind::Vignettes),
    ("*/wording.toml", FileKind::Wording),
    ("*/timings.toml", FileKind::Timings),
    ("*/questions.toml", FileKind::Questions),
    ("*/questions/*.toml", FileKind::Questions),
    ("safety/cards.toml", FileKind::Cards),
    ("safety/cards/*.toml", FileKind::CardTranslation),
    ("safety/rules/*.toml", FileKind::Rules),
    ("safety/helplines.toml", FileKind::Helplines),
    ("safety/helplines/*.toml", FileKind::PhraseBook),
    ("interface/other-languages.toml", FileKind::OtherLanguages),
    ("interface/*.toml", FileKind::Interface),
    ("*/pack.toml", FileKind::Pack),
    ("*/articles/*.toml", FileKind::Article),
    ("*/*.toml", FileKind::Flow),
];

/// Where packs are in this repository, and where `myelin new pack` puts one.
const FOLDERS: &[&str] = &["responses", "mine", "tests/topics"];

fn in_repository(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    std::fs::read_to_string(in_repository(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The paths of all TOML files below a folder of the repository.
fn below(folder: &str) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(in_repository(folder)) else { return vec![] };
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry.expect("an entry");
        let path = format!("{folder}/{}", entry.file_name().to_str().expect("a plain name"));
        if entry.path().is_dir() {
            files.extend(below(&path));
        } else if Path::new(&path).extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    files
}

/// Whether a path is one of those that a pattern means; `*` stands for a part of one name.
fn fits(pattern: &str, path: &str) -> bool {
    let (patterns, names): (Vec<_>, Vec<_>) =
        (pattern.split('/').collect(), path.split('/').collect());
    let one = |(pattern, name): (&&str, &&str)| match pattern.split_once('*') {
        None => pattern == name,
        Some((start, end)) => name.starts_with(start) && name.ends_with(end),
    };
    patterns.len() == names.len() && patterns.iter().zip(&names).all(one)
}

/// Every pattern with its kind, the more special first.
fn patterns() -> Vec<(String, FileKind)> {
    let with = |(pattern, kind): &(&str, FileKind)| {
        FOLDERS.iter().map(|folder| (format!("{folder}/{pattern}"), *kind)).collect::<Vec<_>>()
    };
    FILES.iter().flat_map(with).collect()
}

/// What judges files of a kind. It takes a while to be made, so it is made once.
pub(crate) fn validator(kind: FileKind) -> &'static Validator {
    static MADE: LazyLock<BTreeMap<FileKind, Validator>> = LazyLock::new(|| {
        let made = |kind: &FileKind| jsonschema::draft7::new(&schema(*kind)).expect("a schema");
        FileKind::ALL.iter().map(|kind| (*kind, made(kind))).collect()
    });
    &MADE[&kind]
}

#[test]
fn the_schemas_in_docs_are_those_of_this_program() {
    for kind in FileKind::ALL {
        let path = format!("docs/schema/{}", file_name(*kind));
        let kept = std::fs::read_to_string(in_repository(&path)).unwrap_or_default();
        let same = kept == text(*kind);
        assert!(same, "{path} is out of date. Renew it: cargo run -- schema --write docs/schema");
    }
}

#[test]
fn every_shipped_file_fits_its_schema() {
    let mut count = 0;
    for path in FOLDERS.iter().flat_map(|folder| below(folder)) {
        let kind = patterns().into_iter().find(|(pattern, _)| fits(pattern, &path));
        let (_, kind) = kind.unwrap_or_else(|| panic!("{path} is of no known kind"));
        let json = Node::read(&read(&path)).json();
        let wrong: Vec<String> = validator(kind)
            .iter_errors(&json)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(wrong.is_empty(), "{path} as {}:\n{}", kind.name(), wrong.join("\n"));
        count += 1;
    }
    assert!(count > 12, "only {count} files were found");
}

#[test]
fn editors_are_told_which_file_is_which() {
    let tombi: toml::Table = read("tombi.toml").parse().expect("TOML");
    assert_eq!(tombi["toml-version"].as_str(), Some("v1.0.0"));
    let taplo: toml::Table = read(".taplo.toml").parse().expect("TOML");
    let texts = |value: Option<&toml::Value>| -> Vec<String> {
        let list = value.and_then(toml::Value::as_array).into_iter().flatten();
        list.map(|text| text.as_str().expect("a text").to_owned()).collect()
    };
    let tables = |value: &toml::Value| value.as_array().expect("tables").clone();
    // Tombi takes the first entry that fits.
    for path in FOLDERS.iter().flat_map(|folder| below(folder)) {
        let (_, kind) =
            patterns().into_iter().find(|(pattern, _)| fits(pattern, &path)).expect("a kind");
        let schema = format!("docs/schema/{}", file_name(kind));
        let one = |list: Vec<String>| list.iter().any(|pattern| fits(pattern, &path));
        let first =
            tables(&tombi["schemas"]).into_iter().find(|entry| one(texts(entry.get("include"))));
        assert_eq!(
            first.expect("an entry")["path"].as_str(),
            Some(schema.as_str()),
            "tombi.toml: {path}"
        );
        let rules = tables(&taplo["rule"])
            .into_iter()
            .filter(|rule| one(texts(rule.get("include"))) && !one(texts(rule.get("exclude"))));
        let rules: Vec<String> =
            rules.map(|rule| rule["schema"]["path"].as_str().expect("a path").to_owned()).collect();
        assert_eq!(rules, [schema], ".taplo.toml: {path}");
    }
}
