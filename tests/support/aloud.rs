//! A screen as a screen reader speaks it: the texts in order, then each control with its kind.
//! Addresses of links and colours are not spoken.

use myelin::reply::{Block, Button, Control, Line, Menu, Picker, PickerKind, Screen, Span};

/// What is spoken, one line for each stop of the reader.
pub fn aloud(screen: &Screen) -> Vec<String> {
    let texts = screen.blocks.iter().flat_map(block);
    texts.chain(screen.controls.iter().flat_map(control)).collect()
}

fn block(block: &Block) -> Vec<String> {
    match block {
        Block::Title(line) => vec![format!("heading: {}", words(line))],
        Block::Heading(line) => vec![format!("smaller heading: {}", words(line))],
        Block::Paragraph(line) | Block::Note(line) => vec![words(line)],
        Block::List(lines) => {
            let many = if lines.len() == 1 { "entry" } else { "entries" };
            let heading = format!("list, {} {many}:", lines.len());
            let entries = lines.iter().map(|line| format!("  bullet: {}", words(line)));
            std::iter::once(heading).chain(entries).collect()
        }
        Block::Steps(lines) => {
            let steps = lines.iter().zip(1..).map(|(line, n)| format!("  {n}: {}", words(line)));
            std::iter::once(format!("list, {} steps:", lines.len())).chain(steps).collect()
        }
        Block::Copy(text) => {
            let lines = text.lines().filter(|line| !line.is_empty());
            let lines = lines.map(|line| format!("  {line}"));
            std::iter::once("text to copy:".to_owned()).chain(lines).collect()
        }
        Block::Divider => vec!["line across".to_owned()],
    }
}

fn control(control: &Control) -> Vec<String> {
    match control {
        Control::Row(buttons) => buttons.iter().map(button).collect(),
        Control::Menu(menu) => spoken_menu(menu),
        Control::Picker(picker) => vec![spoken_picker(picker)],
    }
}

fn button(button: &Button) -> String {
    format!("button: {}", button.label)
}

fn spoken_menu(menu: &Menu) -> Vec<String> {
    let many = if menu.options.len() == 1 { "option" } else { "options" };
    let several = if menu.most > 1 { ", several may be chosen" } else { "" };
    let heading = format!("menu: {}, {} {many}{several}:", menu.placeholder, menu.options.len());
    let options = menu.options.iter().map(|option| {
        let chosen = if option.chosen { "chosen: " } else { "" };
        let detail = option.detail.iter().map(|detail| format!(". {detail}"));
        format!("  {chosen}{}{}", option.label, detail.collect::<String>())
    });
    std::iter::once(heading).chain(options).collect()
}

fn spoken_picker(picker: &Picker) -> String {
    let listed = match picker.kind {
        PickerKind::Channels(_) => "channels",
        PickerKind::Roles => "roles",
        PickerKind::Members => "people",
    };
    let several = if picker.most > 1 { ", several may be chosen" } else { "" };
    let chosen = picker.chosen.len();
    format!("menu of {listed}: {}, {chosen} chosen{several}", picker.placeholder)
}

/// A line as it is spoken.
pub fn words(line: &Line) -> String {
    let part = |span: &Span| match span {
        Span::Text(text) | Span::Strong(text) => text.clone(),
        Span::Link { label, .. } => format!("link: {label}"),
        Span::Command(name) => format!("button: slash {name}"),
        Span::Channel(channel) => format!("link: channel {}", channel.0),
        Span::Role(role) => format!("role {}", role.0),
        Span::Person(person) => format!("person {}", person.0),
        Span::Moment(seconds) => format!("moment {seconds}"),
    };
    line.0.iter().map(part).collect()
}
