//! What is said when somebody may be in danger: cards and helplines. They belong to no pack.

mod judgement;
mod likely;
mod phrase;
mod phrase_book;
mod translation;

pub use judgement::{Cleared, Concern, Judgement};

use time::Date;

use crate::hearing::Hearing;
#[cfg(test)]
use crate::hearing::Model;
use crate::id::{CardId, CountryId, HelplineId};
use crate::locale::Locale;
pub use phrase::{Pattern, Phrase, PhrasePart, slots, slots_length};
pub use phrase_book::{PhraseBook, PhraseIndex, Said, SaidTexts, TextToSay, texts_to_say};
pub use translation::CardTranslation;

/// Cards and helplines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Safety {
    /// The cards by name, in English.
    pub cards: Vec<Card>,
    /// The same cards in other languages.
    pub translations: Vec<CardTranslation>,
    /// How countries and helplines are said in other languages.
    pub phrase_books: Vec<PhraseBook>,
    /// Countries in the order of their names.
    pub countries: Vec<Country>,
    /// What holds where the country is not known.
    pub anywhere: Anywhere,
    /// The countries in which readers of a language are likely to be, the likeliest first.
    pub likely: Vec<(Locale, Vec<CountryId>)>,
    /// Numbers that old lists carry; they must never be shown.
    pub outdated: Vec<String>,
    /// By which rules and by which model danger is heard in what a person writes.
    pub hearing: Hearing,
}

/// A card stands alone: no other content beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Its name.
    pub id: CardId,
    /// The first line.
    pub headline: String,
    /// Paragraphs after it.
    pub text: Vec<CardLine>,
    /// Signs that the last of those paragraphs announces.
    pub signs: Vec<CardLine>,
    /// Paragraphs after the signs.
    pub then: Vec<CardLine>,
    /// What to do, in order.
    pub steps: Vec<CardLine>,
    /// What to avoid.
    pub avoid: Vec<CardLine>,
    /// Lines shown on the card itself, before a country is chosen.
    pub lines_shown: Vec<(CountryId, HelplineId)>,
    /// The evidence it rests on.
    pub evidence: Vec<String>,
}

/// A line of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardLine {
    /// What it says.
    pub text: String,
    /// The evidence of its own, in the place of that of the card.
    pub evidence: Vec<String>,
}

/// A country's emergency number and helplines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2, lower case.
    pub id: CountryId,
    /// Its name in English.
    pub name: String,
    /// The emergency number as a person reads it, for example `112 or 999`.
    pub emergency: String,
    /// How well the emergency number is confirmed.
    pub emergency_mark: Confirmation,
    /// The page where the emergency number was read; `None` where none is named.
    pub emergency_source: Option<String>,
    /// What to know about the emergency number.
    pub emergency_note: Option<String>,
    /// Helplines, the leading one first.
    pub lines: Vec<Helpline>,
}

impl Country {
    /// The emergency number, where it may be shown.
    pub fn shown_emergency(&self) -> Option<&str> {
        (self.emergency_mark != Confirmation::NotConfirmed).then_some(self.emergency.as_str())
    }

    /// The lines that may be shown: confirmed ones, and secondary ones only where a kind has
    /// nothing better. What is not confirmed is never shown.
    pub fn shown_lines(&self) -> impl Iterator<Item = &Helpline> {
        self.lines.iter().filter(|line| match line.mark {
            Confirmation::Official | Confirmation::News => true,
            Confirmation::Secondary => {
                line.shown_because.is_some()
                    || !self.lines.iter().any(|other| {
                        other.kind == line.kind
                            && matches!(other.mark, Confirmation::Official | Confirmation::News)
                    })
            }
            Confirmation::NotConfirmed => false,
        })
    }
}

