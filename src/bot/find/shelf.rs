//! The shelf: every word of all articles once, and where it stands.

use std::collections::{BTreeMap, BTreeSet};

use super::word::{each_word, is_short, likeness, number};
use crate::article::{Article, Passage, Piece};

/// How much more a word counts in the names of a passage than in its text.
const IN_NAMES: f64 = 2.0;

/// From which weight on a word is telling, as a share of the weight of a word that one article has.
const TELLING: f64 = 0.25;

/// A word that is known, by its place on the shelf.
type Known = usize;

/// All articles in words.
pub(super) struct Shelf<'p> {
    pub(super) articles: Vec<Shelved<'p>>,
    words: BTreeMap<String, Known>,
    /// In how many articles each word stands.
    standing: Vec<Standing>,
}

/// In how many articles a word stands.
#[derive(Clone, Copy, Default)]
struct Standing {
    /// In their names or in their text.
    anywhere: usize,
    in_names: usize,
}

/// An article in words.
pub(super) struct Shelved<'p> {
    pub(super) article: &'p Article,
    /// Its title, and what people call it.
    names: Vec<Vec<Known>>,
    passages: Vec<Opened<'p>>,
}

/// A passage in words.
struct Opened<'p> {
    passage: &'p Passage,
    /// Its title, and what people call it.
    names: Vec<Vec<Known>>,
    text: BTreeSet<Known>,
}

/// A word that was typed.
pub(super) struct Typed {
    pub(super) weight: f64,
    /// Whether it is too short to tell anything beside a whole name.
    pub(super) is_short: bool,
    /// How much it is like the known words that it is like.
    likeness: BTreeMap<Known, f64>,
}

/// How well an article fits what was typed, by the weight of words.
#[derive(Clone, Copy, Default)]
pub(super) struct Fit {
    /// Of what was typed, how much stands in its names.
    pub(super) had: f64,
    /// How much of one of its names was typed: all of a long name counts most.
    pub(super) covered: f64,
    /// The weight of a name of which every word was typed without a mistake, the weightiest.
    pub(super) whole: f64,
}

impl Fit {
    /// By which articles are ranked.
    pub(super) fn score(self) -> f64 {
        self.had + self.covered + self.whole
    }
}

impl<'p> Shelf<'p> {
    pub(super) fn new(articles: &'p [Article]) -> Self {
        let mut shelf = Self { articles: vec![], words: BTreeMap::new(), standing: vec![] };
        shelf.articles = articles.iter().map(|article| shelf.shelved(article)).collect();
        for article in &shelf.articles {
            let in_names: BTreeSet<Known> = article.all_names().flatten().copied().collect();
            let in_text = article.passages.iter().flat_map(|passage| &passage.text);
            for word in in_text.chain(&in_names).copied().collect::<BTreeSet<_>>() {
                let Some(standing) = shelf.standing.get_mut(word) else { continue };
                standing.anywhere += 1;
                standing.in_names += usize::from(in_names.contains(&word));
            }
        }
        shelf
    }

