//! What of an event is counted for the moderators of a server, and what their pauses are about: never who, never
//! what was answered.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "of many things that people do, a few are counted, and all others are not"
)]

use super::moderators::{BEGUN, DONE, LogEntry, OUTSIDE};
use super::{Act, Event, is_urgent};
use crate::action::{Action, Open};
use crate::bot::Written;
use crate::library::{Library, Opens};
use crate::reply::{Reply, ScreenKind};

/// Under which name a mention of the bot waits. No command can have it.
const MENTION: &str = "@mention";

/// What is counted of an event and its answer: the name of a command, or one of a few others.
pub fn counted(library: &Library, event: &Event, reply: &Reply) -> Vec<String> {
    let mut counted = Vec::new();
    let is_answered = !matches!(kind(reply), Some(ScreenKind::NotHere) | None);
    match &event.act {
        Act::Command { name, about: _ } if is_answered && library.command(name).is_some() => {
            counted.push(name.clone());
        }
        Act::Press { action: Ok(Action::Open(Open::Begin(..))), .. } if is_answered => {
            counted.push(BEGUN.to_owned());
        }
        _other => {}
    }
    match kind(reply) {
        // Where answering leads when no question is left, and when danger was found before.
        Some(ScreenKind::Review | ScreenKind::Result | ScreenKind::Cards) if answers(event) => {
            counted.push(DONE.to_owned());
        }
        Some(ScreenKind::Outside) => counted.push(OUTSIDE.to_owned()),
        _other => {}
    }
    counted
}

/// The command that a pause of the server would be about; `None` where nothing waits: for what helps in danger, and
/// for words of somebody who may be in danger.
pub fn paused_command<'e>(library: &Library, event: &'e Event) -> Option<&'e str> {
    match &event.act {
        Act::Command { name, about } => {
            let (_, command) = library.command(name)?;
            if command.opens == Opens::HelpNow {
                return None;
            }
            let urgent = about.as_ref().is_some_and(|about| {
                let text = about.clone();
                is_urgent(library, &Written { text, attached: super::Attached::Nothing })
            });
            (!urgent).then_some(name.as_str())
        }
        Act::Message(written) => (!is_urgent(library, written)).then_some(MENTION),
        _other => None,
    }
}

/// What of an event and its answer is an entry of the log of the server. Nobody is named.
pub fn logged(event: &Event, reply: &Reply) -> Option<LogEntry> {
    match (kind(reply)?, &event.act) {
        (ScreenKind::NotHere, Act::Command { name, about: _ }) => {
            let (command, channel) = (name.clone(), event.at.id?);
            Some(LogEntry::Refused { command, channel })
        }
        _other => None,
    }
}

fn kind(reply: &Reply) -> Option<ScreenKind> {
    match reply {
        Reply::Show(screen) | Reply::Replace(screen) | Reply::Everybody(screen) => {
            Some(screen.kind)
        }
        _other => None,
    }
}

/// Whether somebody asks for a person to talk to, and has seen what is posted then.
pub fn asks_for_person(event: &Event) -> bool {
    matches!(&event.act, Act::Press { action: Ok(Action::Open(Open::CallPerson)), .. })
}

/// Whether a question was answered or passed over on the way to the end. Whoever comes back from there to change an
/// answer was counted before.
fn answers(event: &Event) -> bool {
    use crate::action::Act as Step;
    let Act::Press { action: Ok(Action::Walk(walk)), .. } = &event.act else { return false };
    matches!(
        walk.act,
        Step::Answer { review: false, .. }
            | Step::Pick { review: false, .. }
            | Step::Keep { review: false, .. }
            | Step::Skip { review: false, .. }
    )
}
