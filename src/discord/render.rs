//! Screens as Discord messages: the text in one framed container, the controls below it.

use super::commands::CommandIds;
use super::fit::Unfit;
use super::markdown;
use super::payload::{self, Component, Message, Style};
use crate::action::Action;
use crate::flow::Disposition;
use crate::reply::{Block, Button, Control, Line, Menu, Picker, Screen, Span, Weight};

/// What is needed to draw a screen for one person.
#[derive(Clone, Copy)]
pub struct Renderer<'a> {
    /// Turns an action into the id of a button for this person.
    pub seal: &'a dyn Fn(&Action) -> String,
    /// The commands that can be pressed.
    pub commands: &'a CommandIds,
}

impl Renderer<'_> {
    /// Draws a screen.
    ///
    /// # Errors
    ///
    /// [`Unfit`] with everything that Discord would refuse. Nothing is cut to fit.
    pub fn draw(self, screen: &Screen) -> Result<Message, Unfit> {
        let text = self.text(&screen.blocks);
        let frame = (!text.is_empty())
            .then(|| Component::container(screen.urgency.map(accent_color), text));
        let controls = screen.controls.iter().map(|control| self.control(control));
        Message::new(frame.into_iter().chain(controls).collect())
    }

    /// The blocks in order. Those between two dividers share one text display, so that a screen
    /// stays far from the most components a message may have.
    fn text(self, blocks: &[Block]) -> Vec<Component> {
        let parts = blocks.split(|block| matches!(block, Block::Divider));
        let texts = parts.map(|part| self.joined(part)).filter(|text| !text.is_empty());
        let mut components = Vec::new();
        for text in texts {
            if !components.is_empty() {
                components.push(Component::separator());
            }
            components.push(Component::text(text));
        }
        components
    }

    fn joined(self, blocks: &[Block]) -> String {
        let mut text = String::new();
        let mut above = None;
        for block in blocks {
            let shown = self.block(block);
            if shown.is_empty() {
                continue;
            }
            if let Some(above) = above {
                text.push_str(space_between(above, block));
            }
            text.push_str(&shown);
            above = Some(block);
        }
        text
    }

    fn block(self, block: &Block) -> String {
        match block {
            Block::Title(line) => marked("## ", &self.one_line(line)),
            Block::Heading(line) => marked("### ", &self.one_line(line)),
            Block::Paragraph(line) => self.lines(line),
            Block::List(entries) => {
                let entries = entries.iter().map(|entry| marked("- ", &self.one_line(entry)));
                entries.collect::<Vec<_>>().join("\n")
            }
            Block::Steps(entries) => {
                let entries = entries.iter().zip(1..);
                let entries =
                    entries.map(|(entry, n)| marked(&format!("{n}. "), &self.one_line(entry)));
                entries.collect::<Vec<_>>().join("\n")
            }
            Block::Note(line) => marked("-# ", &self.one_line(line)),
            Block::Copy(text) => markdown::code_block(text),
            Block::Divider => String::new(),
        }
    }

    /// A line of text that may have breaks within it.
    fn lines(self, line: &Line) -> String {
        let mut out = String::new();
        for span in &line.0 {
            markdown::join(&mut out, &self.span(span));
        }
        markdown::escape_line_starts(&out)
    }

    /// A line of text without breaks, for marks that end where the line ends.
    fn one_line(self, line: &Line) -> String {
        self.lines(line).replace('\n', " ")
    }

    fn span(self, span: &Span) -> String {
        match span {
            Span::Text(text) => markdown::escape_inline(text),
            Span::Strong(text) => markdown::strong(text),
            Span::Link { label, url } => markdown::link(label, url),
            // A mention with a wrong id is dead text, so an unknown command is written out.
            Span::Command(name) => match self.commands.mention(name) {
                Some(mention) => mention,
                None => markdown::escape_inline(&format!("/{name}")),
            },
            Span::Channel(channel) => format!("<#{}>", channel.0),
            Span::Role(role) => format!("<@&{}>", role.0),
            Span::Person(person) => format!("<@{}>", person.0),
            Span::Moment(seconds) => format!("<t:{seconds}:f>"),
        }
    }

    fn control(self, control: &Control) -> Component {
        match control {
            Control::Row(buttons) => {
                Component::buttons(buttons.iter().map(|button| self.button(button)).collect())
            }
            Control::Menu(menu) => Component::menu(self.menu(menu)),
            Control::Picker(picker) => Component::picker(self.picker(picker)),
        }
    }

    fn button(self, button: &Button) -> payload::Button {
        let style = match button.weight {
            Weight::Main => Style::Primary,
            Weight::Plain => Style::Secondary,
            Weight::Danger => Style::Danger,
        };
        payload::Button::press(style, button.label.clone(), (self.seal)(&button.action))
    }

    fn menu(self, menu: &Menu) -> payload::Menu {
        let options = menu.options.iter().map(|choice| payload::MenuOption {
            label: choice.label.clone(),
            value: choice.value.clone(),
            description: choice.detail.clone(),
            chosen: choice.chosen,
        });
        let id = (self.seal)(&menu.action);
        let picks = (menu.least, menu.most);
        payload::Menu::new(id, menu.placeholder.clone(), picks, options.collect())
    }

    fn picker(self, picker: &Picker) -> payload::Picker {
        let (id, placeholder) = ((self.seal)(&picker.action), picker.placeholder.clone());
        let picks = (picker.least, picker.most);
        payload::Picker::new(id, placeholder, picker.kind, picks, &picker.chosen)
    }
}

