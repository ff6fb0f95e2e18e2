//! What we send to Discord: messages made of components ("Components V2") and the answers to
//! interactions.
//!
//! The gateway library has no types for these, so here are our own, no larger than we need. They
//! can only be built within Discord's limits: nothing is ever cut to fit. None of them has
//! `Debug`, because a message to a person belongs in no log.

use serde::{Serialize, Serializer};

use super::fit::{Unfit, check_message, check_suggestions};

/// Marks a message as made of components only. Source: Discord docs, Message Resource, Message
/// Flags, `IS_COMPONENTS_V2`.
const COMPONENTS_V2: u32 = 1 << 15;

/// Marks a message as visible to one person only. Source: the same table, `EPHEMERAL`.
const EPHEMERAL: u32 = 1 << 6;

/// Discord's number for a kind of component, which stands in its `type` field.
#[derive(Clone, Copy, Default)]
pub struct Kind<const NUMBER: u8>;

impl<const NUMBER: u8> Serialize for Kind<NUMBER> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(NUMBER)
    }
}

/// A message within Discord's limits. It mentions nobody, whatever its text says.
#[derive(Clone, Serialize)]
pub struct Message {
    flags: u32,
    components: Vec<Component>,
    allowed_mentions: NoMentions,
}

#[derive(Clone, Serialize)]
struct NoMentions {
    parse: [&'static str; 0],
}

impl Message {
    /// A message of these components.
    ///
    /// # Errors
    ///
    /// [`Unfit`] with everything that Discord would refuse.
    pub fn new(components: Vec<Component>) -> Result<Self, Unfit> {
        check_message(&components)?;
        let allowed_mentions = NoMentions { parse: [] };
        Ok(Self { flags: COMPONENTS_V2, components, allowed_mentions })
    }

    /// The same message for one person's eyes only. Only a new message can be that; an edited one
    /// stays what it was.
    #[must_use]
    pub fn private(mut self) -> Self {
        self.flags |= EPHEMERAL;
        self
    }
}

/// A part of a message.
#[derive(Clone, Serialize)]
#[serde(untagged)]
pub enum Component {
    /// A frame with a stripe of colour.
    Container(Container),
    /// Text with markdown.
    Text(Text),
    /// A visible break.
    Separator(Separator),
    /// A row of buttons.
    Buttons(Row<Button>),
    /// A row with a menu.
    Menu(Row<Menu>),
}

/// A frame around components.
#[derive(Clone, Serialize)]
pub struct Container {
    #[serde(rename = "type")]
    kind: Kind<17>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accent_color: Option<u32>,
    pub(super) components: Vec<Component>,
}

/// Text with markdown.
#[derive(Clone, Serialize)]
pub struct Text {
    #[serde(rename = "type")]
    kind: Kind<10>,
    pub(super) content: String,
}

/// A visible break.
#[derive(Clone, Serialize)]
pub struct Separator {
    #[serde(rename = "type")]
    kind: Kind<14>,
    divider: bool,
}

/// A row of controls.
#[derive(Clone, Serialize)]
pub struct Row<T> {
    #[serde(rename = "type")]
    kind: Kind<1>,
    pub(super) components: Vec<T>,
}

impl Component {
    /// A frame with a stripe of this colour (0xRRGGBB), if any.
    pub fn container(accent_color: Option<u32>, components: Vec<Self>) -> Self {
        Self::Container(Container { kind: Kind, accent_color, components })
    }

    /// Text with markdown.
    pub fn text(content: String) -> Self {
        Self::Text(Text { kind: Kind, content })
    }

    /// A visible break.
    pub fn separator() -> Self {
        Self::Separator(Separator { kind: Kind, divider: true })
    }

    /// A row of buttons.
    pub fn buttons(components: Vec<Button>) -> Self {
        Self::Buttons(Row { kind: Kind, components })
    }

    /// A row with a menu.
    pub fn menu(menu: Menu) -> Self {
        Self::Menu(Row { kind: Kind, components: vec![menu] })
    }
}

/// How a button looks. Source: Discord docs, Component Reference, Button Styles.
#[derive(Clone, Copy)]
pub enum Style {
    /// The likely next step.
    Primary = 1,
    /// Everything else.
    Secondary = 2,
    /// Danger.
    Danger = 4,
}

/// The number of the style that opens an address. Source: the same table.
const LINK_STYLE: u8 = 5;

/// A button.
#[derive(Clone, Serialize)]
pub struct Button {
    #[serde(rename = "type")]
    kind: Kind<2>,
    style: u8,
    pub(super) label: String,
    #[serde(flatten)]
    pub(super) leads: Leads,
}

/// What a button leads to.
#[derive(Clone, Serialize)]
pub(super) enum Leads {
    /// Back to us.
    #[serde(rename = "custom_id")]
    Press(String),
    /// An address.
    #[serde(rename = "url")]
    Link(String),
}

impl Button {
    /// A button that comes back to us with this id.
    pub fn press(style: Style, label: String, custom_id: String) -> Self {
        Self { kind: Kind, style: style as u8, label, leads: Leads::Press(custom_id) }
    }

    /// A button that opens an address.
    pub fn link(label: String, url: String) -> Self {
        Self { kind: Kind, style: LINK_STYLE, label, leads: Leads::Link(url) }
    }
}

/// A menu of texts. At least one option has to be picked.
#[derive(Clone, Serialize)]
pub struct Menu {
    #[serde(rename = "type")]
    kind: Kind<3>,
    pub(super) custom_id: String,
    pub(super) placeholder: String,
    min_values: usize,
    pub(super) max_values: usize,
    pub(super) options: Vec<MenuOption>,
}

/// An option of a menu.
#[derive(Clone, Serialize)]
pub struct MenuOption {
    /// What is read.
    pub label: String,
    /// What is sent when it is picked.
    pub value: String,
    /// A second, smaller line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether it is picked already.
    #[serde(rename = "default")]
    pub chosen: bool,
}

impl Menu {
    /// A menu of which at most `most` options may be picked.
    pub fn new(
        custom_id: String,
        placeholder: String,
        most: usize,
        options: Vec<MenuOption>,
    ) -> Self {
        // Discord refuses a maximum above the number of options; it means the same as that number.
        let max_values = most.min(options.len());
        Self { kind: Kind, custom_id, placeholder, min_values: 1, max_values, options }
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
}

/// One suggestion while a person types.
#[derive(Clone, Serialize)]
pub struct Suggested {
    /// What is read.
    pub name: String,
    /// What is sent when it is chosen.
    pub value: String,
}

impl Callback {
    /// A new message.
    pub fn show(message: Message) -> Self {
        Self { kind: 4, data: Some(CallbackData::Message(message)) }
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
        let menu =
            Menu::new("m".into(), "Pick".into(), 5, vec![option("a", true), option("b", false)]);
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
            (Callback::acknowledge(), json!({"type": 6})),
            (Callback::replace(message()), json!({"type": 7, "data": body})),
            (Callback::no_suggestions(), json!({"type": 8, "data": {"choices": []}})),
            (suggest, json!({"type": 8, "data": {"choices": [{"name": "A", "value": "a"}]}})),
        ] {
            assert_eq!(to_value(callback).unwrap(), wire);
        }
    }
}
