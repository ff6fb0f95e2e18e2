//! The program around the bot: it holds what was loaded and gives the bot the time of day. One
//! path for Discord, the terminal and the tests.
//!
//! An [`App`] never changes. What is read anew makes a new one, and a `watch` channel holds the one
//! of the moment; an event is answered from one and the same, from its id to the ids of the answer.

pub mod admission;
mod card_mark;
mod choose;
pub mod files;
mod guard;
pub mod keyfile;
mod load;
pub mod pace;
mod reload;
mod responses;
pub mod servers;

pub use card_mark::CardMark;
pub use choose::choose;
pub(crate) use guard::guarded;
pub use load::load;
pub use reload::{Reloaded, Reloader};
pub use responses::{Contents, ContentsHash, NotLoaded, Responses};

use std::sync::Arc;

use time::{Date, OffsetDateTime};

use crate::action::{Action, NotOpened};
use crate::bot::{self, Act, ButtonId, CommandSpec, Event, LogEntry, Settings};
use crate::id::PersonId;
use crate::library::Library;
use crate::locale::Locale;
use crate::reply::{Reply, Request, Screen, ScreenKind};
use crate::seal::Keys;
use crate::settings::SettingKey;
use servers::{LogPost, Servers};

/// Everything that answering takes.
#[derive(Debug)]
pub struct App {
    library: Library,
    settings: Settings,
    keys: Keys,
    servers: Arc<Servers>,
}

/// Who writes more than is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// One person.
    OnePerson,
    /// Everybody together.
    Everybody,
}

/// Today, in UTC.
#[expect(clippy::disallowed_methods, reason = "shell: the one place that reads the clock")]
pub fn today() -> Date {
    OffsetDateTime::now_utc().date()
}

/// Now, in seconds since 1970 began in UTC.
#[expect(clippy::disallowed_methods, reason = "shell: the one place that reads the clock")]
pub(crate) fn now() -> i64 {
    OffsetDateTime::now_utc().unix_timestamp()
}

impl App {
    /// Puts together what answering takes.
    pub fn new(library: Library, settings: Settings, keys: Keys) -> Self {
        Self { library, settings, keys, servers: Servers::none() }
    }

    /// The same with what servers have set.
    #[must_use]
    pub fn with_servers(self, servers: Arc<Servers>) -> Self {
        Self { servers, ..self }
    }

    /// Everything the bot can say.
    pub(super) fn library(&self) -> &Library {
        &self.library
    }

    /// What servers have set.
    pub fn servers(&self) -> &Arc<Servers> {
        &self.servers
    }

    /// An app with another library and the settings and keys of this one.
    #[must_use]
    pub fn with_library(&self, library: Library) -> Self {
        let (settings, keys) = (self.settings.clone(), self.keys.clone());
        Self { library, settings, keys, servers: Arc::clone(&self.servers) }
    }

    /// Learns what people ask of each pack, so that nobody waits for it at the first question.
    pub fn learn(&self) {
        for pack in &self.library.packs {
            pack.index.learn();
        }
    }

    /// Whether what people ask was learned of every pack.
    pub fn has_learned(&self) -> bool {
        self.library.packs.iter().all(|pack| pack.index.has_learned())
    }

    /// The packs in use, each with its version: `b12 1.0.0, sleep 2.1`.
    pub fn packs(&self) -> String {
        let packs = self.library.packs.iter();
        let named: Vec<String> =
            packs.map(|pack| format!("{} {}", pack.id, pack.version)).collect();
        named.join(", ")
    }

    /// What the id of a button that `who` pressed means.
    ///
    /// # Errors
    ///
    /// [`NotOpened`] says why it says nothing to us.
    pub fn open(&self, who: PersonId, custom_id: &str) -> Result<Action, NotOpened> {
        self.keys.open(&self.library, who, custom_id)
    }

    /// The id of a button that `who` gets to see.
    pub fn seal(&self, who: PersonId, action: &Action) -> String {
        // The loader refuses a pack whose walks do not fit; such a button would lead to help.
        let help = || Action::Open(crate::action::Open::HelpNow);
        let id = self.keys.id(&self.library, who, action);
        id.or_else(|| self.keys.id(&self.library, who, &help())).unwrap_or_default()
    }

