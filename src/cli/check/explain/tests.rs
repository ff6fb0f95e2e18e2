//! The guide explains every finding, and nothing else.

use std::collections::BTreeSet;

use super::*;
use crate::document::Code;

/// Every code, in the order of `document/code.rs`.
fn codes() -> Vec<&'static str> {
    Code::ALL.iter().map(|code| code.as_str()).collect()
}

/// The examples of a section.
fn examples(section: &GuideSection) -> Vec<&'static str> {
    let blocks = section.text.split("```toml\n").skip(1);
    blocks.map(|rest| rest.split("```").next().expect("its end")).collect()
}

#[test]
fn every_code_has_a_section_in_the_guide_and_every_section_a_code() {
    let written: Vec<&str> = sections().map(|section| section.code).collect();
    let codes = codes();
    let mut wrong = Vec::new();
    for (code, before) in codes.iter().zip(std::iter::once(&"").chain(&codes)) {
        if !written.contains(code) {
            wrong.push(format!(
                "docs/pack-guide.md does not explain `{code}`. Add to the chapters \"Every finding\", \
                 where its group is (in code.rs it stands after `{before}`):\n\n\
                 ### `{code}`\n\n\
                 What it means, in plain words. Why it matters to people who use the bot. How to \
                 mend it: two to six lines,\nthen, where it helps, an example between ```toml and ```.\n"
            ));
        }
    }
    for code in written.iter().filter(|code| !codes.contains(code)) {
        wrong.push(format!(
            "docs/pack-guide.md explains `{code}`, which no finding has. Remove the section \
             `### \\`{code}\\``, or correct its heading: it is the text of the code in problem.rs."
        ));
    }
    let once: BTreeSet<&str> = written.iter().copied().collect();
    if once.len() != written.len() {
        wrong.push(
            "docs/pack-guide.md explains a code twice. Remove one of the sections.".to_owned(),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_section_is_short_and_its_examples_are_toml() {
    for section in sections() {
        let text = section.text.split("```").step_by(2).flat_map(str::lines);
        let lines = text.filter(|line| !line.is_empty()).count();
        assert!(lines <= 6, "`{}` has {lines} lines, and may have 6", section.code);
        let several = section.text.contains(". ") || section.text.contains(".\n");
        assert!(several, "`{}` does not say both what it means and what to do", section.code);
        let first = section.first_sentence();
        assert!(first.ends_with('.'), "`{}` does not begin with a sentence: {first}", section.code);
        for example in examples(&section) {
            let parsed = example.parse::<toml::Table>();
            assert!(parsed.is_ok(), "the example of `{}`: {parsed:?}", section.code);
        }
    }
}

#[test]
fn a_code_is_explained_as_the_guide_explains_it() {
    let answer = explain("red-flag-lost").expect("a section");
    insta::assert_snapshot!(answer);
}

#[test]
fn the_list_has_a_line_for_each_code() {
    let list = explain("list").expect("a list");
    assert_eq!(list.lines().count(), codes().len());
    let line = "duplicate-key: The same key, or the same heading, is there twice, and Myelin \
                cannot know which one you meant.\n";
    assert!(list.contains(line), "{list}");
}

#[test]
fn an_unknown_code_is_answered_with_what_was_likely_meant() {
    let sentence = |code| explain(code).expect_err("no such code");
    insta::assert_snapshot!(sentence("red-flag-lots"), @"there is no finding `red-flag-lots`; did you mean `red-flag-lost`? `myelin check --explain list` names all");
    insta::assert_snapshot!(sentence("zzz"), @"there is no finding `zzz`; `myelin check --explain list` names all");
    insta::assert_snapshot!(sentence(""), @"there is no finding ``; `myelin check --explain list` names all");
}
