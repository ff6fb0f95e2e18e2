//! Checks of a message's component tree: what may stand where, how many, how long.

use std::collections::BTreeSet;

use serde_json::Value;

use super::limits::{
    ALT_TEXT, BUTTON_LABEL, BUTTON_URL, COMPONENTS, CUSTOM_ID, GALLERY_ITEMS, LEGACY_ROWS,
    MENU_OPTIONS, MENU_PLACEHOLDER, MENU_TEXT, ROW_BUTTONS, SECTION_TEXTS, TEXT_TOTAL,
};
use super::{array, known_fields, length, optional_text, present, text};

/// Discord's numbers for kinds of channels. Source: Channel Resource, "Channel Types".
pub(in crate::sandbox) const CHANNEL_TYPES: &[u64] =
    &[0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16];

/// Reports everything Discord would refuse in the components of a message body.
pub(in crate::sandbox) fn check(body: &Value, v2: bool) -> Vec<String> {
    let mut tree = Tree { v2, ..Tree::default() };
    if !body.get("components").is_some_and(Value::is_array) {
        tree.found.push("components: must be an array".to_owned());
    }
    let top = array(body, "components");
    if !v2 && top.len() > LEGACY_ROWS {
        tree.found.push(format!("components: {} rows, at most {LEGACY_ROWS}", top.len()));
    }
    tree.children("", body, Parent::Message);
    if tree.count > COMPONENTS && v2 {
        tree.found.push(format!(
            "components: {} components, nested ones included, at most {COMPONENTS}",
            tree.count
        ));
    }
    if tree.text > TEXT_TOTAL {
        tree.found
            .push(format!("components: {} characters of text, at most {TEXT_TOTAL}", tree.text));
    }
    tree.found
}

/// What a component stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parent {
    Message,
    Container,
    Row,
    Section,
    Accessory,
}

/// What has been seen of a tree so far.
#[derive(Debug, Default)]
struct Tree {
    v2: bool,
    found: Vec<String>,
    count: usize,
    text: usize,
    custom_ids: BTreeSet<String>,
    ids: BTreeSet<u64>,
}

impl Tree {
    fn children(&mut self, at: &str, parent: &Value, within: Parent) {
        let dot = if at.is_empty() { "" } else { "." };
        for (n, child) in array(parent, "components").iter().enumerate() {
            self.visit(&format!("{at}{dot}components[{n}]"), child, within);
        }
    }

    fn visit(&mut self, at: &str, component: &Value, within: Parent) {
        use Parent::{Accessory, Container, Message, Row, Section};

        self.count += 1;
        self.number(at, component);
        let outer = matches!(within, Message | Container);
        let Some(kind) = component.get("type").and_then(Value::as_u64) else {
            return self.say(at, "must be an object with a `type`");
        };
        let fits = match kind {
            1 => outer,
            2 => matches!(within, Row | Accessory),
            3 | 5..=8 => within == Row,
            10 => self.v2 && (outer || within == Section),
            11 => self.v2 && within == Accessory,
            9 | 12..=14 => self.v2 && outer,
            17 => self.v2 && within == Message,
            4 | 18..=23 => return self.say(at, &format!("type {kind} is not for messages")),
            _ => return self.say(at, &format!("unknown component type {kind}")),
        };
        if !fits {
            self.say(at, &format!("type {kind} is not allowed in this place"));
        }
        match kind {
            1 => self.row(at, component),
            2 => self.button(at, component),
            3 => self.menu(at, component, &["options"]),
            8 => self.picker(at, component, &["default_values", "channel_types"]),
            5..=7 => self.picker(at, component, &["default_values"]),
            9 => self.section(at, component),
            10 => self.words(at, component),
            11 => self.picture(at, component, &["type", "id"]),
            12 => self.gallery(at, component),
            14 => self.fields(at, component, &["divider", "spacing"]),
            17 => self.container(at, component),
            _ => self.file(at, component),
        }
    }

    fn row(&mut self, at: &str, row: &Value) {
        self.fields(at, row, &["components"]);
        let children = array(row, "components");
        let buttons = children
            .iter()
            .filter(|child| child.get("type").and_then(Value::as_u64) == Some(2))
            .count();
        if children.is_empty() {
            self.say(at, "a row may not be empty");
        } else if buttons == 0 && children.len() > 1 {
            self.say(at, "a row holds one menu only");
        } else if buttons > 0 && buttons < children.len() {
            self.say(at, "a row holds buttons or one menu, not both");
        } else if buttons > ROW_BUTTONS {
            self.say(at, &format!("{buttons} buttons, at most {ROW_BUTTONS}"));
        }
        self.children(at, row, Parent::Row);
    }

