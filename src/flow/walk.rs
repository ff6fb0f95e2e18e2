//! Walks: a person's answers, replayed from the first question.
//!
//! There is no hidden state. Whatever is asked next, and how it ends, follows from the answers.

use super::codes::Codes;
use super::condition::AtomSet;
use super::item::{Answer, Item};
use super::{Flow, Outcome};
use crate::sensitive::Sensitive;

/// The answers of one walk, by item. Answers to items that a changed answer has closed stay in
/// here and count again when the item opens again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers(Sensitive<Vec<Option<Answer>>>);

impl Answers {
    /// The answer to an item.
    pub fn get(&self, item: usize) -> Option<Answer> {
        self.0.reveal().get(item).copied().flatten()
    }

    /// Sets the answer to an item.
    pub fn set(&mut self, item: usize, answer: Answer) {
        let answers = self.0.reveal_mut();
        if answers.len() <= item {
            answers.resize(item + 1, None);
        }
        if let Some(slot) = answers.get_mut(item) {
            *slot = Some(answer);
        }
    }

    /// These answers with the answer to one more item.
    #[must_use]
    pub fn with(&self, item: usize, answer: Answer) -> Self {
        let mut answers = self.clone();
        answers.set(item, answer);
        answers
    }
}

/// What comes next in a walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// This item is to be asked.
    Ask(usize),
    /// The walk is over.
    Done(Decision),
}

/// How a walk ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// Index of the rule that decided.
    pub rule: usize,
    /// Index of the outcome.
    pub outcome: usize,
    /// Whether the rule ended the walk before its last item.
    pub early: bool,
    /// What the conditions see of the answers that counted.
    pub seen: AtomSet,
}

impl Flow {
    /// Replays `answers` from the first item and says what comes next: the first item that is
    /// open and has no answer, or the end.
    pub fn replay(&self, answers: &Answers) -> Step {
        self.run(|item, _| answers.get(item), |_| false)
    }

    /// What comes after `item` once it is answered: the next item that is open, with or without an
    /// answer, or the end. With an earlier item unanswered it is that item.
    pub fn after(&self, answers: &Answers, item: usize) -> Step {
        self.run(|item, _| answers.get(item), |index| index > item)
    }

    /// The items that were asked and count, in order. It ends where the walk ends.
    pub fn asked(&self, answers: &Answers) -> Vec<usize> {
        let mut asked = Vec::new();
        let stop_at = |index| {
            let answered = answers.get(index).is_some();
            if answered {
                asked.push(index);
            }
            false
        };
        self.run(|item, _| answers.get(item), stop_at);
        asked
    }

    /// The item asked before `item`, if any.
    pub fn before(&self, answers: &Answers, item: usize) -> Option<usize> {
        self.asked(answers).into_iter().take_while(|asked| *asked < item).last()
    }

    /// Walks through the items, asking `stop_at` at each open one whether to stop there, and
    /// `answer` for its answer. An open item without an answer always stops.
    pub(super) fn run(
        &self,
        mut answer: impl FnMut(usize, &Item) -> Option<Answer>,
        mut stop_at: impl FnMut(usize) -> bool,
    ) -> Step {
        let mut seen = AtomSet::default();
        for (index, item) in self.items.iter().enumerate() {
            if item.enable_when.as_ref().is_some_and(|condition| !condition.holds(seen)) {
                continue;
            }
            if stop_at(index) {
                return Step::Ask(index);
            }
            let Some(answer) = answer(index, item) else { return Step::Ask(index) };
            seen = seen.or(self.seen(index, answer));
            if let Some(decision) = self.early_end(seen) {
                return Step::Done(decision);
            }
        }
        Step::Done(self.end(seen))
    }

    /// The end that the answers so far force, if they do.
    pub fn early_end(&self, seen: AtomSet) -> Option<Decision> {
        self.decide(seen, true)
    }

    /// The end after the last item.
    pub fn end(&self, seen: AtomSet) -> Decision {
        // The loader sees to it that the last rule has no condition.
        let last = self.rules.len().saturating_sub(1);
        let fallback = Decision { rule: last, outcome: 0, early: false, seen };
        self.decide(seen, false).unwrap_or(fallback)
    }

