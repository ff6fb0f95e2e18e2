//! What an answer waits for: changes, the history, numbers, files.

use std::sync::Arc;

use super::held::Moment;
use super::{Servers, locked, saved};
use crate::app::now;
use crate::bot::{Event, LogEntry};
use crate::id::{PersonId, ServerId};
use crate::reply::{Counted, Outcome, Request, StoredRow};
use crate::settings::{Edit, FILE_BYTES_MAX, Revision, ServerSettings, SettingKey, read};
use crate::store::{self, ChangeError, SavedServer, Store, StoreError};

/// How far back numbers are told, in days.
const DAYS_TOLD: i64 = 14;

impl Servers {
    /// Does what an answer waits for. `file` is what was fetched, where that was asked for.
    pub async fn fulfil(&self, event: &Event, request: &Request, file: Option<Vec<u8>>) -> Outcome {
        let Some(store) = &self.store else { return Outcome::Unreachable };
        if *request == Request::Rows {
            return self.rows(store, event.who).await;
        }
        let Some(server) = event.at.server else { return Outcome::Unreachable };
        let by = event.who;
        match request {
            Request::Change { edits, on, then: _ } => {
                self.change(store, (server, by), edits, *on).await
            }
            Request::Undo { entry, on } => self.undo(store, (server, by), *entry, *on).await,
            Request::History(_) => match store.history(server).await {
                Ok(entries) => Outcome::Changes(entries.iter().map(saved::entry).collect()),
                Err(error) => self.unreachable(server, &error),
            },
            Request::Numbers => self.numbers(store, event, server).await,
            Request::Rows => self.rows(store, by).await,
            Request::Delete => self.delete(store, server).await,
            Request::StartAnew => match store.joined(server, now()).await {
                Ok(()) => {
                    self.read_one(server).await;
                    Outcome::Saved(self.present(server))
                }
                Err(error) => self.unreachable(server, &error),
            },
            Request::Fetch(_) => self.file(server, by, file),
            Request::Import(mark) => {
                let at = self.began.elapsed();
                let kept = locked(&self.files).take(*mark, (server, by), at);
                match kept {
                    Some(file) => self.change(store, (server, by), &file.edits, file.on).await,
                    None => Outcome::NoFile,
                }
            }
        }
    }

    async fn change(
        &self,
        store: &Store,
        (server, by): (ServerId, PersonId),
        edits: &[Edit],
        on: Revision,
    ) -> Outcome {
        let before = self.present(server);
        let edits: Vec<Edit> = edits.iter().filter(|edit| edit.changes(&before)).cloned().collect();
        if edits.is_empty() && before.revision == on {
            return Outcome::Same(before);
        }
        let stored = saved::edits(&edits);
        let moment = self.held.moment();
        match store.change(server, store::Revision(on.0), &stored, by, now()).await {
            Ok(saved) => Outcome::Saved(self.saved(server, &saved).await),
            Err(error) => self.not_changed(server, moment, error).await,
        }
    }

    async fn undo(
        &self,
        store: &Store,
        (server, by): (ServerId, PersonId),
        entry: Revision,
        on: Revision,
    ) -> Outcome {
        let (entry, on) = (store::Revision(entry.0), store::Revision(on.0));
        let (before, moment) = (self.present(server), self.held.moment());
        match store.undo(server, on, entry, by, now()).await {
            Ok(saved) => {
                let after = self.saved(server, &saved).await;
                let changed = |key: &&SettingKey| before.value(**key) != after.value(**key);
                Outcome::Undone(SettingKey::ALL.iter().filter(changed).copied().collect())
            }
            Err(error) => self.not_changed(server, moment, error).await,
        }
    }

    async fn delete(&self, store: &Store, server: ServerId) -> Outcome {
        let panels = self.present(server).panels.clone();
        match store.delete(server).await {
            Ok(deleted) => {
                locked(&self.counting).forget(server);
                self.held.deleted(&[server]);
                let rows = deleted.rows.into_iter();
                let rows = rows.map(|(table, number)| (table.to_owned(), number)).collect();
                Outcome::Deleted { rows, panels }
            }
            Err(error) => self.unreachable(server, &error),
        }
    }

