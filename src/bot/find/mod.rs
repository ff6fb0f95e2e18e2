//! Finding the article, and the passage of it, that a person means by the words that they type.

mod shelf;
mod word;

use crate::article::{Article, Passage};
use crate::id::PassageRef;
use shelf::{Fit, Shelf, Typed};

/// The share of what was typed that an article must have, unless it has a telling word.
const SHARE_MIN: f64 = 0.5;

/// The weight of a name from which on the rest of what was typed does not matter, as a share of the
/// weight of a word that one article has.
const RARE_NAME: f64 = 0.75;

/// The share of what was typed that an article must have to be meant without a whole name.
const NEARLY_ALL: f64 = 0.85;

/// How far an article must be ahead of the next, as a share of what speaks for it, to be meant.
const AHEAD: f64 = 0.1;

/// The same without a whole name.
const FAR_AHEAD: f64 = 0.3;

/// The most articles to choose from where none is surely meant.
pub(super) const LIKELIEST: usize = 5;

/// What a person means by the words that they sent.
pub(super) enum Meant<'p> {
    /// One article, surely.
    Sure(Found<'p>),
    /// One of these, the likeliest first.
    Unsure(Vec<Found<'p>>),
    /// Nothing that there is.
    Nothing,
}

/// An article that a person may mean, and where they begin to read.
pub(super) struct Found<'p> {
    pub(super) article: &'p Article,
    /// The passage that says most about what was typed; the first, where none says clearly more.
    pub(super) passage: Option<&'p Passage>,
}

impl Found<'_> {
    /// The name of the passage.
    pub(super) fn name(&self) -> Option<PassageRef> {
        let passage = self.passage?;
        Some(PassageRef { article: self.article.id.clone(), passage: passage.id.clone() })
    }

    /// Whether the article is read from its beginning.
    pub(super) fn is_first(&self) -> bool {
        self.passage.map(|passage| &passage.id) == self.article.passages.first().map(|p| &p.id)
    }
}

/// The articles that a person may mean who is still typing, the likeliest first.
///
/// They are found by their titles, the titles of their passages and the words that people use for
/// them, forgiving typing mistakes. A word weighs as much as it is rare, in these names and in all
/// that the articles say: "my" stands everywhere and says nothing, "seaweed" names one article.
pub(super) fn begun<'p>(articles: &'p [Article], typed: &str) -> Vec<Found<'p>> {
    let shelf = Shelf::new(articles);
    let typed = shelf.typed(typed, true);
    ranked(&shelf, &typed).into_iter().map(|(_, found)| found).collect()
}

/// What a person means by the words that they sent.
///
/// They surely mean an article if they typed the whole of one of its names, without a mistake, and
/// little else or a rare name. Else they do if it has nearly all that they typed, and is far ahead.
/// Without a whole name, an article with less than half of what was typed is not meant at all.
pub(super) fn meant<'p>(articles: &'p [Article], sent: &str) -> Meant<'p> {
    let shelf = Shelf::new(articles);
    let typed = shelf.typed(sent, false);
    let all: f64 = typed.iter().map(|word| word.weight).sum();
    let telling = if typed.iter().all(|word| word.is_short) { f64::MAX } else { shelf.telling() };
    let is_named = |fit: &Fit| fit.whole > 0.0 && fit.whole >= shelf.telling().min(all);
    let has_half = |fit: &Fit| fit.had >= all * SHARE_MIN;
    let fits = |fit: &Fit| is_named(fit) || fit.had >= telling && has_half(fit);
    let mut found = ranked(&shelf, &typed);
    found.retain(|(fit, _)| fits(fit));
    let mut fits = found.iter().map(|(fit, _)| *fit);
    let (Some(first), second) = (fits.next(), fits.next()) else { return Meant::Nothing };
    let by_name =
        is_named(&first) && (has_half(&first) || first.whole >= shelf.rarest() * RARE_NAME);
    let ahead = if by_name { AHEAD } else { FAR_AHEAD };
    let is_ahead = second.is_none_or(|next| next.score() <= first.score() * (1.0 - ahead));
    let mut found = found.into_iter().map(|(_, found)| found);
    if is_ahead && (by_name || first.had >= all * NEARLY_ALL) {
        found.next().map_or(Meant::Nothing, Meant::Sure)
    } else {
        Meant::Unsure(found.take(LIKELIEST).collect())
    }
}

