//! What needs the stand-in for Discord or the built program: the bot on the stand-in, the stand-in
//! itself, and the talk in README.md.

#[cfg(unix)]
mod bot;
mod operator_words;
mod readme;
mod sandbox;
#[path = "../support/mod.rs"]
mod support;
