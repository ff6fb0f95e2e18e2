//! What each value must be. Every function takes the text as it was given.

use std::path::PathBuf;

use reqwest::Url;

use super::key::{API_BASE, Key, PRIVACY_URL};
use super::problem::{Fault, NotAToken};
use crate::discord::{ApiBase, BadApiBase, Token};
use crate::id::PackId;
use crate::operator::PRIVACY_URL_MAX;
use crate::seal::Keys;

/// A bot's token, by its shape. A stand-in on this machine takes `any`.
pub(super) fn token(text: &str, any: bool) -> Result<Token, Fault> {
    match (any, not_a_token(text)) {
        (true, _) | (_, None) => Token::new(text).or(Err(Fault::NotAToken(NotAToken::Shape))),
        (false, Some(why)) => Err(Fault::NotAToken(why)),
    }
}

fn not_a_token(text: &str) -> Option<NotAToken> {
    let part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let parts: Vec<&str> = text.split('.').collect();
    if text != text.trim() {
        Some(NotAToken::Space)
    } else if ["bot ", "bearer "].iter().any(|word| text.to_lowercase().starts_with(word)) {
        Some(NotAToken::Prefix)
    } else if text.chars().all(|c| c.is_ascii_digit()) {
        Some(NotAToken::ApplicationId)
    } else if text.len() == 64 && text.chars().all(|c| c.is_ascii_hexdigit()) {
        Some(NotAToken::PublicKey)
    } else if text.len() == 32 && text.chars().all(part) {
        Some(NotAToken::ClientSecret)
    } else {
        let sound =
            parts.len() == 3 && parts.iter().all(|text| !text.is_empty() && text.chars().all(part));
        (!sound).then_some(NotAToken::Shape)
    }
}

/// The address of Discord's API.
pub(super) fn api_base(text: &str, allow_other: bool) -> Result<ApiBase, Fault> {
    let key = API_BASE.path;
    ApiBase::new(text, allow_other).map_err(|why| match why {
        BadApiBase::Form => Fault::NotABase(key),
        BadApiBase::Clear => Fault::Unencrypted(key),
        BadApiBase::Stranger => Fault::OtherHost(key),
    })
}

/// The keys that seal walks.
pub(super) fn keys(text: &str) -> Result<Keys, Fault> {
    let parts = text.split(',').zip(1..);
    let mut keys = parts.map(|(key, number)| key.parse().or(Err(Fault::NotAKey(number))));
    let current = keys.next().ok_or(Fault::NotAKey(1))??;
    Ok(Keys::new(current, keys.collect::<Result<_, _>>()?))
}

/// The ids of packs.
pub(super) fn packs(text: &str) -> Result<Vec<PackId>, Fault> {
    let parts = text.split(',').zip(1..);
    parts.map(|(id, number)| id.trim().parse().or(Err(Fault::NotAPack(number)))).collect()
}

/// The path of a folder.
pub(super) fn folder(key: &'static Key, text: &str) -> Result<PathBuf, Fault> {
    let text = line(key, text, usize::MAX)?;
    if text.starts_with('~') { Err(Fault::Home(key.path)) } else { Ok(text.into()) }
}

/// One line of at most so many characters.
pub(super) fn line(key: &'static Key, text: &str, most: usize) -> Result<String, Fault> {
    let text = text.trim();
    let length = text.chars().count();
    if text.chars().any(char::is_control) {
        Err(Fault::NotOneLine(key.path))
    } else if length > most {
        Err(Fault::TooLong { key: key.path, length, most })
    } else {
        Ok(text.to_owned())
    }
}

/// The address of a privacy policy.
pub(super) fn privacy_url(text: &str) -> Result<String, Fault> {
    let key = PRIVACY_URL;
    let url = Url::parse(&line(key, text, PRIVACY_URL_MAX)?).or(Err(Fault::NotHttps(key.path)))?;
    let sound = url.scheme() == "https" && url.username().is_empty() && url.password().is_none();
    // The address as a browser writes it, which can be longer.
    if sound { line(key, url.as_str(), PRIVACY_URL_MAX) } else { Err(Fault::NotHttps(key.path)) }
}

/// One of a few values.
pub(super) fn one_of<T: Copy>(
    key: &'static Key,
    choices: &[(&str, T)],
    text: &str,
) -> Result<T, Fault> {
    let chosen = choices.iter().find(|(name, _)| text.trim().eq_ignore_ascii_case(name));
    chosen.map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        let choices = match names.split_last() {
            Some((last, names)) => format!("{} or {last}", names.join(", ")),
            None => String::new(),
        };
        Fault::NotOneOf { key: key.path, choices }
    })
}
