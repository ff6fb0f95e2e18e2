//! Phrases of another language, and what is filled into them: numbers, addresses and words to send
//! are the same in every language.

/// What a phrase is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PhrasePart {
    /// The name of a country.
    Country,
    /// Who answers.
    Name,
    /// What a person does to reach a line.
    Contact,
    /// An emergency number with words around it.
    Emergency,
    /// What to know about an emergency number.
    Note,
    /// When a line answers.
    Hours,
    /// What it costs.
    Cost,
    /// In which languages it answers.
    Languages,
}

impl PhrasePart {
    /// Every part, in the order of the files.
    pub const ALL: &[Self] = &[
        Self::Country,
        Self::Name,
        Self::Contact,
        Self::Emergency,
        Self::Note,
        Self::Hours,
        Self::Cost,
        Self::Languages,
    ];

    /// The table of a file that its phrases stand in.
    pub fn key(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Name => "name",
            Self::Contact => "contact",
            Self::Emergency => "emergency",
            Self::Note => "note",
            Self::Hours => "hours",
            Self::Cost => "cost",
            Self::Languages => "languages",
        }
    }
}

/// How something is said in another language: `call {1}` as `anrufen: {1}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// What it is about.
    pub part: PhrasePart,
    /// What the English file says: a text, or the pattern of texts.
    pub english: String,
    /// The same in the other language, with the same slots in any order.
    pub said: String,
}

impl Phrase {
    /// The phrase in the other language, its slots filled.
    pub fn filled(&self, fills: &[String]) -> String {
        let parts = parts(&self.said);
        let texts = parts.iter().map(|part| match part {
            Part::Plain(text) => *text,
            Part::Slot(number) => {
                number.checked_sub(1).and_then(|at| fills.get(at)).map_or("", String::as_str)
            }
        });
        texts.collect()
    }
}

/// A text with slots for what is the same in every language, and what stands in them: `call {1}` for
/// `call 988`. Each text has one pattern, so that it is looked up and not searched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// The text with `{1}`, `{2}` and so on.
    pub text: String,
    /// What stands in the slots, in order.
    pub fills: Vec<String>,
}

impl Pattern {
    /// The pattern of an English text.
    pub fn of(text: &str) -> Self {
        let mut words: Vec<String> = Vec::new();
        let mut fills: Vec<String> = Vec::new();
        // Whether the next word still belongs to the last slot.
        let mut goes_on = false;
        for word in text.split(' ') {
            let plain = word.trim_end_matches([',', ';', '.', ':']);
            let after = word.strip_prefix(plain).unwrap_or_default();
            if !is_the_same_everywhere(plain) || (!goes_on && fills.len() == SLOTS_MAX) {
                words.push(word.to_owned());
                goes_on = false;
                continue;
            }
            if let (true, Some(fill), Some(slot)) = (goes_on, fills.last_mut(), words.last_mut()) {
                fill.push(' ');
                fill.push_str(plain);
                slot.push_str(after);
            } else {
                fills.push(plain.to_owned());
                words.push(format!("{{{}}}{after}", fills.len()));
            }
            goes_on = after.is_empty();
        }
        Self { text: words.join(" "), fills }
    }

    /// Whether the text is the same in every language: a number, an address, or words in capitals.
    pub fn is_same_everywhere(&self) -> bool {
        self.text == "{1}"
    }
}

/// The slots of a phrase in order: 1 for `{1}`.
pub fn slots(phrase: &str) -> Vec<usize> {
    let slot = |part: &Part<'_>| match part {
        Part::Slot(number) => Some(*number),
        Part::Plain(_) => None,
    };
    parts(phrase).iter().filter_map(slot).collect()
}

/// How many characters of a phrase are slots, braces included.
pub fn slots_length(phrase: &str) -> usize {
    slots(phrase).len() * "{1}".len()
}

/// The most slots of a pattern: each is one digit.
const SLOTS_MAX: usize = 9;

