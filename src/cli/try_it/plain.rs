//! A message as plain lines: what it says, then everything that can be chosen, with a number each.
//! It reads well aloud and in a pipe.

use time::OffsetDateTime;

use crate::sandbox::Message;
use crate::sandbox::view::{Button, Menu, MessagePart};

/// Something that can be chosen by its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NumberedChoice {
    /// A button, by its id.
    Press { label: String, custom_id: String },
    /// An option of a menu.
    Pick { label: String, custom_id: String, value: String, most: usize },
    /// A menu of people, roles or channels, from which is chosen by name.
    Name { label: String, custom_id: String },
    /// Nothing at all from a menu that may be left empty.
    Nothing { label: String, custom_id: String },
}

impl NumberedChoice {
    /// The words of it.
    pub(super) fn label(&self) -> &str {
        match self {
            Self::Press { label, .. }
            | Self::Pick { label, .. }
            | Self::Name { label, .. }
            | Self::Nothing { label, .. } => label,
        }
    }
}

/// A message as text, and what can be chosen on it in the order of the numbers.
pub(super) fn drawn(message: &Message) -> (String, Vec<NumberedChoice>) {
    let mut text = String::new();
    let mut choices = Vec::new();
    if message.ephemeral {
        text.push_str("(Only you can see this.)\n\n");
    }
    for piece in message.layout() {
        match piece {
            MessagePart::Text(markdown) => text.push_str(&plain(&markdown)),
            MessagePart::Picture(description) => {
                text.push_str(&format!("Picture: {description}\n"));
            }
            MessagePart::File(file) => {
                text.push_str(&format!(
                    "File: {}, {} bytes ({})\n",
                    file.name, file.size, file.url
                ));
            }
            MessagePart::Separator => text.push('\n'),
            MessagePart::Buttons(buttons) => draw_buttons(&mut text, &mut choices, buttons),
            MessagePart::Menu(menu) => draw_menu(&mut text, &mut choices, menu),
        }
    }
    (text, choices)
}

fn draw_buttons(text: &mut String, choices: &mut Vec<NumberedChoice>, buttons: Vec<Button>) {
    text.push('\n');
    for button in buttons {
        match (button.custom_id, button.url) {
            (Some(custom_id), _) => {
                let label = button.label;
                text.push_str(&format!("  {}. {label}\n", choices.len() + 1));
                choices.push(NumberedChoice::Press { label, custom_id });
            }
            (None, Some(url)) => text.push_str(&format!("  {}: {url}\n", button.label)),
            (None, None) => {}
        }
    }
}

fn draw_menu(text: &mut String, choices: &mut Vec<NumberedChoice>, menu: Menu) {
    let placeholder = menu.placeholder.clone().unwrap_or_default();
    if menu.kind != 3 {
        draw_picker(text, choices, placeholder, menu);
        return;
    }
    let several = if menu.max > 1 { " (several numbers with commas, such as 1,2)" } else { "" };
    text.push_str(&format!("\n{placeholder}{several}:\n"));
    for option in menu.options {
        let chosen = if option.default { " (chosen)" } else { "" };
        let detail = option.description.map(|detail| format!(": {detail}")).unwrap_or_default();
        text.push_str(&format!("  {}. {}{detail}{chosen}\n", choices.len() + 1, option.label));
        choices.push(NumberedChoice::Pick {
            label: option.label,
            custom_id: menu.custom_id.clone(),
            value: option.value,
            most: menu.max,
        });
    }
    if menu.min == 0 {
        draw_nothing(text, choices, menu.custom_id);
    }
}

/// A menu of people, roles or channels: what it is, what is chosen, and how to choose.
fn draw_picker(
    text: &mut String,
    choices: &mut Vec<NumberedChoice>,
    placeholder: String,
    menu: Menu,
) {
    let (kind, such) = match menu.kind {
        5 => ("people", "@Alex"),
        6 => ("roles", "@Helpers"),
        7 => ("people and roles", "@Helpers"),
        _ => ("channels", "#general"),
    };
    let label = if placeholder.is_empty() { format!("Choose from {kind}") } else { placeholder };
    let chosen = match menu.chosen.as_slice() {
        [] => "nothing chosen".to_owned(),
        chosen => format!("chosen: {}", chosen.join(", ")),
    };
    let most =
        if menu.max > 1 { format!(", up to {} with commas", menu.max) } else { String::new() };
    let number = choices.len() + 1;
    text.push_str(&format!("\n{label} ({chosen}):\n"));
    text.push_str(&format!(
        "  {number}. By name, after the number: {number} {such} (from {kind}{most})\n"
    ));
    choices.push(NumberedChoice::Name { label, custom_id: menu.custom_id.clone() });
    if menu.min == 0 {
        draw_nothing(text, choices, menu.custom_id);
    }
}

fn draw_nothing(text: &mut String, choices: &mut Vec<NumberedChoice>, custom_id: String) {
    let label = "Choose nothing".to_owned();
    text.push_str(&format!("  {}. {label}\n", choices.len() + 1));
    choices.push(NumberedChoice::Nothing { label, custom_id });
}

