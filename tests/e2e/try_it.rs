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
fn a_reader_of_german_is_answered_in_german_and_a_reader_of_french_in_english() {
    for (locale, shown) in [("de", "de"), ("fr", "en-US")] {
        let words = shipped().languages.for_reader(shown.parse().ok());
        let talk = said(&["--locale", locale], "/help\n");
        assert!(talk.contains(&words.help_title()), "{locale}: {talk}");
    }
}
