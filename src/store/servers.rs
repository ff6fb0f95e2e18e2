//! Servers that come and go, their panels and their counts.

use std::collections::BTreeMap;

use super::Store;
use super::error::StoreError;
use super::heard::Changed;
use super::session::{Access, Session};
use super::values::Deleted;
use crate::id::{ChannelId, MessageId, PersonId, ServerId};

/// How many servers are forgotten in one transaction.
const AT_ONCE: i64 = 100;

/// Makes the row of a server if there is none.
const ROW: &str = "INSERT INTO server (id, revision) VALUES ($1, 0) ON CONFLICT (id) DO NOTHING";

/// Takes the row of a server for this transaction alone. On a file the whole transaction is alone.
const TAKE: &str = "SELECT id FROM server WHERE id = $1 FOR UPDATE";

impl Store {
    /// Notes that the bot is in a server since `at` (Unix seconds), and makes its row. After a loss
    /// of the settings ([`Store::lost`]) a server without a row is unknown; so call it then only for
    /// servers that the bot joined after the loss.
    ///
    /// # Errors
    ///
    /// [`StoreError`] says why not, and what to do.
    pub async fn joined(&self, id: ServerId, at: i64) -> Result<(), StoreError> {
        const JOINED: &str = "INSERT INTO server (id, revision, joined_at) VALUES ($1, 0, $2) \
                              ON CONFLICT (id) DO UPDATE SET joined_at = $2, left_at = NULL WHERE \
                              server.left_at IS NOT NULL OR server.joined_at IS DISTINCT FROM $2";
        self.come_or_go(JOINED, id, at).await
    }

    /// Notes that the bot left a server at `at` (Unix seconds). What is stored of it stays until
    /// [`Store::forget_left_before`].
    ///
    /// # Errors
    ///
    /// [`StoreError`] says why not, and what to do.
    pub async fn left(&self, id: ServerId, at: i64) -> Result<(), StoreError> {
        const LEFT: &str = "INSERT INTO server (id, revision, left_at) VALUES ($1, 0, $2) \
                            ON CONFLICT (id) DO UPDATE SET left_at = $2 \
                            WHERE server.left_at IS NULL";
        self.come_or_go(LEFT, id, at).await
    }

    async fn come_or_go(&self, sql: &'static str, id: ServerId, at: i64) -> Result<(), StoreError> {
        let changed = self
            .write(async {
                let mut session = self.session(Access::Write).await?;
                let changed = session.run(sql, &[id.0.cast_signed().into(), at.into()]).await?;
                if changed == 0 {
                    session.rollback().await?;
                    return Ok::<_, StoreError>((None, false));
                }
                self.announce(&mut session, Changed::Server(id)).await?;
                Ok((Some(session), true))
            })
            .await?;
        if changed {
            self.tell(Changed::Server(id));
        }
        Ok(())
    }

    /// Deletes everything of the servers that the bot left before `at` (Unix seconds), counts
    /// included, and says which they were.
    ///
    /// # Errors
    ///
    /// [`StoreError`] says why not, and what to do. Servers may have been deleted already.
    pub async fn forget_left_before(&self, at: i64) -> Result<Vec<ServerId>, StoreError> {
        const FORGET: &str = "DELETE FROM server WHERE id IN (SELECT id FROM server \
                              WHERE left_at < $1 ORDER BY id LIMIT $2) AND left_at < $1 \
                              RETURNING id";
        const COUNTS: &str = "DELETE FROM count WHERE server = $1";
        let mut forgotten = Vec::new();
        loop {
            let some = self
                .write(async {
                    let mut session = self.session(Access::Write).await?;
                    let ids: Vec<(i64,)> =
                        session.rows(FORGET, &[at.into(), AT_ONCE.into()]).await?;
                    let mut some = Vec::with_capacity(ids.len());
                    for (id,) in ids {
                        session.run(COUNTS, &[id.into()]).await?;
                        let id = ServerId(id.cast_unsigned());
                        self.announce(&mut session, Changed::Server(id)).await?;
                        some.push(id);
                    }
                    Ok::<_, StoreError>((Some(session), some))
                })
                .await?;
            if some.is_empty() {
                forgotten.sort_unstable();
                return Ok(forgotten);
            }
            for id in &some {
                self.tell(Changed::Server(*id));
            }
            forgotten.extend(some);
        }
    }

