//! What a person sees: messages with their files, forms, and what an act led to.

use serde_json::Value;

use super::form::FormShown;
use super::names::Names;
use super::people::{Channel, InteractionId, MessageId, Person};

/// A message as one person sees it. [`view`](super::view) reads its components.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// The id to press on.
    pub id: MessageId,
    /// The name of its author.
    pub author: String,
    /// Whether the bot wrote it.
    pub by_bot: bool,
    /// Whether only [`owner`](Self::owner) sees it.
    pub ephemeral: bool,
    /// The channel that it stands in.
    pub channel: Channel,
    /// The person who may see it, if it is ephemeral.
    pub owner: Option<Person>,
    /// Discord's message flags.
    pub flags: u64,
    /// The message that it answers, if it answers one.
    pub answers: Option<MessageId>,
    /// `content`, `embeds` and `components`, as the bot sent them.
    pub body: Value,
    /// The files of it, in order.
    pub files: Vec<FileShown>,
    /// What the mentions in it look like.
    pub(super) names: Names,
}

/// A file of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileShown {
    /// Its name, with the ending.
    pub name: String,
    /// Its size in bytes.
    pub size: usize,
    /// Where it can be fetched.
    pub url: String,
}

/// What a person saw happen after acting.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// A new message came.
    New(Message),
    /// A message has new content.
    Updated(Message),
    /// The bot acknowledged and showed nothing new.
    Kept,
    /// The message is gone.
    Removed,
    /// A form came up, to be filled in and submitted.
    Form(FormShown),
}

impl Shown {
    /// Returns the message that came or changed.
    pub fn message(self) -> Option<Message> {
        match self {
            Self::New(message) | Self::Updated(message) => Some(message),
            Self::Kept | Self::Removed | Self::Form(_) => None,
        }
    }

    /// Returns the form that came up.
    pub fn form(self) -> Option<FormShown> {
        match self {
            Self::Form(form) => Some(form),
            Self::New(_) | Self::Updated(_) | Self::Kept | Self::Removed => None,
        }
    }
}

/// An interaction that was made and not sent, by [`Sandbox::open_interaction`](super::Sandbox::open_interaction)
/// and what is named like it, for tests that play the bot themselves.
#[derive(Debug, Clone)]
pub struct Interaction {
    /// The id of the interaction.
    pub id: InteractionId,
    /// The token with which it is answered.
    pub token: String,
    /// The event as a bot receives it.
    pub payload: Value,
}