/// A mark before a text, and nothing before nothing.
fn marked(mark: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{mark}{text}") }
}

/// The space between two blocks. Headings, lists and code blocks bring space of their own; an
/// empty line beside them would tear a screen apart.
fn space_between(above: &Block, below: &Block) -> &'static str {
    match (above, below) {
        (Block::Title(_) | Block::Heading(_) | Block::Copy(_), _)
        | (_, Block::Title(_) | Block::Heading(_) | Block::Copy(_))
        | (Block::Paragraph(_), Block::List(_) | Block::Steps(_))
        | (Block::Note(_), Block::Note(_)) => "\n",
        _ => "\n\n",
    }
}

/// The stripe of colour: calm, told apart without telling red from green, and never the only sign
/// of how urgent something is; the words say it.
fn accent_color(urgency: Disposition) -> u32 {
    match urgency {
        Disposition::Emergency => 0x00b2_3b3b,
        Disposition::Urgent => 0x00d0_8a2e,
        Disposition::NonUrgent => 0x003b_6ea5,
        Disposition::Information => 0x007a_8b99,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json, to_value};

    use super::*;
    use crate::action::Open;
    use crate::reply::{Choice, ScreenKind};

    fn drawn(screen: &Screen) -> Value {
        let commands = CommandIds::from_iter([("b12-check".to_owned(), 77)]);
        let renderer = Renderer { seal: &|action| format!("{action:?}"), commands: &commands };
        to_value(renderer.draw(screen).unwrap_or_else(|unfit| panic!("{unfit}"))).unwrap()
    }

    /// The text displays of a screen of these blocks.
    fn texts(blocks: Vec<Block>) -> Vec<String> {
        let message = drawn(&Screen::of_text(ScreenKind::Help, blocks));
        let inside = message["components"][0]["components"].as_array().cloned().unwrap_or_default();
        inside.iter().map(|part| part["content"].as_str().unwrap_or("---").to_owned()).collect()
    }

    #[test]
    fn blocks_keep_their_order_and_share_a_text_display() {
        let blocks = vec![
            Block::Title("Low B12".into()),
            Block::Paragraph("One.".into()),
            Block::Paragraph(Line::strong("Two").then(" and # three.")),
            Block::List(vec!["# a".into(), "b\nc".into()]),
            Block::Heading("Then".into()),
            Block::Steps(vec!["call *4141".into(), "- wait".into()]),
            Block::Note("Small".into()),
            Block::Copy("- list ```".into()),
            Block::Divider,
            Block::Paragraph("# End\n- of it".into()),
        ];
        assert_eq!(
            texts(blocks),
            [
                "## Low B12\nOne.\n\n**Two** and # three.\n- \\# a\n- b c\n### Then\n\
                 1. call \\*4141\n2. \\- wait\n\n-# Small\n```\n- list `\u{200b}``\n```",
                "---",
                "\\# End\n\\- of it",
            ]
        );
    }

    #[test]
    fn parts_of_a_line_cannot_make_a_mark_together() {
        let line = Line::from("1").then(". not a list");
        assert_eq!(texts(vec![Block::Paragraph(line)]), [r"1\. not a list"]);
        let line = Line::from("").then("# no heading");
        assert_eq!(texts(vec![Block::Paragraph(line)]), [r"\# no heading"]);
    }

    #[test]
    fn dividers_stand_only_between_texts() {
        let blocks =
            vec![Block::Divider, Block::Paragraph("a".into()), Block::Divider, Block::Divider];
        assert_eq!(texts(blocks), ["a"]);
    }

    #[test]
    fn a_command_is_pressed_only_when_its_id_is_known() {
        let line = Line::from("Use ")
            .and(Span::Command("b12-check".into()))
            .then(" or ")
            .and(Span::Command("b12_new".into()));
        assert_eq!(texts(vec![Block::Paragraph(line)]), [r"Use </b12-check:77> or /b12\_new"]);
    }

    #[test]
    fn controls_stand_below_the_text() {
        let choice = |value: &str, chosen| Choice {
            value: value.into(),
            label: value.into(),
            detail: (value == "b").then(|| "detail".into()),
            chosen,
        };
        let screen = Screen {
            kind: ScreenKind::Articles,
            blocks: vec![Block::Paragraph("Text".into())],
            controls: vec![
                Control::Menu(Menu {
                    placeholder: "Pick".into(),
                    action: Action::Open(Open::PickCountry(1)),
                    least: 1,
                    most: 9,
                    options: vec![choice("a", true), choice("b", false)],
                }),
                Control::Row(vec![
                    Button::main("Go", Action::Open(Open::Stop)),
                    Button::danger("Help", Action::Open(Open::HelpNow)),
                    Button::plain("Hide", Action::Open(Open::Hide)),
                ]),
            ],
            urgency: Some(Disposition::Urgent),
        };
        let button = |style: u8, label: &str, id: &str| json!({"type": 2, "style": style, "label": label, "custom_id": id});
        assert_eq!(
            drawn(&screen)["components"],
            json!([
                {"type": 17, "accent_color": 0x00d0_8a2e, "components": [{"type": 10, "content": "Text"}]},
                {"type": 1, "components": [{
                    "type": 3, "custom_id": "Open(PickCountry)", "placeholder": "Pick",
                    "min_values": 1, "max_values": 2, "options": [
                        {"label": "a", "value": "a", "default": true},
                        {"label": "b", "value": "b", "description": "detail", "default": false},
                    ],
                }]},
                {"type": 1, "components": [
                    button(1, "Go", "Open(Stop)"),
                    button(4, "Help", "Open(HelpNow)"),
                    button(2, "Hide", "Open(Hide)"),
                ]},
            ])
        );
    }

    #[test]
    fn a_screen_without_urgency_has_no_colour() {
        let screen = Screen::of_text(ScreenKind::Help, vec![Block::Note("a".into())]);
        assert_eq!(
            drawn(&screen)["components"],
            json!([{"type": 17, "components": [{"type": 10, "content": "-# a"}]}])
        );
    }

    #[test]
    fn what_does_not_fit_is_an_error_and_not_cut() {
        let commands = CommandIds::default();
        let renderer = Renderer { seal: &|_| "id".to_owned(), commands: &commands };
        let blocks = vec![Block::Paragraph("a".repeat(4001).into())];
        assert!(renderer.draw(&Screen::of_text(ScreenKind::Help, blocks)).is_err());
        assert!(
            renderer.draw(&Screen::of_text(ScreenKind::Help, Vec::new())).is_err(),
            "nothing to show"
        );
    }
}
