//! The messages that the model of danger is learned from: each line is whole, none stands there twice,
//! and the page beside them counts them right.

#![expect(clippy::disallowed_methods, reason = "reads the corpus")]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use myelin::hearing::corpus::{Message, messages};
use myelin::hearing::{Kind, Model};

/// The languages of messages; `mixed` is two in one.
const LANGUAGES: &[&str] =
    &["de", "en", "es", "fr", "hi", "it", "mixed", "nl", "pl", "pt", "tl", "tr"];

/// The most words of a message: the longest letters.
const WORDS_MAX: usize = 200;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

fn read(name: &str) -> String {
    fs::read_to_string(folder().join(name)).expect("a text of the corpus")
}

/// The files of messages by the names of their writers.
fn writers() -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder().join("messages")).expect("the messages");
    let files = entries.map(|entry| entry.expect("an entry").file_name());
    let names = files.map(|name| name.into_string().expect("a plain name"));
    let writers = names.map(|name| {
        let text = read(&format!("messages/{name}"));
        let writer = name.strip_suffix(".tsv").expect("only files of messages stand there");
        (writer.to_owned(), text)
    });
    writers.collect()
}

/// The messages of a file, which has no line that is none.
fn of<'t>(writer: &str, text: &'t str) -> Vec<Message<'t>> {
    messages(text).unwrap_or_else(|error| panic!("corpus/messages/{writer}.tsv: {error}"))
}

