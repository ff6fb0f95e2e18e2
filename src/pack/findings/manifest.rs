//! Findings about `pack.toml` and the pack as a whole.

use crate::document::{Code, Problem};
use crate::library::limits::{ARTICLES_MAX, SOURCES_MAX};

/// More sources than a pack may have.
pub(in crate::pack) fn too_many_sources(count: usize) -> Problem {
    let message = format!("this pack has {count} sources, but may have {SOURCES_MAX}");
    Problem::new(Code::TooMany, message, "Take out those that nothing names, or make two packs.")
}

/// More articles than a menu has room for.
pub(in crate::pack) fn too_many_articles(count: usize) -> Problem {
    let message = format!("this pack has {count} articles, and a menu has room for {ARTICLES_MAX}");
    let remedy = "Put articles together (each has up to four passages), or make two packs.";
    Problem::new(Code::TooMany, message, remedy)
}

/// A next review that is not after the last one.
pub(in crate::pack) fn review_dates() -> Problem {
    let remedy = "Write a later `next-review-date`, or correct `last-review-date`.";
    Problem::new(Code::DateOrder, "the next review is not after the last one", remedy)
}
