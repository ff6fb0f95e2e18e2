//! Every sentence around the packs: button labels, screen titles, what is said when something goes
//! wrong, and how dates and lists are written. They stand in `responses/interface/`, one file per
//! language, and nowhere in the code.

mod command_words;
mod languages;
mod moderators;
mod names;
mod other_language;
mod own_words;
mod said;
mod sentence;
mod sentences;

pub use languages::Languages;
pub use other_language::OtherLanguage;
pub use sentence::{Sentence, SentenceKind, TITLE_MAX};

use crate::limits::is_markdown;
use crate::locale::Locale;
use command_words::COMMANDS;
use moderators::MODERATORS;
use own_words::OWN_WORDS;
pub use said::{SaidKind, entries as said_entries};
use sentences::SENTENCES;

/// The words of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    locale: Locale,
    /// The texts in the order of [`Words::sentences`].
    texts: Vec<String>,
}

impl Words {
    /// Every sentence there must be, section by section.
    pub fn sentences() -> impl Iterator<Item = Sentence> {
        SENTENCES
            .iter()
            .chain(OWN_WORDS)
            .chain(MODERATORS)
            .chain(COMMANDS)
            .copied()
            .chain(names::all())
    }

    /// The words of a language, from the text for each sentence; `None` where one has no text.
    pub fn new(locale: Locale, text: impl FnMut(&Sentence) -> Option<String>) -> Option<Self> {
        let sentences: Vec<Sentence> = Self::sentences().collect();
        let texts: Option<Vec<String>> = sentences.iter().map(text).collect();
        Some(Self { locale, texts: texts? })
    }

    /// The language, as Discord names it.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// For each sentence the words of the language in which it takes the most room, as if they were
    /// those of `locale`: what fits with them fits in each of these languages. `None` where no text
    /// of a sentence takes the most room in every respect.
    #[must_use]
    pub fn widest(all: &[&Self], locale: Locale) -> Option<Self> {
        let texts = (0..Self::sentences().count()).map(|index| {
            let texts = all.iter().map(|words| words.text(index));
            let widest = texts.clone().max_by_key(|text| Room::of(text))?;
            let holds_all = texts.map(Room::of).all(|room| room.fits_in(Room::of(widest)));
            holds_all.then(|| widest.to_owned())
        });
        Some(Self { locale, texts: texts.collect::<Option<_>>()? })
    }

    /// Shows `visit` every text, with the sentence that it is for. It may change them.
    pub fn visit_texts(&mut self, mut visit: impl FnMut(&mut String, Sentence)) {
        let Self { locale: _, texts } = self;
        for (text, sentence) in texts.iter_mut().zip(Self::sentences()) {
            visit(text, sentence);
        }
    }

    /// Entries on one line.
    #[must_use]
    pub fn joined<T: AsRef<str>>(&self, entries: &[T]) -> String {
        let mut entries = entries.iter().map(AsRef::as_ref);
        let first = entries.next().unwrap_or_default().to_owned();
        entries.fold(first, |line, next| self.then(&line, next))
    }

    /// A sentence as it stands in its file.
    fn text(&self, index: usize) -> &str {
        self.texts.get(index).map_or("", String::as_str)
    }

    /// A sentence with its slots filled in.
    fn fill(&self, index: usize, slots: &[(&str, &str)]) -> String {
        let mut rest = self.text(index);
        let mut filled = String::with_capacity(rest.len());
        // One pass, so that a filled-in text that looks like a slot stays as it is.
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            filled.push_str(
                slots.iter().find(|(slot, _)| *slot == name).map_or("", |(_, text)| text),
            );
            rest = after;
        }
        filled.push_str(rest);
        filled
    }
}

/// What a text takes up, slots as they are written: characters, marks that may be escaped, slots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Room {
    characters: usize,
    marks: usize,
    slots: usize,
}

impl Room {
    fn of(text: &str) -> Self {
        Self {
            characters: text.chars().count(),
            marks: text.bytes().filter(|byte| is_markdown(*byte)).count(),
            slots: text.bytes().filter(|byte| *byte == b'{').count(),
        }
    }

    fn fits_in(self, other: Self) -> bool {
        // A character more is as much as a mark that is escaped.
        let escaped = |room: Self| room.characters + room.marks;
        let slots = self.slots == other.slots;
        slots && self.characters <= other.characters && escaped(self) <= escaped(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words in which every text is its own name and slots.
    fn words() -> Words {
        let text = |sentence: &Sentence| {
            let slots = sentence.slots.iter().map(|slot| format!(" {{{slot}}}"));
            Some(format!("{}{}", sentence.name, slots.collect::<String>()))
        };
        Words::new(Locale::ENGLISH, text).unwrap()
    }

    #[test]
    fn slots_are_filled_once() {
        assert_eq!(words().back(), "back");
        assert_eq!(words().progress("3", "{number}"), "progress 3 {number}");
    }

    #[test]
    fn words_with_a_sentence_missing_are_none() {
        let without = |sentence: &Sentence| (sentence.name != "back").then(String::new);
        assert_eq!(Words::new(Locale::ENGLISH, without), None);
    }

    #[test]
    fn the_widest_words_are_the_longest_of_each_sentence() {
        let ending = |name: &'static str, ending: &'static str| {
            let text = move |sentence: &Sentence| {
                let slots = sentence.slots.iter().map(|slot| format!("{{{slot}}}"));
                let ending = if sentence.name == name { ending } else { "" };
                Some(format!("{}{ending}", slots.collect::<String>()))
            };
            Words::new(Locale::ENGLISH, text).unwrap()
        };
        let (first, second) = (ending("back", "aaaa"), ending("skip", "bbb"));
        let widest = Words::widest(&[&first, &second], Locale::ENGLISH).unwrap();
        assert_eq!([widest.back(), widest.skip(), widest.keep()], ["aaaa", "bbb", ""]);
        let marks = ending("back", "***");
        assert_eq!(Words::widest(&[&first, &marks], Locale::ENGLISH), None);
        let twice = ending("progress", "{number}");
        assert_eq!(Words::widest(&[&first, &twice], Locale::ENGLISH), None);
    }

    #[test]
    fn entries_stand_one_after_another() {
        assert_eq!(words().joined::<&str>(&[]), "");
        assert_eq!(words().joined(&["a"]), "a");
        assert_eq!(words().joined(&["a", "b", "c"]), "list list a b c");
    }

    #[test]
    fn no_two_sentences_have_one_place() {
        let mut places: Vec<_> = Words::sentences().map(|s| (s.section, s.name)).collect();
        let count = places.len();
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), count);
    }
}
