//! A language in which the bot has no words but one line, which says so.

/// A language in which the bot has no words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherLanguage {
    /// Its code: `pt` (ISO 639-1).
    pub code: String,
    /// What is said in it: that the bot does not understand, and where help is.
    pub line: String,
}
