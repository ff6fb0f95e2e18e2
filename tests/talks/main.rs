//! Talks with the bot without Discord. Those in this folder are about the bot, and have a topic of
//! their own; those in `shipped` are about the shipped texts, and change with them.

mod objections;
mod payloads;
mod questions;
mod reading;
mod shipped;
#[path = "../support/mod.rs"]
mod support;
