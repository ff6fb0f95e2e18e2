//! The files of `safety/helplines/`: every text of `safety/helplines.toml` in other languages.

use std::collections::{BTreeMap, BTreeSet};

use super::findings::phrase_book as findings;
use super::keys;
use super::numbers;
use super::read_file::ReadFile;
use crate::document::{Table, Value, once_each};
use crate::library::FileKind;
use crate::library::limits::LINE_NAME_MAX;
use crate::library::texts::TextKind;
use crate::safety::{
    Pattern, Phrase, PhraseBook, PhraseIndex, PhrasePart, Safety, Said, SaidTexts, TextToSay,
    slots, texts_to_say,
};

/// Reads the phrase books of every other language. `complete` says whether `helplines.toml` could be read.
pub(super) fn phrase_books(
    shared: &[ReadFile<'_>],
    safety: &Safety,
    complete: bool,
) -> Vec<PhraseBook> {
    let files: Vec<_> = shared.iter().filter(|file| file.is(FileKind::PhraseBook)).collect();
    // Nobody needs them where there is no book, and they are the same for all.
    let texts = if files.is_empty() { BTreeMap::new() } else { texts_to_say(safety) };
    files.into_iter().filter_map(|file| book(file, safety, &texts, complete)).collect()
}

fn book(
    file: &ReadFile<'_>,
    safety: &Safety,
    texts: &BTreeMap<TextToSay<'_>, bool>,
    complete: bool,
) -> Option<PhraseBook> {
    let locale = file.locale();
    let file = Table::root(&file.doc, keys::PHRASE_BOOK_FILE);
    let read_by_native = file.need("read-by-native").is_some() && file.flag("read-by-native");
    let reading = Reading::new(&file);
    if !complete {
        return None;
    }
    let found = reading.found(texts);
    reading.report_unused(&found, texts);
    let texts = SaidTexts::new(safety, &reading.phrases, &found);
    Some(PhraseBook { locale: locale?, read_by_native, phrases: reading.phrases, texts })
}

/// A phrase book while it is read.
struct Reading<'d> {
    file: &'d Table<'d>,
    /// The tables of phrases that are there.
    tables: BTreeMap<PhrasePart, Table<'d>>,
    phrases: Vec<Phrase>,
    /// Where each phrase stands.
    values: Vec<Value<'d>>,
    /// The names that are the same in both languages.
    stays: Vec<Value<'d>>,
}

impl<'d> Reading<'d> {
    fn new(file: &'d Table<'d>) -> Self {
        let stays = file.list("stays");
        once_each(&stays);
        for value in &stays {
            value.text(LINE_NAME_MAX);
        }
        let (tables, phrases, values) = (BTreeMap::new(), vec![], vec![]);
        let mut reading = Self { file, tables, phrases, values, stays };
        for part in PhrasePart::ALL {
            let called = format!("`[{}]`", part.key());
            let table = file.get(part.key()).and_then(|value| value.called(called).any_table());
            let Some(table) = table else { continue };
            for (english, value) in table.pairs() {
                reading.phrase(*part, english, value);
            }
            reading.tables.insert(*part, table);
        }
        reading
    }

    fn phrase(&mut self, part: PhrasePart, english: &str, value: Value<'d>) {
        let said = value.text(TextKind::of_phrase(part).most());
        check(&value, english);
        self.phrases.push(Phrase { part, english: english.to_owned(), said });
        self.values.push(value);
    }

    /// What says each text. A text that somebody is shown and that nothing says is reported.
    fn found<'t>(&self, texts: &BTreeMap<TextToSay<'t>, bool>) -> BTreeMap<TextToSay<'t>, Said> {
        let index = PhraseIndex::new(&self.phrases);
        let stays: BTreeSet<&str> = self.stays.iter().filter_map(Value::raw).collect();
        // What is empty is reported where it stands.
        let is_same = |text: TextToSay<'_>| {
            text.english.is_empty()
                || Pattern::of(text.english).is_same_everywhere()
                || (text.part == PhrasePart::Name && stays.contains(text.english))
        };
        let mut found = BTreeMap::new();
        for (text, shown) in texts {
            if let Some(said) = index.said(*text) {
                found.insert(*text, said);
            } else if *shown && !is_same(*text) {
                let table = self.tables.get(&text.part).unwrap_or(self.file);
                table.missing(findings::not_translated(*text));
            }
        }
        found
    }

    /// Reports phrases and names that no text needs.
    fn report_unused(
        &self,
        found: &BTreeMap<TextToSay<'_>, Said>,
        texts: &BTreeMap<TextToSay<'_>, bool>,
    ) {
        let used: BTreeSet<usize> = found.values().map(|said| said.phrase).collect();
        let unused = self.values.iter().enumerate().filter(|(at, _)| !used.contains(at));
        for (_, value) in unused {
            value.report(findings::unused_phrase(&value.what()));
        }
        for value in &self.stays {
            let named = value.raw().is_none_or(|english| {
                let text = TextToSay { part: PhrasePart::Name, english };
                texts.contains_key(&text) && !found.contains_key(&text)
            });
            if !named {
                value.report(findings::unused_name(value.raw().unwrap_or_default()));
            }
        }
    }
}

/// Holds a phrase against the English one: the same slots and the same numbers.
fn check(value: &Value<'_>, english: &str) {
    let Some(said) = value.raw() else { return };
    let named = |text: &str| {
        let mut slots = slots(text);
        slots.sort_unstable();
        slots.iter().map(|slot| format!("{{{slot}}}")).collect::<Vec<_>>().join(", ")
    };
    let (own, wanted) = (named(said), named(english));
    if own != wanted {
        value.report(findings::slots_differ(&value.what(), &own, &wanted));
        return;
    }
    if let Some((own, wanted)) = numbers::differ(said, english) {
        value.report(findings::numbers_differ(&value.what(), &own, &wanted));
    }
}
