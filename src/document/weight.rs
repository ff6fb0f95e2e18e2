//! How much work a text is to read.

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// How much a text makes of itself when it is read, up to `most`: its lines, and everything in them
/// that is no space. What may begin a table weighs more, because of the memory that a table takes.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other token weighs the same")]
pub(crate) fn weight(bytes: &[u8], most: usize) -> usize {
    let Ok(text) = std::str::from_utf8(bytes) else { return 0 };
    let mut weight = text.matches('\n').count();
    for token in Source::new(text).lex() {
        weight += match token.kind() {
            TokenKind::Dot | TokenKind::LeftCurlyBracket | TokenKind::LeftSquareBracket => 8,
            TokenKind::Equals => 2,
            TokenKind::Whitespace | TokenKind::Newline | TokenKind::Comment => 0,
            _ => 1,
        };
        if weight >= most {
            return most;
        }
    }
    weight
}
