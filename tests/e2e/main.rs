//! What needs the stand-in for Discord or the built program: the bot on the stand-in, the stand-in
//! itself, and the talk in README.md.

#![expect(clippy::expect_used, reason = "a test that panics has failed, and says where")]
#![expect(clippy::wildcard_enum_match_arm, reason = "what a test does not wait for is one thing")]

#[cfg(unix)]
mod bot;
mod hear;
mod operator_words;
mod own_words;
mod readme;
mod sandbox;
#[path = "../support/mod.rs"]
mod support;
mod try_it;
