//! What is held in memory of what is stored: the settings of every server of which something is.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use crate::id::ServerId;
use crate::settings::ServerSettings;

/// The settings of the servers of which something is stored.
#[derive(Default)]
pub(super) struct Held(RwLock<Settings>);

#[derive(Default)]
struct Settings {
    servers: HashMap<ServerId, Arc<ServerSettings>>,
    /// How many changes of this process were taken in.
    own_changes: u64,
}

/// A moment: what is read from the store after it is no older than what was held then.
#[derive(Clone, Copy)]
pub(super) struct Moment(u64);

impl Held {
    /// The settings of a server, if something is stored of it.
    pub(super) fn get(&self, server: ServerId) -> Option<Arc<ServerSettings>> {
        self.read(|held| held.servers.get(&server).map(Arc::clone))
    }

    /// The servers of which something is stored.
    pub(super) fn servers(&self) -> Vec<ServerId> {
        self.read(|held| held.servers.keys().copied().collect())
    }

    /// Now, to be taken before something is read from the store.
    pub(super) fn moment(&self) -> Moment {
        self.read(|held| Moment(held.own_changes))
    }

    /// Holds what a change of this process made, and gives what is held then: what was heard of others in the
    /// meantime may be newer.
    pub(super) fn changed(
        &self,
        server: ServerId,
        settings: Arc<ServerSettings>,
    ) -> Arc<ServerSettings> {
        self.write(|held| {
            held.own_changes += 1;
            match held.servers.get(&server) {
                Some(present) if present.revision > settings.revision => Arc::clone(present),
                _older => {
                    held.servers.insert(server, Arc::clone(&settings));
                    settings
                }
            }
        })
    }

    /// Holds what was read of one server, whatever was held: a server that was deleted begins with low revisions
    /// again. Not if this process has changed something since that moment, because what was read may be older; then
    /// it is to be read again, and this says so.
    #[must_use]
    pub(super) fn replace(
        &self,
        since: Moment,
        server: ServerId,
        settings: Option<Arc<ServerSettings>>,
    ) -> bool {
        self.write(|held| {
            if held.own_changes != since.0 {
                return false;
            }
            match settings {
                Some(settings) => held.servers.insert(server, settings),
                None => held.servers.remove(&server),
            };
            true
        })
    }

    /// The same for all servers at once.
    #[must_use]
    pub(super) fn replace_all(
        &self,
        since: Moment,
        servers: HashMap<ServerId, Arc<ServerSettings>>,
    ) -> bool {
        self.write(|held| {
            let is_newest = held.own_changes == since.0;
            if is_newest {
                held.servers = servers;
            }
            is_newest
        })
    }

    /// Holds nothing of these any more.
    pub(super) fn forget(&self, servers: &[ServerId]) {
        self.write(|held| {
            for server in servers {
                held.servers.remove(server);
            }
        });
    }

    fn read<T>(&self, look: impl FnOnce(&Settings) -> T) -> T {
        look(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn write<T>(&self, change: impl FnOnce(&mut Settings) -> T) -> T {
        change(&mut self.0.write().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Revision;

    const HERE: ServerId = ServerId(1);

    fn settings(revision: u64) -> Arc<ServerSettings> {
        Arc::new(ServerSettings { revision: Revision(revision), ..ServerSettings::default() })
    }

    fn revision(held: &Held) -> Option<u64> {
        held.get(HERE).map(|settings| settings.revision.0)
    }

    #[test]
    fn what_was_read_replaces_what_is_held_unless_this_process_changed_something_since() {
        let held = Held::default();
        held.changed(HERE, settings(9));
        let moment = held.moment();
        assert!(held.replace(moment, HERE, Some(settings(2))), "it was deleted and set anew");
        assert_eq!(revision(&held), Some(2));
        held.changed(HERE, settings(3));
        assert!(!held.replace(moment, HERE, Some(settings(2))), "that is older");
        assert!(!held.replace_all(moment, HashMap::new()), "and so is that");
        assert_eq!(revision(&held), Some(3));
        assert!(held.replace(held.moment(), HERE, None));
        assert_eq!(revision(&held), None);
    }

    #[test]
    fn a_change_of_this_process_does_not_hide_a_newer_one_that_was_heard_of() {
        let held = Held::default();
        assert!(held.replace(held.moment(), HERE, Some(settings(5))));
        assert_eq!(held.changed(HERE, settings(4)).revision.0, 5);
        assert_eq!(held.changed(HERE, settings(6)).revision.0, 6);
    }
}
