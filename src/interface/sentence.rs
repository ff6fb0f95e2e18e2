//! One sentence of a file of words, as it is asked for: its place, its kind and so its limit.

use crate::limits::{BUTTON_LABEL_ADVISED, BUTTON_LABEL_MAX, COMMAND_DESCRIPTION_MAX};

/// What a file of words must hold, for whoever reads or describes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// The table that it stands in.
    pub section: &'static str,
    /// Its key in that table.
    pub name: &'static str,
    /// What the sentence is for, for translators.
    pub about: &'static str,
    /// What is filled in; each must occur, in braces.
    pub slots: &'static [&'static str],
    /// Whether it is a label, a menu line or a sentence, which decides its limit.
    pub kind: SentenceKind,
}

/// Where a sentence is shown; its limit follows from that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SentenceKind {
    /// On a button; elsewhere too.
    Label,
    /// In a menu: what is read while nothing is picked, or an option.
    MenuLine,
    /// What a command or an option is for, in the list of commands.
    Description,
    /// In the text of a screen.
    Sentence,
    /// Nowhere: words and short phrases that a person may write, with `|` between.
    Said,
    /// The name of a month or a language, put into other sentences.
    Name,
    /// How parts are put together: dates, lists, additions in brackets.
    Pattern,
}

/// Longest title of a pack, an article or a passage that is filled into a label.
pub const TITLE_MAX: usize = 60;
/// Longest label of a button, what is filled in not counted.
const LABEL_MAX: usize = BUTTON_LABEL_MAX - TITLE_MAX;
/// Longest label of a button into which nothing is filled.
const PLAIN_LABEL_MAX: usize = BUTTON_LABEL_ADVISED;
/// Longest line of a menu, what is filled in not counted. Two names of countries are filled into
/// one of them.
const MENU_LINE_MAX: usize = 60;
/// Longest sentence, so that no screen outgrows a message.
const SENTENCE_MAX: usize = 250;
/// Longest name of a month or a language.
const NAME_MAX: usize = 30;
/// Longest pattern, what is filled in not counted.
const PATTERN_MAX: usize = 20;

impl Sentence {
    /// Its most characters, with the slots as they are written.
    #[must_use]
    pub fn longest(&self) -> usize {
        self.longest_without_slots() + self.slots_length()
    }

    /// Its most characters, its slots not counted.
    fn longest_without_slots(&self) -> usize {
        match self.kind {
            SentenceKind::Label if self.slots.is_empty() => PLAIN_LABEL_MAX,
            SentenceKind::Label => LABEL_MAX,
            SentenceKind::MenuLine => MENU_LINE_MAX,
            SentenceKind::Description => COMMAND_DESCRIPTION_MAX,
            SentenceKind::Sentence | SentenceKind::Said => SENTENCE_MAX,
            SentenceKind::Name => NAME_MAX,
            SentenceKind::Pattern => PATTERN_MAX,
        }
    }

    /// How many characters its slots take, braces included.
    pub fn slots_length(&self) -> usize {
        self.slots.iter().map(|slot| slot.chars().count() + 2).sum()
    }
}
