//! The paths that a Rust text names, written out in full. The text is taken apart by the tokens of
//! the language, so that comments, texts in quotes and line breaks do not matter.

use std::str::FromStr as _;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A path as the code names it, such as `std::collections::BTreeMap`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// Its parts. A `*` is the last part of an import of everything.
    pub(crate) parts: Vec<String>,
    /// Whether a `use` brings it into the file.
    pub(crate) imported: bool,
}

/// Every path in a text: imports, also those in braces; calls; types; macros.
pub(crate) fn named(code: &str) -> Vec<Named> {
    let tokens = TokenStream::from_str(code).expect("Rust that compiles");
    let mut found = Vec::new();
    look_through(&tokens.into_iter().collect::<Vec<_>>(), &mut found);
    found
}

fn look_through(tokens: &[TokenTree], found: &mut Vec<Named>) {
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            TokenTree::Group(group) => {
                look_through(&group.stream().into_iter().collect::<Vec<_>>(), found);
            }
            TokenTree::Ident(word) if word == "use" => {
                let length = tokens[at..].iter().take_while(|token| !is(token, ';')).count();
                // `impl Trait + use<'a>` imports nothing.
                if !tokens.get(at).is_some_and(|token| is(token, '<')) {
                    read(&tokens[at..at + length], &[], true, found);
                    at += length;
                }
            }
            TokenTree::Ident(word) => {
                let external = word == "crate"
                    && at > 1
                    && matches!(&tokens[at - 2], TokenTree::Ident(word) if word == "extern");
                let start = if external { at } else { at - 1 };
                at = start + read(&tokens[start..], &[], external, found);
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// Reads one path and, after its last `::`, what stands in braces. Returns how many tokens that
/// took. A single word outside an import is no path.
fn read(tokens: &[TokenTree], before: &[String], imported: bool, found: &mut Vec<Named>) -> usize {
    let mut parts = before.to_vec();
    let mut at = 0;
    loop {
        if tokens.get(at).is_some_and(|token| is(token, ':'))
            && tokens.get(at + 1).is_some_and(|token| is(token, ':'))
        {
            at += 2;
        } else if at > 0 {
            break;
        }
        match tokens.get(at) {
            Some(TokenTree::Ident(word)) => parts.push(word.to_string()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                for tree in inside.split(|token| is(token, ',')).filter(|tree| !tree.is_empty()) {
                    read(tree, &parts, imported, found);
                }
                return at + 1;
            }
            Some(token) if is(token, '*') && imported => parts.push("*".to_owned()),
            _ => break,
        }
        at += 1;
    }
    if parts.len() > 1 || imported {
        found.push(Named { parts, imported });
    }
    at.max(1)
}

fn is(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

#[test]
fn every_way_to_name_a_path_is_seen() {
    let code = "
        //! tokio::comment
        use std::{fs, collections::{BTreeMap as Map, *}};
        use ::time;
        extern crate axum;
        /// tokio::doc
        #[derive(serde::Serialize)]
        fn f(word: Vec::<u8>) -> ::reqwest::Client {
            let text = \"tokio::text\"; // tokio::comment
            tracing::info!(\"{}\", serenity::all::x(word?));
            alone
        }";
    let paths: Vec<String> = named(code).iter().map(|named| named.parts.join("::")).collect();
    assert_eq!(
        paths,
        [
            "std::fs",
            "std::collections::BTreeMap",
            "std::collections::*",
            "time",
            "axum",
            "serde::Serialize",
            "reqwest::Client",
            "tracing::info",
            "serenity::all::x",
        ]
    );
}