    fn button(&mut self, at: &str, button: &Value) {
        let known = ["custom_id", "disabled", "emoji", "label", "style", "url"];
        self.fields(at, button, &known);
        optional_text(&mut self.found, at, button, "label", (0, BUTTON_LABEL));
        let label = button.get("label").and_then(Value::as_str).unwrap_or("");
        if label.trim().is_empty() && !present(button, "emoji") {
            self.say(at, "a button needs a label or an emoji");
        }
        match button.get("style").and_then(Value::as_u64) {
            Some(1..=4) => {
                if present(button, "url") {
                    self.say(at, "only a link button has a url");
                }
                self.custom_id(at, button);
            }
            Some(5) => {
                if present(button, "custom_id") {
                    self.say(at, "a link button has no custom_id");
                }
                let url = text(&mut self.found, at, button, "url", (1, BUTTON_URL));
                if url.is_some_and(|url| !is_link(url)) {
                    self.say(at, "the url must begin with https://, http:// or discord://");
                }
            }
            _ => self.say(at, "style must be 1 to 5 (6, premium, is not part of this)"),
        }
    }

    fn menu(&mut self, at: &str, menu: &Value, more: &[&str]) {
        let known = ["custom_id", "disabled", "max_values", "min_values", "placeholder"];
        self.fields(at, menu, &[&known, more].concat());
        self.custom_id(at, menu);
        optional_text(&mut self.found, at, menu, "placeholder", (0, MENU_PLACEHOLDER));
        let least = menu.get("min_values").map_or(Some(1), Value::as_u64);
        let most = menu.get("max_values").map_or(Some(1), Value::as_u64);
        let top = MENU_OPTIONS as u64;
        match (least, most) {
            (Some(least), Some(most)) if least <= top && (1..=top).contains(&most) => {
                if least > most {
                    self.say(at, &format!("min_values {least} is above max_values {most}"));
                }
            }
            _ => self.say(at, "min_values must be 0 to 25 and max_values 1 to 25"),
        }
        if more.contains(&"options") {
            self.options(at, menu, most.unwrap_or(1));
        }
    }

    /// Checks a menu of people, roles or channels: what is chosen beforehand, and which channels it lists.
    fn picker(&mut self, at: &str, menu: &Value, more: &[&str]) {
        self.menu(at, menu, more);
        let number = |field| menu.get(field).and_then(Value::as_u64).unwrap_or(1);
        let chosen = array(menu, "default_values");
        let (least, most) = (number("min_values"), number("max_values"));
        let given = chosen.len() as u64;
        if given > most || (given > 0 && given < least) {
            self.say(at, &format!("{given} default_values, must be {least} to {most}"));
        }
        let kinds: &[&str] = match menu.get("type").and_then(Value::as_u64) {
            Some(5) => &["user"],
            Some(6) => &["role"],
            Some(7) => &["user", "role"],
            _ => &["channel"],
        };
        let mut ids = BTreeSet::new();
        for (n, value) in chosen.iter().enumerate() {
            let at = format!("{at}.default_values[{n}]");
            if let Some(object) = value.as_object() {
                known_fields(&mut self.found, &at, object, &["id", "type"]);
            }
            let id = value.get("id").and_then(Value::as_str);
            if id.is_none_or(|id| id.parse::<u64>().is_err() || !ids.insert(id)) {
                self.say(&at, "must have an id of its own, as text");
            }
            let kind = value.get("type").and_then(Value::as_str);
            if kind.is_none_or(|kind| !kinds.contains(&kind)) {
                self.say(&at, &format!("the type must be {}", kinds.join(" or ")));
            }
        }
        let types = array(menu, "channel_types");
        let mut seen = BTreeSet::new();
        let known = |kind: &Value| kind.as_u64().is_some_and(|n| CHANNEL_TYPES.contains(&n));
        if !types.iter().all(|kind| known(kind) && seen.insert(kind.as_u64())) {
            self.say(at, "channel_types must be different numbers of kinds of channels");
        }
    }

