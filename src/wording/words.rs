//! A text as words, each with what stands before it.

use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;

/// Numbers in words, as far as people write them so.
const NUMBERS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "twenty", "thirty", "fifty", "hundred",
];

/// What stands between a word and the one before it; the later, the stronger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    /// A space or a hyphen.
    None,
    /// A comma or a bracket.
    Comma,
    /// A semicolon, a colon or a dash.
    Clause,
    /// A full stop, a question mark, an empty line.
    Sentence,
    /// The hyphen that begins an entry of a list.
    Entry,
}

/// One word of a text that is judged.
#[derive(Debug)]
pub(super) struct Word {
    /// Lower case, apostrophes straight.
    pub(super) text: String,
    /// Its length and first letters, with which nearly all words are told apart at once.
    key: u128,
    /// Whether it is a number, in digits or in letters.
    pub(super) number: bool,
    /// Where it is in the text, in bytes.
    pub(super) place: Range<usize>,
    pub(super) before: Break,
    /// Whether its sentence ends with a question mark.
    pub(super) asked: bool,
    /// For the first word of a list entry: the last word of the line that announces the list.
    pub(super) announced: Option<usize>,
}

/// How many bytes of a word its key holds.
const KEY_BYTES: usize = 15;

impl Word {
    /// Whether both are the same word.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.key == other.key && (self.text.len() <= KEY_BYTES || self.text == other.text)
    }
}

fn key(word: &str) -> u128 {
    let length = u128::try_from(word.len()).unwrap_or(u128::MAX);
    word.bytes().take(KEY_BYTES).fold(length, |key, byte| (key << 8) | u128::from(byte))
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut letters = text.char_indices().peekable();
    let (mut before, mut sentence) = (Break::Sentence, 0);
    let (mut announced, mut colon) = (None, false);
    // Whether a list entry follows the white space that the text is in.
    let mut entry_follows: Option<bool> = None;
    while let Some((start, letter)) = letters.next() {
        let mut word = String::new();
        let mut end = start + letter.len_utf8();
        if letter.is_alphabetic() {
            word.extend(folded(letter));
            end = rest_of_word(&mut letters, &mut word, end);
        } else if letter.is_ascii_digit() {
            word.push(letter);
            end = rest_of_number(&mut letters, &mut word, end, text);
        } else if matches!(letter, '%' | '/') {
            word.push(letter);
        }
        if !word.is_empty() {
            let announced = announced.filter(|_| before == Break::Entry);
            let number = is_number(&word);
            let place = start..end;
            let key = key(&word);
            words.push(Word { text: word, key, number, place, before, asked: false, announced });
            (before, colon, entry_follows) = (Break::None, false, None);
            continue;
        }
        let rest = text.get(end..).unwrap_or_default();
        if !letter.is_whitespace() {
            entry_follows = None;
        }
        let found = break_at(letter, rest, words.last());
        before = before.max(found);
        colon |= letter == ':';
        if found == Break::Entry && colon {
            announced = words.len().checked_sub(1);
        } else if letter == '\n' && found == Break::Sentence {
            let follows = || rest.trim_start().starts_with("- ");
            announced = announced.filter(|_| *entry_follows.get_or_insert_with(follows));
        }
        if found >= Break::Sentence {
            for word in words.iter_mut().skip(sentence).filter(|_| letter == '?') {
                word.asked = true;
            }
            sentence = words.len();
        }
    }
    words
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || NUMBERS.contains(&word)
}

/// A letter in lower case; the two characters for micro are one.
fn folded(letter: char) -> impl Iterator<Item = char> {
    letter.to_lowercase().map(|letter| if letter == '\u{3bc}' { '\u{b5}' } else { letter })
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2019}' | '\u{2bc}' | '\u{2018}')
}

/// Letters, digits and apostrophes between letters.
fn rest_of_word(letters: &mut Peekable<CharIndices<'_>>, word: &mut String, end: usize) -> usize {
    let mut end = end;
    while let Some((at, letter)) = letters.peek().copied() {
        let mut after = letters.clone();
        after.next();
        let joins =
            is_apostrophe(letter) && after.peek().is_some_and(|next| next.1.is_alphabetic());
        if joins {
            word.push('\'');
        } else if letter.is_alphanumeric() {
            word.extend(folded(letter));
        } else {
            break;
        }
        end = at + letter.len_utf8();
        letters.next();
    }
    end
}

/// Digits, and points and commas between digits.
fn rest_of_number(
    letters: &mut Peekable<CharIndices<'_>>,
    number: &mut String,
    end: usize,
    text: &str,
) -> usize {
    let mut end = end;
    while let Some((at, letter)) = letters.peek().copied() {
        let next = text.get(at + letter.len_utf8()..).unwrap_or_default();
        let joins = matches!(letter, '.' | ',') && next.starts_with(|c: char| c.is_ascii_digit());
        if !joins && !letter.is_ascii_digit() {
            break;
        }
        number.push(letter);
        end = at + letter.len_utf8();
        letters.next();
    }
    end
}

/// What a character between words means, with what comes after it and the word before it.
fn break_at(letter: char, rest: &str, last: Option<&Word>) -> Break {
    let line_starts = || rest.trim_start_matches([' ', '\r']);
    match letter {
        // "H. pylori", "e.g.", an address
        '.' if rest.starts_with(char::is_alphanumeric)
            || last.is_some_and(|word| word.text.chars().count() == 1) =>
        {
            Break::None
        }
        '.' | '!' | '?' | '\u{2026}' => Break::Sentence,
        '\n' if line_starts().starts_with("- ") => Break::Entry,
        '\n' if line_starts().starts_with('\n') => Break::Sentence,
        ';' | ':' | '\u{2013}' | '\u{2014}' => Break::Clause,
        ',' | '(' | ')' | '[' | ']' => Break::Comma,
        _ => Break::None,
    }
}
