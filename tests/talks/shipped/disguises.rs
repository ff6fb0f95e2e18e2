//! Every phrase of every rule in forty disguises: what is hidden from a filter, slurred or mistyped is
//! heard as if it stood there plainly.

use myelin::hearing::{Kind, Verdict};

use crate::support::shipped;

/// A way to write a text so that it looks otherwise.
type Disguise = (&'static str, fn(&str) -> String);

/// The least share of phrases and disguises that give the same judgement, in per cent.
const SAME_MIN: usize = 99;

/// One phrase of so many is tried here, each with every disguise: all of them take a minute without
/// optimisation. Which ones moves on from disguise to disguise, so that each phrase is tried with some.
const ONE_OF: usize = 24;

const DISGUISES: &[Disguise] = &[
    ("capitals", |text| text.to_uppercase()),
    ("capitals in turn", |text| {
        by_sign(text, |at, sign| if at % 2 == 0 { upper(sign) } else { sign.into() })
    }),
    ("accents", |text| {
        letters(text, |sign| if is_vowel(sign) { format!("{sign}\u{301}") } else { sign.into() })
    }),
    ("two dots on vowels", |text| {
        changed(text, &[('a', 'ä'), ('e', 'ë'), ('i', 'ï'), ('o', 'ö'), ('u', 'ü')])
    }),
    ("zero-width spaces within words", |text| within(text, "\u{200b}")),
    ("zero-width joiners within words", |text| within(text, "\u{200d}")),
    ("soft hyphens within words", |text| within(text, "\u{ad}")),
    ("word joiners within words", |text| within(text, "\u{2060}")),
    ("byte order marks within words", |text| within(text, "\u{feff}")),
    ("zero-width spaces in the place of spaces", |text| text.replace(' ', "\u{200b}")),
    ("written from right to left", |text| format!("\u{202e}{text}\u{202c}")),
    ("Cyrillic letters", |text| {
        changed(
            text,
            &[('a', 'а'), ('e', 'е'), ('o', 'о'), ('c', 'с'), ('p', 'р'), ('x', 'х'), ('i', 'і')],
        )
    }),
    ("Greek letters", |text| {
        changed(text, &[('a', 'α'), ('o', 'ο'), ('i', 'ι'), ('v', 'ν'), ('t', 'τ'), ('k', 'κ')])
    }),
    ("full width", |text| shifted(text, 0xff41)),
    ("mathematical bold", |text| shifted(text, 0x1d41a)),
    ("mathematical script", |text| shifted(text, 0x1d4ea)),
    ("mathematical double-struck", |text| shifted(text, 0x1d552)),
    ("letters in circles", |text| shifted(text, 0x24d0)),
    ("small capitals", |text| {
        changed(
            text,
            &[('a', 'ᴀ'), ('e', 'ᴇ'), ('i', 'ɪ'), ('o', 'ᴏ'), ('n', 'ɴ'), ('t', 'ᴛ'), ('k', 'ᴋ')],
        )
    }),
    ("struck through", |text| letters(text, |sign| format!("{sign}\u{336}"))),
    ("underlined", |text| letters(text, |sign| format!("{sign}\u{332}"))),
    ("heaped with marks", |text| letters(text, |sign| format!("{sign}\u{315}\u{31b}\u{327}"))),
    ("digits for letters", |text| {
        in_longest(text, |word| {
            changed(word, &[('e', '3'), ('i', '1'), ('o', '0'), ('a', '4'), ('s', '5')])
        })
    }),
    ("signs for letters", |text| {
        in_longest(text, |word| changed(word, &[('a', '@'), ('s', '$'), ('i', '!')]))
    }),
    ("a star for a vowel", |text| in_longest(text, |word| hidden(word, '*'))),
    ("a hash for a vowel", |text| in_longest(text, |word| hidden(word, '#'))),
    ("dots between letters", |text| in_longest(text, |word| joined(word, "."))),
    ("hyphens between letters", |text| in_longest(text, |word| joined(word, "-"))),
    ("underscores between letters", |text| in_longest(text, |word| joined(word, "_"))),
    ("spaces between letters", |text| in_longest(text, |word| joined(word, " "))),
    ("a long last letter", |text| in_longest(text, |word| drawn_out(word, false))),
    ("long vowels", |text| in_longest(text, |word| drawn_out(word, true))),
    ("without a space", |text| text.split(' ').collect()),
    ("two letters changed", |text| in_longest(text, swapped)),
    ("a letter left out", |text| in_longest(text, |word| without(word, 2))),
    ("a letter twice", |text| in_longest(text, |word| twice(word, 2))),
    ("spaces and new lines", |text| text.replace(' ', " \n  ")),
    ("pictographs after it", |text| format!("{text} 😭😭🥀")),
    ("apostrophes in other forms", |text| text.replace('\'', "\u{2bc}")),
    ("in Markdown", |text| format!("||**{text}**||")),
];

fn is_vowel(sign: char) -> bool {
    matches!(sign, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn upper(sign: char) -> String {
    sign.to_uppercase().collect()
}

fn by_sign(text: &str, change: fn(usize, char) -> String) -> String {
    text.chars().enumerate().map(|(at, sign)| change(at, sign)).collect()
}

fn letters(text: &str, change: fn(char) -> String) -> String {
    text.chars().map(|l| if l.is_ascii_alphabetic() { change(l) } else { l.into() }).collect()
}

fn changed(text: &str, pairs: &[(char, char)]) -> String {
    let other =
        |sign: char| pairs.iter().find(|(from, _)| *from == sign).map_or(sign, |(_, to)| *to);
    text.chars().map(other).collect()
}

/// The small letters of the alphabet as those of a block of Unicode that begins with its own "a".
fn shifted(text: &str, first: u32) -> String {
    let other = |sign: char| {
        let moved = || char::from_u32(first + u32::from(sign) - u32::from('a'));
        if sign.is_ascii_lowercase() { moved().unwrap_or(sign) } else { sign }
    };
    text.chars().map(other).collect()
}

/// A sign that cannot be seen after the second letter of each word.
fn within(text: &str, unseen: &str) -> String {
    let word = |word: &str| {
        let (first, rest): (Vec<_>, Vec<_>) =
            word.chars().enumerate().partition(|(place, _)| *place < 2);
        let text =
            |letters: Vec<(usize, char)>| letters.iter().map(|(_, l)| *l).collect::<String>();
        if rest.is_empty() { word.to_owned() } else { text(first) + unseen + &text(rest) }
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// The longest word of plain letters in another form.
fn in_longest(text: &str, change: impl Fn(&str) -> String) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let plain = |word: &&&str| word.chars().all(|sign| sign.is_ascii_alphabetic());
    let Some(longest) = words.iter().filter(plain).max_by_key(|word| word.len()) else {
        return text.to_owned();
    };
    let at = words.iter().position(|word| word == longest).expect("it is one of them");
    let word = |(place, word): (usize, &&str)| {
        if place == at { change(longest) } else { (*word).to_owned() }
    };
    words.iter().enumerate().map(word).collect::<Vec<_>>().join(" ")
}

/// The first vowel after the first letter hidden.
fn hidden(word: &str, by: char) -> String {
    let vowel = word.char_indices().skip(1).find(|(_, sign)| is_vowel(*sign)).map(|(at, _)| at);
    let hide = |(at, sign): (usize, char)| if Some(at) == vowel { by } else { sign };
    word.char_indices().map(hide).collect()
}

fn joined(word: &str, by: &str) -> String {
    word.chars().map(String::from).collect::<Vec<_>>().join(by)
}

fn drawn_out(word: &str, vowels: bool) -> String {
    let last = word.len().saturating_sub(1);
    let long = |(at, sign): (usize, char)| {
        let is_long = if vowels { is_vowel(sign) } else { at == last };
        sign.to_string().repeat(if is_long { 4 } else { 1 })
    };
    word.char_indices().map(long).collect()
}

/// Two letters in the middle changed; a short word as it is, because it would be another.
fn swapped(word: &str) -> String {
    if word.len() < 6 {
        return word.to_owned();
    }
    let (start, rest) = word.split_at(2);
    let mut middle: Vec<char> = rest.chars().collect();
    middle.swap(0, 1);
    format!("{start}{}", middle.into_iter().collect::<String>())
}

fn without(word: &str, at: usize) -> String {
    if word.len() < 6 {
        return word.to_owned();
    }
    word.char_indices().filter(|(place, _)| *place != at).map(|(_, sign)| sign).collect()
}

fn twice(word: &str, at: usize) -> String {
    let count = |place: usize| if place == at { 2 } else { 1 };
    word.char_indices().map(|(place, sign)| sign.to_string().repeat(count(place))).collect()
}

/// What is shown for a text: the cards, or what stands with the answer.
fn shown(text: &str) -> String {
    match shipped().safety.hearing.hear(text).verdict {
        Verdict::Danger(kinds) => {
            let cards: Vec<&str> = kinds.iter().filter_map(|kind: &Kind| kind.card()).collect();
            cards.join(" and ")
        }
        Verdict::Today => "today".to_owned(),
        Verdict::Soft => "a soft line".to_owned(),
        Verdict::Nothing => "nothing".to_owned(),
    }
}

/// How much care is taken, the least first.
fn weight(shown: &str) -> usize {
    ["nothing", "a soft line", "today"].iter().position(|known| *known == shown).unwrap_or(3)
}

#[test]
fn a_disguise_changes_nothing_of_what_is_heard() {
    let files = shipped().safety.hearing.rules();
    let rules = files.iter().flat_map(|file| &file.rules);
    let phrases: Vec<&String> = rules.flat_map(|rule| &rule.said).collect();
    let plain: Vec<String> = phrases.iter().map(|phrase| shown(phrase)).collect();
    let (mut tried, mut differs) = (0, Vec::new());
    for (number, (name, disguise)) in DISGUISES.iter().enumerate() {
        let mut of_this = Vec::new();
        for (phrase, plain) in phrases.iter().zip(&plain).skip(number % ONE_OF).step_by(ONE_OF) {
            let disguised = disguise(phrase);
            let heard = shown(&disguised);
            tried += 1;
            // A second card may come or go with the spelling, and more care may be taken; never less.
            let first = |shown: &str| shown.split(" and ").next().unwrap_or_default().to_owned();
            if first(&heard) != first(plain) && weight(&heard) <= weight(plain) {
                of_this.push(format!("  {disguised}: {plain}, now {heard}"));
            }
        }
        if !of_this.is_empty() {
            differs.push((name, of_this));
        }
    }
    let count: usize = differs.iter().map(|(_, of_this)| of_this.len()).sum();
    let list = differs
        .iter()
        .map(|(name, of_this)| format!("{name}: {}\n{}", of_this.len(), of_this.join("\n")));
    let list = list.collect::<Vec<_>>().join("\n");
    assert_eq!(DISGUISES.len(), 40);
    let same = tried - count;
    assert!(same * 100 >= tried * SAME_MIN, "{same} of {tried} are heard the same\n{list}");
}
