//! What tells one card for people in danger from another, so that the same one is not sent again and
//! again. It holds nothing of what a person wrote.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::action::{Action, Open};
use crate::reply::{Block, Control, Line, Reply, Screen, ScreenKind, Span};

/// Tells one card for people in danger from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardMark(pub(super) u64);

impl CardMark {
    /// The mark of what a reply shows; `None` where that is no card for people in danger.
    pub fn of(reply: &Reply) -> Option<Self> {
        match reply {
            Reply::Show(screen) | Reply::Replace(screen) | Reply::Remove(screen) => {
                Self::of_screen(screen)
            }
            Reply::Suggest(_)
            | Reply::Share { .. }
            | Reply::Direct { .. }
            | Reply::Form(_)
            | Reply::Everybody(_)
            | Reply::ShowFile { .. }
            | Reply::Elsewhere { .. }
            | Reply::Await(_)
            | Reply::Silence => None,
        }
    }

    fn of_screen(screen: &Screen) -> Option<Self> {
        let mut hasher = DefaultHasher::new();
        if screen.kind == ScreenKind::Cards {
            screen.blocks.iter().filter_map(headline).for_each(|line| line.hash(&mut hasher));
        } else if screen.kind == ScreenKind::CardsOffered {
            screen.controls.iter().for_each(|control| hash_offered(control, &mut hasher));
        } else {
            return None;
        }
        Some(Self(hasher.finish()))
    }
}

/// The headline of a card.
fn headline(block: &Block) -> Option<String> {
    let Block::Title(Line(spans)) = block else { return None };
    let text = spans.iter().filter_map(|span| match span {
        Span::Text(text) | Span::Strong(text) => Some(text.as_str()),
        Span::Link { .. }
        | Span::Command(_)
        | Span::Channel(_)
        | Span::Role(_)
        | Span::Person(_)
        | Span::Moment(_) => None,
    });
    Some(text.collect())
}

/// The names of the cards that a row of buttons opens.
fn hash_offered(control: &Control, hasher: &mut DefaultHasher) {
    let Control::Row(row) = control else { return };
    for button in row {
        if let Action::Open(Open::Cards(cards)) = &button.action {
            for card in cards {
                card.as_str().hash(hasher);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reply::Button;

    fn card(headline: &str) -> Reply {
        let blocks = vec![Block::Title(headline.into()), Block::Paragraph("Call.".into())];
        Reply::Show(Screen::of_text(ScreenKind::Cards, blocks))
    }

    fn offered(cards: &[&str]) -> Reply {
        let cards = cards.iter().map(|card| card.parse().unwrap()).collect();
        let button = Button::plain("Show", Action::Open(Open::Cards(cards)));
        let mut screen = Screen::of_text(ScreenKind::CardsOffered, Vec::new());
        screen.controls = vec![Control::Row(vec![button])];
        Reply::Show(screen)
    }

    #[test]
    fn the_same_card_has_the_same_mark_and_another_has_another() {
        assert_eq!(CardMark::of(&card("a")), CardMark::of(&card("a")));
        assert_ne!(CardMark::of(&card("a")), CardMark::of(&card("b")));
        assert_eq!(CardMark::of(&offered(&["crisis"])), CardMark::of(&offered(&["crisis"])));
        assert_ne!(CardMark::of(&offered(&["crisis"])), CardMark::of(&offered(&["overdose"])));
    }

    #[test]
    fn what_is_no_card_has_no_mark() {
        let screen = Screen::of_text(ScreenKind::Passage, vec![Block::Title("a".into())]);
        assert_eq!(CardMark::of(&Reply::Show(screen)), None);
        assert_eq!(CardMark::of(&Reply::Silence), None);
    }
}
