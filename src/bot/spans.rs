//! Sentences into which more than text is filled: a person, a channel, a moment.

use crate::reply::{Line, Span};

/// Stand for what is filled in while a sentence is put together; no text has them, because they are for private
/// use (Unicode, Private Use Area).
const MARKS: [char; 3] = ['\u{e000}', '\u{e001}', '\u{e002}'];

/// A sentence with these spans in the place of its slots, which `sentence` is given in the same order.
#[expect(
    clippy::needless_pass_by_value,
    reason = "whoever fills a sentence has no more use for the parts"
)]
pub(super) fn filled<const N: usize>(
    sentence: impl FnOnce([&str; N]) -> String,
    spans: [Line; N],
) -> Line {
    let mut bytes = [[0; 4]; 3];
    let marks: Vec<&str> =
        MARKS.iter().zip(&mut bytes).map(|(mark, bytes)| &*mark.encode_utf8(bytes)).collect();
    let slots = std::array::from_fn(|slot| marks.get(slot).copied().unwrap_or_default());
    let text = sentence(slots);
    let mut line = Line::default();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once(MARKS) {
        if !before.is_empty() {
            line = line.then(before);
        }
        let mark = rest.get(before.len()..).and_then(|rest| rest.chars().next());
        let slot = MARKS.iter().position(|known| Some(*known) == mark);
        if let Some(filled) = slot.and_then(|slot| spans.get(slot)) {
            line.0.extend(filled.0.iter().cloned());
        }
        rest = after;
    }
    if rest.is_empty() { line } else { line.then(rest) }
}

/// A line of one span.
pub(super) fn span(span: Span) -> Line {
    Line(vec![span])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::ChannelId;

    #[test]
    fn spans_stand_where_the_sentence_has_its_slots_whatever_their_order() {
        let channel = || span(Span::Channel(ChannelId(3)));
        let line = filled(|[who, place]| format!("In {place}: {who}."), ["A".into(), channel()]);
        let text = |text: &str| Span::Text(text.to_owned());
        let expected =
            vec![text("In "), Span::Channel(ChannelId(3)), text(": "), text("A"), text(".")];
        assert!(line == Line(expected));
        assert!(filled(|[_]| "Nothing.".to_owned(), [channel()]) == Line(vec![text("Nothing.")]));
    }
}
