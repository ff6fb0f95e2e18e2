//! Countries and helplines in other languages than English, and in which of them a reader gets them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::phrase::{Pattern, Phrase, PhrasePart};
use super::{Anywhere, Country, Helpline, Safety};
use crate::id::{CountryId, HelplineId};
use crate::locale::Locale;
use crate::words::Folded;

/// How every text of countries and helplines is said in one other language than English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhraseBook {
    /// The language, as Discord names it.
    pub locale: Locale,
    /// Whether somebody whose first language it is has read it.
    pub read_by_native: bool,
    /// The phrases in the order of the file.
    pub phrases: Vec<Phrase>,
    /// Which of them says which text.
    pub texts: SaidTexts,
}

/// Which phrase says which text. It is found when files are read, so that nothing is looked for when a
/// person needs it. A text without a phrase is the same in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidTexts {
    /// How the emergency number is named without a country.
    anywhere: Option<Said>,
    /// The name of the directory of helplines.
    directory: Option<Said>,
    /// The countries in their English order.
    countries: Vec<SaidCountry>,
    /// Their places in that list, in the order of their names in the other language.
    by_name: Vec<usize>,
}

/// A text in another language: a phrase by its number, and what is filled into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The phrase, by its place in the book.
    pub phrase: usize,
    /// What stands in its slots.
    fills: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct SaidCountry {
    id: CountryId,
    name: Option<Said>,
    emergency: Option<Said>,
    note: Option<Said>,
    lines: Vec<SaidLine>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct SaidLine {
    id: HelplineId,
    name: Option<Said>,
    contact: Option<Said>,
    hours: Option<Said>,
    cost: Option<Said>,
    languages: Option<Said>,
}

/// A text that a phrase book has to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextToSay<'s> {
    /// What it is about.
    pub part: PhrasePart,
    /// What it says in English.
    pub english: &'s str,
}

/// Every text that a phrase book has to say, each once, with whether anybody is shown it.
pub fn texts_to_say(safety: &Safety) -> BTreeMap<TextToSay<'_>, bool> {
    let Anywhere { emergency, directory_name, directory: _ } = &safety.anywhere;
    let mut all = vec![
        (PhrasePart::Emergency, emergency.as_str(), true),
        (PhrasePart::Name, directory_name.as_str(), true),
    ];
    for country in &safety.countries {
        let number = country.shown_emergency().is_some();
        all.push((PhrasePart::Country, &country.name, true));
        all.push((PhrasePart::Emergency, &country.emergency, number));
        all.extend(country.emergency_note.iter().map(|note| (PhrasePart::Note, &**note, true)));
        let shown: BTreeSet<&HelplineId> = country.shown_lines().map(|line| &line.id).collect();
        for line in &country.lines {
            let shown = shown.contains(&line.id);
            all.push((PhrasePart::Name, &line.name, shown));
            all.push((PhrasePart::Contact, &line.contact, shown));
            let more = [
                (PhrasePart::Hours, &line.hours),
                (PhrasePart::Cost, &line.cost),
                (PhrasePart::Languages, &line.languages),
            ];
            let more = more.into_iter().filter_map(|(part, text)| Some((part, text.as_deref()?)));
            all.extend(more.map(|(part, text)| (part, text, shown)));
        }
    }
    let mut texts = BTreeMap::new();
    for (part, english, shown) in all {
        *texts.entry(TextToSay { part, english }).or_default() |= shown;
    }
    texts
}

/// Phrases by what they are about and what they say in English.
pub struct PhraseIndex<'p>(BTreeMap<TextToSay<'p>, usize>);

impl<'p> PhraseIndex<'p> {
    /// The index of these phrases.
    pub fn new(phrases: &'p [Phrase]) -> Self {
        let text = |phrase: &'p Phrase| TextToSay { part: phrase.part, english: &phrase.english };
        Self(phrases.iter().enumerate().map(|(at, phrase)| (text(phrase), at)).collect())
    }

    /// How a text is said: by a phrase for the very text, else by one for its pattern.
    pub fn said(&self, text: TextToSay<'_>) -> Option<Said> {
        let TextToSay { part, english } = text;
        if let Some(phrase) = self.0.get(&text) {
            return Some(Said { phrase: *phrase, fills: vec![] });
        }
        let Pattern { text, fills } = Pattern::of(english);
        let phrase = self.0.get(&TextToSay { part, english: &text })?;
        Some(Said { phrase: *phrase, fills })
    }
}

