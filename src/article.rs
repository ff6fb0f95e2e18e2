//! What people read: articles of short passages, each with its sources and its evidence.

use time::{Date, Month};

use crate::id::{ArticleId, PassageId, SourceId};
use crate::interface::Words;

/// Where a statement comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its name within the pack.
    pub id: SourceId,
    /// The title of the source as it was published.
    pub title: String,
    /// Who published the source.
    pub publisher: String,
    /// The canonical address, https.
    pub url: String,
    /// When it was published, where that is known.
    pub published: Option<Published>,
}

/// When a source was published, as exactly as it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Published {
    /// The day is known.
    Day(Date),
    /// In a month of a year.
    Month(i32, Month),
    /// Only the year is known.
    Year(i32),
    /// Something else, in the words of the pack: `2020 to 2022`.
    Said(String),
}

/// An article: one subject, one to four passages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its name within the pack.
    pub id: ArticleId,
    /// Its title.
    pub title: String,
    /// Words people use for it, for finding it.
    pub also_called: Vec<String>,
    /// Whether it stands before all others in the list of articles.
    pub pinned: bool,
    /// Articles of the same pack to read next, the nearest first; not this one.
    pub related: Vec<ArticleId>,
    /// The passages in reading order; at least one.
    pub passages: Vec<Passage>,
}

/// A line that a passage has for the list that a person takes to a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForVisit {
    /// A question in the person's own words ("Could …?"), or a test in plain words.
    pub text: String,
    /// The evidence it rests on; at least one id.
    pub evidence: Vec<String>,
}

/// A passage: one idea, 40 to 120 words, complete in itself because it is shown on its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its name within the article.
    pub id: PassageId,
    /// Its title.
    pub title: String,
    /// Words people use for what it says, for finding it.
    pub also_called: Vec<String>,
    /// The paragraphs and list entries in order.
    pub text: Vec<Piece>,
    /// Where common belief, or the article that this topic started from, and guidance differ.
    pub caution: Option<String>,
    /// What to ask at a visit about this.
    pub ask: Vec<ForVisit>,
    /// Tests that exist, in plain words.
    pub tests: Vec<ForVisit>,
    /// Where it comes from; at least one.
    pub sources: Vec<SourceId>,
    /// The evidence it rests on; at least one id.
    pub evidence: Vec<String>,
}

/// One piece of a passage's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A paragraph.
    Paragraph(String),
    /// A list.
    List(Vec<String>),
}

impl Article {
    /// The passage that follows one.
    pub fn after(&self, passage: &PassageId) -> Option<&Passage> {
        let mut rest = self.passages.iter().skip_while(|other| other.id != *passage);
        rest.nth(1)
    }

    /// The passage that comes before one.
    pub fn before(&self, passage: &PassageId) -> Option<&Passage> {
        self.passages.iter().take_while(|other| other.id != *passage).last()
    }
}

impl Published {
    /// The date as readers of this language read it.
    pub fn formatted(&self, words: &Words) -> String {
        match self {
            Self::Day(date) => words.date(*date),
            Self::Month(year, month) => words.month_of(*year, *month),
            Self::Year(year) => year.to_string(),
            Self::Said(text) => text.clone(),
        }
    }

    /// What a text says: `2024`, `August 2025` with the month in English, or anything else.
    pub fn of(text: &str) -> Self {
        let year = |text: &str| {
            let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| text.parse().ok()).flatten()
        };
        let month_of = |text: &str| {
            let (month, rest) = text.split_once(' ')?;
            Some(Self::Month(year(rest)?, month.parse().ok()?))
        };
        let found = year(text).map(Self::Year).or_else(|| month_of(text));
        found.unwrap_or_else(|| Self::Said(text.to_owned()))
    }
}

impl Passage {
    /// Reads a passage's text: paragraphs are separated by empty lines, lines that start with `- `
    /// are list entries, other line ends are only wrapping.
    pub fn pieces(text: &str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for block in text.split("\n\n") {
            let mut paragraph = String::new();
            let mut list: Vec<String> = Vec::new();
            for line in block.lines().map(str::trim).filter(|line| !line.is_empty()) {
                if let Some(entry) = line.strip_prefix("- ") {
                    list.push(entry.to_owned());
                } else {
                    let target = list.last_mut().unwrap_or(&mut paragraph);
                    if !target.is_empty() {
                        target.push(' ');
                    }
                    target.push_str(line);
                }
            }
            if !paragraph.is_empty() {
                pieces.push(Piece::Paragraph(paragraph));
            }
            if !list.is_empty() {
                pieces.push(Piece::List(list));
            }
        }
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_and_a_month_are_told_from_other_words() {
        assert_eq!(Published::of("2024"), Published::Year(2024));
        assert_eq!(Published::of("August 2025"), Published::Month(2025, Month::August));
        for other in ["2020 to 2022", "Aug 2025", "+999", "August", ""] {
            assert_eq!(Published::of(other), Published::Said(other.to_owned()), "{other}");
        }
    }

    #[test]
    fn paragraphs_and_lists_are_told_apart_and_wrapped_lines_joined() {
        let pieces =
            Passage::pieces("One line\nand its rest.\n\nDo:\n- first\n  and more\n- second\n");
        assert_eq!(
            pieces,
            [
                Piece::Paragraph("One line and its rest.".into()),
                Piece::Paragraph("Do:".into()),
                Piece::List(vec!["first and more".into(), "second".into()]),
            ]
        );
    }
}
