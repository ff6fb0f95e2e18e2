//! What is read as one text: a passage, a question with its answers, a result with its lines.

use std::fmt;

use crate::id::{CardId, FlowId, LinkId, OutcomeId, OverlayId, PassageRef};

/// What is read as one text. It is written as its place: the file, then the table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReviewUnit {
    /// The title and the purpose of the pack.
    Pack,
    /// What a flow says at its start and below every result.
    Flow(FlowId),
    /// A question with its answers.
    Question(FlowId, LinkId),
    /// A result with its lines, and the rules that lead to it.
    Outcome(FlowId, OutcomeId),
    /// A line that is added to results.
    Overlay(FlowId, OverlayId),
    /// A passage.
    Passage(PassageRef),
    /// A card for a person in danger.
    Card(CardId),
}

impl fmt::Display for ReviewUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pack => write!(f, "pack/pack"),
            Self::Flow(flow) => write!(f, "{flow}/flow"),
            Self::Question(flow, item) => write!(f, "{flow}/item.{item}"),
            Self::Outcome(flow, outcome) => write!(f, "{flow}/outcome.{outcome}"),
            Self::Overlay(flow, overlay) => write!(f, "{flow}/overlay.{overlay}"),
            Self::Passage(PassageRef { article, passage }) => {
                write!(f, "{article}/passage.{passage}")
            }
            Self::Card(card) => write!(f, "cards/card.{card}"),
        }
    }
}
