//! Every text of a library, each with what it is and where it stands. Whoever looks at all texts (the
//! guard on words, stretching, reading grades, search, the largest screens) takes them from here, so
//! that none can be forgotten in one of those places.

mod kind;
mod role;
mod visit;

pub use kind::TextKind;
pub use role::{Graded, TextReader, TextRole};

use super::Library;
use super::file_kind::FileKind;
use crate::id::PackId;
use crate::locale::Locale;
use crate::operator::Operator;
use crate::search::SearchedText;

/// What a text is and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextInfo {
    /// What kind of text it is.
    pub kind: TextKind,
    /// In which file and at which keys it stands.
    pub place: TextPlace,
    /// Its most characters, slots as they are written.
    pub most: usize,
    /// How many of its characters are slots, which other texts are filled into.
    pub slots: usize,
    /// The evidence that it rests on: its own, else that of what it is a part of.
    pub evidence: Vec<String>,
}

/// Where a text stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextPlace {
    /// The pack; `None` for what belongs to none.
    pub pack: Option<PackId>,
    /// The file; `None` for what the operator sets.
    pub file: Option<FileKind>,
    /// The name of the file, without its ending.
    pub name: String,
    /// What stands for each `*` of [`TextKind::path`], in order.
    pub names: Vec<String>,
}

/// A text, with what it is and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibraryText {
    /// The text.
    pub text: String,
    /// The kind of text, its place and its limit.
    pub about: TextInfo,
}

impl TextInfo {
    /// The keys that lead to it from the top of its file: `item.age.text`.
    pub fn path(&self) -> String {
        let path = self.kind.path();
        let mut names = self.place.names.iter();
        let parts =
            path.strip_suffix("[.text]").unwrap_or(path).split('.').map(|part| match part {
                "*" => names.next().map_or("*", String::as_str),
                part => part,
            });
        parts.collect::<Vec<_>>().join(".")
    }
}

impl TextInfo {
    /// Whether a translation may make it longer. The words of the interface, the cards, the phrases and the lines
    /// in another language than English are translations already.
    pub fn is_translated(&self) -> bool {
        let is_translation = match self.place.file {
            Some(FileKind::Interface) => self.place.name != Locale::ENGLISH.as_str(),
            file => {
                let files =
                    [FileKind::CardTranslation, FileKind::PhraseBook, FileKind::OtherLanguages];
                file.is_some_and(|file| files.contains(&file))
            }
        };
        self.kind.is_translated() && !is_translation
    }
}

impl Library {
    /// Shows `visit` every text, in the order in which people meet them within each file. It may
    /// change them.
    pub fn visit_texts(&mut self, visit: &mut impl FnMut(&mut String, &TextInfo)) {
        visit::library(self, visit);
    }

    /// Copies of every text, in the order of [`Self::visit_texts`].
    pub fn texts(&self) -> Vec<LibraryText> {
        let mut texts = Vec::new();
        self.clone().visit_texts(&mut |text, about| {
            texts.push(LibraryText { text: std::mem::take(text), about: about.clone() });
        });
        texts
    }
}

/// What articles are found by, in the order of the packs and their articles.
pub fn searched(library: &mut Library) -> Vec<LibraryText> {
    let mut texts = Vec::new();
    library.visit_texts(&mut |text, about| {
        if about.kind.searched().is_some() {
            texts.push(LibraryText { text: text.clone(), about: about.clone() });
        }
    });
    texts
}

/// What the articles of a pack are found by, of all that articles are found by.
pub fn searched_in<'t>(
    texts: &'t [LibraryText],
    pack: &PackId,
) -> impl Iterator<Item = SearchedText<'t>> {
    let of_pack = texts.iter().filter(move |text| text.about.place.pack.as_ref() == Some(pack));
    of_pack.filter_map(|LibraryText { text, about }| {
        let role = about.kind.searched()?;
        let article = about.place.name.parse().ok()?;
        let passage = about.place.names.first().and_then(|name| name.parse().ok());
        Some(SearchedText { article, passage, role, text })
    })
}

/// Every text that the operator sets.
pub fn of_operator(operator: &Operator) -> Vec<LibraryText> {
    let mut texts = Vec::new();
    visit::operator(&mut operator.clone(), &mut |text: &mut String, about: &TextInfo| {
        texts.push(LibraryText { text: std::mem::take(text), about: about.clone() });
    });
    texts
}

#[cfg(test)]
mod tests;
