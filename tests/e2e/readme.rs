//! README.md: its talk is a real one, so what it shows is what the program says, in this order; and it
//! names every command.
#![expect(clippy::disallowed_methods, reason = "these tests read README.md")]

use std::io::Write;
use std::process::{Command, Stdio};

use myelin::bot::own_commands;
use myelin::library::Opens;

use crate::support::shipped;

/// What is typed in the talk, left-out parts included.
const TYPED: &str = "/b12-check\n1\n8\n4\n9\n3\n1\n3\n5\n3\n2\n1\n5\n9\n1\n2\n3\n3\n5\nsee the result\n\
     my tongue is sore and red, what could it be?\nhow much b12 should i take\n";

/// What the program says to that.
fn said() -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_myelin"))
        .arg("try")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program");
    let mut input = program.stdin.take().expect("its input");
    input.write_all(TYPED.as_bytes()).expect("typing");
    drop(input);
    let output = program.wait_with_output().expect("its output");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn the_talk_in_the_readme_is_what_the_program_says() {
    let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(readme).expect("README.md");
    let talk = readme.split("```text\n").nth(1).and_then(|rest| rest.split("```").next());
    let talk = talk.expect("a talk");
    let said = said();
    let mut rest = said.lines();
    for line in talk.lines().filter(|line| *line != "[…]" && !line.is_empty()) {
        assert!(rest.any(|known| known == line), "the program does not say, here: {line}\n{said}");
    }
}

#[test]
fn the_readme_names_every_command_that_members_can_type() {
    let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(readme).expect("README.md");
    let packs = shipped().packs.iter().flat_map(|pack| &pack.commands);
    let names = packs.map(|command| match command.opens {
        Opens::Find => format!("*{}*", command.name),
        _ => format!("`/{}`", command.name),
    });
    let names = names.chain(own_commands().into_iter().map(|name| format!("`/{name}`")));
    let missing: Vec<String> = names.filter(|name| !readme.contains(name)).collect();
    assert!(missing.is_empty(), "README.md does not name these commands: {missing:?}");
}
