//! A flow in words and as graphs: of the small good pack, and what the program prints.

use std::process::Command;

use myelin::document::File;
use myelin::flow::Flow;
use myelin::graph::{Format, draw};
use myelin::pack::load;

/// The flow of the small good pack, with a title that needs care.
fn flow() -> Flow {
    let check = include_str!("../packs/check.toml");
    let check = check.replace("\"Sleep check\"", "'The \"sleep\" check #1'");
    let files = [
        ("sleep/pack.toml", include_str!("../packs/pack.toml")),
        ("sleep/articles/tired.toml", include_str!("../packs/tired.toml")),
        ("sleep/check.toml", &check),
        ("safety/cards.toml", include_str!("../packs/cards.toml")),
        ("safety/helplines.toml", include_str!("../packs/helplines.toml")),
        ("interface/en-US.toml", include_str!("../../responses/interface/en-US.toml")),
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
    let (code, said, _) = run(&["b12", "check"]);
    assert_eq!(code, Some(0));
    assert!(said.contains("7. signs-back: Are your signs back"), "{said}");
    assert!(said.contains("1. If self-harm: outcome crisis (emergency), at once."), "{said}");
    let (_, said, _) = run(&["b12", "check", "--format", "mermaid"]);
    assert!(said.starts_with("flowchart TD\n"), "{said}");
    let (code, _, complaint) = run(&["b12", "checks"]);
    assert_eq!(code, Some(2));
    assert_eq!(complaint, "the pack has no flow `checks`; it has: check\n");
}
