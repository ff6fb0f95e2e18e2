//! `Debug` of everything that a person gets to see: kinds and counts, never a text, and nothing by
//! which one result could be told from another.

use std::fmt::{Debug, Formatter, Result};

use super::{
    Block, Button, Choice, Control, Elsewhere, Form, FormField, Line, Menu, Picker, Reply, Screen,
    Span, Suggestion, TextFile,
};

impl Debug for Reply {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Show(screen) => f.debug_tuple("Show").field(screen).finish(),
            Self::Replace(screen) => f.debug_tuple("Replace").field(screen).finish(),
            Self::Remove(screen) => f.debug_tuple("Remove").field(screen).finish(),
            Self::Suggest(suggestions) => {
                f.debug_tuple("Suggest").field(&suggestions.len()).finish()
            }
            Self::Silence => f.write_str("Silence"),
            Self::Share { public, .. } => f.debug_tuple("Share").field(public).finish(),
            Self::Direct { screen, .. } => f.debug_tuple("Direct").field(screen).finish(),
            Self::Form(form) => form.fmt(f),
            Self::Everybody(screen) => f.debug_tuple("Everybody").field(screen).finish(),
            Self::ShowFile { screen, .. } => f.debug_tuple("ShowFile").field(screen).finish(),
            Self::Elsewhere { what, .. } => f.debug_tuple("Elsewhere").field(what).finish(),
            Self::Await(_) => f.write_str("Await"),
        }
    }
}

impl Debug for Form {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_struct("Form")
            .field("action", &self.action)
            .field("fields", &self.fields.len())
            .finish_non_exhaustive()
    }
}

impl Debug for FormField {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_struct("FormField").finish_non_exhaustive()
    }
}

impl Debug for TextFile {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_struct("TextFile").finish_non_exhaustive()
    }
}

impl Debug for Elsewhere {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Post { screen, .. } => f.debug_tuple("Post").field(screen).finish(),
            Self::Edit { screen, .. } => f.debug_tuple("Edit").field(screen).finish(),
            Self::Delete { .. } => f.write_str("Delete"),
        }
    }
}

impl Debug for Suggestion {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_struct("Suggestion").finish_non_exhaustive()
    }
}

impl Debug for Screen {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_struct("Screen")
            .field("blocks", &self.blocks)
            .field("controls", &self.controls)
            .finish_non_exhaustive()
    }
}

impl Debug for Block {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Title(_) => f.write_str("Title"),
            Self::Heading(_) => f.write_str("Heading"),
            Self::Paragraph(_) => f.write_str("Paragraph"),
            Self::List(lines) => f.debug_tuple("List").field(&lines.len()).finish(),
            Self::Steps(lines) => f.debug_tuple("Steps").field(&lines.len()).finish(),
            Self::Note(_) => f.write_str("Note"),
            Self::Copy(_) => f.write_str("Copy"),
            Self::Divider => f.write_str("Divider"),
        }
    }
}

impl Debug for Line {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_tuple("Line").field(&self.0).finish()
    }
}

impl Debug for Span {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(match self {
            Self::Text(_) => "Text",
            Self::Strong(_) => "Strong",
            Self::Link { .. } => "Link",
            Self::Command(_) => "Command",
            Self::Channel(_) => "Channel",
            Self::Role(_) => "Role",
            Self::Person(_) => "Person",
            Self::Moment(_) => "Moment",
        })
    }
}

impl Debug for Control {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Row(buttons) => f.debug_tuple("Row").field(&buttons.len()).finish(),
            Self::Menu(menu) => menu.fmt(f),
            Self::Picker(picker) => picker.fmt(f),
        }
    }
}

impl Debug for Button {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_struct("Button").field("action", &self.action).finish_non_exhaustive()
    }
}

impl Debug for Menu {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_struct("Menu")
            .field("action", &self.action)
            .field("options", &self.options.len())
            .finish_non_exhaustive()
    }
}

impl Debug for Picker {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_struct("Picker")
            .field("kind", &self.kind)
            .field("action", &self.action)
            .field("chosen", &self.chosen.len())
            .finish_non_exhaustive()
    }
}

impl Debug for Choice {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_struct("Choice").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::{Action, Open};
    use crate::id::{ChannelId, MessageId, MessageLink, PersonId, RoleId};
    use crate::reply::{PickerKind, ScreenKind};

    const PLANTED: &str = "planted";

