//! What a pure module may name from outside. The lists say what it may, not what it may not, so that a new crate and a
//! corner of the standard library that nobody thought of are refused by themselves.

use std::collections::BTreeSet;

use crate::names::named;
use crate::{PURE, sources};

/// What any pure module may name of the standard library. No part of it reads or writes a file, a
/// socket, the clock, the environment, or starts a thread or a process.
const STD: &[&str] = &[
    "std::array::from_fn",
    "std::borrow::Cow",
    "std::cell::Cell",
    "std::cell::RefCell",
    "std::cmp",
    "std::collections",
    "std::fmt",
    "std::iter",
    "std::marker::PhantomData",
    "std::mem::replace",
    "std::mem::swap",
    "std::mem::take",
    "std::ops",
    "std::ptr::eq",
    "std::rc::Rc",
    "std::slice",
    "std::str",
    "std::sync::Arc",
    "std::sync::LazyLock",
    "std::sync::OnceLock",
    "std::time::Duration",
];

/// What each pure module may name of other crates; one that is not here may name none. A crate
/// that can also reach outside is listed by the parts that cannot.
const CRATES: &[(&str, &[&str])] = &[
    ("action", &["thiserror"]),
    ("article", &["time::Date", "time::Month"]),
    ("bot", &["time::Date"]),
    ("flow", &["sha2"]),
    ("hearing", &["rustc_hash", "thiserror"]),
    ("id", &["thiserror"]),
    (
        "document",
        &[
            // Not its hook nor its own choice of a handler, which look at the terminal.
            "miette::Diagnostic",
            "miette::GraphicalReportHandler",
            "miette::GraphicalTheme",
            "miette::LabeledSpan",
            "miette::MietteDiagnostic",
            "miette::MietteError",
            "miette::MietteSpanContents",
            "miette::NarratableReportHandler",
            "miette::Report",
            "miette::Severity",
            "miette::SourceCode",
            "miette::SourceSpan",
            "miette::SpanContents",
            "strsim",
            "textwrap",
            "time::Date",
            "time::Month",
            "toml",
            "toml_parser",
        ],
    ),
    ("interface", &["time::Date", "time::Month"]),
    ("linear", &["libm::expf", "libm::logf", "rustc_hash", "thiserror"]),
    ("library", &["data_encoding", "sha2", "time::Date"]),
    ("locale", &["thiserror"]),
    ("pack", &["time::Date"]),
    ("review", &["maud", "thiserror", "time::Date", "toml::Value"]),
    ("safety", &["time::Date"]),
    ("schema", &["schemars", "serde_json"]),
    ("words", &["icu_normalizer", "strsim::damerau_levenshtein"]),
    ("search", &["libm::exp", "libm::expf", "libm::logf", "rustc_hash::FxHashMap"]),
    ("seal", &["aes_siv", "data_encoding", "thiserror", "zeroize"]),
    ("settings", &["thiserror"]),
];

/// The crates that Cargo.toml names, as code writes them, and those that come with the compiler.
fn known_crates() -> BTreeSet<String> {
    let manifest: toml::Table = include_str!("../../Cargo.toml").parse().expect("Cargo.toml");
    let tables = ["dependencies", "dev-dependencies", "build-dependencies"];
    let listed = tables.iter().filter_map(|table| manifest.get(*table)?.as_table());
    let listed = listed.flat_map(|table| table.keys().map(|name| name.replace('-', "_")));
    listed.chain(["std", "core", "alloc", "proc_macro", "test"].map(str::to_owned)).collect()
}

/// What a text of a pure module names and may not, in the order of the text.
fn forbidden(module: &str, code: &str) -> Vec<String> {
    let known = known_crates();
    let crates = CRATES.iter().find(|(name, _)| *name == module).map_or(&[][..], |(_, may)| may);
    let paths = named(code).into_iter().filter(|named| known.contains(&named.parts[0]));
    let paths = paths.map(|named| {
        let path = named.parts.join("::");
        // What `core` and `alloc` have is the same as in `std`.
        let rest = path.strip_prefix("core::").or(path.strip_prefix("alloc::"));
        rest.map_or(path.clone(), |rest| format!("std::{rest}"))
    });
    let allowed = |path: &str| STD.iter().chain(crates).any(|may| is_within(path, may));
    paths.filter(|path| !allowed(path)).collect()
}

fn is_within(path: &str, may: &str) -> bool {
    path.strip_prefix(may).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

#[test]
fn a_pure_module_touches_nothing_outside_its_arguments() {
    let mut wrong = Vec::new();
    for (name, module, code) in sources() {
        if PURE.contains(&module.as_str()) {
            let paths: BTreeSet<String> = forbidden(&module, &code).into_iter().collect();
            wrong.extend(paths.iter().map(|path| {
                format!("src/{name} names `{path}`, which the pure module `{module}` may not")
            }));
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\nSee ARCHITECTURE.md, Pure core, and the lists in tests/tidy/purity.rs.",
        wrong.join("\n")
    );
}

#[test]
fn nothing_is_allowed_that_no_pure_module_needs() {
    let mut spare: Vec<String> = Vec::new();
    let paths = |code: &str| named(code).iter().map(|named| named.parts.join("::")).collect();
    let files: Vec<(String, Vec<String>)> =
        sources().into_iter().map(|(_, module, code)| (module, paths(&code))).collect();
    let names = |module: Option<&str>, may: &str| {
        let mut files = files.iter().filter(|(of, _)| match module {
            Some(module) => of == module,
            None => PURE.contains(&of.as_str()),
        });
        files.any(|(_, paths)| paths.iter().any(|path| is_within(path, may)))
    };
    spare.extend(STD.iter().filter(|may| !names(None, may)).map(|may| format!("STD: `{may}`")));
    for (module, crates) in CRATES {
        if !PURE.contains(module) {
            spare.push(format!("CRATES: `{module}` is no pure module"));
        }
        let unused = crates.iter().filter(|may| !names(Some(module), may));
        spare.extend(unused.map(|may| format!("CRATES: `{module}` does not need `{may}`")));
    }
    assert!(spare.is_empty(), "tests/tidy/purity.rs allows too much:\n{}", spare.join("\n"));
}
