//! The index: every word of all articles once, and where it stands.

use std::ops::Range;
use std::sync::Arc;

use super::learned::Learned;
use super::lists::Lists;
use super::text::SearchedText;
use crate::id::{ArticleId, PassageId};
use crate::questions::Questions;
use crate::words::Bag;

/// From which weight on a word is telling, as a share of the weight of a word that one article has.
const TELLING: f64 = 0.25;

/// All articles of a pack in words, made once when the pack is loaded. A copy costs nothing.
#[derive(Debug, Clone, Default)]
pub struct Index(Arc<Indexed>);

/// What an index holds.
#[derive(Debug, Default)]
struct Indexed {
    postings: Postings,
    learned: Learned,
}

/// Two indexes are always equal: an index follows from articles, and those are compared.
impl PartialEq for Index {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Index {}

/// The words and where they stand. All numbers are places in these lists.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// Every word, in the order of the alphabet.
    pub(super) words: Vec<Box<str>>,
    /// The weight of each word.
    pub(super) weights: Vec<f64>,
    /// The words of so many letters as the place says, with what tells them apart quickly.
    pub(super) by_letters: Vec<Vec<(Bag, u32)>>,
    /// In which names each word stands.
    pub(super) in_names: Lists,
    /// In which passages' text each word stands.
    pub(super) in_text: Lists,
    /// The words of each name, in order.
    pub(super) words_of_name: Lists,
    /// Whose name each name is.
    pub(super) names: Vec<IndexedName>,
    /// The articles in the order of the pack.
    pub(super) articles: Vec<IndexedArticle>,
    /// The passages of all articles, in order.
    pub(super) passages: Vec<PassageId>,
}

/// A title, or words that people use.
#[derive(Debug)]
pub(super) struct IndexedName {
    /// The article that has it, or one of whose passages has it.
    pub(super) article: u32,
    /// The passage that has it.
    pub(super) passage: Option<u32>,
}

/// An article in the index.
#[derive(Debug)]
pub(super) struct IndexedArticle {
    pub(super) id: ArticleId,
    /// The places of its passages.
    pub(super) passages: Range<u32>,
}

impl Index {
    /// The index of articles that are found by these texts, without example questions. Those of one
    /// article stand together, and within it those of one passage.
    pub fn new<'t>(texts: impl IntoIterator<Item = SearchedText<'t>>) -> Self {
        Self::with_questions(texts, &Questions::default(), "")
    }

    /// The same with example questions; `topic` are words that name what the pack is about.
    pub fn with_questions<'t>(
        texts: impl IntoIterator<Item = SearchedText<'t>>,
        questions: &Questions,
        topic: &str,
    ) -> Self {
        let texts: Vec<SearchedText<'t>> = texts.into_iter().collect();
        let learned = Learned::new(&texts, questions, topic);
        Self(Arc::new(Indexed { postings: Postings::of(texts), learned }))
    }

    /// The words and where they stand.
    pub(super) fn postings(&self) -> &Postings {
        &self.0.postings
    }

    /// What was learned from texts and questions.
    pub(super) fn learned(&self) -> &Learned {
        &self.0.learned
    }

    /// The weight of a word that one article has.
    pub(super) fn rarest(&self) -> f64 {
        self.0.postings.weight(0, 0)
    }

    /// From which weight on a word is telling.
    pub(super) fn telling(&self) -> f64 {
        self.rarest() * TELLING
    }
}

impl Postings {
    /// The weight of a word that stands in so many articles, and in the names of so many.
    pub(super) fn weight(&self, anywhere: usize, in_names: usize) -> f64 {
        let rarity = |count: usize| (number(self.articles.len() + 1) / number(count.max(1))).ln();
        (rarity(anywhere) * rarity(in_names)).sqrt()
    }
}

/// A count as a number that can be divided.
pub(super) fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}
