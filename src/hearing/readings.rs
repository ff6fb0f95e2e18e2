//! How a text can be read: as it stands, and with what a hiding or hurried writer does to letters
//! undone.
//!
//! Reading one always counts. The others count only where they bring out a word that a rule knows,
//! and an idiom is taken out of each of them.

use std::ops::Range;

use crate::words::Folded;

use super::signs;
use super::vocabulary::{Vocabulary, letters_meant};

/// A text as words, with the sentence that each stands in.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The words, folded and in their plain form ("wanna" is "want to").
    pub words: Vec<String>,
    /// The number of the sentence of each word.
    pub sentences: Vec<u32>,
}

/// What a stretch of a text means besides what it looks like.
enum Meant {
    /// These words, of which a rule or many people know some.
    Words(Vec<String>),
    /// Single letters in a row, which are no word that is known.
    Joined(String),
}

/// The fewest words of a line that ends a sentence: some write a word a line.
const LINE_MIN: usize = 3;

/// A text as it is seen: pictographs as words, and letters as the Latin ones that they look like. All
/// readings begin with it.
pub struct Seen {
    spoken: String,
    folded: String,
}

impl Seen {
    /// A text, seen.
    pub fn new(text: &str) -> Self {
        let spoken = signs::spoken(text);
        let folded = signs::latin(Folded::new(&spoken));
        Self { spoken, folded }
    }
}

impl Reading {
    /// A text as it stands.
    pub fn plain(text: &str) -> Self {
        Self::of(&Seen::new(text))
    }

    /// A text that was seen, as it stands.
    pub fn of(seen: &Seen) -> Self {
        Self::of_folded(&seen.folded)
    }

    /// The same, with a space for every sign that cannot be seen; nothing where there is none.
    pub fn spaced(seen: &Seen) -> Option<Self> {
        Some(Self::of_folded(&signs::latin(Folded::spaced(&seen.spoken)?)))
    }

    fn of_folded(looks: &str) -> Self {
        let mut reading = Self::default();
        let mut sentence = 0;
        let mut ended = false;
        // How many words the sentence has.
        let mut count = 0;
        for piece in looks.split_inclusive(|sign: char| !sign.is_alphanumeric()) {
            let word = piece.trim_end_matches(|sign: char| !sign.is_alphanumeric());
            if !word.is_empty() {
                if ended {
                    sentence += 1;
                    ended = false;
                    count = 0;
                }
                reading.push(word, sentence);
                count += 1;
            }
            ended |= piece.ends_with(['.', '!', '?', '/', ';', '…'])
                || piece.ends_with('\n') && count >= LINE_MIN;
        }
        reading
    }

    fn push(&mut self, word: &str, sentence: u32) {
        let plain = signs::plain_form(word);
        let words = if plain.is_empty() { std::slice::from_ref(&word) } else { plain };
        for word in words {
            self.words.push((*word).to_owned());
            self.sentences.push(sentence);
        }
    }

    fn push_all(&mut self, words: &[String], sentence: u32) {
        for word in words {
            self.push(word, sentence);
        }
    }

    /// The words of a phrase of a rule, as they are compared; a star at the end of one stays.
    pub(super) fn of_phrase(phrase: &str) -> Vec<String> {
        let word = |written: &str| {
            let star = if written.ends_with('*') { "*" } else { "" };
            let mut words = Self::plain(written).words;
            if let Some(last) = words.last_mut() {
                last.push_str(star);
            }
            words
        };
        phrase.split_whitespace().flat_map(word).collect()
    }

    /// Whether two words stand in the same sentence or in two that follow one another.
    pub(super) fn are_near(&self, one: usize, other: usize) -> bool {
        let sentence = |at: usize| self.sentences.get(at).copied().unwrap_or_default();
        sentence(one).abs_diff(sentence(other)) <= 1
    }

    /// Its words.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    /// The text with disguises undone: letters with something between them joined, digits and signs
    /// read as letters, letters once that are repeated, words without a space split, and typing
    /// mistakes mended. Nothing where that brings out no word of the rules.
    pub fn undisguised(&self, seen: &Seen, vocabulary: &Vocabulary) -> Option<Self> {
        let source = Self::rough(&seen.folded);
        // What each stretch of the text means, from a word up to another; what is not here is what it looks like.
        let mut meant: Vec<(Range<usize>, Meant)> = Vec::new();
        let mut at = 0;
        while let Some((word, _)) = source.get(at) {
            let rest = source.iter().skip(at);
            let letters = rest.take_while(|(word, _)| is_single(word)).count();
            if letters >= 3 {
                let run = at..at + letters;
                let letters: String =
                    source.iter().skip(at).take(letters).map(|(word, _)| *word).collect();
                let is_word =
                    vocabulary.is_known(&letters) || !signs::plain_form(&letters).is_empty();
                let words = vocabulary.split(&letters_meant(&letters));
                at = run.end;
                meant.push((
                    run,
                    match words {
                        Some(words) => Meant::Words(words),
                        None if is_word => Meant::Words(vec![letters]),
                        None => Meant::Joined(letters),
                    },
                ));
                continue;
            }
            if let Some(words) = vocabulary.meant(word) {
                meant.push((at..at + 1, Meant::Words(words)));
            }
            at += 1;
        }
        if meant.iter().all(|(_, meant)| matches!(meant, Meant::Joined(_))) {
            return None;
        }
        let mut undone = Self::default();
        let mut meant = meant.into_iter().peekable();
        let mut at = 0;
        while let Some((word, sentence)) = source.get(at) {
            let (next, words) = match meant.next_if(|(run, _)| run.start == at) {
                Some((run, Meant::Words(words))) => (run.end, words),
                Some((run, Meant::Joined(letters))) => (run.end, vec![letters]),
                None => {
                    let parts = word.split(|sign: char| !sign.is_alphanumeric());
                    parts
                        .filter(|part| !part.is_empty())
                        .for_each(|part| undone.push(part, *sentence));
                    (at + 1, Vec::new())
                }
            };
            undone.push_all(&words, *sentence);
            at = next;
        }
        (undone.words != self.words).then_some(undone)
    }

    /// Words with the signs within them that may stand for letters.
    fn rough(looks: &str) -> Vec<(&str, u32)> {
        let mut words = Vec::new();
        let mut sentence = 0;
        for line in looks.split('\n') {
            let mut count = 0;
            for piece in line.split_whitespace() {
                let word =
                    piece.trim_matches(|sign: char| !sign.is_alphanumeric() && !is_masked(sign));
                let joined = word
                    .split(['.', '-', '_', ',', '/', '\\', '~', '+', '|', ':', '=', '\u{b7}', '•'])
                    .filter(|part| !part.is_empty());
                words.extend(joined.map(|part| (part, sentence)));
                count += 1;
                if piece.ends_with(['.', '!', '?', '/', ';', '…']) {
                    sentence += 1;
                    count = 0;
                }
            }
            sentence += u32::from(count >= LINE_MIN);
        }
        words
    }
}

fn is_single(word: &str) -> bool {
    let mut letters = word.chars();
    letters
        .next()
        .is_some_and(|sign| sign.is_alphabetic() || is_masked(sign) || sign.is_ascii_digit())
        && letters.next().is_none()
}

/// Whether a sign can stand for a letter.
fn is_masked(sign: char) -> bool {
    matches!(sign, '@' | '$' | '!' | '*' | '#' | '€' | '+')
}