/// Whether a word is the same in every language.
fn is_the_same_everywhere(word: &str) -> bool {
    let is_address = || {
        let mut parts = word.split('.');
        parts.clone().count() > 1 && parts.all(|part| !part.is_empty())
    };
    !word.is_empty() && (!word.chars().any(char::is_lowercase) || is_address())
}

/// A part of a phrase.
#[derive(Clone, Copy)]
enum Part<'p> {
    Plain(&'p str),
    Slot(usize),
}

/// The parts of a phrase. A slot is one digit in braces; other braces are signs like any other.
fn parts(phrase: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let (mut plain, mut rest) = (0, 0);
    while let Some(at) = phrase.get(rest..).and_then(|after| after.find('{')) {
        let begin = rest + at;
        let slot = phrase.get(begin + 1..begin + 3).and_then(|text| text.strip_suffix('}'));
        match slot.and_then(|digit| digit.parse().ok()) {
            Some(number) => {
                parts.extend(phrase.get(plain..begin).map(Part::Plain));
                parts.push(Part::Slot(number));
                (plain, rest) = (begin + 3, begin + 3);
            }
            None => rest = begin + 1,
        }
    }
    parts.extend(phrase.get(plain..).map(Part::Plain));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(text: &str) -> String {
        Pattern::of(text).text
    }

    /// A text in the words of a phrase, whatever the English of the phrase.
    fn said(said: &str, text: &str) -> String {
        let (english, said) = (String::new(), said.to_owned());
        Phrase { part: PhrasePart::Contact, english, said }.filled(&Pattern::of(text).fills)
    }

    #[test]
    fn the_pattern_of_a_text_has_slots_for_what_is_the_same_everywhere() {
        for (text, expected) in [
            ("call (011) 5275-1135", "call {1}"),
            ("call 0800 111 0 111 or 0800 111 0 222", "call {1} or {2}"),
            ("call NHS 111, then option 2", "call {1}, then option {2}"),
            ("call *4141 from a mobile", "call {1} from a mobile"),
            ("text HOME to 741741", "text {1} to {2}"),
            ("use the form at telefonoamico.it", "use the form at {1}"),
            ("chat at 988lifeline.org", "chat at {1}"),
            ("112 works too.", "{1} works too."),
            (
                "For the fire brigade, 116. For the police, 105.",
                "For the fire brigade, {1}. For the police, {2}.",
            ),
            ("8:00 to midnight", "{1} to midnight"),
            ("any time", "any time"),
            ("", ""),
        ] {
            assert_eq!(pattern(text), expected);
        }
    }

    #[test]
    fn a_phrase_says_every_number_and_puts_it_where_its_language_has_it() {
        for (phrase, text, expected) in [
            ("anrufen: {1}", "call (011) 5275-1135", "anrufen: (011) 5275-1135"),
            ("an {2}: {1}", "text HOME to 741741", "an 741741: HOME"),
            ("anrufen: {1}, dann {2}", "call NHS 111, then option 2", "anrufen: NHS 111, dann 2"),
            ("Polizei: {1}.", "For the police, 110.", "Polizei: 110."),
            ("rund um die Uhr", "any time", "rund um die Uhr"),
        ] {
            assert_eq!(said(phrase, text), expected);
        }
    }

    #[test]
    fn a_brace_that_is_no_slot_is_a_sign_like_any_other() {
        assert_eq!(said("{y} {", "call 1"), "{y} {");
        assert_eq!(slots("{2} {x} {10} {1}"), [2, 1]);
        assert_eq!(
            pattern("1 a 2 a 3 a 4 a 5 a 6 a 7 a 8 a 9 a 10"),
            "{1} a {2} a {3} a {4} a {5} a {6} a {7} a {8} a {9} a 10"
        );
    }

    #[test]
    fn numbers_addresses_and_capitals_are_the_same_everywhere() {
        for text in ["112", "0800 111 0 111", "*4141", "findahelpline.com", "CVV", "SNS 24"] {
            assert!(Pattern::of(text).is_same_everywhere(), "{text}");
        }
        for text in ["", "free", "112 or 999", "Shout", "911, 112", "free.", "911."] {
            assert!(!Pattern::of(text).is_same_everywhere(), "{text}");
        }
    }
}