    /// What follows from a change that was saved.
    async fn saved(&self, server: ServerId, saved: &SavedServer) -> Arc<ServerSettings> {
        let settings = self.hold(saved);
        let came_back = locked(&self.away).remove(&server);
        if came_back {
            self.log(server, LogEntry::StoreAway);
        }
        if let Some(store) = &self.store
            && settings.logs("settings").is_some()
            && let Ok(entries) = store.history(server).await
            && let Some(last) = entries.first()
        {
            self.log(server, LogEntry::Changed(saved::entry(last)));
        }
        settings
    }

    async fn not_changed(&self, server: ServerId, asked: Moment, error: ChangeError) -> Outcome {
        let (outcome, now): (fn(_) -> _, _) = match error {
            ChangeError::Store(error) => return self.unreachable(server, &error),
            ChangeError::Conflict(now) | ChangeError::NoSuchEntry(now) => (Outcome::Conflict, now),
            ChangeError::AlreadyUndone(now) => (Outcome::UndoneBefore, now),
            ChangeError::ChangedSince { now, names: _ } => (Outcome::Overtaken, now),
        };
        // What is there now is newer than what is held, or nothing would stand in the way.
        let settings = Arc::new(saved::settings(&now));
        if !self.held.replace(asked, server, Some(settings)) {
            self.read_one(server).await;
        }
        outcome(self.present(server))
    }

    fn unreachable(&self, server: ServerId, error: &StoreError) -> Outcome {
        tracing::warn!(%error, "the store could not be used");
        locked(&self.away).insert(server);
        match error {
            StoreError::Unconfirmed { .. } => Outcome::Unconfirmed,
            StoreError::Unreachable { .. }
            | StoreError::Busy { .. }
            | StoreError::Full { .. }
            | StoreError::ReadOnly { .. }
            | StoreError::Damaged { .. }
            | StoreError::Newer { .. }
            | StoreError::Refused { .. } => Outcome::Unreachable,
        }
    }

    async fn numbers(&self, store: &Store, event: &Event, server: ServerId) -> Outcome {
        // What waits is told too.
        self.save_counts().await;
        let since = event.today.checked_sub(time::Duration::days(DAYS_TOLD - 1));
        let since = since.unwrap_or(event.today).to_string();
        match store.counts(server, &since).await {
            Ok(counts) => {
                let counts = counts.into_iter();
                let told = |count: store::Count| Counted {
                    day: count.day,
                    what: count.what,
                    count: count.number,
                };
                Outcome::Counted(counts.map(told).collect())
            }
            Err(error) => self.unreachable(server, &error),
        }
    }

    async fn rows(&self, store: &Store, who: PersonId) -> Outcome {
        match store.rows_of(who).await {
            Ok(rows) => {
                let rows = rows.into_iter();
                let row = |row: store::OwnRow| StoredRow {
                    table: row.table.to_owned(),
                    about: row.what,
                    at: row.at,
                };
                Outcome::Rows(rows.map(row).collect())
            }
            Err(error) => {
                tracing::warn!(%error, "the store could not be used");
                Outcome::Unreachable
            }
        }
    }

    fn file(&self, server: ServerId, by: PersonId, file: Option<Vec<u8>>) -> Outcome {
        let Some(bytes) = file.filter(|bytes| bytes.len() <= FILE_BYTES_MAX) else {
            return Outcome::NoFile;
        };
        match read(server, &bytes) {
            Ok(mut imported) => {
                for edit in &mut imported.edits {
                    edit.added_by(by);
                }
                let on = self.present(server).revision;
                let (whose, at) = ((server, by), self.began.elapsed());
                let edits = imported.edits.clone();
                let mark = locked(&self.files).keep(whose, edits, on, at);
                Outcome::File(imported, mark)
            }
            Err(faults) => Outcome::BadFile(faults),
        }
    }

    /// The settings of a server as they are now.
    fn present(&self, server: ServerId) -> Arc<ServerSettings> {
        match self.of(server) {
            super::KnownHere::Server(settings) => settings,
            super::KnownHere::NoServer | super::KnownHere::Unknown => saved::defaults(),
        }
    }
}
