//! The words of the interface as the tests know them, so that a shipped word can change without
//! breaking a test of the bot.
#![allow(unreachable_pub, reason = "some test files have it within `support`")]

use std::collections::BTreeMap;

/// The words that are built in.
const SHIPPED: &str = include_str!("../../responses/interface/en-US.toml");

/// What they were when the tests were written.
const KEPT: &str = include_str!("../responses/interface/en-US.toml");

/// The shipped file line by line, with the kept words in the place of the shipped ones. A key that
/// is new is as it is shipped, and one that is gone is gone.
pub fn words() -> String {
    let kept: BTreeMap<_, _> = keyed(KEPT).into_iter().collect();
    let lines = keyed(SHIPPED).into_iter().map(|(key, line)| {
        let line = kept.get(&key).filter(|_| !key.1.is_empty()).unwrap_or(&line);
        format!("{line}\n")
    });
    lines.collect()
}

/// Every line with its table and its key. Lines without a text on them have no key.
fn keyed(text: &'static str) -> Vec<((&'static str, &'static str), &'static str)> {
    let mut table = "";
    let lines = text.lines().map(|line| {
        if line.starts_with('[') {
            table = line;
        }
        let key = match line.split_once(" = \"") {
            Some((key, rest)) if rest.ends_with('"') && !rest.starts_with("\"\"") => key,
            _ => "",
        };
        ((table, key), line)
    });
    lines.collect()
}
