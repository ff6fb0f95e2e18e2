//! The last changes, each of which can be taken back, and what takes back or deletes everything.

use super::{Moderating, filled, paragraph, span, title};
use crate::action::{Action, Group, ModeratorAction};
use crate::limits::MENU_OPTIONS_MAX;
use crate::reply::{
    Block, Button, Choice, Control, Elsewhere, Line, Menu, Outcome, Reply, Screen, ScreenKind,
    Span, Then,
};
use crate::settings::{Entry, Panel, Revision, SettingKey};

/// The most changes that stand in the text of the list. The menus below have all.
const LISTED_MAX: usize = 8;

/// The most settings of one change that are told with their values.
pub(super) const CHANGED_MAX: usize = 6;

impl Moderating<'_> {
    /// The last changes, or one of them.
    pub(super) fn history(&self, changes: &[Entry], entry: Option<Revision>) -> Screen {
        let one = entry.and_then(|entry| changes.iter().find(|change| change.revision == entry));
        if let Some(change) = one {
            return self.one_change(change, None);
        }
        let words = self.words();
        let mut blocks = vec![title(words.history_title())];
        if changes.is_empty() {
            blocks.push(paragraph(words.history_none()));
        } else {
            let lines = changes.iter().take(LISTED_MAX).map(|change| self.change_line(change));
            blocks.push(Block::Steps(lines.collect()));
        }
        let option = |change: &Entry| Choice {
            value: change.revision.0.to_string(),
            label: format!("{}: {}", change.revision.0, self.names_of(change)),
            detail: change.undone.then(|| words.history_undone()),
            chosen: false,
        };
        let options: Vec<Choice> = changes.iter().map(option).collect();
        // The newest stand in the first menu.
        let menus = options.chunks(MENU_OPTIONS_MAX).zip(0u8..).map(|(options, menu)| {
            Control::Menu(Menu {
                placeholder: words.history_menu(),
                action: Action::Moderator(ModeratorAction::PickChange(menu)),
                least: 1,
                most: 1,
                options: options.to_vec(),
            })
        });
        let mut controls: Vec<Control> = menus.collect();
        controls.push(Control::Row(vec![self.back_to_group(Group::Behind)]));
        Screen { kind: ScreenKind::Changes, blocks, controls, urgency: None }
    }

    /// One change with a button to take it back.
    fn one_change(&self, change: &Entry, said: Option<&str>) -> Screen {
        let words = self.words();
        let mut blocks = vec![title(words.history_title())];
        blocks.extend(said.map(|said| paragraph(Line::strong(said))));
        let (who, when) = (self.who(change.stamp), span(Span::Moment(change.stamp.at)));
        let made = filled(|[who, when]| words.history_entry(who, when), [who, when]);
        blocks.push(paragraph(made));
        blocks.push(Block::List(self.became(change)));
        let mut row = Vec::new();
        if change.undone {
            blocks.push(paragraph(words.history_undone()));
        } else {
            let action = ModeratorAction::Undo(change.revision, self.settings.revision);
            row.push(Button::main(words.undo(), Action::Moderator(action)));
        }
        row.push(Button::plain(words.history(), Action::Moderator(ModeratorAction::History)));
        let controls = vec![Control::Row(row)];
        Screen { kind: ScreenKind::Change, blocks, controls, urgency: None }
    }

    /// What a change made of each setting.
    pub(super) fn became(&self, change: &Entry) -> Vec<Line> {
        let words = self.words();
        let line = |(key, before, after): &(SettingKey, _, _)| {
            let value = |value: &Option<crate::settings::Value>| match value {
                Some(value) => self.value(*key, value),
                None => self.value(*key, &key.default_value()),
            };
            let name = Line::strong(words.setting_name(*key));
            filled(
                |[name, before, after]| words.history_became(name, before, after),
                [name, value(before), value(after)],
            )
        };
        let mut lines: Vec<Line> = change.changes.iter().take(CHANGED_MAX).map(line).collect();
        let more = change.changes.len().saturating_sub(CHANGED_MAX);
        if more > 0 {
            lines.push(words.value_more(&more.to_string()).into());
        }
        lines
    }

    fn change_line(&self, change: &Entry) -> Line {
        let words = self.words();
        let (who, when) = (self.who(change.stamp), span(Span::Moment(change.stamp.at)));
        let line = filled(|[who, when]| words.history_entry(who, when), [who, when]);
        let line = line.then(" ").then(self.names_of(change));
        if change.undone { line.then(" (").then(words.history_undone()).then(")") } else { line }
    }

    /// The names of the settings that were changed, as one text that fits a menu.
    fn names_of(&self, change: &Entry) -> String {
        let words = self.words();
        let names = change.changes.iter().map(|(key, _, _)| words.setting_name(*key));
        let names: Vec<String> = names.take(2).collect();
        let more = change.changes.len().saturating_sub(names.len());
        let text = words.joined(&names);
        let text =
            if more > 0 { format!("{text} {}", words.value_more(&more.to_string())) } else { text };
        super::values::short(&text)
    }

    /// What is shown after a change was taken back, or was not.
    pub(super) fn after_undo(&self, outcome: &Outcome) -> Screen {
        let words = self.words();
        let said = match outcome {
            Outcome::Undone(keys) => {
                let undone = words.undone();
                return match keys.as_slice() {
                    [key] => self.setting(*key, Some(&undone)),
                    [first, ..] => self.overview(Group::of(*first), Some(&undone)),
                    [] => self.overview(Group::Where, Some(&undone)),
                };
            }
            Outcome::UndoneBefore(_) => words.undone_before(),
            Outcome::Overtaken(_) => words.undo_overtaken(),
            _other => words.conflict(),
        };
        self.overview(Group::Where, Some(&said))
    }

    /// Asks before everything gets its default back.
    pub(super) fn ask_to_reset(&self) -> Screen {
        let words = self.words();
        let count = self.settings.set.len();
        if count == 0 {
            return self.overview(Group::Where, Some(&words.reset_nothing()));
        }
        let action = ModeratorAction::Reset(self.settings.revision);
        self.sure(words.reset_ask(&count.to_string()), words.reset_yes(), action)
    }

    /// Gives every setting its default back.
    pub(super) fn reset(&self, on: Revision) -> Reply {
        if self.settings.set.is_empty() {
            let said = self.words().reset_nothing();
            return Reply::Replace(self.overview(Group::Where, Some(&said)));
        }
        self.change(self.settings.reset(), on, Then::Overview)
    }

    /// Asks before everything is deleted.
    pub(super) fn ask_to_delete(&self) -> Screen {
        let words = self.words();
        self.sure(words.delete_ask(), words.delete_yes(), ModeratorAction::Delete)
    }

    /// The receipt of what was deleted. The messages with buttons are taken away, since nobody would find them later.
    pub(super) fn deleted(&self, rows: &[(String, u64)], panels: &[Panel]) -> Reply {
        let words = self.words();
        let rows: Vec<String> =
            rows.iter().map(|(table, count)| format!("{table} {count}")).collect();
        let told = self.screens.told(&words.deleted(&words.joined(&rows)));
        if panels.is_empty() {
            return Reply::Replace(told);
        }
        let mut failed = told.clone();
        failed.blocks.push(paragraph(words.deleted_but_panels()));
        let what = panels.iter().map(|panel| Elsewhere::Delete { at: self.link(panel) });
        Reply::Elsewhere { what: what.collect(), told, failed }
    }

    fn sure(&self, asked: String, label: String, action: ModeratorAction) -> Screen {
        let row = vec![
            Button::plain(label, Action::Moderator(action)),
            self.back_to_group(Group::Behind),
        ];
        Screen {
            kind: ScreenKind::Sure,
            blocks: vec![title(self.words().settings_title()), paragraph(asked)],
            controls: vec![Control::Row(row)],
            urgency: None,
        }
    }
}
