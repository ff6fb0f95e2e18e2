//! What happens to the bot: the same few things from Discord, from a terminal and in a test.

use std::fmt;

use time::Date;

use super::channel::{Channel, ChannelKind};
use super::member::Member;
use crate::action::Action;
use crate::action::NotOpened;
use crate::id::PersonId;
use crate::locale::Locale;
use crate::sensitive::Sensitive;

/// Something a person did. It comes from outside with the [`ButtonId`] that was pressed, and is
/// handled with what that id means.
#[derive(Debug, Clone)]
pub struct Event<Button = Opened> {
    /// The person who did it.
    pub who: PersonId,
    /// Where.
    pub at: Channel,
    /// What the person is there; `None` outside servers.
    pub member: Option<Member>,
    /// The language of the person's Discord; `None` when Discord named none that we know.
    pub locale: Option<Locale>,
    /// The language that the server has set; `None` outside servers, and when Discord named none
    /// that we know.
    pub server_locale: Option<Locale>,
    /// The day, for review dates.
    pub today: Date,
    /// What.
    pub act: Act<Button>,
}

/// What a button does, or why its id says nothing to us.
pub type Opened = Result<Action, NotOpened>;

/// The id of a button or menu as it came from outside. It can carry answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ButtonId(Sensitive<String>);

/// What a person did.
#[derive(Clone)]
pub enum Act<Button = Opened> {
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
        /// What was pressed.
        action: Button,
        /// The values picked, for a menu.
        values: Sensitive<Vec<String>>,
        /// Whose message it was on.
        on: PressedMessage,
    },
    /// Did something that could not be read.
    Unreadable,
}

/// Whose message a button was on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PressedMessage {
    /// One that only this person sees: it is edited in place.
    Own,
    /// One that others see too: it stays as it is, and the answer is private.
    Shared,
}

impl<Button> Event<Button> {
    /// The language to answer in: the person's, else the server's.
    pub fn reader(&self) -> Option<Locale> {
        self.locale.or(self.server_locale)
    }

    /// An event of which no more is known than what every event has.
    pub fn new(who: PersonId, kind: ChannelKind, today: Date, act: Act<Button>) -> Self {
        let at = Channel::of(kind);
        Self { who, at, member: None, locale: None, server_locale: None, today, act }
    }
}

impl Event<ButtonId> {
    /// The event with what its button means, if one was pressed; `open` finds that out.
    pub fn opened(self, open: impl FnOnce(PersonId, &str) -> Opened) -> Event {
        let Self { who, at, member, locale, server_locale, today, act } = self;
        let act = match act {
            Act::Command { name, about } => Act::Command { name, about },
            Act::Typing { name, text } => Act::Typing { name, text },
            Act::Press { action, values, on } => {
                Act::Press { action: open(who, action.0.reveal()), values, on }
            }
            Act::Unreadable => Act::Unreadable,
        };
        Event { who, at, member, locale, server_locale, today, act }
    }
}

impl ButtonId {
    /// An id as it came.
    pub fn new(id: String) -> Self {
        Self(Sensitive::new(id))
    }
}

impl<Button> fmt::Debug for Act<Button> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Command { .. } => "Command",
            Self::Typing { .. } => "Typing",
            Self::Press { .. } => "Press",
            Self::Unreadable => "Unreadable",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Open;
    use crate::bot::Permissions;
    use crate::id::RoleId;

    fn event(act: Act<ButtonId>) -> Event<ButtonId> {
        Event::new(PersonId(7), ChannelKind::Server, Date::MIN, act)
    }

    fn press(id: &str) -> Act<ButtonId> {
        let action = ButtonId::new(id.to_owned());
        Act::Press {
            action,
            values: Sensitive::new(vec!["planted".into()]),
            on: PressedMessage::Own,
        }
    }

    #[test]
    fn only_a_press_is_opened_and_for_the_person_who_pressed() {
        let opened = event(press("o:help")).opened(|who, id| {
            assert_eq!((who, id), (PersonId(7), "o:help"));
            Ok(Action::Open(Open::HelpNow))
        });
        let Act::Press { action, .. } = opened.act else { panic!("it was a press") };
        assert_eq!(action, Ok(Action::Open(Open::HelpNow)));
        for act in [
            Act::Command { name: "help".into(), about: None },
            Act::Typing { name: "help".into(), text: Sensitive::default() },
            Act::Unreadable,
        ] {
            event(act).opened(|_, _| panic!("nothing was pressed"));
        }
    }

    #[test]
    fn an_event_shows_neither_what_was_done_nor_who_somebody_is() {
        let typed = || Sensitive::new("planted".to_owned());
        for act in [
            press("planted"),
            Act::Command { name: "planted".into(), about: Some(typed()) },
            Act::Typing { name: "planted".into(), text: typed() },
        ] {
            let member = Member { roles: vec![RoleId(4711)], permissions: Permissions(4711) };
            let event = Event { member: Some(member), who: PersonId(4711), ..event(act) };
            let shown = format!("{event:?} {event:#?}");
            assert!(!shown.contains("planted") && !shown.contains("4711"), "{shown}");
        }
    }
}
