//! The first steps: three questions, each one press, and the bot fits a server.

use super::{Moderating, paragraph, title};
use crate::action::{Action, ModeratorAction, SetUpStep};
use crate::reply::{
    Button, ChannelSort, Control, Line, Picker, PickerKind, Reply, Screen, ScreenKind, Then,
};
use crate::settings::{Edit, EditFault, Revision, SettingKey, Value};

impl Moderating<'_> {
    /// The first question: where.
    pub(super) fn first_step(&self) -> Screen {
        let words = self.words();
        let picker = Picker {
            kind: PickerKind::Channels(ChannelSort::READ),
            placeholder: words.setup_pick(),
            action: self.step(SetUpStep::InPicked),
            least: 1,
            most: SettingKey::Channels.kind().most(),
            chosen: Vec::new(),
        };
        let row = vec![
            Button::main(words.setup_everywhere(), self.step(SetUpStep::Everywhere)),
            Button::plain(words.setup_here(), self.step(SetUpStep::Here)),
        ];
        let controls = vec![Control::Row(row), Control::Picker(picker)];
        self.asked(words.setup_where(), controls)
    }

    /// Takes a step.
    pub(super) fn set_up(&self, step: SetUpStep, picked: &[String], on: Revision) -> Reply {
        let (channels, only) = (SettingKey::Channels, SettingKey::OnlyChannels);
        // A thread is not listed: it follows the channel that it belongs to.
        let here = self.event.at.parent.or(self.event.at.id);
        let ids: Vec<u64> = match step {
            SetUpStep::Here => here.iter().map(|id| id.0).collect(),
            SetUpStep::InPicked => picked.iter().filter_map(|id| id.parse().ok()).collect(),
            SetUpStep::Everywhere
            | SetUpStep::Privately
            | SetUpStep::Openly
            | SetUpStep::WithPanel
            | SetUpStep::WithoutPanel => Vec::new(),
        };
        let edits: Result<Vec<Edit>, EditFault> = match step {
            SetUpStep::Everywhere => Ok(vec![Edit::default_of(channels), Edit::default_of(only)]),
            SetUpStep::Here | SetUpStep::InPicked => {
                let list = Edit::new(channels, Value::Ids(ids));
                let only = Edit::new(only, Value::Flag(true));
                list.and_then(|list| Ok(vec![list, only?]))
            }
            SetUpStep::Privately | SetUpStep::Openly => {
                let public = Value::Flag(step == SetUpStep::Openly);
                let public = Edit::new(SettingKey::Public, public);
                public.map(|public| vec![public, Edit::default_of(SettingKey::PublicExcept)])
            }
            SetUpStep::WithPanel => return self.post_panel(self.last_step()),
            SetUpStep::WithoutPanel => return Reply::Replace(self.last_step()),
        };
        match edits {
            Ok(edits) => self.change(edits, on, Then::SetUp(step)),
            Err(fault) => {
                let mut screen = self.first_step();
                screen.blocks.insert(1, paragraph(Line::strong(self.fault_of(&fault))));
                Reply::Replace(screen)
            }
        }
    }

    /// What comes after a step that was taken.
    pub(super) fn after_step(&self, step: SetUpStep) -> Reply {
        let words = self.words();
        Reply::Replace(match step {
            SetUpStep::Everywhere | SetUpStep::Here | SetUpStep::InPicked => {
                let row = vec![
                    Button::main(words.setup_private(), self.step(SetUpStep::Privately)),
                    Button::plain(words.setup_public(), self.step(SetUpStep::Openly)),
                ];
                self.asked(words.setup_how(), vec![Control::Row(row)])
            }
            SetUpStep::Privately | SetUpStep::Openly => {
                let row = vec![
                    Button::main(words.setup_post(), self.step(SetUpStep::WithPanel)),
                    Button::plain(words.setup_no_panel(), self.step(SetUpStep::WithoutPanel)),
                ];
                self.asked(words.setup_panel(), vec![Control::Row(row)])
            }
            SetUpStep::WithPanel | SetUpStep::WithoutPanel => self.last_step(),
        })
    }

    /// That it is done, with what was set.
    fn last_step(&self) -> Screen {
        let words = self.words();
        let set = [SettingKey::Channels, SettingKey::OnlyChannels, SettingKey::Public];
        let lines = set.into_iter().map(|key| self.setting_line(key)).collect();
        let blocks = vec![
            title(words.setup_title()),
            paragraph(words.setup_done()),
            crate::reply::Block::List(lines),
        ];
        let row = vec![self.back_to_group(crate::action::Group::Where)];
        let controls = vec![Control::Row(row), self.screens.last_row()];
        Screen { kind: ScreenKind::SetUp, blocks, controls, urgency: None }
    }

    fn asked(&self, question: String, controls: Vec<Control>) -> Screen {
        let blocks = vec![title(self.words().setup_title()), paragraph(question)];
        Screen { kind: ScreenKind::SetUp, blocks, controls, urgency: None }
    }

    fn step(&self, step: SetUpStep) -> Action {
        Action::Moderator(ModeratorAction::SetUp(step, self.settings.revision))
    }
}
