//! The patterns of all rules, cut into slots once, and found by the word they begin with.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::rules::{RULES, WordingRule};
use super::words::Word;

/// A pattern: slots that the words of a text must fill one after the other.
pub(super) struct Pattern {
    pub(super) rule: &'static WordingRule,
    pub(super) slots: Vec<Slot>,
    /// Its place among all patterns.
    place: usize,
}

impl Pattern {
    /// The words that may follow the first.
    fn second(&self) -> impl Iterator<Item = &&'static str> {
        let rest = self.slots.iter().skip(1);
        let needed = self.slots.iter().skip(1).take_while(|slot| slot.optional).count();
        rest.take(needed + 1).flat_map(|slot| &slot.words)
    }
}

/// What may stand at one place of a row.
pub(super) struct Slot {
    words: Vec<&'static str>,
    number: bool,
    /// Whether it may be missing. The first slot of a pattern never is.
    pub(super) optional: bool,
}

impl Slot {
    /// Whether a word fits into it.
    pub(super) fn takes(&self, word: &Word) -> bool {
        self.number && word.number || self.words.contains(&word.text.as_str())
    }

    fn of(text: &'static str) -> Self {
        let (text, optional) = text.strip_suffix('?').map_or((text, false), |text| (text, true));
        let words: Vec<&str> = text.split('|').filter(|word| *word != NUMBER).collect();
        Self { words, number: text.split('|').any(|word| word == NUMBER), optional }
    }
}

/// The patterns that may begin with this word and go on with the next, in order.
pub(super) fn beginning_with(word: &Word, next: Option<&Word>) -> Vec<&'static Pattern> {
    let by_word = INDEX.by_word.get(word.text.as_str()).into_iter().flatten();
    let next = next.filter(|_| word.number).map(|next| next.text.as_str());
    let by_number = next.and_then(|next| INDEX.by_number.get(next)).into_iter().flatten();
    let mut patterns: Vec<&Pattern> =
        by_word.chain(by_number).filter_map(|place| INDEX.patterns.get(*place)).collect();
    patterns.sort_unstable_by_key(|pattern| pattern.place);
    patterns
}

/// How a pattern writes any number.
const NUMBER: &str = "#";

/// All patterns, and the places of those that begin with a word; and of those that begin with a
/// number, by the words that may follow it, so that a text of numbers is read as quickly as others.
struct PatternIndex {
    patterns: Vec<Pattern>,
    by_word: HashMap<&'static str, Vec<usize>>,
    by_number: HashMap<&'static str, Vec<usize>>,
}

static INDEX: LazyLock<PatternIndex> = LazyLock::new(|| {
    let rows = RULES.iter().flat_map(|rule| rule.patterns.iter().map(move |row| (rule, row)));
    let patterns: Vec<Pattern> = rows
        .enumerate()
        .map(|(place, (rule, row))| Pattern {
            rule,
            slots: row.split(' ').map(Slot::of).collect(),
            place,
        })
        .collect();
    let (mut by_word, mut by_number) =
        (HashMap::<_, Vec<usize>>::new(), HashMap::<_, Vec<usize>>::new());
    for pattern in &patterns {
        let Some(first) = pattern.slots.first() else { continue };
        for word in &first.words {
            by_word.entry(*word).or_default().push(pattern.place);
        }
        for word in pattern.second().filter(|_| first.number) {
            by_number.entry(*word).or_default().push(pattern.place);
        }
    }
    PatternIndex { patterns, by_word, by_number }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_at_the_start_is_always_followed_by_a_word() {
        for pattern in INDEX.patterns.iter().filter(|pattern| pattern.slots[0].number) {
            let needed = pattern.slots.iter().skip(1).position(|slot| !slot.optional);
            let needed = needed.expect("a slot that must be there") + 1;
            assert!(!pattern.slots[1..=needed].iter().any(|slot| slot.number));
        }
    }

    #[test]
    fn no_pattern_begins_with_what_may_be_missing() {
        for pattern in &INDEX.patterns {
            let first = pattern.slots.first().is_some_and(|slot| !slot.optional);
            assert!(
                first,
                "{}",
                RULES.iter().flat_map(|rule| rule.patterns).nth(pattern.place).unwrap()
            );
        }
    }
}
