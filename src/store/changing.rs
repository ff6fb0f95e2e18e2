//! Changing the settings of a server, and undoing a change.

use std::collections::BTreeMap;

use super::Store;
use super::error::StoreError;
use super::heard::Changed;
use super::reading::whole;
use super::session::{Access, Session};
use super::values::{Edit, PastEdit, Revision, SavedServer, SavedSetting};
use crate::id::{PersonId, ServerId};

/// How many entries of the history are kept of each server.
pub const HISTORY_MAX: u64 = 50;

/// Why settings were not changed. All but the first show what is there now.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// The store could not.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Somebody else changed the settings in between.
    #[error("the settings were changed in between; look at them as they are now")]
    Conflict(Box<SavedServer>),
    /// The entry of the history is not there (any more).
    #[error("this change is not in the history any more")]
    NoSuchEntry(Box<SavedServer>),
    /// The entry was undone before.
    #[error("this change was undone before")]
    AlreadyUndone(Box<SavedServer>),
    /// Settings of the entry have other values by now.
    #[error("{} changed again since", .names.join(", "))]
    ChangedSince {
        /// What is there now.
        now: Box<SavedServer>,
        /// The settings that were changed again.
        names: Vec<String>,
    },
}

/// Who changes something, and when (Unix seconds).
#[derive(Clone, Copy)]
struct Hand {
    by: PersonId,
    at: i64,
}

impl Store {
    /// Changes settings of a server, all of them or none, if it still has the revision `on`. What
    /// would change nothing is left out, and makes no entry in the history. Of two edits of one
    /// name the last counts.
    ///
    /// # Errors
    ///
    /// [`ChangeError::Conflict`] if the server has another revision, or [`ChangeError::Store`].
    pub async fn change(
        &self,
        id: ServerId,
        on: Revision,
        edits: &[Edit],
        by: PersonId,
        at: i64,
    ) -> Result<SavedServer, ChangeError> {
        self.write(async {
            let mut session = self.session(Access::Write).await?;
            let present = self.lock(&mut session, id).await?;
            if present.revision != on {
                session.rollback().await?;
                return Err(ChangeError::Conflict(Box::new(present)));
            }
            let edits: BTreeMap<&str, Option<&str>> = edits
                .iter()
                .map(|edit| (edit.name.as_str(), edit.after.as_deref()))
                .filter(|(name, after)| present.value(name) != *after)
                .collect();
            let edits = edits.into_iter().map(|(name, after)| PastEdit {
                name: name.to_owned(),
                before: present.value(name).map(str::to_owned),
                after: after.map(str::to_owned),
            });
            let edits: Vec<PastEdit> = edits.collect();
            if edits.is_empty() {
                session.rollback().await?;
                return Ok((None, present));
            }
            let saved = Self::apply(&mut session, present, &edits, Hand { by, at }).await?;
            Ok((Some(session), saved))
        })
        .await
        .inspect(|saved| self.tell(Changed::Server(saved.id)))
    }

    /// Undoes an entry of the history: everything that it changed becomes what it was before. That
    /// is an entry of its own, which can be undone in its turn.
    ///
    /// # Errors
    ///
    /// An entry is undone once only, only on the revision `on`, and only if nothing that it changed
    /// was changed again since; [`ChangeError`] says which it was.
    pub async fn undo(
        &self,
        id: ServerId,
        on: Revision,
        entry: Revision,
        by: PersonId,
        at: i64,
    ) -> Result<SavedServer, ChangeError> {
        const ENTRY: &str = "SELECT name, before, after, undone_by_revision FROM change \
                             WHERE server = $1 AND revision = $2 ORDER BY name";
        const UNDONE: &str = "UPDATE change SET undone_by_revision = $3 \
                              WHERE server = $1 AND revision = $2";
        type EntryRow = (String, Option<String>, Option<String>, Option<i64>);
        self.write(async {
            let mut session = self.session(Access::Write).await?;
            let present = self.lock(&mut session, id).await?;
            let (server, number) = (id.0.cast_signed(), entry.0.cast_signed());
            let rows: Vec<EntryRow> = session.rows(ENTRY, &[server.into(), number.into()]).await?;
            let again = rows
                .iter()
                .filter(|(name, _, after, _)| present.value(name) != after.as_deref())
                .map(|(name, _, _, _)| name.clone());
            let again: Vec<String> = again.collect();
            let undone = rows.iter().any(|(_, _, _, undone)| undone.is_some());
            let refused: Option<fn(Box<SavedServer>) -> ChangeError> = if rows.is_empty() {
                Some(ChangeError::NoSuchEntry)
            } else if undone {
                Some(ChangeError::AlreadyUndone)
            } else if present.revision != on {
                Some(ChangeError::Conflict)
            } else {
                None
            };
            if let Some(refused) = refused {
                session.rollback().await?;
                return Err(refused(Box::new(present)));
            }
            if !again.is_empty() {
                session.rollback().await?;
                return Err(ChangeError::ChangedSince { now: Box::new(present), names: again });
            }
            let back = |(name, before, after, _): EntryRow| PastEdit {
                name,
                before: after,
                after: before,
            };
            let edits: Vec<PastEdit> = rows.into_iter().map(back).collect();
            let saved = Self::apply(&mut session, present, &edits, Hand { by, at }).await?;
            let by_revision = saved.revision.0.cast_signed();
            let args = [server.into(), number.into(), by_revision.into()];
            session.run(UNDONE, &args).await?;
            Ok((Some(session), saved))
        })
        .await
        .inspect(|saved| self.tell(Changed::Server(saved.id)))
    }

