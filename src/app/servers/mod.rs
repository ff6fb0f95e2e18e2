//! What servers have set, as answering needs it: held in memory, so that nobody waits for the store, and kept in step
//! with it.

mod counting;
mod files;
mod follow;
mod fulfil;
mod held;
mod outbox;
mod saved;

pub use follow::Following;
pub use outbox::{LogPost, LogPosts};

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant};

use self::counting::Counting;
use self::files::KeptFiles;
use self::held::Held;
use self::outbox::Outbox;
use super::now;
use crate::bot::{self, Channel, ChannelKind, Event, LogEntry, paused_command};
use crate::id::{MessageLink, PersonId, ServerId};
use crate::library::Library;
use crate::reply::{CameOf, Elsewhere, ElsewhereFailed, Reply, ScreenKind};
use crate::settings::{Cooldowns, Edit, Known, Revision, ServerSettings, SettingKey, Waited};
use crate::store::{SavedServer, Store, StoreError};

/// How long what is stored of a server stays after the bot left it: 7 days, in seconds.
const KEPT_AFTER_LEAVING: i64 = 7 * 24 * 60 * 60;

/// What servers have set.
pub struct Servers {
    /// Where it is stored; `None` where nothing is, as in tests of answers: then there are only defaults.
    store: Option<Store>,
    /// The servers of which something is stored.
    held: Held,
    /// Held while something is read, so that what was read last is what is held last.
    reading: tokio::sync::Mutex<()>,
    /// Whether settings were lost: then a server of which nothing is stored is not known.
    is_lost: RwLock<bool>,
    /// What servers begin with that nobody has set up yet.
    beginnings: HashMap<ServerId, Vec<Edit>>,
    cooldowns: Mutex<Cooldowns>,
    counting: Mutex<Counting>,
    files: Mutex<KeptFiles>,
    outbox: Outbox,
    /// The servers of which a change could not be saved, until they are told that it can again.
    away: Mutex<HashSet<ServerId>>,
    began: Instant,
}

/// What is known of the settings of a place, for as long as one event is answered.
#[derive(Debug, Clone)]
pub enum KnownHere {
    /// There are none.
    NoServer,
    /// These.
    Server(Arc<ServerSettings>),
    /// Nobody can say now which.
    Unknown,
}

impl KnownHere {
    /// The same for the core.
    pub fn known(&self) -> Known<'_> {
        match self {
            Self::NoServer => Known::NoServer,
            Self::Server(settings) => Known::Server(settings),
            Self::Unknown => Known::Unknown,
        }
    }
}

impl Servers {
    /// No server has set anything, and none can.
    pub fn none() -> Arc<Self> {
        Arc::new(Self::with(None, HashMap::new()))
    }

    /// What is stored, read whole. `beginnings` is what servers begin with that nobody has set up yet.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when it cannot be read.
    pub async fn open(
        store: Store,
        beginnings: HashMap<ServerId, Vec<Edit>>,
    ) -> Result<Arc<Self>, StoreError> {
        let servers = Arc::new(Self::with(Some(store), beginnings));
        servers.read_all().await?;
        servers.begin_all().await;
        Ok(servers)
    }

    fn with(store: Option<Store>, beginnings: HashMap<ServerId, Vec<Edit>>) -> Self {
        let is_lost = store.as_ref().is_some_and(|store| store.lost().is_some());
        Self {
            store,
            held: Held::default(),
            reading: tokio::sync::Mutex::default(),
            is_lost: RwLock::new(is_lost),
            beginnings,
            cooldowns: Mutex::default(),
            counting: Mutex::default(),
            files: Mutex::default(),
            outbox: Outbox::default(),
            away: Mutex::default(),
            began: Instant::now(),
        }
    }

    /// What is known of the settings of a place.
    pub fn known(&self, at: &Channel) -> KnownHere {
        match at.server {
            Some(server) if at.kind == ChannelKind::Server && at.bot_is_member => self.of(server),
            _none => KnownHere::NoServer,
        }
    }

    /// What is known of the settings of a server.
    pub fn of(&self, server: ServerId) -> KnownHere {
        if self.store.is_none() {
            return KnownHere::NoServer;
        }
        if let Some(settings) = self.held.get(server) {
            return KnownHere::Server(settings);
        }
        if *self.is_lost.read().unwrap_or_else(PoisonError::into_inner) {
            return KnownHere::Unknown;
        }
        KnownHere::Server(saved::defaults())
    }

