//! The texts of cards and helplines.

use super::{TextInfo, TextKind, TextVisitor};
use crate::library::file_kind::FileKind;
use crate::safety::{
    Anywhere, Card, CardLine, CardTranslation, Country, Helpline, Phrase, PhraseBook, Safety,
    slots_length,
};

/// What the texts of a card are in a file.
struct CardKinds {
    headline: TextKind,
    /// Paragraphs, signs, paragraphs after those, what to do, what to avoid.
    lines: [TextKind; 5],
}

const ENGLISH: CardKinds = CardKinds {
    headline: TextKind::CardHeadline,
    lines: [
        TextKind::CardText,
        TextKind::CardSign,
        TextKind::CardThen,
        TextKind::CardDo,
        TextKind::CardAvoid,
    ],
};

const TRANSLATED: CardKinds = CardKinds {
    headline: TextKind::TranslatedHeadline,
    lines: [
        TextKind::TranslatedText,
        TextKind::TranslatedSign,
        TextKind::TranslatedThen,
        TextKind::TranslatedDo,
        TextKind::TranslatedAvoid,
    ],
};

impl<V: FnMut(&mut String, &TextInfo)> TextVisitor<'_, V> {
    pub(super) fn safety(&mut self, safety: &mut Safety) {
        // The rules and the model show nothing to anybody.
        let Safety {
            cards,
            translations,
            phrase_books,
            countries,
            anywhere,
            // Names of countries.
            likely: _,
            outdated,
            hearing: _,
        } = safety;
        self.file(FileKind::Cards, "cards");
        for card in cards {
            self.card(card, &ENGLISH);
        }
        for CardTranslation { locale, read_by_native: _, cards } in translations {
            self.file(FileKind::CardTranslation, locale.as_str());
            for card in cards {
                self.card(card, &TRANSLATED);
            }
        }
        self.file(FileKind::Helplines, "helplines");
        let Anywhere { emergency, directory_name, directory } = anywhere;
        self.text(TextKind::AnywhereEmergency, emergency);
        self.text(TextKind::DirectoryName, directory_name);
        self.text(TextKind::DirectoryContact, directory);
        self.texts(TextKind::OutdatedNumber, outdated);
        for country in countries {
            self.country(country);
        }
        for PhraseBook { locale, read_by_native: _, phrases, texts: _ } in phrase_books {
            self.file(FileKind::PhraseBook, locale.as_str());
            for Phrase { part, english, said } in phrases {
                let kind = TextKind::of_phrase(*part);
                self.below(english, |visitor| {
                    visitor.about.slots = slots_length(said);
                    visitor.one(kind, said, kind.most());
                });
            }
        }
    }

    fn card(&mut self, card: &mut Card, kinds: &CardKinds) {
        let Card { id, headline, text, signs, then, steps, avoid, lines_shown: _, evidence } = card;
        self.part(id, evidence, |visitor| {
            visitor.text(kinds.headline, headline);
            let lines = [text, signs, then, steps, avoid];
            for (kind, lines) in kinds.lines.into_iter().zip(lines) {
                visitor.card_lines(kind, lines);
            }
        });
    }

    fn card_lines(&mut self, kind: TextKind, lines: &mut [CardLine]) {
        for CardLine { text, evidence } in lines {
            self.resting_on(evidence, |visitor| visitor.text(kind, text));
        }
    }

    fn country(&mut self, country: &mut Country) {
        let Country {
            id,
            name,
            emergency,
            emergency_mark: _,
            // Whoever runs the bot reads it, with those of the helplines.
            emergency_source: _,
            emergency_note,
            lines,
        } = country;
        self.below(id, |visitor| {
            visitor.text(TextKind::CountryName, name);
            visitor.text(TextKind::CountryEmergency, emergency);
            visitor.texts(TextKind::CountryNote, emergency_note);
            for line in lines {
                visitor.helpline(line);
            }
        });
    }

    fn helpline(&mut self, helpline: &mut Helpline) {
        let Helpline {
            id,
            name,
            contact,
            channel: _,
            kind: _,
            hours,
            cost,
            languages,
            mark: _,
            shown_because,
            source,
            // A day, which is worded from the file's date.
            read_on: _,
        } = helpline;
        self.below(id, |visitor| {
            visitor.text(TextKind::HelplineName, name);
            visitor.text(TextKind::HelplineContact, contact);
            visitor.texts(TextKind::HelplineHours, hours);
            visitor.texts(TextKind::HelplineCost, cost);
            visitor.texts(TextKind::HelplineLanguages, languages);
            visitor.texts(TextKind::HelplineShownBecause, shown_because);
            visitor.texts(TextKind::HelplineSource, source);
        });
    }
}
