//! How often something happened, until it is saved: per server and day, and nothing finer.

use std::collections::BTreeMap;

use crate::id::ServerId;

/// The most numbers that wait to be saved. Beyond them, nothing new is counted until they are.
const WAITING_MAX: usize = 100_000;

/// What was counted and not saved yet.
#[derive(Default)]
pub(super) struct Counting(BTreeMap<(ServerId, String, String), u64>);

/// The server, the day, what happened, and how often.
pub(super) type Counted = (ServerId, String, String, u64);

impl Counting {
    pub(super) fn add(&mut self, server: ServerId, day: &str, what: Vec<String>) {
        for what in what {
            let key = (server, day.to_owned(), what);
            if self.0.len() < WAITING_MAX || self.0.contains_key(&key) {
                *self.0.entry(key).or_default() += 1;
            }
        }
    }

    /// Everything that was counted; from then on, it is not counted here any more.
    pub(super) fn take(&mut self) -> Vec<Counted> {
        let all = std::mem::take(&mut self.0).into_iter();
        all.map(|((server, day, what), count)| (server, day, what, count)).collect()
    }

    /// Forgets what was counted in a server.
    pub(super) fn forget(&mut self, server: ServerId) {
        self.0.retain(|(counted, _, _), _| *counted != server);
    }

    /// Gives back what could not be saved.
    pub(super) fn put_back(&mut self, counted: Vec<Counted>) {
        for (server, day, what, count) in counted {
            *self.0.entry((server, day, what)).or_default() += count;
        }
    }
}
