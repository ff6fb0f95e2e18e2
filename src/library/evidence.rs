//! The list of a pack's evidence.

/// The list of a pack's evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceList {
    /// Every id, with what it says.
    pub listed: Vec<(String, String)>,
    /// The ids that are not used, each with the reason.
    pub withheld: Vec<(String, String)>,
    /// How many of the listed ids something uses: this pack or a safety card.
    pub used: usize,
}
