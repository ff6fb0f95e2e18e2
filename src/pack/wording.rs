//! The guard on words: every text that a person is shown, held against what must not be said; and
//! `wording.toml`, the exceptions, each with its reason. Which texts those are is said by
//! [`TextKind::is_judged`](crate::library::texts::TextKind::is_judged). The guard knows English: a
//! text in another language is not held against it.

use std::ops::Range;

use super::findings::wording as findings;
use super::judged_text::{ENGLISH, JudgedFile, JudgedText, language};
use super::keys;
use super::read_file::ReadFile;
use crate::document::{Table, Value};
use crate::library::FileKind;
use crate::library::limits::{LINE_MAX, MEANT_MAX, PASSAGE_MAX};
use crate::library::texts::of_operator;
use crate::operator::Operator;
use crate::wording::{GuardedText, WordingFault};

/// Checks the texts of one folder: a pack, `safety` or `interface`. In a file with more mistakes than
/// anybody reads it stops.
pub(super) fn check_wording(judged: &[JudgedFile<'_>]) {
    let files = || judged.iter().map(|judged| judged.file);
    let mut exceptions: Vec<WordingException<'_>> = files().flat_map(exceptions).collect();
    let mut all_read = files().all(|file| !file.doc.broken);
    let language = files().find_map(language).unwrap_or(ENGLISH);
    let texts = judged.iter().flat_map(|judged| &judged.texts);
    for shown in texts.filter(|text| text.is_english(language)) {
        let raw = shown.text;
        if shown.doc.log.is_full(shown.doc.path) {
            all_read = false;
            continue;
        }
        // Longer texts are mistakes of another kind.
        if raw.chars().count() > PASSAGE_MAX {
            continue;
        }
        let text = GuardedText::new(raw);
        let hits = text.hits();
        let mut spared = vec![false; hits.len()];
        for exception in exceptions.iter_mut().filter(|_| !hits.is_empty()) {
            let found = text.places_of(&exception.words);
            for (finding, spared) in hits.iter().zip(&mut spared) {
                // They are equally long: of those that begin before it, the last reaches farthest.
                let before = found.partition_point(|place| place.start <= finding.place.start);
                let last = before.checked_sub(1).and_then(|last| found.get(last));
                if last.is_some_and(|place| finding.place.end <= place.end) {
                    (*spared, exception.used) = (true, true);
                }
            }
        }
        for (finding, _) in hits.into_iter().zip(spared).filter(|(_, spared)| !spared) {
            report(shown, finding.kind, finding.place);
        }
    }
    for exception in exceptions.iter().filter(|_| all_read) {
        exception.report_unused();
    }
}

/// Words that are meant as they stand.
pub(super) struct WordingException<'d> {
    words: GuardedText,
    place: Value<'d>,
    used: bool,
}

impl WordingException<'_> {
    /// Whether a sentence holds these words; the exception is then needed.
    pub(super) fn spares(&mut self, sentence: &GuardedText) -> bool {
        let spares = !sentence.places_of(&self.words).is_empty();
        self.used |= spares;
        spares
    }

    /// Reports it where no text needs it.
    pub(super) fn report_unused(&self) {
        if !self.used {
            self.place.report(findings::never_meant());
        }
    }
}

/// The exceptions of a file.
fn exceptions<'d>(file: &'d ReadFile<'d>) -> Vec<WordingException<'d>> {
    if !file.is(FileKind::Wording) {
        return vec![];
    }
    read_meant(&Table::root(&file.doc, keys::WORDING_FILE))
}

/// The words that a file says are meant.
pub(super) fn read_meant<'d>(file: &Table<'d>) -> Vec<WordingException<'d>> {
    let entries = file.list("meant");
    if let Some(extra) = entries.get(MEANT_MAX) {
        extra.report(findings::too_many_meant(entries.len()));
    }
    let read = entries.into_iter().take(MEANT_MAX).zip(1..).filter_map(|(entry, number)| {
        let table = entry.called(format!("exception {number}")).table(keys::MEANT)?;
        table.text("because", LINE_MAX);
        let place = table.need("words")?;
        let text = place.text(LINE_MAX);
        let words = GuardedText::new(&text);
        if words.len() == 1 {
            place.report(findings::one_word(&place.what()));
        }
        (words.len() > 1).then_some(WordingException { words, place, used: false })
    });
    read.collect()
}

/// What the guard says against what an operator says of themselves, in two sentences each that name
/// the key of the configuration. There are no exceptions.
pub fn check_operator(operator: &Operator) -> Vec<String> {
    let mut found = Vec::new();
    for text in of_operator(operator).iter().filter(|text| text.about.kind.is_judged()) {
        for hit in GuardedText::new(&text.text).hits() {
            let said = text.text.get(hit.place).unwrap_or_default();
            found.push(findings::forbidden_words_of_operator(&text.about.path(), said, hit.kind));
        }
    }
    found
}

