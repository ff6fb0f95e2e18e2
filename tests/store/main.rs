//! What servers have set, on both databases: what is kept when programs are killed, files are
//! damaged, disks are full and networks break.

#![expect(clippy::expect_used, reason = "a test that panics has failed, and says where")]
#![expect(clippy::unwrap_used, reason = "a test that panics has failed, and says where")]
#![expect(clippy::indexing_slicing, reason = "a test that panics has failed, and says where")]
#![expect(clippy::disallowed_methods, reason = "the tests lay out files of their own")]
#![expect(clippy::print_stderr, reason = "a test that was skipped says so")]

mod away;
mod chaos;
mod cluster;
mod columns;
mod commands;
mod copies;
mod damage;
mod disks;
mod kills;
mod place;
mod proxy;
mod restart;
mod secrets;
mod suite;
mod writers;
