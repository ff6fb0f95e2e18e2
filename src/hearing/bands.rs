//! What follows from what was heard: a card, a soft line, an answer that says "today", or nothing.
//! All bars stand here.

use super::kind::Kind;

/// The model alone: from here on it shows a card.
pub const SURE: f32 = 0.85;
/// With a rule that proposes danger: from here on there is a card.
pub const PROPOSED: f32 = 0.35;
/// From here on there is a soft line.
pub const SOFT: f32 = 0.5;
/// With a rule that proposes danger: from here on there is a soft line.
pub const SOFT_PROPOSED: f32 = 0.12;
/// From here on something should be seen today.
pub const TODAY: f32 = 0.6;
/// The same, with a rule that says so.
pub const TODAY_PROPOSED: f32 = 0.25;
/// From here on a second kind of danger gets its card beside the first.
pub const BESIDE: f32 = 0.3;

/// What follows, the least first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Nothing.
    Nothing,
    /// A soft line under the usual answer.
    Soft,
    /// An answer that says to be seen today, with an article below it.
    Today,
    /// The cards of these kinds, and nothing else; at most two, the first first.
    Danger(Vec<Kind>),
}

/// What follows from how likely each kind is and what the rules propose.
pub fn decide(likelihoods: &[f32], proposed: &[Kind]) -> Verdict {
    let likely = |kind: Kind| likelihoods.get(kind.number()).copied().unwrap_or_default();
    let danger: f32 = Kind::ALL.iter().filter(|kind| kind.is_danger()).map(|k| likely(*k)).sum();
    let proposes_danger = proposed.iter().any(|kind| kind.is_danger());
    if danger >= SURE || proposes_danger && danger >= PROPOSED {
        return Verdict::Danger(answered(likely, proposed));
    }
    let today = likely(Kind::Today);
    if today >= TODAY || proposed.contains(&Kind::Today) && today + danger >= TODAY_PROPOSED {
        return Verdict::Today;
    }
    if danger >= SOFT || proposes_danger && danger >= SOFT_PROPOSED {
        return Verdict::Soft;
    }
    Verdict::Nothing
}

/// The kinds whose cards are shown, in the order of the cards: an overdose before all else.
fn answered(likely: impl Fn(Kind) -> f32, proposed: &[Kind]) -> Vec<Kind> {
    let weight = |kind: Kind| {
        let rule = if proposed.contains(&kind) { 0.5 } else { 0.0 };
        likely(kind) + rule
    };
    let mut kinds: Vec<Kind> = Kind::ALL.iter().copied().filter(|kind| kind.is_danger()).collect();
    kinds.sort_by(|one, other| weight(*other).total_cmp(&weight(*one)));
    let mut shown: Vec<Kind> = Vec::new();
    for kind in kinds {
        let is_new = !shown.iter().any(|known| known.card() == kind.card());
        if shown.is_empty() || is_new && shown.len() < 2 && weight(kind) >= BESIDE {
            shown.push(kind);
        }
    }
    shown
}
