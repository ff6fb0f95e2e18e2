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

/// A text that a person is shown, and where it stands.
pub(super) struct JudgedText<'d> {
    pub(super) doc: &'d Document<'d>,
    pub(super) text: &'d str,
    pub(super) kind: TextKind,
    /// The keys that lead to it from the top of its file; lists count as their entries.
    pub(super) keys: Vec<&'d str>,
    /// The place of its key, or its own where it has none.
    place: Span,
    /// What is written from its beginning to its end.
    whole: Span,
}

impl JudgedText<'_> {
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

/// The texts of a file that the guard judges, in the order of the file.
pub(super) fn judged_texts<'d>(file: &'d ReadFile<'d>, language: &str) -> Vec<JudgedText<'d>> {
    let Some(kind) = file.path.kind else { return vec![] };
    let language = match kind {
        FileKind::Pack
        | FileKind::Flow
        | FileKind::Article
        | FileKind::Vignettes
        | FileKind::Evidence
        | FileKind::Ledger
        | FileKind::Decisions
        | FileKind::Reviews => language,
        FileKind::Cards | FileKind::Helplines => ENGLISH,
        FileKind::Interface => file.path.name,
        FileKind::Wording | FileKind::Timings => return vec![],
    };
    let mut texts = JudgedTexts { judged: vec![], language, found: vec![] };
    for (key, value) in Table::peek(&file.doc).pairs() {
        let begins = |text: &&TextKind| [key, "*"].contains(&text.top());
        let judged = TextKind::ALL.iter().filter(|text| text.file() == Some(kind));
        texts.judged = judged.filter(|text| text.is_judged()).filter(begins).copied().collect();
        texts.add(&value, &mut vec![key]);
    }
    texts.found
}

/// The texts of a file that the guard judges, as far as they were found.
struct JudgedTexts<'d, 'l> {
    /// The kinds of texts below the key at the top that is looked at.
    judged: Vec<TextKind>,
    /// The language of the file.
    language: &'l str,
    found: Vec<JudgedText<'d>>,
}

impl<'d> JudgedTexts<'d, '_> {
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
        self.found.push(JudgedText { doc, text, kind, keys, place, whole });
    }

    /// What a text at these keys is, if it is judged: if members read it, and in English.
    fn judges(&self, keys: &[&str]) -> Option<TextKind> {
        let kind = *self.judged.iter().find(|kind| kind.stands_at(keys))?;
        let translated = matches!(kind, TextKind::CommandNameIn | TextKind::CommandDescriptionIn);
        let language = keys.last().filter(|_| translated).unwrap_or(&self.language);
        is_english(language).then_some(kind)
    }
}
