//! The lasting message with buttons: for people who cannot use slash commands, or never heard of them. Its buttons
//! carry nothing, so that they work after any restart and for anybody.

use super::{Moderating, paragraph, title};
use crate::action::{Action, Group, ModeratorAction, Open};
use crate::bot::Screens;
use crate::id::{ChannelId, MessageLink, PersonId, RoleId};
use crate::limits::BUTTONS_MAX;
use crate::reply::{Block, Button, Control, Elsewhere, Reply, Screen, ScreenKind};
use crate::settings::{Place, SettingKey};

/// What everybody in the channel sees.
pub(in crate::bot) fn member_panel(screens: Screens<'_>) -> Screen {
    let words = screens.words();
    let topics = screens.library.packs.iter().map(|pack| pack.title.as_str().into()).collect();
    let blocks = vec![
        title(words.panel_title()),
        Block::List(topics),
        paragraph(words.panel_help()),
        Block::Note(words.can_miss().into()),
    ];
    let mut reading = screens.article_buttons();
    reading.truncate(BUTTONS_MAX - 1);
    reading.push(Button::plain(words.panel_ask(), Action::Open(Open::Ask)));
    let help = Button::danger(words.help_now(), Action::Open(Open::HelpNow));
    let last: Vec<Button> = std::iter::once(help).chain(screens.person_button()).collect();
    let rows = [screens.check_buttons(), reading, last];
    let rows = rows.into_iter().filter(|row| !row.is_empty());
    let controls = rows.map(Control::Row).collect();
    Screen { kind: ScreenKind::Panel, blocks, controls, urgency: None }
}

impl Moderating<'_> {
    /// How many such messages there are, and what can be done with them.
    pub(super) fn panels(&self, said: Option<&str>) -> Screen {
        self.panels_with(said, 0)
    }

    /// The same as it will be once one more stands here.
    pub(super) fn panels_and_one(&self) -> Screen {
        self.panels_with(None, 1)
    }

    fn panels_with(&self, said: Option<&str>, more: usize) -> Screen {
        let words = self.words();
        let known = self.settings.panels.len();
        let count = known + more;
        let mut blocks = vec![title(words.settings_title())];
        blocks.extend(said.map(paragraph));
        blocks.push(paragraph(words.panel_there(&count.to_string())));
        let links = self.settings.panels.iter().take(SHOWN_MAX).map(|panel| {
            let url = self.link(panel).url();
            crate::reply::Line(vec![
                crate::reply::Span::Channel(panel.channel),
                crate::reply::Span::Text(" ".to_owned()),
                crate::reply::Span::Link { label: words.panel_title(), url },
            ])
        });
        if known > 0 {
            blocks.push(Block::List(links.collect()));
        }
        let button = |label, action| Button::plain(label, Action::Moderator(action));
        let mut row =
            vec![Button::main(words.panel_post(), Action::Moderator(ModeratorAction::PostPanel))];
        if count > 0 {
            row.push(button(words.panel_refresh(), ModeratorAction::RefreshPanels));
            row.push(button(words.panel_remove(), ModeratorAction::RemovePanels));
        }
        row.push(self.back_to_group(Group::Where));
        let controls = vec![Control::Row(row)];
        Screen { kind: ScreenKind::Panels, blocks, controls, urgency: None }
    }

    /// Posts one in this channel; then the moderator reads this.
    pub(super) fn post_panel(&self, mut told: Screen) -> Reply {
        let words = self.words();
        let failed = self.panels(Some(&words.panel_failed()));
        let Some(channel) = self.event.at.id else { return Reply::Replace(failed) };
        if self.settings.panels.len() >= PANELS_MAX {
            let most = words.fault_too_much(&PANELS_MAX.to_string());
            return Reply::Replace(self.panels(Some(&most)));
        }
        told.blocks.insert(1, paragraph(words.panel_posted()));
        let screen = self.for_everybody(channel, self.event.at.parent);
        Reply::Elsewhere {
            what: vec![Elsewhere::Post { channel, screen, ping: None }],
            told,
            failed,
        }
    }

    /// Draws all anew.
    pub(super) fn refresh_panels(&self) -> Reply {
        let words = self.words();
        let what = self
            .settings
            .panels
            .iter()
            .map(|panel| Elsewhere::Edit { at: self.link(panel), screen: self.drawn_anew(panel) });
        self.done_to_all(what.collect(), &words.panel_refreshed())
    }

    /// Takes all away.
    pub(super) fn remove_panels(&self) -> Reply {
        let words = self.words();
        let what = self.settings.panels.iter();
        let what = what.map(|panel| Elsewhere::Delete { at: self.link(panel) });
        self.done_to_all(what.collect(), &words.panel_removed())
    }

    fn done_to_all(&self, what: Vec<Elsewhere>, done: &str) -> Reply {
        if what.is_empty() {
            return Reply::Replace(self.panels(None));
        }
        let told = self.screens.told(done);
        let failed = self.screens.told(&self.words().panel_not_all());
        Reply::Elsewhere { what, told, failed }
    }

    fn drawn_anew(&self, panel: &crate::settings::Panel) -> Screen {
        let at = &self.event.at;
        // Of another channel than this one, nobody tells us to which it belongs.
        let parent = at.parent.filter(|_| at.id == Some(panel.channel));
        self.for_everybody(panel.channel, parent)
    }

    /// The message in the language of the server, as it fits the channel and whoever may use the bot: it is not the
    /// moderator, who may be somewhere else and have other roles, who presses its buttons.
    fn for_everybody(&self, channel: ChannelId, parent: Option<ChannelId>) -> Screen {
        let listed = self.settings.ids(SettingKey::Roles).iter().copied().map(RoleId);
        let only_they = self.settings.is_on(SettingKey::OnlyRoles);
        let roles: Vec<RoleId> = if only_they { listed.collect() } else { Vec::new() };
        let here = Place { channel: Some(channel), parent, who: PersonId::NOBODY, roles: &roles };
        member_panel(Screens { here, ..self.screens.in_language_of_server() })
    }

    /// Where one stands.
    pub(super) fn link(&self, panel: &crate::settings::Panel) -> MessageLink {
        let (channel, message) = (panel.channel, panel.message);
        MessageLink { server: self.event.at.server, channel, message }
    }
}

/// The most such messages of a server: as many as can be drawn anew in the time that there is.
const PANELS_MAX: usize = 10;

/// The most that are linked to.
const SHOWN_MAX: usize = 10;
