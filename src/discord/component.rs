//! The parts of which messages and suggestions are made, in Discord's form. They hold no limits;
//! what is made of them does. None of them has `Debug`, because a message to a person belongs in no
//! log.

use serde::{Serialize, Serializer};

use crate::reply::{ChannelSort, PickerKind};

/// Discord's number for a kind of component, which stands in its `type` field.
#[derive(Clone, Copy, Default)]
pub struct ComponentType<const NUMBER: u8>;

impl<const NUMBER: u8> Serialize for ComponentType<NUMBER> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(NUMBER)
    }
}

/// A part of a message.
#[derive(Clone, Serialize)]
#[serde(untagged)]
pub enum Component {
    /// A frame with a stripe of colour.
    Container(Container),
    /// Text with Markdown.
    Text(TextDisplay),
    /// A visible break.
    Separator(Separator),
    /// A row of buttons.
    Buttons(Row<Button>),
    /// A row with a menu.
    Menu(Row<Menu>),
    /// A row with a menu of what the server has.
    Picker(Row<Picker>),
    /// A file that comes with the message.
    File(FileShown),
}

/// A frame around components.
#[derive(Clone, Serialize)]
pub struct Container {
    #[serde(rename = "type")]
    kind: ComponentType<17>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accent_color: Option<u32>,
    pub(super) components: Vec<Component>,
}

/// Text with Markdown.
#[derive(Clone, Serialize)]
pub struct TextDisplay {
    #[serde(rename = "type")]
    kind: ComponentType<10>,
    pub(super) content: String,
}

/// A visible break.
#[derive(Clone, Serialize)]
pub struct Separator {
    #[serde(rename = "type")]
    kind: ComponentType<14>,
    divider: bool,
}

/// A file that comes with the message.
#[derive(Clone, Serialize)]
pub struct FileShown {
    #[serde(rename = "type")]
    kind: ComponentType<13>,
    file: FileReference,
}

#[derive(Clone, Serialize)]
struct FileReference {
    url: String,
}

/// A row of controls.
#[derive(Clone, Serialize)]
pub struct Row<T> {
    #[serde(rename = "type")]
    kind: ComponentType<1>,
    pub(super) components: Vec<T>,
}

impl<T> Row<T> {
    /// A row of these.
    pub(super) fn of(components: Vec<T>) -> Self {
        Self { kind: ComponentType, components }
    }
}

impl Component {
    /// A frame with a stripe of this colour (0xRRGGBB), if any.
    pub fn container(accent_color: Option<u32>, components: Vec<Self>) -> Self {
        Self::Container(Container { kind: ComponentType, accent_color, components })
    }

    /// Text with Markdown.
    pub fn text(content: String) -> Self {
        Self::Text(TextDisplay { kind: ComponentType, content })
    }

    /// A visible break.
    pub fn separator() -> Self {
        Self::Separator(Separator { kind: ComponentType, divider: true })
    }

    /// The file of this name that comes with the message.
    pub(super) fn file(name: &str) -> Self {
        let file = FileReference { url: format!("attachment://{name}") };
        Self::File(FileShown { kind: ComponentType, file })
    }

    /// A row of buttons.
    pub fn buttons(components: Vec<Button>) -> Self {
        Self::Buttons(Row::of(components))
    }

    /// A row with a menu.
    pub fn menu(menu: Menu) -> Self {
        Self::Menu(Row::of(vec![menu]))
    }

    /// A row with a menu of what the server has.
    pub fn picker(picker: Picker) -> Self {
        Self::Picker(Row::of(vec![picker]))
    }
}

/// How a button looks. Source: Discord docs, Component Reference, Button Styles.
#[derive(Clone, Copy)]
pub enum Style {
    /// The likely next step.
    Primary = 1,
    /// Any other button.
    Secondary = 2,
    /// Help in danger.
    Danger = 4,
}

/// The number of the style that opens an address. Source: the same table.
const LINK_STYLE: u8 = 5;

