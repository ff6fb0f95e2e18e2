//! Walks of which only some answers are given: how the rest is answered.

use super::item::Answer;
use super::{Answers, Decision, Flow, Item, Step};

/// How questions are answered that have no answer. Danger signs count as none either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rest {
    /// Questions without an answer are skipped.
    #[default]
    Skip,
    /// With "none of these" or "no", where there is such an answer; else they are skipped.
    None,
}

/// A walk stops at this item: it has no answer and cannot be skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stuck(pub usize);

impl Flow {
    /// The walk with these answers, the rest answered as told: all its answers, and how it ends.
    ///
    /// # Errors
    ///
    /// [`Stuck`] names an item that must be answered.
    pub fn complete(&self, given: &Answers, rest: Rest) -> Result<(Answers, Decision), Stuck> {
        let mut answers = given.clone();
        let answer = |index, item: &Item| {
            let answer = answers.get(index).or_else(|| rest.answer(item))?;
            answers.set(index, answer);
            Some(answer)
        };
        match self.run(answer, |_| false) {
            Step::Done(decision) => Ok((answers, decision)),
            Step::Ask(item) => Err(Stuck(item)),
        }
    }
}

impl Rest {
    fn answer(self, item: &Item) -> Option<Answer> {
        let nothing = if self == Self::None || item.red_flag { item.nothing() } else { None };
        nothing.or((!item.required).then_some(Answer::Skipped))
    }
}