    /// The turn of whoever uses a command, where the server asks for pauses, or asks for a person.
    ///
    /// # Errors
    ///
    /// [`Waited`] when they have to wait.
    pub fn pace(&self, library: &Library, here: &KnownHere, event: &Event) -> Result<(), Waited> {
        let (KnownHere::Server(settings), Some(server)) = (here, event.at.server) else {
            return Ok(());
        };
        if bot::asks_for_person(event) && settings.channel(SettingKey::PersonChannel).is_some() {
            let at = self.began.elapsed();
            return locked(&self.cooldowns).ask_for_person(server, event.who, at);
        }
        let pauses = [SettingKey::PauseMember, SettingKey::PauseChannel, SettingKey::PauseCommand];
        if pauses.iter().all(|key| settings.seconds(*key) == 0) {
            return Ok(());
        }
        let Some(command) = paused_command(library, event) else { return Ok(()) };
        let place = (server, event.at.parent.or(event.at.id), event.who);
        locked(&self.cooldowns).take(settings, place, command, self.began.elapsed())
    }

    /// Counts what happened in a server that has it counted.
    pub fn count(&self, here: &KnownHere, event: &Event, what: Vec<String>) {
        let (KnownHere::Server(settings), Some(server)) = (here, event.at.server) else { return };
        if settings.is_on(SettingKey::Numbers) {
            locked(&self.counting).add(server, &event.today.to_string(), what);
        }
    }

    /// Has something posted in the log of a server, where the server wants that. What anybody can make happen
    /// again and again is not posted again at once.
    pub fn log(&self, server: ServerId, entry: LogEntry) {
        let here = self.of(server);
        let Some(channel) = here.known().settings().logs(entry.kind()) else { return };
        let is_new = match &entry {
            LogEntry::Refused { command, channel } => {
                let line = format!("refused {command} {}", channel.0);
                locked(&self.cooldowns).log(server, &line, self.began.elapsed())
            }
            LogEntry::Failed => locked(&self.cooldowns).log(server, "failed", self.began.elapsed()),
            LogEntry::Changed(_) | LogEntry::StoreAway | LogEntry::Texts { .. } => true,
        };
        if is_new {
            self.outbox.put(LogPost { server, channel, entry });
        }
    }

    /// Says to every server that wants it that the texts of a pack are others now.
    pub fn log_texts(&self, packs: &[(String, String)]) {
        for server in self.held.servers() {
            for (pack, version) in packs {
                let (pack, version) = (pack.clone(), version.clone());
                self.log(server, LogEntry::Texts { pack, version });
            }
        }
    }

    /// What is to be posted in logs; `None` when somebody posts it already.
    pub fn log_posts(&self) -> Option<LogPosts> {
        self.outbox.posts()
    }

    /// The bot was added to a server.
    pub async fn joined(&self, server: ServerId) {
        let Some(store) = &self.store else { return };
        if let Err(error) = store.joined(server, now()).await {
            tracing::warn!(%error, "a server that the bot was added to could not be noted");
            return;
        }
        self.read_one(server).await;
        self.begin(server).await;
    }

    /// The bot was taken out of a server.
    pub async fn left(&self, server: ServerId) {
        let Some(store) = &self.store else { return };
        if let Err(error) = store.left(server, now()).await {
            tracing::warn!(%error, "a server that the bot left could not be noted");
        }
    }

    /// Deletes what is stored of servers that the bot left 7 days ago.
    pub async fn forget_left(&self) {
        let Some(store) = &self.store else { return };
        match store.forget_left_before(now() - KEPT_AFTER_LEAVING).await {
            Ok(servers) => {
                self.held.deleted(&servers);
                if !servers.is_empty() {
                    tracing::info!(count = servers.len(), "servers left 7 days ago were forgotten");
                }
            }
            Err(error) => tracing::warn!(%error, "servers that were left could not be forgotten"),
        }
    }

