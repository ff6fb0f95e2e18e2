//! What can be wrong with a pack: one builder for each finding, with its code, its message and its
//! remedy, by what they are about. Reading says only where; what belongs to any TOML file stands
//! in `document/findings.rs`.

pub(super) mod article;
pub(super) mod command;
pub(super) mod condition;
pub(super) mod evidence;
pub(super) mod file;
pub(super) mod flaw;
pub(super) mod flow;
pub(super) mod hearing;
pub(super) mod interface;
pub(super) mod item;
pub(super) mod ledger;
pub(super) mod manifest;
pub(super) mod outcome;
pub(super) mod passage;
pub(super) mod phrase_book;
pub(super) mod questions;
pub(super) mod review;
pub(super) mod rule;
pub(super) mod safety;
pub(super) mod source;
pub(super) mod timing;
pub(super) mod vignette;
pub(super) mod wording;
