//! What many screens share: rows of buttons, sources, and where a text comes from.

use super::Screens;
use crate::article::Source;
use crate::id::SourceId;
use crate::interface::Words;
use crate::library::Pack;
use crate::limits::MENU_OPTION_TEXT_MAX;
use crate::reply::{Block, Line, Span};

/// A text shortened to the second line of a menu's option. The full text stands on the same screen.
pub(super) fn fitted(text: &str) -> String {
    cut(text, MENU_OPTION_TEXT_MAX)
}

/// A text of at most so many characters; one that was longer says so.
pub(super) fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(most.saturating_sub(1)).collect();
    short.push('…');
    short
}

impl Screens<'_> {
    /// The sources of a text: publisher and year, each a link.
    pub(super) fn sources(&self, pack: &Pack, ids: &[SourceId]) -> Option<Block> {
        let words = self.words();
        let mut line = Line::from(words.sources());
        let sources = ids.iter().filter_map(|id| pack.source(id));
        let mut any = false;
        for source in sources {
            let before = if any { words.then("", "") } else { " ".to_owned() };
            line = line.and(Span::Text(before)).and(link(source, &source_name(words, source)));
            any = true;
        }
        any.then_some(Block::Note(line))
    }

    /// The sources of a text by name only, where there are many and a screen has links to them.
    pub(super) fn named_sources(&self, pack: &Pack, ids: &[SourceId]) -> Option<Block> {
        let words = self.words();
        let sources = ids.iter().filter_map(|id| pack.source(id));
        let names: Vec<String> = sources.map(|source| source_name(words, source)).collect();
        let line = format!("{} {}", words.sources(), words.joined(&names));
        (!names.is_empty()).then(|| Block::Note(line.into()))
    }

    /// A text of a pack. Where it quotes the button for help by its label in the pack's language,
    /// the label of the reader's language takes its place, because that is what stands on the button.
    pub(super) fn with_reader_label(&self, pack: &Pack, text: &str) -> String {
        let quoted = |words: &Words| format!("\"{}\"", words.help_now());
        let own = self.library.languages.for_reader(Some(pack.language));
        if own.locale() == self.words().locale() {
            return text.to_owned();
        }
        text.replace(&quoted(own), &quoted(self.words()))
    }

    /// In which language a pack's texts are, for a reader of another one.
    pub(super) fn language_notice(&self, pack: &Pack) -> Option<Block> {
        let words = self.words();
        let is_foreign = pack.language.language() != words.locale().language();
        let line = || words.in_language(&words.language_name(pack.language));
        is_foreign.then(|| Block::Note(line().into()))
    }

    /// Who wrote a pack's texts, which version it is, and when it was and will be reviewed.
    pub(super) fn provenance(&self, pack: &Pack) -> Vec<Block> {
        let words = self.words();
        let (last, next) = (words.date(pack.last_review), words.date(pack.next_review));
        let reviewed = words.reviewed(&pack.version, &last, &next);
        let line = Block::Note(format!("{} {reviewed}", pack.reviewed_by).into());
        [line].into_iter().chain(self.overdue(pack)).collect()
    }

    /// That the review of a pack is overdue, if it is.
    pub(super) fn overdue(&self, pack: &Pack) -> Option<Block> {
        let words = self.words();
        let next = words.date(pack.next_review);
        pack.overdue(self.today).then(|| Block::Note(words.overdue(&next).into()))
    }
}

/// A source as a link.
pub(super) fn link(source: &Source, label: &str) -> Span {
    Span::Link { label: label.to_owned(), url: source.url.clone() }
}

/// A source in a list: its title as a link, who published it and when.
pub(super) fn source_line(words: &Words, source: &Source) -> Line {
    let published = source.published.iter().map(|date| format!(", {}", date.formatted(words)));
    let rest = format!(". {}{}", source.publisher, published.collect::<String>());
    Line(vec![link(source, &source.title), Span::Text(rest)])
}

/// A source's short name: `NICE (6 Mar 2024)`.
fn source_name(words: &Words, source: &Source) -> String {
    match &source.published {
        Some(published) => words.with_detail(&source.publisher, &published.formatted(words)),
        None => source.publisher.clone(),
    }
}

/// A line that names something, with weight, and says something of it.
pub(super) fn said_of(words: &Words, name: &str, text: impl Into<String>) -> Line {
    Line::strong(format!("{} ", words.named(name))).then(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_second_line_is_cut_by_characters_and_says_so() {
        assert_eq!(fitted(&"ü".repeat(100)), "ü".repeat(100));
        let cut = fitted(&"ü".repeat(101));
        assert_eq!((cut.chars().count(), cut.ends_with('…')), (100, true));
    }
}
