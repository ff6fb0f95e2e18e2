//! A question in another language, in English word by word. What is learned from English questions
//! tells such a text nearly as well as an English one: "soll ich b12 nehmen" becomes "should i b12
//! take", which is asked and refused in the same words.

use rustc_hash::FxHashMap;

use crate::language::Language;
use crate::questions::{Glossary, GlossaryWord};
use crate::words::Folded;

/// What stands in the place of any letters.
const ANY: char = '*';

/// The words of a language.
#[derive(Debug)]
pub(super) struct Gloss {
    language: Language,
    /// Words, alone or in a row with a space between.
    phrases: FxHashMap<String, Box<str>>,
    /// How many words the longest of these has.
    longest: usize,
    /// How words begin, in the order of the list.
    beginnings: Vec<(String, Box<str>)>,
    /// How words end.
    ends: Vec<(String, Box<str>)>,
}

impl Gloss {
    /// The words of a language in these glossaries.
    pub(super) fn new(language: Language, glossaries: &[Glossary]) -> Self {
        let mut gloss = Self {
            language,
            phrases: FxHashMap::default(),
            longest: 1,
            beginnings: Vec::new(),
            ends: Vec::new(),
        };
        let of_language = glossaries.iter().filter(|glossary| glossary.language == language);
        for GlossaryWord { english, said } in of_language.flat_map(|glossary| &glossary.words) {
            let folded = Folded::new(said);
            let words: Vec<&str> = folded.words().collect();
            let (words, count) = (words.join(" "), words.len());
            if said.ends_with(ANY) {
                gloss.beginnings.push((words, english.as_str().into()));
            } else if said.starts_with(ANY) {
                gloss.ends.push((words, english.as_str().into()));
            } else {
                gloss.longest = gloss.longest.max(count);
                gloss.phrases.entry(words).or_insert_with(|| english.as_str().into());
            }
        }
        gloss
    }

    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// A text in English. Words that are not known stay as they are: they may be names.
    pub(super) fn english(&self, text: &Folded) -> Folded {
        let words: Vec<&str> = text.words().collect();
        let mut rest = words.as_slice();
        let mut english: Vec<&str> = Vec::new();
        while let Some((first, after)) = rest.split_first() {
            let lengths = (1..=self.longest.min(rest.len())).rev();
            let phrase = lengths
                .filter_map(|length| rest.split_at_checked(length))
                .find_map(|(phrase, after)| Some((self.phrases.get(&phrase.join(" "))?, after)));
            if let Some((known, after)) = phrase {
                english.push(known);
                rest = after;
            } else {
                english.push(self.part(first).unwrap_or(first));
                rest = after;
            }
        }
        Folded::new(&english.join(" "))
    }

    /// What a word is by how it begins or ends.
    fn part(&self, word: &str) -> Option<&str> {
        let begins = self.beginnings.iter().find(|(begins, _)| word.starts_with(begins.as_str()));
        let ends = || self.ends.iter().find(|(ends, _)| word.ends_with(ends.as_str()));
        begins.or_else(ends).map(|(_, english)| &**english)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_put_into_english_word_by_word() {
        let words = [
            ("wie viel", "how much"),
            ("wie", "how"),
            ("soll ich", "should i"),
            ("nehmen", "take"),
            ("tabl*", "tablet"),
            ("*mangel", "deficiency"),
        ];
        let words = words.map(|(said, english)| GlossaryWord {
            english: english.to_owned(),
            said: said.to_owned(),
        });
        let language = Language::all().find(|language| language.code() == "de").unwrap();
        let glossary = Glossary { name: "de".to_owned(), language, words: words.to_vec() };
        let gloss = Gloss::new(language, &[glossary]);
        for (asked, english) in [
            ("Wie viel B12 soll ich nehmen?", "how much b12 should i take"),
            ("Wie nehmen?", "how take"),
            ("Tabletten bei Eisenmangel", "tablet bei deficiency"),
            ("", ""),
        ] {
            assert_eq!(gloss.english(&Folded::new(asked)).as_str(), english);
        }
    }
}
