//! `questions.toml` and the files of `questions/`: what people may ask, by who wrote it, and which
//! passage answers it, if any.

use std::collections::BTreeMap;

use super::findings::questions as findings;
use super::keys;
use super::passages::KnownPassage;
use super::read_file::ReadFile;
use super::references::References;
use crate::document::{Table, Value};
use crate::id::{FindingId, PassageRef};
use crate::language::Language;
use crate::library::FileKind;
use crate::library::limits::{EXAMPLE_MAX, EXAMPLES_MAX, WORD_MAX};
use crate::locale::Locale;
use crate::questions::{Due, Example, Glossary, GlossaryWord, Goals, Questions, RefuseKind, Voice};

/// Reads the example questions of a pack.
pub(super) fn questions(
    files: &[ReadFile<'_>],
    passages: &[KnownPassage<'_>],
    references: &References<'_>,
) -> Questions {
    let mut reader =
        Reader { references, questions: Questions::default(), places: BTreeMap::new() };
    let files = files.iter().filter(|file| file.is(FileKind::Questions));
    let mut count = 0;
    for file in files {
        let root = Table::root(&file.doc, keys::QUESTIONS_FILE);
        let voice = reader.voice(file.path.name, &root);
        count += voice.examples.len();
        if count > EXAMPLES_MAX {
            root.report(findings::too_many());
            break;
        }
        if !voice.examples.is_empty() {
            reader.questions.voices.push(voice);
        }
    }
    let questions = reader.questions;
    let asked: Vec<String> = questions
        .examples()
        .filter_map(|example| match &example.due {
            Due::Passage(passage) => Some(passage.to_string()),
            Due::Outside(_) | Due::Refuse(_) => None,
        })
        .collect();
    for passage in
        passages.iter().filter(|passage| !asked.is_empty() && !asked.contains(&passage.name))
    {
        passage.report(findings::no_question(&passage.name));
    }
    questions
}

/// The questions of a pack while they are read.
struct Reader<'r, 'd> {
    references: &'r References<'d>,
    questions: Questions,
    /// What is due to each question, without capitals and signs, and the file that it stands in.
    places: BTreeMap<String, (Due, String)>,
}

impl Reader<'_, '_> {
    fn voice(&mut self, name: &str, root: &Table<'_>) -> Voice {
        let mut examples = Vec::new();
        let language = self.words(name, root);
        self.goals(root);
        self.instead(root);
        for (article, passages) in tables(root, "asked") {
            for (passage, value) in passages.any_table().iter().flat_map(Table::pairs) {
                let name = format!("{article}/{passage}");
                let known = self.references.passages.check(&name, &value);
                let passage: Option<PassageRef> = name.parse().ok().filter(|_| known);
                if let Some(passage) = passage {
                    self.list(&value, &Due::Passage(passage), &mut examples);
                }
            }
        }
        for (_, value) in tables(root, "outside") {
            let group: FindingId = value.name();
            self.list(&value, &Due::Outside(group.to_string()), &mut examples);
        }
        if let Some(table) = root.get("refuse").and_then(|value| value.table(keys::REFUSE)) {
            for kind in RefuseKind::ALL {
                if let Some(value) = table.get(kind.name()) {
                    self.list(&value, &Due::Refuse(*kind), &mut examples);
                }
            }
        }
        Voice { name: name.to_owned(), is_held_out: root.flag("held-out"), language, examples }
    }

    /// Reads the words of another language, and the language.
    fn words(&mut self, name: &str, root: &Table<'_>) -> Option<Language> {
        let words = tables(root, "words");
        let value = if words.is_empty() { root.get("language") } else { root.need("language") };
        let language = value?.one_of(&other_languages())?;
        let mut glossary = Glossary { name: name.to_owned(), language, words: Vec::new() };
        for (_, value) in words {
            let english: FindingId = value.name();
            let english = english.as_str().replace('-', " ");
            for entry in value.list() {
                let said = entry.text(WORD_MAX);
                if said.contains('*') && !is_one_with_star(&said) {
                    entry.report(findings::misplaced_star(&said));
                } else {
                    glossary.words.push(GlossaryWord { english: english.clone(), said });
                }
            }
        }
        if !glossary.words.is_empty() {
            self.questions.glossaries.push(glossary);
        }
        Some(language)
    }

    /// Reads a list of questions, each of which stands in the whole pack once, unless two writers had
    /// the same idea for the same passage.
    fn list(&mut self, value: &Value<'_>, due: &Due, examples: &mut Vec<Example>) {
        let entries = value.list();
        if entries.is_empty() && value.is_list() {
            value.report(findings::no_entry(&value.what()));
        }
        for entry in entries {
            let text = entry.text(EXAMPLE_MAX);
            let words = text.split(|sign: char| !sign.is_alphanumeric());
            let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
            let plain = words.join(" ").to_lowercase();
            let path = value.doc.path;
            match self.places.get(&plain) {
                Some((other, of)) if !is_same(other, due) || of == path => {
                    entry.report(findings::asked_twice(&text, of, due, other));
                }
                Some(_) => {}
                None => {
                    self.places.insert(plain, (due.clone(), path.to_owned()));
                }
            }
            examples.push(Example { text, due: due.clone() });
        }
    }

    fn instead(&mut self, root: &Table<'_>) {
        let Some(value) = root.get("instead") else { return };
        let Some(table) = value.table(keys::INSTEAD) else { return };
        for kind in RefuseKind::ALL {
            let Some(value) = table.get(kind.name()) else { continue };
            let passage = self.references.passages.passage(&value);
            if self.questions.instead(*kind).is_some() {
                value.report(findings::said_twice(&value.what()));
            }
            self.questions.instead.push((*kind, passage));
        }
    }

    fn goals(&mut self, root: &Table<'_>) {
        let Some(value) = root.get("goals") else { return };
        let Some(table) = value.table(keys::GOALS) else { return };
        let percent = |key: &str| {
            let value = table.get(key)?;
            let number = value.number();
            if number > 100 {
                value.report(findings::over_hundred(&value.what(), number));
            }
            Some(number)
        };
        if self.questions.goals != Goals::default() {
            value.report(findings::said_twice(&value.what()));
        }
        self.questions.goals = Goals {
            right: percent("right"),
            wrong: percent("wrong"),
            answered_outside: percent("answered-outside"),
            refused: percent("refused"),
        };
    }
}

/// The languages but English that can be told, by their codes.
pub(crate) fn other_languages() -> Vec<(&'static str, Language)> {
    let all = Language::all().map(|language| (language.code(), language));
    all.filter(|(code, _)| *code != Locale::ENGLISH.language()).collect()
}

/// Whether it is one word with a star at one end.
fn is_one_with_star(said: &str) -> bool {
    let word = said.strip_suffix('*').or_else(|| said.strip_prefix('*'));
    word.is_some_and(|word| !word.is_empty() && word.chars().all(char::is_alphanumeric))
}

/// Whether it makes no difference to which of both a question leads.
fn is_same(one: &Due, other: &Due) -> bool {
    one == other || matches!((one, other), (Due::Outside(_), Due::Outside(_)))
}

/// The entries of a table that may be there.
fn tables<'d>(root: &Table<'d>, key: &str) -> Vec<(&'d str, Value<'d>)> {
    let table = root.get(key).and_then(|value| value.any_table());
    table.iter().flat_map(Table::pairs).collect()
}