/// One helpline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helpline {
    /// Its name within the country.
    pub id: HelplineId,
    /// Who answers.
    pub name: String,
    /// What a person does, complete: `text HOME to 741741`.
    pub contact: String,
    /// How it is reached.
    pub channel: Channel,
    /// Whom it is for.
    pub kind: Audience,
    /// When it answers; `None` where no page that was read says so.
    pub hours: Option<String>,
    /// What it costs, as far as known.
    pub cost: Option<String>,
    /// In which languages, as far as known.
    pub languages: Option<String>,
    /// How well it is confirmed.
    pub mark: Confirmation,
    /// Why a line that is only secondary is shown although a better confirmed one is known.
    pub shown_because: Option<String>,
    /// The page where the number was read; `None` where none was.
    pub source: Option<String>,
    /// When it was read there.
    pub read_on: Date,
}

/// Whom a helpline is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Anyone who needs to talk.
    Crisis,
    /// Children and young people.
    Youth,
    /// Whoever took something harmful by mistake.
    Poison,
}

/// How a helpline is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// A text or another message from a phone.
    Text,
    /// A chat, a form or an email on a page.
    Chat,
    /// A call.
    Voice,
}

impl Channel {
    /// Whether a person can write. Many on Discord cannot phone, or will not.
    pub fn is_written(self) -> bool {
        matches!(self, Self::Text | Self::Chat)
    }
}

/// How well a number is confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmation {
    /// Read on the operator's, a government's or a health service's own page.
    Official,
    /// Read on a news or directory page that quotes one of those.
    News,
    /// Only in a list or an encyclopedia.
    Secondary,
    /// Not confirmed: never shown.
    NotConfirmed,
}

/// What holds where the country is not known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Anywhere {
    /// How the emergency number is named without a country.
    pub emergency: String,
    /// A directory of helplines: its name.
    pub directory_name: String,
    /// A directory of helplines: its address, without a scheme.
    pub directory: String,
}

impl Safety {
    /// The card of that name.
    pub fn card(&self, id: &CardId) -> Option<&Card> {
        self.cards.iter().find(|card| card.id == *id)
    }

    /// Nothing that could be shown, no rule and a model that knows nothing: every text is clear.
    #[cfg(test)]
    pub(crate) fn without_cards() -> Self {
        Self {
            cards: vec![],
            translations: vec![],
            phrase_books: vec![],
            countries: vec![],
            anywhere: Anywhere::default(),
            likely: vec![],
            outdated: vec![],
            hearing: Hearing::with_model(vec![], Model::learned(&[])),
        }
    }

    /// The country of that name.
    pub fn country(&self, id: &CountryId) -> Option<&Country> {
        self.countries.iter().find(|country| country.id == *id)
    }

    /// The helpline of that name, and its country.
    pub fn line(&self, country: &CountryId, line: &HelplineId) -> Option<(&Country, &Helpline)> {
        let country = self.country(country)?;
        Some((country, country.lines.iter().find(|known| known.id == *line)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: &str, kind: Audience, mark: Confirmation) -> Helpline {
        Helpline {
            id: id.parse().expect("a name"),
            name: id.into(),
            contact: "call 1".into(),
            channel: Channel::Voice,
            kind,
            hours: None,
            cost: None,
            languages: None,
            mark,
            shown_because: None,
            source: Some("https://example.org".into()),
            read_on: Date::MIN,
        }
    }

    #[test]
    fn a_secondary_line_shows_only_where_nothing_better_is_known() {
        let mut country = Country {
            id: "xx".parse().expect("a name"),
            name: "X".into(),
            emergency: "1".into(),
            emergency_mark: Confirmation::NotConfirmed,
            emergency_source: None,
            emergency_note: None,
            lines: vec![
                line("good", Audience::Crisis, Confirmation::News),
                line("weak", Audience::Crisis, Confirmation::Secondary),
                line("weak-youth", Audience::Youth, Confirmation::Secondary),
                line("never", Audience::Youth, Confirmation::NotConfirmed),
            ],
        };
        let shown = |country: &Country| {
            country.shown_lines().map(|line| line.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(shown(&country), ["good", "weak-youth"]);
        assert_eq!(country.shown_emergency(), None);
        country.lines[1].shown_because = Some("the only one at night".into());
        assert_eq!(shown(&country), ["good", "weak", "weak-youth"]);
        country.lines.remove(0);
        assert_eq!(shown(&country), ["weak", "weak-youth"]);
    }
}
