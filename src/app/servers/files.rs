//! Files with settings that were fetched, until somebody confirms what they change.

use std::time::Duration;

use crate::id::{PersonId, ServerId};
use crate::limits::INTERACTION_MINUTES;
use crate::settings::{Edit, Revision};

/// The most files that are kept; the oldest makes room.
const KEPT_MAX: usize = 64;

/// How long a file is kept: as long as the message that shows its changes can be changed.
const KEPT_FOR: Duration = Duration::from_mins(INTERACTION_MINUTES);

/// A file that was fetched.
pub(super) struct KeptFile {
    pub(super) mark: u64,
    pub(super) whose: (ServerId, PersonId),
    pub(super) edits: Vec<Edit>,
    /// The revision on which its changes were shown.
    pub(super) on: Revision,
    /// When, from the beginning of the program.
    pub(super) at: Duration,
}

#[derive(Default)]
pub(super) struct KeptFiles {
    kept: Vec<KeptFile>,
    last: u64,
}

impl KeptFiles {
    /// Keeps a file, and says under which mark.
    pub(super) fn keep(
        &mut self,
        whose: (ServerId, PersonId),
        edits: Vec<Edit>,
        on: Revision,
        at: Duration,
    ) -> u64 {
        self.kept.retain(|file| at.saturating_sub(file.at) < KEPT_FOR);
        if self.kept.len() >= KEPT_MAX {
            self.kept.remove(0);
        }
        self.last += 1;
        self.kept.push(KeptFile { mark: self.last, whose, edits, on, at });
        self.last
    }

    /// The file of that mark, for the person for whom it was fetched; it is not kept any more.
    pub(super) fn take(
        &mut self,
        mark: u64,
        whose: (ServerId, PersonId),
        now: Duration,
    ) -> Option<KeptFile> {
        let is_it = |file: &KeptFile| file.mark == mark && file.whose == whose;
        let at = self.kept.iter().position(is_it)?;
        let file = self.kept.remove(at);
        (now.saturating_sub(file.at) < KEPT_FOR).then_some(file)
    }
}
