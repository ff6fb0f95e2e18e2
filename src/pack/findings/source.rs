//! Findings about sources and addresses.

use crate::document::{Code, Problem};

/// A health sentence without a source.
pub(in crate::pack) fn none(table: &str) -> Problem {
    let remedy = "Add a line such as: sources = [\"…\"], with names of `[source.…]` in pack.toml.";
    Problem::new(Code::NoSource, format!("{table} names no source"), remedy)
}

/// An address that is not https.
pub(in crate::pack) fn not_https(what: &str) -> Problem {
    let remedy = "Write the full address, starting with https://.";
    Problem::new(Code::BadUrl, format!("{what} is not an https address"), remedy)
}

/// A page that was read over plain http.
pub(in crate::pack) fn plain_http(what: &str) -> Problem {
    let remedy = "Where the page exists with https://, write that.";
    Problem::new(Code::PlainHttp, format!("{what} is a plain http address"), remedy)
}
