//! What moderators do: they see and change the settings of their server, try out what follows from them, and take
//! changes back. Whether somebody may is asked before anything else, at each press anew.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "each request has a few outcomes of its own, and each setting a few kinds; all others say nothing to it"
)]

mod change;
mod commands;
mod copies;
mod diagnosis;
pub(super) mod fullest;
mod guide;
mod history;
mod log;
mod names;
mod numbers;
mod overview;
mod panel;
mod setting;
mod setup;
mod stored;
mod suggest;
mod trial;
mod typed;
mod values;
mod withdrawn;

pub(super) use commands::settings_command;
pub use log::{LogEntry, log_entry, welcome};
pub use names::unknown_names;
pub(super) use numbers::{BEGUN, DONE, OUTSIDE};
use panel::member_panel;

use super::spans::{filled, span};
use super::{ChannelKind, Event, NotOpened, Options, Permissions, Screens, paragraph, title};
use crate::action::ModeratorAction;
use crate::reply::{Block, Outcome, Reply, Request, Screen, ScreenKind, Then};
use crate::settings::{Known, Revision, ServerSettings};

/// The name of the command.
pub(super) const SETTINGS: &str = "settings";

/// Who has every permission. Source: Discord docs, Permissions, Bitwise Permission Flags.
const ADMINISTRATOR: Permissions = Permissions(1 << 3);

/// A moderator in front of the settings of their server.
#[derive(Clone, Copy)]
struct Moderating<'a> {
    screens: Screens<'a>,
    event: &'a Event,
    settings: &'a ServerSettings,
}

/// Whether whoever did this may change the settings of the server.
pub fn may_set_up(known: Known<'_>, event: &Event) -> bool {
    let Some(member) = &event.member else { return false };
    let roles = known.settings().set_up_roles();
    member.permissions.contains(ADMINISTRATOR)
        || member.permissions.contains(Permissions::MANAGE_SERVER)
        || roles.into_iter().any(|role| member.roles.contains(&role))
}

/// What is answered to a subcommand of `/settings`.
pub(super) fn command(
    screens: Screens<'_>,
    event: &Event,
    path: &[String],
    options: &Options,
) -> Reply {
    match admitted(screens, event) {
        Ok(moderating) => moderating.command(path, options),
        Err(screen) => Reply::Show(screen),
    }
}

/// What is suggested while an option of `/settings` is typed.
pub(super) fn suggestions(
    screens: Screens<'_>,
    event: &Event,
    (path, option, typed): (&[String], &str, &str),
) -> Reply {
    Reply::Suggest(match admitted(screens, event) {
        Ok(moderating) => moderating.suggestions(path, option, typed),
        Err(_) => Vec::new(),
    })
}

/// What a button or a menu for moderators does.
pub(super) fn press(
    screens: Screens<'_>,
    event: &Event,
    action: &ModeratorAction,
    picked: &[String],
) -> Reply {
    match admitted(screens, event) {
        Ok(moderating) => moderating.press(action, picked),
        Err(screen) => Reply::Replace(screen),
    }
}

/// What a form of moderators does.
pub(super) fn form(
    screens: Screens<'_>,
    event: &Event,
    action: &ModeratorAction,
    fields: &[(String, String)],
) -> Reply {
    match admitted(screens, event) {
        Ok(moderating) => moderating.form(action, fields),
        Err(screen) => Reply::Replace(screen),
    }
}

/// What is answered once something was asked of the store. The settings are those of then.
pub(super) fn after(
    screens: Screens<'_>,
    event: &Event,
    request: &Request,
    outcome: Outcome,
) -> Reply {
    let words = screens.words();
    match &outcome {
        Outcome::Unreachable if request.only_reads() => {
            return Reply::Replace(screens.told(&words.not_read()));
        }
        Outcome::Unreachable => return Reply::Replace(screens.told(&words.not_saved())),
        Outcome::Unconfirmed => return Reply::Replace(screens.told(&words.not_confirmed())),
        Outcome::Rows(rows) => return Reply::Replace(screens.my_rows(rows)),
        _other => {}
    }
    match admitted(screens, event) {
        Ok(moderating) => moderating.after(request, outcome),
        Err(screen) => Reply::Replace(screen),
    }
}

/// A moderator in front of the settings, or what is shown to whoever may not change them.
fn admitted<'a>(screens: Screens<'a>, event: &'a Event) -> Result<Moderating<'a>, Screen> {
    let words = screens.words();
    if event.at.kind != ChannelKind::Server || event.member.is_none() {
        return Err(screens.no_settings(vec![paragraph(words.not_in_servers())]));
    }
    if !event.at.bot_is_member {
        return Err(screens.no_settings(vec![paragraph(words.not_a_member())]));
    }
    if !may_set_up(screens.known, event) {
        let ways = vec![words.allow_role().into(), words.allow_command().into()];
        return Err(screens.no_settings(vec![paragraph(words.not_allowed()), Block::List(ways)]));
    }
    Ok(Moderating { screens, event, settings: screens.known.settings() })
}

