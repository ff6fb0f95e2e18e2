//! A screen as plain lines: what it says, then what can be chosen, in square brackets.

use crate::reply::{Block, Control, Line, Screen, Span};

/// A screen as a person would read it.
pub(super) fn drawn(screen: &Screen) -> String {
    let blocks = screen.blocks.iter().flat_map(block);
    let lines: Vec<String> = blocks.chain(screen.controls.iter().map(control)).collect();
    lines.join("\n")
}

fn block(block: &Block) -> Vec<String> {
    match block {
        Block::Title(line) | Block::Heading(line) | Block::Paragraph(line) | Block::Note(line) => {
            vec![words(line)]
        }
        Block::List(lines) => lines.iter().map(|line| format!("- {}", words(line))).collect(),
        Block::Steps(lines) => lines
            .iter()
            .zip(1..)
            .map(|(line, number)| format!("{number}. {}", words(line)))
            .collect(),
        Block::Copy(text) => vec![text.clone()],
        Block::Divider => vec![String::new()],
    }
}

fn control(control: &Control) -> String {
    let labels: Vec<String> = match control {
        Control::Row(row) => row.iter().map(|button| format!("[{}]", button.label)).collect(),
        Control::Menu(menu) => vec![format!("[{}]", menu.placeholder)],
        Control::Picker(picker) => vec![format!("[{}]", picker.placeholder)],
    };
    labels.join(" ")
}

fn words(line: &Line) -> String {
    let part = |span: &Span| match span {
        Span::Text(text) | Span::Strong(text) => text.clone(),
        Span::Link { label, url } => format!("{label} ({url})"),
        Span::Command(name) => format!("/{name}"),
        Span::Channel(channel) => format!("channel {}", channel.0),
        Span::Role(role) => format!("role {}", role.0),
        Span::Person(person) => format!("person {}", person.0),
        Span::Moment(seconds) => format!("Unix second {seconds}"),
    };
    line.0.iter().map(part).collect()
}
