//! Our replies as the calls that answer an interaction.

use super::elsewhere::Errand;
use super::fit::{PayloadProblem, Unfit};
use super::inbound::ResponseKind;
use super::payload::{Callback, Message as Payload, Suggested};
use super::render::Renderer;
use crate::bot::{ChannelKind, PressedMessage};
use crate::id::MessageLink;
use crate::reply::{Reply, Screen, ShareBy, TextFile};

/// How an interaction is answered.
pub struct Outgoing {
    /// The body of the interaction callback.
    pub callback: Callback,
    /// Whether the message is taken away afterwards.
    pub then_remove: bool,
    /// What is sent elsewhere once the callback has arrived.
    pub then: Option<Afterwards>,
    /// The file that the callback carries.
    pub file: Option<TextFile>,
}

/// What is sent elsewhere after the answer to an interaction, and what stands in the place of that
/// answer then.
pub enum Afterwards {
    /// A message of the bot in a channel, in answer to a message.
    Post {
        /// What is posted.
        message: Payload,
        /// The message that it answers.
        at: MessageLink,
        /// What the answer becomes.
        told: Payload,
        /// The same, when it could not be posted.
        failed: Payload,
    },
    /// A public part of the answer.
    FollowUp {
        /// What is posted.
        message: Payload,
        /// What the answer becomes.
        told: Payload,
        /// The same, when it could not be posted.
        failed: Payload,
    },
    /// A direct message to the person.
    Direct {
        /// What is sent.
        message: Payload,
        /// What the answer becomes.
        opened: Payload,
        /// The same, when the person takes no direct messages.
        closed: Payload,
    },
    /// What is done in channels, one after another.
    Elsewhere {
        /// What is done.
        errands: Vec<Errand>,
        /// What the answer becomes.
        told: Payload,
        /// The same, when any of it could not be done.
        failed: Payload,
    },
}

impl Outgoing {
    fn only(callback: Callback) -> Self {
        Self { callback, then_remove: false, then: None, file: None }
    }
}

/// The calls for a reply.
///
/// # Errors
///
/// [`Unfit`] when the reply does not fit Discord's limits, or has suggestions where nobody types.
pub fn outgoing(
    reply: Reply,
    asked: ResponseKind,
    place: ChannelKind,
    renderer: Renderer<'_>,
) -> Result<Outgoing, Unfit> {
    match (reply, asked) {
        (Reply::Suggest(suggestions), ResponseKind::Typing) => {
            let choices = suggestions.into_iter();
            let choices = choices.map(|one| Suggested { name: one.label, value: one.value });
            Callback::suggest(choices.collect()).map(Outgoing::only)
        }
        (_, ResponseKind::Typing) => Ok(Outgoing::only(Callback::no_suggestions())),
        (Reply::Silence, ResponseKind::Press(_) | ResponseKind::Form(PressedMessage::Own)) => {
            Ok(Outgoing::only(Callback::acknowledge()))
        }
        // Who sends a command waits for an answer, Discord opens no form over a form, and whoever sends has waited.
        (Reply::Silence, ResponseKind::Command | ResponseKind::Form(PressedMessage::Shared))
        | (Reply::Form(_), ResponseKind::Form(_))
        | (Reply::Await(_), _) => Err(Unfit(vec![PayloadProblem::NotHere])),
        (Reply::Share { public, told, failed, at, by }, _) => {
            let [message, told, failed] =
                [public, told, failed].map(|screen| renderer.draw(&screen));
            let (message, told, failed) = (message?, told?, failed?);
            let then = match by {
                ShareBy::Message => Afterwards::Post { message, at, told, failed },
                ShareBy::FollowUp => Afterwards::FollowUp { message, told, failed },
            };
            Ok(Outgoing { then: Some(then), ..Outgoing::only(later(asked)) })
        }
        (Reply::Direct { screen, opened, closed }, _) => {
            let [message, opened, closed] =
                [screen, opened, closed].map(|screen| renderer.draw(&screen));
            let then = Afterwards::Direct { message: message?, opened: opened?, closed: closed? };
            Ok(Outgoing { then: Some(then), ..Outgoing::only(later(asked)) })
        }
        (Reply::Suggest(_), _) => Err(Unfit(vec![PayloadProblem::NobodyTypes])),
        (
            Reply::Replace(screen),
            ResponseKind::Press(PressedMessage::Own) | ResponseKind::Form(PressedMessage::Own),
        ) => Ok(Outgoing::only(Callback::replace(renderer.draw(&screen)?))),
        (
            Reply::Remove(screen),
            ResponseKind::Press(PressedMessage::Own) | ResponseKind::Form(PressedMessage::Own),
        ) => {
            let callback = Callback::replace(renderer.draw(&screen)?);
            Ok(Outgoing { then_remove: true, ..Outgoing::only(callback) })
        }
        (Reply::Everybody(screen), _) => {
            Ok(Outgoing::only(Callback::show(renderer.draw(&screen)?)))
        }
        (Reply::Form(form), ResponseKind::Command | ResponseKind::Press(_)) => {
            Callback::form(renderer.form(form)).map(Outgoing::only)
        }
        (Reply::ShowFile { screen, file }, _) => {
            let message = renderer.draw_with_file(&screen, &file)?;
            let callback = Callback::show(seen_by_one(message, place));
            Ok(Outgoing { file: Some(file), ..Outgoing::only(callback) })
        }
        (Reply::Elsewhere { what, told, failed }, _) => {
            let errands = what.iter().map(|one| Errand::of(one, renderer));
            let then = Afterwards::Elsewhere {
                errands: errands.collect::<Result<_, _>>()?,
                told: renderer.draw(&told)?,
                failed: renderer.draw(&failed)?,
            };
            Ok(Outgoing { then: Some(then), ..Outgoing::only(later(asked)) })
        }
        // A message that others see stays as it is, and who sent a command has nothing to replace.
        (
            Reply::Show(screen) | Reply::Replace(screen) | Reply::Remove(screen),
            ResponseKind::Command | ResponseKind::Press(_) | ResponseKind::Form(_),
        ) => Ok(Outgoing::only(Callback::show(seen_by_one(renderer.draw(&screen)?, place)))),
    }
}

