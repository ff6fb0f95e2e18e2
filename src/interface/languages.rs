//! The words of every language that the bot speaks, and which of them a reader gets.

use super::Words;
use crate::locale::Locale;

/// The words of every language; English is always among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Languages {
    english: Words,
    others: Vec<Words>,
}

impl Languages {
    /// These languages; `None` where English (`en-US`) is not among them.
    #[must_use]
    pub fn new(mut all: Vec<Words>) -> Option<Self> {
        let english = all.iter().position(|words| words.locale() == Locale::ENGLISH)?;
        let english = all.remove(english);
        Some(Self { english, others: all })
    }

    /// The English words, which stand in for every language that is not there.
    #[must_use]
    pub fn english(&self) -> &Words {
        &self.english
    }

    /// The words of every language, English first.
    pub fn all(&self) -> impl Iterator<Item = &Words> {
        std::iter::once(&self.english).chain(&self.others)
    }

    /// The words for a reader whose app is set to that locale: those of the locale itself, else
    /// those of the same language elsewhere (`es-ES` for `es-419`), else English.
    #[must_use]
    pub fn for_reader(&self, locale: Option<Locale>) -> &Words {
        let Some(locale) = locale else { return &self.english };
        let exact = self.all().find(|words| words.locale() == locale);
        let same = || self.all().find(|words| words.locale().language() == locale.language());
        exact.or_else(same).unwrap_or(&self.english)
    }

    /// The words of every language, to look at or change their texts.
    pub fn all_mut(&mut self) -> impl Iterator<Item = &mut Words> {
        let Self { english, others } = self;
        std::iter::once(english).chain(others)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(locale: &str) -> Words {
        let locale = locale.parse().unwrap();
        Words::new(locale, |sentence| Some(sentence.name.to_owned())).unwrap()
    }

    fn shown(languages: &Languages, locale: &str) -> &'static str {
        languages.for_reader(Some(locale.parse().unwrap())).locale().as_str()
    }

    #[test]
    fn a_reader_gets_their_locale_else_their_language_else_english() {
        let all = vec![words("es-ES"), words("de"), words("en-US")];
        let languages = Languages::new(all).unwrap();
        assert_eq!(shown(&languages, "de"), "de");
        assert_eq!(shown(&languages, "es-419"), "es-ES");
        assert_eq!(shown(&languages, "en-GB"), "en-US");
        assert_eq!(shown(&languages, "fr"), "en-US");
        assert_eq!(languages.for_reader(None).locale(), Locale::ENGLISH);
    }

    #[test]
    fn there_are_no_languages_without_english() {
        assert_eq!(Languages::new(vec![words("de"), words("en-GB")]), None);
    }
}
