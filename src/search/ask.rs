//! Answers to questions in a person's own words.

use std::collections::BTreeSet;

use super::gate::{REFUSED, SHOWN};
use super::known::{BITS, Judged, Known};
use super::learned::Learned;
use super::lesson::Class;
use super::{Asked, Index, MORE_MAX, Match, NEAREST_MAX, SearchResult, Why};
use crate::linear::ngrams;
use crate::questions::RefuseKind;
use crate::safety::Cleared;

/// A further passage is at least so likely, as a share of the best.
const MORE_SHARE: f32 = 0.15;

/// The fewest of what was asked, as a share, that an article has which is named as near.
const NEAR_MIN: f32 = 0.05;

/// How sure it is, at least, that the likeliest passage answers where passages are named as near. Of
/// questions that a passage answers and that miss it, 97 in a hundred are above, of those that the
/// pack has nothing for 35.
const NEAR_SURE: f32 = 0.05;

/// The share of what is being typed that a passage has, in its text and in questions that it answers,
/// by which its article is suggested.
const TYPED_MIN: f32 = 0.3;

/// How sure it is that a pack is asked which knows nothing that is near.
const NOT_ASKED: f32 = -1.0;

/// The same for a pack that has only words to go by, and several articles with those.
const NEAR_BY_WORDS: f32 = -0.5;

/// How many words, and how many n-grams, are named as what decided.
const REASONS_MAX: usize = 8;

/// What was decided, by places.
pub(super) enum Decided {
    Found(Vec<u32>),
    Refused(RefuseKind, u32),
    Outside(Vec<u32>),
}

impl Index {
    /// What is due to a person who asked something in their own words. The first question of all
    /// takes as long as learning does; [`Index::learn`] learns beforehand.
    ///
    /// A pack without example questions answers only what [`Index::find`] is sure of: nothing has
    /// taught it what to be silent about.
    pub fn ask(&self, asked: &Cleared<'_>) -> Asked<'_> {
        self.ask_sure(asked).0
    }

    /// Learns from texts and example questions, unless that was done.
    pub fn learn(&self) {
        if self.learned().has_questions() {
            self.learned().known();
        }
    }

    /// Whether that was done, or there is nothing to learn from.
    pub fn has_learned(&self) -> bool {
        !self.learned().has_questions() || self.learned().known_already().is_some()
    }

    /// The articles that example questions with the words that are being typed are about, the
    /// likeliest first, each with the passage that fits best. None before anything was learned:
    /// nobody who types waits for that.
    pub(super) fn asked_about(&self, typed: &Cleared<'_>) -> Vec<Match<'_>> {
        let learned = self.learned();
        let Some(known) = learned.known_already() else { return vec![] };
        let mut articles = BTreeSet::new();
        let by_words = known.by_words(typed.folded(), TYPED_MIN).into_iter();
        let found = by_words.filter_map(|place| learned.passage(place));
        found.filter(|found| articles.insert(found.article)).take(NEAREST_MAX).collect()
    }

    /// The answer, and how sure it is that this pack is asked; below zero where it has no answer.
    fn ask_sure(&self, asked: &Cleared<'_>) -> (Asked<'_>, f32) {
        let learned = self.learned();
        if !learned.has_questions() {
            return match self.find(asked) {
                SearchResult::One(best) => (Asked::Found { best, more: vec![] }, SHOWN),
                SearchResult::Several(mut nearest) => {
                    nearest.truncate(NEAREST_MAX);
                    (Asked::Outside { nearest }, NEAR_BY_WORDS)
                }
                SearchResult::Nothing => (Asked::Outside { nearest: vec![] }, NOT_ASKED),
            };
        }
        let known = learned.known();
        let judged = known.judge(&learned.in_english(asked.folded()));
        let (decided, sure) = known.decide(learned, &judged);
        let matches = |places: Vec<u32>| -> Vec<Match<'_>> {
            places.into_iter().filter_map(|place| learned.passage(place)).collect()
        };
        let asked = match decided {
            Decided::Found(places) => {
                let mut more = matches(places);
                if more.is_empty() {
                    return (Asked::Outside { nearest: vec![] }, NOT_ASKED);
                }
                Asked::Found { best: more.remove(0), more }
            }
            Decided::Refused(kind, instead) => {
                Asked::Refused { kind, instead: learned.passage(instead) }
            }
            Decided::Outside(places) => Asked::Outside { nearest: matches(places) },
        };
        (asked, sure)
    }

    /// Why a question is answered as it is.
    pub fn why(&self, asked: &Cleared<'_>) -> Why {
        let known = self.learned().known();
        let judged = known.judge(&self.learned().in_english(asked.folded()));
        let Some((best, _)) = known.passages(&judged).first().copied() else {
            return Why { words: vec![], alias: None, ngrams: vec![], sure: 0.0 };
        };
        let class = match known.decide(self.learned(), &judged).0 {
            Decided::Found(_) | Decided::Outside(_) => best,
            Decided::Refused(kind, _) => known
                .likeliest(&judged, |class| *class == Class::Refuse(kind))
                .map_or(best, |c| c.0),
        };
        let names = known.fields.whole_names(&judged.words);
        let of_best = names.iter().filter(|(passage, _, _)| *passage == class);
        let alias = of_best.max_by(|one, other| one.1.total_cmp(&other.1));
        Why {
            words: known.fields.deciding(&judged.words, class, REASONS_MAX),
            alias: alias.map(|(_, _, name)| known.fields.name(*name).to_owned()),
            ngrams: known.ngrams(&judged, class),
            sure: known.sure(&judged, best),
        }
    }
}

/// What is due to a person who asked something, of all packs: the answer of the one that is surest,
/// with its place among `indexes`. Where none answers, what is nearest in the one that is nearest.
pub fn ask_all<'i>(
    indexes: impl IntoIterator<Item = &'i Index>,
    asked: &Cleared<'_>,
) -> Option<(usize, Asked<'i>)> {
    let answers = indexes.into_iter().map(|index| index.ask_sure(asked)).enumerate();
    let best = answers.reduce(|best, next| if next.1.1 > best.1.1 { next } else { best });
    best.map(|(place, (asked, _))| (place, asked))
}

