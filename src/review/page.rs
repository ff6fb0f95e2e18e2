//! What the document is made of, before it is HTML or Markdown.

/// The whole document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewDocument {
    /// Its title.
    pub title: String,
    /// The language of the texts, as Discord names it.
    pub language: String,
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

/// A section with a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What links to it name.
    pub anchor: String,
    /// Its heading.
    pub title: String,
    /// What stands in it.
    pub parts: Vec<Part>,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A heading over the entries that follow.
    Heading(String),
    /// A paragraph that explains.
    Paragraph(String),
    /// What to do, in order.
    Steps(Vec<String>),
    /// A table.
    Table(Table),
    /// Something that a reviewer answers.
    Entry(Entry),
}

/// A table. The first cell of each row names the row. A cell that is an address is a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The names of its columns.
    pub head: Vec<&'static str>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

/// Something that a reviewer answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its heading.
    pub title: String,
    /// Its place, by which an answer refers to it.
    pub id: String,
    /// Its fingerprint, where it can be recorded as read.
    pub fingerprint: Option<String>,
    /// Whether somebody has read it, as far as anybody has.
    pub read: Option<String>,
    /// What is said.
    pub lines: Vec<EntryLine>,
}

/// A part of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryLine {
    /// A text, with what it is.
    Text(&'static str, Shown),
    /// Several texts of one kind.
    List(&'static str, Vec<Shown>),
    /// A table.
    Table(Table),
    /// Evidence ids, each with what it stands for.
    Evidence(Vec<(String, String)>),
    /// Sources, each with its address.
    Sources(Vec<(String, String)>),
}

/// A text as members read it, and what reviewers must know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The text itself.
    pub text: String,
    /// When it is shown; `None` where always.
    pub when: Option<String>,
    /// The evidence that it rests on by itself.
    pub evidence: Vec<String>,
}

/// Whether a cell is an address and nothing else.
pub(super) fn is_address(cell: &str) -> bool {
    let is_web = cell.starts_with("https://") || cell.starts_with("http://");
    is_web && !cell.contains(char::is_whitespace)
}

impl Shown {
    /// A text that is always shown.
    pub(super) fn always(text: &str) -> Self {
        Self { text: text.to_owned(), when: None, evidence: Vec::new() }
    }

    /// What stands after the text, for reviewers.
    pub(super) fn note(&self) -> Option<String> {
        let when = self.when.as_ref().map(|when| format!("Shown if {when}."));
        let evidence =
            (!self.evidence.is_empty()).then(|| format!("Rests on {}.", self.evidence.join(", ")));
        let notes: Vec<String> = when.into_iter().chain(evidence).collect();
        (!notes.is_empty()).then(|| notes.join(" "))
    }
}

impl Section {
    pub(super) fn new(
        anchor: impl Into<String>,
        title: impl Into<String>,
        parts: Vec<Part>,
    ) -> Self {
        Self { anchor: anchor.into(), title: title.into(), parts }
    }
}

impl EntryLine {
    /// A text that is always shown, with what it is.
    pub(super) fn text(label: &'static str, text: &str) -> Self {
        Self::Text(label, Shown::always(text))
    }

    /// A text that may be missing.
    pub(super) fn text_if(label: &'static str, text: Option<&String>) -> Option<Self> {
        text.map(|text| Self::text(label, text))
    }

    /// Texts that are always shown; nothing where there is none.
    pub(super) fn list(label: &'static str, texts: &[String]) -> Option<Self> {
        Self::shown(label, texts.iter().map(|text| Shown::always(text)).collect())
    }

    /// Texts with their conditions; nothing where there is none.
    pub(super) fn shown(label: &'static str, texts: Vec<Shown>) -> Option<Self> {
        (!texts.is_empty()).then_some(Self::List(label, texts))
    }
}
