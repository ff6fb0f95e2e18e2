//! Search: the article, and the passage of it, that a person means by the words that they type.
//!
//! Articles are found by their titles, the titles of their passages and the words that people use
//! for them, forgiving typing mistakes. A word weighs as much as it is rare, in these names and in
//! all that the articles say: "my" stands everywhere and says nothing, "seaweed" names one article.

mod alike;
mod ask;
#[cfg(test)]
mod ask_tests;
mod asked;
mod build;
mod fields;
mod fit;
mod gate;
mod gather;
mod gloss;
mod index;
mod known;
mod learned;
mod lesson;
mod lists;
mod measure;
mod query;
mod ranking;
mod refusals;
#[cfg(test)]
mod tests;
mod text;

pub use ask::ask_all;
pub use asked::{Asked, MORE_MAX, NEAREST_MAX, Why};
pub use fit::{Fitted, FittedGate};
pub use index::Index;
pub use measure::{KindRefused, Measured, OutsideGroup, VoiceMeasured};
pub use text::{SearchRole, SearchedText};

use crate::id::{ArticleId, PassageId, PassageRef};
use crate::safety::Cleared;
use index::IndexedArticle;
use query::Query;
use ranking::{Ranked, Ranking};

/// The share of what was typed that an article must have, unless it has a telling word.
const SHARE_MIN: f64 = 0.5;

/// The weight of a name from which on the rest of what was typed does not matter, as a share of the
/// weight of a word that one article has.
const RARE_NAME: f64 = 0.75;

/// The share of what was typed that an article must have to be meant without a whole name.
const NEARLY_ALL: f64 = 0.85;

/// How far an article must be ahead of the next, as a share of what speaks for it, to be meant by a
/// whole name.
const AHEAD: f64 = 0.1;

/// How far an article must be ahead of the next to be meant without a whole name.
const FAR_AHEAD: f64 = 0.3;

/// The most articles to choose from where none is surely meant.
pub const CHOICES_MAX: usize = 5;

/// What a person means by the words that they sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SearchResult<'i> {
    /// One article that clearly fits best.
    One(Match<'i>),
    /// One of these, the likeliest first; at most [`CHOICES_MAX`].
    Several(Vec<Match<'i>>),
    /// No article has enough of what was typed.
    Nothing,
}

/// An article that a person may mean, and where they begin to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match<'i> {
    /// The article.
    pub article: &'i ArticleId,
    /// The passage that says most about what was typed; the first, where none says clearly more.
    /// None in an article without passages.
    pub passage: Option<&'i PassageId>,
    /// Whether the article is read from its beginning.
    pub is_first: bool,
}

impl Match<'_> {
    /// The full name of the passage.
    pub fn name(&self) -> Option<PassageRef> {
        let passage = self.passage?;
        Some(PassageRef { article: self.article.clone(), passage: passage.clone() })
    }
}

impl Index {
    /// The articles that a person may mean who is still typing, the likeliest first. The last
    /// letters of a single word may be missing. Where names say little, those follow that example
    /// questions with these words are about, once something was learned of these.
    pub fn suggest(&self, typed: &Cleared<'_>) -> Vec<Match<'_>> {
        let query = Query::new(self, typed.folded(), true);
        let ranking = Ranking::new(self, &query);
        let fitting = self.fitting(&query, &ranking);
        let by_name = fitting.iter().filter_map(|ranked| self.matched(&ranking, ranked));
        let mut suggested: Vec<Match<'_>> = by_name.collect();
        if suggested.len() < CHOICES_MAX {
            for about in self.asked_about(typed) {
                if suggested.iter().all(|other| other.article != about.article) {
                    suggested.push(about);
                }
            }
            suggested.truncate(CHOICES_MAX);
        }
        suggested
    }

    /// What a person means by the words that they sent.
    ///
    /// They surely mean an article if they typed the whole of one of its names, without a mistake,
    /// and little else or a rare name. Else they do if it has nearly all that they typed, and is far
    /// ahead. Without a whole name, an article with less than half of what was typed is not meant
    /// at all.
    pub fn find(&self, sent: &Cleared<'_>) -> SearchResult<'_> {
        let query = Query::new(self, sent.folded(), false);
        let ranking = Ranking::new(self, &query);
        let all = query.weight();
        let telling = if query.is_short() { f64::MAX } else { self.telling() };
        let is_named = |ranked: &Ranked| {
            ranked.whole_name > 0.0 && ranked.whole_name >= self.telling().min(all)
        };
        let has_half = |ranked: &Ranked| ranked.in_names >= all * SHARE_MIN;
        let mut fitting = self.fitting(&query, &ranking);
        fitting.retain(|ranked| is_named(ranked) || ranked.in_names >= telling && has_half(ranked));
        let Some(first) = fitting.first() else { return SearchResult::Nothing };
        let by_name =
            is_named(first) && (has_half(first) || first.whole_name >= self.rarest() * RARE_NAME);
        let ahead = if by_name { AHEAD } else { FAR_AHEAD };
        let next = fitting.get(1).map(Ranked::score);
        let is_ahead = next.is_none_or(|next| next <= first.score() * (1.0 - ahead));
        if is_ahead && (by_name || first.in_names >= all * NEARLY_ALL) {
            return self.matched(&ranking, first).map_or(SearchResult::Nothing, SearchResult::One);
        }
        let several = fitting.iter().take(CHOICES_MAX);
        SearchResult::Several(several.filter_map(|ranked| self.matched(&ranking, ranked)).collect())
    }

    /// An article of the ranking with the passage of it that says most about what was typed.
    fn matched(&self, ranking: &Ranking, ranked: &Ranked) -> Option<Match<'_>> {
        let IndexedArticle { id, passages } = ranked.entry(&self.postings().articles)?;
        let mut rest = passages.clone();
        let first = rest.next();
        let mut most = first.map_or(0.0, |first| ranking.says(first)) + self.telling();
        let mut meant = first;
        for passage in rest {
            let says = ranking.says(passage);
            if says > most {
                (most, meant) = (says, Some(passage));
            }
        }
        let passage = meant.and_then(|place| self.postings().passages.get(place as usize));
        Some(Match { article: id, passage, is_first: meant == first })
    }

    /// The articles that have enough of what was typed, the likeliest first.
    fn fitting(&self, query: &Query, ranking: &Ranking) -> Vec<Ranked> {
        let enough = (query.weight() * SHARE_MIN).min(self.telling());
        let articles = ranking.articles();
        let mut fitting: Vec<Ranked> =
            articles.filter(|ranked| ranked.in_names > 0.0 && ranked.in_names >= enough).collect();
        fitting.sort_by(|one, other| other.score().total_cmp(&one.score()));
        fitting
    }
}
