//! Finding the article, and the passage of it, that a person means by the words that they type.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::{Article, Passage, Piece};
use crate::id::PassageRef;

/// The fewest letters of a word that is told by its beginning, where other words stand beside it.
const BEGINNING_MIN: usize = 3;

/// How many letters of a word allow for one typing mistake.
const LETTERS_PER_MISTAKE: usize = 4;

/// The share of what was typed that an article must have, unless it has a telling word.
const SHARE_MIN: f64 = 0.5;

/// From which weight on a word is telling, as a share of the weight of a word that one article has.
const TELLING: f64 = 0.25;

/// How much more a word counts in the names of a passage than in its text.
const IN_NAMES: f64 = 2.0;

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

/// The articles that a person may mean, the likeliest first.
///
/// They are found by their titles, the titles of their passages and the words that people use for
/// them, forgiving typing mistakes. A word weighs as much as it is rare, in these names and in all
/// that the articles say: "my" stands everywhere and says nothing, "seaweed" names one article.
pub(super) fn found<'p>(articles: &'p [Article], typed: &str) -> Vec<Found<'p>> {
    let shelf = Shelf::new(articles);
    let typed: BTreeSet<String> = words(typed).collect();
    let alone = typed.len() == 1;
    let typed: Vec<Typed> = typed.into_iter().map(|word| shelf.weighed(word, alone)).collect();
    let all: f64 = typed.iter().map(|word| word.weight).sum();
    let enough = (all * SHARE_MIN).min(shelf.rarest() * TELLING);
    let fitting = shelf.named.iter().filter_map(|named| {
        let had: f64 = typed.iter().map(|word| word.weight * named.has(word)).sum();
        let best = named.names.iter().map(|name| shelf.covered(name, &typed));
        (had > 0.0 && had >= enough).then(|| (had + best.fold(0.0, f64::max), named.article))
    });
    let mut fitting: Vec<(f64, &Article)> = fitting.collect();
    fitting.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let found = |(_, article)| Found { article, passage: shelf.passage(article, &typed) };
    fitting.into_iter().map(found).collect()
}

/// All articles, and in how many of them a word stands.
struct Shelf<'p> {
    named: Vec<Named<'p>>,
    standing: BTreeMap<String, Standing>,
}

/// In how many articles a word stands.
#[derive(Clone, Copy, Default)]
struct Standing {
    /// In their names or in their text.
    anywhere: usize,
    in_names: usize,
}

/// An article with its names, each in words.
struct Named<'p> {
    article: &'p Article,
    names: Vec<Vec<String>>,
}

/// A word that was typed.
struct Typed {
    word: String,
    weight: f64,
    /// Whether it may be the beginning of a word, however short.
    alone: bool,
}

impl<'p> Shelf<'p> {
    fn new(articles: &'p [Article]) -> Self {
        let named: Vec<Named<'p>> = articles.iter().map(Named::new).collect();
        let mut standing: BTreeMap<String, Standing> = BTreeMap::new();
        for article in &named {
            let called: BTreeSet<&String> = article.names.iter().flatten().collect();
            let said: BTreeSet<String> = article.text().collect();
            for word in &called {
                standing.entry((*word).clone()).or_default().in_names += 1;
            }
            for word in called.into_iter().chain(&said).collect::<BTreeSet<_>>() {
                standing.entry(word.clone()).or_default().anywhere += 1;
            }
        }
        Self { named, standing }
    }

    /// The weight of a word that stands in so many articles.
    fn weight(&self, standing: Standing) -> f64 {
        let rarity = |count: usize| (number(self.named.len() + 1) / number(count.max(1))).ln();
        (rarity(standing.anywhere) * rarity(standing.in_names)).sqrt()
    }

    /// The weight of a word that stands in one article.
    fn rarest(&self) -> f64 {
        self.weight(Standing::default())
    }

    /// A typed word with its weight. One that stands nowhere weighs as much as those it may mean,
    /// or nothing where it is too short to tell.
    fn weighed(&self, word: String, alone: bool) -> Typed {
        let mut typed = Typed { word, weight: 0.0, alone };
        typed.weight = match self.standing.get(&typed.word) {
            Some(standing) => self.weight(*standing),
            None if !typed.tells() => 0.0,
            None => {
                let meant = self.named.iter().filter(|named| named.has(&typed) > 0.0).count();
                self.weight(Standing { anywhere: meant, in_names: meant })
            }
        };
        typed
    }

