//! How large a screen can become: an upper bound for each part that Discord limits.
//!
//! Whoever draws a screen escapes marks and adds some of its own. Here every mark that may be added
//! is counted, so that what is drawn is never larger; the tests of payloads hold the two together.

use super::{Block, Control, Line, Screen, Span};
use crate::limits;

/// An upper bound for each part of a screen that has a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// All text, in characters.
    pub text: usize,
    /// All components, nested ones included.
    pub components: usize,
    /// The buttons of the fullest row.
    pub buttons: usize,
    /// The longest label of a button, in characters.
    pub button_label: usize,
    /// The options of the fullest menu.
    pub options: usize,
    /// The longest label of an option, in characters.
    pub option_label: usize,
    /// The longest second line of an option, in characters.
    pub option_detail: usize,
    /// The longest placeholder of a menu, in characters.
    pub placeholder: usize,
}

/// A part of a screen that is too large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Over {
    /// What it is, as the subject of a sentence.
    pub part: &'static str,
    /// How long it is, or how many there are.
    pub length: usize,
    /// The most there may be.
    pub most: usize,
}

/// The longest id of a command in a mention, in characters, and the marks around name and id, as in
/// `</b12:1>`.
const MARKED_ID: usize = limits::SNOWFLAKE_DIGITS_MAX + 4;

/// The longest mention of a slash command without subcommands, in characters.
const MENTION: usize = limits::COMMAND_NAME_MAX + MARKED_ID;

/// The longest moment, in characters: the digits and the sign of Unix seconds, and the marks around
/// them, as in `<t:1:f>`.
const MOMENT: usize = 20 + 6;

impl Screen {
    /// How large it can become.
    pub fn size(&self) -> Size {
        let text = text_size(&self.blocks);
        let parts = 1 + self.blocks.iter().filter(|block| matches!(block, Block::Divider)).count();
        let mut size = Size { text, components: 2 * parts, ..Size::default() };
        for control in &self.controls {
            size.components += 1;
            match control {
                Control::Picker(picker) => {
                    size.components += 1;
                    size.placeholder = size.placeholder.max(length(&picker.placeholder));
                }
                Control::Row(buttons) => {
                    size.components += buttons.len();
                    size.buttons = size.buttons.max(buttons.len());
                    let labels = buttons.iter().map(|button| length(&button.label));
                    size.button_label = size.button_label.max(labels.max().unwrap_or(0));
                }
                Control::Menu(menu) => {
                    size.components += 1;
                    size.options = size.options.max(menu.options.len());
                    size.placeholder = size.placeholder.max(length(&menu.placeholder));
                    for option in &menu.options {
                        size.option_label = size.option_label.max(length(&option.label));
                        let detail = option.detail.as_deref().map_or(0, length);
                        size.option_detail = size.option_detail.max(detail);
                    }
                }
            }
        }
        size
    }
}

/// All text of blocks, in characters: an upper bound, as in [`Size::text`].
pub fn text_size<'b>(blocks: impl IntoIterator<Item = &'b Block>) -> usize {
    blocks.into_iter().map(|block| of_block(block) + 2).sum()
}

impl Size {
    /// Every part that Discord would refuse.
    pub fn over(&self) -> Vec<Over> {
        let parts = [
            ("the text", self.text, limits::TEXT_MAX),
            ("the number of parts", self.components, limits::COMPONENTS_MAX),
            ("the number of buttons in a row", self.buttons, limits::BUTTONS_MAX),
            ("the longest button", self.button_label, limits::BUTTON_LABEL_MAX),
            ("the number of options in a menu", self.options, limits::MENU_OPTIONS_MAX),
            ("the longest option", self.option_label, limits::MENU_OPTION_TEXT_MAX),
            ("the second line of an option", self.option_detail, limits::MENU_OPTION_TEXT_MAX),
            ("the text of an empty menu", self.placeholder, limits::MENU_PLACEHOLDER_MAX),
        ];
        let over = parts.into_iter().filter(|(_, length, most)| length > most);
        over.map(|(part, length, most)| Over { part, length, most }).collect()
    }
}

fn of_block(block: &Block) -> usize {
    match block {
        Block::Title(line) | Block::Heading(line) | Block::Note(line) => 4 + of_line(line),
        Block::Paragraph(line) => of_line(line),
        Block::List(lines) => lines.iter().map(|line| 3 + of_line(line)).sum(),
        Block::Steps(lines) => lines.iter().map(|line| 5 + of_line(line)).sum(),
        Block::Copy(text) => 8 + length(text) + text.matches("``").count(),
        Block::Divider => 0,
    }
}

