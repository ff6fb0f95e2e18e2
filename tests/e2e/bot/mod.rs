//! The real bot, with the real gateway client, on the stand-in: what a member does and reads.
//!
//! It stops and kills the program as Unix does, so it is not for other systems.
#![expect(clippy::indexing_slicing, reason = "a test fails by panicking")]

mod acting;
mod commands;
mod dangers;
mod every_screen;
mod member;
mod on_messages;
mod own_words;
mod privacy;
mod process;
mod refused_starts;
mod reloads;
mod restarts;
mod settings;
mod settings_files;
mod settings_members;
mod settings_routes;
mod stage;
mod stores;
mod strangers;
mod topics;
mod twice;
mod unreadable;
mod walks;
mod wire;
