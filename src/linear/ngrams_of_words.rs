//! The n-grams of many texts that have the same words: each word is taken apart once.

use std::ops::Range;

use super::features::{Features, OpenNgrams, each_of_form, letter_places, place};

/// The n-grams of the words of many texts. A text is a list of the places of its words.
pub struct NgramsOfWords<'w> {
    words: Vec<&'w str>,
    bits: u32,
    /// The n-grams of letters of the words that were met, as places in a table.
    letters: Vec<u32>,
    /// Where those of each word stand; nowhere before it was met.
    of_word: Vec<Range<usize>>,
    /// By place in the table, the number of the text that had it last.
    had: Vec<u8>,
    /// The number of the text.
    text: u8,
}

impl<'w> NgramsOfWords<'w> {
    /// These words, for a table of 2 to the power of `bits` places.
    pub fn new(words: Vec<&'w str>, bits: u32) -> Self {
        let of_word = vec![0..0; words.len()];
        Self { words, bits, letters: Vec::new(), of_word, had: vec![0; 1 << bits], text: 0 }
    }

    /// The n-grams of a text, as [`Features::of`] gives them.
    pub fn features(&mut self, text: &[u32]) -> Features {
        self.begin();
        let mut found = room(text.len());
        let mut open = OpenNgrams::default();
        for word in text {
            let written = self.words.get(*word as usize).copied().unwrap_or_default();
            for place in open.next(written, self.bits) {
                see(&mut self.had, self.text, place, &mut found.words);
            }
            for at in self.letters_of(*word as usize, written) {
                if let Some(place) = self.letters.get(at) {
                    see(&mut self.had, self.text, *place, &mut found.letters);
                }
            }
        }
        found
    }

    /// How a text is put, as [`Features::of_form`] gives it.
    pub fn form(&mut self, text: &[u32], apart: usize) -> Features {
        self.begin();
        let words = text.iter().filter_map(|word| self.words.get(*word as usize).copied());
        let words: Vec<&str> = words.collect();
        let mut found = room(words.len());
        each_of_form(&words, apart, |hash, is_pair| {
            let of = if is_pair { &mut found.letters } else { &mut found.words };
            see(&mut self.had, self.text, place(hash, self.bits), of);
        });
        found
    }

    /// Begins another text.
    fn begin(&mut self) {
        self.text = self.text.checked_add(1).unwrap_or_else(|| {
            self.had.fill(0);
            1
        });
    }

    /// Where the n-grams of letters of a word stand; every word has some.
    fn letters_of(&mut self, word: usize, written: &str) -> Range<usize> {
        let known = self.of_word.get(word).cloned().unwrap_or_default();
        if !known.is_empty() {
            return known;
        }
        let begin = self.letters.len();
        letter_places(written, self.bits, |place| self.letters.push(place));
        let range = begin..self.letters.len();
        if let Some(of) = self.of_word.get_mut(word) {
            *of = range.clone();
        }
        range
    }
}

/// Notes a place that the text has, once.
fn see(had: &mut [u8], text: u8, place: u32, places: &mut Vec<u32>) {
    if let Some(had) = had.get_mut(place as usize).filter(|had| **had != text) {
        *had = text;
        places.push(place);
    }
}

/// Room for the n-grams of a text of so many words.
fn room(words: usize) -> Features {
    Features { words: Vec::with_capacity(words * 3), letters: Vec::with_capacity(words * 12) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_the_ngrams_that_its_words_have() {
        let words = ["my", "feet", "burn", "at", "night", "x"];
        let texts: [&[u32]; 5] = [&[0, 1, 2, 0, 1], &[], &[5], &[2, 2, 2, 2], &[1, 2, 3, 4]];
        let mut ngrams = NgramsOfWords::new(words.to_vec(), 9);
        // So often that the numbers of texts begin anew.
        for text in texts.iter().cycle().take(600) {
            let written: Vec<&str> = text.iter().map(|word| words[*word as usize]).collect();
            assert_eq!(ngrams.features(text), Features::of(written.iter().copied(), 9));
            assert_eq!(ngrams.form(text, 3), Features::of_form(&written, 3, 9));
        }
    }
}
