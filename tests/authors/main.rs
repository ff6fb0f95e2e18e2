//! What helps people to write packs: a flow in words and graphs.
#![expect(clippy::indexing_slicing, reason = "a test fails where it may")]

mod graphs;