    fn shelved(&mut self, article: &'p Article) -> Shelved<'p> {
        let names = self.names(&article.title, &article.also_called);
        let passages = article.passages.iter().map(|passage| Opened {
            passage,
            names: self.names(&passage.title, &passage.also_called),
            text: self.text(passage),
        });
        Shelved { article, names, passages: passages.collect() }
    }

    fn names(&mut self, title: &str, also_called: &[String]) -> Vec<Vec<Known>> {
        let names = std::iter::once(title).chain(also_called.iter().map(String::as_str));
        names.map(|name| self.known(name)).collect()
    }

    fn text(&mut self, passage: &Passage) -> BTreeSet<Known> {
        let lines = passage.text.iter().flat_map(|piece| match piece {
            Piece::Paragraph(text) => std::slice::from_ref(text),
            Piece::List(lines) => lines,
        });
        lines.flat_map(|line| self.known(line)).collect()
    }

    /// The words of a text, each with a place on the shelf.
    fn known(&mut self, text: &str) -> Vec<Known> {
        let mut known = Vec::new();
        each_word(text, |word| {
            let place = self.words.get(word).copied().unwrap_or_else(|| {
                self.standing.push(Standing::default());
                self.words.insert(word.to_owned(), self.standing.len() - 1);
                self.standing.len() - 1
            });
            known.push(place);
        });
        known
    }

    fn standing(&self, known: Known) -> Standing {
        self.standing.get(known).copied().unwrap_or_default()
    }

    /// The weight of a word that stands in so many articles.
    fn weight(&self, standing: Standing) -> f64 {
        let rarity = |count: usize| (number(self.articles.len() + 1) / number(count.max(1))).ln();
        (rarity(standing.anywhere) * rarity(standing.in_names)).sqrt()
    }

    /// The weight of a word that stands in one article.
    pub(super) fn rarest(&self) -> f64 {
        self.weight(Standing::default())
    }

    /// From which weight on a word is telling.
    pub(super) fn telling(&self) -> f64 {
        self.rarest() * TELLING
    }

    /// The words that were typed. The last letters of one that is begun may be missing.
    pub(super) fn typed(&self, text: &str, begun: bool) -> Vec<Typed> {
        let mut words = BTreeSet::new();
        each_word(text, |word| {
            words.insert(word.to_owned());
        });
        let begun = begun && words.len() == 1;
        words.iter().map(|word| self.weighed(word, begun)).collect()
    }

    /// A typed word with its weight. One that stands nowhere weighs as much as those it may mean,
    /// or nothing where it is too short to tell.
    fn weighed(&self, word: &str, begun: bool) -> Typed {
        let like = self.words.iter().map(|(known, &place)| (place, likeness(word, known, begun)));
        let like = like.filter(|(_, likeness)| *likeness > 0.0).collect();
        let mut typed = Typed { weight: 0.0, is_short: is_short(word), likeness: like };
        typed.weight = match self.words.get(word) {
            Some(&known) => self.weight(self.standing(known)),
            None if !begun && typed.is_short => 0.0,
            None => {
                let meant =
                    |article: &&Shelved<'_>| typed.best(article.all_names().flatten()) > 0.0;
                let meant = self.articles.iter().filter(meant).count();
                self.weight(Standing { anywhere: meant, in_names: meant })
            }
        };
        typed
    }

    /// How well an article fits what was typed.
    pub(super) fn fit(&self, article: &Shelved<'_>, typed: &[Typed]) -> Fit {
        let had = typed.iter().map(|word| word.weight * word.best(article.all_names().flatten()));
        let (covered, whole) = self.covered(article.all_names(), typed);
        Fit { had: had.sum(), covered, whole }
    }

    /// The passage of an article that says most about what was typed; the first, where none says
    /// clearly more.
    pub(super) fn passage(&self, article: &Shelved<'p>, typed: &[Typed]) -> Option<&'p Passage> {
        let says = |passage: &Opened<'p>| -> f64 {
            let weighed = typed.iter().map(|word| {
                let in_names = IN_NAMES * word.best(passage.names.iter().flatten());
                word.weight * in_names.max(word.best(&passage.text))
            });
            let (covered, whole) = self.covered(passage.names.iter(), typed);
            weighed.sum::<f64>() + covered + whole
        };
        let mut passages = article.passages.iter();
        let first = passages.next()?;
        let (mut most, mut meant) = (says(first) + self.telling(), first);
        for passage in passages {
            let says = says(passage);
            if says > most {
                (most, meant) = (says, passage);
            }
        }
        Some(meant.passage)
    }

    /// How much of one of these names was typed, and the weight of one that was typed as a whole.
    fn covered<'k>(
        &self,
        names: impl Iterator<Item = &'k Vec<Known>>,
        typed: &[Typed],
    ) -> (f64, f64) {
        let (mut most, mut whole) = (0.0_f64, 0.0_f64);
        for name in names {
            let (mut covered, mut all, mut faultless) = (0.0, 0.0, true);
            for &known in name {
                let fits = typed.iter().map(|word| (word.like(known), word.weight));
                let fit = fits.max_by(|(one, _), (other, _)| one.total_cmp(other));
                let (fit, weight) = fit.unwrap_or_default();
                let weight = if fit > 0.0 { weight } else { self.weight(self.standing(known)) };
                covered += fit * weight;
                all += weight;
                faultless &= fit >= 1.0;
            }
            if all > 0.0 {
                most = most.max(covered * covered / all);
            }
            if faultless {
                whole = whole.max(covered);
            }
        }
        (most, whole)
    }
}

impl Shelved<'_> {
    /// Its names, and those of its passages.
    fn all_names(&self) -> impl Iterator<Item = &Vec<Known>> {
        self.names.iter().chain(self.passages.iter().flat_map(|passage| &passage.names))
    }
}

impl Typed {
    /// How much it is like the one of these words that it is most like.
    fn best<'k>(&self, among: impl IntoIterator<Item = &'k Known>) -> f64 {
        among.into_iter().map(|&known| self.like(known)).fold(0.0, f64::max)
    }

    fn like(&self, known: Known) -> f64 {
        self.likeness.get(&known).copied().unwrap_or_default()
    }
}
