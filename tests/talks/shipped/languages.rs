//! Screens in the language of whoever reads them: the shipped packs in German, as a screen reader
//! speaks them, and who gets which language.
#![expect(clippy::disallowed_methods, reason = "a test of a folder writes a folder")]

use std::cell::RefCell;
use std::fs;

use insta::assert_snapshot;
use myelin::app::{self, files};
use myelin::bot::{self, Act};
use myelin::library::Library;
use myelin::locale::Locale;

use crate::support::aloud::aloud;
use crate::support::shipped;
use crate::support::talk::Talk;

const NONE: &[&str] = &["None of these"];
const NO: &[&str] = &["No"];

fn locale(name: &str) -> Locale {
    name.parse().expect("a locale")
}

fn talk<'l>(library: &'l Library, name: &str) -> Talk<'l> {
    let mut talk = Talk::new(library);
    talk.locale = Some(locale(name));
    talk
}

#[test]
fn a_talk_in_german() {
    let talk = talk(shipped(), "de");
    let transcript = RefCell::new(String::new());
    let add = |by: &str| {
        let text = aloud(&talk.screen.borrow()).join("\n");
        transcript.borrow_mut().push_str(&format!("=== {by}\n{text}\n\n"));
    };
    let command = |line: &str| {
        talk.command(line);
        add(line);
    };
    let press = |label: &str| {
        talk.press(label);
        add(label);
    };
    command("/b12-check");
    press("Starten");
    press("Warum diese Frage?");
    talk.press("Zurück zur Frage");
    let metformin: &[&[&str]] = &[
        NONE,
        &["18 to 64"],
        NONE,
        NO,
        &["Tingling or numb hands or feet"],
        NO,
        NONE,
        NONE,
        &["2 weeks or more, or comes back"],
        &["Meat, fish, eggs or dairy most days"],
        NONE,
        NONE,
        &["Metformin"],
        &["1 year or more"],
        NO,
        NO,
        NONE,
    ];
    talk.answer_all(metformin);
    add("nach allen Fragen");
    press("Ergebnis ansehen");
    press("Meine Liste für den Arztbesuch");
    talk.press("Zurück zum Ergebnis");
    press("Was würde das ändern?");
    talk.press("Zurück zum Ergebnis");
    press("Quellen");
    talk.press("Zurück zum Ergebnis");
    press("Ich brauche jetzt Hilfe");
    talk.pick(&["Germany"]);
    add("Germany");
    command("/b12-read");
    command("/b12-read mouth");
    command("/b12-read weather in Oslo");
    command("/help");
    command("/about");
    press("Was geprüft wurde: Vitamin B12, pain and numbness");
    command("/privacy");
    press("Nachricht ausblenden");
    transcript.borrow_mut().push_str(&format!(
        "=== was nicht zu lesen war\n{}\n",
        aloud(&bot::failure_screen(shipped(), Some(locale("de")))).join("\n")
    ));
    assert_snapshot!("german", transcript.take());
}

/// The label of the first button of the start screen.
fn begins(talk: &Talk<'_>) -> String {
    talk.command("/b12-check");
    talk.buttons().first().expect("a button").label.clone()
}

#[test]
fn who_reads_a_language_that_is_not_there_gets_english() {
    for name in ["en-US", "en-GB", "pt-BR", "ja"] {
        assert_eq!(begins(&talk(shipped(), name)), "Start", "{name}");
    }
    let others =
        [("de", "Starten"), ("es-ES", "Empezar"), ("es-419", "Empezar"), ("fr", "Commencer")];
    for (name, label) in others {
        assert_eq!(begins(&talk(shipped(), name)), label, "{name}");
    }
}

#[test]
fn the_language_of_the_server_counts_only_where_that_of_the_person_is_not_known() {
    let mut talk = talk(shipped(), "en-GB");
    talk.server_locale = Some(locale("de"));
    assert_eq!(begins(&talk), "Start");
    talk.locale = None;
    assert_eq!(begins(&talk), "Starten");
}

#[test]
fn readers_of_english_are_not_told_that_a_text_is_in_english() {
    let english = talk(shipped(), "en-GB");
    for line in ["/b12-check", "/b12-read", "/b12-read mouth"] {
        assert!(!english.command(line).contains("on this topic"), "{line}");
        assert!(talk(shipped(), "de").command(line).contains("sind auf Englisch"), "{line}");
    }
}

#[test]
fn a_german_file_in_a_folder_is_used() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("interface")).expect("a folder");
    for file in files::built_in() {
        if let Some(name) = file.path().strip_prefix("responses/interface/") {
            let text = file.text().expect("text").replace("\"Starten\"", "\"Los\"");
            fs::write(folder.path().join("interface").join(name), text).expect("a file");
        }
    }
    let files = files::with_folder(Some(folder.path())).expect("files");
    let loaded = app::load(&files);
    assert!(loaded.library.is_some(), "{:?}", loaded.problems);
    let library = loaded.library.expect("no mistakes");
    assert_eq!(begins(&talk(&library, "de")), "Los");
    assert_eq!(begins(&talk(&library, "pt-BR")), "Start");
}

#[test]
fn commands_are_described_in_every_language() {
    let talk = Talk::new(shipped());
    let commands = bot::commands(shipped(), &talk.settings);
    let german = |texts: &[(String, String)]| {
        texts.iter().find(|(name, _)| name == "de").map(|(_, text)| text.clone())
    };
    for command in &commands {
        assert!(german(&command.description_localizations).is_some(), "{}", command.name);
        if let Some(option) = &command.about {
            let described = german(&option.description_localizations);
            let expected = match option.name.as_str() {
                "question" => "Deine Frage, in deinen eigenen Worten",
                _ => "Worüber du etwas lesen willst",
            };
            assert_eq!(described.as_deref(), Some(expected));
        }
    }
    let help = commands.iter().find(|command| command.name == "help").expect("help");
    assert_eq!(german(&help.description_localizations).as_deref(), Some("Was dieser Bot kann"));
}

#[test]
fn what_is_typed_is_answered_in_the_language_of_the_reader() {
    let typing = Act::Typing {
        name: "b12-read".to_owned(),
        text: myelin::sensitive::Sensitive::new("i want to die".to_owned()),
    };
    let myelin::reply::Reply::Suggest(found) = talk(shipped(), "de").reply(typing) else {
        panic!("no suggestions");
    };
    assert_eq!(found[0].label, "Ich brauche jetzt Hilfe");
}