/// A button.
#[derive(Clone, Serialize)]
pub struct Button {
    #[serde(rename = "type")]
    kind: ComponentType<2>,
    style: u8,
    pub(super) label: String,
    #[serde(flatten)]
    pub(super) leads: ButtonTarget,
}

/// What a button leads to.
#[derive(Clone, Serialize)]
pub(super) enum ButtonTarget {
    /// Discord sends this id back to the bot.
    #[serde(rename = "custom_id")]
    Press(String),
    /// Discord opens this address.
    #[serde(rename = "url")]
    Link(String),
}

impl Button {
    /// A button that comes back to us with this id.
    pub fn press(style: Style, label: String, custom_id: String) -> Self {
        Self {
            kind: ComponentType,
            style: style as u8,
            label,
            leads: ButtonTarget::Press(custom_id),
        }
    }

    /// A button that opens an address.
    pub fn link(label: String, url: String) -> Self {
        Self { kind: ComponentType, style: LINK_STYLE, label, leads: ButtonTarget::Link(url) }
    }
}

/// A menu of texts.
#[derive(Clone, Serialize)]
pub struct Menu {
    #[serde(rename = "type")]
    kind: ComponentType<3>,
    pub(super) custom_id: String,
    pub(super) placeholder: String,
    pub(super) min_values: usize,
    pub(super) max_values: usize,
    pub(super) options: Vec<MenuOption>,
}

/// An option of a menu.
#[derive(Clone, Serialize)]
pub struct MenuOption {
    /// What the person reads.
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
    /// A menu of which at least `least` and at most `most` options may be picked.
    pub fn new(
        custom_id: String,
        placeholder: String,
        (least, most): (usize, usize),
        options: Vec<MenuOption>,
    ) -> Self {
        // Discord refuses a maximum above the number of options; it means the same as that number.
        let max_values = most.min(options.len());
        Self { kind: ComponentType, custom_id, placeholder, min_values: least, max_values, options }
    }
}

/// A menu of what the server has, which Discord fills. Source: Discord docs, Component Reference,
/// User, Role and Channel Select.
#[derive(Clone, Serialize)]
pub struct Picker {
    #[serde(rename = "type")]
    kind: u8,
    pub(super) custom_id: String,
    pub(super) placeholder: String,
    pub(super) min_values: usize,
    pub(super) max_values: usize,
    /// Discord's numbers of the sorts of channels that are listed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    channel_types: Vec<u8>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) default_values: Vec<DefaultValue>,
}

/// What is picked already.
#[derive(Clone, Serialize)]
pub(super) struct DefaultValue {
    pub(super) id: String,
    #[serde(rename = "type")]
    kind: &'static str,
}

/// Discord's number for a sort of channel. Source: Discord docs, Channel Resource, Channel Types.
pub(super) fn channel_type(sort: ChannelSort) -> u8 {
    match sort {
        ChannelSort::Text => 0,
        ChannelSort::Category => 4,
        ChannelSort::Announcement => 5,
        ChannelSort::Forum => 15,
    }
}

impl Picker {
    /// A menu of what the kind says, of which at least `least` and at most `most` may be picked.
    pub fn new(
        custom_id: String,
        placeholder: String,
        listed: PickerKind,
        (min_values, max_values): (usize, usize),
        chosen: &[u64],
    ) -> Self {
        let (kind, word, sorts) = match listed {
            PickerKind::Members => (5, "user", &[][..]),
            PickerKind::Roles => (6, "role", &[][..]),
            PickerKind::Channels(sorts) => (8, "channel", sorts),
        };
        let channel_types = sorts.iter().map(|sort| channel_type(*sort)).collect();
        let default = |id: &u64| DefaultValue { id: id.to_string(), kind: word };
        let default_values = chosen.iter().map(default).collect();
        Self { kind, custom_id, placeholder, min_values, max_values, channel_types, default_values }
    }
}

/// One suggestion while a person types.
#[derive(Clone, Serialize)]
pub struct Suggested {
    /// What the person reads.
    pub name: String,
    /// What is sent when it is chosen.
    pub value: String,
}
