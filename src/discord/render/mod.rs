//! Screens as Discord messages: the text in one framed container, the controls below it.

use super::commands::CommandIds;
use super::fit::Unfit;
use super::markdown;
use super::payload::{self, Component, FormPayload, Message, Style};
use crate::action::Action;
use crate::flow::Disposition;
use crate::id::RoleId;
use crate::reply::{
    Block, Button, Control, Form, Line, Menu, Picker, Screen, Span, TextFile, Weight,
};

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
        Message::new(self.components(screen))
    }

    /// Draws a screen with a file below it.
    ///
    /// # Errors
    ///
    /// As [`Renderer::draw`].
    pub fn draw_with_file(self, screen: &Screen, file: &TextFile) -> Result<Message, Unfit> {
        Message::with_file(self.components(screen), file)
    }

    /// Draws a screen that pings a role, if any. Only a mention in the text pings, so that one stands
    /// above the screen where it has none itself.
    ///
    /// # Errors
    ///
    /// As [`Renderer::draw`].
    pub fn draw_pinging(self, screen: &Screen, ping: Option<RoleId>) -> Result<Message, Unfit> {
        let Some(role) = ping else { return self.draw(screen) };
        let mut components = self.components(screen);
        if !mentions(screen, role) {
            components.insert(0, Component::text(markdown::role(role)));
        }
        Ok(Message::new(components)?.pinging(role))
    }

    /// Draws a form.
    pub(super) fn form(self, form: Form) -> FormPayload {
        FormPayload::new((self.seal)(&form.action), form)
    }

    fn components(self, screen: &Screen) -> Vec<Component> {
        let text = self.text(&screen.blocks);
        let frame = (!text.is_empty())
            .then(|| Component::container(screen.urgency.map(accent_color), text));
        let controls = screen.controls.iter().map(|control| self.control(control));
        frame.into_iter().chain(controls).collect()
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
            Span::Channel(channel) => markdown::channel(*channel),
            Span::Role(role) => markdown::role(*role),
            Span::Person(person) => markdown::person(*person),
            Span::Moment(seconds) => markdown::moment(*seconds),
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

/// Whether the text of a screen mentions this role.
fn mentions(screen: &Screen, role: RoleId) -> bool {
    let in_line = |line: &Line| line.0.contains(&Span::Role(role));
    screen.blocks.iter().any(|block| match block {
        Block::Title(line) | Block::Heading(line) | Block::Paragraph(line) | Block::Note(line) => {
            in_line(line)
        }
        Block::List(lines) | Block::Steps(lines) => lines.iter().any(in_line),
        Block::Copy(_) | Block::Divider => false,
    })
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
mod tests;
