//! What a command or an option does, in every language.

use crate::interface::{Languages, Words};
use crate::locale::Locale;

/// What a description is in every language but English.
pub(super) fn in_others(
    languages: &Languages,
    description: fn(&Words) -> String,
) -> Vec<(String, String)> {
    let others = languages.all().filter(|words| words.locale() != Locale::ENGLISH);
    others.map(|words| (words.locale().to_string(), description(words))).collect()
}
