//! One setting: what it does, what it is, and with what it is changed.

use super::names::{command_called, commands_to_switch_off};
use super::values::short;
use super::{Moderating, filled, paragraph, span, title};
use crate::action::{Action, Group, ModeratorAction};
use crate::limits::MENU_OPTIONS_MAX;
use crate::reply::{
    Block, Button, ChannelSort, Choice, Control, Form, FormField, Line, Menu, Picker, PickerKind,
    Reply, Screen, ScreenKind, Span,
};
use crate::settings::{
    Kind, LINE_CONTACT_MAX, LINE_NAME_MAX, LOG_KINDS, SettingKey, Value, WORDS_MAX,
};

/// The pauses that are offered, in seconds. A command takes any.
const PAUSES: [u32; 9] = [0, 5, 10, 30, 60, 120, 300, 900, 3600];

/// The names of the fields of forms.
pub(super) const TEXT_FIELD: &str = "text";
/// The field for whose helpline it is.
pub(super) const NAME_FIELD: &str = "name";
/// The field for how it is reached.
pub(super) const CONTACT_FIELD: &str = "contact";

impl Moderating<'_> {
    /// A setting, below a sentence on what was just done.
    pub(super) fn setting(&self, key: SettingKey, said: Option<&str>) -> Screen {
        let words = self.words();
        let mut blocks = vec![title(words.setting_name(key))];
        blocks.extend(said.map(|said| paragraph(Line::strong(said))));
        blocks.push(paragraph(words.setting_help(key)));
        blocks.push(paragraph(self.setting_line(key)));
        if key == SettingKey::Helplines && !self.settings.lines().is_empty() {
            blocks.push(Block::List(self.lines()));
        }
        if key == SettingKey::Withdrawn {
            blocks.push(Block::Note(words.withdraw_help().into()));
        }
        let mut controls = self.controls(key);
        let mut row = Vec::new();
        if self.settings.stamp(key).is_some() {
            let action = ModeratorAction::Default(key, self.settings.revision);
            row.push(Button::plain(words.to_default(), Action::Moderator(action)));
        }
        row.push(self.back_to_group(Group::of(key)));
        controls.push(Control::Row(row));
        Screen { kind: ScreenKind::Setting, blocks, controls, urgency: None }
    }

    /// With what a setting is changed.
    fn controls(&self, key: SettingKey) -> Vec<Control> {
        let words = self.words();
        let on = self.settings.revision;
        let button = |label, action| {
            vec![Control::Row(vec![Button::main(label, Action::Moderator(action))])]
        };
        match key.kind() {
            Kind::Flag => {
                let is_on = self.settings.is_on(key);
                let label = if is_on { words.switch_off() } else { words.switch_on() };
                button(label, ModeratorAction::Flip(key, on))
            }
            Kind::Text(_) => button(words.write_value(), ModeratorAction::Write(key, on)),
            Kind::Seconds(_) => self.menus(key, &self.pauses(key), 1),
            Kind::Language => self.menus(key, &self.languages(), 1),
            Kind::Channel => vec![self.picker(key, PickerKind::Channels(ChannelSort::POST))],
            Kind::Channels => vec![self.picker(key, PickerKind::Channels(ChannelSort::READ))],
            Kind::Role | Kind::Roles => vec![self.picker(key, PickerKind::Roles)],
            Kind::Packs | Kind::Commands | Kind::Countries(_) | Kind::LogKinds => {
                self.menus(key, &self.all_named(key), 0)
            }
            Kind::Lines(_) => {
                let mut controls = button(words.add_line(), ModeratorAction::AddLine(on));
                controls.extend(self.lines_to_remove());
                controls
            }
            Kind::Passages(_) => self.articles_to_withdraw(),
        }
    }

    /// Menus of these options, as many as it takes.
    fn menus(&self, key: SettingKey, options: &[Choice], least: usize) -> Vec<Control> {
        let single = least == 1;
        let menus = options.chunks(MENU_OPTIONS_MAX).zip(0u8..).map(|(options, menu)| {
            let action = ModeratorAction::Choose(key, menu, self.settings.revision);
            let most = if single { 1 } else { options.len().min(key.kind().most()) };
            Control::Menu(Menu {
                placeholder: self.words().pick_values(),
                action: Action::Moderator(action),
                least,
                most,
                options: options.to_vec(),
            })
        });
        menus.collect()
    }

    fn picker(&self, key: SettingKey, kind: PickerKind) -> Control {
        let action = ModeratorAction::Choose(key, 0, self.settings.revision);
        Control::Picker(Picker {
            kind,
            placeholder: self.words().pick_values(),
            action: Action::Moderator(action),
            least: 0,
            most: key.kind().most(),
            chosen: self.settings.ids(key).to_vec(),
        })
    }

    fn pauses(&self, key: SettingKey) -> Vec<Choice> {
        let present = self.settings.seconds(key);
        let choice = |seconds: u32| Choice {
            value: seconds.to_string(),
            label: match seconds {
                0 => self.words().value_none(),
                seconds => self.words().value_seconds(&seconds.to_string()),
            },
            detail: None,
            chosen: seconds == present,
        };
        PAUSES.into_iter().map(choice).collect()
    }

    fn languages(&self) -> Vec<Choice> {
        let words = self.words();
        let present = self.settings.line(SettingKey::Language);
        let none = Choice {
            value: "-".to_owned(),
            label: words.value_none(),
            detail: None,
            chosen: present.is_empty(),
        };
        let all = self.screens.library.languages.all().map(|other| Choice {
            value: other.locale().to_string(),
            label: words.language_name(other.locale()),
            detail: None,
            chosen: other.locale().as_str() == present,
        });
        std::iter::once(none).chain(all).collect()
    }

    /// Everything that a list can name.
    pub(super) fn all_named(&self, key: SettingKey) -> Vec<Choice> {
        let library = self.screens.library;
        let present = self.settings.names(key);
        let choice = |value: String, label: String| {
            let chosen = present.contains(&value);
            Choice { value, label, detail: None, chosen }
        };
        match key.kind() {
            Kind::Packs => {
                let packs = library.packs.iter();
                packs.map(|pack| choice(pack.id.to_string(), pack.title.clone())).collect()
            }
            Kind::Commands => {
                let locale = self.words().locale();
                commands_to_switch_off(library)
                    .map(|command| {
                        let described = short(command.described(locale));
                        let label = match command_called(library, &command.name) {
                            Span::Command(name) => format!("/{name}"),
                            _called => command.name.clone(),
                        };
                        Choice { detail: Some(described), ..choice(command.name.clone(), label) }
                    })
                    .collect()
            }
            Kind::Countries(_) => {
                let countries = library.safety.countries_for(self.screens.reader);
                let countries = countries.into_iter();
                countries
                    .map(|(country, name)| choice(country.id.to_string(), name.into()))
                    .collect()
            }
            Kind::LogKinds => {
                LOG_KINDS.into_iter().map(|kind| choice(kind.to_owned(), kind.to_owned())).collect()
            }
            Kind::Flag
            | Kind::Seconds(_)
            | Kind::Text(_)
            | Kind::Channel
            | Kind::Channels
            | Kind::Role
            | Kind::Roles
            | Kind::Passages(_)
            | Kind::Language
            | Kind::Lines(_) => Vec::new(),
        }
    }

    /// The server's own helplines, each with who added it.
    fn lines(&self) -> Vec<Line> {
        let words = self.words();
        let line = |line: &crate::settings::LocalLine| {
            let text = self.entry(&line.name, line.contact.clone());
            match line.by {
                Some(by) => filled(
                    |[line, who]| words.line_added(line, who),
                    [text, span(Span::Person(by))],
                ),
                None => text,
            }
        };
        self.settings.lines().iter().map(line).collect()
    }

    fn lines_to_remove(&self) -> Option<Control> {
        let lines = self.settings.lines();
        let choice = |(index, line): (usize, &crate::settings::LocalLine)| Choice {
            value: index.to_string(),
            label: line.name.clone(),
            detail: Some(line.contact.clone()),
            chosen: false,
        };
        (!lines.is_empty()).then(|| {
            let action = ModeratorAction::RemoveLine(self.settings.revision);
            Control::Menu(Menu {
                placeholder: self.words().remove_line(),
                action: Action::Moderator(action),
                least: 1,
                most: 1,
                options: lines.iter().enumerate().map(choice).collect(),
            })
        })
    }

    /// The form for a text.
    pub(super) fn text_form(&self, key: SettingKey) -> Reply {
        let words = self.words();
        let action = ModeratorAction::Written(key, self.settings.revision);
        Reply::Form(Form {
            title: words.setting_name(key),
            action: Action::Moderator(action),
            fields: vec![FormField {
                name: TEXT_FIELD.to_owned(),
                label: words.field_text(),
                value: self.settings.line(key).to_owned(),
                placeholder: String::new(),
                least: 0,
                most: usize::try_from(WORDS_MAX).unwrap_or(usize::MAX),
                long: false,
            }],
        })
    }

    /// The form for a helpline.
    pub(super) fn line_form(&self) -> Reply {
        let words = self.words();
        let field = |name: &str, label, most| FormField {
            name: name.to_owned(),
            label,
            value: String::new(),
            placeholder: String::new(),
            least: 1,
            most,
            long: false,
        };
        let action = ModeratorAction::LineAdded(self.settings.revision);
        Reply::Form(Form {
            title: words.setting_name(SettingKey::Helplines),
            action: Action::Moderator(action),
            fields: vec![
                field(NAME_FIELD, words.field_name(), LINE_NAME_MAX),
                field(CONTACT_FIELD, words.field_contact(), LINE_CONTACT_MAX),
            ],
        })
    }

    /// The value that was picked for a setting that has one of a few.
    pub(super) fn picked_value(
        &self,
        key: SettingKey,
        menu: u8,
        picked: &[String],
    ) -> Option<Value> {
        let first = picked.first().map(String::as_str);
        match key.kind() {
            Kind::Seconds(_) => first?.parse().ok().map(Value::Seconds),
            Kind::Language => {
                Some(Value::Text(first.filter(|name| *name != "-").unwrap_or("").to_owned()))
            }
            Kind::Channel | Kind::Channels | Kind::Role | Kind::Roles => {
                let ids = picked.iter().map(|id| id.parse::<u64>().ok());
                ids.collect::<Option<_>>().map(Value::Ids)
            }
            Kind::Packs | Kind::Commands | Kind::Countries(_) | Kind::LogKinds => {
                // The entries of other menus stay as they are.
                let all = self.all_named(key);
                let here = all.chunks(MENU_OPTIONS_MAX).nth(usize::from(menu)).unwrap_or_default();
                let of_others = self.settings.names(key).iter();
                let of_others =
                    of_others.filter(|name| !here.iter().any(|choice| choice.value == **name));
                Some(Value::Names(of_others.chain(picked).cloned().collect()))
            }
            Kind::Flag | Kind::Text(_) | Kind::Lines(_) | Kind::Passages(_) => None,
        }
    }
}
