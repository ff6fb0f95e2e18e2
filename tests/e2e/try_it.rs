//! `myelin try` as whoever tries it would use it.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::support::shipped;

/// What the program says to these lines.
fn said(arguments: &[&str], typed: &str) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_myelin"))
        .arg("try")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program");
    let mut input = program.stdin.take().expect("its input");
    input.write_all(typed.as_bytes()).expect("typing");
    drop(input);
    let output = program.wait_with_output().expect("its output");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn readers_are_answered_in_their_language_and_in_english_where_it_is_not_there() {
    for (locale, shown) in [("de", "de"), ("fr", "fr"), ("it", "en-US")] {
        let words = shipped().languages.for_reader(shown.parse().ok());
        let talk = said(&["--locale", locale], "/help\n");
        assert!(talk.contains(&words.help_title()), "{locale}: {talk}");
    }
}

#[test]
fn plain_words_are_sent_to_the_bot_also_when_they_ask_something() {
    let words = shipped().languages.for_reader(None);
    let typed = "does my tongue burn?\n@myelin i want to die\nas ben\nshow it to me\nme\n\
                 # my tongue burns\nmenu Find a B12 passage\n1\nShare as an answer\n\
                 suggest /b12-ask tongue\nas long as it burns\n";
    let talk = said(&[], typed);
    let mut rest = talk.as_str();
    for shown in [
        "Sore tongue: what it can look like",
        &words.offered(),
        "From now on you act as ben.",
        "From now on you act as yourself.",
        "It stands in the channel.",
        &words.found_title(),
        &words.share_help(),
        &words.share_done(),
        "In the channel:",
        &words.shared_by("you"),
        "- Sore tongue and mouth",
        "> as long as it burns",
        &words.help_now(),
    ] {
        let (_, after) = rest.split_once(shown).unwrap_or_else(|| panic!("{shown}:\n{talk}"));
        rest = after;
    }
}
