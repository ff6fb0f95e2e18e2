//! What the stand-in remembers of messages and interactions.

use std::time::Duration;

use serde_json::Value;

use super::form::FormShown;
use super::people::{Channel, InteractionId, MessageId, Person};
use super::rules::limits::COMPONENTS_V2;
use super::rules::messages::BodyUse;

/// A message, also one that is gone.
#[derive(Debug, Clone)]
pub(super) struct Record {
    pub(super) id: MessageId,
    /// The person who wrote it; none if the bot did.
    pub(super) author: Option<Person>,
    pub(super) channel: Channel,
    pub(super) owner: Option<Person>,
    pub(super) flags: u64,
    pub(super) body: Value,
    pub(super) files: Vec<StoredFile>,
    /// The message that it answers.
    pub(super) answers: Option<MessageId>,
    pub(super) gone: bool,
    pub(super) born: Duration,
    pub(super) edited: Option<Duration>,
}

/// A file that was sent, with the message that it came with or for a command.
#[derive(Debug, Clone)]
pub(super) struct StoredFile {
    pub(super) id: u64,
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) description: Option<String>,
}

/// An interaction and what became of it.
#[derive(Debug)]
pub(super) struct OpenInteraction {
    pub(super) id: InteractionId,
    pub(super) token: String,
    pub(super) kind: InteractionKind,
    pub(super) born: Duration,
    pub(super) person: Person,
    pub(super) channel: Channel,
    /// The message whose button or menu was used.
    pub(super) source: Option<MessageId>,
    /// The message that `@original` names, once there is one.
    pub(super) original: Option<MessageId>,
    pub(super) answer: Option<BotAnswer>,
    /// The first answer as the bot sent it.
    pub(super) callback: Option<Value>,
    /// Why answers were refused, if any was.
    pub(super) refusals: Vec<String>,
    /// The person has stopped waiting for a first answer.
    pub(super) given_up: bool,
    pub(super) follow_ups: usize,
    /// The interaction that brought up the form of which this is the submission.
    pub(super) fills: Option<InteractionId>,
    /// The form that this brought up was submitted.
    pub(super) form_closed: bool,
}

/// The kinds of interaction, by Discord's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InteractionKind {
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    Modal = 5,
}

/// What the bot's answer to an interaction amounts to.
#[derive(Debug, Clone)]
pub(super) enum BotAnswer {
    New(MessageId),
    Updated(MessageId),
    /// The bot has said that it will answer later.
    Deferred,
    Removed,
    Choices(Vec<(String, String)>),
    Form(FormShown),
}

impl Record {
    /// Takes over the fields that make up what is shown.
    pub(super) fn take(&mut self, body: &Value) {
        let Some(shown) = self.body.as_object_mut() else {
            return;
        };
        for field in ["content", "embeds", "components"] {
            if let Some(value) = body.get(field) {
                shown.insert(field.to_owned(), value.clone());
            }
        }
    }

    /// Describes the message to the rule that checks an edit of it.
    pub(super) fn as_edited(&self) -> BodyUse {
        let content = self.body.get("content").and_then(Value::as_str);
        BodyUse::Edit {
            v2: self.flags & COMPONENTS_V2 != 0,
            ephemeral: self.owner.is_some(),
            content: content.is_some_and(|content| !content.is_empty()),
        }
    }
}