    /// What is answered to an event as it came from outside: what was pressed is opened first.
    /// If anything fails within, the answer is a calm message.
    pub fn answer(&self, event: Event<ButtonId>) -> Reply {
        let reader = event.reader();
        match guarded(|| self.opened(event)) {
            Some(event) => self.reply_to(&event),
            None => self.or_failure_screen(reader, || Reply::Show(self.failure_screen(reader))),
        }
    }

    /// An event with what its button means.
    pub fn opened(&self, event: Event<ButtonId>) -> Event {
        event.opened(|who, id| self.open(who, id))
    }

    /// What is answered to an event. If anything fails within, the answer is a calm message. An answer that waits
    /// for the store is [`Reply::Await`]; [`App::after`] gives it.
    pub fn reply_to(&self, event: &Event) -> Reply {
        let here = self.servers.known(&event.at);
        let reply = self.or_logged_failure(event, || {
            match self.servers.pace(&self.library, &here, event) {
                Ok(()) => bot::handle(&self.library, &self.settings, here.known(), event),
                Err(waited) => {
                    bot::waiting(&self.library, &self.settings, here.known(), event, waited)
                }
            }
        });
        self.servers.count(&here, event, bot::counted(&self.library, event, &reply));
        if let (Some(server), Some(entry)) = (event.at.server, bot::logged(event, &reply)) {
            self.servers.log(server, entry);
        }
        reply
    }

    /// What is answered once an answer that waited was looked for. `file` is what was fetched, where that was asked for.
    pub async fn after(&self, event: &Event, request: &Request, file: Option<Vec<u8>>) -> Reply {
        let outcome = self.servers.fulfil(event, request, file).await;
        let here = self.servers.known(&event.at);
        self.or_logged_failure(event, || {
            let done = (request, outcome);
            bot::after(&self.library, &self.settings, here.known(), event, done)
        })
    }

    /// An entry of the log of a server as it is posted.
    pub fn log_screen(&self, post: &LogPost) -> Screen {
        let here = self.servers.of(post.server);
        let on = (today(), None);
        bot::log_entry(&self.library, &self.settings, here.known(), on, &post.entry)
    }

    /// The one message to a server that the bot was added to.
    pub fn welcome(&self, server_locale: Option<Locale>) -> Screen {
        bot::welcome(&self.library, server_locale)
    }

    /// Whether an event is a message that must not be lost: somebody may be in danger, or it could not be
    /// found out.
    pub fn is_urgent(&self, event: &Event<ButtonId>) -> bool {
        let Act::Message(written) = &event.act else { return false };
        guarded(|| bot::is_urgent(&self.library, written)).unwrap_or(true)
    }

    /// Whether it takes the channel that a thread belongs to, to know whether a message may be answered: where a rule
    /// names channels, and not this one. Nobody who may be in danger waits for that.
    pub fn needs_parent(&self, event: &Event<ButtonId>) -> bool {
        let here = self.servers.known(&event.at);
        let listed = here.known().settings().ids(SettingKey::Channels);
        let is_named = event.at.id.is_some_and(|id| listed.contains(&id.0));
        let is_open = listed.is_empty() || is_named || event.at.parent.is_some();
        !is_open && !self.is_urgent(event)
    }

    /// What is answered to whoever there is no room for, now or because the bot is about to stop.
    pub fn answer_busy(&self, reader: Option<Locale>) -> Reply {
        self.or_failure_screen(reader, || Reply::Show(bot::busy(&self.library, reader)))
    }

    /// What is answered to a person who writes more than is answered.
    pub fn answer_too_much(&self, reader: Option<Locale>, notice: Notice) -> Reply {
        self.or_failure_screen(reader, || {
            Reply::Show(match notice {
                Notice::OnePerson => bot::slow_down(&self.library, reader),
                Notice::Everybody => bot::all_slow_down(&self.library, reader),
            })
        })
    }

    /// The slash commands there are.
    pub fn commands(&self) -> Vec<CommandSpec> {
        bot::commands(&self.library, &self.settings)
    }

    /// Today, in UTC.
    pub fn today(&self) -> Date {
        today()
    }

    /// The private message for what could not be read or failed inside.
    pub fn failure_screen(&self, reader: Option<Locale>) -> Screen {
        bot::failure_screen(&self.library, reader)
    }

