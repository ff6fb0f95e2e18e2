//! What a proof claims: each property with the kinds of flaws that would have broken it.

use super::{Flaw, FlawKind};
use crate::flow::{Flow, Item};

/// Something that holds for every walk of a flow that is proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Property {
    /// Nothing in the flow is there in vain.
    NothingInVain,
    /// Questions about danger are not left out.
    DangerAsked,
    /// A danger sign decides.
    DangerDecides,
    /// A further sign does not lower the urgency.
    SignsAddUp,
    /// A worse answer does not lower the urgency.
    OrdersRise,
    /// A skipped question does not count for less than its mildest answer.
    SkipsCount,
    /// An outcome does not pass for "nothing found" because of a skipped question.
    SkipsNamed,
}

impl Property {
    /// It as a sentence without its full stop; no more than the proof looks at.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::NothingInVain => {
                "Every question, outcome, overlay, rule with a condition and line with a condition has its turn on some walk"
            }
            Self::DangerAsked => {
                "No question about danger is left out, unless an emergency was found before it"
            }
            Self::DangerDecides => {
                "Any answer to a question about danger, other than \"none of these\" or \"no\", ends the walk in an emergency outcome at once"
            }
            Self::SignsAddUp => {
                "Where a question takes several answers, no further sign makes the outcome less urgent"
            }
            Self::OrdersRise => {
                "Where a question orders its answers (`rises`), no worse one makes the outcome less urgent"
            }
            Self::SkipsCount => {
                "Skipping a question never counts for less than the answer it declares as \"none of these\", as \"no\" or as the mildest"
            }
            Self::SkipsNamed => {
                "Where a skipped question could have led to something more urgent, an outcome that only informs says that it was skipped, or shows a card"
            }
        }
    }

    /// Whether there is anything in the flow that it speaks of. Of a flow without questions about
    /// danger, for example, nothing is claimed about them.
    fn concerns(self, flow: &Flow) -> bool {
        let any = |fits: fn(&Item) -> bool| flow.items.iter().any(fits);
        match self {
            Self::NothingInVain => true,
            Self::DangerAsked | Self::DangerDecides => any(|item| item.red_flag),
            Self::SignsAddUp => any(|item| item.repeats),
            Self::OrdersRise => any(|item| item.rises.len() > 1),
            Self::SkipsCount => {
                any(|item| !item.required && (item.nothing().is_some() || !item.rises.is_empty()))
            }
            Self::SkipsNamed => any(|item| !item.required),
        }
    }
}

impl FlawKind {
    /// The properties that a flaw of this kind breaks. A property that none breaks is never
    /// claimed: see [`properties`].
    fn breaks(self) -> &'static [Property] {
        match self {
            Self::TooMuch => &[],
            Self::NeverAsked
            | Self::NeverDecides
            | Self::NeverReached
            | Self::NeverShown
            | Self::LineNeverShown => &[Property::NothingInVain],
            Self::DangerPassedBy => &[Property::DangerAsked],
            Self::DangerLost => &[Property::DangerDecides],
            Self::Lowers => &[Property::SignsAddUp, Property::OrdersRise],
            Self::SkipLowers => &[Property::SkipsCount],
            Self::AbsenceUnclaimed => &[Property::SkipsNamed],
        }
    }
}

impl Flaw {
    /// What kind it is.
    pub fn kind(&self) -> FlawKind {
        match self {
            Self::TooMuch => FlawKind::TooMuch,
            Self::NeverAsked(_) => FlawKind::NeverAsked,
            Self::NeverDecides(_) => FlawKind::NeverDecides,
            Self::NeverReached(_) => FlawKind::NeverReached,
            Self::NeverShown { .. } => FlawKind::NeverShown,
            Self::LineNeverShown { .. } => FlawKind::LineNeverShown,
            Self::DangerPassedBy { .. } => FlawKind::DangerPassedBy,
            Self::DangerLost { .. } => FlawKind::DangerLost,
            Self::Lowers(_) => FlawKind::Lowers,
            Self::SkipLowers(_) => FlawKind::SkipLowers,
            Self::AbsenceUnclaimed(_) => FlawKind::AbsenceUnclaimed,
        }
    }
}

/// The properties of a flow that is proved: those that some kind of flaw would have broken, and
/// that speak of something there is in the flow.
pub fn properties(flow: &Flow) -> Vec<Property> {
    let mut found: Vec<Property> =
        FlawKind::ALL.iter().flat_map(|kind| kind.breaks()).copied().collect();
    found.sort_unstable();
    found.dedup();
    found.retain(|property| property.concerns(flow));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::fixture::flow;
    use crate::proof::prove;

    #[test]
    fn a_flow_without_questions_about_danger_is_told_nothing_of_them() {
        let mut flow = flow();
        assert!(properties(&flow).contains(&Property::DangerDecides));
        for item in &mut flow.items {
            item.red_flag = false;
        }
        let left = properties(&flow);
        assert!(!left.contains(&Property::DangerAsked), "{left:?}");
        assert!(!left.contains(&Property::DangerDecides), "{left:?}");
    }

    #[test]
    fn a_flow_in_which_every_question_must_be_answered_is_told_nothing_of_skipping() {
        let mut flow = flow();
        for item in &mut flow.items {
            item.required = true;
        }
        let left = properties(&flow);
        assert!(!left.contains(&Property::SkipsCount), "{left:?}");
        assert!(!left.contains(&Property::SkipsNamed), "{left:?}");
    }

    #[test]
    fn what_is_claimed_of_a_flow_fails_once_it_does_not_hold() {
        let mut flow = flow();
        // Neither the emergency outcome nor any other but the last is reached.
        flow.rules.drain(..3);
        let flaws = prove(&flow).expect_err("everything ends in one outcome");
        let broken: Vec<Property> =
            flaws.iter().flat_map(|flaw| flaw.kind().breaks()).copied().collect();
        assert!(broken.contains(&Property::DangerDecides), "{broken:?}");
        assert!(broken.contains(&Property::NothingInVain), "{broken:?}");
    }
}
