//! Who hears that something was changed, in this process.

use tokio::sync::broadcast;

use crate::id::ServerId;

/// How many changes may wait for somebody who hears them. Whoever is further behind is told that
/// everything may have changed.
const WAITING_MAX: usize = 1024;

/// What was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// What is stored of one server.
    Server(ServerId),
    /// It is not known what: the connection to the database was lost for a while, or all was
    /// replaced.
    Everything,
}

/// Hears what is changed from now on.
#[derive(Debug)]
pub struct Changes(broadcast::Receiver<Changed>);

impl Changes {
    /// The next change; `None` when the store is no more.
    pub async fn next(&mut self) -> Option<Changed> {
        match self.0.recv().await {
            Ok(changed) => Some(changed),
            Err(broadcast::error::RecvError::Lagged(_)) => Some(Changed::Everything),
            Err(broadcast::error::RecvError::Closed) => None,
        }
    }
}

/// Tells everybody who hears.
#[derive(Debug, Clone)]
pub(super) struct Teller(broadcast::Sender<Changed>);

impl Teller {
    pub(super) fn new() -> Self {
        Self(broadcast::Sender::new(WAITING_MAX))
    }

    pub(super) fn tell(&self, changed: Changed) {
        // Nobody hears: nothing is lost, because whoever begins to hear reads everything first.
        self.0.send(changed).ok();
    }

    pub(super) fn hear(&self) -> Changes {
        Changes(self.0.subscribe())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn whoever_is_far_behind_is_told_that_everything_may_have_changed() {
        let teller = Teller::new();
        let mut changes = teller.hear();
        for server in 0..=WAITING_MAX as u64 {
            teller.tell(Changed::Server(ServerId(server)));
        }
        assert_eq!(changes.next().await, Some(Changed::Everything));
        drop(teller);
        for server in 1..=WAITING_MAX as u64 {
            assert_eq!(changes.next().await, Some(Changed::Server(ServerId(server))));
        }
        assert_eq!(changes.next().await, None);
    }
}