fn of_line(line: &Line) -> usize {
    // One more for each span, against marks that must not touch.
    line.0.iter().map(|span| 1 + of_span(span)).sum()
}

fn of_span(span: &Span) -> usize {
    match span {
        Span::Text(text) => escaped(text),
        Span::Strong(text) => 4 + escaped(text),
        Span::Link { label, url } => {
            let encoded = url.chars().filter(|c| !c.is_alphanumeric()).count();
            let grown =
                url.chars().filter(|c| "()<>\"\\".contains(*c) || c.is_whitespace()).count();
            // A link that is not https is written out.
            4 + escaped(label) + length(url) + (2 * grown).max(encoded)
        }
        Span::Command(name) => MENTION.max(length(name) + MARKED_ID).max(escaped(name) + 2),
        Span::Channel(_) | Span::Person(_) => limits::SNOWFLAKE_DIGITS_MAX + 3,
        Span::Role(_) => limits::SNOWFLAKE_DIGITS_MAX + 4,
        Span::Moment(_) => MOMENT,
    }
}

/// A text with every mark in it escaped: those within it, and those at the start of a line.
fn escaped(text: &str) -> usize {
    let grown = |byte: u8| usize::from(limits::is_markdown(byte) || byte == b'\n');
    length(text) + text.bytes().map(grown).sum::<usize>() + 1
}

fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;
    use crate::action::Open;
    use crate::reply::Button;
    use crate::reply::Choice;
    use crate::reply::Menu;
    use crate::reply::Picker;
    use crate::reply::PickerKind;
    use crate::reply::ScreenKind;

    fn parts(screen: &Screen) -> Vec<(&'static str, usize, usize)> {
        screen.size().over().into_iter().map(|over| (over.part, over.length, over.most)).collect()
    }

    #[test]
    fn the_last_label_that_fits_fits_and_the_next_does_not() {
        let row = |n: usize| Screen {
            controls: vec![Control::Row(vec![Button::plain(
                "ü".repeat(n),
                Action::Open(Open::Hide),
            )])],
            ..Screen::of_text(ScreenKind::Help, Vec::new())
        };
        assert_eq!(parts(&row(80)), []);
        assert_eq!(parts(&row(81)), [("the longest button", 81, 80)]);
    }

    #[test]
    fn menus_are_held_to_their_limits() {
        let menu = |options: usize, label: usize| Screen {
            controls: vec![Control::Menu(Menu {
                placeholder: "ä".repeat(label),
                action: Action::Open(Open::Hide),
                least: 1,
                most: 1,
                options: (0..options)
                    .map(|value| Choice {
                        value: value.to_string(),
                        label: "ö".repeat(label),
                        detail: Some("é".repeat(label)),
                        chosen: false,
                    })
                    .collect(),
            })],
            ..Screen::of_text(ScreenKind::Help, Vec::new())
        };
        assert_eq!(parts(&menu(25, 100)), []);
        assert_eq!(parts(&menu(26, 1)), [("the number of options in a menu", 26, 25)]);
        let long = parts(&menu(1, 101));
        assert_eq!(long[0], ("the longest option", 101, 100));
        assert_eq!(long[1], ("the second line of an option", 101, 100));
        assert_eq!(parts(&menu(1, 151)).last(), Some(&("the text of an empty menu", 151, 150)));
    }

    #[test]
    fn all_text_counts_together_and_marks_count_too() {
        let text =
            |text: String| Screen::of_text(ScreenKind::Help, vec![Block::Paragraph(text.into())]);
        let plain = text("ü".repeat(3000)).size().text;
        assert!((3000..3010).contains(&plain), "{plain}");
        assert!(text("*".repeat(3000)).size().text >= 6000);
        assert_eq!(parts(&text("ü".repeat(4000)))[0].0, "the text");
    }

    #[test]
    fn a_picker_counts_as_a_row_and_a_menu() {
        let picker = |length: usize| Screen {
            controls: vec![Control::Picker(Picker {
                kind: PickerKind::Members,
                placeholder: "ä".repeat(length),
                action: Action::Open(Open::Hide),
                least: 0,
                most: 25,
                chosen: Vec::new(),
            })],
            ..Screen::of_text(ScreenKind::Help, Vec::new())
        };
        assert_eq!(picker(1).size().components, 4);
        assert_eq!(parts(&picker(150)), []);
        assert_eq!(parts(&picker(151)), [("the text of an empty menu", 151, 150)]);
    }
}
