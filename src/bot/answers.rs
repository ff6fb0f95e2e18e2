//! What is answered to each kind of thing that a person does, where the rules of the server allow it.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "of many kinds of screens, only a few are ever shown to everybody"
)]

use super::{Act, Event, NotOpened, PressedMessage, Screens, moderators, own_words};
use crate::action::{Action, Open};
use crate::reply::{Control, Reply, Screen, ScreenKind};

impl Screens<'_> {
    /// What is answered to an event.
    pub(super) fn handled(self, event: &Event) -> Reply {
        match &event.act {
            Act::Command { name, about: None } => self.commanded(name),
            Act::Command { name, about: Some(about) } => {
                own_words::after_command(self, name, about)
            }
            Act::Subcommand { name, path, options } if name == moderators::SETTINGS => {
                moderators::command(self, event, path, options.reveal())
            }
            Act::TypingOption { name, path, option, text, options: _ }
                if name == moderators::SETTINGS =>
            {
                moderators::suggestions(self, event, (path, option, text.reveal()))
            }
            Act::Typing { name, text } => Reply::Suggest(self.suggest(name, text)),
            Act::TypingOption { .. } => Reply::Suggest(Vec::new()),
            Act::Press { action, values, on } => {
                let reply = match action {
                    Ok(Action::Open(open)) => self.pressed(open, values.reveal(), event),
                    Ok(Action::Walk(walk)) => Reply::Replace(self.walk(walk, values.reveal())),
                    Ok(Action::Moderator(action)) => {
                        moderators::press(self, event, action, values.reveal())
                    }
                    Err(reason) => Reply::Show(self.not_opened(*reason)),
                };
                self.on_message(reply, *on)
            }
            Act::Form { action, fields, on } => {
                let reply = match action {
                    Ok(Action::Moderator(action)) => {
                        moderators::form(self, event, action, fields.reveal())
                    }
                    Ok(Action::Open(_) | Action::Walk(_)) => {
                        Reply::Show(self.not_opened(NotOpened::UnknownVersion))
                    }
                    Err(reason) => Reply::Show(self.not_opened(*reason)),
                };
                self.on_message(reply, *on)
            }
            Act::Message(written) => self.kept_from_others(own_words::message(self, written)),
            Act::OnMessage { name, text, message } => {
                own_words::on_message(self, name, text, *message)
            }
            Act::Subcommand { .. } | Act::Unreadable => Reply::Show(self.failure_screen()),
        }
    }

    /// A message that others see stays as it is.
    pub(super) fn on_message(&self, reply: Reply, on: PressedMessage) -> Reply {
        match (reply, on) {
            (Reply::Replace(screen), PressedMessage::Shared) => Reply::Show(screen),
            (Reply::Remove(_), PressedMessage::Shared) => {
                Reply::Show(self.removed_screen(&self.words().stopped()))
            }
            (reply, _) => reply,
        }
    }

    /// What a command is answered with after which nothing was written.
    pub(super) fn commanded(&self, name: &str) -> Reply {
        if let Some(refusal) = self.command_refused(name) {
            return Reply::Show(self.refused_by_rule(&refusal));
        }
        self.answer_seen_by(name, |screens| screens.command(name))
    }

    /// The answer to a command, for everybody where the server wants that.
    pub(super) fn answer_seen_by(&self, name: &str, screen: impl FnOnce(&Self) -> Screen) -> Reply {
        if !self.is_public(name) {
            return Reply::Show(screen(self));
        }
        let screen = screen(&self.in_language_of_server());
        match screen.kind {
            ScreenKind::Articles | ScreenKind::Passage | ScreenKind::Likeliest => {
                Reply::Everybody(without_hiding(screen))
            }
            _personal => Reply::Show(screen),
        }
    }

    /// What a button without answers does, where the rules of the server allow it.
    pub(super) fn pressed(&self, open: &Open, values: &[String], event: &Event) -> Reply {
        match self.open_refused(open) {
            Some(refusal) => Reply::Replace(self.refused_by_rule(&refusal)),
            None => self.open(open, values, event),
        }
    }
}

/// A screen that everybody sees: nobody takes it away from the others.
fn without_hiding(mut screen: Screen) -> Screen {
    for control in &mut screen.controls {
        if let Control::Row(row) = control {
            row.retain(|button| button.action != Action::Open(Open::Hide));
        }
    }
    screen
}
