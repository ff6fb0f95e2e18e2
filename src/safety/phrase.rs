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
    /// What the English file says, with `{1}`, `{2}` for what is the same in every language.
    pub english: String,
    /// The same in the other language, with the same slots in any order.
    pub said: String,
}

impl Phrase {
    /// What stands in the slots of the phrase when it says this English text; nothing where it is
    /// another text. Only what is the same in every language may stand there.
    pub fn fills(&self, text: &str) -> Option<Vec<String>> {
        let mut fills = Vec::new();
        fill(&parts(&self.english), text, &mut fills).then_some(fills)
    }

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

    /// How many characters of the English text the phrase has in words of its own: of two phrases
    /// for one text, the one with more says it better.
    pub fn weight(&self) -> usize {
        self.english.chars().count() - slots_length(&self.english)
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

/// Whether the slots of an English phrase are counted from 1, each once and apart from the next one: else it
/// could be read in more than one way.
pub fn slots_are_counted(english: &str) -> bool {
    let parts = parts(english);
    let apart = |pair: &[Part<'_>]| !matches!(pair, [Part::Slot(_), Part::Slot(_)]);
    slots(english).into_iter().eq(1..=slots(english).len()) && parts.windows(2).all(apart)
}

/// Whether a text is the same in every language: numbers, addresses, and words in capitals.
pub fn is_the_same_everywhere(text: &str) -> bool {
    let mut words = text.split(' ');
    !text.contains([',', ';']) && !text.ends_with('.') && words.all(stays)
}

/// The phrase that would say a text, with slots for what is the same in every language: `call {1}`
/// for `call 988`.
pub fn phrase_for(text: &str) -> String {
    let mut phrase: Vec<String> = Vec::new();
    let (mut slots, mut within) = (0, false);
    for word in text.split(' ') {
        let plain = word.trim_end_matches([',', ';', '.']);
        let (same, after) = (stays(plain), word.strip_prefix(plain).unwrap_or_default());
        if same && within {
            if let Some(slot) = phrase.last_mut() {
                slot.push_str(after);
            }
        } else if same {
            slots += 1;
            phrase.push(format!("{{{slots}}}{after}"));
        } else {
            phrase.push(word.to_owned());
        }
        within = same && after.is_empty();
    }
    phrase.join(" ")
}

/// Whether a word is the same in every language.
fn stays(word: &str) -> bool {
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
    parts.retain(|part| !matches!(part, Part::Plain("")));
    parts
}

/// Fills the slots of these parts with a text; whether they say it. Each slot takes as little as it can, and
/// what it took is never taken back, so that this is quick whatever a file says.
fn fill(parts: &[Part<'_>], text: &str, fills: &mut Vec<String>) -> bool {
    match parts {
        [] => text.is_empty(),
        [Part::Plain(plain), others @ ..] => {
            text.strip_prefix(plain).is_some_and(|rest| fill(others, rest, fills))
        }
        [Part::Slot(_), others @ ..] => {
            let Some(end) = end_of_slot(text, others.first()) else { return false };
            let (slot, rest) = text.split_at_checked(end).unwrap_or((text, ""));
            fills.push(slot.to_owned());
            fill(others, rest, fills)
        }
    }
}

/// Where a slot at the beginning of a text ends that stands before this part.
fn end_of_slot(text: &str, next: Option<&Part<'_>>) -> Option<usize> {
    let Some(Part::Plain(next)) = next else {
        return is_the_same_everywhere(text).then_some(text.len());
    };
    let mut found = text.match_indices(next).map(|(at, _)| at);
    found.find(|at| text.get(..*at).is_some_and(is_the_same_everywhere))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(english: &str, said: &str, text: &str) -> Option<String> {
        let phrase = Phrase {
            part: PhrasePart::Contact,
            english: english.to_owned(),
            said: said.to_owned(),
        };
        phrase.fills(text).map(|fills| phrase.filled(&fills))
    }

    #[test]
    fn a_phrase_says_every_number_and_puts_it_where_its_language_has_it() {
        for (english, other, text, expected) in [
            ("call {1}", "anrufen: {1}", "call (011) 5275-1135", "anrufen: (011) 5275-1135"),
            (
                "call {1} or {2}",
                "anrufen: {1} oder {2}",
                "call 112 or 999",
                "anrufen: 112 oder 999",
            ),
            ("text {1} to {2}", "an {2}: {1}", "text HOME to 741741", "an 741741: HOME"),
            ("chat at {1}", "Chat: {1}", "chat at 988lifeline.org", "Chat: 988lifeline.org"),
            (
                "call {1}, then option {2}",
                "anrufen: {1}, dann {2}",
                "call NHS 111, then option 2",
                "anrufen: NHS 111, dann 2",
            ),
            ("{1} to midnight", "{1} bis Mitternacht", "8:00 to midnight", "8:00 bis Mitternacht"),
            (
                "{1} for an ambulance, or {2}",
                "{2}, Krankenwagen {1}",
                "144 for an ambulance, or 112",
                "112, Krankenwagen 144",
            ),
            ("For the police, {1}.", "Polizei: {1}.", "For the police, 110.", "Polizei: 110."),
            ("free", "kostenlos", "free", "kostenlos"),
        ] {
            assert_eq!(said(english, other, text).as_deref(), Some(expected));
        }
    }

    #[test]
    fn words_that_have_to_be_translated_fill_no_slot() {
        for (english, text) in [
            ("text {1}", "text HOME to 741741"),
            ("text {1}", "text 31393 and a counselor rings you back"),
            ("call {1}", "call 192, then option 4"),
            ("call {1}", "call "),
            ("call {1}", "please call 988"),
            ("{1} to {2}", "8:00 to midnight"),
        ] {
            assert_eq!(said(english, english, text), None, "{english}: {text}");
        }
    }

    #[test]
    fn a_brace_that_is_no_slot_is_a_sign_like_any_other() {
        assert_eq!(said("{x} {", "{y} {", "{x} {").as_deref(), Some("{y} {"));
        assert_eq!(slots("{2} {x} {10} {1}"), [2, 1]);
    }

    #[test]
    fn the_phrase_for_a_text_has_slots_for_what_is_the_same_everywhere() {
        for (text, phrase) in [
            ("call 0800 111 0 111 or 0800 111 0 222", "call {1} or {2}"),
            ("call NHS 111, then option 2", "call {1}, then option {2}"),
            ("text HOME to 741741", "text {1} to {2}"),
            ("use the form at telefonoamico.it", "use the form at {1}"),
            ("112 works too.", "{1} works too."),
            (
                "For the fire brigade, 116. For the police, 105.",
                "For the fire brigade, {1}. For the police, {2}.",
            ),
            ("any time", "any time"),
        ] {
            assert_eq!(phrase_for(text), phrase);
        }
    }

    #[test]
    fn numbers_addresses_and_capitals_are_the_same_everywhere() {
        for text in ["112", "0800 111 0 111", "*4141", "findahelpline.com", "CVV", "SNS 24"] {
            assert!(is_the_same_everywhere(text), "{text}");
        }
        for text in ["", "free", "112 or 999", "Shout", "911, 112", "free.", " 112"] {
            assert!(!is_the_same_everywhere(text), "{text}");
        }
    }
}
