//! What we send to Discord: messages made of components ("Components V2") and the answers to
//! interactions.
//!
//! The gateway library has no types for these, so here are our own, no larger than we need. They
//! can only be built within Discord's limits: nothing is ever cut to fit. None of them has
//! `Debug`, because a message to a person belongs in no log.

use serde::Serialize;

pub use super::component::{
    Button, Component, ComponentType, Container, Menu, MenuOption, Picker, Row, Separator, Style,
    Suggested, TextDisplay,
};
use super::fit::{Unfit, check_file, check_form, check_message, check_suggestions};
pub use super::form::FormPayload;
use crate::id::{MessageLink, RoleId};
use crate::reply::TextFile;

/// Marks a message as made of components only. Source: Discord docs, Message Resource, Message
/// Flags, `IS_COMPONENTS_V2`.
const COMPONENTS_V2: u32 = 1 << 15;

/// Marks a message as visible to one person only. Source: the same table, `EPHEMERAL`.
pub(super) const EPHEMERAL: u32 = 1 << 6;

/// A message within Discord's limits. Its text pings nobody, whatever it says; only a role can be
/// that is named beside it.
#[derive(Clone, Serialize)]
pub struct Message {
    flags: u32,
    components: Vec<Component>,
    allowed_mentions: Mentions,
    #[serde(skip_serializing_if = "Option::is_none")]
    attachments: Option<[Attachment; 1]>,
}

/// The file that comes with a message, by its place among the files of the call.
#[derive(Clone, Serialize)]
struct Attachment {
    id: String,
    filename: String,
}

#[derive(Clone, Serialize)]
struct Mentions {
    parse: [&'static str; 0],
    /// The roles that the text may ping.
    #[serde(skip_serializing_if = "Option::is_none")]
    roles: Option<[String; 1]>,
    /// Whether the author of the message that is answered is pinged; only a post answers one.
    #[serde(skip_serializing_if = "Option::is_none")]
    replied_user: Option<bool>,
}

impl Message {
    /// A message of these components.
    ///
    /// # Errors
    ///
    /// [`Unfit`] with everything that Discord would refuse.
    pub fn new(components: Vec<Component>) -> Result<Self, Unfit> {
        check_message(&components)?;
        let allowed_mentions = Mentions { parse: [], roles: None, replied_user: None };
        Ok(Self { flags: COMPONENTS_V2, components, allowed_mentions, attachments: None })
    }

    /// A message of these components that shows a file below them. The call that sends it carries
    /// the file.
    ///
    /// # Errors
    ///
    /// [`Unfit`] with everything that Discord would refuse.
    pub fn with_file(mut components: Vec<Component>, file: &TextFile) -> Result<Self, Unfit> {
        check_file(file)?;
        components.push(Component::file(&file.name));
        let attachment = Attachment { id: "0".to_owned(), filename: file.name.clone() };
        Ok(Self { attachments: Some([attachment]), ..Self::new(components)? })
    }

    /// The same message, in which the mention of this role pings whoever has it.
    #[must_use]
    pub fn pinging(mut self, role: RoleId) -> Self {
        self.allowed_mentions.roles = Some([role.0.to_string()]);
        self
    }

    /// The same message for one person's eyes only. Only a new message can be that; an edited one
    /// stays what it was.
    #[must_use]
    pub fn private(mut self) -> Self {
        self.flags |= EPHEMERAL;
        self
    }
}

/// A message in a channel. It pings nobody, whomever it answers, and Discord posts it once, however
/// often it is sent. Source: Discord docs, Message Resource, Create Message.
#[derive(Clone, Serialize)]
pub struct Post {
    #[serde(flatten)]
    message: Message,
    #[serde(skip_serializing_if = "Option::is_none")]
    message_reference: Option<Reference>,
    nonce: String,
    enforce_nonce: bool,
}

/// The message that a post answers. A post whose message is gone is posted all the same.
#[derive(Clone, Serialize)]
struct Reference {
    message_id: String,
    channel_id: String,
    fail_if_not_exists: bool,
}

impl Post {
    /// A message that answers none. The `nonce` is its own: another message has another.
    pub fn new(mut message: Message, nonce: String) -> Self {
        message.allowed_mentions.replied_user = Some(false);
        Self { message, message_reference: None, nonce, enforce_nonce: true }
    }

    /// A message that answers another one.
    pub fn answering(message: Message, at: MessageLink, nonce: String) -> Self {
        let reference = Reference {
            message_id: at.message.0.to_string(),
            channel_id: at.channel.0.to_string(),
            fail_if_not_exists: false,
        };
        Self { message_reference: Some(reference), ..Self::new(message, nonce) }
    }
}

/// The answer to an interaction. Source: Discord docs, Receiving and Responding, Interaction
/// Callback Type.
#[derive(Clone, Serialize)]
pub struct Callback {
    #[serde(rename = "type")]
    kind: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<CallbackData>,
}

#[derive(Clone, Serialize)]
#[serde(untagged)]
enum CallbackData {
    Message(Message),
    Suggestions { choices: Vec<Suggested> },
    Later { flags: u32 },
    Form(FormPayload),
}

impl Callback {
    /// Answers with a new message.
    pub fn show(message: Message) -> Self {
        Self { kind: 4, data: Some(CallbackData::Message(message)) }
    }

