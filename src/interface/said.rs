//! The words by which a person steers the bot: "start", "help", "thanks", in each language.

use super::{Languages, Words};

/// What a person wants who writes one of these words and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SaidKind {
    /// To begin the questions.
    Start,
    /// The questions, by their name.
    Check,
    /// To know what the bot can do.
    Help,
    /// To know what is kept.
    Privacy,
    /// That the bot stops.
    Stop,
    /// To greet.
    Hello,
    /// To thank.
    Thanks,
    /// The list of symptoms.
    Symptoms,
    /// Help in danger.
    HelpNow,
}

impl SaidKind {
    /// Every kind, in the order of the files.
    pub const ALL: [Self; 9] = [
        Self::Start,
        Self::Check,
        Self::Help,
        Self::Privacy,
        Self::Stop,
        Self::Hello,
        Self::Thanks,
        Self::Symptoms,
        Self::HelpNow,
    ];
}

impl Words {
    /// The words and short phrases of a kind, as they stand in the file. Whoever compares them folds
    /// both sides.
    #[must_use]
    pub fn said(&self, kind: SaidKind) -> Vec<String> {
        let list = match kind {
            SaidKind::Start => self.said_start(),
            SaidKind::Check => self.said_check(),
            SaidKind::Help => self.said_help(),
            SaidKind::Privacy => self.said_privacy(),
            SaidKind::Stop => self.said_stop(),
            SaidKind::Hello => self.said_hello(),
            SaidKind::Thanks => self.said_thanks(),
            SaidKind::Symptoms => self.said_symptoms(),
            SaidKind::HelpNow => self.said_help_now(),
        };
        entries(&list).map(str::to_owned).collect()
    }

    /// What may stand before or after any of these words.
    #[must_use]
    pub fn polite(&self) -> Vec<String> {
        entries(&self.said_polite()).map(str::to_owned).collect()
    }
}

impl Languages {
    /// Every word of every language, with its language and its kind. A word may stand in several
    /// languages, for the reader's own is asked first.
    pub fn said(&self) -> impl Iterator<Item = (&Words, SaidKind, String)> {
        let of =
            |words: &'_ Words, kind| words.said(kind).into_iter().map(move |word| (kind, word));
        self.all().flat_map(move |words| {
            let kinds = SaidKind::ALL.into_iter().flat_map(move |kind| of(words, kind));
            kinds.map(move |(kind, word)| (words, kind, word))
        })
    }
}

/// The entries of a list as it stands in a file.
pub fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.split('|').map(str::trim).filter(|entry| !entry.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::fixture::shipped;

    #[test]
    fn every_language_has_words_of_every_kind() {
        for words in shipped().languages.all() {
            for kind in SaidKind::ALL {
                assert!(words.said(kind).len() >= 3, "{}: {kind:?}", words.locale());
            }
        }
    }

    #[test]
    fn a_word_is_found_with_its_language_and_its_kind() {
        let found: Vec<(&str, SaidKind)> = shipped()
            .languages
            .said()
            .filter(|(_, _, word)| word == "gracias")
            .map(|(words, kind, _)| (words.locale().as_str(), kind))
            .collect();
        assert_eq!(found, [("es-ES", SaidKind::Thanks)]);
    }

    #[test]
    fn entries_stand_between_bars() {
        assert_eq!(entries(" a | b c||").collect::<Vec<_>>(), ["a", "b c"]);
    }
}
