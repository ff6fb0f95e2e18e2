//! Files of `interface/`: every sentence there must be in one language, and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::findings::interface as findings;
use super::read_file::ReadFile;
use crate::document::{Table, Value};
use crate::interface::{Languages, Sentence, SentenceKind, Words, said_entries};
use crate::library::FileKind;
use crate::locale::Locale;

/// The keys of each table of a file of words.
static TABLES: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut tables: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for sentence in Words::sentences() {
        tables.entry(sentence.section).or_default().push(sentence.name);
    }
    tables
});

/// The tables of a file of words.
static FILE: LazyLock<Vec<&'static str>> = LazyLock::new(|| TABLES.keys().copied().collect());

/// Reads the words of every language; `None` where one has a mistake or English is not there.
pub(super) fn languages(shared: &[ReadFile<'_>]) -> Option<Languages> {
    let files = shared.iter().filter(|file| file.is(FileKind::Interface));
    // Each file is read, so that the mistakes of all of them are found.
    let all: Vec<Option<Words>> = files.map(words).collect();
    Languages::new(all.into_iter().collect::<Option<_>>()?)
}

/// Reads the words of the language that the file is named after.
fn words(file: &ReadFile<'_>) -> Option<Words> {
    let locale = file.locale();
    let file = Table::root(&file.doc, FILE.as_slice());
    let tables: BTreeMap<&str, Table<'_>> = TABLES
        .iter()
        .filter_map(|(section, names)| Some((*section, file.table(section, names.as_slice())?)))
        .collect();
    let mut said = SaidOnce::default();
    let words = Words::new(locale.unwrap_or(Locale::ENGLISH), |sentence| {
        let Some(value) = tables.get(sentence.section)?.need(sentence.name) else {
            // It was reported; the rest is read all the same.
            return Some(String::new());
        };
        check_slots(&value, sentence);
        if sentence.kind == SentenceKind::Said {
            said.check(&value);
        }
        Some(value.text(sentence.longest()))
    });
    words.filter(|_| locale.is_some())
}

/// The words that were met in the lists of one language.
#[derive(Default)]
struct SaidOnce(BTreeSet<String>);

impl SaidOnce {
    /// Reports a word that stands in a list already, of this kind or another: nobody could tell what
    /// a person means by it.
    fn check(&mut self, value: &Value<'_>) {
        for word in value.raw().into_iter().flat_map(said_entries) {
            if !self.0.insert(word.to_lowercase()) {
                value.report(findings::said_twice(&value.what(), word));
            }
        }
    }
}

/// Reports what is filled in and is not said, and what is to be filled in and nobody knows.
fn check_slots(value: &Value<'_>, sentence: &Sentence) {
    let Some(text) = value.raw() else { return };
    let used: Vec<&str> =
        text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or(rest)).collect();
    for slot in sentence.slots.iter().filter(|slot| !used.contains(slot)) {
        value.report(findings::slot_missing(&value.what(), slot));
    }
    for unknown in used.iter().filter(|used| !sentence.slots.contains(used)) {
        value.report(findings::slot_unknown(&value.what(), unknown, sentence.slots));
    }
}

#[cfg(test)]
mod tests {
    use crate::app::files::built_in;
    use crate::document::{Code, File, Problem};
    use crate::pack::load;

    const GERMAN: &str = "responses/interface/de.toml";

    /// What is found when the German file is changed.
    fn found(from: &str, to: &str) -> Vec<Problem> {
        let files = built_in().into_iter().map(|file| {
            if file.path() != GERMAN {
                return file;
            }
            let text = file.text().unwrap();
            assert!(text.contains(from), "{from}");
            File::new(GERMAN, text.replacen(from, to, 1))
        });
        let files: Vec<File> = files.collect();
        let problems = load(&files, &[]).problems;
        problems.iter().filter(|problem| problem.file == GERMAN).cloned().collect()
    }

    fn messages(problems: &[Problem]) -> Vec<String> {
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_sentence_that_is_missing_in_one_language_is_named_with_its_place() {
        assert_eq!(
            messages(&found("keep = \"Diese Antwort behalten\"\n", "")),
            [
                "responses/interface/de.toml, line 3: `[button]` has no `keep`. Add `keep = …` to it. (missing-key)"
            ]
        );
    }

    #[test]
    fn a_misspelled_key_and_a_misspelled_slot_are_named() {
        let found = found("next = \"Weiter: {title}\"", "nxet = \"Weiter: {titel}\"");
        let codes: Vec<Code> = found.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [Code::MissingKey, Code::UnknownKey]);
        let found = self::found("next = \"Weiter: {title}\"", "next = \"Weiter: {titel}\"");
        let said: Vec<&str> = found.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(
            said,
            ["`next` of `[button]` does not say {title}", "`next` of `[button]` knows no {titel}"]
        );
    }

    #[test]
    fn a_label_that_discord_would_refuse_is_refused_here() {
        let with = |length: usize| {
            found("stop = \"Beenden\"", &format!("stop = \"{}\"", "ü".repeat(length)))
        };
        assert_eq!(messages(&with(38)), [""; 0]);
        let long = with(39);
        assert_eq!(long[0].message, "`stop` of `[button]` has 39 characters, but may have 38");
    }

    #[test]
    fn a_word_that_stands_in_two_lists_of_a_language_is_refused() {
        let found = found("hello = \"hallo |", "hello = \"hallo | Danke |");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].code, Code::RepeatedEntry);
        assert_eq!(
            found[0].message,
            "`danke` in `thanks` of `[said]` stands in a list of this language already"
        );
    }

    #[test]
    fn labels_outside_of_the_buttons_have_the_limit_of_a_label() {
        for label in ["previous-page = \"", "see = \"", "all-sources = \"", "skipped = \""] {
            let found = found(label, &format!("{label}{}", "ü".repeat(100)));
            assert_eq!(found[0].code, Code::TextTooLong, "{label}");
        }
    }

    #[test]
    fn a_file_that_no_locale_of_discord_is_named_after_is_refused() {
        let mut files = built_in();
        let german = files.iter().find(|file| file.path() == GERMAN).unwrap().text().unwrap();
        let swiss = File::new("responses/interface/de-CH.toml", german);
        files.push(swiss);
        let loaded = load(&files, &[]);
        let found = loaded.problems.iter().find(|problem| problem.file.ends_with("de-CH.toml"));
        let found = found.expect("a finding");
        assert_eq!(found.code, Code::UnknownLocale);
        assert_eq!(found.message, "Discord knows no language `de-CH`");
        assert!(loaded.library.is_none());
    }
}
