//! Walks: what a button that carries answers leads to.

use super::Screens;
use crate::action::{Act, Action, Position, WalkAction, passage_mark};
use crate::article::Passage;
use crate::flow::{Answer, Answers, Codes, Decision, Disposition, Flow, Step};
use crate::id::PassageRef;
use crate::library::{Pack, ReviewUnit};
use crate::reply::{Button, Control, Screen, ScreenKind};

/// One person's walk, at the moment of one screen.
#[derive(Clone, Copy)]
pub(super) struct Walking<'a> {
    pub(super) screens: Screens<'a>,
    pub(super) pack: &'a Pack,
    pub(super) flow: &'a Flow,
    pub(super) answers: &'a Answers,
}

impl<'a> Screens<'a> {
    pub(super) fn walking(
        self,
        pack: &'a Pack,
        flow: &'a Flow,
        answers: &'a Answers,
    ) -> Walking<'a> {
        Walking { screens: self, pack, flow, answers }
    }

    /// What a button within a walk leads to.
    pub(super) fn walk(&self, action: &WalkAction, values: &[String]) -> Screen {
        let Some((pack, flow)) = self.library.flow(&action.pack, &action.flow) else {
            return self.not_opened(super::NotOpened::QuestionsChanged);
        };
        let walk = self.walking(pack, flow, &action.answers);
        let screen = match action.act {
            Act::Answer { item, option, review } => {
                walk.answered(item, Codes::only(usize::from(option)), review)
            }
            Act::Pick { item, review } => {
                let question = flow.items.get(usize::from(item));
                let picked = question.map(|question| {
                    values.iter().filter_map(|value| question.option(value)).collect()
                });
                walk.answered(item, picked.unwrap_or_default(), review)
            }
            Act::Keep { item, review } => walk.next(usize::from(item), review),
            Act::Skip { item, review } => walk.skipped(item, review),
            Act::Change => {
                let picked = values.first().and_then(|link_id| flow.item(link_id));
                picked.map_or_else(|| walk.review(), |item| walk.question(item, true))
            }
            Act::Go(place) => walk.place(place),
            Act::Why { item, review } => walk.why(usize::from(item), review),
            Act::Read { passage, back } => walk.read(passage, back),
            Act::List => walk.list(),
            Act::WhatIf => walk.what_if(),
            Act::Sources(page) => walk.sources(page),
            Act::More => walk.more(),
            Act::HelpNow(back) => self.help_now(Some((walk, back))),
            Act::PickCountry { back, .. } => {
                self.picked_country(values.first().map(String::as_str), Some((walk, back)))
            }
        };
        // What is said in danger comes whatever the operator has switched off.
        let danger = screen.urgency == Some(Disposition::Emergency);
        if self.settings.checks || danger { screen } else { self.checks_off(pack) }
    }
}

impl Walking<'_> {
    /// What a place of the walk looks like. A result whose questions are not all answered shows the
    /// next question instead.
    pub(super) fn place(&self, place: Position) -> Screen {
        match place {
            Position::Item { item, review } => self.question(usize::from(item), review),
            Position::Review => self.review(),
            Position::Result => match self.flow.replay(self.answers) {
                Step::Done(decision) => self.outcome(decision),
                Step::Ask(item) => self.question(item, self.answered_after(item)),
            },
        }
    }

    /// After an item was answered.
    pub(super) fn answered(&self, item: u8, chosen: Codes, review: bool) -> Screen {
        let index = usize::from(item);
        let Some(question) = self.flow.items.get(index) else { return self.review() };
        if let Some(answer) = question.choice(chosen) {
            return self.with(index, answer, review);
        }
        let mut screen = self.question(index, review);
        screen.blocks.insert(0, super::paragraph(self.screens.words().pick_again()));
        screen
    }

    /// After an item was passed over.
    fn skipped(&self, item: u8, review: bool) -> Screen {
        let index = usize::from(item);
        match self.flow.items.get(index) {
            Some(question) if !question.required => self.with(index, Answer::Skipped, review),
            _ => self.question(index, review),
        }
    }

    fn with(&self, item: usize, answer: Answer, review: bool) -> Screen {
        let answers = self.answers.with(item, answer);
        Walking { answers: &answers, ..*self }.next(item, review)
    }

    /// What comes after an item: an early end at once, else the next question, else the review.
    /// From the review screen only questions that opened anew are asked.
    fn next(&self, item: usize, review: bool) -> Screen {
        let step = if review {
            self.flow.replay(self.answers)
        } else {
            self.flow.after(self.answers, item)
        };
        match step {
            Step::Ask(next) => self.question(next, review && self.answered_after(next)),
            Step::Done(decision) if decision.early => self.outcome(decision),
            Step::Done(_) => self.review(),
        }
    }

    /// Whether anything after an item is answered already: then a person who answers it goes back
    /// to the review, and else on through the questions.
    fn answered_after(&self, item: usize) -> bool {
        (item + 1..self.flow.items.len()).any(|later| self.answers.get(later).is_some())
    }

    /// The decision, as far as the answers go.
    pub(super) fn decision(&self) -> Decision {
        self.flow.conclude(self.answers)
    }

    /// A button within this walk.
    pub(super) fn action(&self, act: Act) -> Action {
        Action::Walk(WalkAction {
            pack: self.pack.id.clone(),
            flow: self.flow.id.clone(),
            answers: self.answers.clone(),
            act,
        })
    }

    /// The way back to a place.
    pub(super) fn back(&self, place: Position) -> Button {
        let words = self.screens.words();
        let label = match place {
            Position::Item { .. } => words.back_to_question(),
            Position::Review => words.back_to_review(),
            Position::Result => words.back_to_result(),
        };
        Button::main(label, self.action(Act::Go(place)))
    }

    /// A passage, with a way back, and on to the next one of its article.
    pub(super) fn read(&self, mark: u16, back: Position) -> Screen {
        let passage = self.pack.marked_passage(mark);
        let found = passage.as_ref().and_then(|passage| self.pack.passage(passage));
        let Some((article, passage)) = found else { return self.place(back) };
        let mut blocks = self.screens.passage(self.pack, article, passage);
        let name = PassageRef { article: article.id.clone(), passage: passage.id.clone() };
        blocks.extend(self.screens.provenance_of(self.pack, &[ReviewUnit::Passage(name)]));
        let words = self.screens.words();
        let turn = |to: &Passage, label: String| {
            let name = PassageRef { article: article.id.clone(), passage: to.id.clone() };
            let act = Act::Read { passage: passage_mark(&name), back };
            Button::plain(label, self.action(act))
        };
        let next = article.after(&passage.id).map(|to| turn(to, words.next(&to.title)));
        let before = article.before(&passage.id).map(|to| turn(to, words.back_to(&to.title)));
        let row = [self.back(back)].into_iter().chain(next).chain(before).chain([self.help(back)]);
        Screen {
            kind: ScreenKind::PassageInWalk,
            blocks,
            controls: vec![Control::Row(row.collect())],
            urgency: None,
        }
    }

    /// The button for help in danger, with a way back.
    pub(super) fn help(&self, back: Position) -> Button {
        Button::danger(self.screens.words().help_now(), self.action(Act::HelpNow(back)))
    }
}

/// An item's index as actions carry it. The loader sees to it that a flow has at most 25 items.
pub(super) fn small(index: usize) -> u8 {
    u8::try_from(index).unwrap_or(u8::MAX)
}
