//! The slash commands that a pack declares.

use crate::id::{ArticleId, FlowId};
use crate::locale::Locale;

/// A command that a pack declares: one that is typed after a slash, or one in the menu of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// Its name, without the slash.
    pub name: String,
    /// What it does, in one line.
    pub description: String,
    /// Its name in other languages: Discord's locale, name.
    pub name_localizations: Vec<(String, String)>,
    /// Its description in other languages: Discord's locale, description.
    pub description_localizations: Vec<(String, String)>,
    /// What the command opens.
    pub opens: Opens,
}

impl Command {
    /// What it does, in a language or else in that of its pack.
    pub fn described(&self, locale: Locale) -> &str {
        locale.text_of(&self.description_localizations).unwrap_or(&self.description)
    }
}

/// What a command opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opens {
    /// The start screen of a flow.
    Flow(FlowId),
    /// These articles, to choose from.
    Articles(Vec<ArticleId>),
    /// Every article, found by typing.
    Read,
    /// What answers a question; the same articles, asked for with an option of another name.
    Ask,
    /// The passages that may answer a message, from the menu of that message. Its name has no slash.
    Find,
    /// The card for a person who needs help now.
    HelpNow,
}
