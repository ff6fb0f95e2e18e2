//! Who has read the texts of a screen. A screen says it only while every text of the pack on it is the
//! one that was read.

use super::Screens;
use super::walk::Walking;
use crate::flow::{Decision, Flow};
use crate::id::LinkId;
use crate::library::{Pack, ReviewUnit};
use crate::reply::Block;

impl Screens<'_> {
    /// Where the texts of a pack come from, on a screen of which these are the texts: who has read
    /// them, else who wrote them.
    pub(super) fn provenance_of(&self, pack: &Pack, units: &[ReviewUnit]) -> Vec<Block> {
        let Some((review, day)) = pack.reviews.reader(units) else {
            return self.provenance(pack);
        };
        let words = self.words();
        let read = words.read_by(&review.name, &review.profession, &words.date(day));
        [Block::Note(read.into())].into_iter().chain(self.overdue(pack)).collect()
    }
}

/// What stands on the start screen of a flow: what the pack and the flow are for, and the danger signs.
pub(super) fn units_of_start(flow: &Flow) -> Vec<ReviewUnit> {
    let dangers = flow.items.iter().filter(|item| item.red_flag);
    let dangers = dangers.map(|item| question(flow, item.link_id.clone()));
    [ReviewUnit::Pack, ReviewUnit::Flow(flow.id.clone())].into_iter().chain(dangers).collect()
}

/// A question with its answers.
pub(super) fn question(flow: &Flow, item: LinkId) -> ReviewUnit {
    ReviewUnit::Question(flow.id.clone(), item)
}

impl Walking<'_> {
    /// What stands on a result: its lines, the lines that are added, the questions that it names, and
    /// what the flow says below each result.
    pub(super) fn units_of_result(&self, decision: Decision) -> Vec<ReviewUnit> {
        // Nothing needs to be known where nobody has read anything.
        let Some(outcome) = self.flow.outcome(decision).filter(|_| !self.pack.reviews.is_empty())
        else {
            return Vec::new();
        };
        let flow = &self.flow.id;
        let overlays = self.flow.overlays_shown(decision);
        let overlays =
            overlays.map(|overlay| ReviewUnit::Overlay(flow.clone(), overlay.id.clone()));
        let deciding = self.flow.deciding(self.answers, decision);
        let skipped = if outcome.claims_absence {
            self.flow.skipped_that_matter(self.answers, decision)
        } else {
            Vec::new()
        };
        let named = deciding.into_iter().map(|tick| tick.item).chain(skipped);
        let named = named.filter_map(|item| self.flow.items.get(item));
        let named = named.map(|item| question(self.flow, item.link_id.clone()));
        let own =
            [ReviewUnit::Outcome(flow.clone(), outcome.id.clone()), ReviewUnit::Flow(flow.clone())];
        own.into_iter().chain(overlays).chain(named).collect()
    }
}
