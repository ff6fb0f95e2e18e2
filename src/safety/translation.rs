//! The cards in other languages, and which of them a reader gets.

use super::{Card, Safety};
use crate::locale::Locale;

/// Every card in one other language than English: line by line the same card, with the same evidence,
/// helplines and no sayings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardTranslation {
    /// The language, as Discord names it.
    pub locale: Locale,
    /// Whether somebody whose first language it is has read it.
    pub read_by_native: bool,
    /// The cards in the order of the English ones.
    pub cards: Vec<Card>,
}

impl Safety {
    /// A card as a reader whose app is set to that locale gets it: in the locale itself, else in the
    /// same language elsewhere, else in English.
    pub fn card_for<'s>(&'s self, card: &'s Card, reader: Option<Locale>) -> &'s Card {
        let Some(reader) = reader else { return card };
        let exact = self.translations.iter().find(|known| known.locale == reader);
        let same = || {
            let of_language =
                |known: &&CardTranslation| known.locale.language() == reader.language();
            self.translations.iter().find(of_language)
        };
        let translation = exact.or_else(same);
        let translated = translation.and_then(|known| known.cards.iter().find(|c| c.id == card.id));
        translated.unwrap_or(card)
    }
}

#[cfg(test)]
mod tests {
    use crate::library::fixture::shipped;

    fn first_line(locale: &str) -> &'static str {
        let safety = &shipped().safety;
        let card = safety.cards.iter().find(|card| card.id.as_str() == "crisis").unwrap();
        &safety.card_for(card, locale.parse().ok()).headline
    }

    #[test]
    fn a_reader_gets_a_card_in_their_language_else_in_english() {
        let english = first_line("en-US");
        assert_eq!([first_line("en-GB"), first_line("pt-BR"), first_line("none")], [english; 3]);
        assert_eq!(first_line("es-419"), first_line("es-ES"));
        for other in ["de", "es-ES", "fr"] {
            assert_ne!(first_line(other), english, "{other}");
        }
    }

    #[test]
    fn a_card_in_another_language_rests_on_the_evidence_of_the_english_one() {
        let safety = &shipped().safety;
        assert_eq!(safety.translations.len(), 3);
        for translation in &safety.translations {
            for (card, english) in translation.cards.iter().zip(&safety.cards) {
                assert_eq!((&card.id, &card.evidence), (&english.id, &english.evidence));
                assert_eq!(card.lines_shown, english.lines_shown);
                let steps = card.steps.iter().zip(&english.steps);
                for (line, english) in steps {
                    assert_eq!(line.evidence, english.evidence);
                    assert_ne!(line.text, english.text);
                }
            }
        }
    }
}
