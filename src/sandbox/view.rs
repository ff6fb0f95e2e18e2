//! What a message looks like to the person who reads it: its texts, buttons and menus, in order.

use serde_json::Value;

use super::shown::{FileShown, Message};

/// Message flag of Components V2. Source: Message Resource, "Message Flags".
const V2: u64 = 1 << 15;

/// A button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// The words on it, or its emoji if it has no words.
    pub label: String,
    /// What a press on it sends; a link has none.
    pub custom_id: Option<String>,
    /// Where it leads, if it is a link.
    pub url: Option<String>,
    /// Discord's style: 1 primary, 2 secondary, 3 success, 4 danger, 5 link.
    pub style: u64,
    /// Whether it is greyed out.
    pub disabled: bool,
}

/// A select menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Menu {
    /// Discord's component type: 3 its own options, 5 to 8 people, roles, both, channels.
    pub kind: u64,
    /// What a choice from it sends.
    pub custom_id: String,
    /// What stands in it while nothing is chosen.
    pub placeholder: Option<String>,
    /// Fewest options to choose.
    pub min: usize,
    /// Most options to choose.
    pub max: usize,
    /// Whether it is greyed out.
    pub disabled: bool,
    /// The options; a menu of people, roles or channels lists none.
    pub options: Vec<MenuOption>,
    /// What is chosen beforehand from a menu of people, roles or channels, by name: `#general`.
    pub chosen: Vec<String>,
    /// Discord's numbers of the kinds that a menu of channels lists; none means all.
    pub channel_types: Vec<u64>,
}

/// An option of a menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuOption {
    /// The words of the option.
    pub label: String,
    /// What choosing it sends.
    pub value: String,
    /// Smaller words below it.
    pub description: Option<String>,
    /// Whether it is chosen already.
    pub default: bool,
}

/// One piece of a message, in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MessagePart {
    /// A text, in Discord's Markdown, with mentions of people, roles, channels and times as they are seen.
    Text(String),
    /// A row of buttons.
    Buttons(Vec<Button>),
    /// A menu.
    Menu(Menu),
    /// A picture, by its description.
    Picture(String),
    /// A file to be fetched.
    File(FileShown),
    /// A line or gap.
    Separator,
}

impl Message {
    /// Lists every component, each before those inside it.
    pub fn components(&self) -> Vec<&Value> {
        let mut list = Vec::new();
        collect(&mut list, children(&self.body, "components"));
        list
    }

    /// Lists the pieces in the order in which they are read.
    pub fn layout(&self) -> Vec<MessagePart> {
        let mut pieces = Vec::new();
        if let Some(content) = string(&self.body, "content").filter(|content| !content.is_empty()) {
            pieces.push(MessagePart::Text(self.names.draw(&content)));
        }
        self.lay_out(&mut pieces, children(&self.body, "components"));
        if self.flags & V2 == 0 {
            pieces.extend(self.files.iter().cloned().map(MessagePart::File));
        }
        pieces
    }

    /// Lists the buttons, in order.
    pub fn buttons(&self) -> Vec<Button> {
        let buttons = self.components().into_iter().filter(|c| kind(c) == 2);
        buttons.map(button).collect()
    }

    /// Lists the menus, in order.
    pub fn menus(&self) -> Vec<Menu> {
        let menus = self.components().into_iter().filter(|c| is_menu(c));
        menus.map(|menu| self.menu(menu)).collect()
    }

    /// Lists the texts, in order.
    pub fn texts(&self) -> Vec<String> {
        let texts = self.layout().into_iter().filter_map(|piece| match piece {
            MessagePart::Text(text) => Some(text),
            MessagePart::Buttons(_)
            | MessagePart::Menu(_)
            | MessagePart::Picture(_)
            | MessagePart::File(_)
            | MessagePart::Separator => None,
        });
        texts.collect()
    }

    /// Finds the first button with these words on it.
    pub fn button(&self, label: &str) -> Option<Button> {
        self.buttons().into_iter().find(|b| b.label == label)
    }

