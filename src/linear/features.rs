//! The n-grams of a text, hashed.

/// The most letters of an n-gram of letters.
const LETTERS_MAX: usize = 5;
/// The fewest letters of an n-gram of letters, the signs for the ends of the word among them.
const LETTERS_MIN: usize = 3;
/// The most words of an n-gram of words.
pub(super) const WORDS_MAX: usize = 3;

/// Stands before and after a word, so that an n-gram knows where the word begins and ends.
const EDGE: char = '\u{2}';

/// The n-grams of one text, each once, as places in a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Features {
    /// The n-grams of words.
    pub words: Vec<u32>,
    /// The n-grams of letters, or what stands for them.
    pub letters: Vec<u32>,
}

/// An n-gram as it stands in a text.
#[derive(Clone, PartialEq, Eq)]
pub struct Ngram {
    /// Its words, or its letters with a dot for each end of the word.
    pub text: String,
    /// Its place in the table.
    pub place: u32,
    /// Whether it is one of words.
    pub is_words: bool,
}

impl Features {
    /// The n-grams of a text of these words, for a table of 2 to the power of `bits` places.
    pub fn of<'w>(words: impl IntoIterator<Item = &'w str>, bits: u32) -> Self {
        let mut found = Self::default();
        let mut seen = Seen::new();
        let mut open = OpenNgrams::default();
        for word in words {
            for place in open.next(word, bits) {
                seen.add(place, &mut found.words);
            }
            letter_places(word, bits, |place| seen.add(place, &mut found.letters));
        }
        found
    }

    /// How a text is put: its n-grams of words, and in place of those of letters every two words that
    /// stand at most so many apart, in their order.
    pub fn of_form(words: &[&str], apart: usize, bits: u32) -> Self {
        let mut found = Self::default();
        let mut seen = Seen::new();
        each_of_form(words, apart, |hash, is_pair| {
            seen.add(
                place(hash, bits),
                if is_pair { &mut found.letters } else { &mut found.words },
            );
        });
        found
    }
}

/// Tells the hash of each n-gram of words of a text, and of every two words that stand at most so many
/// apart, and whether it is of two such words.
pub(super) fn each_of_form(words: &[&str], apart: usize, mut found: impl FnMut(u32, bool)) {
    for (at, first) in words.iter().enumerate() {
        let mut hash = add_word(WORDS, first);
        found(hash, false);
        for next in words.iter().skip(at + 1).take(WORDS_MAX - 1) {
            hash = add_word(add(hash, ' '), next);
            found(hash, false);
        }
        let pair = add(add_word(PAIRS, first), ' ');
        for second in words.iter().skip(at + 1).take(apart) {
            found(add_word(pair, second), true);
        }
    }
}

/// The n-grams of a text of these words as they stand there, to show which of them decided.
pub fn ngrams(words: &[&str], bits: u32) -> Vec<Ngram> {
    let mut found = Vec::new();
    for from in 0..words.len() {
        for count in 1..=WORDS_MAX.min(words.len() - from) {
            let run = words.get(from..from + count).unwrap_or_default();
            let hash = run.iter().enumerate().fold(WORDS, |hash, (at, word)| {
                add_word(if at == 0 { hash } else { add(hash, ' ') }, word)
            });
            found.push(Ngram { text: run.join(" "), place: place(hash, bits), is_words: true });
        }
    }
    for word in words {
        let letters: Vec<char> = std::iter::once(EDGE).chain(word.chars()).chain([EDGE]).collect();
        for from in 0..letters.len() {
            for count in LETTERS_MIN..=LETTERS_MAX.min(letters.len() - from) {
                let run = letters.get(from..from + count).unwrap_or_default();
                let hash = run.iter().fold(LETTERS, |hash, letter| add(hash, *letter));
                let text = run.iter().map(|l| if *l == EDGE { '.' } else { *l }).collect();
                found.push(Ngram { text, place: place(hash, bits), is_words: false });
            }
        }
    }
    found
}

/// The n-grams of words that end where a text has been read to.
#[derive(Default)]
pub(super) struct OpenNgrams {
    /// The hashes of the n-grams that the last word ended, the shortest first.
    open: [Option<u32>; WORDS_MAX],
}

impl OpenNgrams {
    /// The places of the n-grams that the next word ends, the shortest first.
    pub(super) fn next(&mut self, word: &str, bits: u32) -> impl Iterator<Item = u32> {
        let [one, two, _] = self.open;
        let longer = |hash: Option<u32>| hash.map(|hash| add_word(add(hash, ' '), word));
        self.open = [Some(add_word(WORDS, word)), longer(one), longer(two)];
        self.open.into_iter().flatten().map(move |hash| place(hash, bits))
    }
}

