//! Changes of settings: what a change makes of them, and what one that was made can be taken back to.

use super::key::SettingKey;
use super::server::{Revision, ServerSettings, Stamp};
use super::value::{NotAValue, Value};
use crate::id::PersonId;

/// A change of one setting. `None` gives it back its default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The setting.
    pub key: SettingKey,
    /// What it becomes.
    pub value: Option<Value>,
}

/// Why an edit cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditFault {
    /// The setting.
    pub key: SettingKey,
    /// What is wrong with the value.
    pub fault: NotAValue,
}

/// A change that was made: one or several settings at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The revision that it made; its name.
    pub revision: Revision,
    /// Who made it, and when.
    pub stamp: Stamp,
    /// Each setting with what it was and what it became; `None` for its default.
    pub changes: Vec<(SettingKey, Option<Value>, Option<Value>)>,
    /// Whether it was undone.
    pub undone: bool,
}

impl Edit {
    /// A setting that becomes this.
    ///
    /// # Errors
    ///
    /// [`EditFault`] when the value is not one of the setting.
    pub fn new(key: SettingKey, value: Value) -> Result<Self, EditFault> {
        let value = value.checked(key.kind()).map_err(|fault| EditFault { key, fault })?;
        // A value that is the default is no setting: a better default reaches everybody who chose none.
        let value = (value != key.default_value()).then_some(value);
        Ok(Self { key, value })
    }

    /// A setting that gets its default back.
    pub fn default_of(key: SettingKey) -> Self {
        Self { key, value: None }
    }

    /// Says who adds the helplines in it, where nobody is named yet.
    pub fn added_by(&mut self, who: PersonId) {
        if let Some(Value::Lines(lines)) = &mut self.value {
            for line in lines {
                line.by = line.by.or(Some(who));
            }
        }
    }

    /// Whether it changes anything.
    pub fn changes(&self, settings: &ServerSettings) -> bool {
        let present = settings.set.get(&self.key).map(|setting| &setting.value);
        present != self.value.as_ref()
    }
}

impl ServerSettings {
    /// What gives every setting its default back.
    pub fn reset(&self) -> Vec<Edit> {
        self.set.keys().map(|key| Edit::default_of(*key)).collect()
    }

    /// The settings as they would be after these edits. The stamps are those of before.
    #[must_use]
    pub fn with(&self, edits: &[Edit], stamp: Stamp) -> Self {
        let mut changed = self.clone();
        for Edit { key, value } in edits {
            match value {
                Some(value) => {
                    let setting = super::Setting { value: value.clone(), stamp };
                    changed.set.insert(*key, setting);
                }
                None => drop(changed.set.remove(key)),
            }
        }
        changed
    }
}

impl Entry {
    /// What takes it back.
    pub fn undoing(&self) -> Vec<Edit> {
        let edits = self.changes.iter();
        edits.map(|(key, before, _)| Edit { key: *key, value: before.clone() }).collect()
    }

    /// Whether each setting still is what this change made of it, so that taking it back undoes nothing else.
    pub fn stands(&self, settings: &ServerSettings) -> bool {
        self.changes.iter().all(|(key, _, after)| {
            settings.set.get(key).map(|setting| &setting.value) == after.as_ref()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAMP: Stamp = Stamp { by: PersonId(7), at: 1 };

    #[test]
    fn a_value_that_is_the_default_is_no_setting() {
        let edit = Edit::new(SettingKey::Check, Value::Flag(true)).unwrap();
        assert_eq!(edit.value, None);
        let off = Edit::new(SettingKey::Check, Value::Flag(false)).unwrap();
        let settings = ServerSettings::defaults().with(&[off], STAMP);
        assert!(!settings.is_on(SettingKey::Check));
        assert!(edit.changes(&settings) && !edit.changes(ServerSettings::defaults()));
        assert_eq!(settings.reset(), [Edit::default_of(SettingKey::Check)]);
    }

    #[test]
    fn a_change_is_taken_back_only_while_it_stands() {
        let seconds = |n| Some(Value::Seconds(n));
        let key = SettingKey::PauseMember;
        let entry = Entry {
            revision: Revision(2),
            stamp: STAMP,
            changes: vec![(key, seconds(5), seconds(9))],
            undone: false,
        };
        let now = |n| ServerSettings::defaults().with(&[Edit { key, value: seconds(n) }], STAMP);
        assert!(entry.stands(&now(9)) && !entry.stands(&now(10)));
        assert_eq!(now(9).with(&entry.undoing(), STAMP).seconds(key), 5);
    }
}