/// Reports words at their own place where they are written as they are read.
fn report(shown: &JudgedText<'_>, kind: WordingFault, place: Range<usize>) {
    let said = shown.text.get(place.clone()).unwrap_or_default();
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    shown.doc.report(findings::forbidden_words(&said, kind).at(shown.span_of(place)));
}

#[cfg(test)]
mod tests {
    use super::super::judged_text::is_english;
    use super::*;
    use crate::app::files::built_in;
    use crate::document::{Code, File};
    use crate::pack::load;

    /// What the guard finds in the shipped files once a text of one of them is another.
    fn found(path: &str, from: &str, to: &str) -> Vec<(Code, String)> {
        let change = |file: File| {
            if !file.path().ends_with(path) {
                return file;
            }
            let text = file.text().unwrap();
            assert!(text.contains(from), "`{from}` should be in {path}");
            File::new(file.path(), text.replacen(from, to, 1).into_bytes())
        };
        let files: Vec<File> = built_in().into_iter().map(change).collect();
        let loaded = load(&files, &[]);
        let said = loaded.problems.iter().filter(|problem| problem.file.ends_with(path));
        let said = said.map(|problem| {
            let file = files.iter().find(|file| file.path() == problem.file).unwrap();
            let marked = file.text().unwrap().get(problem.span.clone()).unwrap();
            (problem.code, marked.to_owned())
        });
        said.filter(|(code, _)| *code != Code::PlainHttp).collect()
    }

    fn diagnosis() -> Vec<(Code, String)> {
        vec![(Code::WordingDiagnosis, "You have".to_owned())]
    }

    #[test]
    fn what_a_ledger_says_to_members_is_judged() {
        let says = "B12 is essential for nerves.";
        assert_eq!(found("b12/ledger.toml", says, "You have low B12."), diagnosis());
        let why =
            "It makes one possible cause the usual one, and could keep people from finding theirs.";
        assert_eq!(found("b12/ledger.toml", why, "You have low B12."), diagnosis());
    }

    #[test]
    fn what_a_ledger_adds_is_judged() {
        for key in ["says", "why"] {
            let files = built_in();
            let ledger = files.iter().find(|file| file.path().ends_with("b12/ledger.toml"));
            let text = ledger.unwrap().text().unwrap();
            let added = text.find("\n[added.").unwrap();
            let line = text.get(added..).unwrap().lines().find(|line| line.starts_with(key));
            let to = format!("{key} = \"You have low B12.\"");
            assert_eq!(found("b12/ledger.toml", line.unwrap(), &to), diagnosis());
        }
    }

    #[test]
    fn what_a_command_does_is_judged_in_every_kind_of_english() {
        let from = "description-localizations = { de = \"Fragen";
        let to = "description-localizations = { en-GB = \"You have low B12\", de = \"Fragen";
        assert_eq!(found("b12/pack.toml", from, to), diagnosis());
        let from = "description = \"Read a short article";
        let to = "description = \"You have low B12. Read a short article";
        assert_eq!(found("b12/pack.toml", from, to), diagnosis());
    }

    #[test]
    fn the_name_of_a_command_is_judged() {
        let promise = |words: &str| vec![(Code::WordingPromise, words.to_owned())];
        let (from, to) = ("[command.b12-food]", "[command.b12-harmless]");
        assert_eq!(found("b12/pack.toml", from, to), promise("harmless"));
        let from = "name-localizations = { de = \"b12-essen\"";
        let to = "name-localizations = { en-GB = \"b12-harmless\", de = \"b12-essen\"";
        assert_eq!(found("b12/pack.toml", from, to), promise("harmless"));
    }

    #[test]
    fn a_text_in_another_language_is_not_held_against_english() {
        let (from, to) = ("de = \"Fragen zu B12", "de = \"You have B12: Fragen zu B12");
        assert_eq!(found("b12/pack.toml", from, to), []);
        assert!(is_english("en-US") && is_english("en-GB") && is_english("en"));
        assert!(!is_english("de") && !is_english("es-ES"));
        assert!(is_english("english"), "what is no language is no way around the guard");
    }

    #[test]
    fn titles_that_others_gave_are_not_judged() {
        let title = "title = \"Vitamin B12 deficiency: NICE guideline summary\"";
        assert_eq!(found("b12/pack.toml", title, "title = \"You have low B12: a promise\""), []);
    }

    #[test]
    fn what_an_operator_says_is_judged() {
        let operator = |name: &str, contact: &str| Operator {
            name: name.to_owned(),
            contact: contact.to_owned(),
            privacy_url: "https://example.org/you-are-safe".to_owned(),
        };
        assert_eq!(check_operator(&operator("A club", "mail@example.org")), Vec::<String>::new());
        let said = check_operator(&operator("Harmless B12", "Take 1000 mcg a day"));
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].starts_with("`operator.name`: \"Harmless\" promises"), "{said:?}");
        assert!(said[1].starts_with("`operator.contact`: \"1000 mcg"), "{said:?}");
    }
}