impl Screens<'_> {
    fn no_settings(&self, said: Vec<Block>) -> Screen {
        let mut blocks = vec![title(self.words().settings_title())];
        blocks.extend(said);
        let controls = vec![self.last_row()];
        Screen { kind: ScreenKind::NoSettings, blocks, controls, urgency: None }
    }
}

impl<'a> Moderating<'a> {
    fn press(&self, action: &ModeratorAction, picked: &[String]) -> Reply {
        use ModeratorAction as Act;
        let first = picked.first().map(String::as_str);
        let show = |screen| Reply::Replace(screen);
        match action {
            Act::Overview(group) => show(self.overview(*group, None)),
            Act::PickSetting => self.picked_setting(first),
            Act::Show(key) => show(self.setting(*key, None)),
            Act::Flip(key, on) => self.flip(*key, *on),
            Act::Choose(key, menu, on) => self.choose(*key, *menu, picked, *on),
            Act::Write(key, _) => self.text_form(*key),
            Act::AddLine(_) => self.line_form(),
            Act::RemoveLine(on) => self.remove_line(first, *on),
            Act::Default(key, on) => self.back_to_default(*key, *on),
            Act::PickToWithdraw(pack) => self.picked_to_withdraw(pack, first),
            Act::Withdraw(pack, article, on) => self.withdraw(pack, article, picked, *on),
            Act::History => Reply::Await(Request::History(None)),
            Act::PickChange(_) => match first.and_then(|entry| entry.parse().ok()) {
                Some(entry) => Reply::Await(Request::History(Some(Revision(entry)))),
                None => Reply::Await(Request::History(None)),
            },
            Act::Undo(entry, on) => Reply::Await(Request::Undo { entry: *entry, on: *on }),
            Act::Reset(on) => self.reset(*on),
            Act::Delete => Reply::Await(Request::Delete),
            Act::StartAnew => Reply::Await(Request::StartAnew),
            Act::Import(mark) => Reply::Await(Request::Import(*mark)),
            Act::SetUp(step, on) => self.set_up(*step, picked, *on),
            Act::PostPanel => self.post_panel(self.panels_and_one()),
            Act::RefreshPanels => self.refresh_panels(),
            Act::RemovePanels => self.remove_panels(),
            Act::CrisisGuide => show(self.crisis_guide()),
            Act::Numbers => self.numbers(),
            // They are the actions of forms.
            Act::Written(..) | Act::LineAdded(_) => {
                show(self.screens.not_opened(NotOpened::UnknownVersion))
            }
        }
    }

    fn form(&self, action: &ModeratorAction, fields: &[(String, String)]) -> Reply {
        match action {
            ModeratorAction::Written(key, on) => self.written(*key, fields, *on),
            ModeratorAction::LineAdded(on) => self.line_added(fields, *on),
            _other => Reply::Replace(self.screens.not_opened(NotOpened::UnknownVersion)),
        }
    }

    fn after(&self, request: &Request, outcome: Outcome) -> Reply {
        match (request, outcome) {
            (Request::Change { then, .. }, outcome) => self.after_change(then, &outcome),
            (Request::Undo { .. }, outcome) => Reply::Replace(self.after_undo(&outcome)),
            (Request::History(entry), Outcome::Changes(changes)) => {
                Reply::Replace(self.history(&changes, *entry))
            }
            (Request::Numbers, Outcome::Counted(counted)) => {
                Reply::Replace(self.numbers_counted(&counted))
            }
            (Request::Delete, Outcome::Deleted { rows, panels }) => self.deleted(&rows, &panels),
            (Request::StartAnew, Outcome::Saved(_) | Outcome::Same(_)) => {
                let group = crate::action::Group::Where;
                Reply::Replace(self.overview(group, Some(&self.words().started_anew())))
            }
            (Request::Fetch(_), outcome) => Reply::Replace(self.file_read(outcome)),
            (Request::Import(_), Outcome::NoFile) => {
                Reply::Replace(self.screens.told(&self.words().import_gone()))
            }
            (Request::Import(_), outcome) => self.after_change(&Then::Overview, &outcome),
            // The store gives nothing else for these.
            (
                Request::History(_)
                | Request::Numbers
                | Request::Delete
                | Request::StartAnew
                | Request::Rows,
                _,
            ) => Reply::Replace(self.screens.failure_screen()),
        }
    }

    fn words(&self) -> &'a crate::interface::Words {
        self.screens.words
    }
}
