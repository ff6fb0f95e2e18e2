//! What needs the stand-in for Discord or the built program: the bot on the stand-in, the stand-in
//! itself, and the talk in README.md.

#![expect(clippy::expect_used, reason = "a test that panics has failed, and says where")]
#![expect(clippy::unwrap_used, reason = "a test that panics has failed, and says where")]
#![cfg_attr(unix, expect(clippy::disallowed_methods, reason = "the tests look for PostgreSQL"))]
#![cfg_attr(unix, expect(clippy::print_stderr, reason = "a test that was skipped says so"))]
#![expect(clippy::wildcard_enum_match_arm, reason = "what a test does not wait for is one thing")]

#[cfg(unix)]
mod bot;
#[cfg(unix)]
#[path = "../store/cluster.rs"]
#[expect(dead_code, reason = "the tests of the store use more of it")]
mod cluster;
mod hear;
mod operator_words;
mod own_words;
#[cfg(unix)]
#[path = "../store/place.rs"]
#[expect(dead_code, reason = "the tests of the store use more of it")]
mod place;
#[cfg(unix)]
#[path = "../store/proxy.rs"]
#[expect(dead_code, reason = "the tests of the store use more of it")]
mod proxy;
mod readme;
mod sandbox;
#[path = "../support/mod.rs"]
mod support;
mod try_it;
