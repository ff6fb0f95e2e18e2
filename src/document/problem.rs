//! Mistakes in packs: what can be wrong, where it is, and what to do about it.

use std::borrow::Cow;
use std::fmt;

use super::code::Code;
use super::file::File;
use super::region::{Region, Span};

/// The longest message or remedy, in characters.
const SENTENCE_MAX: usize = 600;

/// The longest name within a message, in characters.
const NAME_SHOWN_MAX: usize = 60;

/// One mistake, or one piece of advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The code, which `myelin check --explain` explains.
    pub code: Code,
    /// What is wrong, as a sentence.
    pub message: String,
    /// What to do, as a sentence.
    pub remedy: String,
    /// The file, as it is shown.
    pub file: String,
    /// The bytes of the file that it is about.
    pub span: Span,
    /// The line of that place, from 1.
    pub line: usize,
    /// That place in lines and columns, where the text of the file is shown to nobody, so that no
    /// span is told.
    pub region: Option<Region>,
    /// Other places of the same file that belong to it, with a word each.
    pub labels: Vec<(Span, String)>,
}

impl Problem {
    /// A problem of a file as a whole; [`Problem::at`] gives it a place. The file is added by
    /// whoever reports it. Only builders of findings call this: `tests/tidy` holds that.
    pub(crate) fn new(code: Code, message: impl AsRef<str>, remedy: impl AsRef<str>) -> Self {
        let (message, remedy) = (sentence(message.as_ref()), sentence(remedy.as_ref()));
        let (file, labels) = (String::new(), vec![]);
        Self { code, message, remedy, file, span: 0..0, line: 1, region: None, labels }
    }

    /// This problem at a place of its file.
    pub(crate) fn at(self, span: Span) -> Self {
        Self { span, ..self }
    }

    /// A problem of a whole library, at a table of one of its files, such as `outcome.none`.
    pub fn at_table(code: Code, file: &File, table: &str, message: &str, remedy: &str) -> Self {
        let text = file.text().unwrap_or_default();
        let header = format!("[{table}]");
        let mut lines = text.split_inclusive('\n').scan(0, |start, line| {
            let at = *start;
            *start += line.len();
            Some((at, line))
        });
        let found = lines.find(|(_, line)| line.trim_start().starts_with(&header));
        let start = found.map_or(0, |(at, line)| at + line.len() - line.trim_start().len());
        let span = if found.is_some() { start..start + header.len() } else { 0..0 };
        let line = text.get(..start).map_or(0, |before| before.matches('\n').count()) + 1;
        let problem = Self::new(code, message, remedy).at(span);
        Self { file: file.path().to_owned(), line, ..problem }
    }

    /// Whether it is about the file as a whole, and no place in it.
    pub fn is_about_whole_file(&self) -> bool {
        self.code == Code::MissingFile || self.span == (0..0)
    }

    /// This problem with a further place that belongs to it, and a word on that place.
    pub(crate) fn label(mut self, span: Span, word: &str) -> Self {
        self.labels.push((span, word.to_owned()));
        self
    }
}

/// A problem on one line, with its place and its remedy.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.span != (0..0) {
            write!(f, ", line {}", self.line)?;
        }
        write!(f, ": {}. {} ({})", self.message, self.remedy, self.code)
    }
}

/// A name as it is shown in a message: the start of one that is too long.
pub(crate) fn shown_name(name: &str) -> Cow<'_, str> {
    match name.char_indices().nth(NAME_SHOWN_MAX) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()).into(),
        None => name.into(),
    }
}

/// The text with a capital letter at its start, on one line, and not longer than anybody reads.
fn sentence(text: &str) -> String {
    let visible = |c: char| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c };
    let mut letters = text.chars().map(visible).take(SENTENCE_MAX);
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