    /// Deletes everything of a server, and says how many rows that were.
    ///
    /// # Errors
    ///
    /// [`StoreError`] says why not, and what to do.
    pub async fn delete(&self, id: ServerId) -> Result<Deleted, StoreError> {
        const DELETE: &[(&str, &str)] = &[
            ("setting", "DELETE FROM setting WHERE server = $1"),
            ("change", "DELETE FROM change WHERE server = $1"),
            ("panel", "DELETE FROM panel WHERE server = $1"),
            ("count", "DELETE FROM count WHERE server = $1"),
            ("server", "DELETE FROM server WHERE id = $1"),
        ];
        let deleted = self
            .write(async {
                let mut session = self.session(Access::Write).await?;
                take(&mut session, id).await?;
                let mut rows = Vec::with_capacity(DELETE.len());
                for &(table, sql) in DELETE {
                    rows.push((table, session.run(sql, &[id.0.cast_signed().into()]).await?));
                }
                self.announce(&mut session, Changed::Server(id)).await?;
                Ok::<_, StoreError>((Some(session), Deleted { rows }))
            })
            .await?;
        self.tell(Changed::Server(id));
        Ok(deleted)
    }

    /// Notes a panel that somebody had the bot post. One that is known stays as it is.
    ///
    /// # Errors
    ///
    /// [`StoreError`] says why not, and what to do.
    pub async fn add_panel(
        &self,
        id: ServerId,
        channel: ChannelId,
        message: MessageId,
        by: PersonId,
        at: i64,
    ) -> Result<(), StoreError> {
        const ADD: &str = "INSERT INTO panel (server, channel, message, made_by, made_at) \
                           VALUES ($1, $2, $3, $4, $5) ON CONFLICT (server, message) DO NOTHING";
        self.write(async {
            let mut session = self.session(Access::Write).await?;
            let server = id.0.cast_signed();
            session.run(ROW, &[server.into()]).await?;
            let (channel, message) = (channel.0.cast_signed(), message.0.cast_signed());
            let by = by.0.cast_signed();
            let args = [server.into(), channel.into(), message.into(), by.into(), at.into()];
            session.run(ADD, &args).await?;
            self.announce(&mut session, Changed::Server(id)).await?;
            Ok::<_, StoreError>((Some(session), ()))
        })
        .await?;
        self.tell(Changed::Server(id));
        Ok(())
    }

    /// Forgets a panel, and says whether it was known.
    ///
    /// # Errors
    ///
    /// [`StoreError`] says why not, and what to do.
    pub async fn remove_panel(&self, id: ServerId, message: MessageId) -> Result<bool, StoreError> {
        const REMOVE: &str = "DELETE FROM panel WHERE server = $1 AND message = $2";
        let known = self
            .write(async {
                let mut session = self.session(Access::Write).await?;
                let args = [id.0.cast_signed().into(), message.0.cast_signed().into()];
                let removed = session.run(REMOVE, &args).await?;
                self.announce(&mut session, Changed::Server(id)).await?;
                Ok::<_, StoreError>((Some(session), removed > 0))
            })
            .await?;
        if known {
            self.tell(Changed::Server(id));
        }
        Ok(known)
    }

    /// Adds to counts: the server, the day (`2026-11-30`), what happened, and how often. All are
    /// added or none; a thousand at once are no trouble.
    ///
    /// # Errors
    ///
    /// [`StoreError`] says why not, and what to do. After [`StoreError::Unconfirmed`] they may have
    /// been added.
    pub async fn add_counts(
        &self,
        counts: &[(ServerId, &str, &str, u64)],
    ) -> Result<(), StoreError> {
        const ADD: &str = "INSERT INTO count (server, day, what, number) VALUES ($1, $2, $3, $4) \
                           ON CONFLICT (server, day, what) \
                           DO UPDATE SET number = count.number + excluded.number";
        // One row each, and always in the same order, so that two processes do not wait for each
        // other.
        let mut sums: BTreeMap<(i64, &str, &str), u64> = BTreeMap::new();
        for (id, day, what, number) in counts {
            *sums.entry((id.0.cast_signed(), day, what)).or_default() += number;
        }
        if sums.is_empty() {
            return Ok(());
        }
        self.write(async {
            let mut session = self.session(Access::Write).await?;
            for ((server, day, what), number) in sums {
                let args = [server.into(), day.into(), what.into(), number.cast_signed().into()];
                session.run(ADD, &args).await?;
            }
            Ok::<_, StoreError>((Some(session), ()))
        })
        .await
    }
}

async fn take(session: &mut Session, id: ServerId) -> Result<(), StoreError> {
    if session.is_postgres() {
        session.rows::<(i64,)>(TAKE, &[id.0.cast_signed().into()]).await?;
    }
    Ok(())
}
