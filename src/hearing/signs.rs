//! Signs and short forms read as what people mean by them.

use crate::words::Folded;

/// A text with each pictograph that says something as a word, and French and Italian words that an
/// apostrophe joins apart.
pub(super) fn spoken(text: &str) -> String {
    if text.is_ascii() && !text.contains('\'') {
        return text.to_owned();
    }
    let mut spoken = String::with_capacity(text.len() + 16);
    for sign in text.chars() {
        match pictograph(sign) {
            Some(word) => {
                spoken.push(' ');
                spoken.push_str(word);
                spoken.push(' ');
            }
            None if is_apostrophe(sign) && elides(&spoken) => spoken.push(' '),
            None => spoken.push(sign),
        }
    }
    spoken
}

/// A folded text, with letters of other alphabets read as the Latin ones that they look like.
pub(super) fn latin(folded: Folded) -> String {
    let folded = folded.into_string();
    if folded.is_ascii() { folded } else { folded.chars().map(look_alike).collect() }
}

/// The plain form of a short or slurred word; empty where it has none.
pub(super) fn plain_form(word: &str) -> &'static [&'static str] {
    match word {
        "wanna" | "wana" | "wnna" => &["want", "to"],
        "gonna" | "gona" | "gunna" | "finna" => &["going", "to"],
        "gotta" => &["got", "to"],
        "hafta" => &["have", "to"],
        "cannot" | "cnt" | "carnt" => &["cant"],
        "couldnot" => &["couldnt"],
        "u" => &["you"],
        "ur" | "youre" => &["your"],
        "r" => &["are"],
        "cuz" | "cos" | "coz" | "bc" | "becos" | "becuz" => &["because"],
        "rn" => &["right", "now"],
        "idk" | "dunno" => &["dont", "know"],
        "pls" | "plz" | "plss" => &["please"],
        "thx" | "tysm" | "ty" => &["thanks"],
        "ppl" => &["people"],
        "smth" | "smthn" | "sth" => &["something"],
        "sb" | "sbdy" | "sum1" | "some1" => &["someone"],
        "any1" => &["anyone"],
        "every1" => &["everyone"],
        "b4" => &["before"],
        "2nite" | "tonite" => &["tonight"],
        "2day" => &["today"],
        "2moro" | "tmrw" | "tmr" | "tomoz" | "tmw" => &["tomorrow"],
        "ive" => &["i", "have"],
        "dont" | "dnt" | "dunt" => &["dont"],
        "im" => &["im"],
        _ => &[],
    }
}

fn is_apostrophe(sign: char) -> bool {
    matches!(sign, '\'' | '’' | '‘' | 'ʼ' | '´' | '`')
}

/// The most signs of a word that lost its last letter, marks on its letters among them.
const ELIDED_MAX: usize = 32;

/// Whether what stands before an apostrophe is a French word that lost its last letter.
fn elides(before: &str) -> bool {
    // No such word is long, and marks on its letters are few.
    let last = before.char_indices().rev().nth(ELIDED_MAX).map_or(0, |(at, _)| at);
    let word = before.get(last..).unwrap_or_default();
    let ends = |sign: char| sign.is_whitespace() || is_apostrophe(sign);
    let word = word.rsplit(ends).next().unwrap_or_default();
    // Marks on its letters and letters in other shapes are no end of it.
    let folded = Folded::new(word);
    let looks = latin(folded);
    let word = looks.rsplit(|sign: char| !sign.is_alphabetic()).next().unwrap_or_default();
    let is = |known: &str| word == known;
    ["j", "l", "d", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "dell", "all", "un"]
        .into_iter()
        .any(is)
}

fn pictograph(sign: char) -> Option<&'static str> {
    Some(match sign {
        '🔫' => "gun",
        '🔪' | '🗡' => "knife",
        '💊' => "pills",
        '🪢' => "rope",
        '⚰' => "coffin",
        '🪦' => "grave",
        '☠' | '💀' => "dead",
        '🩸' => "blood",
        '🎈' => "balloon",
        '😂' | '🤣' | '😆' | '😹' => "lol",
        '💔' => "heartbroken",
        '🚑' => "ambulance",
        '👋' => "goodbye",
        _ => return None,
    })
}

/// The letters that stand for Latin ones in disguises, by their looks (Unicode's confusables,
/// <https://www.unicode.org/Public/security/latest/confusables.txt>).
fn look_alike(sign: char) -> char {
    match sign {
        'а' | 'α' | 'ɑ' | 'ᴀ' => 'a',
        'ь' | 'β' | 'ʙ' | 'в' => 'b',
        'с' | 'ϲ' | 'ᴄ' => 'c',
        'ԁ' | 'ᴅ' | 'ɗ' => 'd',
        'е' | 'ε' | 'ᴇ' | 'ҽ' => 'e',
        'ꜰ' | 'ƒ' => 'f',
        'ɡ' | 'ɢ' => 'g',
        'һ' | 'ʜ' | 'н' => 'h',
        'і' | 'ι' | 'ɪ' | 'ı' => 'i',
        'ј' | 'ᴊ' => 'j',
        'к' | 'κ' | 'ᴋ' => 'k',
        'ӏ' | 'ʟ' | 'ⅼ' | 'ǀ' => 'l',
        'м' | 'ᴍ' => 'm',
        'ո' | 'ɴ' | 'η' | 'п' => 'n',
        'о' | 'ο' | 'ᴏ' | 'օ' => 'o',
        'р' | 'ρ' | 'ᴘ' => 'p',
        'ԛ' => 'q',
        'г' | 'ʀ' => 'r',
        'ѕ' | 'ꜱ' => 's',
        'т' | 'τ' | 'ᴛ' => 't',
        'υ' | 'ս' | 'ᴜ' | 'и' => 'u',
        'ѵ' | 'ν' | 'ᴠ' => 'v',
        'ԝ' | 'ω' | 'ᴡ' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' | 'ʏ' => 'y',
        'ᴢ' => 'z',
        other => other,
    }
}
