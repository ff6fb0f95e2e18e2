//! A person to turn to: moderators say in which channel it is posted that somebody asks for one. It is off by
//! default, carries no answer, and is never offered as help in a crisis.

use super::spans::{filled, span};
use super::{Event, Screens, paragraph, title};
use crate::action::{Action, Open};
use crate::reply::{Button, Control, Elsewhere, Reply, Screen, ScreenKind, Span};
use crate::settings::SettingKey;

impl Screens<'_> {
    /// The button that asks for a person, where this server has one.
    pub(super) fn person_button(&self) -> Option<Button> {
        let channel = self.known.settings().channel(SettingKey::PersonChannel);
        let button = || Button::plain(self.words().person(), Action::Open(Open::AskForPerson));
        channel.map(|_| button())
    }

    /// What is posted, before it is.
    pub(super) fn ask_for_person(&self) -> Screen {
        let words = self.words();
        let Some(channel) = self.known.settings().channel(SettingKey::PersonChannel) else {
            return self.told(&words.person_off());
        };
        let posted = filled(|[place]| words.person_ask(place), [span(Span::Channel(channel))]);
        let yes = Button::main(words.person_yes(), Action::Open(Open::CallPerson));
        Screen {
            kind: ScreenKind::AskForPerson,
            blocks: vec![
                title(words.person_title()),
                paragraph(posted),
                paragraph(words.person_not_crisis()),
            ],
            controls: vec![Control::Row(vec![yes]), self.last_row()],
            urgency: None,
        }
    }

    /// Posts that somebody asks for a person.
    pub(super) fn call_person(&self, event: &Event) -> Reply {
        let words = self.words();
        let settings = self.known.settings();
        let Some(channel) = settings.channel(SettingKey::PersonChannel) else {
            return Reply::Replace(self.told(&words.person_off()));
        };
        let screen = self.person_request(event);
        let ping = settings.role(SettingKey::PersonRole);
        let (told, failed) = (self.told(&words.person_posted()), self.told(&words.person_failed()));
        Reply::Elsewhere { what: vec![Elsewhere::Post { channel, screen, ping }], told, failed }
    }

    /// What moderators read then: who asks, and where.
    pub(super) fn person_request(&self, event: &Event) -> Screen {
        let words = self.words();
        let who = span(Span::Person(event.who));
        let place = event.at.id.map_or_else(|| "?".into(), |id| span(Span::Channel(id)));
        let mut said = filled(|[who, place]| words.person_request(who, place), [who, place]);
        if let Some(role) = self.known.settings().role(SettingKey::PersonRole) {
            said.0.splice(0..0, [Span::Role(role), Span::Text(" ".to_owned())]);
        }
        Screen::of_text(ScreenKind::PersonRequest, vec![paragraph(said)])
    }
}
