//! What happens to the bot: the same few things from Discord, from a terminal and in a test.

use time::Date;

use crate::action::Action;
pub use crate::action::NotOpened;
use crate::id::PersonId;
use crate::locale::Locale;
use crate::sensitive::Sensitive;

/// Something a person did.
#[derive(Debug, Clone)]
pub struct Event {
    /// Who.
    pub who: PersonId,
    /// Where.
    pub place: ChannelKind,
    /// The language of the person's Discord; `None` when Discord named none that we know.
    pub locale: Option<Locale>,
    /// The language that the server has set; `None` outside servers, and as above.
    pub server_locale: Option<Locale>,
    /// The day, for review dates.
    pub today: Date,
    /// What.
    pub act: Act,
}

impl Event {
    /// An event of which no more is known than what every event has.
    pub fn new(who: PersonId, place: ChannelKind, today: Date, act: Act) -> Self {
        Self { who, place, locale: None, server_locale: None, today, act }
    }

    /// The language to answer in: the person's, else the server's.
    pub fn reader(&self) -> Option<Locale> {
        self.locale.or(self.server_locale)
    }
}

/// Where something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChannelKind {
    /// In a server's channel.
    Server,
    /// In the one-to-one direct message with the bot. Only there nobody else can see a message.
    DirectWithBot,
    /// In a group chat, or in somebody else's direct message.
    Elsewhere,
}

/// What a person did.
#[derive(Debug, Clone)]
pub enum Act {
    /// Sent a slash command.
    Command {
        /// Its name, without the slash.
        name: String,
        /// What stood in its one option, if it has one.
        about: Option<Sensitive<String>>,
    },
    /// Is typing the option of a slash command.
    Typing {
        /// The command's name, without the slash.
        name: String,
        /// What stands there so far.
        text: Sensitive<String>,
    },
    /// Pressed a button or picked from a menu.
    Press {
        /// What the button does, or why its id says nothing to us.
        action: Result<Action, NotOpened>,
        /// The values picked, for a menu.
        values: Sensitive<Vec<String>>,
        /// Whose message it was on.
        on: Message,
    },
    /// Did something that could not be read.
    Unreadable,
}

/// Whose message a button was on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// One that only this person sees: it is edited in place.
    Own,
    /// One that others see too: it stays as it is, and the answer is private.
    Shared,
}