/// What is wrong with a message.
fn wrong(message: &Message<'_>) -> Option<&'static str> {
    let Message { language, tag, text, kind: _ } = *message;
    if !LANGUAGES.contains(&language) {
        Some("a language that the page does not name")
    } else if tag.is_empty() || tag.contains(char::is_whitespace) {
        Some("a kind that is not one word")
    } else if text != text.trim() {
        Some("a space at its beginning or end")
    } else if text.chars().any(char::is_control) {
        Some("a sign that nobody can type")
    } else if text.split_whitespace().count() > WORDS_MAX {
        Some("too many words for a message")
    } else {
        None
    }
}

#[test]
fn every_line_of_the_corpus_is_a_message_and_no_text_stands_there_twice() {
    let writers = writers();
    let mut seen: HashMap<&str, &str> = HashMap::new();
    let mut found = Vec::new();
    for (writer, text) in &writers {
        if !text.ends_with('\n') || text.contains('\r') || text.contains("\n\n") {
            found.push(format!("{writer}: each line ends with a line feed, and none is empty"));
        }
        for message in of(writer, text) {
            if let Some(wrong) = wrong(&message) {
                found.push(format!("{writer}: {wrong}: {}", message.text));
            }
            if let Some(other) = seen.insert(message.text, writer) {
                found.push(format!("{writer}: {other} has it too: {}", message.text));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_page_counts_the_messages_right() {
    let writers = writers();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (writer, text) in &writers {
        for message in of(writer, text) {
            let places = [
                format!("| `{writer}` |"),
                format!("| `{}` |", message.kind.label()),
                "| all |".to_owned(),
            ];
            let language = format!("(`{}`) |", message.language);
            for place in places.into_iter().chain([language]) {
                *counts.entry(place).or_default() += 1;
            }
        }
    }
    let page = read("README.md");
    let missing: Vec<String> = counts
        .into_iter()
        .filter(|(row, count)| {
            let ends = format!(" {} |", with_commas(*count));
            !page.lines().any(|line| line.contains(row.as_str()) && line.ends_with(&ends))
        })
        .map(|(row, count)| format!("{row} … {} |", with_commas(count)))
        .collect();
    assert!(missing.is_empty(), "corpus/README.md should say:\n{}", missing.join("\n"));
}

#[test]
fn the_page_explains_every_label_and_only_those() {
    for page in ["README.md", "WRITING.md"] {
        let text = read(page);
        for kind in Kind::ALL {
            assert!(text.contains(&format!("| `{}` |", kind.label())), "{page}: {}", kind.label());
        }
    }
}

#[test]
fn what_the_second_readers_were_sure_of_is_the_label_and_what_is_open_is_not() {
    let writers = writers();
    let labels: HashMap<(&str, &str), &str> = writers
        .iter()
        .flat_map(|(writer, text)| of(writer, text).into_iter().map(move |m| (writer, m)))
        .map(|(writer, message)| ((writer.as_str(), message.text), message.kind.label()))
        .collect();
    let list = read("disagreements.tsv");
    let mut lines = list.lines();
    assert_eq!(
        lines.next(),
        Some("writer\ttext\tfirst label\tsecond reader\tsure or open\treason")
    );
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for line in lines {
        let fields: Vec<&str> = line.split('\t').collect();
        let [writer, text, first, second, weight, reason] = fields[..] else {
            panic!("six fields: {line}")
        };
        assert!(matches!(weight, "sure" | "open") && !reason.is_empty(), "{line}");
        assert!(
            first != second && [first, second].iter().all(|l| Kind::of_label(l).is_some()),
            "{line}"
        );
        let label = if weight == "sure" { second } else { first };
        assert_eq!(labels.get(&(writer, text)), Some(&label), "{line}");
        assert!(seen.insert((writer, text)), "twice: {line}");
        *counts.entry(weight).or_default() += 1;
    }
    let page = read("README.md").split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        format!("their {} notes", seen.len()),
        format!("In {} the first label was wrong", counts["sure"]),
        format!("In {} two careful people", counts["open"]),
    ] {
        assert!(page.contains(&said), "corpus/README.md should say: {said}");
    }
}

#[test]
fn the_model_in_the_program_is_what_the_corpus_gives() {
    let writers = writers();
    let all: Vec<Message<'_>> =
        writers.iter().flat_map(|(writer, text)| of(writer, text)).collect();
    let is_same = Model::learned(&all) == *Model::built_in();
    assert!(is_same, "run `cargo run --release -- learn`, and keep src/hearing/model.bin with it");
}

#[test]
fn the_corpus_is_not_in_the_binary() {
    let built_in = myelin::app::files::built_in();
    assert!(built_in.iter().all(|file| !file.path().contains("corpus")));
}

/// A number as pages write it: 12,196.
fn with_commas(number: usize) -> String {
    let digits = number.to_string();
    let mut written = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// The first cell of the row of `docs/own-words.md` for each label.
const ROWS: &[(&str, &str)] = &[
    ("crisis1", "| wants to die, plans, harms themselves |"),
    ("crisis2", "| lost hope |"),
    ("third_person", "| somebody else in crisis |"),
    ("overdose", "| overdose |"),
    ("emergency", "| emergency |"),
    ("harm", "| violence, threats |"),
    ("harmless", "| harmless: false cards + soft lines |"),
];

#[test]
fn the_page_shows_the_first_figures_of_every_batch() {
    let page = fs::read_to_string(folder().join("../docs/own-words.md")).expect("the page");
    let mut missing = Vec::new();
    for line in read("first-figures.tsv").lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [batch, label, _, card, soft] = fields[..] else { panic!("five fields: {line}") };
        let (kind, number) = batch.split_once('-').expect("a kind and a number");
        let (begins, before) = if kind == "ordinary" {
            ("| false cards + soft lines |", 0)
        } else {
            (ROWS.iter().find(|(of, _)| *of == label).expect("a row").1, 1)
        };
        let row = page.lines().find(|line| line.starts_with(begins)).expect("the row");
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let cell = cells.get(before + number.parse::<usize>().expect("a number"));
        let said = format!("{card} + {soft}");
        if cell.map(|cell| cell.trim_matches('*')) != Some(&said) {
            missing.push(format!("{batch}, {label}: {said}, and the page has {cell:?}"));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
