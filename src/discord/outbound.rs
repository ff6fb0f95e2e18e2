//! Our replies as the calls that answer an interaction.

use super::fit::{PayloadProblem, Unfit};
use super::inbound::ResponseKind;
use super::payload::{Callback, Message as Payload, Suggested};
use super::render::Renderer;
use crate::bot::{ChannelKind, PressedMessage};
use crate::id::MessageLink;
use crate::reply::{Reply, Screen, ShareBy};

/// How an interaction is answered.
pub struct Outgoing {
    /// The body of the interaction callback.
    pub callback: Callback,
    /// Whether the message is taken away afterwards.
    pub then_remove: bool,
    /// What is sent elsewhere once the callback has arrived.
    pub then: Option<Afterwards>,
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
}

impl Outgoing {
    fn only(callback: Callback) -> Self {
        Self { callback, then_remove: false, then: None }
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
        // Who sends a command waits for an answer.
        (Reply::Silence, ResponseKind::Command | ResponseKind::Form(PressedMessage::Shared)) => {
            Err(Unfit(vec![PayloadProblem::NotHere]))
        }
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
        (Reply::Form(_) | Reply::ShowFile { .. } | Reply::Elsewhere { .. }, _) => {
            Err(Unfit(vec![PayloadProblem::NotHere]))
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
mod tests {
    use serde_json::{Value, to_value};

    use super::super::commands::CommandIds;
    use super::*;
    use crate::id::{ChannelId, MessageId};
    use crate::reply::{Block, ScreenKind, Suggestion};

    fn screen(text: &str) -> Screen {
        Screen::of_text(ScreenKind::Trouble, vec![Block::Paragraph(text.into())])
    }

    /// A reply, what it answers, where, and what is sent.
    type Case = (fn() -> Reply, ResponseKind, ChannelKind, (u64, u64, bool));

    /// Type, flags and whether the message is removed.
    fn sent(reply: Reply, asked: ResponseKind, place: ChannelKind) -> (u64, u64, bool) {
        let commands = CommandIds::default();
        let renderer = Renderer { seal: &|_| "id".into(), commands: &commands };
        let outgoing =
            outgoing(reply, asked, place, renderer).unwrap_or_else(|unfit| panic!("{unfit}"));
        let wire = to_value(&outgoing.callback).unwrap();
        let flags = wire["data"]["flags"].as_u64().unwrap_or(0);
        (wire["type"].as_u64().unwrap(), flags, outgoing.then_remove)
    }

    #[test]
    fn each_reply_is_answered_in_its_way() {
        use ChannelKind::{DirectWithBot, Elsewhere, Server};
        let (own, shared) =
            (ResponseKind::Press(PressedMessage::Own), ResponseKind::Press(PressedMessage::Shared));
        let (open, private) = (1 << 15, (1 << 15) + 64);
        let show = || Reply::Show(screen("a"));
        let replace = || Reply::Replace(screen("a"));
        let remove = || Reply::Remove(screen("a"));
        let cases: [Case; 16] = [
            (show, ResponseKind::Command, Server, (4, private, false)),
            (show, ResponseKind::Command, Elsewhere, (4, private, false)),
            (show, ResponseKind::Command, DirectWithBot, (4, open, false)),
            (show, own, Server, (4, private, false)),
            (show, own, DirectWithBot, (4, open, false)),
            (show, shared, Server, (4, private, false)),
            (replace, own, Server, (7, open, false)),
            (replace, own, DirectWithBot, (7, open, false)),
            (replace, shared, Server, (4, private, false)),
            (replace, shared, Elsewhere, (4, private, false)),
            (replace, ResponseKind::Command, Server, (4, private, false)),
            (remove, own, Server, (7, open, true)),
            (remove, own, DirectWithBot, (7, open, true)),
            (remove, shared, Server, (4, private, false)),
            (remove, ResponseKind::Command, DirectWithBot, (4, open, false)),
            (show, ResponseKind::Typing, Server, (8, 0, false)),
        ];
        for (reply, asked, place, expected) in cases {
            let reply = reply();
            let case = format!("{reply:?} {asked:?} {place:?}");
            assert_eq!(sent(reply, asked, place), expected, "{case}");
        }
    }

    #[test]
    fn what_goes_elsewhere_is_announced_in_time_and_silence_answers_no_command() {
        let (own, shared) =
            (ResponseKind::Press(PressedMessage::Own), ResponseKind::Press(PressedMessage::Shared));
        let (channel, message) = (ChannelId(2), MessageId(3));
        let at = MessageLink { server: None, channel, message };
        let share = |by| {
            let [public, told, failed] = [screen("a"), screen("b"), screen("c")];
            Reply::Share { public, told, failed, at, by }
        };
        let direct = || {
            let [screen, opened, closed] = [screen("a"), screen("b"), screen("c")];
            Reply::Direct { screen, opened, closed }
        };
        for (reply, asked, kind, flags) in [
            (share(ShareBy::Message), own, 6, 0),
            (share(ShareBy::FollowUp), own, 6, 0),
            (share(ShareBy::Message), shared, 5, 64),
            (direct(), own, 6, 0),
            (direct(), shared, 5, 64),
            (direct(), ResponseKind::Command, 5, 64),
            (direct(), ResponseKind::Typing, 8, 0),
            (Reply::Silence, own, 6, 0),
            (Reply::Silence, ResponseKind::Typing, 8, 0),
        ] {
            let case = format!("{reply:?} {asked:?}");
            assert_eq!(sent(reply, asked, ChannelKind::Server), (kind, flags, false), "{case}");
        }
        let commands = CommandIds::default();
        let renderer = Renderer { seal: &|_| "id".into(), commands: &commands };
        let silent = outgoing(Reply::Silence, ResponseKind::Command, ChannelKind::Server, renderer);
        assert!(silent.is_err(), "somebody waits");
        for reply in [Reply::Silence, direct(), share(ShareBy::Message)] {
            assert!(posted(reply, renderer).is_err(), "it answers no message");
        }
        assert!(posted(Reply::Show(screen("a")), renderer).is_ok());
    }

    #[test]
    fn suggestions_go_where_somebody_types() {
        let commands = CommandIds::default();
        let renderer = Renderer { seal: &|_| "id".into(), commands: &commands };
        let reply = || Reply::Suggest(vec![Suggestion { label: "A".into(), value: "a".into() }]);
        let typed = outgoing(reply(), ResponseKind::Typing, ChannelKind::Server, renderer);
        let wire = to_value(&typed.unwrap_or_else(|unfit| panic!("{unfit}")).callback).unwrap();
        assert_eq!(wire["data"]["choices"][0]["name"], Value::from("A"));
        assert!(outgoing(reply(), ResponseKind::Command, ChannelKind::Server, renderer).is_err());
    }

    #[test]
    fn there_is_an_answer_even_when_nothing_fits() {
        let commands = CommandIds::default();
        let renderer = Renderer { seal: &|_| "id".into(), commands: &commands };
        let kind = |screen: &Screen, asked| {
            let outgoing = fallback(screen, asked, ChannelKind::Server, renderer)?;
            to_value(&outgoing.callback).unwrap()["type"].as_u64()
        };
        let unfit = screen(&"a".repeat(5000));
        for (asked, fit, otherwise) in [
            (ResponseKind::Command, Some(4), None),
            (ResponseKind::Press(PressedMessage::Own), Some(4), Some(6)),
            (ResponseKind::Typing, Some(8), Some(8)),
        ] {
            assert_eq!(kind(&screen("a"), asked), fit, "{asked:?}");
            assert_eq!(kind(&unfit, asked), otherwise, "{asked:?}");
        }
    }
}
