//! A review as an entry of `reviews.toml`, ready to be put there.

use time::Date;

use crate::library::UnitFingerprint;
use crate::library::limits::{PROFESSION_MAX, REVIEWER_MAX};

/// Who has read texts, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reviewer<'r> {
    /// The person.
    pub name: &'r str,
    /// What that person is.
    pub profession: &'r str,
    /// Their entry in a register.
    pub register: Option<&'r str>,
    /// The day on which they have read the texts.
    pub date: Date,
}

/// Why nothing is recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// A name, a profession or a register without any words.
    #[error("--{0} is empty: nothing is recorded without a person who stands for it")]
    Empty(&'static str),
    /// One that is too long for the screens that show it.
    #[error("--{0} has {1} characters, but may have {2}: shorten it")]
    TooLong(&'static str, usize, usize),
    /// A text that is not there.
    #[error(
        "there is no text `{0}` in this pack; the ids stand beside the texts of the document, which `myelin review PACK` prints"
    )]
    UnknownText(String),
}

/// The entry for these texts, or for all of them where none is named.
///
/// # Errors
///
/// [`RecordError`] says what is missing.
pub fn record(
    texts: &[UnitFingerprint],
    reviewer: &Reviewer<'_>,
    only: &[String],
) -> Result<String, RecordError> {
    let unknown = only.iter().find(|id| !texts.iter().any(|text| text.id == **id));
    if let Some(unknown) = unknown {
        return Err(RecordError::UnknownText(unknown.clone()));
    }
    let name = checked("name", reviewer.name, REVIEWER_MAX)?;
    let profession = checked("profession", reviewer.profession, PROFESSION_MAX)?;
    let register = reviewer.register.map(|text| checked("register", text, REVIEWER_MAX));
    let mut entry = format!("[[review]]\nname = {name}\nprofession = {profession}\n");
    if let Some(register) = register.transpose()? {
        entry.push_str(&format!("register = {register}\n"));
    }
    entry.push_str(&format!("date = {}\ntexts = [\n", reviewer.date));
    for text in texts.iter().filter(|text| only.is_empty() || only.contains(&text.id)) {
        let (id, fingerprint) = (quoted(&text.id), quoted(&text.fingerprint));
        entry.push_str(&format!("  {{ id = {id}, fingerprint = {fingerprint} }},\n"));
    }
    entry.push_str("]\n");
    Ok(entry)
}

/// A text of at most so many characters, as TOML writes it.
fn checked(key: &'static str, text: &str, most: usize) -> Result<String, RecordError> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.chars().count() {
        0 => Err(RecordError::Empty(key)),
        length if length > most => Err(RecordError::TooLong(key, length, most)),
        _ => Ok(quoted(&text)),
    }
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