impl SaidTexts {
    /// Finds what says each text of countries and helplines.
    pub fn new(safety: &Safety, phrases: &[Phrase], found: &BTreeMap<TextToSay<'_>, Said>) -> Self {
        let said = |part, english: &str| found.get(&TextToSay { part, english }).cloned();
        let if_there =
            |part, text: &Option<String>| text.as_ref().and_then(|text| said(part, text));
        let line = |line: &Helpline| SaidLine {
            id: line.id.clone(),
            name: said(PhrasePart::Name, &line.name),
            contact: said(PhrasePart::Contact, &line.contact),
            hours: if_there(PhrasePart::Hours, &line.hours),
            cost: if_there(PhrasePart::Cost, &line.cost),
            languages: if_there(PhrasePart::Languages, &line.languages),
        };
        let country = |country: &Country| SaidCountry {
            id: country.id.clone(),
            name: said(PhrasePart::Country, &country.name),
            emergency: said(PhrasePart::Emergency, &country.emergency),
            note: if_there(PhrasePart::Note, &country.emergency_note),
            lines: country.lines.iter().map(line).collect(),
        };
        let countries: Vec<SaidCountry> = safety.countries.iter().map(country).collect();
        let named = safety.countries.iter().zip(&countries).map(|(english, said)| {
            // As readers look for them: Österreich stands among those with O.
            Folded::new(&in_words(phrases, said.name.as_ref(), &english.name)).as_str().to_owned()
        });
        let mut named: Vec<(String, usize)> = named.zip(0..).collect();
        named.sort();
        Self {
            anywhere: said(PhrasePart::Emergency, &safety.anywhere.emergency),
            directory: said(PhrasePart::Name, &safety.anywhere.directory_name),
            countries,
            by_name: named.into_iter().map(|(_, at)| at).collect(),
        }
    }
}

/// A text in the words of a phrase book.
fn in_words<'s>(phrases: &[Phrase], said: Option<&Said>, english: &'s str) -> Cow<'s, str> {
    let phrase = said.and_then(|said| Some((said, phrases.get(said.phrase)?)));
    phrase.map_or(Cow::Borrowed(english), |(said, phrase)| Cow::Owned(phrase.filled(&said.fills)))
}

impl PhraseBook {
    /// Puts a text into the words of the book.
    fn say(&self, said: Option<&Said>, text: &mut String) {
        if let Cow::Owned(other) = in_words(&self.phrases, said, text) {
            *text = other;
        }
    }

    fn say_if(&self, said: Option<&Said>, text: &mut Option<String>) {
        if let Some(text) = text {
            self.say(said, text);
        }
    }

    fn country(&self, id: &CountryId) -> Option<&SaidCountry> {
        self.texts.countries.iter().find(|country| country.id == *id)
    }

    fn line(&self, said: &SaidLine, english: &Helpline) -> Helpline {
        let mut line = english.clone();
        self.say(said.name.as_ref(), &mut line.name);
        self.say(said.contact.as_ref(), &mut line.contact);
        self.say_if(said.hours.as_ref(), &mut line.hours);
        self.say_if(said.cost.as_ref(), &mut line.cost);
        self.say_if(said.languages.as_ref(), &mut line.languages);
        line
    }
}

impl Safety {
    /// The phrase book for a reader whose app is set to that locale: of the locale itself, else of the
    /// same language elsewhere; none for those who get English.
    fn book_for(&self, reader: Option<Locale>) -> Option<&PhraseBook> {
        let reader = reader?;
        let exact = self.phrase_books.iter().find(|book| book.locale == reader);
        let same = |book: &&PhraseBook| book.locale.language() == reader.language();
        exact.or_else(|| self.phrase_books.iter().find(same))
    }

    /// The countries with their names as a reader gets them, in the order of these.
    pub fn countries_for(&self, reader: Option<Locale>) -> Vec<(&Country, Cow<'_, str>)> {
        let Some(book) = self.book_for(reader) else {
            let english = self.countries.iter();
            return english.map(|country| (country, country.name.as_str().into())).collect();
        };
        let said = book.texts.by_name.iter().filter_map(|at| {
            let (country, said) = (self.countries.get(*at)?, book.texts.countries.get(*at)?);
            Some((country, in_words(&book.phrases, said.name.as_ref(), &country.name)))
        });
        said.collect()
    }

