//! What a person wrote is heard here before anything else is done with it.

use super::{Card, Safety};
use crate::hearing::Verdict;
use crate::sensitive::Sensitive;
use crate::words::Folded;

/// The card for those whom no other fits.
const ANY_CARD: &str = "help-now";

/// The cards that stand before others, in this order.
const FIRST_CARDS: &[&str] = &["emergency", "overdose"];

/// The card for the writer's own life. It is never left out for a second one about the body.
const CRISIS_CARD: &str = "crisis";

/// How many cards answer a message at most, so that whoever is in danger can still read them.
const CARDS_MAX: usize = 2;

/// What is to be done with what a person wrote.
pub enum Judgement<'s, 'w> {
    /// They, or somebody they write about, may be in danger. These cards answer them, the first
    /// first, and nothing else.
    Danger(Vec<&'s Card>),
    /// Nothing in it calls for a card alone.
    Clear(Cleared<'w>),
}

/// What is added to the answer of what no card answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concern {
    /// Nothing.
    None,
    /// A soft line with the way to help stands under the answer.
    Soft,
    /// It should be seen today: that is said first, and the answer stands below.
    Today,
}

/// What a person wrote, when no card answers it. Only [`Safety::judge`] makes it, and search takes
/// nothing else, so that an article is never looked for where somebody needs help:
///
/// ```compile_fail,E0451
/// use myelin::safety::{Cleared, Concern};
/// use myelin::words::Folded;
///
/// let written = "i want to die";
/// let unheard = Cleared { written, folded: Folded::new(written), concern: Concern::None };
/// ```
pub struct Cleared<'w> {
    written: &'w str,
    folded: Folded,
    concern: Concern,
}

impl<'w> Cleared<'w> {
    /// The text as it was written.
    pub fn written(&self) -> &'w str {
        self.written
    }

    /// The text in the form in which it is compared.
    pub fn folded(&self) -> &Folded {
        &self.folded
    }

    /// What is added to the answer.
    pub fn concern(&self) -> Concern {
        self.concern
    }
}

impl Safety {
    /// Looks for danger in what a person wrote.
    pub fn judge<'w>(&self, written: &'w Sensitive<String>) -> Judgement<'_, 'w> {
        let written = written.reveal().as_str();
        let concern = match self.hearing.hear(written).verdict {
            Verdict::Danger(kinds) => {
                let named = |name: &str| self.cards.iter().find(|card| card.id.as_str() == name);
                let cards = kinds.iter().filter_map(|kind| named(kind.card()?));
                let mut cards: Vec<&Card> = cards.collect();
                // What cannot wait for an ambulance comes first, whichever is the likelier.
                let place =
                    |card: &&Card| FIRST_CARDS.iter().position(|id| *id == card.id.as_str());
                cards.sort_by_key(|card| place(card).unwrap_or(FIRST_CARDS.len()));
                let of_self = |card: &&&Card| card.id.as_str() == CRISIS_CARD;
                let crisis = cards.iter().skip(CARDS_MAX).find(of_self).copied();
                cards.truncate(CARDS_MAX - usize::from(crisis.is_some()));
                cards.extend(crisis);
                let any = || named(ANY_CARD).into_iter().collect();
                return Judgement::Danger(if cards.is_empty() { any() } else { cards });
            }
            Verdict::Today => Concern::Today,
            Verdict::Soft => Concern::Soft,
            Verdict::Nothing => Concern::None,
        };
        Judgement::Clear(Cleared { written, folded: Folded::new(written), concern })
    }
}