/// The articles that fit, the likeliest first.
fn ranked<'p>(shelf: &Shelf<'p>, typed: &[Typed]) -> Vec<(Fit, Found<'p>)> {
    let all: f64 = typed.iter().map(|word| word.weight).sum();
    let enough = (all * SHARE_MIN).min(shelf.telling());
    let fits = shelf.articles.iter().map(|article| (shelf.fit(article, typed), article));
    let mut fitting: Vec<_> = fits.filter(|(fit, _)| fit.had > 0.0 && fit.had >= enough).collect();
    fitting.sort_by(|(one, _), (other, _)| other.score().total_cmp(&one.score()));
    let found = |(fit, shelved)| {
        let passage = shelf.passage(shelved, typed);
        (fit, Found { article: shelved.article, passage })
    };
    fitting.into_iter().map(found).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(id: &str, names: &[&str]) -> Article {
        Article {
            id: id.parse().unwrap(),
            title: id.to_owned(),
            also_called: names.iter().map(|name| (*name).to_owned()).collect(),
            pinned: false,
            related: vec![],
            passages: vec![],
        }
    }

    fn ids(typed: &str) -> Vec<String> {
        let articles = [
            article("feet", &["my numb feet", "burning feet"]),
            article("mouth", &["my burning tongue", "glossitis"]),
            article("food", &["my food", "seaweed"]),
        ];
        begun(&articles, typed).into_iter().map(|found| found.article.id.to_string()).collect()
    }

    #[test]
    fn a_rare_word_weighs_more_than_one_that_several_articles_have() {
        assert_eq!(ids("burning tongue"), ["mouth", "feet"]);
        assert_eq!(ids("burning numb"), ["feet", "mouth"]);
        assert_eq!(ids("oh my my seaweed"), ["food"]);
    }

    #[test]
    fn typing_mistakes_and_words_begun_are_forgiven() {
        assert_eq!(ids("glosittis"), ["mouth"]);
        assert_eq!(ids("tonuge"), ["mouth"]);
        assert_eq!(ids("seaw"), ["food"]);
        assert_eq!(ids("g"), ["mouth"]);
    }

    #[test]
    fn what_says_nothing_finds_nothing() {
        assert_eq!(ids(""), [""; 0]);
        assert_eq!(ids("?!"), [""; 0]);
        assert_eq!(ids("the weather in my town"), [""; 0]);
    }

    #[test]
    fn a_pack_of_one_article_can_be_searched() {
        let one = [article("diary", &["sleep diary"])];
        assert_eq!(begun(&one, "my sleep").len(), 1);
        assert_eq!(begun(&one, "weather").len(), 0);
    }

    fn sent(typed: &str) -> String {
        let articles = [
            article("feet", &["my numb feet", "burning feet"]),
            article("mouth", &["my burning tongue", "glossitis", "ms"]),
            article("food", &["my food", "seaweed"]),
        ];
        match meant(&articles, typed) {
            Meant::Sure(found) => found.article.id.to_string(),
            Meant::Unsure(found) => {
                let ids: Vec<String> = found.iter().map(|f| f.article.id.to_string()).collect();
                format!("one of {}", ids.join(", "))
            }
            Meant::Nothing => "nothing".to_owned(),
        }
    }

    #[test]
    fn a_whole_name_or_nearly_all_of_what_was_sent_is_surely_meant() {
        assert_eq!(sent("burning feet"), "feet");
        assert_eq!(sent("the dog ate all my seaweed again"), "food");
        assert_eq!(sent("glositis"), "mouth");
        assert_eq!(sent("ms"), "mouth");
    }

    #[test]
    fn where_several_fit_or_much_was_not_understood_one_is_to_be_chosen() {
        assert_eq!(sent("burning"), "one of feet, mouth");
        assert_eq!(sent("numb elbows"), "one of feet");
    }

    #[test]
    fn a_weak_or_short_word_alone_means_nothing_once_it_is_sent() {
        for typed in ["", "g", "m", "the", "numb elbows and purple knees"] {
            assert_eq!(sent(typed), "nothing", "{typed}");
        }
    }
}