/// Discord's Markdown as plain text.
pub(super) fn plain(markdown: &str) -> String {
    let mut text = String::new();
    let mut copying = false;
    for line in markdown.lines() {
        if line.trim_start().starts_with("```") {
            copying = !copying;
            text.push_str(if copying { "----- text to copy -----\n" } else { "-----\n" });
            continue;
        }
        if copying {
            text.push_str(line);
            text.push('\n');
            continue;
        }
        let heading = line.starts_with('#');
        let line = line.trim_start_matches('#').trim_start();
        let line = line.strip_prefix("-# ").unwrap_or(line);
        if heading && !text.is_empty() && !text.ends_with("\n\n") {
            text.push('\n');
        }
        text.push_str(&inline(line));
        text.push('\n');
        if heading {
            text.push('\n');
        }
    }
    text
}

/// One line of Markdown as plain text: escapes, weight, links and command mentions.
fn inline(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let after = rest.strip_prefix(first).unwrap_or_default();
        if first == '\\' {
            let mut escaped = after.chars();
            text.extend(escaped.next());
            rest = escaped.as_str();
        } else if let Some(after) = rest.strip_prefix("**") {
            rest = after;
        } else if let Some((mention, after)) = mention(rest) {
            text.push_str(&mention);
            rest = after;
        } else if let Some((label, url, after)) = link(rest) {
            text.push_str(&format!("{} ({url})", inline(label)));
            rest = after;
        } else {
            text.push(first);
            rest = after;
        }
    }
    text
}

/// A mention at the beginning of a text, in words, and what follows: `</name:id>`, a channel, a role, a
/// person or a moment.
fn mention(text: &str) -> Option<(String, &str)> {
    let (inside, after) = text.strip_prefix('<')?.split_once('>')?;
    Some((mentioned(inside)?, after))
}

/// What a mention says, given what stands between its marks.
fn mentioned(inside: &str) -> Option<String> {
    if let Some(moment) = inside.strip_prefix("t:") {
        let seconds = moment.split(':').next()?.parse().ok()?;
        let at = OffsetDateTime::from_unix_timestamp(seconds).ok()?;
        return Some(format!("{} {:02}:{:02} UTC", at.date(), at.hour(), at.minute()));
    }
    if inside.starts_with('/') {
        return Some(inside.split_once(':')?.0.to_owned());
    }
    // The longer mark first: a role's begins like a person's.
    let kinds = [("#", "channel"), ("@&", "role"), ("@!", "person"), ("@", "person")];
    let (id, kind) =
        kinds.into_iter().find_map(|(mark, kind)| Some((inside.strip_prefix(mark)?, kind)))?;
    let is_id = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
    is_id.then(|| format!("{kind} {id}"))
}

/// `[label](url)` at the beginning of a text: the label, the url, and what follows.
fn link(text: &str) -> Option<(&str, &str, &str)> {
    let (label, rest) = text.strip_prefix('[')?.split_once("](")?;
    let (url, after) = rest.split_once(')')?;
    Some((label, url.trim_start_matches('<').trim_end_matches('>'), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_read_as_a_person_would() {
        assert_eq!(plain("## Title\nText"), "Title\n\nText\n");
        assert_eq!(plain("call \\*4141 **now**"), "call *4141 now\n");
        assert_eq!(plain("-# small"), "small\n");
        assert_eq!(
            plain("see [NICE](https://www.nice.org.uk)."),
            "see NICE (https://www.nice.org.uk).\n"
        );
        assert_eq!(plain("</b12-check:5>: go"), "/b12-check: go\n");
        assert_eq!(plain("</set channels:5>"), "/set channels\n");
        assert_eq!(plain("<#20> <@&50> <@7>"), "channel 20 role 50 person 7\n");
        assert_eq!(plain("at <t:1796083200:f>"), "at 2026-12-01 00:00 UTC\n");
        for not_one in ["<#>", "<#a>", "<t:x:f>", "<t:99999999999999:f>", "\\<#20>", "<@&"] {
            let shown = plain(not_one);
            assert!(shown.trim_end().ends_with(not_one.trim_start_matches('\\')), "{shown}");
        }
        assert_eq!(
            plain("```\n# as it is\\\n```"),
            "----- text to copy -----\n# as it is\\\n-----\n"
        );
    }

    #[test]
    fn menus_of_channels_and_empty_ones_are_drawn_in_words() {
        let menu = |kind, min, chosen: &[&str]| Menu {
            kind,
            custom_id: "m".to_owned(),
            placeholder: Some("Where to answer".to_owned()),
            min,
            max: 3,
            disabled: false,
            options: Vec::new(),
            chosen: chosen.iter().map(|&name| name.to_owned()).collect(),
            channel_types: vec![0],
        };
        let (mut text, mut choices) = (String::new(), Vec::new());
        draw_menu(&mut text, &mut choices, menu(8, 0, &["#general"]));
        assert_eq!(
            text,
            "\nWhere to answer (chosen: #general):\n  \
             1. By name, after the number: 1 #general (from channels, up to 3 with commas)\n  \
             2. Choose nothing\n"
        );
        assert_eq!(choices.len(), 2);
        text.clear();
        draw_menu(&mut text, &mut choices, menu(6, 1, &[]));
        assert!(text.contains("Where to answer (nothing chosen)"), "{text}");
        assert!(text.contains("3. By name, after the number: 3 @Helpers (from roles"), "{text}");
    }
}
