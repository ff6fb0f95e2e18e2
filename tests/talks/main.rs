//! Talks with the bot without Discord. Those in this folder are about the bot, and have a topic of
//! their own; those in `shipped` are about the shipped texts, and change with them.

#![expect(clippy::expect_used, reason = "a test that panics has failed, and says where")]
#![expect(clippy::wildcard_enum_match_arm, reason = "what a test does not wait for is one thing")]

mod objections;
mod panel;
mod payloads;
mod questions;
mod reading;
mod reviewed;
mod shipped;
#[path = "../support/mod.rs"]
mod support;