    /// The first rule that holds, among those that end a walk early or among all.
    fn decide(&self, seen: AtomSet, early: bool) -> Option<Decision> {
        let open = self.rules.iter().enumerate().filter(|(_, rule)| rule.ends_walk || !early);
        let mut holding = open
            .filter(|(_, rule)| rule.when.as_ref().is_none_or(|condition| condition.holds(seen)));
        let (index, rule) = holding.next()?;
        Some(Decision { rule: index, outcome: rule.outcome, early, seen })
    }

    /// The outcome of a decision. The loader sees to it that it is there.
    pub fn outcome(&self, decision: Decision) -> Option<&Outcome> {
        self.outcomes.get(decision.outcome)
    }

    /// The answer of a person who chose these codes.
    ///
    /// # Errors
    ///
    /// The codes that the item does not have.
    pub fn answer_of<'a>(
        &self,
        item: usize,
        codes: &[&'a str],
    ) -> Result<Option<Answer>, Vec<&'a str>> {
        let Some(question) = self.items.get(item) else { return Err(codes.to_vec()) };
        let unknown: Vec<&str> =
            codes.iter().filter(|code| question.option(code).is_none()).copied().collect();
        if !unknown.is_empty() {
            return Err(unknown);
        }
        let chosen: Codes = codes.iter().filter_map(|code| question.option(code)).collect();
        Ok(question.choice(chosen))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::fixture::{answers, flow};

    /// How a walk with these answers goes on, in words.
    fn next(given: &[(&str, &[&str])]) -> String {
        let flow = flow();
        match flow.replay(&answers(&flow, given)) {
            Step::Ask(item) => format!("ask {}", flow.items[item].link_id),
            Step::Done(done) => {
                format!("{} (early: {})", flow.outcomes[done.outcome].id, done.early)
            }
        }
    }

    #[test]
    fn the_first_question_comes_first() {
        assert_eq!(next(&[]), "ask danger");
    }

    #[test]
    fn danger_ends_the_walk_at_once() {
        assert_eq!(next(&[("danger", &["chest"])]), "emergency (early: true)");
    }

    #[test]
    fn a_question_opens_only_when_its_condition_holds() {
        let none: (&str, &[&str]) = ("danger", &["none"]);
        assert_eq!(next(&[none, ("signs", &["none"])]), "ask gas");
        assert_eq!(next(&[none, ("signs", &["tingling"])]), "ask how-long");
    }

    #[test]
    fn an_answer_to_a_closed_question_does_not_count_and_is_not_lost() {
        let flow = flow();
        let mut given = answers(
            &flow,
            &[
                ("danger", &["none"]),
                ("signs", &["tingling"]),
                ("how-long", &["long"]),
                ("gas", &["no"]),
            ],
        );
        let (signs, long) = (flow.item("signs").unwrap(), flow.item("how-long").unwrap());
        let none = flow.items[signs].nothing().unwrap();
        let tingling = given.get(signs).unwrap();
        given.set(signs, none);
        assert!(!flow.asked(&given).contains(&long));
        given.set(signs, tingling);
        assert!(flow.asked(&given).contains(&long));
    }

    #[test]
    fn going_back_finds_the_question_before_and_forward_the_one_after() {
        let flow = flow();
        let given =
            answers(&flow, &[("danger", &["none"]), ("signs", &["none"]), ("gas", &["no"])]);
        let (signs, gas) = (flow.item("signs").unwrap(), flow.item("gas").unwrap());
        assert_eq!(flow.before(&given, gas), Some(signs), "the closed question is passed over");
        assert_eq!(flow.before(&given, 0), None);
        assert_eq!(flow.after(&given, signs), Step::Ask(gas), "although it has an answer");
        assert!(matches!(flow.after(&given, gas), Step::Done(_)));
    }

    #[test]
    fn a_skipped_question_is_read_as_declared() {
        let flow = flow();
        let skip = |id: &str| (flow.item(id).unwrap(), Answer::Skipped);
        let mut given = answers(&flow, &[("danger", &["none"]), ("signs", &["tingling"])]);
        for (item, answer) in [skip("how-long"), skip("gas")] {
            given.set(item, answer);
        }
        let Step::Done(done) = flow.replay(&given) else { panic!("the walk should be over") };
        assert_eq!(flow.outcomes[done.outcome].id.as_str(), "visit", "skipped is read as long");
    }

    #[test]
    fn answers_do_not_show_in_debug_text() {
        let flow = flow();
        let given = answers(&flow, &[("danger", &["chest"])]);
        assert_eq!(format!("{given:?}"), "Answers([hidden])");
    }
}
