//! The texts of a file that people are shown and the checks of words judge, as they stand in it.

use std::ops::Range;

use super::read_file::ReadFile;
use crate::document::{Document, Span, Table, Value};
use crate::library::FileKind;
use crate::library::texts::TextKind;
use crate::locale::LOCALES;

/// What is said in a language that is not named, and how the names of its dialects begin.
pub(super) const ENGLISH: &str = "en";

/// The language of a pack, as its manifest names it.
pub(super) fn language<'d>(file: &'d ReadFile<'d>) -> Option<&'d str> {
    if !file.is(FileKind::Pack) {
        return None;
    }
    Table::peek(&file.doc).get("pack")?.table_if()?.get("language")?.raw()
}

/// Whether the guard understands a language. One that there is not is a mistake of another kind.
pub(super) fn is_english(language: &str) -> bool {
    let known = LOCALES.contains(&language);
    !known || language.split('-').next() == Some(ENGLISH)
}

/// A file with its texts that are judged.
pub(super) struct JudgedFile<'d> {
    pub(super) file: &'d ReadFile<'d>,
    /// In the order of the file.
    pub(super) texts: Vec<JudgedText<'d>>,
}

/// A text that a person is shown, and where it stands.
pub(super) struct JudgedText<'d> {
    pub(super) doc: &'d Document<'d>,
    pub(super) text: &'d str,
    pub(super) kind: TextKind,
    /// The keys that lead to it from the top of its file; lists count as their entries.
    pub(super) keys: Vec<&'d str>,
    /// Its language, where that is not the language of the pack.
    language: Option<&'d str>,
    /// The place of its key, or its own where it has none.
    place: Span,
    /// What is written from its beginning to its end.
    whole: Span,
}

impl JudgedText<'_> {
    /// Whether it is in English, in a pack of that language.
    pub(super) fn is_english(&self, of_pack: &str) -> bool {
        is_english(self.language.unwrap_or(of_pack))
    }

    /// Where a part of it stands in its file: its own place where it is written as it is read, else
    /// that of the whole text.
    pub(super) fn span_of(&self, part: Range<usize>) -> Span {
        let said = self.text.get(part.clone()).unwrap_or_default();
        let before = self.text.get(..part.start).unwrap_or_default();
        let earlier = before.matches(said).count();
        let written = self.doc.text.get(self.whole.clone()).unwrap_or_default();
        let at = written.match_indices(said).nth(earlier).map(|(at, _)| self.whole.start + at);
        at.map_or(self.place.clone(), |at| at..at + said.len())
    }
}

impl<'d> JudgedFile<'d> {
    /// The texts of a file that members read and we worded, in whatever language.
    pub(super) fn of(file: &'d ReadFile<'d>) -> Self {
        let mut texts = vec![];
        if let Some(kind) = file.path.kind {
            let language = match kind {
                FileKind::Cards | FileKind::Helplines => Some(ENGLISH),
                FileKind::Interface | FileKind::CardTranslation | FileKind::PhraseBook => {
                    Some(file.path.name)
                }
                FileKind::Pack
                | FileKind::Flow
                | FileKind::Article
                | FileKind::Vignettes
                | FileKind::Evidence
                | FileKind::Ledger
                | FileKind::Decisions
                | FileKind::Reviews
                | FileKind::Wording
                | FileKind::Rules
                // The guard knows none of these languages, which are not those of any pack.
                | FileKind::OtherLanguages
                | FileKind::Timings
                | FileKind::Questions => None,
            };
            texts = judged_texts(file, kind, language);
        }
        Self { file, texts }
    }
}

fn judged_texts<'d>(
    file: &'d ReadFile<'d>,
    kind: FileKind,
    language: Option<&'d str>,
) -> Vec<JudgedText<'d>> {
    let judged = TextKind::ALL.iter().filter(|text| text.file() == Some(kind));
    let judged: Vec<TextKind> = judged.filter(|text| text.is_judged()).copied().collect();
    let mut texts = JudgedTexts { judged: vec![], language, found: vec![] };
    for (key, value) in Table::peek(&file.doc).pairs() {
        let begins = |text: &&TextKind| [key, "*"].contains(&text.top());
        texts.judged = judged.iter().filter(begins).copied().collect();
        if !texts.judged.is_empty() {
            texts.add(&value, &mut vec![key]);
        }
    }
    texts.found
}

/// The texts of a file that the guard judges, as far as they were found.
struct JudgedTexts<'d> {
    /// The kinds of texts below the key at the top that is looked at.
    judged: Vec<TextKind>,
    /// The language of the file, where that is not the language of the pack.
    language: Option<&'d str>,
    found: Vec<JudgedText<'d>>,
}

impl<'d> JudgedTexts<'d> {
    /// Adds what stands in a value. `keys` lead to it from the top of the file.
    fn add(&mut self, value: &Value<'d>, keys: &mut Vec<&'d str>) {
        if let Some(text) = value.raw() {
            if let Some(kind) = self.judges(keys) {
                self.push(value, text, kind, keys, value.whole.clone());
            }
        } else if let Some(table) = value.table_if() {
            // The name of a command is the name of its table.
            if self.judges(keys) == Some(TextKind::CommandName) {
                let whole = value.place.clone();
                self.push(value, value.key, TextKind::CommandName, keys, whole);
            }
            for (key, value) in table.pairs() {
                keys.push(key);
                self.add(&value, keys);
                keys.pop();
            }
        } else if value.is_list() {
            for entry in value.list() {
                self.add(&entry, keys);
            }
        }
    }

    fn push(
        &mut self,
        value: &Value<'d>,
        text: &'d str,
        kind: TextKind,
        keys: &[&'d str],
        whole: Span,
    ) {
        let (doc, place, keys) = (value.doc, value.place.clone(), keys.to_vec());
        let translated = matches!(kind, TextKind::CommandNameIn | TextKind::CommandDescriptionIn);
        let language = if translated { keys.last().copied() } else { self.language };
        self.found.push(JudgedText { doc, text, kind, keys, language, place, whole });
    }

    /// What a text at these keys is, if it is judged.
    fn judges(&self, keys: &[&str]) -> Option<TextKind> {
        self.judged.iter().find(|kind| kind.stands_at(keys)).copied()
    }
}
