//! What each value must be. Every function takes the text as it was given.

use std::path::PathBuf;

use reqwest::Url;

use super::problem::{self, ConfigFault};
use crate::discord::{ApiBase, BadApiBase, Token};
use crate::id::PackId;
use crate::operator::PRIVACY_URL_MAX;
use crate::seal::Keys;
use crate::store::Database;

/// A bot's token, by its shape. A stand-in on this machine takes `any`.
pub(super) fn token(text: &str, any: bool) -> Result<Token, ConfigFault> {
    let part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let sound = |text: &str| !text.is_empty() && text.chars().all(part);
    if any {
        // Any text will do.
    } else if text != text.trim() {
        return Err(problem::TOKEN_WITH_SPACE);
    } else if ["bot ", "bearer "].iter().any(|word| text.to_lowercase().starts_with(word)) {
        return Err(problem::TOKEN_WITH_PREFIX);
    } else if text.chars().all(|c| c.is_ascii_digit()) {
        return Err(problem::TOKEN_IS_ID);
    } else if text.len() == 64 && text.chars().all(|c| c.is_ascii_hexdigit()) {
        return Err(problem::TOKEN_IS_PUBLIC_KEY);
    } else if text.len() == 32 && sound(text) {
        return Err(problem::TOKEN_IS_CLIENT_SECRET);
    } else if text.split('.').count() != 3 || !text.split('.').all(sound) {
        return Err(problem::NOT_A_TOKEN);
    }
    Token::new(text).or(Err(problem::NOT_A_TOKEN))
}

/// The address of Discord's API.
pub(super) fn api_base(text: &str, allow_other: bool) -> Result<ApiBase, ConfigFault> {
    ApiBase::new(text, allow_other).map_err(|why| match why {
        BadApiBase::Form => problem::NOT_A_BASE,
        BadApiBase::Clear => problem::UNENCRYPTED,
        BadApiBase::Stranger => problem::OTHER_HOST,
    })
}

/// The keys that seal walks.
pub(super) fn keys(text: &str) -> Result<Keys, ConfigFault> {
    let parts = text.split(',').zip(1..);
    let mut keys = parts.map(|(key, number)| key.parse().or(Err(problem::not_a_key(number))));
    let current = keys.next().ok_or_else(|| problem::not_a_key(1))??;
    Ok(Keys::new(current, keys.collect::<Result<_, _>>()?))
}

/// The ids of packs.
pub(super) fn packs(text: &str) -> Result<Vec<PackId>, ConfigFault> {
    let parts = text.split(',').zip(1..);
    parts.map(|(id, number)| id.trim().parse().or(Err(problem::not_a_pack(number)))).collect()
}

/// The path of a folder.
pub(super) fn folder(text: &str) -> Result<PathBuf, ConfigFault> {
    let text = line(text, usize::MAX)?;
    if text.starts_with('~') { Err(problem::HOME) } else { Ok(text.into()) }
}

/// The path of a file, or the address of a database.
pub(super) fn database(text: &str) -> Result<Database, ConfigFault> {
    let text = line(text, usize::MAX)?;
    if text.starts_with('~') {
        return Err(problem::HOME);
    }
    text.parse().map_err(problem::not_a_database)
}

/// One line of at most so many characters.
pub(super) fn line(text: &str, most: usize) -> Result<String, ConfigFault> {
    let text = text.trim();
    let length = text.chars().count();
    if text.chars().any(char::is_control) {
        Err(problem::NOT_ONE_LINE)
    } else if length > most {
        Err(problem::too_long(length, most))
    } else {
        Ok(text.to_owned())
    }
}

/// The address of a privacy policy.
pub(super) fn privacy_url(text: &str) -> Result<String, ConfigFault> {
    let url = Url::parse(&line(text, PRIVACY_URL_MAX)?).or(Err(problem::NOT_HTTPS))?;
    let sound = url.scheme() == "https" && url.username().is_empty() && url.password().is_none();
    // The address as a browser writes it, which can be longer.
    if sound { line(url.as_str(), PRIVACY_URL_MAX) } else { Err(problem::NOT_HTTPS) }
}

/// One of a few values.
pub(super) fn one_of<T: Copy>(choices: &[(&str, T)], text: &str) -> Result<T, ConfigFault> {
    let chosen = choices.iter().find(|(name, _)| text.trim().eq_ignore_ascii_case(name));
    chosen.map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        let (last, names) = names.split_last().unwrap_or((&"", &[]));
        problem::not_one_of(&format!("{} or {last}", names.join(", ")))
    })
}
