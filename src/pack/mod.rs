//! Packs: from TOML files to checked values, or to all mistakes at once, each with its place, a
//! code and a remedy.
//!
//! Files come in as text and nothing else is looked at. What is read but wrong is stood in for, so
//! that one mistake does not hide another; a [`Library`](crate::library::Library) is given out only
//! when there was none.
//! The format is described in the guide for authors; `keys` holds every key.

mod address;
mod article;
mod card_translations;
mod cards;
mod command;
mod command_names;
mod condition;
mod decisions;
mod evidence_id;
mod evidence_list;
mod findings;
mod flaw_report;
mod flow;
mod folder;
mod hearing_rules;
mod helplines;
mod interface;
mod item;
mod item_head;
mod judged_text;
mod keys;
mod ledger;
mod load;
mod manifest;
mod numbers;
mod other_languages;
mod outcome;
mod outdated;
mod own_id;
mod pack_file;
mod passages;
mod phrase_books;
mod questions;
mod read_file;
mod references;
mod reviews;
mod rule;
mod safety;
mod sources;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod timing_tests;
mod timing_texts;
mod timing_walks;
mod timings;
mod vignettes;
mod wording;

pub(crate) use cards::CARDS_NEEDED;
pub(crate) use helplines::{CHANNELS, KINDS, MARKS, mark};
pub(crate) use ledger::{FATES, GUIDANCE};
pub(crate) use manifest::STATUSES;
pub(crate) use outcome::DISPOSITIONS;
pub(crate) use questions::other_languages;

pub use load::{Loaded, load};
pub use wording::check_operator;