    fn options(&mut self, at: &str, menu: &Value, most: u64) {
        let options = array(menu, "options");
        let count = options.len();
        if count == 0 || count > MENU_OPTIONS {
            self.say(at, &format!("{count} options, must be 1 to {MENU_OPTIONS}"));
        } else if most > count as u64 {
            self.say(at, &format!("max_values {most} is above the {count} options"));
        }
        let chosen = options
            .iter()
            .filter(|option| option.get("default").and_then(Value::as_bool) == Some(true))
            .count();
        if chosen as u64 > most {
            self.say(at, &format!("{chosen} options are preselected, at most {most}"));
        }
        let mut values = BTreeSet::new();
        for (n, option) in options.iter().enumerate() {
            let at = format!("{at}.options[{n}]");
            if let Some(object) = option.as_object() {
                let known = ["default", "description", "emoji", "label", "value"];
                known_fields(&mut self.found, &at, object, &known);
            }
            text(&mut self.found, &at, option, "label", (1, MENU_TEXT));
            optional_text(&mut self.found, &at, option, "description", (1, MENU_TEXT));
            let value = text(&mut self.found, &at, option, "value", (1, MENU_TEXT));
            if value.is_some_and(|value| !values.insert(value)) {
                self.say(&at, "another option of this menu has the same value");
            }
        }
    }

    fn section(&mut self, at: &str, section: &Value) {
        self.fields(at, section, &["accessory", "components"]);
        let count = array(section, "components").len();
        if count == 0 || count > SECTION_TEXTS {
            self.say(at, &format!("{count} texts, must be 1 to {SECTION_TEXTS}"));
        }
        self.children(at, section, Parent::Section);
        match section.get("accessory") {
            Some(accessory) => {
                self.visit(&format!("{at}.accessory"), accessory, Parent::Accessory);
            }
            None => self.say(at, "a section needs an accessory"),
        }
    }

    fn words(&mut self, at: &str, display: &Value) {
        self.fields(at, display, &["content"]);
        if let Some(words) = text(&mut self.found, at, display, "content", (1, TEXT_TOTAL)) {
            self.text += length(words);
        }
    }

    fn gallery(&mut self, at: &str, gallery: &Value) {
        self.fields(at, gallery, &["items"]);
        let items = array(gallery, "items");
        if items.is_empty() || items.len() > GALLERY_ITEMS {
            self.say(at, &format!("must hold 1 to {GALLERY_ITEMS} pictures"));
        }
        for (n, item) in items.iter().enumerate() {
            self.picture(&format!("{at}.items[{n}]"), item, &[]);
        }
    }

    fn picture(&mut self, at: &str, picture: &Value, more: &[&str]) {
        if let Some(object) = picture.as_object() {
            let known = [&["description", "media", "spoiler"], more].concat();
            known_fields(&mut self.found, at, object, &known);
        }
        optional_text(&mut self.found, at, picture, "description", (0, ALT_TEXT));
        if picture.pointer("/media/url").and_then(Value::as_str).is_none() {
            self.say(at, "a picture needs media.url");
        }
    }

    fn file(&mut self, at: &str, file: &Value) {
        self.fields(at, file, &["file", "spoiler"]);
        let url = file.pointer("/file/url").and_then(Value::as_str);
        if !url.is_some_and(|url| url.starts_with("attachment://")) {
            self.say(at, "file.url must be attachment:// and the name of a file of this message");
        }
    }

    fn container(&mut self, at: &str, container: &Value) {
        self.fields(at, container, &["accent_color", "components", "spoiler"]);
        if array(container, "components").is_empty() {
            self.say(at, "a container may not be empty");
        }
        self.children(at, container, Parent::Container);
    }

    /// Checks the id that presses are told apart by: its length, and that no other component has it.
    fn custom_id(&mut self, at: &str, component: &Value) {
        let given = text(&mut self.found, at, component, "custom_id", (1, CUSTOM_ID));
        if given.is_some_and(|id| !self.custom_ids.insert(id.to_owned())) {
            self.say(at, "another component of this message has the same custom_id");
        }
    }

    /// Checks the optional number every component may have.
    fn number(&mut self, at: &str, component: &Value) {
        match component.get("id").map(Value::as_u64) {
            None | Some(Some(0)) => {}
            Some(Some(id)) if u32::try_from(id).is_ok() => {
                if !self.ids.insert(id) {
                    self.say(at, "another component of this message has the same id");
                }
            }
            Some(_) => self.say(at, "id must be a whole number of 32 bits"),
        }
    }

    fn fields(&mut self, at: &str, component: &Value, more: &[&str]) {
        if let Some(object) = component.as_object() {
            let known = [&["type", "id"], more].concat();
            known_fields(&mut self.found, at, object, &known);
        }
    }

    fn say(&mut self, at: &str, what: &str) {
        self.found.push(format!("{at}: {what}"));
    }
}

fn is_link(url: &str) -> bool {
    ["https://", "http://", "discord://"].iter().any(|scheme| url.starts_with(scheme))
}
