//! What was typed after `/settings`: the same as what can be pressed.

use super::Moderating;
use super::trial::Somebody;
use crate::action::Group;
use crate::bot::{Given, Options};
use crate::reply::{Reply, Request, Then};
use crate::settings::{EditFault, Kind, NotAValue, SettingKey, Value};

impl Moderating<'_> {
    /// What is answered to a subcommand.
    pub(super) fn command(&self, path: &[String], options: &Options) -> Reply {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        match path.as_slice() {
            ["show"] => Reply::Show(self.overview(Group::Where, None)),
            ["setup"] => Reply::Show(self.first_step()),
            ["panel"] => Reply::Show(self.panels(None)),
            ["test"] => self.test(options),
            ["diagnose"] => Reply::Show(self.diagnosis(options.channel("channel"))),
            ["history"] => Reply::Await(Request::History(None)),
            ["reset"] => Reply::Show(self.ask_to_reset()),
            ["delete-everything"] => Reply::Show(self.ask_to_delete()),
            ["export"] => self.export(),
            ["import"] => match options.get("file") {
                Some(Given::File { url, name: _, bytes }) => self.import(Some((url, *bytes))),
                _other => self.import(None),
            },
            ["withdraw"] => self.add(SettingKey::Withdrawn, options.text("passage")),
            ["crisis-guide"] => Reply::Show(self.crisis_guide()),
            ["numbers"] => self.numbers(),
            ["set", name] => match SettingKey::named(name) {
                Some(key) => self.typed(key, options),
                None => Reply::Show(self.overview(Group::Where, None)),
            },
            _other => Reply::Show(self.overview(Group::Where, None)),
        }
    }

    fn test(&self, options: &Options) -> Reply {
        let at = &self.event.at;
        let own = self.event.member.as_ref().map_or(&[][..], |member| &member.roles);
        let (who, roles) = match options.get("member") {
            Some(Given::Member { id, roles, permissions: _ }) => (*id, roles.as_slice()),
            _other => (self.event.who, own),
        };
        let named = options.channel("channel");
        // Of another channel than this one, nobody tells us to which it belongs.
        let parent = at.parent.filter(|_| named.is_none() || named == at.id);
        let somebody = Somebody { who, roles, channel: named.or(at.id), parent };
        Reply::Show(self.trial(&somebody, options.text("command").unwrap_or_default()))
    }

    /// Sets a setting as it was typed; without an option, shows it.
    fn typed(&self, key: SettingKey, options: &Options) -> Reply {
        let on = self.settings.revision;
        if options.flag("default") == Some(true) {
            return self.back_to_default(key, on);
        }
        if matches!(key.kind(), Kind::Lines(_)) {
            return self.typed_line(options);
        }
        let then = Then::Show(key);
        match (options.get("value"), options.get("add"), options.get("remove")) {
            (Some(given), _, _) => self.set(key, value(key, given), on, then),
            (None, Some(given), _) => match given {
                Given::Text(entry) => self.add(key, Some(entry)),
                Given::Channel(id) => self.add_id(key, id.0),
                Given::Role(id) => self.add_id(key, id.0),
                Given::Number(_) | Given::Flag(_) | Given::Member { .. } | Given::File { .. } => {
                    self.set(key, None, on, then)
                }
            },
            (None, None, Some(given)) => {
                let name = match given {
                    Given::Text(entry) => entry.clone(),
                    Given::Channel(id) => id.0.to_string(),
                    Given::Role(id) => id.0.to_string(),
                    Given::Number(_)
                    | Given::Flag(_)
                    | Given::Member { .. }
                    | Given::File { .. } => String::new(),
                };
                self.set(key, Some(without(self.settings.value(key), &name)), on, then)
            }
            (None, None, None) => Reply::Show(self.setting(key, None)),
        }
    }

    /// Adds a helpline, or takes one away, as it was typed.
    fn typed_line(&self, options: &Options) -> Reply {
        let on = self.settings.revision;
        if let Some(name) = options.text("remove") {
            let place = self.settings.lines().iter().position(|line| line.name == name);
            return self.remove_line(place.map(|place| place.to_string()).as_deref(), on);
        }
        match (options.text("name"), options.text("contact")) {
            (Some(name), Some(contact)) => self.add_line(name, contact, on),
            _other => Reply::Show(self.setting(SettingKey::Helplines, None)),
        }
    }

    /// Adds a name to a list.
    fn add(&self, key: SettingKey, name: Option<&str>) -> Reply {
        let Some(name) = name else { return Reply::Show(self.setting(key, None)) };
        let name = match self.entry_named(key, name) {
            Ok(name) => name,
            Err(fault) => {
                return Reply::Show(self.setting(key, Some(&self.fault_of(&fault))));
            }
        };
        let mut names = self.settings.names(key).to_vec();
        names.push(name);
        let on = self.settings.revision;
        self.set(key, Some(Value::Names(names)), on, Then::Show(key))
    }

    /// The entry that somebody means who typed its name, or what it is called, without picking a suggestion.
    fn entry_named(&self, key: SettingKey, typed: &str) -> Result<String, EditFault> {
        let typed = typed.trim();
        let bare = typed.trim_start_matches('/').to_lowercase();
        let means = |(value, label): &(String, String)| {
            value.to_lowercase() == bare || label.to_lowercase() == typed.to_lowercase()
        };
        let found = self.entries_of(key, false).into_iter().find(means);
        found
            .map(|(value, _)| value)
            .ok_or_else(|| EditFault { key, fault: NotAValue::Unknown(typed.to_owned()) })
    }

    fn add_id(&self, key: SettingKey, id: u64) -> Reply {
        let mut ids = self.settings.ids(key).to_vec();
        ids.push(id);
        self.set(key, Some(Value::Ids(ids)), self.settings.revision, Then::Show(key))
    }
}

/// What was typed as the value of a setting; `None` where it is of another kind.
fn value(key: SettingKey, given: &Given) -> Option<Value> {
    match (given, key.kind()) {
        (Given::Flag(on), Kind::Flag) => Some(Value::Flag(*on)),
        (Given::Number(seconds), Kind::Seconds(_)) => {
            (*seconds).try_into().ok().map(Value::Seconds)
        }
        (Given::Text(text), Kind::Text(_)) => Some(Value::Text(text.clone())),
        (Given::Text(text), Kind::Language) => {
            Some(Value::Text(if text == "-" { String::new() } else { text.clone() }))
        }
        (Given::Channel(id), Kind::Channel) => Some(Value::Ids(vec![id.0])),
        (Given::Role(id), Kind::Role) => Some(Value::Ids(vec![id.0])),
        _other => None,
    }
}

/// A list without an entry.
fn without(value: &Value, name: &str) -> Value {
    match value {
        Value::Names(names) => {
            Value::Names(names.iter().filter(|known| *known != name).cloned().collect())
        }
        Value::Ids(ids) => {
            Value::Ids(ids.iter().copied().filter(|id| id.to_string() != name).collect())
        }
        Value::Flag(_) | Value::Seconds(_) | Value::Text(_) | Value::Lines(_) => value.clone(),
    }
}
