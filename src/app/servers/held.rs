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
    /// How many changes of this process were taken in, and as which of them the last one of each server was.
    changes: u64,
    last_change: HashMap<ServerId, u64>,
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
        self.read(|held| Moment(held.changes))
    }

    /// Holds what a change of this process made, and gives what is held then: what was heard of others in the
    /// meantime may be newer.
    pub(super) fn changed(
        &self,
        server: ServerId,
        settings: Arc<ServerSettings>,
    ) -> Arc<ServerSettings> {
        self.write(|held| {
            held.note(server);
            match held.servers.get(&server) {
                Some(present) if present.revision > settings.revision => Arc::clone(present),
                _older => {
                    held.servers.insert(server, Arc::clone(&settings));
                    settings
                }
            }
        })
    }

    /// Holds nothing any more of servers that this process deleted.
    pub(super) fn deleted(&self, servers: &[ServerId]) {
        self.write(|held| {
            for server in servers {
                held.note(*server);
                held.servers.remove(server);
            }
        });
    }

    /// Holds what was read of one server, whatever was held: a server that was deleted begins with low revisions
    /// again. Not if this process has changed it since that moment, because what was read may be older; then it is to
    /// be read again, and this says so.
    #[must_use]
    pub(super) fn replace(
        &self,
        since: Moment,
        server: ServerId,
        settings: Option<Arc<ServerSettings>>,
    ) -> bool {
        self.write(|held| {
            if held.was_changed(server, since) {
                return false;
            }
            match settings {
                Some(settings) => held.servers.insert(server, settings),
                None => held.servers.remove(&server),
            };
            true
        })
    }

    /// Holds what was read of all servers, but of those that this process has changed since that moment.
    pub(super) fn replace_all(
        &self,
        since: Moment,
        mut servers: HashMap<ServerId, Arc<ServerSettings>>,
    ) {
        self.write(|held| {
            held.last_change.retain(|_, change| *change > since.0);
            for server in held.last_change.keys() {
                match held.servers.get(server) {
                    Some(settings) => servers.insert(*server, Arc::clone(settings)),
                    None => servers.remove(server),
                };
            }
            held.servers = servers;
        });
    }

    fn read<T>(&self, look: impl FnOnce(&Settings) -> T) -> T {
        look(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn write<T>(&self, change: impl FnOnce(&mut Settings) -> T) -> T {
        change(&mut self.0.write().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Settings {
    fn note(&mut self, server: ServerId) {
        self.changes += 1;
        self.last_change.insert(server, self.changes);
    }

    fn was_changed(&self, server: ServerId, since: Moment) -> bool {
        self.last_change.get(&server).is_some_and(|change| *change > since.0)
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
        assert_eq!(revision(&held), Some(3));
        assert!(held.replace(held.moment(), HERE, None));
        assert_eq!(revision(&held), None);
    }

    #[test]
    fn what_was_read_of_all_replaces_all_but_what_this_process_changed_since() {
        let held = Held::default();
        let there = ServerId(2);
        held.changed(there, settings(1));
        held.changed(HERE, settings(1));
        let moment = held.moment();
        held.changed(HERE, settings(2));
        held.replace_all(moment, HashMap::from([(HERE, settings(1)), (there, settings(7))]));
        assert_eq!(revision(&held), Some(2));
        assert_eq!(held.get(there).map(|settings| settings.revision.0), Some(7));
        held.deleted(&[HERE]);
        held.replace_all(moment, HashMap::from([(HERE, settings(2))]));
        assert_eq!(revision(&held), None, "what was deleted does not come back");
        assert!(!held.replace(moment, HERE, Some(settings(2))));
    }

    #[test]
    fn a_change_of_this_process_does_not_hide_a_newer_one_that_was_heard_of() {
        let held = Held::default();
        assert!(held.replace(held.moment(), HERE, Some(settings(5))));
        assert_eq!(held.changed(HERE, settings(4)).revision.0, 5);
        assert_eq!(held.changed(HERE, settings(6)).revision.0, 6);
    }
}
