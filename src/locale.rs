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
#[error("Discord knows no such language; it knows {}", LOCALES.join(", "))]
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

    /// Of texts by Discord's locale, the one for this locale, else one of the same language.
    pub fn text_of(self, texts: &[(String, String)]) -> Option<&str> {
        let exact = texts.iter().find(|(known, _)| known == self.0);
        let same = |known: &str| known.split('-').next() == Some(self.language());
        let found = exact.or_else(|| texts.iter().find(|(known, _)| same(known)));
        found.map(|(_, text)| text.as_str())
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
    fn a_text_of_the_same_language_stands_in_for_one_of_the_locale() {
        let texts = ["fr", "es-ES", "es-419"].map(|name| (name.to_owned(), format!("in {name}")));
        let text = |name: &str| name.parse::<Locale>().unwrap().text_of(&texts);
        assert_eq!(text("es-419"), Some("in es-419"));
        assert_eq!(text("fr"), Some("in fr"));
        assert_eq!(text("de"), None);
        assert_eq!("es-419".parse::<Locale>().unwrap().text_of(&texts[..2]), Some("in es-ES"));
    }

    #[test]
    fn only_what_discord_knows_is_a_locale() {
        assert_eq!("pt-BR".parse::<Locale>().map(Locale::language), Ok("pt"));
        assert_eq!("en-US".parse(), Ok(Locale::ENGLISH));
        for unknown in ["pt", "PT-BR", "", "en-US "] {
            assert_eq!(unknown.parse::<Locale>(), Err(NotALocale), "{unknown}");
        }
    }
}
