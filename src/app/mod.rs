//! The program around the bot: it holds what was loaded and gives the bot the time of day. One
//! path for Discord, the terminal and the tests.
//!
//! An [`App`] never changes. What is read anew makes a new one, and a `watch` channel holds the one
//! of the moment; an event is answered from one and the same, from its id to the ids of the answer.

mod choose;
pub mod files;
pub mod keyfile;
mod load;
mod reload;
mod responses;

pub use choose::choose;
pub use load::load;
pub use reload::{Reloaded, Reloader};
pub use responses::{Contents, Mark, NotLoaded, Responses};

use time::{Date, OffsetDateTime};

use crate::action::{Action, NotOpened};
use crate::bot::{self, CommandSpec, Event, Settings};
use crate::id::PersonId;
use crate::library::Library;
use crate::locale::Locale;
use crate::reply::{Reply, Screen};
use crate::seal::Keys;

/// Everything that answering takes.
#[derive(Debug)]
pub struct App {
    library: Library,
    settings: Settings,
    keys: Keys,
}

/// Today, in UTC.
#[expect(clippy::disallowed_methods, reason = "shell: the one place that reads the clock")]
pub fn today() -> Date {
    OffsetDateTime::now_utc().date()
}

impl App {
    /// Puts it together.
    pub fn new(library: Library, settings: Settings, keys: Keys) -> Self {
        Self { library, settings, keys }
    }

    /// The same with another library: same settings, same keys.
    #[must_use]
    pub fn with_library(&self, library: Library) -> Self {
        Self { library, settings: self.settings.clone(), keys: self.keys.clone() }
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

    /// What is answered to an event.
    pub fn handle(&self, event: &Event) -> Reply {
        bot::handle(&self.library, &self.settings, event)
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
    pub fn calm(&self, reader: Option<Locale>) -> Screen {
        bot::calm(&self.library, reader)
    }

    /// The private message when too many people press at once, or the bot is about to restart.
    pub fn busy(&self, reader: Option<Locale>) -> Screen {
        bot::busy(&self.library, reader)
    }
}
