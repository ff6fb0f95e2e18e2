//! Forms of TOML 1.1: our parser reads them, the editors of authors refuse them.

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use super::findings;
use super::problem::Problem;
use super::region::Span;

/// Reports every such form, with its place.
#[expect(clippy::wildcard_enum_match_arm, reason = "the other tokens are no form of TOML 1.1")]
pub(super) fn find(text: &str, report: impl Fn(Span, Problem)) {
    // For each open bracket: whether it is `{`, and whether a line break in it was reported.
    let mut open: Vec<(bool, bool)> = Vec::new();
    let mut comma: Option<Span> = None;
    for token in Source::new(text).lex() {
        let span = token.span().start()..token.span().end();
        let inline = open.last().is_some_and(|(inline, _)| *inline);
        match token.kind() {
            TokenKind::LeftCurlyBracket => open.push((true, false)),
            TokenKind::LeftSquareBracket => open.push((false, false)),
            TokenKind::RightCurlyBracket => {
                if let Some(comma) = comma.take().filter(|_| inline) {
                    report(comma, findings::last_comma());
                }
                open.pop();
            }
            TokenKind::RightSquareBracket => {
                open.pop();
            }
            TokenKind::Newline if open.last() == Some(&(true, false)) => {
                report(span.clone(), findings::break_in_inline_table());
                // Once for each table, not once for each line.
                if let Some(top) = open.last_mut() {
                    top.1 = true;
                }
            }
            TokenKind::BasicString | TokenKind::MlBasicString => {
                let inner = text.get(span.clone()).unwrap_or_default();
                if let Some((at, escape)) = newer_escape(inner) {
                    let place = span.start + at..span.start + at + 2;
                    report(place, findings::newer_escape(escape));
                }
            }
            _ => {}
        }
        match token.kind() {
            TokenKind::Comma => comma = Some(span),
            TokenKind::Whitespace | TokenKind::Comment | TokenKind::Newline => {}
            _ => comma = None,
        }
    }
}

/// The first `\e` or `\x` of a text in its written form, and where it is.
fn newer_escape(text: &str) -> Option<(usize, char)> {
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        if letter == '\\' {
            match letters.next() {
                Some((_, escape @ ('e' | 'x'))) => return Some((at, escape)),
                Some(_) => {}
                None => return None,
            }
        }
    }
    None
}
