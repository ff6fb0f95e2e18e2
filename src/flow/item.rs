//! Items: the questions of a flow and the answers they take.

use super::codes::Codes;
use super::condition::Condition;
use crate::id::{Code, LinkId, PassageRef, SourceId};
use crate::limits::MENU_OPTIONS_MAX;

/// The most options an item may have: a menu shows them all.
pub const OPTIONS_MAX: usize = MENU_OPTIONS_MAX;

/// What a person did with an item.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// The person skipped the question.
    Skipped,
    /// Chose these options; at least one.
    Chosen(Codes),
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its name.
    pub link_id: LinkId,
    /// Whether several options may be chosen.
    pub repeats: bool,
    /// Whether it cannot be skipped.
    pub required: bool,
    /// Whether it is about danger: asked before everything else, and always wins.
    pub red_flag: bool,
    /// It is asked only when this holds. It looks at earlier items only.
    pub enable_when: Option<Condition>,
    /// The option that a skipped answer is read as. `None`: unknown, no option holds.
    pub when_skipped: Option<usize>,
    /// Options from the least to the most worrying.
    pub rises: Vec<usize>,
    /// The option that means "no, nothing here", on items without `repeats`.
    pub negative: Option<usize>,
    /// The answer options, in order.
    pub options: Vec<AnswerOption>,
    /// Its name on the review screen and in lists.
    pub short: String,
    /// The question as it is asked.
    pub text: String,
    /// What helps to answer it.
    pub help: Option<String>,
    /// Why the question is asked.
    pub why: Why,
    /// The evidence it rests on.
    pub evidence: Vec<String>,
    /// The sources and evidence that the question rests on.
    pub sources: Vec<SourceId>,
}

/// Why a question is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// The reason, as it is shown.
    pub text: String,
    /// The passage to read behind it.
    pub passage: Option<PassageRef>,
}

/// One answer option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerOption {
    /// Its name.
    pub code: Code,
    /// The answer in full.
    pub display: String,
    /// Its label on a button or in a menu.
    pub short: String,
    /// Whether it rules the others out ("none of these").
    pub exclusive: bool,
    /// The evidence it rests on.
    pub evidence: Vec<String>,
}

impl Item {
    /// The option of that code.
    pub fn option(&self, code: &str) -> Option<usize> {
        self.options.iter().position(|option| option.code.as_str() == code)
    }

    /// The options that rule the others out.
    pub fn exclusive(&self) -> Codes {
        let exclusive = self.options.iter().enumerate().filter(|(_, option)| option.exclusive);
        exclusive.map(|(index, _)| index).collect()
    }

    /// The options that do not rule the others out.
    pub fn ordinary(&self) -> Codes {
        (0..self.options.len()).collect::<Codes>().without(self.exclusive())
    }

    /// Whether the answer is something that could be otherwise: what has neither an order nor a "no",
    /// such as an age, is not.
    pub fn could_be_otherwise(&self) -> bool {
        self.repeats || !self.rises.is_empty() || self.negative.is_some()
    }

    /// The answer that says "nothing here": the exclusive option, else the declared negative.
    pub fn nothing(&self) -> Option<Answer> {
        let exclusive = self.exclusive().iter().next();
        exclusive.or(self.negative).map(|option| Answer::Chosen(Codes::only(option)))
    }

    /// What a choice of these options means. Discord does not enforce exclusivity: "none" beside
    /// others means the others. `None` where the choice is empty or holds more than the item takes.
    pub fn choice(&self, chosen: Codes) -> Option<Answer> {
        let known: Codes = (0..self.options.len()).collect();
        let ordinary = chosen.without(self.exclusive());
        let kept = if ordinary.is_empty() { chosen } else { ordinary };
        let one = kept.iter().count() == 1;
        let legal = !kept.is_empty() && kept.without(known).is_empty() && (one || self.repeats);
        legal.then_some(Answer::Chosen(kept))
    }

    /// How many bits an answer takes, the missing one included.
    pub fn bits(&self) -> u32 {
        let options = u32::try_from(self.options.len()).unwrap_or(u32::MAX);
        if self.repeats { options + 1 } else { (options + 1).ilog2() + 1 }
    }

    /// An answer as a number below `2^bits`: 0 for none, 1 for skipped.
    pub fn pack(&self, answer: Option<Answer>) -> u32 {
        match answer {
            None => 0,
            Some(Answer::Skipped) => 1,
            Some(Answer::Chosen(codes)) if self.repeats => codes.bits() << 1,
            Some(Answer::Chosen(codes)) => codes
                .iter()
                .next()
                .and_then(|option| u32::try_from(option).ok())
                .map_or(0, |o| o + 2),
        }
    }

    /// The answer that packs to this number. `None` where no answer does.
    pub fn unpack(&self, number: u32) -> Option<Option<Answer>> {
        match number {
            0 => Some(None),
            1 => Some(Some(Answer::Skipped)),
            _ => {
                let codes = if self.repeats && number & 1 == 0 {
                    Codes::from_bits(number >> 1)
                } else if self.repeats {
                    return None;
                } else {
                    Codes::only(usize::try_from(number - 2).ok()?)
                };
                let answer = self.choice(codes)?;
                (answer == Answer::Chosen(codes)).then_some(Some(answer))
            }
        }
    }

    /// The codes that hold after this answer.
    pub fn codes(&self, answer: Answer) -> Codes {
        match answer {
            Answer::Chosen(codes) => codes,
            Answer::Skipped => self.when_skipped.map_or(Codes::NONE, Codes::only),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::fixture;

    #[test]
    fn none_beside_others_means_the_others() {
        let flow = fixture::flow();
        let signs = &flow.items[1];
        let (tingling, none) = (signs.option("tingling").unwrap(), signs.option("none").unwrap());
        let both = Codes::only(tingling).or(Codes::only(none));
        assert!(signs.choice(both) == Some(Answer::Chosen(Codes::only(tingling))));
        assert!(signs.choice(Codes::only(none)) == Some(Answer::Chosen(Codes::only(none))));
    }

    #[test]
    fn a_choice_must_be_one_the_item_takes() {
        let flow = fixture::flow();
        let gas = flow.items.iter().find(|item| !item.repeats).unwrap();
        assert!(gas.choice(Codes::NONE).is_none(), "an empty choice is no answer");
        assert!(gas.choice(Codes::from_bits(0b11)).is_none(), "one answer only");
        assert!(gas.choice(Codes::only(20)).is_none(), "an option that is not there");
    }
}
