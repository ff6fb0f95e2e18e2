//! The names of months, languages and settings in a language, and the dates that are written with them.

use std::sync::LazyLock;

use time::{Date, Month};

use super::Words;
use super::command_words::COMMANDS;
use super::moderators::MODERATORS;
use super::own_words::OWN_WORDS;
use super::sentence::{Sentence, SentenceKind};
use super::sentences::SENTENCES;
use crate::locale::{LOCALES, Locale};
use crate::settings::SettingKey;

/// The keys of the months, January first.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Every name there must be: the months in their short form, in their long form, the languages, the settings and
/// what each does.
pub(super) fn all() -> impl Iterator<Item = Sentence> {
    let name = |section, name, about| Sentence {
        section,
        name,
        about,
        slots: &[],
        kind: SentenceKind::Name,
    };
    let short = MONTHS
        .into_iter()
        .map(move |month| name("month-short", month, "The month as it stands in a full date."));
    let long = MONTHS
        .into_iter()
        .map(move |month| name("month", month, "The month as it stands in a date without a day."));
    let languages = LANGUAGES.iter().map(move |language| {
        name(
            "language-name",
            language,
            "The language as it is named in `text-is-in` of [language].",
        )
    });
    short.chain(long).chain(languages).chain(settings())
}

/// The name of each setting, then what each does.
fn settings() -> impl Iterator<Item = Sentence> {
    let sentence = |section, kind, about| {
        move |key: &SettingKey| Sentence { section, name: key.name(), about, slots: &[], kind }
    };
    let name = sentence("setting", SentenceKind::MenuLine, "The name of the setting.");
    let help = sentence("setting-help", SentenceKind::Sentence, "What the setting does.");
    SettingKey::ALL.iter().map(name).chain(SettingKey::ALL.iter().map(help))
}

/// The languages that Discord knows, each once: locales without their regions.
static LANGUAGES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut languages = Vec::new();
    for locale in LOCALES.iter().filter_map(|name| name.parse::<Locale>().ok()) {
        if !languages.contains(&locale.language()) {
            languages.push(locale.language());
        }
    }
    languages
});

impl Words {
    /// A date: `6 Mar 2024`.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        let month = self.name(month_index(date.month()));
        self.full_date(&date.day().to_string(), month, &date.year().to_string())
    }

    /// A month of a year: `August 2025`.
    #[must_use]
    pub fn month_of(&self, year: i32, month: Month) -> String {
        let month = self.name(MONTHS.len() + month_index(month));
        self.month_and_year(month, &year.to_string())
    }

    /// The name of a language.
    #[must_use]
    pub fn language_name(&self, locale: Locale) -> String {
        let index = LANGUAGES.iter().position(|language| *language == locale.language());
        self.name(2 * MONTHS.len() + index.unwrap_or_default()).to_owned()
    }

    /// The name of a setting.
    #[must_use]
    pub fn setting_name(&self, key: SettingKey) -> String {
        self.of_setting(key, 0)
    }

    /// What a setting does.
    #[must_use]
    pub fn setting_help(&self, key: SettingKey) -> String {
        self.of_setting(key, SettingKey::ALL.len())
    }

    fn of_setting(&self, key: SettingKey, from: usize) -> String {
        let before = 2 * MONTHS.len() + LANGUAGES.len() + from;
        self.name(before + key as usize).to_owned()
    }

    /// The name at that place of [`all`].
    fn name(&self, index: usize) -> &str {
        let before = [SENTENCES, OWN_WORDS, MODERATORS, COMMANDS].map(<[Sentence]>::len);
        self.text(before.iter().sum::<usize>() + index)
    }
}

/// The index of a month, from 0.
fn month_index(month: Month) -> usize {
    usize::from(u8::from(month)).saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        let text = |sentence: &Sentence| {
            let slots = sentence.slots.iter().map(|slot| format!("{{{slot}}} "));
            Some(match sentence.kind {
                SentenceKind::Name => format!("{} {}", sentence.section, sentence.name),
                SentenceKind::Label
                | SentenceKind::MenuLine
                | SentenceKind::Sentence
                | SentenceKind::Description
                | SentenceKind::Said
                | SentenceKind::Pattern => slots.collect(),
            })
        };
        Words::new(Locale::ENGLISH, text).unwrap()
    }

    #[test]
    fn dates_are_written_with_the_months_of_the_language() {
        let date = |month| Date::from_calendar_date(2024, month, 6).unwrap();
        assert_eq!(words().date(date(Month::January)), "6 month-short january 2024 ");
        assert_eq!(words().date(date(Month::December)), "6 month-short december 2024 ");
        assert_eq!(words().month_of(2025, Month::August), "month august 2025 ");
    }

    #[test]
    fn every_setting_has_a_name_and_says_what_it_does() {
        let text = |sentence: &Sentence| Some(format!("{} {}", sentence.section, sentence.name));
        let words = Words::new(Locale::ENGLISH, text).unwrap();
        for key in SettingKey::ALL {
            assert_eq!(words.setting_name(*key), format!("setting {}", key.name()));
            assert_eq!(words.setting_help(*key), format!("setting-help {}", key.name()));
        }
    }

    #[test]
    fn every_locale_has_the_name_of_its_language() {
        for name in LOCALES {
            let locale: Locale = name.parse().unwrap();
            let named = words().language_name(locale);
            assert_eq!(named, format!("language-name {}", locale.language()));
        }
    }
}
