//! What is due to a person who asked something in their own words.

use super::Match;
use crate::questions::RefuseKind;

/// The most further passages beside the best.
pub const MORE_MAX: usize = 2;

/// The most articles that are named where nothing answers.
pub const NEAREST_MAX: usize = 3;

/// What is due to a person who asked something in their own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked<'i> {
    /// A passage answers it.
    Found {
        /// The passage to show.
        best: Match<'i>,
        /// Other passages that may be meant, the likeliest first; at most [`MORE_MAX`].
        more: Vec<Match<'i>>,
    },
    /// Nobody may answer it here.
    Refused {
        /// What was asked for.
        kind: RefuseKind,
        /// The passage that helps best.
        instead: Option<Match<'i>>,
    },
    /// Nothing here is surely about it.
    Outside {
        /// The nearest passages, each of another article, the likeliest first; at most
        /// [`NEAREST_MAX`]. None where all are far away.
        nearest: Vec<Match<'i>>,
    },
}

/// Why something was answered as it was. It holds words that a person typed: for whoever writes the
/// pack, never for a log.
#[derive(Clone, PartialEq)]
pub struct Why {
    /// Words of the question that decided, each with the known word that it was taken for, the
    /// weightiest first.
    pub words: Vec<(String, String)>,
    /// The name of the passage that fits best of all its names.
    pub alias: Option<String>,
    /// The n-grams that spoke most for what was decided, the weightiest first.
    pub ngrams: Vec<(String, f32)>,
    /// How sure it is that the passage answers, from 0 to 1.
    pub sure: f32,
}
