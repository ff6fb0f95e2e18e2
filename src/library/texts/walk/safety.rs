//! The texts of cards and helplines.

use super::{About, Kind, Walk};
use crate::library::file_kind::FileKind;
use crate::safety::{Anywhere, Card, Country, Helpline, Safety};

impl<V: FnMut(&mut String, &About)> Walk<'_, V> {
    pub(super) fn safety(&mut self, safety: &mut Safety) {
        // The sayings are those of the cards.
        let Safety { cards, countries, anywhere, outdated, sayings: _ } = safety;
        self.file(FileKind::Cards, "cards");
        for card in cards {
            self.card(card);
        }
        self.file(FileKind::Helplines, "helplines");
        let Anywhere { emergency, directory_name, directory } = anywhere;
        self.text(Kind::AnywhereEmergency, emergency);
        self.text(Kind::DirectoryName, directory_name);
        self.text(Kind::DirectoryContact, directory);
        self.texts(Kind::OutdatedNumber, outdated);
        for country in countries {
            self.country(country);
        }
    }

    fn card(&mut self, card: &mut Card) {
        let Card {
            id,
            headline,
            text,
            signs,
            then,
            steps,
            avoid,
            lines_shown: _,
            said_as,
            evidence: _,
        } = card;
        self.below(id, |walk| {
            walk.text(Kind::CardHeadline, headline);
            walk.texts(Kind::CardText, text);
            walk.texts(Kind::CardSign, signs);
            walk.texts(Kind::CardThen, then);
            walk.texts(Kind::CardDo, steps);
            walk.texts(Kind::CardAvoid, avoid);
            walk.texts(Kind::CardSaidAs, said_as);
        });
    }

    fn country(&mut self, country: &mut Country) {
        let Country { id, name, emergency, emergency_mark: _, emergency_note, lines } = country;
        self.below(id, |walk| {
            walk.text(Kind::CountryName, name);
            walk.text(Kind::CountryEmergency, emergency);
            walk.texts(Kind::CountryNote, emergency_note);
            for line in lines {
                walk.helpline(line);
            }
        });
    }

    fn helpline(&mut self, helpline: &mut Helpline) {
        let Helpline {
            id,
            name,
            contact,
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
        self.below(id, |walk| {
            walk.text(Kind::HelplineName, name);
            walk.text(Kind::HelplineContact, contact);
            walk.text(Kind::HelplineHours, hours);
            walk.texts(Kind::HelplineCost, cost);
            walk.texts(Kind::HelplineLanguages, languages);
            walk.texts(Kind::HelplineShownBecause, shown_because);
            walk.texts(Kind::HelplineSource, source);
        });
    }
}
