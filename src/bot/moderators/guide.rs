//! What to do when somebody in the server is in crisis: one page for moderators, with the helplines of the server's
//! countries.

use super::Moderating;
use crate::action::Group;
use crate::reply::{Control, Screen, ScreenKind};

/// The card that the page is made of.
const CARD: &str = "moderators";

impl Moderating<'_> {
    /// The page.
    pub(super) fn crisis_guide(&self) -> Screen {
        let cards = &self.screens.library.safety.cards;
        let Some(card) = cards.iter().find(|card| card.id.as_str() == CARD) else {
            return self.screens.help_now(None);
        };
        let mut screen = self.screens.danger(&[card]);
        screen.kind = ScreenKind::CrisisGuide;
        if let Some(Control::Row(row)) = screen.controls.last_mut() {
            row.insert(0, self.back_to_group(Group::Help));
        }
        screen
    }
}
