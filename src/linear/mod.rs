//! A linear model on hashed n-grams: which of a few classes a text belongs to, how likely, and which
//! of its n-grams said so. It learns from examples in seconds, the same on every machine, and its
//! weights take a byte each.
//!
//! Words alone and in twos and threes carry what is said; letters in threes to fives within a word
//! carry endings, compounds and typing mistakes. Both are hashed into one table, so that no list of
//! words is kept (Weinberger and others, "Feature Hashing for Large Scale Multitask Learning", 2009).

mod count;
mod features;
mod kept;
mod learn;
mod ngrams_of_words;
mod spans;
mod sure;
mod weights;

pub use count::count;
pub use features::{Features, Ngram, ngrams};
pub use kept::Unfit;
pub use learn::{Example, Learning, learn};
pub use ngrams_of_words::NgramsOfWords;
pub use spans::{OftenMet, Spans};
pub use sure::likelihoods;
pub use weights::Weights;
