//! What can be wrong with a file is said in one place: each finding has one builder, with its code,
//! its message and its remedy.

use std::collections::BTreeMap;

use crate::{sources, without_comments};

/// Where findings are built: for any TOML file, for packs, for the configuration, and for screens
/// that are too large.
const BUILDERS: &[&str] =
    &["document/findings.rs", "pack/findings/", "config/problem.rs", "app/load.rs"];

fn is_builder(file: &str) -> bool {
    BUILDERS.iter().any(|builder| file.starts_with(builder))
}

#[test]
fn a_finding_is_built_where_the_findings_stand() {
    let built = sources().into_iter().filter(|(file, ..)| !is_builder(file));
    let built = built.filter(|(.., code)| without_comments(code).contains("Problem::new("));
    let elsewhere: Vec<String> = built.map(|(file, ..)| file).collect();
    assert!(elsewhere.is_empty(), "findings are built in {elsewhere:?}, not in {BUILDERS:?}");
}

#[test]
fn no_sentence_of_a_finding_stands_twice() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut twice = Vec::new();
    for (file, _, code) in sources().into_iter().filter(|(file, ..)| is_builder(file)) {
        // Every other part between quotes is a text; escaped quotes are no ends.
        let code = without_comments(&code).replace("\\\"", "\u{1}");
        let texts = code.split('"').skip(1).step_by(2);
        for text in texts.filter(|text| text.split_whitespace().count() > 4) {
            if let Some(other) = seen.insert(text.to_owned(), file.clone()) {
                twice.push(format!("{other} and {file}: {text}"));
            }
        }
    }
    assert!(twice.is_empty(), "{}", twice.join("\n"));
}
