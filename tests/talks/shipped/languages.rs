//! Screens in the language of whoever reads them: the shipped packs in German, as a screen reader
//! speaks them, and who gets which language.
#![expect(clippy::disallowed_methods, reason = "a test of a folder writes a folder")]

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;

use insta::assert_snapshot;
use myelin::app::{self, files};
use myelin::bot::{self, Act};
use myelin::library::Library;
use myelin::locale::Locale;
use myelin::reply::ScreenKind;

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
    talk.pick(&["Deutschland"]);
    add("Deutschland");
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

/// Each language that has cards and helplines of its own.
const LANGUAGES: [&str; 3] = ["de", "es-ES", "fr"];

/// What stands below the first line of a screen.
fn below_the_headline(screen: &str) -> &str {
    screen.split_once('\n').expect("lines below the headline").1
}

/// English words that helplines are described with. Names of lines keep theirs: "Crisis Text Line".
const ENGLISH: &[&str] = &[
    "call",
    "text",
    "chat at",
    "email",
    "form at",
    "then option",
    "any time",
    "free",
    "or",
    "to",
    "and",
    "for",
    "with",
    "under",
    "the",
    "works too",
    "the police",
    "your emergency number",
    "mental health",
    "midnight",
    "hours",
    "line",
    "children",
    "languages",
    "English",
    "interpreters",
];

/// The English words in a text for a reader of that language, and the English names of countries.
fn english_in(text: &str, name: &str) -> Vec<String> {
    let names = |name: &str| -> BTreeSet<String> {
        let countries = shipped().safety.countries_for(name.parse().ok());
        countries.into_iter().map(|(_, name)| name.into_owned()).collect()
    };
    let foreign: Vec<String> = names("en-US").difference(&names(name)).cloned().collect();
    assert!(foreign.len() > 20, "{foreign:?}");
    // The name of a line.
    let text = text.replace("Samaritans of Singapore", "");
    let is_letter = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    let stands = |word: &String| {
        text.match_indices(word.as_str()).any(|(at, _)| {
            let (before, after) = (text.get(..at), text.get(at + word.len()..));
            !is_letter(before.and_then(|text| text.chars().next_back()))
                && !is_letter(after.and_then(|text| text.chars().next()))
        })
    };
    let words = ENGLISH.iter().map(|word| (*word).to_owned());
    words.chain(foreign).filter(stands).collect()
}

#[test]
fn a_german_in_a_crisis_reads_in_german_whom_to_call() {
    let card = talk(shipped(), "de").command("/b12-read i want to die");
    for line in [
        "- Deutschland: TelefonSeelsorge, anrufen: 0800 111 0 111 oder 0800 111 0 222 (rund um die Uhr)",
        "- Deutschland: TelefonSeelsorge, Chat oder E-Mail: telefonseelsorge.de",
        "- Österreich: TelefonSeelsorge, anrufen: 142 (rund um die Uhr)",
        "- USA: Crisis Text Line, SMS mit dem Wort HOME an 741741 (rund um die Uhr)",
        "menu: Dein Land: Argentinien bis Malaysia (at most 1)",
        "menu: Dein Land: Mexiko bis USA (at most 1)",
    ] {
        assert!(card.lines().any(|shown| shown == line), "{line}\n{card}");
    }
}

#[test]
fn no_card_for_somebody_in_danger_has_an_english_word_below_its_headline() {
    for (name, written) in [
        ("de", ["want to die", "ich will sterben", "ich habe alle meine tabletten genommen"]),
        ("es-ES", ["want to die", "ya no quiero vivir más", "me tomé todas mis pastillas"]),
        ("fr", ["want to die", "je ne veux plus vivre", "j'ai avalé tous mes médicaments"]),
    ] {
        let talk = talk(shipped(), name);
        for written in written {
            let card = talk.command(&format!("/b12-read {written}"));
            assert_eq!(talk.screen.borrow().kind, ScreenKind::Cards, "{card}");
            assert_eq!(english_in(below_the_headline(&card), name), [""; 0], "{name}: {card}");
        }
        let help = talk.command("/b12-help-now");
        assert_eq!(english_in(below_the_headline(&help), name), [""; 0], "{name}: {help}");
    }
}

#[test]
fn no_country_has_an_english_word_on_its_screen() {
    for name in LANGUAGES {
        let talk = talk(shipped(), name);
        for (_, country) in shipped().safety.countries_for(name.parse().ok()) {
            talk.command("/b12-help-now");
            let screen = talk.pick(&[country.as_ref()]);
            assert!(screen.starts_with(&format!("# {country}")), "{screen}");
            assert_eq!(english_in(&screen, name), [""; 0], "{name}: {screen}");
        }
    }
}

#[test]
fn a_menu_that_was_drawn_in_another_language_still_leads_to_its_country() {
    let mut talk = talk(shipped(), "en-US");
    for (english, german) in [("Austria", "Österreich"), ("United States", "USA")] {
        talk.locale = Some(locale("en-US"));
        talk.command("/b12-help-now");
        talk.locale = Some(locale("de"));
        let screen = talk.pick(&[english]);
        assert!(screen.starts_with(&format!("# {german}: wen du anrufen kannst")), "{screen}");
    }
}

#[test]
fn whom_to_call_in_every_language() {
    let mut transcript = String::new();
    for name in LANGUAGES {
        let talk = talk(shipped(), name);
        let screens = [
            talk.command("/b12-read i want to die"),
            talk.command("/help").lines().take(2).collect::<Vec<_>>().join("\n"),
        ];
        transcript.push_str(&format!("=== {name}\n{}\n\n", screens.join("\n\n")));
        for id in ["us", "gb", "za", "ar", "ch", "it", "no", "fi", "jp"] {
            talk.command("/b12-help-now");
            let countries = shipped().safety.countries_for(name.parse().ok());
            let country = countries.iter().find(|(country, _)| country.id.as_str() == id);
            let (_, country) = country.expect("a country");
            transcript.push_str(&format!("{}\n\n", talk.pick(&[country.as_ref()])));
        }
    }
    assert_snapshot!("whom_to_call", transcript);
}