    /// What is answered to an event. If that fails, the answer is a calm message, and the log of the server says that
    /// something failed.
    fn or_logged_failure(&self, event: &Event, answer: impl FnOnce() -> Reply) -> Reply {
        guarded(answer).unwrap_or_else(|| {
            if let Some(server) = event.at.server {
                self.servers.log(server, LogEntry::Failed);
            }
            self.or_failure_screen(event.reader(), || {
                Reply::Show(self.failure_screen(event.reader()))
            })
        })
    }

    fn or_failure_screen(&self, reader: Option<Locale>, answer: impl FnOnce() -> Reply) -> Reply {
        // Without any text at all there is still an answer: nothing new to see.
        let nothing = || Screen::of_text(ScreenKind::Trouble, Vec::new());
        let failure =
            || Reply::Show(guarded(|| self.failure_screen(reader)).unwrap_or_else(nothing));
        guarded(answer).unwrap_or_else(failure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Open;
    use crate::bot::{ChannelKind, PressedMessage};
    use crate::operator::Operator;
    use crate::seal::Key;
    use crate::sensitive::Sensitive;

    fn app() -> App {
        let operator = Operator {
            name: "The Numb Feet Club".to_owned(),
            contact: "mods@example.org".to_owned(),
            privacy_url: "https://example.org/privacy".to_owned(),
        };
        let settings = Settings { checks: true, operator, version: "1.2.3".to_owned() };
        let library = load(&files::built_in()).library.unwrap();
        App::new(library, settings, Keys::new(Key::from([1; 32]), Vec::new()))
    }

    #[test]
    fn an_event_is_answered_whatever_happens_within() {
        let (app, who) = (app(), PersonId(7));
        let press = |id: String| {
            let action = ButtonId::new(id);
            let act = Act::Press { action, values: Sensitive::default(), on: PressedMessage::Own };
            app.answer(Event::new(who, ChannelKind::Server, Date::MIN, act))
        };
        let help = app.seal(who, &Action::Open(Open::HelpNow));
        assert!(matches!(press(help), Reply::Replace(_)), "a button that opens is handled");
        assert!(matches!(press("nonsense".to_owned()), Reply::Show(_)));
        assert!(
            app.or_failure_screen(None, || panic!("planted"))
                == Reply::Show(app.failure_screen(None))
        );
        assert!(
            app.answer_busy(None) != Reply::Show(app.failure_screen(None)),
            "it says that there is no room"
        );
    }

    #[tokio::test]
    async fn that_something_failed_is_in_the_log_of_the_server_once() {
        use crate::bot::{Channel, Member, Permissions};
        use crate::id::{ChannelId, ServerId};
        use crate::reply::Then;
        use crate::settings::{Edit, Revision, SettingKey, Value};
        use crate::store::{Database, FILE, Store};

        let folder = tempfile::tempdir().unwrap();
        let database = Database::Sqlite(folder.path().join(FILE));
        let store = Store::open(&database).await.unwrap().store;
        let servers = Servers::open(store, std::collections::HashMap::new()).await.unwrap();
        let app = app().with_servers(Arc::clone(&servers));
        let mut event = Event::new(PersonId(7), ChannelKind::Server, Date::MIN, Act::Unreadable);
        event.at = Channel { server: Some(ServerId(9)), bot_is_member: true, ..event.at };
        event.member = Some(Member { roles: vec![], permissions: Permissions::MANAGE_SERVER });
        let edits = [
            (SettingKey::LogChannel, Value::Ids(vec![3])),
            (SettingKey::LogKinds, Value::Names(vec!["errors".to_owned()])),
        ];
        let edits = edits.map(|(key, value)| Edit::new(key, value).unwrap()).to_vec();
        let change = Request::Change { edits, on: Revision(0), then: Then::Overview };
        app.after(&event, &change, None).await;
        let mut posts = servers.log_posts().unwrap();

        for _ in 0..3 {
            let reply = app.or_logged_failure(&event, || panic!("planted"));
            assert!(reply == Reply::Show(app.failure_screen(None)));
        }
        drop(app);
        drop(servers);
        let post = posts.next().await.unwrap();
        let place = (post.server, post.channel);
        assert_eq!((place, post.entry), ((ServerId(9), ChannelId(3)), LogEntry::Failed));
        assert!(posts.next().await.is_none(), "it says so once");
    }
}
