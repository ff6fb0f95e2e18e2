//! Findings about how countries and helplines are said in another language.

use super::safety;
use crate::document::{Code, Problem};
use crate::safety::{Pattern, PhrasePart, TextToSay};

/// A text that somebody is shown and that the book does not say.
pub(in crate::pack) fn not_translated(text: TextToSay<'_>) -> Problem {
    let TextToSay { part, english } = text;
    let message = format!("`[{}]` does not say \"{english}\"", part.key());
    let line = format!("Add `\"{}\" = \"…\"` below `[{}]`", Pattern::of(english).text, part.key());
    let remedy = match part {
        PhrasePart::Name => format!("{line}, or the name to `stays`."),
        PhrasePart::Country
        | PhrasePart::Contact
        | PhrasePart::Emergency
        | PhrasePart::Note
        | PhrasePart::Hours
        | PhrasePart::Cost
        | PhrasePart::Languages => format!("{line}."),
    };
    Problem::new(Code::HelplineNotTranslated, message, remedy)
}

/// A phrase that no text needs, as advice.
pub(in crate::pack) fn unused_phrase(what: &str) -> Problem {
    let message = format!("no text of `helplines.toml` needs {what}");
    Problem::new(Code::NeverUsed, message, "Remove it, or correct the English before the `=`.")
}

/// A name that stays the same, and that no helpline has or that is said in another way, as advice.
pub(in crate::pack) fn unused_name(name: &str) -> Problem {
    let message = format!("no helpline needs `{name}` in `stays`");
    let remedy = "Remove it, or write the name as in `helplines.toml`.";
    Problem::new(Code::NeverUsed, message, remedy)
}

/// A phrase in which other slots stand than in English.
pub(in crate::pack) fn slots_differ(what: &str, slots: &str, english: &str) -> Problem {
    let or_none = |slots: &str| if slots.is_empty() { "no slots" } else { slots }.to_owned();
    let (slots, english) = (or_none(slots), or_none(english));
    let message = format!("{what} has {slots}, and the English phrase has {english}");
    let remedy =
        "Write every slot of the English phrase once: a number or an address stands there.";
    Problem::new(Code::PhraseDiffers, message, remedy)
}

/// Other numbers than the English phrase has.
pub(in crate::pack) fn numbers_differ(what: &str, numbers: &str, english: &str) -> Problem {
    Problem { code: Code::PhraseDiffers, ..safety::numbers_differ(what, numbers, english) }
}
