//! How an index is made of the texts that articles are found by.

use std::collections::{BTreeMap, BTreeSet};

use super::index::{IndexedArticle, IndexedName, Postings};
use super::text::{SearchRole, SearchedText};
use crate::words::{Bag, Folded};

/// Words and where they stand, as they are collected. A word has the place at which it was first
/// met, until all are put into the order of the alphabet.
#[derive(Default)]
struct Collected {
    words: BTreeMap<String, u32>,
    names: Vec<(IndexedName, Vec<u32>)>,
    /// The words of each passage's text.
    texts: Vec<BTreeSet<u32>>,
    /// The place of each passage's article.
    article_of: Vec<u32>,
}

impl Postings {
    /// The index of articles that are found by these texts. Those of one article stand together, and
    /// within it those of one passage.
    pub(super) fn of<'t>(texts: impl IntoIterator<Item = SearchedText<'t>>) -> Self {
        let mut collected = Collected::default();
        let mut index = Self::default();
        let mut passage_now = None;
        for SearchedText { article, passage, role, text } in texts {
            if index.articles.last().is_none_or(|last| last.id != article) {
                let next = count(collected.texts.len());
                index.articles.push(IndexedArticle { id: article, passages: next..next });
                passage_now = None;
            }
            if passage != passage_now {
                index.passages.extend(passage.clone());
                collected.begin_passage(count(index.articles.len() - 1));
                passage_now = passage;
            }
            if let Some(last) = index.articles.last_mut() {
                last.passages.end = count(collected.texts.len());
            }
            let article = count(index.articles.len() - 1);
            let passage = passage_now.as_ref().map(|_| count(collected.texts.len() - 1));
            collected.add(IndexedName { article, passage }, role, text);
        }
        collected.into_index(index)
    }
}

impl Collected {
    fn begin_passage(&mut self, article: u32) {
        self.texts.push(BTreeSet::new());
        self.article_of.push(article);
    }

    /// Adds a text of an article or of its last passage.
    fn add(&mut self, name: IndexedName, role: SearchRole, text: &str) {
        let words = self.words(text);
        match role {
            SearchRole::Title | SearchRole::AlsoCalled => self.names.push((name, words)),
            SearchRole::Text => {
                if let Some(text) = self.texts.last_mut() {
                    text.extend(words);
                }
            }
        }
    }

    /// The words of a text, by their places.
    fn words(&mut self, text: &str) -> Vec<u32> {
        let folded = Folded::new(text);
        let place = |word: &str| {
            if let Some(place) = self.words.get(word) {
                return *place;
            }
            let place = count(self.words.len());
            self.words.insert(word.to_owned(), place);
            place
        };
        folded.words().map(place).collect()
    }

    /// Puts the words into the order of the alphabet, and notes where each stands.
    fn into_index(self, mut index: Postings) -> Postings {
        let mut sorted = vec![0; self.words.len()];
        for (place, met) in (0..).zip(self.words.values()) {
            if let Some(sorted) = sorted.get_mut(*met as usize) {
                *sorted = place;
            }
        }
        let sorted = |met: &u32| sorted.get(*met as usize).copied().unwrap_or_default();
        let mut in_names = vec![Vec::new(); self.words.len()];
        let mut in_text = vec![Vec::new(); self.words.len()];
        for (place, (name, words)) in (0..).zip(self.names) {
            let words: Vec<u32> = words.iter().map(sorted).collect();
            for word in words.iter().copied().collect::<BTreeSet<u32>>() {
                if let Some(names) = in_names.get_mut(word as usize) {
                    names.push(place);
                }
            }
            index.words_of_name.push(words);
            index.names.push(name);
        }
        for (place, words) in (0..).zip(&self.texts) {
            for word in words.iter().map(sorted) {
                if let Some(texts) = in_text.get_mut(word as usize) {
                    texts.push(place);
                }
            }
        }
        for ((place, (word, _)), (names, texts)) in
            (0..).zip(self.words).zip(in_names.iter().zip(&in_text))
        {
            let of_names = names.iter().filter_map(|name| index.names.get(*name as usize));
            let of_names: BTreeSet<u32> = of_names.map(|name| name.article).collect();
            let of_texts = texts.iter().filter_map(|text| self.article_of.get(*text as usize));
            let anywhere: BTreeSet<u32> = of_names.iter().chain(of_texts).copied().collect();
            index.weights.push(index.weight(anywhere.len(), of_names.len()));
            let letters = word.chars().count();
            if index.by_letters.len() <= letters {
                index.by_letters.resize(letters + 1, Vec::new());
            }
            if let Some(same) = index.by_letters.get_mut(letters) {
                same.push((Bag::new(&word), place));
            }
            index.in_names.push(names.iter().copied());
            index.in_text.push(texts.iter().copied());
            index.words.push(word.into_boxed_str());
        }
        index
    }
}

/// A count as a place; no pack has as many words as would not fit.
fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
