//! The bot's own commands: what it can do, who runs it, what it keeps.

use super::moderators::SETTINGS;
use super::{CommandKind, Screens, paragraph, title};
use crate::action::{Action, Open};
use crate::interface::Words;
use crate::limits::BUTTONS_MAX;
use crate::reply::{Block, Button, Control, Line, Screen, ScreenKind, Span};
use crate::settings::{Refusal, Rule};

impl Screens<'_> {
    /// The screen of `/help`: what the bot can do.
    pub(super) fn help(&self) -> Screen {
        let words = self.words();
        let commands = super::commands(self.library, self.settings).into_iter();
        let commands = commands.filter(|command| self.is_listed(&command.name)).map(|command| {
            let described = command.described(words.locale()).to_owned();
            let name = match command.kind {
                CommandKind::Slash => Span::Command(command.name),
                // Nothing can be pressed or typed that opens it.
                CommandKind::Message => Span::Strong(command.named(words.locale()).to_owned()),
            };
            Line(vec![name, Span::Text(format!("{} {described}", words.named("")))])
        });
        let anywhere = self.library.safety.anywhere_for(self.reader);
        let blocks = vec![
            title(words.help_title()),
            paragraph(words.help_danger(&anywhere.emergency)),
            paragraph(words.help_intro()),
            paragraph(words.ask_how()),
            Block::List(commands.collect()),
        ];
        let rows = [self.check_buttons(), self.article_buttons()];
        let rows = rows.into_iter().filter(|row| !row.is_empty());
        let mut controls: Vec<Control> = rows.map(Control::Row).collect();
        controls.extend(self.person_button().map(|button| Control::Row(vec![button])));
        controls.push(self.last_row());
        Screen { kind: ScreenKind::Help, blocks, controls, urgency: None }
    }

    /// Whether a command answers this person in some place of this server.
    fn is_listed(&self, command: &str) -> bool {
        if command == SETTINGS {
            return self.moderates;
        }
        let off = |refusal: Refusal| match refusal.rule {
            Rule::CheckOff | Rule::TopicOff | Rule::CommandOff => true,
            Rule::ChannelListed(_)
            | Rule::ChannelNotListed
            | Rule::RoleListed(_)
            | Rule::RoleNotListed => false,
        };
        !self.command_refused(command).is_some_and(off)
    }

    /// The screen of `/about`: who runs the bot, and its packs.
    pub(super) fn about(&self) -> Screen {
        let words = self.words();
        let operator = &self.settings.operator;
        let packs = self.library.packs.iter().map(|pack| {
            let (last, next) = (words.date(pack.last_review), words.date(pack.next_review));
            let line = words.about_pack(&pack.title, &pack.version, &last, &next, &pack.licence);
            let mut line = format!("{line} {}", pack.reviewed_by);
            if let Some(compared) = self.ledger_summary(pack) {
                line = format!("{line} {compared}");
            }
            line.into()
        });
        let mut blocks = vec![
            title(words.about_title()),
            paragraph(words.about_what()),
            paragraph(words.about_misses()),
            Block::Heading(words.about_packs().into()),
            Block::List(packs.collect()),
        ];
        blocks.push(paragraph(words.about_operator(&operator.name, &operator.contact)));
        blocks.push(paragraph(words.about_mistake()));
        blocks.push(Block::Note(words.about_version(&self.settings.version).into()));
        let sources = self.library.packs.iter().take(BUTTONS_MAX).map(|pack| {
            let action = Action::Open(Open::Sources(pack.id.clone(), 0, None));
            Button::plain(words.all_sources(&pack.title), action)
        });
        let checked = self.library.packs.iter().filter(|pack| pack.ledger.is_some());
        let checked = checked.take(BUTTONS_MAX).map(|pack| {
            let action = Action::Open(Open::Ledger(pack.id.clone(), 0, None));
            Button::plain(words.ledger_title(&pack.title), action)
        });
        let rows: [Vec<Button>; 2] = [sources.collect(), checked.collect()];
        let rows = rows.into_iter().filter(|row| !row.is_empty());
        let mut controls: Vec<Control> = rows.map(Control::Row).collect();
        controls.push(self.last_row());
        Screen { kind: ScreenKind::About, blocks, controls, urgency: None }
    }

    /// The screen of `/privacy`: what is stored, and what is not.
    pub(super) fn privacy(&self) -> Screen {
        let words = self.words();
        let operator = &self.settings.operator;
        let policy =
            Span::Link { label: words.privacy_policy(), url: operator.privacy_url.clone() };
        let blocks = vec![
            title(words.privacy_title()),
            paragraph(Line::strong(words.privacy_stored())),
            paragraph(words.privacy_where()),
            paragraph(words.privacy_settings()),
            Block::List(STORED.iter().map(|stored| (stored.said)(words).into()).collect()),
            paragraph(words.privacy_left()),
            paragraph(words.privacy_messages()),
            paragraph(words.privacy_discord()),
            paragraph(words.privacy_logs()),
            paragraph(words.privacy_remove()),
            paragraph(Line(vec![policy])),
            paragraph(words.privacy_contact(&operator.name, &operator.contact)),
        ];
        let rows = Button::plain(words.privacy_rows(), Action::Open(Open::MyRows));
        let controls = vec![Control::Row(vec![rows]), self.last_row()];
        Screen { kind: ScreenKind::Privacy, blocks, controls, urgency: None }
    }
}

/// What is stored, table by table, with the sentence that says so.
pub struct Stored {
    /// The table.
    pub table: &'static str,
    /// Its columns, each of which the sentence is about.
    pub columns: &'static [&'static str],
    /// The sentence.
    pub said: fn(&Words) -> String,
}

/// Everything that is stored. A test holds it against the columns of the store, so that none is stored unsaid.
pub const STORED: &[Stored] = &[
    Stored {
        table: "server",
        columns: &["id", "revision", "joined_at", "left_at"],
        said: Words::stored_server,
    },
    Stored {
        table: "setting",
        columns: &["server", "name", "value", "changed_by", "changed_at"],
        said: Words::stored_setting,
    },
    Stored {
        table: "change",
        columns: &[
            "server",
            "revision",
            "name",
            "before",
            "after",
            "changed_by",
            "changed_at",
            "undone_by_revision",
        ],
        said: Words::stored_change,
    },
    Stored {
        table: "panel",
        columns: &["server", "channel", "message", "made_by", "made_at"],
        said: Words::stored_panel,
    },
    Stored {
        table: "count",
        columns: &["server", "day", "what", "number"],
        said: Words::stored_count,
    },
    // What the database keeps about itself is said with it.
    Stored { table: "meta", columns: &["name", "value"], said: Words::stored_meta },
];

/// The table in which the database itself keeps which forms it was brought to.
pub const FORMS_TABLE: &str = "_sqlx_migrations";
