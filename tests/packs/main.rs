//! Reading, checking and proving packs: what their authors are told, what is refused, and what
//! helps them to write.

mod authors;
mod check;
mod hostile;
mod mistakes;
mod proof;
#[path = "../support/words.rs"]
mod words;
