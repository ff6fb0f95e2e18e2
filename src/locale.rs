//! Languages as Discord names them.

use std::fmt;
use std::str::FromStr;

/// Every locale that Discord knows. Source: Discord docs, Reference, Locales.
pub const LOCALES: &[&str] = &[
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl",
    "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th",
    "zh-CN", "ja", "zh-TW", "ko",
];

/// A language as Discord names it: one of [`LOCALES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locale(&'static str);

/// Why a text is not a [`Locale`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Discord knows no such language")]
pub struct NotALocale;

impl Locale {
    /// The language in which everything is written first, and that stands in for every other.
    pub const ENGLISH: Self = Self("en-US");

    /// Its name, as Discord writes it: `pt-BR`.
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// Its language without the region: `pt` of `pt-BR`.
    pub fn language(self) -> &'static str {
        self.0.split('-').next().unwrap_or(self.0)
    }
}

impl FromStr for Locale {
    type Err = NotALocale;

    fn from_str(text: &str) -> Result<Self, NotALocale> {
        LOCALES.iter().find(|known| **known == text).map(|known| Self(known)).ok_or(NotALocale)
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_discord_knows_is_a_locale() {
        assert_eq!("pt-BR".parse::<Locale>().map(Locale::language), Ok("pt"));
        assert_eq!("en-US".parse(), Ok(Locale::ENGLISH));
        for unknown in ["pt", "PT-BR", "", "en-US "] {
            assert_eq!(unknown.parse::<Locale>(), Err(NotALocale), "{unknown}");
        }
    }
}
