//! What is said in answer to a person's own words, apart from the articles and the cards for danger.

use super::{Screens, paragraph};
use crate::action::{Action, Open};
use crate::reply::{Block, Button, Control, Screen, ScreenKind};

/// The card for what must be seen today.
const TODAY_CARD: &str = "today";

/// How many of the sentences stand on one screen at most.
const OWN_WORDS_LINES: usize = 6;

impl Screens<'_> {
    /// Every sentence that answers a person's own words, on one screen each few, for the largest
    /// screens: the answers to own words are made of them.
    pub(super) fn own_words_screens(&self, topics: &str) -> Vec<Screen> {
        let words = self.words();
        let lines = [
            words.first_title(),
            words.first_what(),
            words.first_can(),
            words.can_miss(),
            words.soft(),
            words.hello_answer(),
            words.thanks_answer(),
            words.stop_answer(),
            words.help_answer(),
            words.outside(),
            words.outside_topics(topics),
            words.refuse_dose(),
            words.refuse_number(),
            words.refuse_diagnosis(),
            words.refuse_stopping(),
            words.may_be_it(),
            words.not_meant(),
            words.attachment(),
            words.empty(),
        ];
        let labels = [words.symptoms_button(), words.ask_button()];
        let hide = Action::Open(Open::Hide);
        let row: Vec<Button> =
            labels.into_iter().map(|label| Button::plain(label, hide.clone())).collect();
        lines
            .chunks(OWN_WORDS_LINES)
            .map(|lines| Screen {
                kind: ScreenKind::Trouble,
                blocks: lines.iter().map(|line| paragraph(line.as_str())).collect(),
                controls: vec![Control::Row(row.clone())],
                urgency: None,
            })
            .collect()
    }

    /// The card for what must be seen today, which an article may stand below.
    pub(super) fn today(&self) -> Vec<Block> {
        let card = self.library.safety.cards.iter().find(|card| card.id.as_str() == TODAY_CARD);
        card.map(|card| self.card_blocks(card)).unwrap_or_default()
    }
}
