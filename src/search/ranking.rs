//! How well each article, and each passage, fits what was typed, by the weight of words.

use super::Index;
use super::index::{IndexedArticle, Postings};
use super::query::Query;

/// How much more a word counts in the names of a passage than in its text.
const IN_NAMES: f64 = 2.0;

/// How well everything fits a query.
pub(super) struct Ranking {
    articles: Vec<Fit>,
    passages: Vec<Fit>,
}

/// How well an article, or a passage, fits.
#[derive(Clone, Copy, Default)]
struct Fit {
    /// How much of what was typed stands there: for an article, in its names; for a passage, in its
    /// names or its text.
    had: f64,
    name: NameFit,
}

/// How well a name fits.
#[derive(Clone, Copy, Default)]
struct NameFit {
    /// How much of it was typed: all of a long name counts most.
    covered: f64,
    /// Its weight, if every word of it was typed without a mistake.
    whole: f64,
}

/// An article with how well it fits.
#[derive(Clone, Copy)]
pub(super) struct Ranked {
    /// The place of the article in the index.
    article: usize,
    /// Of what was typed, how much stands in its names.
    pub(super) in_names: f64,
    /// How much of one of its names was typed.
    covered: f64,
    /// The weight of a name that was typed as a whole, the weightiest.
    pub(super) whole_name: f64,
}

impl Ranking {
    /// How well everything fits.
    pub(super) fn new(index: &Index, query: &Query) -> Self {
        let index = index.postings();
        let mut ranking = Self {
            articles: vec![Fit::default(); index.articles.len()],
            passages: vec![Fit::default(); index.passages.len()],
        };
        ranking.count_words(index, query);
        ranking.count_names(index, query);
        ranking
    }

    /// Adds what each typed word says, where it stands or one that it is like.
    fn count_words(&mut self, index: &Postings, query: &Query) {
        let mut of_articles = BestScores::new(self.articles.len());
        let mut of_passages = BestScores::new(self.passages.len());
        for word in &query.words {
            for (known, likeness) in &word.likeness {
                for name in index.in_names.get(*known) {
                    let Some(name) = index.names.get(*name as usize) else { continue };
                    of_articles.raise(name.article, *likeness);
                    if let Some(passage) = name.passage {
                        of_passages.raise(passage, IN_NAMES * likeness);
                    }
                }
                for passage in index.in_text.get(*known) {
                    of_passages.raise(*passage, *likeness);
                }
            }
            of_articles.add_to(&mut self.articles, word.weight);
            of_passages.add_to(&mut self.passages, word.weight);
        }
    }

    /// Notes how much was typed of each name in which a typed word stands, or one that it is like.
    fn count_names(&mut self, index: &Postings, query: &Query) {
        // The typed word that each known word is most like: how much, and its weight.
        let mut most_like = vec![(0.0, 0.0); index.words.len()];
        let mut is_named = vec![false; index.names.len()];
        for word in &query.words {
            for (known, likeness) in &word.likeness {
                let most = most_like.get_mut(*known as usize);
                if let Some(most) = most.filter(|(most, _)| likeness >= most) {
                    *most = (*likeness, word.weight);
                }
                for name in index.in_names.get(*known) {
                    if let Some(is_named) = is_named.get_mut(*name as usize) {
                        *is_named = true;
                    }
                }
            }
        }
        let named = (0..).zip(&index.names).zip(is_named).filter(|(_, is_named)| *is_named);
        for ((place, name), _) in named {
            let fit = NameFit::of(index, index.words_of_name.get(place), &most_like);
            let article = self.articles.get_mut(name.article as usize);
            let passage = name.passage.and_then(|passage| self.passages.get_mut(passage as usize));
            article.into_iter().chain(passage).for_each(|of| of.name.raise(fit));
        }
    }

    /// Every article with how well it fits, in the order of the pack.
    pub(super) fn articles(&self) -> impl Iterator<Item = Ranked> {
        self.articles.iter().enumerate().map(|(article, fit)| Ranked {
            article,
            in_names: fit.had,
            covered: fit.name.covered,
            whole_name: fit.name.whole,
        })
    }

    /// How much a passage says about what was typed.
    pub(super) fn says(&self, passage: u32) -> f64 {
        let fit = self.passages.get(passage as usize).copied().unwrap_or_default();
        fit.had + fit.name.covered + fit.name.whole
    }
}

impl NameFit {
    /// How well a name of these words fits.
    fn of(index: &Postings, name: &[u32], most_like: &[(f64, f64)]) -> Self {
        let (mut covered, mut all, mut is_whole) = (0.0, 0.0, true);
        for known in name {
            let (likeness, weight) = most_like.get(*known as usize).copied().unwrap_or_default();
            let own = || index.weights.get(*known as usize).copied().unwrap_or_default();
            let weight = if likeness > 0.0 { weight } else { own() };
            covered += likeness * weight;
            all += weight;
            is_whole &= likeness >= 1.0;
        }
        let whole = if is_whole { covered } else { 0.0 };
        Self { covered: if all > 0.0 { covered * covered / all } else { 0.0 }, whole }
    }

    /// Keeps what is more of each.
    fn raise(&mut self, other: Self) {
        self.covered = self.covered.max(other.covered);
        self.whole = self.whole.max(other.whole);
    }
}

impl Ranked {
    /// By which articles are ranked.
    pub(super) fn score(&self) -> f64 {
        self.in_names + self.covered + self.whole_name
    }

    /// Its entry in the index.
    pub(super) fn entry<'i>(&self, articles: &'i [IndexedArticle]) -> Option<&'i IndexedArticle> {
        articles.get(self.article)
    }
}

/// The best likeness of one typed word, place by place.
struct BestScores {
    best: Vec<f64>,
    /// The places that have one.
    raised: Vec<u32>,
}

impl BestScores {
    fn new(places: usize) -> Self {
        Self { best: vec![0.0; places], raised: Vec::new() }
    }

    /// Notes a likeness, where the place has none as good.
    fn raise(&mut self, place: u32, likeness: f64) {
        let Some(best) = self.best.get_mut(place as usize) else { return };
        if *best <= 0.0 {
            self.raised.push(place);
        }
        *best = best.max(likeness);
    }

    /// Adds a word of this weight to the places that have it, and begins anew.
    fn add_to(&mut self, fits: &mut [Fit], weight: f64) {
        for place in self.raised.drain(..) {
            let place = place as usize;
            if let (Some(best), Some(fit)) = (self.best.get_mut(place), fits.get_mut(place)) {
                fit.had += weight * std::mem::take(best);
            }
        }
    }
}
