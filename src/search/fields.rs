//! Passages by the words that stand in their names, their text and the questions that they answer.
//! A word counts by where it stands, and the less, the more passages have it (BM25F; Robertson and
//! Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009).

use super::lists::Lists;
use crate::words::{Bag, Folded, mistakes, stem};

/// How soon further places of a word add nothing.
pub(super) const SATURATION: f32 = 1.2;

/// How many letters of a word allow for one typing mistake.
const LETTERS_PER_MISTAKE: usize = 4;

/// What stands for every number.
const NUMBER: &str = "#";

/// Passages by their words.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// Every stem, in the order of the alphabet.
    pub(super) stems: Vec<Box<str>>,
    /// The word that each stem counts as where it is judged how a question is put.
    pub(super) forms: Vec<Option<&'static str>>,
    /// How rare each stem is.
    pub(super) rarity: Vec<f32>,
    /// How rare a stem is that one passage has.
    pub(super) rarest: f32,
    /// The stems of so many letters as the place says, with what tells them apart quickly.
    pub(super) by_letters: Vec<Vec<(Bag, u32)>>,
    /// The passages that have each stem.
    pub(super) passages: Lists,
    /// How much each of those counts, in the same order.
    pub(super) counts: Vec<f32>,
    /// The stems of each name.
    pub(super) names: Lists,
    /// For each name, its passage and how it is written.
    pub(super) named: Vec<(u32, Box<str>)>,
    /// The names in which each stem stands.
    pub(super) in_names: Lists,
}

/// The stem that a word counts as. One number is as good as another: which it is says nothing about
/// where the answer stands. Names such as B12 are none.
pub(super) fn term(word: &str) -> String {
    if is_number(word) { NUMBER.to_owned() } else { stem(word) }
}

/// Whether a word is a number, with or without a unit: `500mcg`.
pub(super) fn is_number(word: &str) -> bool {
    word.starts_with(|sign: char| sign.is_ascii_digit())
}

/// How much a word says that so many of the passages have.
#[expect(clippy::cast_precision_loss, reason = "no pack has so many passages")]
pub(super) fn rarity(passages: usize, with: usize) -> f32 {
    let (all, with) = (passages as f32, with as f32);
    libm::logf(1.0 + (all - with + 0.5).max(0.1) / (with + 0.5))
}

/// A word that was asked, as it is understood.
pub(super) struct Heard {
    /// How it was written.
    pub(super) written: String,
    /// The known stem that it is taken for.
    pub(super) stem: Option<u32>,
    /// How sure that is.
    pub(super) likeness: f32,
}

impl Heard {
    /// The stem that it is taken for; as it was written where none is known.
    pub(super) fn term<'w>(&'w self, fields: &'w Fields) -> &'w str {
        self.stem.map_or(self.written.as_str(), |stem| fields.stem(stem))
    }
}

impl Heard {
    /// The word that it counts as where it is judged how a question is put.
    pub(super) fn form<'w>(&'w self, fields: &'w Fields) -> &'w str {
        let form = self.stem.and_then(|stem| fields.forms.get(stem as usize).copied().flatten());
        form.unwrap_or_else(|| self.term(fields))
    }
}

impl Fields {
    /// A stem by its place.
    fn stem(&self, place: u32) -> &str {
        self.stems.get(place as usize).map_or("", |stem| stem)
    }

    /// How much a stem counts in each of the passages that have it.
    fn counts(&self, stem: u32) -> &[f32] {
        self.counts.get(self.passages.range(stem)).unwrap_or_default()
    }

    /// Every stem by its place.
    pub(super) fn stems(&self) -> impl Iterator<Item = &str> {
        self.stems.iter().map(|stem| &**stem)
    }

    /// The word that each stem counts as where it is judged how a question is put.
    pub(super) fn forms(&self) -> impl Iterator<Item = &str> {
        self.forms.iter().zip(self.stems()).map(|(form, stem)| form.unwrap_or(stem))
    }

    /// The place of a stem.
    fn place(&self, stem: &str) -> Option<u32> {
        let place = self.stems.binary_search_by(|known| (**known).cmp(stem)).ok()?;
        u32::try_from(place).ok()
    }

    /// How much a stem says; one that is not known says as much as one that a single passage has.
    pub(super) fn rarity(&self, stem: Option<u32>) -> f32 {
        let known = stem.and_then(|stem| self.rarity.get(stem as usize));
        known.copied().unwrap_or(self.rarest)
    }

    /// The words of a text, each as it is understood.
    pub(super) fn hear(&self, text: &Folded) -> Vec<Heard> {
        text.words().map(|word| self.hear_word(word)).collect()
    }

