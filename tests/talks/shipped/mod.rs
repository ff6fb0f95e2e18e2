//! What the shipped packs say, and where they lead. Whoever edits them may have to edit these.

mod aloud;
mod called_for;
mod disguises;
mod finding;
mod languages;
mod moderators;
mod own_words;
mod transcripts;
mod walks;
