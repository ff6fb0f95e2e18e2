//! How well each passage fits a question: by its words, and by what was learned.

use super::fields::{Fields, Heard};
use super::gather::FieldsBuilder;
use super::lesson::{Class, Field, Lesson, place};
use super::refusals::Refusals;
use crate::linear::{Example, Features, NgramsOfWords, Weights, count, likelihoods};
use crate::words::Folded;

/// The size of the table of n-grams, as a power of two.
pub(super) const BITS: u32 = 13;

/// How much the words of a passage count beside what was learned.
const WORDS_COUNT: f32 = 8.0;

/// How much a name counts of which every word was asked.
const NAME_COUNTS: f32 = 0.2;

/// Words that stand for what was spoken of.
const POINTING: &[&str] = &["it", "its", "this", "that"];

/// What is known of passages and questions.
#[derive(Debug)]
pub(super) struct Known {
    /// What each class is.
    pub(super) classes: Vec<Class>,
    pub(super) fields: Fields,
    /// The stems of the words that name the topic.
    topic: Vec<u32>,
    pub(super) weights: Weights,
    pub(super) refusals: Refusals,
}

/// How a question is judged, before anything is decided.
pub(super) struct Judged {
    pub(super) words: Vec<Heard>,
    /// How likely each class is.
    pub(super) likely: Vec<f32>,
    /// How well the words of each class fit, as a share of all that the words say.
    pub(super) fits: Vec<f32>,
}

impl Known {
    /// What these lessons teach of these classes.
    pub(super) fn new(classes: &[Class], lessons: &[&Lesson], topic: &str) -> Self {
        let mut gathered = FieldsBuilder::default();
        // What each text teaches: its class, where it stands and how much it counts.
        let mut taught: Vec<(u32, Field, f32)> = Vec::new();
        for lesson in lessons {
            for (text, counts) in lesson.parts() {
                gathered.add(lesson.class, lesson.field, text);
                taught.push((lesson.class, lesson.field, counts));
            }
        }
        let (fields, texts) = gathered.finish();
        let taught = || taught.iter().copied().zip(texts.iter());
        let mut ngrams = NgramsOfWords::new(fields.stems().collect(), BITS);
        let examples = taught().filter(|((_, _, counts), _)| *counts > 0.0);
        let examples = examples.map(|((class, _, weight), text)| Example {
            features: ngrams.features(text),
            class: class as usize,
            weight,
        });
        let weights = count(examples, classes.len(), BITS);
        let questions = taught().filter(|((_, field, _), _)| *field == Field::Question);
        let refusals = Refusals::learned(
            &fields,
            questions.map(|((class, _, _), text)| match classes.get(class as usize) {
                Some(Class::Refuse(kind)) => (Some(*kind), text),
                Some(Class::Passage(..) | Class::Outside(_)) | None => (None, text),
            }),
        );
        let topic = fields.known(topic);
        Self { classes: classes.to_vec(), fields, topic, weights, refusals }
    }

    /// Judges a question.
    pub(super) fn judge(&self, text: &Folded) -> Judged {
        let (words, fits) = self.fit(text);
        let mut sums = self.weights.sums(&features(&self.fields, &words));
        for (sum, fit) in sums.iter_mut().zip(&fits) {
            *sum += WORDS_COUNT * fit;
        }
        Judged { words, likely: likelihoods(&sums), fits }
    }

    /// The passages that have at least such a share of what words say, the best first, by words alone.
    pub(super) fn by_words(&self, text: &Folded, least: f32) -> Vec<u32> {
        let (_, fits) = self.fit(text);
        let mut passages: Vec<(u32, f32)> = (0..)
            .zip(self.classes.iter().zip(fits))
            .filter(|(_, (class, fit))| matches!(class, Class::Passage(..)) && *fit >= least)
            .map(|(place, (_, fit))| (place, fit))
            .collect();
        passages.sort_by(|one, other| other.1.total_cmp(&one.1));
        passages.into_iter().map(|(place, _)| place).collect()
    }

    /// The words of a question, and how well those of each class fit.
    fn fit(&self, text: &Folded) -> (Vec<Heard>, Vec<f32>) {
        let words = self.fields.hear(text);
        let mut fits = vec![0.0; self.classes.len()];
        self.fields.score(&words, &mut fits);
        for (class, weight, _) in self.fields.whole_names(&words) {
            if let Some(fit) = fits.get_mut(class as usize) {
                *fit += NAME_COUNTS * weight;
            }
        }
        let all: f32 = words.iter().map(|word| self.fields.rarity(word.stem)).sum();
        for fit in &mut fits {
            *fit /= all.max(1.0);
        }
        (words, fits)
    }

    /// How clearly a question names the topic of the pack: 1 by a word of it, a half by "it".
    pub(super) fn names_topic(&self, words: &[Heard]) -> f32 {
        if words.iter().any(|word| word.stem.is_some_and(|stem| self.topic.contains(&stem))) {
            return 1.0;
        }
        let points = words.iter().any(|word| POINTING.contains(&word.written.as_str()));
        if points { 0.5 } else { 0.0 }
    }

    /// The likeliest of the classes that are wanted, with how likely it is.
    pub(super) fn likeliest(
        &self,
        judged: &Judged,
        wanted: impl Fn(&Class) -> bool,
    ) -> Option<(u32, f32)> {
        let classes = (0..).zip(self.classes.iter().zip(&judged.likely));
        let wanted = classes.filter(|(_, (class, _))| wanted(class));
        let likely = wanted.map(|(place, (_, likely))| (place, *likely));
        likely.reduce(|best, next| if next.1 > best.1 { next } else { best })
    }

    /// The passages, the likeliest first.
    pub(super) fn passages(&self, judged: &Judged) -> Vec<(u32, f32)> {
        let classes = self.classes.iter().zip(&judged.likely).enumerate();
        let passages = classes.filter(|(_, (class, _))| matches!(class, Class::Passage(..)));
        let mut passages: Vec<(u32, f32)> =
            passages.map(|(at, (_, likely))| (place(at), *likely)).collect();
        passages.sort_by(|one, other| other.1.total_cmp(&one.1));
        passages
    }
}

/// The n-grams of a question: of its stems, mistakes mended.
fn features(fields: &Fields, words: &[Heard]) -> Features {
    Features::of(words.iter().map(|word| word.term(fields)), BITS)
}
