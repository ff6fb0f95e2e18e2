//! The interactions that were answered lately, so that one that comes twice is answered once.

use std::collections::{HashSet, VecDeque};
use std::sync::{Mutex, PoisonError};

/// How many interactions are remembered. A replay after a lost connection brings a few; the oldest
/// are forgotten first.
const REMEMBERED: usize = 8192;

/// The ids of interactions, the latest [`REMEMBERED`].
#[derive(Default)]
pub(super) struct RecentIds(Mutex<Ids>);

#[derive(Default)]
struct Ids {
    known: HashSet<u64>,
    in_order: VecDeque<u64>,
}

impl RecentIds {
    /// Remembers an interaction, and says whether it is the first time.
    pub(super) fn is_new(&self, interaction: u64) -> bool {
        let mut ids = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !ids.known.insert(interaction) {
            return false;
        }
        ids.in_order.push_back(interaction);
        if ids.in_order.len() > REMEMBERED
            && let Some(oldest) = ids.in_order.pop_front()
        {
            ids.known.remove(&oldest);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_are_remembered_and_no_more() {
        let seen = RecentIds::default();
        let all = REMEMBERED as u64;
        assert!((0..all).all(|id| seen.is_new(id)));
        assert!(!seen.is_new(0), "the oldest is still known");
        assert!(seen.is_new(all), "one more pushes the oldest out");
        assert!(seen.is_new(0));
        assert!(!seen.is_new(all));
        assert_eq!(seen.0.lock().unwrap().known.len(), REMEMBERED);
    }
}
