//! Whether an interaction is answered: each once, in time, and no more at once than there is room
//! for. It knows neither the gateway nor HTTP, so that it holds for whatever brings interactions.

mod seen;

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::{Instant, timeout};
use tokio_util::task::TaskTracker;
use tokio_util::task::task_tracker::TaskTrackerToken;

use self::seen::RecentIds;
use crate::limits;

/// How long after it came in an interaction may be answered: half a second less than Discord
/// waits, because the question and the answer have to travel.
pub const ANSWER_WITHIN: Duration = Duration::from_millis(limits::FIRST_ANSWER_MS - 500);

/// The most interactions in work at once; who comes beyond is asked to press again in a moment.
const IN_WORK_MAX: usize = 512;

/// Decides which interactions are answered.
pub struct Admission {
    seen: RecentIds,
    room: Semaphore,
    under_way: TaskTracker,
    stopping: AtomicBool,
}

/// What is decided about an interaction.
#[derive(Debug)]
pub enum AdmissionDecision<'a> {
    /// The interaction is answered.
    Admitted(Turn<'a>),
    /// It came before and gets no answer more.
    Duplicate,
    /// There is no room for it: who asked is told to try again in a moment.
    Busy(Busy, Turn<'a>),
}

/// Why there is no room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Busy {
    /// Too many are in work.
    Full,
    /// The bot is about to stop.
    Stopping,
}

/// The turn of one interaction. It is under way, and takes its room, until this is dropped.
#[derive(Debug)]
pub struct Turn<'a> {
    came: Instant,
    _under_way: TaskTrackerToken,
    _room: Option<SemaphorePermit<'a>>,
}

impl Default for Admission {
    fn default() -> Self {
        Self::with_room(IN_WORK_MAX)
    }
}

impl Admission {
    /// Decides about an interaction or a message (a snowflake) that came in at this moment.
    pub fn admit(&self, interaction: u64, came: Instant) -> AdmissionDecision<'_> {
        // First of all, so that whoever waits for the last one waits for this one too.
        let under_way = self.under_way.token();
        if !self.seen.is_new(interaction) {
            return AdmissionDecision::Duplicate;
        }
        let turn = |room| Turn { came, _under_way: under_way, _room: room };
        if self.stopping.load(Ordering::Relaxed) {
            return AdmissionDecision::Busy(Busy::Stopping, turn(None));
        }
        match self.room.try_acquire() {
            Ok(room) => AdmissionDecision::Admitted(turn(Some(room))),
            Err(_full) => AdmissionDecision::Busy(Busy::Full, turn(None)),
        }
    }

    /// Admits no more interactions, and waits until all turns are over or `patience` is. Gives how
    /// many are still under way.
    pub async fn finish(&self, patience: Duration) -> usize {
        self.stopping.store(true, Ordering::Relaxed);
        self.under_way.close();
        match timeout(patience, self.under_way.wait()).await {
            Ok(()) => 0,
            Err(_late) => self.under_way.len(),
        }
    }

    /// With room for so many at once.
    pub fn with_room(room: usize) -> Self {
        Self {
            seen: RecentIds::default(),
            room: Semaphore::new(room),
            under_way: TaskTracker::new(),
            stopping: AtomicBool::new(false),
        }
    }
}

impl Turn<'_> {
    /// When the answer must have arrived.
    pub fn until(&self) -> Instant {
        self.came + ANSWER_WITHIN
    }

    /// How long ago the interaction came in.
    pub fn age(&self) -> Duration {
        self.came.elapsed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admit(admission: &Admission, interaction: u64) -> AdmissionDecision<'_> {
        admission.admit(interaction, Instant::now())
    }

    #[test]
    fn an_interaction_that_comes_twice_is_admitted_once() {
        let admission = Admission::default();
        assert!(matches!(admit(&admission, 1), AdmissionDecision::Admitted(_)));
        assert!(matches!(admit(&admission, 1), AdmissionDecision::Duplicate));
        assert!(matches!(admit(&admission, 2), AdmissionDecision::Admitted(_)));
    }

    #[test]
    fn who_comes_beyond_the_room_is_told_so_until_a_turn_is_over() {
        let admission = Admission::with_room(1);
        let AdmissionDecision::Admitted(turn) = admit(&admission, 1) else {
            panic!("there was room")
        };
        assert!(matches!(admit(&admission, 2), AdmissionDecision::Busy(Busy::Full, _)));
        drop(turn);
        assert!(matches!(admit(&admission, 2), AdmissionDecision::Duplicate), "it has its answer");
        assert!(matches!(admit(&admission, 3), AdmissionDecision::Admitted(_)));
    }

    #[test]
    fn the_deadline_counts_from_the_moment_it_came() {
        let (admission, came) = (Admission::with_room(1), Instant::now());
        let admitted = admission.admit(1, came);
        let busy = admission.admit(2, came);
        let (AdmissionDecision::Admitted(turn), AdmissionDecision::Busy(_, told)) =
            (admitted, busy)
        else {
            panic!("there was room for one");
        };
        assert_eq!((turn.until() - came, told.until() - came), (ANSWER_WITHIN, ANSWER_WITHIN));
        assert!(ANSWER_WITHIN < Duration::from_millis(limits::FIRST_ANSWER_MS));
    }

    #[tokio::test]
    async fn at_the_end_no_more_are_admitted_and_turns_are_waited_for() {
        let admission = Admission::default();
        let AdmissionDecision::Admitted(turn) = admit(&admission, 1) else {
            panic!("there was room")
        };
        assert_eq!(admission.finish(Duration::ZERO).await, 1, "one is still under way");
        let late = admit(&admission, 2);
        assert!(matches!(late, AdmissionDecision::Busy(Busy::Stopping, _)));
        drop(turn);
        assert_eq!(admission.finish(Duration::ZERO).await, 1, "who is told to wait counts too");
        drop(late);
        assert_eq!(admission.finish(Duration::ZERO).await, 0);
    }
}
