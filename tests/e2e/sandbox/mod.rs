//! Proves the stand-in: what it lets through, and that it refuses what Discord refuses.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod acts;
mod answers;
mod coming;
mod files;
mod forms;
mod picking;
mod posts;
mod serenity_client;
mod servers;
mod stage;
