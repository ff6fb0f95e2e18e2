//! What search learns from: a text, where it stands, and what is due to whoever asks such a thing.

use crate::id::{ArticleId, PassageId};
use crate::questions::RefuseKind;

/// What may be due to whoever asks something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Class {
    /// A passage, or an article without passages.
    Passage(ArticleId, Option<PassageId>),
    /// To hear that the pack has nothing on it: the name of the group.
    Outside(String),
    /// To be refused.
    Refuse(RefuseKind),
}

/// A text that something is learned from.
#[derive(Debug)]
pub(super) struct Lesson {
    /// The place of its class.
    pub(super) class: u32,
    pub(super) field: Field,
    pub(super) text: Box<str>,
    /// The place of the voice whose question it is.
    pub(super) voice: Option<usize>,
}

/// How much is learned from a sentence of a passage, where a name or a question counts 1.
const SENTENCE_COUNTS: f32 = 0.3;

/// What is learned from a sentence of fewer letters: only that its words stand there.
const SENTENCE_MIN: usize = 20;

impl Lesson {
    /// What can be learned from by itself: the sentences of a passage, and anything else as it is. Each
    /// with how much it counts; nothing where only its words say something.
    pub(super) fn parts(&self) -> impl Iterator<Item = (&str, f32)> {
        let is_text = self.field == Field::Text;
        let parts = self.text.split(move |sign| is_text && matches!(sign, '.' | '\n' | '?'));
        parts.map(|part| match self.field {
            Field::Title | Field::AlsoCalled | Field::Question => (part, 1.0),
            Field::Text if part.len() >= SENTENCE_MIN => (part, SENTENCE_COUNTS),
            // That of an article is the same for all its passages.
            Field::Text | Field::Article => (part, 0.0),
        })
    }
}

/// Where a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    /// In the title of the passage.
    Title,
    /// In what people call it.
    AlsoCalled,
    /// In a name of its article.
    Article,
    /// In its text.
    Text,
    /// In a question that it answers.
    Question,
}

impl Field {
    /// Every place, in order.
    pub(super) const ALL: &[Self] =
        &[Self::Title, Self::AlsoCalled, Self::Article, Self::Text, Self::Question];

    /// How much a word counts there.
    pub(super) fn weight(self) -> f32 {
        match self {
            Self::Title | Self::AlsoCalled => 3.0,
            Self::Article | Self::Question => 1.5,
            Self::Text => 1.0,
        }
    }

    /// By how much of it length counts against it: the more words stand there, the less each says.
    pub(super) fn length_counts(self) -> f32 {
        match self {
            Self::Title | Self::AlsoCalled | Self::Article => 0.3,
            Self::Text | Self::Question => 0.5,
        }
    }
}

/// A place in a list; no pack has as many as would not fit.
pub(super) fn place(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
