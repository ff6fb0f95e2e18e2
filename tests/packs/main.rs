//! Reading, checking and proving packs: what their authors are told, what is refused, and what
//! helps them to write.

#![expect(clippy::expect_used, reason = "a test that panics has failed, and says where")]
#![expect(clippy::wildcard_enum_match_arm, reason = "what a test does not wait for is one thing")]

mod authors;
mod check;
mod corpus;
mod hostile;
mod mistakes;
mod proof;
mod review;
#[path = "../support/words.rs"]
mod words;
