//! The texts that articles are found by.

use crate::id::{ArticleId, PassageId};

/// What a text says to the search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchRole {
    /// It is a title of an article or a passage.
    Title,
    /// It is a name that people use for one.
    AlsoCalled,
    /// It stands in a passage.
    Text,
}

/// A text that an article is found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchedText<'t> {
    /// The article.
    pub article: ArticleId,
    /// The passage that it belongs to; `None` where it belongs to the article as a whole.
    pub passage: Option<PassageId>,
    /// What it says to the search.
    pub role: SearchRole,
    /// The text.
    pub text: &'t str,
}