    /// A country and its helplines as a reader gets them.
    pub fn country_for<'s>(
        &'s self,
        country: &'s Country,
        reader: Option<Locale>,
    ) -> Cow<'s, Country> {
        let book = self.book_for(reader);
        let Some((book, said)) = book.and_then(|book| Some((book, book.country(&country.id)?)))
        else {
            return Cow::Borrowed(country);
        };
        let mut own = country.clone();
        book.say(said.name.as_ref(), &mut own.name);
        book.say(said.emergency.as_ref(), &mut own.emergency);
        book.say_if(said.note.as_ref(), &mut own.emergency_note);
        for line in &mut own.lines {
            if let Some(said) = said.lines.iter().find(|said| said.id == line.id) {
                *line = book.line(said, line);
            }
        }
        Cow::Owned(own)
    }

    /// The name of a country, and one of its helplines, as a reader gets them.
    pub fn line_for<'s>(
        &'s self,
        country: &'s Country,
        line: &'s Helpline,
        reader: Option<Locale>,
    ) -> (Cow<'s, str>, Cow<'s, Helpline>) {
        let book = self.book_for(reader);
        let Some((book, said)) = book.and_then(|book| Some((book, book.country(&country.id)?)))
        else {
            return (Cow::Borrowed(&country.name), Cow::Borrowed(line));
        };
        let name = in_words(&book.phrases, said.name.as_ref(), &country.name);
        let said = said.lines.iter().find(|said| said.id == line.id);
        let own = said.map_or(Cow::Borrowed(line), |said| Cow::Owned(book.line(said, line)));
        (name, own)
    }

    /// What holds where the country is not known, as a reader gets it.
    pub fn anywhere_for(&self, reader: Option<Locale>) -> Cow<'_, Anywhere> {
        let Some(book) = self.book_for(reader) else { return Cow::Borrowed(&self.anywhere) };
        let mut own = self.anywhere.clone();
        book.say(book.texts.anywhere.as_ref(), &mut own.emergency);
        book.say(book.texts.directory.as_ref(), &mut own.directory_name);
        Cow::Owned(own)
    }
}

#[cfg(test)]
mod tests {
    use crate::library::fixture::shipped;

    /// How a reader gets the first German line that is called.
    fn line(locale: &str) -> String {
        let safety = &shipped().safety;
        let (country, line) = ("de".parse().unwrap(), "telefonseelsorge".parse().unwrap());
        let (country, line) = safety.line(&country, &line).expect("a line");
        let (country, line) = safety.line_for(country, line, locale.parse().ok());
        let hours = line.hours.as_deref().unwrap_or_default();
        format!("{country}: {}, {} ({hours})", line.name, line.contact)
    }

    fn names(locale: &str) -> Vec<String> {
        let countries = shipped().safety.countries_for(locale.parse().ok());
        countries.into_iter().map(|(_, name)| name.into_owned()).collect()
    }

    #[test]
    fn a_reader_gets_a_line_in_their_language_else_in_english() {
        let german = "Deutschland: TelefonSeelsorge, anrufen: 0800 111 0 111 oder 0800 111 0 222 (rund um die Uhr)";
        assert_eq!(line("de"), german);
        assert_eq!(line("es-419"), line("es-ES"));
        let english = "Germany: TelefonSeelsorge, call 0800 111 0 111 or 0800 111 0 222 (any time)";
        assert_eq!(["en-US", "en-GB", "pt-BR", "none"].map(line), [english; 4]);
    }

    #[test]
    fn countries_stand_where_their_readers_look_for_them() {
        assert_eq!(names("en-US")[..2], ["Argentina", "Australia"]);
        let german = names("de");
        let place = |name: &str| german.iter().position(|known| known == name).unwrap();
        assert_eq!(german[..2], ["Argentinien", "Australien"]);
        assert!(place("Norwegen") < place("Österreich") && place("Österreich") < place("Peru"));
        assert_eq!(names("fr")[..2], ["Afrique du Sud", "Allemagne"]);
        assert_eq!(names("fr").len(), names("en-US").len());
    }

    #[test]
    fn a_country_says_its_number_and_its_note_in_the_readers_language() {
        let safety = &shipped().safety;
        let country = safety.country(&"gb".parse().unwrap()).unwrap();
        let french = safety.country_for(country, "fr".parse().ok());
        assert_eq!(french.name, "Royaume-Uni");
        assert_eq!(french.emergency, "999");
        assert_eq!(french.emergency_note.as_deref(), Some("Le 112 fonctionne aussi."));
        assert_eq!(french.lines.len(), country.lines.len());
        assert_eq!(safety.country_for(country, None).into_owned(), *country);
    }
}
