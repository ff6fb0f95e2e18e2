//! How the words of passages are gathered, each with where it stands.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::alike::form;
use super::fields::{Fields, SATURATION, rarity, term};
use super::lesson::{Field, place};
use super::lists::Lists;
use crate::words::{Bag, Folded};

/// Words and where they stand, as they are gathered.
#[derive(Default)]
pub(super) struct FieldsBuilder {
    met: Met,
    /// The stems of each text, by when they were first met.
    texts: Lists,
    /// The passage of each text, and where it stands there.
    of_texts: Vec<(u32, Field)>,
    /// The places of the texts that are names, with how they are written.
    names: Vec<(u32, Box<str>)>,
    passages: usize,
}

/// The words that were met.
#[derive(Default)]
struct Met {
    /// For each word as it was written, when its stem was first met.
    words: FxHashMap<String, u32>,
    /// For each stem, when it was first met.
    stems: BTreeMap<String, u32>,
}

impl Met {
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
}

impl FieldsBuilder {
    /// Adds a text of a passage.
    pub(super) fn add(&mut self, passage: u32, field: Field, text: &str) {
        self.passages = self.passages.max(passage as usize + 1);
        if matches!(field, Field::Title | Field::AlsoCalled) {
            self.names.push((place(self.of_texts.len()), text.into()));
        }
        let folded = Folded::new(text);
        self.texts.push(folded.words().map(|word| self.met.stem(word)));
        self.of_texts.push((passage, field));
    }

    /// All that was added, ready to be searched, and the stems of each text by their places.
    pub(super) fn finish(mut self) -> (Fields, Lists) {
        self.put_in_order();
        let Self { met: Met { stems, .. }, texts, of_texts, names, passages } = self;
        let mut fields = Fields { rarest: rarity(passages, 1), ..Fields::default() };
        for (text, written) in names {
            fields.names.push(texts.get(text).iter().copied());
            let of = of_texts.get(text as usize);
            fields.named.push((of.map_or(0, |(passage, _)| *passage), written));
        }
        fields.in_names = fields.names.inverted(stems.len());
        let lengths = Lengths::new(&texts, &of_texts, passages);
        let in_texts = texts.inverted(stems.len());
        let mut counts = Counts::new(passages);
        for ((at, stem), standing) in (0..).zip(stems.into_keys()).zip(in_texts.iter()) {
            for (passage, field) in standing.iter().filter_map(|text| of_texts.get(*text as usize))
            {
                counts.add(*passage, *field);
            }
            let scored = fields.counts.len();
            let of_stem = counts.take(&lengths);
            let rarity = rarity(passages, of_stem.len());
            let score = |count: &f32| rarity * count / (SATURATION + count);
            fields.counts.extend(of_stem.iter().map(|(_, count)| score(count)));
            fields.passages.push(of_stem.iter().map(|(passage, _)| *passage));
            debug_assert_eq!(fields.passages.range(at), scored..fields.counts.len());
            fields.rarity.push(rarity);
            fields.forms.push(form(&stem));
            let letters = stem.chars().count();
            if fields.by_letters.len() <= letters {
                fields.by_letters.resize(letters + 1, Vec::new());
            }
            if let Some(same) = fields.by_letters.get_mut(letters) {
                same.push((Bag::new(&stem), at));
            }
            fields.stems.push(stem.into_boxed_str());
        }
        (fields, texts)
    }

    /// Numbers the stems in the order of the alphabet.
    fn put_in_order(&mut self) {
        let mut places = vec![0_u32; self.met.stems.len()];
        for (place, met) in (0..).zip(self.met.stems.values()) {
            if let Some(known) = places.get_mut(*met as usize) {
                *known = place;
            }
        }
        for stem in self.texts.entries_mut() {
            *stem = places.get(*stem as usize).copied().unwrap_or_default();
        }
    }
}

/// By how much the length of what stands in a place of a passage counts against it.
struct Lengths(Vec<f32>);

impl Lengths {
    fn new(texts: &Lists, of_texts: &[(u32, Field)], passages: usize) -> Self {
        let mut lengths = vec![None; passages * Field::ALL.len()];
        for (words, (passage, field)) in texts.iter().zip(of_texts) {
            if let Some(length) = lengths.get_mut(spot(*passage, *field)) {
                *length.get_or_insert(0.0) += number(words.len());
            }
        }
        let mut normal = vec![1.0; lengths.len()];
        for field in Field::ALL {
            let same = || lengths.iter().skip(spot(0, *field)).step_by(Field::ALL.len());
            let all: f32 = same().flatten().sum();
            let average = (all / number(same().flatten().count())).max(1.0);
            let counted = field.length_counts();
            let places = normal.iter_mut().skip(spot(0, *field)).step_by(Field::ALL.len());
            for (normal, length) in places.zip(same()) {
                *normal = 1.0 - counted + counted * length.unwrap_or_default() / average;
            }
        }
        Self(normal)
    }
}

/// How often one stem stands in each place of each passage.
struct Counts {
    of_spots: Vec<u32>,
    /// The places where it stands, each once.
    spots: Vec<usize>,
    /// The passages that have it, with how much it counts there.
    of_passages: Vec<(u32, f32)>,
}

impl Counts {
    fn new(passages: usize) -> Self {
        let of_spots = vec![0; passages * Field::ALL.len()];
        Self { of_spots, spots: Vec::new(), of_passages: Vec::new() }
    }

    fn add(&mut self, passage: u32, field: Field) {
        let spot = spot(passage, field);
        if let Some(count) = self.of_spots.get_mut(spot) {
            if *count == 0 {
                self.spots.push(spot);
            }
            *count += 1;
        }
    }

    /// The passages that have the stem, in order, each with how much it counts there; and begins anew.
    fn take(&mut self, lengths: &Lengths) -> &[(u32, f32)] {
        self.of_passages.clear();
        self.spots.sort_unstable();
        for spot in self.spots.drain(..) {
            let Some(count) = self.of_spots.get_mut(spot).map(std::mem::take) else { continue };
            let Some(field) = Field::ALL.get(spot % Field::ALL.len()) else { continue };
            let normal = lengths.0.get(spot).copied().unwrap_or(1.0);
            let counts = field.weight() * number(count as usize) / normal;
            let passage = place(spot / Field::ALL.len());
            match self.of_passages.last_mut().filter(|(last, _)| *last == passage) {
                Some((_, all)) => *all += counts,
                None => self.of_passages.push((passage, counts)),
            }
        }
        &self.of_passages
    }
}

/// The number of a place of a passage: those of one passage follow one another.
fn spot(passage: u32, field: Field) -> usize {
    passage as usize * Field::ALL.len() + field as usize
}

#[expect(clippy::cast_precision_loss, reason = "no text has so many words")]
fn number(count: usize) -> f32 {
    count as f32
}
