//! The settings of a server, group by group, with a menu to change one.

use super::{Moderating, paragraph, title};
use crate::action::{Action, Group, ModeratorAction};
use crate::reply::{Block, Button, Choice, Control, Line, Menu, Reply, Screen, ScreenKind, Weight};
use crate::settings::SettingKey;

impl Moderating<'_> {
    /// A group of settings, below a sentence on what was just done.
    pub(super) fn overview(&self, group: Group, said: Option<&str>) -> Screen {
        let words = self.words();
        let mut blocks = vec![title(words.settings_title())];
        blocks.extend(said.map(paragraph));
        let lost = self.screens.known.is_unknown();
        if lost {
            blocks.push(paragraph(words.settings_lost()));
        }
        blocks.push(Block::Heading(self.group_name(group).into()));
        blocks.push(Block::List(group.keys().map(|key| self.setting_line(key)).collect()));
        blocks.push(Block::Note(words.settings_groups().into()));
        let options = SettingKey::ALL.iter().map(|key| Choice {
            value: key.name().to_owned(),
            label: words.setting_name(*key),
            detail: None,
            chosen: false,
        });
        let menu = Menu {
            placeholder: words.settings_menu(),
            action: Action::Moderator(ModeratorAction::PickSetting),
            least: 1,
            most: 1,
            options: options.collect(),
        };
        let groups = Group::ALL.into_iter().map(|other| {
            let weight = if other == group { Weight::Main } else { Weight::Plain };
            let action = Action::Moderator(ModeratorAction::Overview(other));
            Button { label: self.group_name(other), action, weight }
        });
        let mut controls =
            vec![Control::Row(groups.collect()), Control::Menu(menu), self.other_pages()];
        if lost {
            let anew = Action::Moderator(ModeratorAction::StartAnew);
            controls.insert(0, Control::Row(vec![Button::main(words.start_anew(), anew)]));
        }
        Screen { kind: ScreenKind::Settings, blocks, controls, urgency: None }
    }

    /// The setting that was picked from the menu.
    pub(super) fn picked_setting(&self, picked: Option<&str>) -> Reply {
        let key = picked.and_then(SettingKey::named);
        Reply::Replace(
            key.map_or_else(|| self.overview(Group::Where, None), |key| self.setting(key, None)),
        )
    }

    /// What else there is for moderators.
    fn other_pages(&self) -> Control {
        let words = self.words();
        let button = |label, action| Button::plain(label, Action::Moderator(action));
        Control::Row(vec![
            button(words.history(), ModeratorAction::History),
            button(words.numbers_button(), ModeratorAction::Numbers),
            button(words.crisis_guide(), ModeratorAction::CrisisGuide),
            Button::plain(words.hide(), Action::Open(crate::action::Open::Hide)),
        ])
    }

    fn group_name(&self, group: Group) -> String {
        let words = self.words();
        match group {
            Group::Where => words.group_where(),
            Group::What => words.group_what(),
            Group::How => words.group_how(),
            Group::Help => words.group_help(),
            Group::Behind => words.group_behind(),
        }
    }

    /// The way back to the group of a setting.
    pub(super) fn back_to_group(&self, group: Group) -> Button {
        let action = Action::Moderator(ModeratorAction::Overview(group));
        Button::plain(self.words().settings_back(), action)
    }

    /// A line with a mark before what it is about.
    pub(super) fn entry(&self, name: &str, text: impl Into<String>) -> Line {
        Line::strong(format!("{} ", self.words().named(name))).then(text)
    }
}
