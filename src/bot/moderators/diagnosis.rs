//! Whether something keeps the bot from being used in a channel: each condition in turn, up to the first that fails,
//! with what helps.

use super::{Moderating, filled, paragraph, span};
use crate::bot::Permissions;
use crate::id::ChannelId;
use crate::reply::{Block, Button, Control, Line, Screen, ScreenKind, Span};
use crate::settings::{Place, Refusal, Use, Verdict, decide};

impl Moderating<'_> {
    /// The conditions for a channel; for this one, where none is named.
    pub(super) fn diagnosis(&self, channel: Option<ChannelId>) -> Screen {
        let words = self.words();
        let at = &self.event.at;
        let asked = channel.or(at.id);
        let place = asked.map_or_else(|| "?".into(), |id| span(Span::Channel(id)));
        let heading = filled(|[place]| words.diagnose_title(place), [place.clone()]);
        let mut lines: Vec<Line> = vec![words.diagnose_member().into()];
        let mut button = None;
        let failed = if self.screens.known.is_unknown() {
            Some(words.settings_unknown().into())
        } else {
            lines.push(words.diagnose_known().into());
            if asked == at.id {
                self.missing_permission().or_else(|| {
                    lines.push(words.diagnose_view().into());
                    let refusal = self.refused_here()?;
                    button = Some(self.setting_button(refusal.rule.key()));
                    let refused = Line::from(words.diagnose_refused()).then(" ");
                    Some(refused.followed_by(self.rule(&refusal)))
                })
            } else {
                // Discord states permissions only for the channel in which something happens.
                Some(filled(|[place]| words.diagnose_elsewhere(place), [place]))
            }
        };
        let mut blocks = vec![crate::reply::Block::Title(heading)];
        if let Some(failed) = failed {
            blocks.push(Block::Steps(lines));
            blocks.push(paragraph(strong(failed)));
        } else {
            lines.push(words.diagnose_allowed().into());
            blocks.push(Block::Steps(lines));
            blocks.push(paragraph(Line::strong(words.diagnose_good())));
        }
        blocks.push(paragraph(words.diagnose_integrations()));
        blocks.push(paragraph(words.diagnose_buttons()));
        let mut row: Vec<Button> = button.into_iter().collect();
        row.push(self.back_to_group(crate::action::Group::Where));
        let controls = vec![Control::Row(row)];
        Screen { kind: ScreenKind::Diagnosis, blocks, controls, urgency: None }
    }

    /// The first permission that the bot lacks here, of those that it takes.
    fn missing_permission(&self) -> Option<Line> {
        let words = self.words();
        let at = &self.event.at;
        let (send, send_name) = match at.parent {
            Some(_) => (Permissions::SEND_MESSAGES_IN_THREADS, words.permission_threads()),
            None => (Permissions::SEND_MESSAGES, words.permission_send()),
        };
        let needed = [(Permissions::VIEW_CHANNEL, words.permission_view()), (send, send_name)];
        let missing = needed.into_iter().find(|(bit, _)| !at.bot_permissions.contains(*bit));
        missing.map(|(_, name)| words.diagnose_cannot_view(&name).into())
    }

    /// The rule that keeps a member without any role from reading here.
    fn refused_here(&self) -> Option<Refusal> {
        let at = &self.event.at;
        let here = Place { channel: at.id, parent: at.parent, who: self.event.who, roles: &[] };
        match decide(self.screens.known, &here, &Use::OwnWords) {
            // That members without a role get no answer is what was wanted.
            Verdict::Refused(refusal) if refusal.rule.is_of_channel() => Some(refusal),
            Verdict::Refused(_) | Verdict::Allowed => None,
        }
    }
}

/// A line with weight, as far as it is text.
fn strong(line: Line) -> Line {
    let strong = |span| match span {
        Span::Text(text) => Span::Strong(text),
        other => other,
    };
    Line(line.0.into_iter().map(strong).collect())
}
