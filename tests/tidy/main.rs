//! The house rules that a compiler does not hold: which module may use which, what a pure module
//! may touch, how long a file may be, that each says what it is for.

#![expect(clippy::expect_used, reason = "a test that panics has failed, and says where")]
#![expect(clippy::disallowed_methods, reason = "these tests read the source files")]
#![expect(clippy::indexing_slicing, reason = "a test that panics has failed, and says where")]

mod circles;
mod dates;
mod findings;
mod limits;
mod names;
mod purity;

use std::fs;
use std::path::{Path, PathBuf};

/// Which modules of ours a module may use. ARCHITECTURE.md shows the same table and says why.
const ARROWS: &[(&str, &[&str])] = &[
    ("id", &[]),
    ("limits", &[]),
    ("linear", &[]),
    ("locale", &[]),
    ("operator", &[]),
    ("readability", &[]),
    ("sensitive", &[]),
    ("wording", &[]),
    ("words", &[]),
    ("hearing", &["id", "linear", "words"]),
    ("timing", &["words"]),
    ("language", &["words"]),
    ("document", &["id"]),
    ("settings", &["document", "id", "limits", "locale", "wording"]),
    ("interface", &["limits", "locale", "settings"]),
    ("article", &["id", "interface"]),
    ("questions", &["id", "language"]),
    ("flow", &["id", "limits", "sensitive"]),
    ("graph", &["flow"]),
    ("proof", &["flow"]),
    ("action", &["flow", "id", "settings"]),
    ("vignette", &["flow", "id"]),
    ("mutants", &["flow", "proof", "vignette"]),
    ("reply", &["action", "flow", "id", "limits", "settings"]),
    ("safety", &["hearing", "id", "locale", "sensitive", "words"]),
    ("search", &["id", "language", "linear", "questions", "safety", "words"]),
    ("seal", &["action", "flow", "id", "limits", "settings"]),
    (
        "library",
        &[
            "action",
            "article",
            "flow",
            "id",
            "interface",
            "limits",
            "locale",
            "operator",
            "questions",
            "safety",
            "seal",
            "search",
            "vignette",
        ],
    ),
    (
        "bot",
        &[
            "action",
            "article",
            "flow",
            "id",
            "interface",
            "language",
            "library",
            "limits",
            "locale",
            "operator",
            "questions",
            "reply",
            "safety",
            "search",
            "sensitive",
            "settings",
            "words",
        ],
    ),
    (
        "pack",
        &[
            "action",
            "article",
            "document",
            "flow",
            "hearing",
            "id",
            "interface",
            "language",
            "library",
            "limits",
            "locale",
            "operator",
            "proof",
            "questions",
            "safety",
            "search",
            "timing",
            "vignette",
            "wording",
        ],
    ),
    ("schema", &["flow", "id", "interface", "library", "limits", "locale", "pack"]),
    ("review", &["article", "flow", "graph", "id", "interface", "library", "safety"]),
    ("text_file", &[]),
    ("sandbox", &[]),
    (
        "app",
        &[
            "action",
            "bot",
            "document",
            "id",
            "library",
            "limits",
            "locale",
            "pack",
            "reply",
            "seal",
            "settings",
            "store",
            "text_file",
        ],
    ),
    ("discord", &["action", "app", "bot", "flow", "id", "limits", "locale", "reply", "sensitive"]),
    ("store", &["id", "sensitive"]),
    ("config", &["discord", "document", "id", "operator", "seal", "store", "text_file"]),
    (
        "cli",
        &[
            "app",
            "bot",
            "config",
            "discord",
            "document",
            "flow",
            "graph",
            "hearing",
            "id",
            "interface",
            "library",
            "limits",
            "locale",
            "mutants",
            "operator",
            "pack",
            "proof",
            "questions",
            "readability",
            "reply",
            "review",
            "safety",
            "sandbox",
            "schema",
            "seal",
            "search",
            "sensitive",
            "settings",
            "store",
        ],
    ),
    ("main", &["cli"]),
];

/// The modules that take values and give values: no files, sockets, clock, environment, threads.
const PURE: &[&str] = &[
    "hearing",
    "id",
    "sensitive",
    "limits",
    "linear",
    "locale",
    "operator",
    "readability",
    "wording",
    "words",
    "timing",
    "language",
    "article",
    "questions",
    "safety",
    "search",
    "flow",
    "action",
    "reply",
    "seal",
    "settings",
    "proof",
    "vignette",
    "document",
    "interface",
    "library",
    "pack",
    "mutants",
    "bot",
    "schema",
    "graph",
    "review",
];