    /// Writes edits and their entry in the history. The server is locked and has its next revision
    /// already.
    async fn apply(
        session: &mut Session,
        mut saved: SavedServer,
        edits: &[PastEdit],
        hand: Hand,
    ) -> Result<SavedServer, StoreError> {
        const SET: &str = "INSERT INTO setting (server, name, value, changed_by, changed_at) \
                           VALUES ($1, $2, $3, $4, $5) ON CONFLICT (server, name) DO UPDATE SET \
                           value = excluded.value, changed_by = excluded.changed_by, \
                           changed_at = excluded.changed_at";
        const UNSET: &str = "DELETE FROM setting WHERE server = $1 AND name = $2";
        const RECORD: &str = "INSERT INTO change (server, revision, name, before, after, changed_by, changed_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)";
        const FORGET: &str = "DELETE FROM change WHERE server = $1 AND revision <= $2";
        let server = saved.id.0.cast_signed();
        let (by, at) = (hand.by.0.cast_signed(), hand.at);
        saved.revision.0 += 1;
        let revision = saved.revision.0.cast_signed();
        for edit in edits {
            let (name, after) = (edit.name.as_str(), edit.after.as_deref());
            saved.settings.retain(|setting| setting.name != name);
            if let Some(value) = after {
                let args = [server.into(), name.into(), value.into(), by.into(), at.into()];
                session.run(SET, &args).await?;
                let (name, value) = (name.to_owned(), value.to_owned());
                saved.settings.push(SavedSetting { name, value, by: hand.by, at });
            } else {
                session.run(UNSET, &[server.into(), name.into()]).await?;
            }
            let args = [
                server.into(),
                revision.into(),
                name.into(),
                edit.before.as_deref().into(),
                after.into(),
                by.into(),
                at.into(),
            ];
            session.run(RECORD, &args).await?;
        }
        saved.settings.sort_by(|a, b| a.name.cmp(&b.name));
        let oldest = saved.revision.0.saturating_sub(HISTORY_MAX);
        if oldest > 0 {
            session.run(FORGET, &[server.into(), oldest.cast_signed().into()]).await?;
        }
        Ok(saved)
    }

    /// Takes the row of a server for this transaction alone, makes it if there is none, gives it its
    /// next revision, and shows what is there with the revision of before. Other processes are told
    /// when the transaction is done, and not if it is taken back.
    async fn lock(&self, session: &mut Session, id: ServerId) -> Result<SavedServer, StoreError> {
        const LOCK: &str = "INSERT INTO server (id, revision) VALUES ($1, 1) \
                            ON CONFLICT (id) DO UPDATE SET revision = server.revision + 1";
        const LOCK_AND_TELL: &str = "INSERT INTO server (id, revision) VALUES ($1, 1) \
                                     ON CONFLICT (id) DO UPDATE SET revision = server.revision + 1 \
                                     RETURNING pg_notify($2, $3)";
        let server = id.0.cast_signed().into();
        match self.notice(Changed::Server(id)) {
            Some((channel, payload)) => {
                let args = [server, channel.into(), payload.as_str().into()];
                session.run(LOCK_AND_TELL, &args).await?
            }
            None => session.run(LOCK, &[server]).await?,
        };
        let mut present = whole(session, id).await?.unwrap_or_else(|| SavedServer::unknown(id));
        present.revision.0 = present.revision.0.saturating_sub(1);
        Ok(present)
    }
}
