//! What goes from one place to another, as large as it can become.

use std::cmp::Reverse;

use super::super::share::FOUND_MAX;
use super::super::{Screens, all_slow_down, slow_down};
use crate::id::{ChannelId, MessageId, MessageLink, PassageRef, ServerId};
use crate::library::Pack;
use crate::limits::DISPLAY_NAME_MAX;
use crate::reply::{Reply, Screen};

/// The message with the longest address.
const FAR_MESSAGE: MessageLink = MessageLink {
    server: Some(ServerId(u64::MAX)),
    channel: ChannelId(u64::MAX),
    message: MessageId(u64::MAX),
};

impl Screens<'_> {
    /// What is said in one place about another.
    pub(super) fn elsewhere(&self) -> [Screen; 8] {
        let words = self.words();
        let (library, reader) = (self.library, Some(words.locale()));
        [
            self.cards_offered(vec![]),
            self.found_for_message(&[], FAR_MESSAGE),
            self.told(&words.share_done()),
            self.told(&words.share_failed()),
            self.told(&words.direct_sent()),
            self.told(&words.passage_gone()),
            slow_down(library, reader),
            all_slow_down(library, reader),
        ]
    }

    /// A passage on its way to other people, or to the person alone.
    pub(super) fn sent_elsewhere(&self, pack: &Pack, name: &PassageRef) -> Vec<Screen> {
        let name_of_marks = "*".repeat(DISPLAY_NAME_MAX);
        let shared =
            |by: Option<&str>| self.shared(&pack.id, name, by, Some(FAR_MESSAGE)).into_iter();
        let MessageLink { channel, message, .. } = FAR_MESSAGE;
        let mut all = vec![self.before_sharing(&pack.id, name, channel, message)];
        all.extend(shared(Some(&name_of_marks)).chain(shared(None)));
        if let Reply::Direct { screen, opened: _, closed } = self.in_private(&pack.id, name) {
            all.extend([screen, closed]);
        }
        all
    }

    /// The passages with the longest titles, as if a message were about them.
    pub(super) fn longest_found(&self, pack: &Pack) -> Screen {
        let mut found: Vec<_> = pack.passages().collect();
        found.sort_by_key(|(_, passage)| Reverse(passage.title.chars().count()));
        let found = found.into_iter().take(FOUND_MAX).map(|(name, _)| (pack.id.clone(), name));
        self.found_for_message(&found.collect::<Vec<_>>(), FAR_MESSAGE)
    }
}
