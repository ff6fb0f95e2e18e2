//! What a pack knows of questions: the words of its passages, and what it learns from example
//! questions.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::gloss::Gloss;
use super::known::Known;
use super::lesson::{Class, Field, Lesson, place};
use super::text::{SearchRole, SearchedText};
use crate::id::{ArticleId, PassageId};
use crate::language::Language;
use crate::questions::{Due, Questions, RefuseKind, Voice};
use crate::words::Folded;

/// A voice without its questions.
#[derive(Debug)]
pub(super) struct Speaker {
    pub(super) name: String,
    pub(super) is_held_out: bool,
    /// The language that it asks in, where it is not English.
    pub(super) language: Option<Language>,
}

/// What a pack knows of questions.
#[derive(Debug, Default)]
pub(super) struct Learned {
    /// What may be due, passages first, and last what only voices in other languages have.
    pub(super) classes: Vec<Class>,
    /// How many of these are there without those voices.
    english: usize,
    pub(super) voices: Vec<Speaker>,
    /// The passage that helps whoever is refused.
    pub(super) instead: Vec<(RefuseKind, u32)>,
    pub(super) lessons: Vec<Lesson>,
    /// The words of other languages.
    glosses: Vec<Gloss>,
    topic: String,
    /// What was learned, once somebody asks: it takes longer than all other reading of a pack.
    known: OnceLock<Known>,
}

impl Learned {
    /// What can be learned from these texts and questions. `topic` are words that name what the pack
    /// is about.
    pub(super) fn new(texts: &[SearchedText<'_>], questions: &Questions, topic: &str) -> Self {
        let mut learned = Self { topic: topic.to_owned(), ..Self::default() };
        learned.add_texts(texts);
        for voice in &questions.voices {
            learned.voices.push(Speaker {
                name: voice.name.clone(),
                is_held_out: voice.is_held_out,
                language: voice.language,
            });
        }
        learned.add_voices(questions, |voice| voice.language.is_none());
        learned.english = learned.classes.len();
        learned.add_voices(questions, |voice| voice.language.is_some());
        let languages: BTreeSet<Language> =
            questions.glossaries.iter().map(|glossary| glossary.language).collect();
        let glosses = languages.into_iter();
        learned.glosses =
            glosses.map(|language| Gloss::new(language, &questions.glossaries)).collect();
        for (kind, passage) in &questions.instead {
            if let Some(class) = learned.class_of(&Due::Passage(passage.clone())) {
                learned.instead.push((*kind, class));
            }
        }
        learned
    }

    /// Adds the questions of these voices.
    fn add_voices(&mut self, questions: &Questions, wanted: impl Fn(&Voice) -> bool) {
        let voices = questions.voices.iter().enumerate();
        for (place, voice) in voices.filter(|(_, voice)| wanted(voice)) {
            for example in &voice.examples {
                if let Some(class) = self.class_of(&example.due) {
                    self.add(class, Field::Question, &example.text, Some(place));
                }
            }
        }
    }

    fn add(&mut self, class: u32, field: Field, text: &str, voice: Option<usize>) {
        self.lessons.push(Lesson { class, field, text: text.into(), voice });
    }

    /// Adds the texts of passages, and those of articles to each of their passages.
    fn add_texts(&mut self, texts: &[SearchedText<'_>]) {
        let mut classes: BTreeMap<&ArticleId, Vec<(Option<&PassageId>, u32)>> = BTreeMap::new();
        for SearchedText { article, passage, .. } in texts {
            let of_article = classes.entry(article).or_default();
            let passage = passage.as_ref();
            if passage.is_some() && of_article.last().map(|(last, _)| *last) != Some(passage) {
                of_article.push((passage, place(self.classes.len())));
                self.classes.push(Class::Passage(article.clone(), passage.cloned()));
            }
        }
        for (article, passages) in &mut classes {
            if passages.is_empty() {
                passages.push((None, place(self.classes.len())));
                self.classes.push(Class::Passage((*article).clone(), None));
            }
        }
        for SearchedText { article, passage, role, text } in texts {
            let own = match role {
                SearchRole::Title => Field::Title,
                SearchRole::AlsoCalled => Field::AlsoCalled,
                SearchRole::Text => Field::Text,
            };
            for (of, class) in classes.get(article).into_iter().flatten() {
                if *of == passage.as_ref() {
                    self.add(*class, own, text, None);
                } else if passage.is_none() {
                    self.add(*class, Field::Article, text, None);
                }
            }
        }
    }

    /// The class that is due; made where it is one of a group or a kind that is new. None where the
    /// passage is not there.
    fn class_of(&mut self, due: &Due) -> Option<u32> {
        let class = match due {
            Due::Passage(passage) => {
                Class::Passage(passage.article.clone(), Some(passage.passage.clone()))
            }
            Due::Outside(group) => Class::Outside(group.clone()),
            Due::Refuse(kind) => Class::Refuse(*kind),
        };
        let known = self.classes.iter().position(|known| *known == class);
        if known.is_none() && !matches!(class, Class::Passage(..)) {
            self.classes.push(class);
            return Some(place(self.classes.len() - 1));
        }
        known.map(place)
    }

    /// Whether there are example questions to learn from.
    pub(super) fn has_questions(&self) -> bool {
        self.lessons.iter().any(|lesson| lesson.voice.is_some())
    }

    /// All that can be known.
    pub(super) fn known(&self) -> &Known {
        self.known.get_or_init(|| self.know(|_| true))
    }

    /// All that is known, where it was learned.
    pub(super) fn known_already(&self) -> Option<&Known> {
        self.known.get()
    }

    /// What is known from the texts and from these voices. Those in other languages teach nothing.
    pub(super) fn know(&self, hears: impl Fn(usize) -> bool) -> Known {
        let teaches = |voice: usize| {
            let voice = self.voices.get(voice).filter(|_| hears(voice));
            voice.is_some_and(|voice| voice.language.is_none())
        };
        let lessons = self.lessons.iter().filter(|lesson| lesson.voice.is_none_or(teaches));
        let classes = self.classes.get(..self.english).unwrap_or_default();
        Known::new(classes, &lessons.collect::<Vec<_>>(), &self.topic)
    }

    /// A question in English, word by word, where it is surely in a language that the pack has words of.
    pub(super) fn in_english<'t>(&self, asked: &'t Folded) -> Cow<'t, Folded> {
        let gloss = Language::of(asked)
            .and_then(|told| self.glosses.iter().find(|gloss| gloss.language() == told));
        gloss.map_or(Cow::Borrowed(asked), |gloss| Cow::Owned(gloss.english(asked)))
    }
}
