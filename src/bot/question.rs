//! One question, and why it is asked.

use super::walk::{Walking, small};
use super::{paragraph, reviewed, title};
use crate::action::{Act, Position};
use crate::flow::{Answer, Item};
use crate::library::ReviewUnit;
use crate::reply::{Block, Button, Choice, Control, Line, Menu, Screen, ScreenKind, Weight};

/// The most options that are shown as buttons; more become a menu.
const BUTTONS_MAX: usize = 4;

impl Walking<'_> {
    /// The screen of a question. `review`: it is being changed from the review screen.
    pub(super) fn question(&self, item: usize, review: bool) -> Screen {
        let Some(question) = self.flow.items.get(item) else { return self.review() };
        let words = self.screens.words();
        let progress = self.flow.progress(self.answers, item);
        let number = progress.number.to_string();
        let far = match progress.at_most_more {
            0 => words.progress_last(&number),
            more => words.progress(&number, &more.to_string()),
        };
        let mut blocks = vec![Block::Note(far.into()), title(question.text.as_str())];
        let help = question.help.as_deref();
        blocks.extend(help.map(|help| paragraph(self.screens.with_reader_label(self.pack, help))));
        // Buttons that carry the full texts need no list above them.
        if !as_buttons(question) || question.options.iter().any(|o| o.short != o.display) {
            let pick = if question.repeats { words.pick_several() } else { words.pick_one() };
            blocks.push(paragraph(Line::strong(pick)));
            let displays = question.options.iter().map(|option| option.display.as_str().into());
            blocks.push(Block::List(displays.collect()));
        }
        let none = question.options.iter().find(|option| option.exclusive);
        blocks.extend(none.map(|none| Block::Note(words.none_beside(&none.display).into())));
        let standing = self.answers.get(item);
        if let Some(standing) = standing {
            let answer = self.answer_in_words(question, standing);
            blocks.push(paragraph(Line::strong(words.standing(&answer))));
        }
        let mut controls = vec![self.choices(item, question, review)];
        controls.push(Control::Row(self.navigation_buttons(item, question, review)));
        let here = Position::Item { item: small(item), review };
        let stop = crate::action::Action::Open(crate::action::Open::Stop);
        controls.push(Control::Row(vec![self.help(here), Button::plain(words.stop(), stop)]));
        Screen { kind: ScreenKind::Question, blocks, controls, urgency: None }
    }

    /// The screen that says why a question is asked.
    pub(super) fn why(&self, item: usize, review: bool) -> Screen {
        let Some(question) = self.flow.items.get(item) else { return self.review() };
        let words = self.screens.words();
        let mut blocks = vec![
            title(words.why_title()),
            paragraph(Line::strong(question.text.as_str())),
            paragraph(self.screens.with_reader_label(self.pack, &question.why.text)),
        ];
        let mut units = vec![reviewed::question(self.flow, question.link_id.clone())];
        let behind = question.why.passage.as_ref();
        if let Some((article, passage)) = behind.and_then(|passage| self.pack.passage(passage)) {
            blocks.push(Block::Divider);
            blocks.extend(self.screens.passage(self.pack, article, passage));
            units.extend(behind.cloned().map(ReviewUnit::Passage));
        }
        blocks.extend(self.screens.sources(self.pack, &question.sources));
        blocks.extend(self.screens.provenance_of(self.pack, &units));
        let here = Position::Item { item: small(item), review };
        let controls = vec![Control::Row(vec![self.back(here), self.help(here)])];
        Screen { kind: ScreenKind::Why, blocks, controls, urgency: None }
    }

    /// An answer in the words of its options.
    pub(super) fn answer_in_words(&self, item: &Item, answer: Answer) -> String {
        match answer {
            Answer::Skipped => self.screens.words().skipped(),
            Answer::Chosen(codes) => {
                let chosen = codes.iter().filter_map(|option| item.options.get(option));
                let names: Vec<&str> = chosen.map(|option| option.short.as_str()).collect();
                self.screens.words().joined(&names)
            }
        }
    }

    /// The options to choose from: buttons where they are few and one is enough, else a menu.
    fn choices(&self, item: usize, question: &Item, review: bool) -> Control {
        let words = self.screens.words();
        let chosen = match self.answers.get(item) {
            Some(Answer::Chosen(codes)) => codes,
            Some(Answer::Skipped) | None => crate::flow::Codes::NONE,
        };
        let at = small(item);
        if as_buttons(question) {
            let button = |(index, option): (usize, &crate::flow::AnswerOption)| Button {
                label: option.short.clone(),
                action: self.action(Act::Answer { item: at, option: small(index), review }),
                weight: if chosen.has(index) { Weight::Main } else { Weight::Plain },
            };
            return Control::Row(question.options.iter().enumerate().map(button).collect());
        }
        let options = question.options.iter().enumerate().map(|(index, option)| Choice {
            value: option.code.to_string(),
            label: option.short.clone(),
            detail: None,
            chosen: chosen.has(index),
        });
        Control::Menu(Menu {
            placeholder: if question.repeats { words.menu_several() } else { words.menu_one() },
            action: self.action(Act::Pick { item: at, review }),
            least: 1,
            most: if question.repeats { question.options.len() } else { 1 },
            options: options.collect(),
        })
    }

    /// The buttons for going back, keeping an answer, skipping, and asking why.
    fn navigation_buttons(&self, item: usize, question: &Item, review: bool) -> Vec<Button> {
        let words = self.screens.words();
        let at = small(item);
        let mut row = Vec::new();
        let before = self.flow.before(self.answers, item);
        if review {
            let back =
                Button::plain(words.back_to_review(), self.action(Act::Go(Position::Review)));
            row.push(back);
        } else if let Some(before) = before {
            let place = Position::Item { item: small(before), review: false };
            row.push(Button::plain(words.back(), self.action(Act::Go(place))));
        }
        if self.answers.get(item).is_some() {
            row.push(Button::plain(words.keep(), self.action(Act::Keep { item: at, review })));
        }
        if !question.required {
            row.push(Button::plain(words.skip(), self.action(Act::Skip { item: at, review })));
        }
        row.push(Button::plain(words.why(), self.action(Act::Why { item: at, review })));
        row
    }
}

/// Whether the options are shown as buttons.
fn as_buttons(question: &Item) -> bool {
    !question.repeats && question.options.len() <= BUTTONS_MAX
}
