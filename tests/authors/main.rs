//! What helps people to write packs: a pack to begin with, and a flow in words and graphs.
#![expect(clippy::disallowed_methods, reason = "reads and writes files")]
#![expect(clippy::indexing_slicing, reason = "a test fails where it may")]

mod graphs;
mod new_pack;
