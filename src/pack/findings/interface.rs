//! Findings about the words of the interface.

use crate::document::{Code, Problem};

/// A sentence that does not say what is to be filled in.
pub(in crate::pack) fn slot_missing(what: &str, slot: &str) -> Problem {
    let message = format!("{what} does not say {{{slot}}}");
    let remedy = format!("Put {{{slot}}} where it belongs in the sentence.");
    Problem::new(Code::InterfaceText, message, remedy)
}

/// A sentence into which something is to be filled that it does not have; `slots` are those it has.
pub(in crate::pack) fn slot_unknown(what: &str, slot: &str, slots: &[&str]) -> Problem {
    let remedy = match slots {
        [] => "Nothing is filled in here; write it without braces.".to_owned(),
        slots => format!("It can say: {{{}}}.", slots.join("}, {")),
    };
    Problem::new(Code::InterfaceText, format!("{what} knows no {{{slot}}}"), remedy)
}

/// A word that stands in two lists, or twice in one.
pub(in crate::pack) fn said_twice(what: &str, word: &str) -> Problem {
    let message = format!("`{word}` in {what} stands in a list of this language already");
    Problem::new(Code::RepeatedEntry, message, "Keep it in the one list that fits best.")
}

/// A line for a language that the bot has words in.
pub(in crate::pack) fn line_in_own_language(code: &str) -> Problem {
    let message = format!("`{code}` is a language that has a file of its own");
    Problem::new(Code::RepeatedEntry, message, "Delete the line: nobody would ever get it.")
}

/// A line for a language that texts are never told to be in.
pub(in crate::pack) fn language_not_told(code: &str, known: &[&str]) -> Problem {
    let message = format!("the program cannot tell that a text is in the language `{code}`");
    Problem::new(Code::UnknownKey, message, format!("It can tell: {}.", known.join(", ")))
}
