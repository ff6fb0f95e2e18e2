//! Helplines of the countries in which a reader is likely to be stand first.

use super::{Audience, Card, Country, Helpline, Safety};
use crate::id::CountryId;
use crate::locale::Locale;

impl Safety {
    /// The countries in which a reader whose app is set to that locale is likely to be, the likeliest
    /// first; none where the locale does not tell.
    pub fn likely(&self, reader: Option<Locale>) -> &[CountryId] {
        let known = self.likely.iter().find(|(locale, _)| Some(*locale) == reader);
        known.map_or(&[], |(_, countries)| countries)
    }

    /// The helplines of a card for somebody who is likely in one of these countries: those of the
    /// countries first, then all others of the card. Of a country that the card does not name, that
    /// is the leading line to write to and the leading one to call. There are never more than the card
    /// names, so that it fits in a message: the last ones make room, and one more where lines come in
    /// that the card does not name, since they may be longer. The menus of countries have them.
    pub fn lines_for(&self, card: &Card, likely: &[CountryId]) -> Vec<(&Country, &Helpline)> {
        let named = card.lines_shown.iter();
        let named: Vec<(&Country, &Helpline)> =
            named.filter_map(|(country, line)| self.line(country, line)).collect();
        if named.is_empty() {
            return named;
        }
        let mut lines = Vec::new();
        let mut most = named.len();
        for country in likely.iter().filter_map(|id| self.country(id)) {
            let of_card: Vec<_> =
                named.iter().filter(|(named, _)| named.id == country.id).copied().collect();
            if of_card.is_empty() {
                lines.extend(country.leading().into_iter().map(|line| (country, line)));
                most = named.len().saturating_sub(1);
            } else {
                lines.extend(of_card);
            }
        }
        let others = named.into_iter().filter(|(country, _)| !likely.contains(&country.id));
        lines.extend(others);
        lines.truncate(most);
        lines
    }
}

impl Country {
    /// The first line for everyone that a person can write to, and the first one to call, in the
    /// language of the country's leading line where both name theirs.
    fn leading(&self) -> Vec<&Helpline> {
        let crisis: Vec<&Helpline> =
            self.shown_lines().filter(|line| line.kind == Audience::Crisis).collect();
        let language = crisis.first().and_then(|line| line.languages.as_ref());
        let same = |line: &&&Helpline| {
            let own = line.languages.as_ref();
            own.is_none() || language.is_none() || own == language
        };
        let first = |written: bool| {
            crisis.iter().filter(same).find(|line| line.channel.is_written() == written).copied()
        };
        [first(true), first(false)].into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::library::fixture::shipped;

    /// The first lines of the card for a crisis for a reader, as `country/line`, and how many there are.
    fn lines(locale: &str, first: usize) -> (Vec<String>, usize) {
        let safety = &shipped().safety;
        let card = safety.cards.iter().find(|card| card.id.as_str() == "crisis").unwrap();
        let lines = safety.lines_for(card, safety.likely(locale.parse().ok()));
        let names = lines.iter().map(|(country, line)| format!("{}/{}", country.id, line.id));
        (names.take(first).collect(), lines.len())
    }

    #[test]
    fn lines_of_likely_countries_stand_first_and_the_last_ones_make_room() {
        let (_, all) = lines("none", 0);
        assert_eq!(lines("en-US", 2), (vec!["us/988-text".into(), "us/988-chat".into()], all));
        let british = ["gb/shout", "gb/samaritans", "gb/nhs-111", "ie/50808", "ie/samaritans"];
        assert_eq!(lines("en-GB", 5), (british.map(str::to_owned).to_vec(), all));
        let german = ["de/telefonseelsorge-chat", "de/telefonseelsorge", "at/142-chat", "at/142"];
        assert_eq!(lines("de", 4).0, german);
        assert_eq!(lines("es-ES", 2), (vec!["es/024".into(), "us/988-text".into()], all - 1));
        assert_eq!(lines("es-419", 1).0, ["mx/linea-de-la-vida"]);
    }

    #[test]
    fn a_line_in_another_language_than_the_leading_one_is_left_out() {
        let (lines, _) = lines("fr", 4);
        assert_eq!(lines, ["fr/3114", "be/french", "ch/143-chat", "ch/143"]);
    }

    #[test]
    fn a_card_without_lines_has_none_for_anybody() {
        let safety = &shipped().safety;
        let card = safety.cards.iter().find(|card| card.id.as_str() == "emergency").unwrap();
        assert!(safety.lines_for(card, safety.likely("de".parse().ok())).is_empty());
    }
}
