//! What the TOML parser says of a line that it cannot read, as one of a few faults.
//!
//! The parser gives no codes, only English. So this is the one place that decides by the wording
//! of a message, and a test holds every wording against what the parser says today.

/// What is wrong with the form of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SyntaxFault {
    /// A key or table stands twice.
    DuplicateKey,
    /// A text that is not in quotes.
    TextWithoutQuotes,
    /// A text without the quote at its end.
    TextNotEnded,
    /// A text of several lines without the quotes at its end.
    LongTextNotEnded,
    /// Two entries without a comma between them.
    NoComma,
    /// A list without its bracket.
    ListNotEnded,
    /// A table in braces without its brace.
    InlineTableNotEnded,
    /// A table in a line of its own without its bracket.
    HeaderNotEnded,
    /// A key without anything after it.
    KeyAlone,
    /// A key with other characters than letters, digits, hyphens and underscores.
    BadKey,
    /// A backslash that begins no escape.
    LoneBackslash,
    /// A date that is none.
    BadDate,
    /// Something after a value.
    SecondThing,
    /// Lists or tables in one another, deeper than is read.
    TooDeep,
    /// Any other mistake of the TOML syntax.
    Other,
}

/// What the messages of the `toml` crate hold, first match first.
const WORDINGS: &[(&str, SyntaxFault)] = &[
    ("duplicate key", SyntaxFault::DuplicateKey),
    ("string values must be quoted", SyntaxFault::TextWithoutQuotes),
    ("invalid basic string", SyntaxFault::TextNotEnded),
    ("invalid multi-line", SyntaxFault::LongTextNotEnded),
    ("missing comma", SyntaxFault::NoComma),
    ("unclosed array", SyntaxFault::ListNotEnded),
    ("unclosed inline table", SyntaxFault::InlineTableNotEnded),
    ("unclosed table", SyntaxFault::HeaderNotEnded),
    ("key with no value", SyntaxFault::KeyAlone),
    ("invalid unquoted key", SyntaxFault::BadKey),
    ("missing escaped value", SyntaxFault::LoneBackslash),
    ("invalid date", SyntaxFault::BadDate),
    ("unexpected key or value", SyntaxFault::SecondThing),
    ("recursion depth", SyntaxFault::TooDeep),
    ("recursion limit", SyntaxFault::TooDeep),
];

impl SyntaxFault {
    /// The fault that a message of the `toml` crate speaks of.
    pub(super) fn of(message: &str) -> Self {
        let found = WORDINGS.iter().find(|(wording, _)| message.contains(wording));
        found.map_or(Self::Other, |(_, fault)| *fault)
    }
}

#[cfg(test)]
mod tests {
    use toml::de::DeTable;

    use super::*;

    /// The first message of the parser on that text.
    fn said(text: &str) -> String {
        let (_, errors) = DeTable::parse_recoverable(text);
        errors.first().map_or_else(String::new, |error| error.message().to_owned())
    }

    #[test]
    fn every_wording_is_what_the_parser_says_today() {
        let deep = format!("a = {}1{}", "[".repeat(300), "]".repeat(300));
        let long = format!("{}a = 1", "a.".repeat(300));
        let examples = [
            ("duplicate key", "a = 1\na = 2"),
            ("string values must be quoted", "a = hello"),
            ("invalid basic string", "a = \"hello\nb = 1"),
            ("invalid multi-line", "a = \"\"\"hello"),
            ("missing comma", "a = [\"x\" \"y\"]"),
            ("unclosed array", "a = [1,"),
            ("unclosed inline table", "a = { b = 1"),
            ("unclosed table", "[a\nb = 1"),
            ("key with no value", "a"),
            ("invalid unquoted key", "ä = 1"),
            ("missing escaped value", "a = \"\\q\""),
            ("invalid date", "a = 2026-13-45"),
            ("unexpected key or value", "a = \"x\" y = 2"),
            ("recursion depth", deep.as_str()),
            ("recursion limit", long.as_str()),
        ];
        for ((wording, fault), (example_of, text)) in WORDINGS.iter().zip(examples) {
            assert_eq!(*wording, example_of, "each wording has an example, in this order");
            let said = said(text);
            assert!(said.contains(wording), "of {text} the parser says: {said}");
            assert_eq!(SyntaxFault::of(&said), *fault, "{said}");
        }
        assert_eq!(WORDINGS.len(), examples.len());
    }
}