/// The calls for a screen that carries nothing of the person: when the reply could not be made.
/// `None` when not even this one fits; Discord then shows an error of its own.
pub(super) fn fallback(
    screen: &Screen,
    asked: ResponseKind,
    place: ChannelKind,
    renderer: Renderer<'_>,
) -> Option<Outgoing> {
    let callback = match (asked, renderer.draw(screen)) {
        (ResponseKind::Typing, _) => Callback::no_suggestions(),
        (_, Ok(message)) => Callback::show(seen_by_one(message, place)),
        (ResponseKind::Press(_) | ResponseKind::Form(PressedMessage::Own), Err(_)) => {
            Callback::acknowledge()
        }
        (ResponseKind::Command | ResponseKind::Form(PressedMessage::Shared), Err(_)) => {
            return None;
        }
    };
    Some(Outgoing::only(callback))
}

/// The message that answers a message.
///
/// # Errors
///
/// [`Unfit`] when the reply does not fit Discord's limits, or does not answer a message.
pub(super) fn posted(reply: Reply, renderer: Renderer<'_>) -> Result<Payload, Unfit> {
    match reply {
        Reply::Show(screen) | Reply::Replace(screen) | Reply::Remove(screen) => {
            renderer.draw(&screen)
        }
        Reply::Silence
        | Reply::Suggest(_)
        | Reply::Share { .. }
        | Reply::Direct { .. }
        | Reply::Form(_)
        | Reply::Everybody(_)
        | Reply::ShowFile { .. }
        | Reply::Await(_)
        | Reply::Elsewhere { .. } => Err(Unfit(vec![PayloadProblem::NotHere])),
    }
}

/// Says that the answer comes in a moment: in place of the message that was pressed where that is
/// the person's own, else as a private message.
fn later(asked: ResponseKind) -> Callback {
    match asked {
        ResponseKind::Press(PressedMessage::Own) | ResponseKind::Form(PressedMessage::Own) => {
            Callback::acknowledge()
        }
        ResponseKind::Press(PressedMessage::Shared)
        | ResponseKind::Form(PressedMessage::Shared)
        | ResponseKind::Command
        | ResponseKind::Typing => Callback::later(),
    }
}

/// Private, except in the direct message with the bot, where nobody else can be.
fn seen_by_one(message: Payload, place: ChannelKind) -> Payload {
    match place {
        ChannelKind::DirectWithBot => message,
        ChannelKind::Server | ChannelKind::Elsewhere => message.private(),
    }
}

#[cfg(test)]
mod tests;
