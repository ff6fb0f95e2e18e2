//! The review screen: every answer before the result, each to be changed.

use super::walk::{Walking, small};
use super::{links, paragraph, title};
use crate::action::{Act, Action, Open, Position};
use crate::flow::Step;
use crate::reply::{Block, Button, Choice, Control, Menu, Screen, ScreenKind};

impl Walking<'_> {
    /// The review screen.
    pub(super) fn review(&self) -> Screen {
        let words = self.screens.words();
        let asked = self.flow.asked(self.answers);
        let items = || {
            asked.iter().filter_map(|item| {
                let question = self.flow.items.get(*item)?;
                let answer = self.answers.get(*item)?;
                Some((*item, question, self.answer_in_words(question, answer)))
            })
        };
        let mut blocks = vec![title(words.review_title()), paragraph(words.review_help())];
        let lines =
            items().map(|(_, question, answer)| links::said_of(words, &question.short, answer));
        blocks.push(Block::List(lines.collect()));
        let step = self.flow.replay(self.answers);
        if matches!(step, Step::Done(decision) if decision.early) {
            blocks.push(Block::Note(words.review_early().into()));
        }
        let options = items().map(|(_, question, answer)| Choice {
            value: question.link_id.to_string(),
            label: question.short.clone(),
            detail: Some(links::fitted(&answer)),
            chosen: false,
        });
        let mut controls = Vec::new();
        let options: Vec<Choice> = options.collect();
        if !options.is_empty() {
            controls.push(Control::Menu(Menu {
                placeholder: words.review_menu(),
                action: self.action(Act::Change),
                least: 1,
                most: 1,
                options,
            }));
        }
        let mut row = Vec::new();
        if matches!(step, Step::Done(decision) if !decision.early)
            && let Some(last) = asked.last()
        {
            let place = Position::Item { item: small(*last), review: false };
            row.push(Button::plain(words.back(), self.action(Act::Go(place))));
        }
        let on = self.action(Act::Go(Position::Result));
        row.push(match step {
            Step::Ask(_) => Button::main(words.back_to_question(), on),
            Step::Done(_) => Button::main(words.result(), on),
        });
        controls.push(Control::Row(row));
        let last = Button::plain(words.stop(), Action::Open(Open::Stop));
        controls.push(Control::Row(vec![self.help(Position::Review), last]));
        Screen { kind: ScreenKind::Review, blocks, controls, urgency: None }
    }
}
