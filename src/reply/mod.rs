//! What a person gets to see, before it is a Discord message or lines in a terminal.
//!
//! A screen is plain text in blocks, and controls that carry actions. It knows no markup: whoever
//! draws it escapes and lays it out. Meaning is never in colour alone.
//!
//! Screens hold what a person typed, chose or was told, so their `Debug` shows kinds and counts and
//! never a text.

mod debug;
mod elsewhere;
mod form;
mod kind;
mod picker;
mod request;
mod size;

pub use elsewhere::{CameOf, Elsewhere, ElsewhereFailed};
pub use form::{Form, FormField, TextFile};
pub use kind::ScreenKind;
pub use picker::{ChannelSort, Picker, PickerKind};
pub use request::{AttachedFile, Counted, Outcome, Request, StoredRow, Then};
pub use size::{Over, Size, text_size};

use crate::action::Action;
use crate::flow::Disposition;
use crate::id::{ChannelId, MessageLink, PersonId, RoleId};

/// What is answered to an event.
#[derive(Clone, PartialEq, Eq)]
pub enum Reply {
    /// A new message that only this person sees.
    Show(Screen),
    /// A screen in place of the one that was pressed.
    Replace(Screen),
    /// The same, and then the message is taken away. What stays, should that fail, is this screen.
    Remove(Screen),
    /// Suggestions while a person types; at most 25.
    Suggest(Vec<Suggestion>),
    /// Nothing is sent.
    Silence,
    /// A screen that everybody in the channel sees, and what its sharer is told in place of the
    /// screen that was pressed.
    Share {
        /// What everybody sees.
        public: Screen,
        /// What the person reads who shared it.
        told: Screen,
        /// What they read should it fail.
        failed: Screen,
        /// The message that it answers.
        at: MessageLink,
        /// As what it is posted.
        by: ShareBy,
    },
    /// A screen as a direct message to this person, and what they read where they asked for it.
    Direct {
        /// What is sent.
        screen: Screen,
        /// What says that it was sent.
        opened: Screen,
        /// What is shown when the person takes no direct messages.
        closed: Screen,
    },
    /// A form over what the person sees. It answers a command or a press, but never another form.
    Form(Form),
    /// A new message that everybody in the channel sees.
    Everybody(Screen),
    /// A new message that only this person sees, with a file below it.
    ShowFile {
        /// What is read above the file.
        screen: Screen,
        /// The file.
        file: TextFile,
    },
    /// There is an answer only once this was done.
    Await(Request),
    /// What is done in channels, one after another, and what the person reads once it is done.
    Elsewhere {
        /// What is done.
        what: Vec<Elsewhere>,
        /// What the person reads when all of it was done.
        told: Screen,
        /// What they read when any of it failed.
        failed: Screen,
    },
}

/// As what something is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareBy {
    /// As a message of the bot in the channel, in answer to the message.
    Message,
    /// As a public part of the answer to the press, where the bot itself may not write.
    FollowUp,
}

/// One suggestion while a person types.
#[derive(Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What the person reads.
    pub label: String,
    /// What is sent when it is chosen.
    pub value: String,
}

/// One screen.
#[derive(Clone, PartialEq, Eq)]
pub struct Screen {
    /// Which kind it is.
    pub kind: ScreenKind,
    /// The text, from top to bottom.
    pub blocks: Vec<Block>,
    /// Buttons and menus below it, row by row.
    pub controls: Vec<Control>,
    /// How urgent it is; drawn as a stripe of colour beside words that say the same.
    pub urgency: Option<Disposition>,
}

/// A piece of text.
#[derive(Clone, PartialEq, Eq)]
pub enum Block {
    /// The title of the screen.
    Title(Line),
    /// A heading within the screen.
    Heading(Line),
    /// A paragraph.
    Paragraph(Line),
    /// Entries without an order.
    List(Vec<Line>),
    /// Entries with an order.
    Steps(Vec<Line>),
    /// Small print.
    Note(Line),
    /// Text to copy, shown exactly as it is.
    Copy(String),
    /// A visible break.
    Divider,
}

/// A line of text.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Line(pub Vec<Span>);

