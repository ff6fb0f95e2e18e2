//! Where the bot speaks of something, in words.

use std::collections::BTreeMap;

use crate::flow::Flow;
use crate::library::Use;

/// The places in words: a line for each text, with its parts by their titles.
pub(super) fn in_words(uses: &[Use<'_>]) -> Vec<String> {
    let mut texts: Vec<(String, BTreeMap<Part, Vec<&str>>)> = Vec::new();
    for place in uses {
        let (text, part, name) = match place {
            Use::Passage(article, passage) => {
                (format!("Article \"{}\"", article.title), Part::Passage, &*passage.title)
            }
            Use::Start(flow) => (questions(flow), Part::Start, ""),
            Use::Question(flow, item) => (questions(flow), Part::Question, &*item.short),
            Use::Outcome(flow, outcome) => (questions(flow), Part::Result, &*outcome.short),
            Use::Overlay(flow, overlay) => (questions(flow), Part::Line, overlay.id.as_str()),
            Use::Card(card) => ("Card for danger".to_owned(), Part::Card, &*card.headline),
        };
        match texts.last_mut().filter(|(known, _)| *known == text) {
            Some((_, parts)) => parts.entry(part).or_default().push(name),
            None => texts.push((text, BTreeMap::from([(part, vec![name])]))),
        }
    }
    let line = |(text, parts): (String, BTreeMap<Part, Vec<&str>>)| {
        let parts: Vec<String> = parts.iter().map(|(part, names)| part.in_words(names)).collect();
        format!("{text}: {}", parts.join("; "))
    };
    texts.into_iter().map(line).collect()
}

/// A part of a text, in the order in which parts are named.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Passage,
    Start,
    Question,
    Result,
    Line,
    Card,
}

impl Part {
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
    use crate::app::files::built_in;
    use crate::pack::load;

    #[test]
    fn each_text_is_named_once_with_all_its_parts() {
        let library = load(&built_in(), &[]).library.expect("the shipped packs load");
        let pack = library.packs.first().expect("a pack");
        let told = |id: &str| in_words(&library.uses(pack, id));
        assert_eq!(
            told("A16"),
            [
                "Article \"Getting tested\": The B12 tests in plain words; Before a B12 test",
                "Article \"Metformin, diabetes and other medicines\": The birth control pill and your test",
                "Questions \"B12 check\": question \"Medicines\"; added line \"pill\"",
            ]
        );
        assert_eq!(
            told("C14").last().map(String::as_str),
            Some(
                "Questions \"B12 check\": start screen; results \"Ask about a B12 test\", \"Signs with many causes\", \"A reason to keep an eye on B12\""
            )
        );
        assert_eq!(
            told("W-crisis").iter().filter(|line| line.starts_with("Card for danger: ")).count(),
            1
        );
        assert_eq!(told("C99"), [""; 0]);
    }
}