    fn line() -> Line {
        let link = Span::Link { label: PLANTED.into(), url: PLANTED.into() };
        Line::from(PLANTED).and(Span::Strong(PLANTED.into())).and(link)
    }

    fn screen() -> Screen {
        let action = || Action::Open(Open::Articles(PLANTED.parse().unwrap()));
        let choice = Choice {
            value: PLANTED.into(),
            label: PLANTED.into(),
            detail: Some(PLANTED.into()),
            chosen: true,
        };
        let menu = Menu {
            placeholder: PLANTED.into(),
            action: action(),
            least: 1,
            most: 1,
            options: vec![choice],
        };
        Screen {
            kind: ScreenKind::Passage,
            blocks: vec![
                Block::Title(line()),
                Block::Heading(line()),
                Block::Paragraph(line()),
                Block::List(vec![line(), line()]),
                Block::Steps(vec![line()]),
                Block::Note(line()),
                Block::Copy(PLANTED.into()),
                Block::Divider,
            ],
            controls: vec![
                Control::Row(vec![Button::plain(PLANTED, action())]),
                Control::Menu(menu),
                Control::Picker(Picker {
                    kind: PickerKind::Roles,
                    placeholder: PLANTED.into(),
                    action: action(),
                    least: 0,
                    most: 2,
                    chosen: vec![4711],
                }),
            ],
            urgency: None,
        }
    }

    fn direct(screen: &Screen) -> Reply {
        let [opened, closed] = [screen.clone(), screen.clone()];
        Reply::Direct { screen: screen.clone(), opened, closed }
    }

    #[test]
    fn nothing_that_a_person_reads_shows_in_debug_text() {
        let suggestion = || Suggestion { label: PLANTED.into(), value: PLANTED.into() };
        let screen = screen();
        let mut shown = vec![
            format!("{:?} {:?}", suggestion(), Reply::Suggest(vec![suggestion()])),
            format!("{:?}", line().and(Span::Command(PLANTED.into()))),
            format!("{:?}", Reply::Show(screen.clone())),
            format!("{:?}", Reply::Replace(screen.clone())),
            format!("{:#?}", Reply::Remove(screen.clone())),
            format!("{:?}", direct(&screen)),
        ];
        let field = FormField {
            name: PLANTED.into(),
            label: PLANTED.into(),
            value: PLANTED.into(),
            placeholder: PLANTED.into(),
            least: 0,
            most: 1,
            long: true,
        };
        let form = Form {
            title: PLANTED.into(),
            action: Action::Open(Open::Hide),
            fields: vec![field.clone()],
        };
        let file = TextFile { name: PLANTED.into(), contents: PLANTED.into() };
        let (channel, at) = (ChannelId(4711), MessageId(4711));
        let at = MessageLink { server: None, channel, message: at };
        let what = vec![
            Elsewhere::Post { channel, screen: screen.clone(), ping: Some(RoleId(4711)) },
            Elsewhere::Edit { at, screen: screen.clone() },
            Elsewhere::Delete { at },
        ];
        let [told, failed] = [screen.clone(), screen.clone()];
        shown.extend([
            format!("{field:?} {file:?} {form:?} {:?}", Reply::Form(form.clone())),
            format!("{:?}", Reply::Everybody(screen.clone())),
            format!("{:?}", Reply::ShowFile { screen: screen.clone(), file: file.clone() }),
            format!("{:?}", Reply::Elsewhere { what, told, failed }),
            format!(
                "{:?}",
                [
                    Span::Channel(channel),
                    Span::Role(RoleId(4711)),
                    Span::Person(PersonId(4711)),
                    Span::Moment(4711),
                ]
            ),
        ]);
        for control in &screen.controls {
            match control {
                Control::Row(row) => shown.push(format!("{row:?}")),
                Control::Menu(menu) => shown.push(format!("{menu:?} {:?}", menu.options)),
                Control::Picker(picker) => shown.push(format!("{picker:?}")),
            }
        }
        for text in shown {
            assert!(!text.contains(PLANTED) && !text.contains("4711"), "{text}");
        }
    }

    #[test]
    fn debug_text_shows_how_a_screen_is_built() {
        assert_eq!(
            format!("{:?}", screen()),
            "Screen { blocks: [Title, Heading, Paragraph, List(2), Steps(1), Note, Copy, Divider], \
             controls: [Row(1), Menu { action: Open(Articles), options: 1, .. }, \
             Picker { kind: Roles, action: Open(Articles), chosen: 1, .. }], .. }"
        );
    }
}
