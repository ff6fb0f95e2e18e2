//! Findings about the passages of a pack, side by side.

use crate::document::{Code, Problem};

/// Two passages that have the same title.
pub(in crate::pack) fn same_title(one: &str, other: &str) -> Problem {
    let message = format!("the passages `{one}` and `{other}` have the same title");
    let remedy = "Say in each title what it is about: buttons show the title of a passage without that of its article.";
    Problem::new(Code::SameTitle, message, remedy)
}

/// Two passages whose short marks are alike.
pub(in crate::pack) fn same_mark(one: &str, other: &str) -> Problem {
    let message = format!("the passages `{one}` and `{other}` cannot be told apart in a button");
    let remedy = "Their names happen to have the same short mark. Give one of them another name.";
    Problem::new(Code::PassageClash, message, remedy)
}

/// Tests that no flow puts into its list for the visit.
pub(in crate::pack) fn tests_in_no_list(passage: &str) -> Problem {
    let message = format!("no flow has the tests of `{passage}` in its list");
    let remedy = format!("Write tests = \"{passage}\" below `[flow]` of a flow, or remove them.");
    Problem::new(Code::NeverUsed, message, remedy)
}