    fn lay_out(&self, pieces: &mut Vec<MessagePart>, components: &[Value]) {
        for component in components {
            let inner = children(component, "components");
            match kind(component) {
                1 if inner.iter().any(is_menu) => {
                    pieces.extend(inner.iter().map(|inner| MessagePart::Menu(self.menu(inner))));
                }
                1 => pieces.push(MessagePart::Buttons(inner.iter().map(button).collect())),
                2 => pieces.push(MessagePart::Buttons(vec![button(component)])),
                10 => {
                    let words = string(component, "content");
                    pieces.extend(words.map(|words| MessagePart::Text(self.names.draw(&words))));
                }
                11 => pieces.push(picture(component)),
                12 => pieces.extend(children(component, "items").iter().map(picture)),
                13 => pieces.extend(self.file(component).map(MessagePart::File)),
                14 => pieces.push(MessagePart::Separator),
                _ => self.lay_out(pieces, inner),
            }
            if let Some(accessory) = component.get("accessory") {
                self.lay_out(pieces, std::slice::from_ref(accessory));
            }
        }
    }

    fn file(&self, component: &Value) -> Option<FileShown> {
        let name = component.pointer("/file/url")?.as_str()?.strip_prefix("attachment://")?;
        self.files.iter().find(|file| file.name == name).cloned()
    }

    fn menu(&self, component: &Value) -> Menu {
        let count = |field| {
            let given = number(component, field).unwrap_or(1);
            usize::try_from(given).unwrap_or(usize::MAX)
        };
        let option = |option: &Value| MenuOption {
            label: string(option, "label").unwrap_or_default(),
            value: string(option, "value").unwrap_or_default(),
            description: string(option, "description"),
            default: yes(option, "default"),
        };
        let chosen = children(component, "default_values").iter();
        Menu {
            kind: kind(component),
            custom_id: string(component, "custom_id").unwrap_or_default(),
            placeholder: string(component, "placeholder"),
            min: count("min_values"),
            max: count("max_values"),
            disabled: yes(component, "disabled"),
            options: children(component, "options").iter().map(option).collect(),
            chosen: chosen.filter_map(|c| Some(self.names.of(&string(c, "id")?))).collect(),
            channel_types: children(component, "channel_types")
                .iter()
                .filter_map(Value::as_u64)
                .collect(),
        }
    }
}

fn collect<'v>(list: &mut Vec<&'v Value>, components: &'v [Value]) {
    for component in components {
        list.push(component);
        collect(list, children(component, "components"));
        list.extend(component.get("accessory"));
    }
}

fn button(component: &Value) -> Button {
    let emoji = component.get("emoji").and_then(|emoji| string(emoji, "name"));
    Button {
        label: string(component, "label")
            .filter(|label| !label.is_empty())
            .or(emoji)
            .unwrap_or_default(),
        custom_id: string(component, "custom_id"),
        url: string(component, "url"),
        style: number(component, "style").unwrap_or(0),
        disabled: yes(component, "disabled"),
    }
}

fn picture(component: &Value) -> MessagePart {
    MessagePart::Picture(string(component, "description").unwrap_or_default())
}

fn is_menu(component: &Value) -> bool {
    matches!(kind(component), 3 | 5..=8)
}

fn kind(component: &Value) -> u64 {
    number(component, "type").unwrap_or(0)
}

fn children<'v>(value: &'v Value, field: &str) -> &'v [Value] {
    let children = value.get(field).and_then(Value::as_array);
    children.map_or(&[], Vec::as_slice)
}

fn string(value: &Value, field: &str) -> Option<String> {
    value.get(field).and_then(Value::as_str).map(str::to_owned)
}

fn number(value: &Value, field: &str) -> Option<u64> {
    value.get(field).and_then(Value::as_u64)
}

fn yes(value: &Value, field: &str) -> bool {
    value.get(field).and_then(Value::as_bool) == Some(true)
}
