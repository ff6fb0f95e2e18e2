//! Where the bot speaks of something, in words.

use std::collections::BTreeMap;

use crate::flow::Flow;
use crate::library::Use;

/// The places in words: a line for each text, with its parts by their titles.
pub(super) fn in_words(uses: &[Use<'_>]) -> Vec<String> {
    let mut texts: Vec<(String, BTreeMap<UsePart, Vec<&str>>)> = Vec::new();
    for place in uses {
        let (text, part, name) = match place {
            Use::Passage(article, passage) => {
                (format!("Article \"{}\"", article.title), UsePart::Passage, &*passage.title)
            }
            Use::Start(flow) => (questions(flow), UsePart::Start, ""),
            Use::Question(flow, item) => (questions(flow), UsePart::Question, &*item.short),
            Use::Outcome(flow, outcome) => (questions(flow), UsePart::Result, &*outcome.short),
            Use::Overlay(flow, overlay) => (questions(flow), UsePart::Line, overlay.id.as_str()),
            Use::Card(card) => ("Card for danger".to_owned(), UsePart::Card, &*card.headline),
        };
        match texts.last_mut().filter(|(known, _)| *known == text) {
            Some((_, parts)) => parts.entry(part).or_default().push(name),
            None => texts.push((text, BTreeMap::from([(part, vec![name])]))),
        }
    }
    let line = |(text, parts): (String, BTreeMap<UsePart, Vec<&str>>)| {
        let parts: Vec<String> = parts.iter().map(|(part, names)| part.in_words(names)).collect();
        format!("{text}: {}", parts.join("; "))
    };
    texts.into_iter().map(line).collect()
}

/// A part of a text, in the order in which parts are named.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum UsePart {
    Passage,
    Start,
    Question,
    Result,
    Line,
    Card,
}

impl UsePart {
    fn in_words(self, names: &[&str]) -> String {
        let one_or_more = |noun: &str| {
            let ending = if names.len() == 1 { "" } else { "s" };
            format!("{noun}{ending} \"{}\"", names.join("\", \""))
        };
        match self {
            Self::Passage | Self::Card => names.join("; "),
            Self::Start => "start screen".to_owned(),
            Self::Question => one_or_more("question"),
            Self::Result => one_or_more("result"),
            Self::Line => one_or_more("added line"),
        }
    }
}

fn questions(flow: &Flow) -> String {
    format!("Questions \"{}\"", flow.title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::files::{built_in, with_folder};
    use crate::pack::load;

    /// Where the tests have a topic of their own.
    const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/responses");

    #[test]
    fn each_text_is_named_once_with_all_its_parts() {
        let is_words = |path: &str| path.contains("/interface/");
        let mut files = with_folder(Some(OWN.as_ref())).expect("the topic of the tests");
        files.retain(|file| !is_words(file.path()));
        files.extend(built_in().into_iter().filter(|file| is_words(file.path())));
        let library = load(&files, &[]).library.expect("the packs load");
        let own = library.packs.iter().find(|pack| pack.id.as_str() == "feet");
        let told = |id: &str| in_words(&library.uses(own.expect("a pack"), id));
        assert_eq!(
            told("N06"),
            [
                "Article \"Sore tongue and mouth\": Sore tongue: what it can look like; What else makes a tongue sore",
                "Article \"Pins and needles, numbness, burning feet\": What numb feet can be",
                "Questions \"Feet check\": question \"Nerves, movement and sight\"",
            ]
        );
        assert_eq!(
            told("N10").last().map(String::as_str),
            Some("Questions \"Feet check\": question \"Medicines\"; added line \"metformin\"")
        );
        assert_eq!(
            told("N13"),
            [
                "Questions \"Feet check\": results \"Ask about a test\", \"Signs with many causes\", \"A reason to keep an eye on it\""
            ]
        );
        assert_eq!(
            told("N01").iter().filter(|line| line.contains("start screen")).count(),
            1,
            "{:?}",
            told("N01")
        );
        assert_eq!(told("E02").len(), 1, "{:?}", told("E02"));
        assert!(told("E02")[0].starts_with("Card for danger: "), "{:?}", told("E02"));
        assert_eq!(told("C99"), [""; 0]);
    }
}
