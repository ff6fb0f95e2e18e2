//! A flow in words and as graphs: of the small good pack, and what the program prints.

use std::process::Command;

use myelin::document::File;
use myelin::flow::Flow;
use myelin::graph::{Format, draw};
use myelin::pack::load;

use crate::words::words;

/// The flow of the small good pack, with a title that needs care.
fn flow() -> Flow {
    let check = include_str!("../check.toml");
    let check = check.replace("\"Sleep check\"", "'The \"sleep\" check #1'");
    let words = words();
    let files = [
        ("sleep/pack.toml", include_str!("../pack.toml")),
        ("sleep/articles/tired.toml", include_str!("../tired.toml")),
        ("sleep/check.toml", &check),
        ("safety/cards.toml", include_str!("../cards.toml")),
        ("safety/helplines.toml", include_str!("../helplines.toml")),
        ("interface/en-US.toml", &words),
    ];
    let files = files.map(|(path, text)| File::new(format!("responses/{path}"), text));
    load(&files, &[]).library.expect("no mistakes").packs[0].flows[0].clone()
}

#[test]
fn the_outline_can_be_read_aloud() {
    insta::assert_snapshot!(draw(&flow(), Format::Outline));
}

#[test]
fn the_graph_for_graphviz_has_every_question_rule_and_outcome() {
    insta::assert_snapshot!(draw(&flow(), Format::Dot));
}

#[test]
fn the_graph_for_mermaid_says_the_same() {
    insta::assert_snapshot!(draw(&flow(), Format::Mermaid));
}

#[test]
fn the_program_prints_the_flow_that_is_named_and_knows_when_there_is_none() {
    let run = |arguments: &[&str]| {
        let output =
            Command::new(env!("CARGO_BIN_EXE_myelin")).arg("graph").args(arguments).output();
        let output = output.expect("the program");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    let topic = ["--responses", "tests/topics", "sleep-diary", "check"];
    let (code, said, _) = run(&topic);
    assert_eq!(code, Some(0));
    assert!(said.contains("2. wish: What would you like to write down?"), "{said}");
    assert!(said.contains("1. If self-harm: outcome crisis (emergency), at once."), "{said}");
    let (_, said, _) = run(&[&topic[..], &["--format", "mermaid"]].concat());
    assert!(said.starts_with("flowchart TD\n"), "{said}");
    let (code, _, complaint) = run(&["--responses", "tests/topics", "sleep-diary", "checks"]);
    assert_eq!(code, Some(2));
    assert_eq!(complaint, "the pack has no flow `checks`; it has: check\n");
}
