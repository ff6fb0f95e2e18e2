//! The settings of one server, each with who changed it and when.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::key::SettingKey;
use super::value::{LocalLine, Value, passage};
use crate::id::{ChannelId, CountryId, MessageId, PackId, PassageRef, PersonId, RoleId};
use crate::locale::Locale;

/// How often the settings of a server have been changed. Each change says on which it was made, so that none is
/// lost where two people change something at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Revision(pub u64);

/// Who changed something, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Who.
    pub by: PersonId,
    /// When, in seconds since 1970 began in UTC.
    pub at: i64,
}

/// A setting that somebody has set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Its value.
    pub value: Value,
    /// Who set it, and when.
    pub stamp: Stamp,
}

/// A message with lasting buttons that moderators have had posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Panel {
    /// The channel that it stands in.
    pub channel: ChannelId,
    /// The message.
    pub message: MessageId,
    /// Who had it posted, and when.
    pub stamp: Stamp,
}

/// Everything that is set in one server. What nobody has set has its default.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ServerSettings {
    /// How often it was changed.
    pub revision: Revision,
    /// What was set.
    pub set: BTreeMap<SettingKey, Setting>,
    /// The lasting messages.
    pub panels: Vec<Panel>,
}

/// The default of each setting, in the order of [`SettingKey::ALL`].
static DEFAULTS: LazyLock<Vec<Value>> =
    LazyLock::new(|| SettingKey::ALL.iter().map(|key| key.default_value()).collect());

/// A server in which nothing was set.
static UNTOUCHED: LazyLock<ServerSettings> = LazyLock::new(ServerSettings::default);

impl ServerSettings {
    /// The settings where nobody has set anything.
    pub fn defaults() -> &'static Self {
        &UNTOUCHED
    }

    /// The value of a setting.
    pub fn value(&self, key: SettingKey) -> &Value {
        let set = self.set.get(&key).map(|setting| &setting.value);
        // Every key has a default, at its own place.
        set.or_else(|| DEFAULTS.get(key as usize)).unwrap_or(&Value::Flag(false))
    }

    /// Who set it and when; `None` where it has its default.
    pub fn stamp(&self, key: SettingKey) -> Option<Stamp> {
        self.set.get(&key).map(|setting| setting.stamp)
    }

    /// Whether something is on.
    pub fn is_on(&self, key: SettingKey) -> bool {
        matches!(self.value(key), Value::Flag(true))
    }

    /// The seconds of a pause.
    pub fn seconds(&self, key: SettingKey) -> u32 {
        if let Value::Seconds(seconds) = self.value(key) { *seconds } else { 0 }
    }

    /// The text of a line; empty for none.
    pub fn line(&self, key: SettingKey) -> &str {
        if let Value::Text(text) = self.value(key) { text } else { "" }
    }

    /// The names of a list.
    pub fn names(&self, key: SettingKey) -> &[String] {
        if let Value::Names(names) = self.value(key) { names } else { &[] }
    }

    /// The ids of a list.
    pub fn ids(&self, key: SettingKey) -> &[u64] {
        if let Value::Ids(ids) = self.value(key) { ids } else { &[] }
    }

    /// The channel of a setting that names one.
    pub fn channel(&self, key: SettingKey) -> Option<ChannelId> {
        self.ids(key).first().copied().map(ChannelId)
    }

    /// The role of a setting that names one.
    pub fn role(&self, key: SettingKey) -> Option<RoleId> {
        self.ids(key).first().copied().map(RoleId)
    }

    /// The language of the server, where it was set.
    pub fn language(&self) -> Option<Locale> {
        self.line(SettingKey::Language).parse().ok()
    }

    /// The countries whose helplines lead.
    pub fn countries(&self) -> Vec<CountryId> {
        let names = self.names(SettingKey::Region).iter();
        names.filter_map(|name| name.parse().ok()).collect()
    }

    /// The server's own helplines.
    pub fn lines(&self) -> &[LocalLine] {
        if let Value::Lines(lines) = self.value(SettingKey::Helplines) { lines } else { &[] }
    }

    /// Whether a passage is not shown here.
    pub fn is_withdrawn(&self, pack: &PackId, name: &PassageRef) -> bool {
        let withdrawn = self.names(SettingKey::Withdrawn).iter();
        withdrawn
            .filter_map(|name| passage(name))
            .any(|(known, passage)| known == *pack && passage == *name)
    }

    /// Whether entries of that kind are posted in the log channel.
    pub fn logs(&self, kind: &str) -> Option<ChannelId> {
        let channel = self.channel(SettingKey::LogChannel)?;
        self.names(SettingKey::LogKinds).iter().any(|known| known == kind).then_some(channel)
    }

    /// The roles that may change the settings.
    pub fn set_up_roles(&self) -> impl Iterator<Item = RoleId> {
        self.ids(SettingKey::SetUpRoles).iter().copied().map(RoleId)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_has_set_has_its_default() {
        let settings = ServerSettings::defaults();
        for key in SettingKey::ALL {
            assert_eq!(*settings.value(*key), key.default_value(), "{key:?}");
            assert_eq!(settings.stamp(*key), None);
        }
    }

    #[test]
    fn a_withdrawn_passage_is_that_of_its_pack_alone() {
        let stamp = Stamp { by: PersonId(7), at: 0 };
        let value = Value::names(&["b12/mouth/signs"]);
        let set = [(SettingKey::Withdrawn, Setting { value, stamp })].into();
        let settings = ServerSettings { set, ..ServerSettings::default() };
        let is_withdrawn = |pack: &str, name: &str| {
            settings.is_withdrawn(&pack.parse().unwrap(), &name.parse().unwrap())
        };
        assert!(is_withdrawn("b12", "mouth/signs"));
        assert!(!is_withdrawn("iron", "mouth/signs") && !is_withdrawn("b12", "mouth/when"));
    }
}
