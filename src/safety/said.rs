//! Words that people write when they are in danger, and the cards that answer them.

use super::{Card, Safety};

/// How many other words may stand between two words of a saying.
const BETWEEN_MAX: usize = 1;

/// From how many letters on a word may have one typing mistake.
const MISTAKE_FROM: usize = 6;

impl Safety {
    /// The cards that answer what a person wrote, in the order of the file; none where it calls for
    /// none. A false alarm is better than a miss, so that "not", a friend or a film change nothing.
    pub fn called_for(&self, written: &str) -> Vec<&Card> {
        let written: Vec<String> = words(written).collect();
        let says = |card: &&Card| card.said_as.iter().any(|saying| stands_in(saying, &written));
        self.cards.iter().filter(says).collect()
    }
}

/// Whether the words of a saying stand in what was written, one after the other.
fn stands_in(saying: &str, written: &[String]) -> bool {
    let saying: Vec<String> = words(saying).collect();
    let Some((first, rest)) = saying.split_first() else { return false };
    let begins = written.iter().enumerate().filter(|(_, word)| same(first, word));
    begins.map(|(at, _)| written.get(at + 1..).unwrap_or_default()).any(|after| {
        let mut after = after.iter();
        rest.iter().all(|word| after.by_ref().take(BETWEEN_MAX + 1).any(|next| same(word, next)))
    })
}

/// Whether a written word is a known one, with at most one typing mistake. Another ending is another
/// word: who overdosed is in danger, and who asks whether one can overdose wants to read.
fn same(known: &str, written: &str) -> bool {
    let mistaken = || {
        known.chars().count() >= MISTAKE_FROM
            && !known.starts_with(written)
            && !written.starts_with(known)
            && strsim::damerau_levenshtein(known, written) <= 1
    };
    known == written || mistaken()
}

/// The words of a text as they are compared: in small letters, without apostrophes, digits and
/// signs that stand for letters read as such, and each letter once where it is repeated.
fn words(text: &str) -> impl Iterator<Item = String> {
    let text: String = text.chars().filter(|c| !matches!(c, '\'' | '’' | '`')).collect();
    let letters = text.to_lowercase().chars().map(letter).collect::<String>();
    let words: Vec<String> = letters
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(once_each)
        .collect();
    words.into_iter()
}

/// The letter that a digit or a sign stands for.
fn letter(written: char) -> char {
    match written {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

fn once_each(word: &str) -> String {
    let mut once = String::new();
    for letter in word.chars() {
        if !once.ends_with(letter) {
            once.push(letter);
        }
    }
    once
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(saying: &str, written: &str) -> bool {
        stands_in(saying, &words(written).collect::<Vec<_>>())
    }

    #[test]
    fn a_saying_is_found_however_it_is_written() {
        for written in [
            "kill myself",
            "I'm going to KILL MYSELF!!",
            "killll myselff",
            "k1ll mys3lf",
            "kill mysef",
            "i will kill, myself",
            "kill all myself",
        ] {
            assert!(said("kill myself", written), "{written}");
        }
        assert!(said("can't breathe", "i cant breathe"));
        assert!(said("can’t breathe", "can't really braethe"));
        assert!(!said("overdosed", "can i overdose"));
    }

    #[test]
    fn its_words_stand_in_order_and_close_together() {
        for written in
            ["myself kill", "kill", "killing it by myself", "kill the germs in it by myself", ""]
        {
            assert!(!said("kill myself", written), "{written}");
        }
        assert!(!said("", "anything"));
    }
}
