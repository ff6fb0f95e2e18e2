//! A walk that shows something, in the words of `myelin walk`.

use crate::flow::{Answer, Answers, Flow};

/// What a person answered, in the order asked.
#[derive(Clone, PartialEq, Eq)]
pub struct Walk(pub(super) Vec<(usize, Answer)>);

impl Walk {
    /// The answers.
    pub fn answers(&self) -> Answers {
        let mut answers = Answers::default();
        for (item, answer) in &self.0 {
            answers.set(*item, *answer);
        }
        answers
    }

    /// The answer to an item.
    pub fn answer(&self, item: usize) -> Option<Answer> {
        self.0.iter().find(|(known, _)| *known == item).map(|(_, answer)| *answer)
    }

    /// The answers as `myelin walk` takes them, such as `age=65-plus nerves=tingling,burning`.
    /// What is skipped is left out.
    pub fn in_words(&self, flow: &Flow) -> String {
        // A pair of walks shares its answers, so one may hold some to questions it does not ask.
        let asked = flow.asked(&self.answers());
        let counted = self.0.iter().filter(|(item, _)| asked.contains(item));
        let words: Vec<String> =
            counted.filter_map(|(item, answer)| given(flow, *item, *answer)).collect();
        words.join(" ")
    }
}

/// One answer, such as `nerves=tingling,burning`; nothing where it is skipped.
pub fn given(flow: &Flow, item: usize, answer: Answer) -> Option<String> {
    let Answer::Chosen(codes) = answer else { return None };
    let question = flow.items.get(item)?;
    let codes = codes.iter().filter_map(|option| question.options.get(option));
    let codes: Vec<&str> = codes.map(|option| option.code.as_str()).collect();
    Some(format!("{}={}", question.link_id, codes.join(",")))
}
