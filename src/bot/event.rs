//! What happens to the bot: the same few things from Discord, from a terminal and in a test.

use std::fmt;

use time::Date;

use super::channel::{Channel, ChannelKind};
use super::member::Member;
use super::options::Options;
use crate::action::Action;
use crate::action::NotOpened;
use crate::id::{MessageLink, PersonId};
use crate::locale::Locale;
use crate::sensitive::Sensitive;
use crate::settings::Known;

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
    /// The name under which others in that place see the person, as far as Discord told.
    pub display_name: Option<Sensitive<String>>,
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
    /// Sent a slash command that has subcommands, or options of other kinds than one text.
    Subcommand {
        /// Its name, without the slash.
        name: String,
        /// The group, if any, and the subcommand: `["set", "channels"]`.
        path: Vec<String>,
        /// What stood in its options.
        options: Sensitive<Options>,
    },
    /// Is typing an option of such a command.
    TypingOption {
        /// The command's name, without the slash.
        name: String,
        /// The group, if any, and the subcommand.
        path: Vec<String>,
        /// The name of the option.
        option: String,
        /// What stands there so far.
        text: Sensitive<String>,
        /// What stands in the other options, as far as Discord told.
        options: Sensitive<Options>,
    },
    /// Sent a form.
    Form {
        /// The action of the form.
        action: Button,
        /// What was written, by the names of the fields, in their order.
        fields: Sensitive<Vec<(String, String)>>,
        /// Whose message the form was opened from; [`PressedMessage::Shared`] also where it was
        /// opened from none.
        on: PressedMessage,
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
    /// Wrote to the bot: in a direct message, or by mentioning it in a server.
    Message(Written),
    /// Used a command on a message that somebody wrote.
    OnMessage {
        /// The command's name.
        name: String,
        /// What stood in the message.
        text: Sensitive<String>,
        /// The message.
        message: MessageLink,
    },
    /// Did something that could not be read.
    Unreadable,
}

/// What a person wrote to the bot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The text, without the mention of the bot.
    pub text: Sensitive<String>,
    /// What stood beside the text, or in its place.
    pub attached: Attached,
}

/// What stands in a message beside its text, or in its place. The bot can read none of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attached {
    /// Nothing else.
    Nothing,
    /// A file or a picture.
    File,
    /// A sticker.
    Sticker,
    /// A voice message.
    Voice,
    /// A message of somebody else, sent on.
    Forward,
    /// A poll.
    Poll,
    /// Something that is not known here.
    Other,
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

    /// The same, where the moderators of a server have set its language.
    pub fn reader_in(&self, known: Known<'_>) -> Option<Locale> {
        self.locale.or_else(|| known.settings().language()).or(self.server_locale)
    }

    /// An event of which no more is known than what every event has.
    pub fn new(who: PersonId, kind: ChannelKind, today: Date, act: Act<Button>) -> Self {
        let at = Channel::of(kind);
        let (member, display_name, locale, server_locale) = (None, None, None, None);
        Self { who, at, member, display_name, locale, server_locale, today, act }
    }
}

impl Event {
    /// Nobody's doing in a server: what is posted there for no person is made for it.
    pub(super) fn nobody(today: Date, server_locale: Option<Locale>) -> Self {
        let event = Self::new(PersonId::NOBODY, ChannelKind::Server, today, Act::Unreadable);
        Self { server_locale, ..event }
    }
}

impl Event<ButtonId> {
    /// The event with what its button means, if one was pressed; `open` finds that out.
    pub fn opened(self, open: impl FnOnce(PersonId, &str) -> Opened) -> Event {
        let Self { who, at, member, display_name, locale, server_locale, today, act } = self;
        let act = match act {
            Act::Command { name, about } => Act::Command { name, about },
            Act::Typing { name, text } => Act::Typing { name, text },
            Act::Press { action, values, on } => {
                Act::Press { action: open(who, action.0.reveal()), values, on }
            }
            Act::Subcommand { name, path, options } => Act::Subcommand { name, path, options },
            Act::TypingOption { name, path, option, text, options } => {
                Act::TypingOption { name, path, option, text, options }
            }
            Act::Form { action, fields, on } => {
                Act::Form { action: open(who, action.0.reveal()), fields, on }
            }
            Act::Message(written) => Act::Message(written),
            Act::OnMessage { name, text, message } => Act::OnMessage { name, text, message },
            Act::Unreadable => Act::Unreadable,
        };
        Event { who, at, member, display_name, locale, server_locale, today, act }
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
            Self::Subcommand { .. } => "Subcommand",
            Self::TypingOption { .. } => "TypingOption",
            Self::Form { .. } => "Form",
            Self::Message(_) => "Message",
            Self::OnMessage { .. } => "OnMessage",
            Self::Unreadable => "Unreadable",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Open;
    use crate::bot::{Given, Permissions};
    use crate::id::{ChannelId, MessageId, RoleId};

    const MESSAGE: MessageLink =
        MessageLink { server: None, channel: ChannelId(4711), message: MessageId(4711) };

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

    fn options() -> Sensitive<Options> {
        let given = Given::Text("planted".into());
        Sensitive::new([("planted".to_owned(), given)].into_iter().collect())
    }

    fn subcommand() -> Act<ButtonId> {
        let path = vec!["planted".into()];
        Act::Subcommand { name: "planted".into(), path, options: options() }
    }

    fn typing_option() -> Act<ButtonId> {
        let [name, option] = ["planted".to_owned(), "planted".to_owned()];
        let text = Sensitive::new("planted".into());
        Act::TypingOption { name, path: vec!["planted".into()], option, text, options: options() }
    }

    fn form(id: &str) -> Act<ButtonId> {
        let action = ButtonId::new(id.to_owned());
        let fields = Sensitive::new(vec![("planted".into(), "planted".into())]);
        Act::Form { action, fields, on: PressedMessage::Own }
    }

    #[test]
    fn only_a_press_or_a_form_is_opened_and_for_the_person_whose_it_is() {
        let opened = event(press("o:help")).opened(|who, id| {
            assert_eq!((who, id), (PersonId(7), "o:help"));
            Ok(Action::Open(Open::HelpNow))
        });
        let Act::Press { action, .. } = opened.act else { panic!("it was a press") };
        assert_eq!(action, Ok(Action::Open(Open::HelpNow)));
        let opened = event(form("o:help")).opened(|who, id| {
            assert_eq!((who, id), (PersonId(7), "o:help"));
            Err(NotOpened::NotYours)
        });
        let Act::Form { action, fields, .. } = opened.act else { panic!("it was a form") };
        assert_eq!((action, fields.reveal().len()), (Err(NotOpened::NotYours), 1));
        for act in [
            Act::Command { name: "help".into(), about: None },
            Act::Typing { name: "help".into(), text: Sensitive::default() },
            subcommand(),
            typing_option(),
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
            subcommand(),
            typing_option(),
            form("planted"),
            Act::Message(Written { text: typed(), attached: Attached::Nothing }),
            Act::OnMessage { name: "planted".into(), text: typed(), message: MESSAGE },
        ] {
            let member = Member { roles: vec![RoleId(4711)], permissions: Permissions(4711) };
            let (member, display_name) = (Some(member), Some(typed()));
            let event = Event { member, display_name, who: PersonId(4711), ..event(act) };
            let shown = format!("{event:?} {event:#?}");
            assert!(!shown.contains("planted") && !shown.contains("4711"), "{shown}");
        }
    }
}
