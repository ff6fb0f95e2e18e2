//! What would happen if somebody used a command somewhere, and which rule decides.

use super::names::command_called;
use super::{Moderating, filled, paragraph, span, title};
use crate::action::{Action, ModeratorAction};
use crate::bot::Screens;
use crate::id::{ChannelId, PersonId, RoleId};
use crate::library::Opens;
use crate::reply::{Block, Button, Control, Line, Screen, ScreenKind, Span};
use crate::settings::{Place, Refusal, Rule, SettingKey};

/// Somebody who might use a command, and where.
pub(super) struct Somebody<'a> {
    pub(super) who: PersonId,
    pub(super) roles: &'a [RoleId],
    pub(super) channel: Option<ChannelId>,
    pub(super) parent: Option<ChannelId>,
}

impl Moderating<'_> {
    /// What would happen.
    pub(super) fn trial(&self, somebody: &Somebody<'_>, command: &str) -> Screen {
        let words = self.words();
        let command = command.trim().trim_start_matches('/');
        let Some((_, known)) = self.screens.library.command(command) else {
            let unknown = words.test_unknown(&super::values::short(command));
            return self.trial_screen(vec![paragraph(unknown)], None);
        };
        let is_help = known.opens == Opens::HelpNow;
        let Somebody { who, roles, channel, parent } = *somebody;
        let here = Place { channel, parent, who, roles };
        let screens = Screens { here, ..self.screens };
        let place = channel.map_or_else(|| "?".into(), |id| span(Span::Channel(id)));
        let what = filled(
            |[who, command, place]| words.test_what(who, command, place),
            [span(Span::Person(who)), span(command_called(self.screens.library, command)), place],
        );
        let mut blocks = vec![paragraph(what)];
        let refusal = screens.command_refused(command);
        match &refusal {
            Some(refusal) => {
                blocks.push(paragraph(Line::strong(words.test_refused())));
                blocks.push(paragraph(self.rule(refusal)));
            }
            None if is_help => {
                blocks.push(paragraph(Line::strong(words.test_private())));
            }
            None if screens.may_be_public(command) => {
                blocks.push(paragraph(Line::strong(words.test_public())));
                blocks.push(paragraph(self.stamp_of(SettingKey::Public)));
            }
            None => {
                blocks.push(paragraph(Line::strong(words.test_private())));
                blocks.push(paragraph(self.stamp_of(SettingKey::Public)));
            }
        }
        // Help in danger waits for nothing.
        if refusal.is_none() && !is_help {
            let pauses =
                [SettingKey::PauseMember, SettingKey::PauseChannel, SettingKey::PauseCommand];
            let pauses = pauses.into_iter().filter(|key| self.settings.seconds(*key) > 0);
            let lines = pauses.map(|key| {
                let seconds = self.settings.seconds(key).to_string();
                words.test_pause(&words.setting_name(key), &seconds).into()
            });
            let lines: Vec<Line> = lines.collect();
            if !lines.is_empty() {
                blocks.push(Block::List(lines));
            }
        }
        self.trial_screen(blocks, refusal.map(|refusal| refusal.rule.key()))
    }

    fn trial_screen(&self, said: Vec<Block>, key: Option<SettingKey>) -> Screen {
        let words = self.words();
        let mut blocks = vec![title(words.test_title())];
        blocks.extend(said);
        blocks.push(Block::Note(words.test_help().into()));
        let mut row: Vec<Button> = key.map(|key| self.setting_button(key)).into_iter().collect();
        row.push(self.back_to_group(crate::action::Group::Where));
        let controls = vec![Control::Row(row)];
        Screen { kind: ScreenKind::Trial, blocks, controls, urgency: None }
    }

    /// The button to a setting.
    pub(super) fn setting_button(self, key: SettingKey) -> Button {
        let action = Action::Moderator(ModeratorAction::Show(key));
        Button::main(self.words().setting_name(key), action)
    }

    /// A rule that refuses something, and who set it.
    pub(super) fn rule(&self, refusal: &Refusal) -> Line {
        let words = self.words();
        let number = |index: usize| (index + 1).to_string();
        let rule = match refusal.rule {
            Rule::CheckOff => words.rule_check(),
            Rule::TopicOff => words.rule_topic(),
            Rule::CommandOff => words.rule_command(),
            Rule::ChannelListed(index) => words.rule_channel(&number(index)),
            Rule::ChannelNotListed => words.rule_channel_only(),
            Rule::RoleListed(index) => words.rule_role(&number(index)),
            Rule::RoleNotListed => words.rule_role_only(),
        };
        let stamp = refusal.stamp.map_or_else(|| words.by_default().into(), |s| self.set_by(s));
        Line::from(rule).then(" ").followed_by(stamp)
    }

    fn stamp_of(&self, key: SettingKey) -> Line {
        let words = self.words();
        let name = Line::strong(format!("{} ", words.named(&words.setting_name(key))));
        let stamp = self.settings.stamp(key);
        name.followed_by(
            stamp.map_or_else(|| words.by_default().into(), |stamp| self.set_by(stamp)),
        )
    }
}
