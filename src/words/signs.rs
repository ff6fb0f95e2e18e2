//! Single signs: which are left out of a word, and which stand for others.

use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;

/// The class of each sign that is set onto another; 0 for all others.
const MARKS: CanonicalCombiningClassMapBorrowed<'_> = CanonicalCombiningClassMapBorrowed::new();

/// Whether a sign is left out of words.
pub(super) fn is_dropped(sign: char) -> bool {
    is_joint(sign) || !sign.is_ascii() && (is_invisible(sign) || MARKS.get_u8(sign) != 0)
}

/// Whether a sign is an apostrophe, or one that is typed for it: what it joins is one word.
pub(super) fn is_joint(sign: char) -> bool {
    matches!(
        sign,
        '\'' | '`'
            | '´'
            | '‘'
            | '’'
            | '‛'
            | '′'
            | '‵'
            | 'ʹ'
            | 'ʻ'
            | 'ʼ'
            | 'ʽ'
            | 'ˈ'
            | 'ˊ'
            | 'ˋ'
    )
}

/// Whether nobody can see a sign: Unicode's property `Default_Ignorable_Code_Point`, as in
/// `DerivedCoreProperties.txt` of Unicode 17.
fn is_invisible(sign: char) -> bool {
    matches!(
        sign,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
    )
}

/// The plain letters for a small letter that Unicode does not take apart.
pub(super) fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'ı' => "i",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' => "d",
        'ς' => "σ",
        _ => return None,
    })
}