    /// Keeps in mind what was done in channels, once it is known what came of it.
    pub async fn done_in_channels(
        &self,
        (server, by): (ServerId, PersonId),
        done: &[(InChannel, CameOf)],
    ) {
        let Some(store) = &self.store else { return };
        for (what, came_of) in done {
            let result = match (what, came_of) {
                (InChannel::PanelPosted, Ok(MessageLink { channel, message, .. })) => {
                    store.add_panel(server, *channel, *message, by, now()).await
                }
                (InChannel::PanelRemoved(at), Ok(_) | Err(ElsewhereFailed::Gone))
                | (InChannel::PanelRefreshed(at), Err(ElsewhereFailed::Gone)) => {
                    store.remove_panel(server, at.message).await.map(drop)
                }
                (InChannel::PersonAskedFor, Err(_)) => {
                    locked(&self.cooldowns).not_asked_for_person(server, by);
                    Ok(())
                }
                (InChannel::PersonAskedFor, Ok(_))
                | (InChannel::PanelPosted | InChannel::PanelRemoved(_), Err(_))
                | (InChannel::PanelRefreshed(_), _) => Ok(()),
            };
            if let Err(error) = result {
                tracing::warn!(%error, "where a message with buttons stands could not be noted");
            }
        }
        if done.iter().any(|(what, _)| *what != InChannel::PersonAskedFor) {
            self.read_one(server).await;
        }
    }

    /// Reads what is stored of every server.
    async fn read_all(&self) -> Result<(), StoreError> {
        let Some(store) = &self.store else { return Ok(()) };
        let _alone = self.reading.lock().await;
        let moment = self.held.moment();
        let all = store.load_all().await?;
        *self.is_lost.write().unwrap_or_else(PoisonError::into_inner) = store.lost().is_some();
        let all = all.iter().map(|saved| (saved.id, Arc::new(saved::settings(saved))));
        self.held.replace_all(moment, all.collect());
        Ok(())
    }

    /// Reads what is stored of one server.
    async fn read_one(&self, server: ServerId) {
        let Some(store) = &self.store else { return };
        let _alone = self.reading.lock().await;
        loop {
            let moment = self.held.moment();
            match store.load(server).await {
                Ok(saved) => {
                    let settings = saved.map(|saved| Arc::new(saved::settings(&saved)));
                    if self.held.replace(moment, server, settings) {
                        return;
                    }
                }
                Err(error) => {
                    tracing::warn!(%error, "the settings of a server could not be read anew");
                    return;
                }
            }
        }
    }

    /// Holds what a change of this process made.
    fn hold(&self, saved: &SavedServer) -> Arc<ServerSettings> {
        self.held.changed(saved.id, Arc::new(saved::settings(saved)))
    }

    /// Gives each server what it begins with, where nobody has set it up yet.
    async fn begin_all(&self) {
        let servers: Vec<ServerId> = self.beginnings.keys().copied().collect();
        for server in servers {
            self.begin(server).await;
        }
    }

    async fn begin(&self, server: ServerId) {
        let (Some(store), Some(edits)) = (&self.store, self.beginnings.get(&server)) else {
            return;
        };
        if self.of(server).known().settings().revision != Revision(0) {
            return;
        }
        let edits = saved::edits(edits);
        match store.change(server, crate::store::Revision(0), &edits, PersonId::NOBODY, now()).await
        {
            Ok(saved) => drop(self.hold(&saved)),
            // Somebody was quicker: it is set up.
            Err(crate::store::ChangeError::Conflict(saved)) => drop(self.hold(&saved)),
            Err(error) => tracing::warn!(%error, "what a server begins with could not be saved"),
        }
    }
}

/// Something done in a channel that has to be kept in mind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InChannel {
    /// A message with lasting buttons was posted.
    PanelPosted,
    /// One was drawn anew.
    PanelRefreshed(MessageLink),
    /// One was taken away.
    PanelRemoved(MessageLink),
    /// Somebody asked for a person to talk to.
    PersonAskedFor,
}

impl InChannel {
    /// What of a reply has to be kept in mind, in the order in which it is done.
    pub fn all_of(reply: &Reply) -> Vec<Option<Self>> {
        let Reply::Elsewhere { what, .. } = reply else { return Vec::new() };
        let done = |one: &Elsewhere| match one {
            Elsewhere::Post { screen, .. } if screen.kind == ScreenKind::Panel => {
                Some(Self::PanelPosted)
            }
            Elsewhere::Post { screen, .. } => {
                (screen.kind == ScreenKind::PersonRequest).then_some(Self::PersonAskedFor)
            }
            Elsewhere::Edit { at, .. } => Some(Self::PanelRefreshed(*at)),
            Elsewhere::Delete { at } => Some(Self::PanelRemoved(*at)),
        };
        what.iter().map(done).collect()
    }
}

/// How often what was counted is saved.
pub(super) const SAVE_EVERY: Duration = Duration::from_mins(1);

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl std::fmt::Debug for Servers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Servers").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
