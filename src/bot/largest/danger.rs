//! Cards and helplines as large as they can become: in each language, because they have a text of their own
//! in each.

use super::{Largest, TooLarge, drawn_for, over};
use crate::bot::Screens;
use crate::bot::safety::HELP_CARD;
use crate::interface::Words;
use crate::library::Library;
use crate::locale::Locale;
use crate::reply::Screen;
use crate::safety::Card;

/// Those whose cards differ: one reader for each language of the words, of the cards and of the helplines,
/// and for each that tells where a person is likely to be.
pub(super) fn readers(library: &Library) -> Vec<Locale> {
    let words = library.languages.all().map(Words::locale);
    let cards = library.safety.translations.iter().map(|translation| translation.locale);
    let books = library.safety.phrase_books.iter().map(|book| book.locale);
    let likely = library.safety.likely.iter().map(|(locale, _)| *locale);
    let mut readers: Vec<Locale> = words.chain(cards).chain(books).chain(likely).collect();
    readers.sort();
    readers.dedup();
    readers
}

/// What is too large of the screens with cards, countries or the emergency number as a reader gets them.
pub(super) fn cards_too_large(
    library: &Library,
    reader: Locale,
    only_longer: bool,
) -> Vec<TooLarge> {
    let words = library.languages.for_reader(Some(reader));
    let has_book = library.safety.phrase_books.iter().any(|book| book.locale == reader);
    let drawn = drawn_for(library, words, reader, |screens| {
        let mut all = screens.cards_for_danger();
        // All others have the countries in English, which every language is drawn with.
        if has_book {
            all.extend(screens.countries());
            all.extend(screens.with_number());
        }
        all
    });
    over(drawn, reader, only_longer)
}

impl Screens<'_> {
    /// The safety cards, alone and by two, as they answer what a person wrote.
    pub(super) fn cards_for_danger(&self) -> Vec<Largest> {
        let of = |what: String, screen: Screen| Largest { what, pack: None, table: None, screen };
        // The card `today` never stands beside another, and that for moderators answers nobody's words.
        let answers =
            |card: &&Card| ![HELP_CARD, "today", "moderators"].contains(&card.id.as_str());
        let cards: Vec<_> = self.library.safety.cards.iter().filter(answers).collect();
        let mut all = vec![
            of("the card for help".to_owned(), self.help_now(None)),
            of("the card `today`".to_owned(), self.today_alone()),
        ];
        for (index, card) in cards.iter().enumerate() {
            all.push(of(format!("the card `{}`", card.id), self.danger(&[card])));
            for other in cards.iter().skip(index + 1) {
                let both = format!("the screen of the cards `{}` and `{}`", card.id, other.id);
                all.push(of(both, self.danger(&[card, other])));
            }
        }
        all
    }

    /// Every country.
    pub(super) fn countries(&self) -> Vec<Largest> {
        let countries = self.library.safety.countries.iter();
        let largest = countries.map(|country| Largest {
            what: format!("the screen of {}", country.name),
            pack: None,
            table: None,
            screen: self.country(&country.id, None),
        });
        largest.collect()
    }

    /// The other screens on which the emergency number stands.
    fn with_number(&self) -> Vec<Largest> {
        let mut all = vec![Largest {
            what: "the screen of /help".to_owned(),
            pack: None,
            table: None,
            screen: self.help(),
        }];
        for pack in &self.library.packs {
            all.extend(pack.flows.iter().flat_map(|flow| self.starts(pack, flow)));
        }
        all
    }
}