/// The most lines of a source file, tests within it not counted.
const LINES_MAX: usize = 400;

/// Longer files, each with the reason.
const LONGER: &[(&str, &str)] = &[];

/// Every Rust file below a folder.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the project") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Every source file: its path below `src`, the module it belongs to, its text without the tests
/// at its end.
fn sources() -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let read = |path: PathBuf| {
        let name = path.strip_prefix(&root).expect("below src").display().to_string();
        let module = name.split(['/', '\\', '.']).next().unwrap_or_default().to_owned();
        let text = fs::read_to_string(&path).expect("a text");
        (name, module, without_tests(&text))
    };
    let files = rust_files(&root).into_iter().map(read);
    files
        .filter(|(name, _, _)| !name.ends_with("tests.rs") && !name.ends_with("fixture.rs"))
        .collect()
}

/// A text up to the tests that stand in it. They are the last thing in a file; `mod tests;` is
/// not, and what comes after it counts.
fn without_tests(text: &str) -> String {
    let mut lines = text.lines().peekable();
    let mut code = String::new();
    while let Some(line) = lines.next() {
        let tests = |next: &&str| next.starts_with("mod ") && next.ends_with('{');
        if line == "#[cfg(test)]" && lines.peek().is_some_and(tests) {
            break;
        }
        code.push_str(line);
        code.push('\n');
    }
    code
}

/// The names after `crate::` in a text, also in `crate::{a, b::c}`.
fn used(code: &str) -> Vec<String> {
    let first = |text: &str| {
        text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>()
    };
    let mut names = Vec::new();
    for after in code.split("crate::").skip(1) {
        match after.strip_prefix('{') {
            Some(group) => {
                names.extend(group.split('}').next().unwrap_or("").split(',').map(first));
            }
            None => names.push(first(after)),
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// Code without comments, in which other modules may be named freely.
fn without_comments(code: &str) -> String {
    code.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_module_uses_only_what_the_table_allows() {
    let mut wrong = Vec::new();
    for (name, module, code) in sources().iter().filter(|(name, _, _)| name != "lib.rs") {
        if code.contains("crate::{") || code.contains("std::{") {
            wrong.push(format!("src/{name}: one `use` for each module, so that this test sees it"));
        }
        let Some((_, allowed)) = ARROWS.iter().find(|(known, _)| known == module) else {
            wrong.push(format!("src/{name}: the module `{module}` has no row in the table"));
            continue;
        };
        for other in used(&without_comments(code)) {
            if other != *module && !allowed.contains(&other.as_str()) {
                wrong.push(format!("src/{name}: `{module}` may not use `{other}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\nSee ARCHITECTURE.md, Arrows.", wrong.join("\n"));
}

#[test]
fn no_file_is_too_long_and_each_says_what_it_is_for() {
    let mut wrong = Vec::new();
    for (name, _, code) in sources() {
        let lines = code.lines().count();
        if lines > LINES_MAX && !LONGER.iter().any(|(known, _)| *known == name) {
            wrong.push(format!("src/{name} has {lines} lines; is there a second noun in it?"));
        }
        if !code.starts_with("//!") {
            wrong.push(format!("src/{name} does not begin with what it is for (//!)"));
        }
    }
    for path in rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")) {
        let lines = fs::read_to_string(&path).expect("a text").lines().count();
        if lines > LINES_MAX {
            wrong.push(format!("{} has {lines} lines", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_of_arrows_stands_in_the_architecture_page() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md");
    let page = fs::read_to_string(page).expect("ARCHITECTURE.md");
    let missing: Vec<String> = ARROWS
        .iter()
        .map(|(module, allowed)| {
            let allowed =
                if allowed.is_empty() { "nothing of ours".to_owned() } else { allowed.join(" ") };
            format!("| {module} | {allowed} |")
        })
        .filter(|row| !page.contains(row))
        .collect();
    assert!(missing.is_empty(), "ARCHITECTURE.md lacks these rows:\n{}", missing.join("\n"));
}

#[test]
fn the_scan_finds_a_forbidden_arrow() {
    let code = "use crate::{app, flow::Flow};\nfn f() { crate::discord::run() } // crate::config";
    assert_eq!(used(&without_comments(code)), ["app", "flow", "discord"]);
}

#[test]
fn a_file_is_looked_at_to_the_tests_at_its_end() {
    let text =
        "mod a;\n#[cfg(test)]\nmod tests;\nuse b;\n#[cfg(test)]\nmod tests {\n    use c;\n}\n";
    assert_eq!(without_tests(text), "mod a;\n#[cfg(test)]\nmod tests;\nuse b;\n");
}
