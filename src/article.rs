//! What people read: articles of short passages, each with its sources and its evidence.

use crate::id::{ArticleId, PassageId, SourceId};

/// Where a statement comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its name within the pack.
    pub id: SourceId,
    /// Its title as published.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// The canonical address, https.
    pub url: String,
    /// When it was published, as it is shown: `6 Mar 2024`, `2024`.
    pub published: Option<String>,
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

/// A date as people read it: `6 Mar 2024`.
pub fn shown(date: time::Date) -> String {
    let month: String = date.month().to_string().chars().take(3).collect();
    format!("{} {month} {}", date.day(), date.year())
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