impl Known {
    /// What is due, and how sure it is that this pack is asked; below zero where it has no answer.
    pub(super) fn decide(&self, learned: &Learned, judged: &Judged) -> (Decided, f32) {
        let passages = self.passages(judged);
        let Some((best, likely)) = passages.first().copied() else {
            return (Decided::Outside(vec![]), NOT_ASKED);
        };
        let sure = self.sure(judged, best);
        if let Some((kind, refused)) = self.refusal(judged, sure)
            && refused >= REFUSED
        {
            let named = learned.instead.iter().find(|(of, _)| *of == kind);
            let instead = named.map_or(best, |(_, passage)| *passage);
            return (Decided::Refused(kind, instead), sure.max(SHOWN));
        }
        if sure >= self.enough(judged) {
            let also = passages.iter().skip(1).take(MORE_MAX);
            let also = also.filter(|(_, other)| *other >= likely * MORE_SHARE);
            let places = std::iter::once(best).chain(also.map(|(place, _)| *place));
            return (Decided::Found(places.collect()), sure);
        }
        if sure < NEAR_SURE {
            return (Decided::Outside(vec![]), NOT_ASKED);
        }
        let mut articles = BTreeSet::new();
        let fits = |place: u32| judged.fits.get(place as usize).copied().unwrap_or_default();
        let near = passages.iter().map(|(place, _)| *place).filter(|place| {
            let Some(Class::Passage(article, _)) = self.classes.get(*place as usize) else {
                return false;
            };
            fits(*place) >= NEAR_MIN && articles.insert(article.clone())
        });
        (Decided::Outside(near.take(NEAREST_MAX).collect()), NOT_ASKED + sure)
    }

    /// The n-grams of a question that speak most for a class.
    fn ngrams(&self, judged: &Judged, class: u32) -> Vec<(String, f32)> {
        let words: Vec<&str> = judged.words.iter().map(|word| word.term(&self.fields)).collect();
        let mut speaking: Vec<(String, f32)> = ngrams(&words, BITS)
            .into_iter()
            .map(|ngram| (ngram.text, self.weights.weight(ngram.place, class as usize)))
            .filter(|(_, weight)| *weight > 0.0)
            .collect();
        speaking.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        speaking.dedup();
        speaking.truncate(REASONS_MAX);
        speaking
    }
}

impl Learned {
    /// The passage of a class.
    fn passage(&self, place: u32) -> Option<Match<'_>> {
        let Some(Class::Passage(article, passage)) = self.classes.get(place as usize) else {
            return None;
        };
        let is_of = |class: &&Class| matches!(class, Class::Passage(of, _) if of == article);
        let first = self.classes.iter().find(is_of);
        let is_first = first == self.classes.get(place as usize);
        Some(Match { article, passage: passage.as_ref(), is_first })
    }
}
