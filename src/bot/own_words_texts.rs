//! What is said in answer to a person's own words, apart from the articles and the cards for danger.

use super::Screens;
use crate::reply::Block;

/// The card for what must be seen today.
const TODAY_CARD: &str = "today";

impl Screens<'_> {
    /// The card for what must be seen today, which an article may stand below.
    pub(super) fn today(&self) -> Vec<Block> {
        let card = self.library.safety.cards.iter().find(|card| card.id.as_str() == TODAY_CARD);
        card.map(|card| self.card_blocks(card)).unwrap_or_default()
    }
}