    /// An answer comes in a moment, for this person's eyes only.
    pub fn later() -> Self {
        Self { kind: 5, data: Some(CallbackData::Later { flags: EPHEMERAL }) }
    }

    /// Nothing new to see; the press counts as answered. Only for presses.
    pub fn acknowledge() -> Self {
        Self { kind: 6, data: None }
    }

    /// Another message in place of the one that was pressed. Only for presses.
    pub fn replace(message: Message) -> Self {
        Self { kind: 7, data: Some(CallbackData::Message(message)) }
    }

    /// No suggestions. Only while a person types.
    pub fn no_suggestions() -> Self {
        Self { kind: 8, data: Some(CallbackData::Suggestions { choices: Vec::new() }) }
    }

    /// A form. Never in answer to a form.
    ///
    /// # Errors
    ///
    /// [`Unfit`] with everything that Discord would refuse.
    pub fn form(form: FormPayload) -> Result<Self, Unfit> {
        check_form(&form)?;
        Ok(Self { kind: 9, data: Some(CallbackData::Form(form)) })
    }

    /// Suggestions. Only while a person types.
    ///
    /// # Errors
    ///
    /// [`Unfit`] with everything that Discord would refuse.
    pub fn suggest(choices: Vec<Suggested>) -> Result<Self, Unfit> {
        check_suggestions(&choices)?;
        Ok(Self { kind: 8, data: Some(CallbackData::Suggestions { choices }) })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{json, to_value};

    use super::*;
    use crate::id::{ChannelId, MessageId, ServerId};

    fn text(words: &str) -> Component {
        Component::text(words.to_owned())
    }

    #[test]
    fn a_message_has_the_form_that_discord_documents() {
        let option = |value: &str, chosen| MenuOption {
            label: value.to_uppercase(),
            value: value.to_owned(),
            description: None,
            chosen,
        };
        let menu = Menu::new(
            "m".into(),
            "Pick".into(),
            (1, 5),
            vec![option("a", true), option("b", false)],
        );
        let message = Message::new(vec![
            Component::container(Some(0x00ff_0000), vec![text("Hello"), Component::separator()]),
            Component::buttons(vec![
                Button::press(Style::Primary, "Go".into(), "go".into()),
                Button::link("Read".into(), "https://example.org".into()),
            ]),
            Component::menu(menu),
        ]);
        let message = message.unwrap_or_else(|unfit| panic!("{unfit}"));
        assert_eq!(
            to_value(message.private()).unwrap(),
            json!({
                "flags": 32768 + 64,
                "allowed_mentions": {"parse": []},
                "components": [
                    {"type": 17, "accent_color": 0x00ff_0000, "components": [
                        {"type": 10, "content": "Hello"},
                        {"type": 14, "divider": true},
                    ]},
                    {"type": 1, "components": [
                        {"type": 2, "style": 1, "label": "Go", "custom_id": "go"},
                        {"type": 2, "style": 5, "label": "Read", "url": "https://example.org"},
                    ]},
                    {"type": 1, "components": [
                        {"type": 3, "custom_id": "m", "placeholder": "Pick",
                         "min_values": 1, "max_values": 2, "options": [
                            {"label": "A", "value": "a", "default": true},
                            {"label": "B", "value": "b", "default": false},
                        ]},
                    ]},
                ],
            })
        );
    }

    #[test]
    fn a_post_pings_nobody_and_is_posted_once() {
        let message = || Message::new(vec![text("a")]).unwrap_or_else(|unfit| panic!("{unfit}"));
        let (channel, at) = (ChannelId(2), MessageId(3));
        let at = MessageLink { server: Some(ServerId(1)), channel, message: at };
        let answer = to_value(Post::answering(message(), at, "4".into())).unwrap();
        let reference = json!({"message_id": "3", "channel_id": "2", "fail_if_not_exists": false});
        assert_eq!(
            answer,
            json!({
                "flags": 32768,
                "components": [{"type": 10, "content": "a"}],
                "allowed_mentions": {"parse": [], "replied_user": false},
                "message_reference": reference, "nonce": "4", "enforce_nonce": true,
            })
        );
        let alone = to_value(Post::new(message(), "4".into())).unwrap();
        assert_eq!(alone.get("message_reference"), None);
    }

    #[test]
    fn an_answer_has_the_number_of_its_kind() {
        let message = || Message::new(vec![text("a")]).unwrap_or_else(|unfit| panic!("{unfit}"));
        let choice = Suggested { name: "A".into(), value: "a".into() };
        let suggest = Callback::suggest(vec![choice]).unwrap_or_else(|unfit| panic!("{unfit}"));
        let body = json!({
            "flags": 32768,
            "components": [{"type": 10, "content": "a"}],
            "allowed_mentions": {"parse": []},
        });
        for (callback, wire) in [
            (Callback::show(message()), json!({"type": 4, "data": body})),
            (Callback::later(), json!({"type": 5, "data": {"flags": 64}})),
            (Callback::acknowledge(), json!({"type": 6})),
            (Callback::replace(message()), json!({"type": 7, "data": body})),
            (Callback::no_suggestions(), json!({"type": 8, "data": {"choices": []}})),
            (suggest, json!({"type": 8, "data": {"choices": [{"name": "A", "value": "a"}]}})),
        ] {
            assert_eq!(to_value(callback).unwrap(), wire);
        }
    }
}
