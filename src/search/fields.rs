//! Passages by the words that stand in their names, their text and the questions that they answer.
//! A word counts by where it stands, and the less, the more passages have it (BM25F; Robertson and
//! Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009).

use std::collections::{BTreeMap, HashMap};

use super::alike::form;
use super::lesson::{Field, place};
use super::lists::Lists;
use crate::words::{Bag, Folded, mistakes, stem};

/// How soon further places of a word add nothing.
const SATURATION: f32 = 1.2;

/// How many letters of a word allow for one typing mistake.
const LETTERS_PER_MISTAKE: usize = 4;

/// What stands for every number.
const NUMBER: &str = "#";

/// Passages by their words.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// Every stem, in the order of the alphabet.
    stems: Vec<Box<str>>,
    /// The word that each stem counts as where it is judged how a question is put.
    forms: Vec<Option<&'static str>>,
    /// How rare each stem is.
    rarity: Vec<f32>,
    /// How rare a stem is that one passage has.
    rarest: f32,
    /// The stems of so many letters as the place says, with what tells them apart quickly.
    by_letters: Vec<Vec<(Bag, u32)>>,
    /// The passages that have each stem.
    passages: Lists,
    /// How much each of those counts.
    counts: Vec<Vec<f32>>,
    /// The stems of each name.
    names: Lists,
    /// For each name, its passage and how it is written.
    named: Vec<(u32, Box<str>)>,
    /// The names in which each stem stands.
    in_names: Lists,
}

/// The place of the stem of each word that was learned from, as it was written: so that learning
/// takes no word apart twice.
pub(super) struct Places(HashMap<String, u32>);

/// Words and where they stand, as they are collected.
#[derive(Default)]
pub(super) struct FieldsBuilder {
    /// For each word as it was written, when its stem was first met.
    words: HashMap<String, u32>,
    /// For each stem, when it was first met.
    stems: BTreeMap<String, u32>,
    /// Each place of each stem.
    standing: Vec<(u32, u32, Field)>,
    lengths: BTreeMap<(Field, u32), f32>,
    names: Vec<(u32, Box<str>, Vec<u32>)>,
    passages: usize,
}

impl FieldsBuilder {
    /// Adds a text of a passage.
    pub(super) fn add(&mut self, passage: u32, field: Field, text: &str) {
        self.passages = self.passages.max(passage as usize + 1);
        let folded = Folded::new(text);
        let stems: Vec<u32> = folded.words().map(|word| self.stem(word)).collect();
        self.standing.extend(stems.iter().map(|stem| (*stem, passage, field)));
        #[expect(clippy::cast_precision_loss, reason = "no text has so many words")]
        let length = stems.len() as f32;
        *self.lengths.entry((field, passage)).or_default() += length;
        if matches!(field, Field::Title | Field::AlsoCalled) {
            self.names.push((passage, text.into(), stems));
        }
    }

    /// When the stem of a word was first met.
    fn stem(&mut self, word: &str) -> u32 {
        if let Some(met) = self.words.get(word) {
            return *met;
        }
        let next = place(self.stems.len());
        let met = *self.stems.entry(term(word)).or_insert(next);
        self.words.insert(word.to_owned(), met);
        met
    }

    /// All that was added, ready to be searched, and the place of each word as it was written.
    pub(super) fn finish(mut self) -> (Fields, Places) {
        let mut fields = Fields { rarest: rarity(self.passages, 1), ..Fields::default() };
        let average = self.average_lengths();
        let mut places = vec![0_u32; self.stems.len()];
        for (place, met) in (0..).zip(self.stems.values()) {
            if let Some(known) = places.get_mut(*met as usize) {
                *known = place;
            }
        }
        let place = |met: u32| places.get(met as usize).copied().unwrap_or_default();
        let mut in_names = vec![Vec::new(); places.len()];
        for (name, (passage, written, words)) in (0..).zip(&self.names) {
            let words: Vec<u32> = words.iter().map(|met| place(*met)).collect();
            for word in &words {
                if let Some(names) = in_names.get_mut(*word as usize) {
                    names.push(name);
                }
            }
            fields.names.push(words);
            fields.named.push((*passage, written.clone()));
        }
        for (met, _, _) in &mut self.standing {
            *met = place(*met);
        }
        self.standing.sort_unstable();
        let mut rest = self.standing.as_slice();
        for (at, stem) in (0..).zip(self.stems.keys()) {
            let end = rest.partition_point(|(stem, _, _)| *stem <= at);
            let (here, after) = rest.split_at(end);
            rest = after;
            let mut counts: BTreeMap<u32, f32> = BTreeMap::new();
            for same in here.chunk_by(|one, other| one == other) {
                let Some((_, passage, field)) = same.first() else { continue };
                #[expect(clippy::cast_precision_loss, reason = "no text has so many words")]
                let count = same.len() as f32;
                let length = self.lengths.get(&(*field, *passage)).copied().unwrap_or_default();
                let average = average.get(field).copied().unwrap_or(1.0);
                let counted = field.length_counts();
                let normal = 1.0 - counted + counted * length / average.max(1.0);
                *counts.entry(*passage).or_default() += field.weight() * count / normal;
            }
            let rarity = rarity(self.passages, counts.len());
            fields.rarity.push(rarity);
            fields.passages.push(counts.keys().copied());
            let score = |count: &f32| rarity * count / (SATURATION + count);
            fields.counts.push(counts.values().map(score).collect());
            fields.stems.push(stem.as_str().into());
            let letters = stem.chars().count();
            if fields.by_letters.len() <= letters {
                fields.by_letters.resize(letters + 1, Vec::new());
            }
            if let Some(same) = fields.by_letters.get_mut(letters) {
                same.push((Bag::new(stem), at));
            }
        }
        for names in in_names {
            fields.in_names.push(names);
        }
        fields.forms = fields.stems.iter().map(|stem| form(stem)).collect();
        for met in self.words.values_mut() {
            *met = place(*met);
        }
        (fields, Places(self.words))
    }

    fn average_lengths(&self) -> BTreeMap<Field, f32> {
        let mut all: BTreeMap<Field, (f32, f32)> = BTreeMap::new();
        for ((field, _), length) in &self.lengths {
            let (sum, count) = all.entry(*field).or_default();
            (*sum, *count) = (*sum + length, *count + 1.0);
        }
        all.into_iter().map(|(field, (sum, count))| (field, sum / count)).collect()
    }
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
fn rarity(passages: usize, with: usize) -> f32 {
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

    /// The words of a text that was learned from.
    pub(super) fn hear_known(&self, text: &Folded, places: &Places) -> Vec<Heard> {
        let heard = |word: &str| match places.0.get(word) {
            Some(stem) => Heard { written: String::new(), stem: Some(*stem), likeness: 1.0 },
            None => self.hear_word(word),
        };
        text.words().map(heard).collect()
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
            let counts = self.counts.get(stem as usize).into_iter().flatten();
            for (passage, count) in self.passages.get(stem).iter().zip(counts) {
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
            let count = place.and_then(|place| self.counts.get(stem as usize)?.get(place));
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