/// The places of the n-grams of the letters of a word.
pub(super) fn letter_places(word: &str, bits: u32, mut found: impl FnMut(u32)) {
    let signs = || std::iter::once(EDGE).chain(word.chars()).chain([EDGE]);
    let mut rest = signs();
    for _ in signs() {
        let mut hash = LETTERS;
        for (count, letter) in (1..=LETTERS_MAX).zip(rest.clone()) {
            hash = add(hash, letter);
            if count >= LETTERS_MIN {
                found(place(hash, bits));
            }
        }
        rest.next();
    }
}

/// Where hashes of words begin, and those of letters, so that they do not meet.
const WORDS: u32 = 0x811c_9dc5;
const LETTERS: u32 = 0x2f0b_4c47;
const PAIRS: u32 = 0x6b3c_91ad;

/// One letter more (FNV-1a, over whole characters).
fn add(hash: u32, letter: char) -> u32 {
    (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193)
}

fn add_word(hash: u32, word: &str) -> u32 {
    word.chars().fold(hash, add)
}

/// The place of a hash in a table: its bits are mixed, because the last step of FNV leaves them
/// uneven (the finisher of `MurmurHash3`).
pub(super) fn place(hash: u32, bits: u32) -> u32 {
    let mut mixed = hash ^ (hash >> 16);
    mixed = mixed.wrapping_mul(0x85eb_ca6b);
    mixed ^= mixed >> 13;
    mixed = mixed.wrapping_mul(0xc2b2_ae35);
    mixed ^= mixed >> 16;
    mixed >> (u32::BITS - bits)
}

/// Which places of the table a text has had: a small table of them, so that a large one need not be
/// wiped for each text.
struct Seen {
    /// Each place and one, where it was put; 0 where there is none.
    had: Vec<u32>,
    count: usize,
}

impl Seen {
    fn new() -> Self {
        Self { had: vec![0; 1024], count: 0 }
    }

    fn add(&mut self, place: u32, places: &mut Vec<u32>) {
        if !self.put(place + 1) {
            return;
        }
        places.push(place);
        self.count += 1;
        if self.count * 2 > self.had.len() {
            let larger = vec![0; self.had.len() * 4];
            let before = std::mem::replace(&mut self.had, larger);
            for entry in before.into_iter().filter(|entry| *entry > 0) {
                self.put(entry);
            }
        }
    }

    /// Puts an entry where it belongs, and says whether it is new.
    fn put(&mut self, entry: u32) -> bool {
        let last = self.had.len() - 1;
        let mut at = entry.wrapping_mul(0x9e37_79b1) as usize;
        loop {
            at &= last;
            match self.had.get_mut(at) {
                Some(slot) if *slot == 0 => {
                    *slot = entry;
                    return true;
                }
                Some(slot) if *slot == entry => return false,
                Some(_) => at += 1,
                None => return false,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ngram_that_is_shown_is_one_that_counts() {
        let words = ["my", "feet", "burn", "my", "feet"];
        let features = Features::of(words, 18);
        let shown = ngrams(&words, 18);
        for (is_words, places) in [(true, &features.words), (false, &features.letters)] {
            let mut of_shown: Vec<u32> =
                shown.iter().filter(|n| n.is_words == is_words).map(|n| n.place).collect();
            of_shown.sort_unstable();
            of_shown.dedup();
            let mut places = places.clone();
            places.sort_unstable();
            assert_eq!(of_shown, places);
        }
        assert!(shown.iter().any(|n| n.text == "my feet burn"));
        assert!(shown.iter().any(|n| n.text == ".fee"));
    }

    #[test]
    fn the_form_of_a_text_is_its_words_and_every_two_that_stand_near() {
        let words = ["how", "many", "should", "i", "take"];
        let form = Features::of_form(&words, 2, 18);
        let mut of_text = Features::of(words, 18).words;
        let mut of_form = form.words.clone();
        of_text.sort_unstable();
        of_form.sort_unstable();
        assert_eq!(of_form, of_text);
        assert_eq!(form.letters.len(), 4 + 3, "next to one another, and one word between");
    }

    #[test]
    fn a_text_without_words_has_no_ngrams() {
        assert_eq!(Features::of([], 10), Features::default());
    }
}
