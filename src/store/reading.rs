//! Reading what is stored.

use std::collections::BTreeMap;

use super::Store;
use super::error::StoreError;
use super::session::{Access, Arg, Session};
use super::values::{
    Count, Entry, OwnRow, PastEdit, Revision, SavedPanel, SavedServer, SavedSetting,
};
use crate::id::{ChannelId, MessageId, PersonId, ServerId};

/// Rows of settings and panels, as they stand in the tables.
type SettingRow = (i64, String, String, i64, i64);
type PanelRow = (i64, i64, i64, i64, i64);
type ChangeRow = (i64, String, Option<String>, Option<String>, i64, i64, Option<i64>);

impl Store {
    /// Everything that is stored of every server, but for histories and counts, in the order of
    /// their ids. It may take seconds, unlike all else.
    ///
    /// # Errors
    ///
    /// [`StoreError`] says why not, and what to do.
    pub async fn load_all(&self) -> Result<Vec<SavedServer>, StoreError> {
        self.limited_long(async {
            let mut session = self.session(Access::Read).await?;
            if session.is_postgres() {
                session.say("SET LOCAL statement_timeout = '30s'").await?;
            }
            let all = load_all(&mut session).await?;
            session.commit().await?;
            Ok(all)
        })
        .await
    }

    /// Everything that is stored of a server, but for its history and its counts; `None` if it has
    /// no row.
    ///
    /// # Errors
    ///
    /// [`StoreError`] says why not, and what to do.
    pub async fn load(&self, id: ServerId) -> Result<Option<SavedServer>, StoreError> {
        self.limited(async {
            let mut session = self.session(Access::ReadOnce).await?;
            let found = whole(&mut session, id).await?;
            session.commit().await?;
            Ok(found)
        })
        .await
    }

    /// The last changes of a server, newest first: 50 at most.
    ///
    /// # Errors
    ///
    /// [`StoreError`] says why not, and what to do.
    pub async fn history(&self, id: ServerId) -> Result<Vec<Entry>, StoreError> {
        const CHANGES: &str = "SELECT revision, name, before, after, changed_by, changed_at, undone_by_revision \
             FROM change WHERE server = $1 ORDER BY revision DESC, name";
        self.limited(async {
            let mut session = self.session(Access::ReadOnce).await?;
            let rows: Vec<ChangeRow> = session.rows(CHANGES, &[id.0.cast_signed().into()]).await?;
            session.commit().await?;
            let mut entries: Vec<Entry> = Vec::new();
            for (revision, name, before, after, by, at, undone) in rows {
                let revision = Revision(revision.cast_unsigned());
                let edit = PastEdit { name, before, after };
                match entries.last_mut() {
                    Some(entry) if entry.revision == revision => entry.edits.push(edit),
                    _ => entries.push(Entry {
                        revision,
                        by: PersonId(by.cast_unsigned()),
                        at,
                        edits: vec![edit],
                        undone: undone.is_some(),
                    }),
                }
            }
            Ok(entries)
        })
        .await
    }

    /// What was counted in a server from a day on (`2026-11-30`), in the order of the days.
    ///
    /// # Errors
    ///
    /// [`StoreError`] says why not, and what to do.
    pub async fn counts(&self, id: ServerId, since: &str) -> Result<Vec<Count>, StoreError> {
        const COUNTS: &str = "SELECT day, what, number FROM count WHERE server = $1 AND day >= $2 \
                              ORDER BY day, what";
        self.limited(async {
            let mut session = self.session(Access::ReadOnce).await?;
            let args = [id.0.cast_signed().into(), since.into()];
            let rows: Vec<(String, String, i64)> = session.rows(COUNTS, &args).await?;
            session.commit().await?;
            let count = |(day, what, number): (String, String, i64)| Count {
                day,
                what,
                number: number.cast_unsigned(),
            };
            Ok(rows.into_iter().map(count).collect())
        })
        .await
    }

