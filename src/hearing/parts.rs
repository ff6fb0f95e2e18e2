//! The parts of a long message. Much of a letter may be about the weather and the neighbours, and one
//! sentence of it tells.

use std::ops::Range;

use super::readings::Reading;

/// The most words of a part. A message that has no more is one.
const PART_WORDS: usize = 16;

/// The parts of a reading that is longer than one: its sentences, short ones with what follows them, and
/// long ones in pieces, each of which begins in the middle of the one before.
pub(super) fn parts(reading: &Reading) -> Vec<Range<usize>> {
    let count = reading.words.len();
    if count <= PART_WORDS {
        return Vec::new();
    }
    let numbers = reading.sentences.windows(2).zip(1..);
    let begins = numbers.filter(|(pair, _)| pair.first() != pair.last()).map(|(_, at)| at);
    let begins: Vec<usize> = std::iter::once(0).chain(begins).chain([count]).collect();
    let mut parts = Vec::new();
    for (number, begin) in begins.iter().copied().enumerate() {
        let mut ends = begins.iter().skip(number + 1).copied();
        let Some(end) = ends.next() else { break };
        if end - begin > PART_WORDS {
            parts.extend(pieces(begin..end));
        } else {
            // A few words say little without what follows.
            let long = ends.take_while(|next| next - begin <= PART_WORDS).last();
            parts.push(begin..long.unwrap_or(end));
        }
    }
    parts
}

/// The most words of a sentence that people write with its stops.
const SENTENCE_WORDS: usize = 40;

/// How many words stand before and after those that a rule found, in a part of their own: in a long sentence, and
/// in one without end.
const AROUND_WORDS: usize = 6;
const AROUND_IN_PAGE: usize = 3;

/// What a rule found with its own sentence, or with a few words around it where the sentence is long. A part that goes
/// on with the next sentence says less of it: "I want to die. The bus was late again on Monday."
pub(super) fn around(reading: &Reading, found: Range<usize>) -> Range<usize> {
    let sentence = |at: usize| reading.sentences.get(at).copied().unwrap_or_default();
    let (first, last) = (sentence(found.start), sentence(found.end.saturating_sub(1)));
    let begin = reading.sentences.partition_point(|number| *number < first);
    let end = reading.sentences.partition_point(|number| *number <= last);
    let length = end - begin;
    if length <= PART_WORDS {
        return begin..end;
    }
    let beside = if length <= SENTENCE_WORDS { AROUND_WORDS } else { AROUND_IN_PAGE };
    found.start.saturating_sub(beside).max(begin)..(found.end + beside).min(end)
}

/// The pieces of a long sentence.
fn pieces(sentence: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let until = sentence.end;
    let begins = sentence.step_by(PART_WORDS / 2);
    let all = begins.map(move |begin| begin..(begin + PART_WORDS).min(until));
    // The last pieces are no more than the ends of the one before.
    let mut ended = false;
    all.take_while(move |piece| !std::mem::replace(&mut ended, piece.end == until))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts_of(text: &str) -> Vec<String> {
        let reading = Reading::plain(text);
        let text = |part: Range<usize>| reading.words[part].join(" ");
        parts(&reading).into_iter().map(text).collect()
    }

    #[test]
    fn a_short_message_is_one_and_has_no_parts() {
        assert_eq!(parts_of("My feet burn. I am tired. What could that be?"), [""; 0]);
    }

    #[test]
    fn a_part_is_a_sentence_and_what_follows_it_as_far_as_there_is_room() {
        let text = "The neighbours have a new dog. It barks all night. I want to die. The weather is wet and the shed leaks.";
        assert_eq!(
            parts_of(text),
            [
                "the neighbours have a new dog it barks all night i want to die",
                "it barks all night i want to die the weather is wet and the shed leaks",
                "i want to die the weather is wet and the shed leaks",
                "the weather is wet and the shed leaks",
            ]
        );
    }

    #[test]
    fn what_a_rule_found_is_a_part_with_its_sentence_or_a_few_words_around_it() {
        let words = |count: usize| -> String {
            (0..count).map(|number| format!("w{number}")).collect::<Vec<_>>().join(" ")
        };
        let page = Reading::plain(&format!("It rains. {}. Bye.", words(41)));
        assert_eq!(around(&page, 20..24), 17..27);
        assert_eq!(around(&page, 3..5), 2..8, "not beyond the sentence");
        let long = Reading::plain(&format!("It rains. {}. Bye.", words(30)));
        assert_eq!(around(&long, 15..17), 9..23);
        let short = Reading::plain("It rains. I want to die. The bus was late.");
        assert_eq!(around(&short, 3..6), 2..6);
    }

    #[test]
    fn a_long_sentence_is_read_in_pieces_that_overlap() {
        let words: Vec<String> = (0..40).map(|number| format!("w{number}")).collect();
        let reading = Reading::plain(&words.join(" "));
        assert_eq!(parts(&reading), [0..16, 8..24, 16..32, 24..40]);
    }
}
