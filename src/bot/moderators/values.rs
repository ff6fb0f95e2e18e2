//! Settings and their values in words.

use super::names::command_called;
use super::{Moderating, filled, span};
use crate::bot::allowed::listed;
use crate::bot::links::cut;
use crate::id::{ChannelId, PersonId, RoleId};
use crate::reply::{Line, Span};
use crate::settings::{EditFault, Kind, NotAValue, SettingKey, Stamp, Value};

/// The most entries of a list that are shown among other settings.
const SHOWN_MAX: usize = 5;

/// The most characters of a name or text that is shown among others.
const TEXT_MAX: usize = 80;

impl Moderating<'_> {
    /// The value of a setting in words: of a long list the first entries, and how many more there are.
    pub(super) fn value(&self, key: SettingKey, value: &Value) -> Line {
        let words = self.words();
        let entries = |entries: Vec<Span>| {
            let more = entries.len().saturating_sub(SHOWN_MAX);
            let line = listed(entries.into_iter().take(SHOWN_MAX));
            if more > 0 { line.then(" ").then(words.value_more(&more.to_string())) } else { line }
        };
        if value.is_empty() {
            return words.value_none().into();
        }
        match value {
            Value::Flag(true) => words.value_on().into(),
            Value::Flag(false) => words.value_off().into(),
            Value::Seconds(seconds) => words.value_seconds(&seconds.to_string()).into(),
            Value::Text(text) if key.kind() == Kind::Language => {
                let language = text.parse().map(|locale| words.language_name(locale));
                language.unwrap_or_else(|_| text.clone()).into()
            }
            Value::Text(text) => short(text).into(),
            Value::Names(names) => {
                entries(names.iter().map(|name| self.named(key.kind(), name)).collect())
            }
            Value::Ids(ids) => entries(
                ids.iter()
                    .map(|id| match key.kind() {
                        Kind::Role | Kind::Roles => Span::Role(RoleId(*id)),
                        _channels => Span::Channel(ChannelId(*id)),
                    })
                    .collect(),
            ),
            Value::Lines(lines) => {
                entries(lines.iter().map(|line| Span::Text(short(&line.name))).collect())
            }
        }
    }

    /// What is named in a list, as a reader knows it.
    pub(super) fn named(&self, kind: Kind, name: &str) -> Span {
        let library = self.screens.library;
        let text = match kind {
            Kind::Packs => {
                let pack = name.parse().ok().and_then(|id| library.pack(&id));
                pack.map(|pack| pack.title.clone())
            }
            Kind::Commands => return command_called(library, name),
            Kind::Countries(_) => {
                let country = name.parse().ok().and_then(|id| library.safety.country(&id));
                country.map(|country| {
                    library.safety.country_for(country, self.screens.reader).name.clone()
                })
            }
            Kind::Passages(_) => self.passage_title(name),
            _other => None,
        };
        Span::Text(short(&text.unwrap_or_else(|| name.to_owned())))
    }

    /// The title of a passage by the name that a setting has for it.
    pub(super) fn passage_title(&self, name: &str) -> Option<String> {
        let (pack, passage) = name.split_once('/')?;
        let pack = self.screens.library.pack(&pack.parse().ok()?)?;
        let (_, passage) = pack.passage(&passage.parse().ok()?)?;
        Some(passage.title.clone())
    }

    /// A setting with its value, its default where it has another, and who set it and when.
    pub(super) fn setting_line(&self, key: SettingKey) -> Line {
        let words = self.words();
        let name = Line::strong(format!("{} ", words.named(&words.setting_name(key))));
        let line = name.followed_by(self.value(key, self.settings.value(key)));
        match self.settings.stamp(key) {
            None => line,
            Some(stamp) => {
                let default = self.value(key, &key.default_value());
                let default = filled(|[value]| words.default_is(value), [default]);
                line.then(" (").followed_by(default).then("). ").followed_by(self.set_by(stamp))
            }
        }
    }

    /// Who set something, and when.
    pub(super) fn set_by(&self, stamp: Stamp) -> Line {
        let (who, when) = (self.who(stamp), span(Span::Moment(stamp.at)));
        filled(|[who, when]| self.words().set_by(who, when), [who, when])
    }

    /// Who made a change.
    pub(super) fn who(&self, stamp: Stamp) -> Line {
        match stamp.by {
            PersonId::NOBODY => self.words().operator_did().into(),
            person => span(Span::Person(person)),
        }
    }

    /// What is wrong with a value, as a sentence.
    pub(super) fn fault(&self, fault: &NotAValue) -> String {
        let words = self.words();
        match fault {
            NotAValue::Unreadable => words.fault_unreadable(),
            NotAValue::TooMuch(most) => words.fault_too_much(&most.to_string()),
            NotAValue::Unknown(name) => words.fault_unknown(&short(name)),
            NotAValue::MustNotBeSaid(said) => words.fault_wording(&short(said)),
        }
    }

    /// Which setting stays as it was, and why.
    pub(super) fn fault_of(&self, fault: &EditFault) -> String {
        let words = self.words();
        format!("{} {}", words.bad_value(&words.setting_name(fault.key)), self.fault(&fault.fault))
    }
}

/// A text that was written elsewhere, no longer than there is room for.
pub(super) fn short(text: &str) -> String {
    cut(text, TEXT_MAX)
}
