//! What a person fills in, and files.

use crate::action::Action;

/// A form that opens over the message: a title and one to five fields for text.
#[derive(Clone, PartialEq, Eq)]
pub struct Form {
    /// What stands above the fields.
    pub title: String,
    /// What happens with what was written, once it is sent.
    pub action: Action,
    /// The fields; 1 to 5, each with a name of its own.
    pub fields: Vec<FormField>,
}

/// A field of a form.
#[derive(Clone, PartialEq, Eq)]
pub struct FormField {
    /// Under which name its text comes back.
    pub name: String,
    /// What is read above it.
    pub label: String,
    /// What stands in it at first; may be empty.
    pub value: String,
    /// What is read in it while it is empty; may be empty.
    pub placeholder: String,
    /// The fewest characters that it takes; with 0 it may be left empty.
    pub least: usize,
    /// The most characters that it takes.
    pub most: usize,
    /// Whether there is room for several lines.
    pub long: bool,
}

/// A text as a file that a person can save.
#[derive(Clone, PartialEq, Eq)]
pub struct TextFile {
    /// Its name, such as `settings.toml`: ASCII letters, digits, `-`, `_` and `.`.
    pub name: String,
    /// What stands in it.
    pub contents: String,
}
