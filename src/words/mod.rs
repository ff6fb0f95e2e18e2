//! Words of a text, so that what one person typed can be compared with what another wrote: how
//! search finds passages, and how safety hears that somebody is in danger.

mod bag;
mod mistakes;
mod signs;
mod stem;

pub use bag::Bag;
pub use mistakes::mistakes;
pub use stem::stem;

use icu_normalizer::DecomposingNormalizerBorrowed;

/// Takes letters with accents, ligatures, and letters in other shapes (wide, bold, in a circle)
/// apart: Unicode's form NFKD.
const NFKD: DecomposingNormalizerBorrowed<'_> = DecomposingNormalizerBorrowed::new_nfkd();

/// A text in the form in which texts are compared: small letters without accents and without
/// apostrophes, and nothing that cannot be seen. It may hold what a person typed, and so has no
/// `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Folded(String);

impl Folded {
    /// A text, folded.
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            let kept = text.chars().filter(|&sign| !signs::is_joint(sign));
            return Self(kept.map(|sign| sign.to_ascii_lowercase()).collect());
        }
        let kept = text.chars().filter(|&sign| !signs::is_dropped(sign));
        let apart = NFKD.normalize_iter(kept).flat_map(char::to_lowercase);
        let mut folded = String::with_capacity(text.len());
        for letter in apart.filter(|&sign| !signs::is_dropped(sign)) {
            match signs::plain(letter) {
                Some(plain) => folded.push_str(plain),
                None => folded.push(letter),
            }
        }
        Self(folded)
    }

    /// A text, folded, with a space for each sign that [`Folded::new`] drops and that may also stand
    /// between two words, such as the zero-width space; nothing where it has none.
    pub fn spaced(text: &str) -> Option<Self> {
        let is_gap = |sign: char| !sign.is_ascii() && sign != '’' && signs::is_dropped(sign);
        text.contains(is_gap).then(|| Self::new(&text.replace(is_gap, " ")))
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folded text, owned.
    pub fn into_string(self) -> String {
        self.0
    }

    /// Its words, in order: letters and digits that nothing stands between.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        Folded::new(text).words().map(str::to_owned).collect()
    }

    #[test]
    fn words_are_letters_and_digits_in_small_letters() {
        assert_eq!(
            words("B12, my FEET — and (2) hands!"),
            ["b12", "my", "feet", "and", "2", "hands"]
        );
        assert_eq!(words("?! ... "), [""; 0]);
        assert_eq!(words("死にたい хочу умереть"), ["死にたい", "хочу", "умереть"]);
    }

    #[test]
    fn every_apostrophe_joins() {
        for text in
            ["can't", "can’t", "can‘t", "can´t", "can`t", "canʼt", "can′t", "can＇t", "can‛t"]
        {
            assert_eq!(words(text), ["cant"], "{text}");
        }
    }

    #[test]
    fn case_and_accents_make_no_difference() {
        for (written, plain) in [
            ("İSTANBUL", "istanbul"),
            ("DİE", "die"),
            ("dıe", "die"),
            ("STRASSE", "strasse"),
            ("Straße", "strasse"),
            ("STRAẞE", "strasse"),
            ("café", "cafe"),
            ("cafe\u{301}", "cafe"),
            ("Ménière", "meniere"),
            ("anæmia", "anaemia"),
            ("ﬁbro", "fibro"),
            ("B₁₂", "b12"),
            ("ｓｕｉｃｉｄｅ", "suicide"),
            ("𝓴𝓶𝓼", "kms"),
            ("ΟΔΟΣ", "οδοσ"),
            ("k\u{336}m\u{336}s\u{336}", "kms"),
        ] {
            assert_eq!(words(written), words(plain), "{written}");
            assert_eq!(words(written).len(), 1, "{written}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_not_there() {
        for sign in
            ['\u{200b}', '\u{200d}', '\u{2060}', '\u{ad}', '\u{feff}', '\u{3164}', '\u{fe0f}']
        {
            assert_eq!(words(&format!("su{sign}icide")), ["suicide"], "{sign:?}");
        }
        let spaced = Folded::spaced("kill\u{200b}myself").map(|text| text.words().count());
        assert_eq!(spaced, Some(2));
        assert!(Folded::spaced("can't, can’t and café").is_none());
    }
}