    fn hear_word(&self, word: &str) -> Heard {
        let stem = term(word);
        let known = self.place(&stem).map(|place| (place, 1.0));
        let known = known.or_else(|| self.mistaken(&stem));
        Heard {
            written: word.to_owned(),
            stem: known.map(|(place, _)| place),
            likeness: known.map_or(0.0, |(_, likeness)| likeness),
        }
    }

    /// The known stem that an unknown one is, written with mistakes: the one with the fewest, and of
    /// those the one that stands in most passages.
    fn mistaken(&self, stem: &str) -> Option<(u32, f32)> {
        let letters = stem.chars().count();
        if letters < LETTERS_PER_MISTAKE || stem.contains(|sign: char| sign.is_ascii_digit()) {
            return None;
        }
        let bag = Bag::new(stem);
        let allowed = (letters / LETTERS_PER_MISTAKE).min(2);
        let lengths = letters.saturating_sub(allowed).max(LETTERS_PER_MISTAKE)..=letters + allowed;
        let mut best: Option<(usize, f32, u32)> = None;
        for same in lengths.filter_map(|length| self.by_letters.get(length)) {
            for (_, place) in same.iter().filter(|(known, _)| known.may_differ_by(bag, allowed)) {
                let Some(count) = mistakes(stem, self.stem(*place), allowed) else { continue };
                // Of short words one letter more or less is another word; two letters in the wrong
                // order are not.
                let key = (count, self.rarity(Some(*place)), *place);
                if best.is_none_or(|best| key.0 < best.0 || key.0 == best.0 && key.1 < best.1) {
                    best = Some(key);
                }
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "words are short")]
        best.map(|(count, _, place)| (place, 1.0 - count as f32 / letters as f32))
    }

    /// How well each passage fits, added to `scores`.
    pub(super) fn score(&self, heard: &[Heard], scores: &mut [f32]) {
        let mut had: Vec<u32> = Vec::with_capacity(heard.len());
        for word in heard {
            let Some(stem) = word.stem.filter(|stem| !had.contains(stem)) else { continue };
            had.push(stem);
            for (passage, count) in self.passages.get(stem).iter().zip(self.counts(stem)) {
                if let Some(score) = scores.get_mut(*passage as usize) {
                    *score += word.likeness * count;
                }
            }
        }
    }

    /// Of what was asked, the share that a passage has, by what each word says.
    pub(super) fn coverage(&self, heard: &[Heard], passage: u32) -> f32 {
        let (mut had, mut all) = (0.0, 0.0);
        for word in heard {
            let says = self.rarity(word.stem);
            all += says;
            let is_there = word
                .stem
                .is_some_and(|stem| self.passages.get(stem).binary_search(&passage).is_ok());
            if is_there {
                had += says * word.likeness;
            }
        }
        if all > 0.0 { had / all } else { 0.0 }
    }

    /// The weightiest name of each passage of which every word was asked: passage, weight and place.
    pub(super) fn whole_names(&self, heard: &[Heard]) -> Vec<(u32, f32, u32)> {
        let asked: Vec<u32> = heard.iter().filter_map(|word| word.stem).collect();
        let mut names: Vec<u32> =
            asked.iter().flat_map(|stem| self.in_names.get(*stem)).copied().collect();
        names.sort_unstable();
        names.dedup();
        let whole = names.into_iter().filter_map(|name| {
            let words = self.names.get(name);
            let is_whole = words.iter().all(|word| asked.contains(word));
            let weight: f32 = words.iter().map(|word| self.rarity(Some(*word))).sum();
            let (passage, _) = self.named.get(name as usize)?;
            is_whole.then_some((*passage, weight, name))
        });
        whole.collect()
    }

    /// The words that say most for a passage, each with the stem that it was taken for.
    pub(super) fn deciding(
        &self,
        heard: &[Heard],
        passage: u32,
        most: usize,
    ) -> Vec<(String, String)> {
        let mut words: Vec<(f32, &Heard, u32)> = Vec::new();
        for word in heard {
            let Some(stem) = word.stem else { continue };
            let place = self.passages.get(stem).binary_search(&passage).ok();
            let count = place.and_then(|place| self.counts(stem).get(place));
            let is_new = words.iter().all(|(_, _, other)| *other != stem);
            if let Some(count) = count.filter(|_| is_new) {
                words.push((word.likeness * count, word, stem));
            }
        }
        words.sort_by(|one, other| other.0.total_cmp(&one.0));
        let words = words.into_iter().take(most);
        words.map(|(_, word, stem)| (word.written.clone(), self.stem(stem).to_owned())).collect()
    }

    /// Which of the stems of a text are known.
    pub(super) fn known(&self, text: &str) -> Vec<u32> {
        Folded::new(text).words().filter_map(|word| self.place(&term(word))).collect()
    }

    /// How a name is written.
    pub(super) fn name(&self, name: u32) -> &str {
        self.named.get(name as usize).map_or("", |(_, written)| written)
    }
}