    /// Every row that bears the id of a person: settings that they set, changes of the history
    /// that they made, panels that they had posted.
    ///
    /// # Errors
    ///
    /// [`StoreError`] says why not, and what to do.
    pub async fn rows_of(&self, person: PersonId) -> Result<Vec<OwnRow>, StoreError> {
        const SETTINGS: &str = "SELECT server, name, changed_at FROM setting WHERE changed_by = $1 \
                                ORDER BY server, name";
        const CHANGES: &str = "SELECT server, name, changed_at FROM change WHERE changed_by = $1 \
                               ORDER BY server, revision, name";
        const PANELS: &str = "SELECT server, message, made_at FROM panel WHERE made_by = $1 \
                              ORDER BY server, message";
        self.limited(async {
            let args: [Arg<'_>; 1] = [person.0.cast_signed().into()];
            let mut session = self.session(Access::Read).await?;
            let settings: Vec<(i64, String, i64)> = session.rows(SETTINGS, &args).await?;
            let changes: Vec<(i64, String, i64)> = session.rows(CHANGES, &args).await?;
            let panels: Vec<(i64, i64, i64)> = session.rows(PANELS, &args).await?;
            session.commit().await?;
            let row = |table, (server, what, at): (i64, String, i64)| OwnRow {
                table,
                server: ServerId(server.cast_unsigned()),
                what,
                at,
            };
            let panels = panels
                .into_iter()
                .map(|(server, message, at)| (server, message.cast_unsigned().to_string(), at));
            let settings = settings.into_iter().map(|found| row("setting", found));
            let changes = changes.into_iter().map(|found| row("change", found));
            Ok(settings.chain(changes).chain(panels.map(|found| row("panel", found))).collect())
        })
        .await
    }
}

/// A server with its settings and panels, in one statement: a change waits for each answer of the database. `None` if
/// it has no row.
pub(super) async fn whole(
    session: &mut Session,
    id: ServerId,
) -> Result<Option<SavedServer>, StoreError> {
    const WHOLE: &str = "SELECT CAST(0 AS BIGINT), CAST(NULL AS TEXT), CAST(NULL AS TEXT), \
                                revision, joined_at, left_at, CAST(NULL AS BIGINT) \
                         FROM server WHERE id = $1 \
                         UNION ALL \
                         SELECT CAST(1 AS BIGINT), name, value, \
                                changed_by, changed_at, CAST(NULL AS BIGINT), CAST(NULL AS BIGINT) \
                         FROM setting WHERE server = $1 \
                         UNION ALL \
                         SELECT CAST(2 AS BIGINT), CAST(NULL AS TEXT), CAST(NULL AS TEXT), \
                                channel, message, made_by, made_at \
                         FROM panel WHERE server = $1";
    type Whole = (i64, Option<String>, Option<String>, i64, Option<i64>, Option<i64>, Option<i64>);
    let rows: Vec<Whole> = session.rows(WHOLE, &[id.0.cast_signed().into()]).await?;
    let mut found = None;
    let (mut settings, mut panels) = (Vec::new(), Vec::new());
    for (table, name, value, a, b, c, d) in rows {
        match (table, name, value, b, c, d) {
            (1, Some(name), Some(value), Some(at), _, _) => {
                settings.push(setting((0, name, value, a, at)));
            }
            (2, _, _, Some(message), Some(by), Some(at)) => {
                panels.push(panel((0, a, message, by, at)));
            }
            (_, _, _, joined_at, left_at, _) => {
                let revision = Revision(a.cast_unsigned());
                found =
                    Some(SavedServer { revision, joined_at, left_at, ..SavedServer::unknown(id) });
            }
        }
    }
    settings.sort_by(|one: &SavedSetting, other| one.name.cmp(&other.name));
    panels.sort_by_key(|panel: &SavedPanel| (panel.at, panel.message));
    Ok(found.map(|server| SavedServer { settings, panels, ..server }))
}

async fn load_all(session: &mut Session) -> Result<Vec<SavedServer>, StoreError> {
    const SERVERS: &str = "SELECT id, revision, joined_at, left_at FROM server";
    const SETTINGS: &str =
        "SELECT server, name, value, changed_by, changed_at FROM setting ORDER BY server, name";
    const PANELS: &str = "SELECT server, channel, message, made_by, made_at FROM panel \
                          ORDER BY server, made_at, message";
    let servers: Vec<(i64, i64, Option<i64>, Option<i64>)> = session.rows(SERVERS, &[]).await?;
    let mut all: BTreeMap<u64, SavedServer> = servers
        .into_iter()
        .map(|(id, revision, joined_at, left_at)| {
            let id = ServerId(id.cast_unsigned());
            let revision = Revision(revision.cast_unsigned());
            (id.0, SavedServer { revision, joined_at, left_at, ..SavedServer::unknown(id) })
        })
        .collect();
    for row in session.rows::<SettingRow>(SETTINGS, &[]).await? {
        if let Some(server) = all.get_mut(&row.0.cast_unsigned()) {
            server.settings.push(setting(row));
        }
    }
    for row in session.rows::<PanelRow>(PANELS, &[]).await? {
        if let Some(server) = all.get_mut(&row.0.cast_unsigned()) {
            server.panels.push(panel(row));
        }
    }
    Ok(all.into_values().collect())
}

fn setting((_, name, value, by, at): SettingRow) -> SavedSetting {
    SavedSetting { name, value, by: PersonId(by.cast_unsigned()), at }
}

fn panel((_, channel, message, by, at): PanelRow) -> SavedPanel {
    SavedPanel {
        channel: ChannelId(channel.cast_unsigned()),
        message: MessageId(message.cast_unsigned()),
        by: PersonId(by.cast_unsigned()),
        at,
    }
}