    /// The passage of an article that says most about what was typed.
    fn passage(&self, article: &'p Article, typed: &[Typed]) -> Option<&'p Passage> {
        let says = |passage: &Passage| -> f64 {
            let names: Vec<String> = named(passage).flat_map(|name| words(name)).collect();
            let text: Vec<String> = said(passage).collect();
            let best = |word: &Typed, among: &[String]| {
                among.iter().map(|known| word.likeness(known)).fold(0.0, f64::max)
            };
            let weighed = typed
                .iter()
                .map(|word| word.weight * (IN_NAMES * best(word, &names)).max(best(word, &text)));
            weighed.sum()
        };
        let mut passages = article.passages.iter();
        let first = passages.next()?;
        let (mut most, mut meant) = (says(first) + self.rarest() * TELLING, first);
        for passage in passages {
            let says = says(passage);
            if says > most {
                (most, meant) = (says, passage);
            }
        }
        Some(meant)
    }

    /// How much of a name was typed, by weight: all of a long name counts most.
    fn covered(&self, name: &[String], typed: &[Typed]) -> f64 {
        let (mut covered, mut all) = (0.0, 0.0);
        for known in name {
            let fits = typed.iter().map(|word| (word.likeness(known), word.weight));
            let fit = fits.max_by(|(one, _), (other, _)| one.total_cmp(other));
            let (fit, weight) = fit.unwrap_or_default();
            let of_known = || self.weight(self.standing.get(known).copied().unwrap_or_default());
            let weight = if fit > 0.0 { weight } else { of_known() };
            covered += fit * weight;
            all += weight;
        }
        if all > 0.0 { covered * covered / all } else { 0.0 }
    }
}

impl<'p> Named<'p> {
    fn new(article: &'p Article) -> Self {
        let passages = article.passages.iter().flat_map(named);
        let names = std::iter::once(&article.title).chain(&article.also_called).chain(passages);
        let names = names.map(|name| words(name).collect()).collect();
        Self { article, names }
    }

    /// How well a name of the article has a word, from 0 to 1.
    fn has(&self, typed: &Typed) -> f64 {
        let known = self.names.iter().flatten();
        known.map(|known| typed.likeness(known)).fold(0.0, f64::max)
    }

    /// The words of its text.
    fn text(&self) -> impl Iterator<Item = String> {
        self.article.passages.iter().flat_map(said)
    }
}

impl Typed {
    /// Whether it is long enough to be the beginning of a word.
    fn tells(&self) -> bool {
        self.alone || self.word.chars().count() >= BEGINNING_MIN
    }

    /// How much it is like a known word, from 0 to 1: the same, the beginning of one or the other,
    /// or the same with typing mistakes.
    fn likeness(&self, known: &str) -> f64 {
        if self.word == known {
            return 1.0;
        }
        let (typed, letters) = (self.word.chars().count(), known.chars().count());
        let share = number(typed.min(letters)) / number(typed.max(letters));
        let begun = known.starts_with(&self.word) && self.tells();
        if begun || self.word.starts_with(known) && letters > BEGINNING_MIN {
            return f64::midpoint(share, 1.0);
        }
        let allowed = typed.max(letters) / LETTERS_PER_MISTAKE;
        if typed.min(letters) <= LETTERS_PER_MISTAKE || typed.abs_diff(letters) > allowed {
            return 0.0;
        }
        let mistakes = strsim::damerau_levenshtein(&self.word, known);
        let right = 1.0 - number(mistakes) / number(typed.max(letters));
        if mistakes <= allowed { right } else { 0.0 }
    }
}

/// The title of a passage, and what people call it.
fn named(passage: &Passage) -> impl Iterator<Item = &String> {
    std::iter::once(&passage.title).chain(&passage.also_called)
}

/// The words of a passage's text.
fn said(passage: &Passage) -> impl Iterator<Item = String> {
    let lines = passage.text.iter().flat_map(|piece| match piece {
        Piece::Paragraph(text) => std::slice::from_ref(text),
        Piece::List(lines) => lines,
    });
    lines.flat_map(|line| words(line))
}

/// The words of a text in small letters. What an apostrophe joins is one word, with or without it.
fn words(text: &str) -> impl Iterator<Item = String> {
    let text: String = text.chars().filter(|c| !matches!(c, '\'' | '’')).collect();
    let words: Vec<String> = text
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(ToOwned::to_owned)
        .collect();
    words.into_iter()
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
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
        found(&articles, typed).into_iter().map(|found| found.article.id.to_string()).collect()
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
        assert_eq!(found(&one, "my sleep").len(), 1);
        assert_eq!(found(&one, "weather").len(), 0);
    }
}
