//! Words: taken from a text, and how much one that was typed is like one that is known.

/// The fewest letters of a word that is told by its beginning, where other words stand beside it.
const BEGINNING_MIN: usize = 3;

/// How many letters of a word allow for one typing mistake.
const LETTERS_PER_MISTAKE: usize = 4;

/// How much a typed word is like a known word, from 0 to 1: the same, the beginning of one or the
/// other, or the same with typing mistakes. Where it is begun, even one letter is a beginning.
pub(super) fn likeness(typed: &str, known: &str, begun: bool) -> f64 {
    if typed == known {
        return 1.0;
    }
    let (letters, of_known) = (typed.chars().count(), known.chars().count());
    let (fewer, more) = (letters.min(of_known), letters.max(of_known));
    let beginning = known.starts_with(typed) && (begun || letters >= BEGINNING_MIN);
    if beginning || typed.starts_with(known) && of_known > BEGINNING_MIN {
        return f64::midpoint(number(fewer) / number(more), 1.0);
    }
    let allowed = more / LETTERS_PER_MISTAKE;
    if fewer <= LETTERS_PER_MISTAKE || more - fewer > allowed {
        return 0.0;
    }
    let mistakes = strsim::damerau_levenshtein(typed, known);
    if mistakes <= allowed { 1.0 - number(mistakes) / number(more) } else { 0.0 }
}

/// Whether a word is too short to tell anything, where no text has it.
pub(super) fn is_short(word: &str) -> bool {
    word.chars().count() < BEGINNING_MIN
}

/// Gives each word of a text, in small letters. What an apostrophe joins is one word, with or
/// without it.
pub(super) fn each_word(text: &str, word: impl FnMut(&str)) {
    let text: String = text.chars().filter(|c| !matches!(c, '\'' | '’')).collect();
    let text = text.to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|found| !found.is_empty()).for_each(word);
}

pub(super) fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}
