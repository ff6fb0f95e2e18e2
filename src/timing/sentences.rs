//! A text cut into sentences and entries of lists.

use std::ops::Range;

/// A sentence of a text, or a part of an entry of a list that ends as a sentence does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Where it is in the text, in bytes, without what stands around it.
    pub(super) place: Range<usize>,
    /// Whether it ends with a question mark.
    pub(super) asked: bool,
    /// Whether it ends with a colon: it announces what comes next.
    pub(super) announces: bool,
    /// Its paragraph, counted from 0; the entries of a list are one paragraph.
    pub(super) paragraph: usize,
    /// The number of its entry, where it stands in a list.
    pub(super) entry: Option<usize>,
}

/// The sentences of a text, in order.
pub(super) fn sentences(text: &str) -> Vec<Sentence> {
    let mut cut = Cutter { text, start: 0, paragraph: 0, entry: None, found: vec![] };
    cut.begin_entry(0);
    for (at, letter) in text.char_indices() {
        // What was passed over already: the hyphen of an entry.
        if at < cut.start {
            continue;
        }
        let after = at + letter.len_utf8();
        let rest = text.get(after..).unwrap_or_default();
        match letter {
            '.' | '!' | '?' | '\u{2026}' => {
                let closed = rest.trim_start_matches(['"', '\u{201d}', ')', '.', '!', '?']);
                let ends = closed.is_empty() || closed.starts_with(char::is_whitespace);
                if ends && !(letter == '.' && cut.after_a_letter(at)) {
                    cut.end(after + rest.len() - closed.len());
                }
            }
            '\n' => {
                let line = rest.trim_start_matches([' ', '\r']);
                if line.starts_with('\n') {
                    cut.end(after);
                    cut.paragraph += 1;
                    cut.entry = None;
                } else if line.starts_with("- ") {
                    cut.end(after);
                    cut.begin_entry(after);
                }
            }
            _ => {}
        }
    }
    cut.end(text.len());
    cut.found
}

struct Cutter<'t> {
    text: &'t str,
    start: usize,
    paragraph: usize,
    entry: Option<usize>,
    found: Vec<Sentence>,
}

impl Cutter<'_> {
    /// Ends the sentence here, where there is one.
    fn end(&mut self, end: usize) {
        let start = self.start;
        self.start = end;
        let Some(said) = self.text.get(start..end) else { return };
        let start = start + said.len() - said.trim_start().len();
        let said = said.trim();
        if !said.contains(char::is_alphanumeric) {
            return;
        }
        let bare = said.trim_end_matches(['"', '\u{201d}', ')']);
        self.found.push(Sentence {
            place: start..start + said.len(),
            asked: bare.ends_with('?'),
            announces: bare.ends_with(':'),
            paragraph: self.paragraph,
            entry: self.entry,
        });
    }

    /// Begins an entry of a list, where its hyphen follows.
    fn begin_entry(&mut self, at: usize) {
        let rest = self.text.get(at..).unwrap_or_default();
        let line = rest.trim_start_matches([' ', '\r']);
        if let Some(said) = line.strip_prefix("- ") {
            // A list right below its announcement is a paragraph of its own.
            if self.entry.is_none()
                && self.found.last().is_some_and(|s| s.paragraph == self.paragraph)
            {
                self.paragraph += 1;
            }
            self.entry = Some(self.entry.map_or(0, |entry| entry + 1));
            self.start = at + rest.len() - said.len();
        }
    }

    /// Whether a full stop stands behind a single letter, as in "H. pylori" and "e.g.".
    fn after_a_letter(&self, at: usize) -> bool {
        let mut before = self.text.get(self.start..at).unwrap_or_default().chars().rev();
        before.next().is_some_and(char::is_alphabetic)
            && before.next().is_none_or(|letter| !letter.is_alphanumeric())
    }
}
