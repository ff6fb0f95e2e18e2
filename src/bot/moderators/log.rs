//! What a server reads in the channel of its log: what happened to its settings, and never an answer, a question or
//! who asked.

use super::names::command_called;
use super::{Moderating, filled, paragraph, span};
use crate::bot::{Event, Screens, Settings};
use crate::id::ChannelId;
use crate::library::Library;
use crate::locale::Locale;
use crate::reply::{Block, Line, Screen, ScreenKind, Span};
use crate::settings::{Entry, Known};
use time::Date;

/// Something that is posted in the log of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LogEntry {
    /// Settings were changed.
    Changed(Entry),
    /// A rule refused the use of a command. Nobody is named.
    Refused {
        /// The command.
        command: String,
        /// Where.
        channel: ChannelId,
    },
    /// Something failed inside.
    Failed,
    /// The store could not be reached for a while.
    StoreAway,
    /// The texts of a pack are those of another version now.
    Texts {
        /// The title of the pack.
        pack: String,
        /// The version.
        version: String,
    },
}

impl LogEntry {
    /// Its kind, as the setting names it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Changed(_) => "settings",
            Self::Refused { .. } => "refusals",
            Self::Failed | Self::StoreAway => "errors",
            Self::Texts { .. } => "texts",
        }
    }
}

/// An entry as it is posted, in the language of the server.
pub fn log_entry(
    library: &Library,
    settings: &Settings,
    known: Known<'_>,
    (today, server_locale): (Date, Option<Locale>),
    entry: &LogEntry,
) -> Screen {
    let nobody = Event::nobody(today, server_locale);
    let likely = Vec::new();
    let screens = Screens::of(library, settings, known, &nobody, &likely);
    let moderating = Moderating { screens, event: &nobody, settings: known.settings() };
    let words = screens.words;
    let blocks = match entry {
        LogEntry::Changed(change) => {
            let who = moderating.who(change.stamp);
            let lines = moderating.became(change);
            vec![paragraph(filled(|[who]| words.log_changed(who), [who])), Block::List(lines)]
        }
        LogEntry::Refused { command, channel } => vec![paragraph(filled(
            |[command, place]| words.log_refused(command, place),
            [span(command_called(library, command)), span(Span::Channel(*channel))],
        ))],
        LogEntry::Failed => vec![paragraph(words.log_error())],
        LogEntry::StoreAway => vec![paragraph(words.log_store())],
        LogEntry::Texts { pack, version } => vec![paragraph(words.log_texts(pack, version))],
    };
    Screen::of_text(ScreenKind::LogEntry, blocks)
}

/// The one message to a server that the bot was added to, in its language.
pub fn welcome(library: &Library, server_locale: Option<Locale>) -> Screen {
    let words = library.languages.for_reader(server_locale);
    Screen::of_text(ScreenKind::Welcome, vec![paragraph(Line::from(words.new_here()))])
}