/// A part of a line.
#[derive(Clone, PartialEq, Eq)]
pub enum Span {
    /// Plain text.
    Text(String),
    /// Text with weight.
    Strong(String),
    /// A link.
    Link {
        /// What is read.
        label: String,
        /// Where it leads, https.
        url: String,
    },
    /// A slash command that can be pressed, by name without the slash; a subcommand with the names
    /// before it, as in `settings show`.
    Command(String),
    /// A channel, by its name there.
    Channel(ChannelId),
    /// A role, by its name there. It pings nobody.
    Role(RoleId),
    /// A person, by their name there. It pings nobody.
    Person(PersonId),
    /// A day and time as the reader's clock shows it, in Unix seconds.
    Moment(i64),
}

/// A row of controls.
#[derive(Clone, PartialEq, Eq)]
pub enum Control {
    /// One to five buttons.
    Row(Vec<Button>),
    /// A menu.
    Menu(Menu),
    /// A menu of what the server has.
    Picker(Picker),
}

/// A button.
#[derive(Clone, PartialEq, Eq)]
pub struct Button {
    /// What is written on it.
    pub label: String,
    /// What it does.
    pub action: Action,
    /// How it looks.
    pub weight: Weight,
}

/// How a button looks. It never carries meaning that the label does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The likely next step; at most one on a screen.
    Main,
    /// Everything else.
    Plain,
    /// Help in danger.
    Danger,
}

/// A menu.
#[derive(Clone, PartialEq, Eq)]
pub struct Menu {
    /// What it is for, shown while nothing is picked.
    pub placeholder: String,
    /// What a pick does.
    pub action: Action,
    /// The fewest options that have to be picked: 1, or 0 where the menu may be emptied.
    pub least: usize,
    /// The most options that may be picked.
    pub most: usize,
    /// The options; 1 to 25.
    pub options: Vec<Choice>,
}

/// An option of a menu.
#[derive(Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is sent when it is picked.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A second, smaller line.
    pub detail: Option<String>,
    /// Whether it is picked already.
    pub chosen: bool,
}

impl Reply {
    /// The same with another form of its screen, where it is a message with one.
    #[must_use]
    pub fn with_screen(self, change: impl FnOnce(Screen) -> Screen) -> Self {
        match self {
            Self::Show(screen) => Self::Show(change(screen)),
            Self::Replace(screen) => Self::Replace(change(screen)),
            Self::Everybody(screen) => Self::Everybody(change(screen)),
            Self::Remove(_)
            | Self::Suggest(_)
            | Self::Silence
            | Self::Share { .. }
            | Self::Direct { .. }
            | Self::Form(_)
            | Self::ShowFile { .. }
            | Self::Await(_)
            | Self::Elsewhere { .. } => self,
        }
    }
}

impl Screen {
    /// A screen of text alone.
    pub fn of_text(kind: ScreenKind, blocks: Vec<Block>) -> Self {
        Self { kind, blocks, controls: Vec::new(), urgency: None }
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        Self(vec![Span::Text(text.to_owned())])
    }
}

impl From<String> for Line {
    fn from(text: String) -> Self {
        Self(vec![Span::Text(text)])
    }
}

impl Line {
    /// A line with weight.
    pub fn strong(text: impl Into<String>) -> Self {
        Self(vec![Span::Strong(text.into())])
    }

    /// The line with one more part.
    #[must_use]
    pub fn and(mut self, span: Span) -> Self {
        self.0.push(span);
        self
    }

    /// The line with another one after it.
    #[must_use]
    pub fn followed_by(mut self, next: Self) -> Self {
        self.0.extend(next.0);
        self
    }

    /// The line with more plain text.
    #[must_use]
    pub fn then(self, text: impl Into<String>) -> Self {
        self.and(Span::Text(text.into()))
    }
}

impl Button {
    /// A button of ordinary weight.
    pub fn plain(label: impl Into<String>, action: Action) -> Self {
        Self { label: label.into(), action, weight: Weight::Plain }
    }

    /// The button for the likely next step.
    pub fn main(label: impl Into<String>, action: Action) -> Self {
        Self { label: label.into(), action, weight: Weight::Main }
    }

    /// A button for help in danger.
    pub fn danger(label: impl Into<String>, action: Action) -> Self {
        Self { label: label.into(), action, weight: Weight::Danger }
    }
}
