//! What helps people to write packs: schemas for their editors, a pack to begin with, and a flow in
//! words and graphs.
#![expect(clippy::disallowed_methods, reason = "reads and writes files")]
#![expect(clippy::indexing_slicing, clippy::format_collect, reason = "a test fails where it may")]

mod broken;
mod good_texts;
mod graphs;
mod keys;
mod new_pack;
mod schemas;
mod tree;
