//! Changes: what is asked of the store when something is pressed or written, and what is shown then.

use super::setting::{CONTACT_FIELD, NAME_FIELD, TEXT_FIELD};
use super::{Moderating, paragraph};
use crate::action::{Action, Group, ModeratorAction};
use crate::reply::{Button, Control, Line, Outcome, Reply, Request, Screen, Then};
use crate::settings::{Edit, LocalLine, NotAValue, Revision, SettingKey, Value};

impl Moderating<'_> {
    /// Switches a setting on or off.
    pub(super) fn flip(&self, key: SettingKey, on: Revision) -> Reply {
        // Whoever pressed twice, or on an old message, does not switch back what they see.
        let value = Value::Flag(!self.settings.is_on(key));
        self.set(key, Some(value), on, Then::Show(key))
    }

    /// Sets a setting to what was picked.
    pub(super) fn choose(
        &self,
        key: SettingKey,
        menu: u8,
        picked: &[String],
        on: Revision,
    ) -> Reply {
        self.set(key, self.picked_value(key, menu, picked), on, Then::Show(key))
    }

    /// Sets a text to what was written.
    pub(super) fn written(
        &self,
        key: SettingKey,
        fields: &[(String, String)],
        on: Revision,
    ) -> Reply {
        let text = field(fields, TEXT_FIELD).unwrap_or_default();
        self.set(key, Some(Value::Text(text.to_owned())), on, Then::Show(key))
    }

    /// Adds a helpline.
    pub(super) fn line_added(&self, fields: &[(String, String)], on: Revision) -> Reply {
        let name = field(fields, NAME_FIELD).unwrap_or_default();
        let contact = field(fields, CONTACT_FIELD).unwrap_or_default();
        self.add_line(name, contact, on)
    }

    /// Adds a helpline.
    pub(super) fn add_line(&self, name: &str, contact: &str, on: Revision) -> Reply {
        let (name, contact, by) = (name.to_owned(), contact.to_owned(), Some(self.event.who));
        let mut lines = self.settings.lines().to_vec();
        lines.push(LocalLine { name, contact, by });
        let key = SettingKey::Helplines;
        self.set(key, Some(Value::Lines(lines)), on, Then::Show(key))
    }

    /// Takes the helpline at this place of the list away.
    pub(super) fn remove_line(&self, place: Option<&str>, on: Revision) -> Reply {
        let place = place.and_then(|place| place.parse::<usize>().ok());
        let lines = self.settings.lines().iter().enumerate();
        let left = lines.filter(|(index, _)| Some(*index) != place).map(|(_, line)| line.clone());
        let key = SettingKey::Helplines;
        self.set(key, Some(Value::Lines(left.collect())), on, Then::Show(key))
    }

    /// Gives a setting its default back.
    pub(super) fn back_to_default(self, key: SettingKey, on: Revision) -> Reply {
        self.change(vec![Edit::default_of(key)], on, Then::Show(key))
    }

    /// Sets a setting; `None` stands for what could not be read.
    pub(super) fn set(
        &self,
        key: SettingKey,
        value: Option<Value>,
        on: Revision,
        then: Then,
    ) -> Reply {
        let edit = match value {
            Some(value) => Edit::new(key, value),
            None => Err(crate::settings::EditFault { key, fault: NotAValue::Unreadable }),
        };
        match edit {
            Ok(edit) => self.change(vec![edit], on, then),
            Err(fault) => Reply::Replace(self.setting(key, Some(&self.fault_of(&fault)))),
        }
    }

    /// Asks the store for a change.
    pub(super) fn change(&self, edits: Vec<Edit>, on: Revision, then: Then) -> Reply {
        // What was offered on other settings than these would undo what somebody else did since.
        if on != self.settings.revision {
            return self.shown(&then, &self.words().conflict(), false);
        }
        Reply::Await(Request::Change { edits, on, then })
    }

    /// What is shown once a change was made, or was not.
    pub(super) fn after_change(&self, then: &Then, outcome: &Outcome) -> Reply {
        let words = self.words();
        match outcome {
            Outcome::Saved(_) => self.shown(then, &words.saved(), true),
            Outcome::Same(_) => self.shown(then, &words.unchanged(), false),
            _other => self.shown(then, &words.conflict(), false),
        }
    }

    /// The screen after a change, below a sentence on what came of it.
    fn shown(&self, then: &Then, said: &str, is_saved: bool) -> Reply {
        let mut screen = match then {
            Then::Show(key) => self.setting(*key, Some(said)),
            Then::Overview => self.overview(Group::Where, Some(said)),
            Then::Withdraw(pack, article) => self.passages_to_withdraw(pack, article, Some(said)),
            Then::SetUp(step) if is_saved || said == self.words().unchanged() => {
                return self.after_step(*step);
            }
            Then::SetUp(_) => {
                let mut screen = self.first_step();
                screen.blocks.insert(1, paragraph(Line::strong(said)));
                return Reply::Replace(screen);
            }
        };
        if is_saved {
            self.add_undo(&mut screen);
        }
        Reply::Replace(screen)
    }

    /// Adds a button that takes the last change back.
    fn add_undo(&self, screen: &mut Screen) {
        let last = self.settings.revision;
        let action = Action::Moderator(ModeratorAction::Undo(last, last));
        let undo = Button::plain(self.words().saved_undo(), action);
        match screen.controls.last_mut() {
            Some(Control::Row(row)) if row.len() < crate::limits::BUTTONS_MAX => row.push(undo),
            _other => screen.controls.push(Control::Row(vec![undo])),
        }
    }
}

/// What was written in a field.
fn field<'f>(fields: &'f [(String, String)], name: &str) -> Option<&'f str> {
    fields.iter().find(|(known, _)| known == name).map(|(_, text)| text.as_str())
}
