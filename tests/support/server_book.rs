//! The settings of a server in memory, for talks: changes are made at once, and the history is kept.

use std::cell::RefCell;
use std::sync::Arc;

use myelin::bot::{Event, Member, Permissions};
use myelin::id::{ChannelId, PersonId, ServerId};
use myelin::reply::{Counted, Outcome, Request, StoredRow};
use myelin::settings::{Edit, Entry, Revision, ServerSettings, Stamp, read};

/// A server with its settings and their history.
#[derive(Debug, Default)]
pub struct ServerBook {
    settings: RefCell<Arc<ServerSettings>>,
    history: RefCell<Vec<Entry>>,
    /// What was counted.
    pub counted: Vec<Counted>,
    /// The file that somebody attaches.
    pub file: Vec<u8>,
    /// Whether the person may change the settings.
    pub is_member_only: bool,
}

/// Who changes something, and when.
const STAMP: Stamp = Stamp { by: PersonId(80_351_110_224_678_912), at: 1_790_000_000 };

/// The server.
pub const SERVER: ServerId = ServerId(10);

impl ServerBook {
    /// The settings as they are now.
    pub fn settings(&self) -> Arc<ServerSettings> {
        Arc::clone(&self.settings.borrow())
    }

    /// Sets something, as a moderator did before.
    pub fn set(&self, edits: &[Edit]) {
        self.change(edits);
    }

    /// Puts an event into a channel of the server.
    pub fn place(&self, event: &mut Event) {
        event.at.server = Some(SERVER);
        event.at.id = Some(ChannelId(30));
        event.at.bot_is_member = true;
        event.at.bot_permissions = Permissions(u64::MAX);
        let manages = Permissions::MANAGE_SERVER;
        let permissions = if self.is_member_only { Permissions::default() } else { manages };
        event.member = Some(Member { roles: Vec::new(), permissions });
    }

    fn change(&self, edits: &[Edit]) -> Arc<ServerSettings> {
        let before = self.settings();
        let mut after = before.with(edits, STAMP);
        after.revision = Revision(before.revision.0 + 1);
        let value = |settings: &ServerSettings, edit: &Edit| {
            settings.set.get(&edit.key).map(|setting| setting.value.clone())
        };
        let changes = edits.iter();
        let changes = changes.map(|edit| (edit.key, value(&before, edit), value(&after, edit)));
        let (revision, stamp, undone) = (after.revision, STAMP, false);
        let entry = Entry { revision, stamp, changes: changes.collect(), undone };
        self.history.borrow_mut().insert(0, entry);
        self.settings.replace(Arc::new(after));
        self.settings()
    }

    /// Does what an answer waits for.
    pub fn fulfil(&self, request: &Request) -> Outcome {
        match request {
            Request::Change { edits, on, then: _ } => {
                let now = self.settings();
                if now.revision != *on {
                    return Outcome::Conflict(now);
                }
                let edits: Vec<Edit> =
                    edits.iter().filter(|edit| edit.changes(&now)).cloned().collect();
                if edits.is_empty() {
                    Outcome::Same(now)
                } else {
                    Outcome::Saved(self.change(&edits))
                }
            }
            Request::Undo { entry, on: _ } => {
                let found = self.history.borrow().iter().position(|known| known.revision == *entry);
                let entry = found.and_then(|at| {
                    let mut history = self.history.borrow_mut();
                    let known = history.get_mut(at).filter(|known| !known.undone)?;
                    known.undone = true;
                    Some(known.clone())
                });
                match entry {
                    Some(entry) => {
                        self.change(&entry.undoing());
                        Outcome::Undone(entry.changes.iter().map(|(key, ..)| *key).collect())
                    }
                    None => Outcome::UndoneBefore(self.settings()),
                }
            }
            Request::History(_) => Outcome::Changes(self.history.borrow().clone()),
            Request::Numbers => Outcome::Counted(self.counted.clone()),
            Request::Rows => Outcome::Rows(vec![StoredRow {
                table: "setting".to_owned(),
                about: "check".to_owned(),
                at: STAMP.at,
            }]),
            Request::Delete => {
                Outcome::Deleted { rows: vec![("setting".to_owned(), 3)], panels: Vec::new() }
            }
            Request::StartAnew => Outcome::Same(self.settings()),
            Request::Fetch(_) => match read(SERVER, &self.file) {
                Ok(imported) => Outcome::File(imported, 1),
                Err(faults) => Outcome::BadFile(faults),
            },
            Request::Import(_) => Outcome::NoFile,
        }
    }
}
