//! How hard a text is to read: text in, figures out. Figures are advice; they say nothing about
//! whether a text is right. Syllables and grades are those of English; for other languages they mean
//! nothing.

mod hard_words;
mod syllables;

pub use hard_words::hard_words;
pub use syllables::syllables;

/// What was counted in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures<'t> {
    /// Its words.
    pub words: usize,
    /// Its sentences; a line without a full stop is one, too.
    pub sentences: usize,
    /// The syllables of its words.
    pub syllables: usize,
    /// Its longest sentence.
    pub longest: &'t str,
    /// The words of that sentence.
    pub longest_words: usize,
}

/// Counts the words, sentences and syllables of lines: paragraphs, list entries, headings.
pub fn figures<'t>(lines: impl IntoIterator<Item = &'t str>) -> Figures<'t> {
    let mut figures = Figures::default();
    for sentence in lines.into_iter().flat_map(sentences) {
        let counted = words(sentence).count();
        figures.words += counted;
        figures.sentences += 1;
        figures.syllables += words(sentence).map(syllables).sum::<usize>();
        if counted > figures.longest_words {
            (figures.longest, figures.longest_words) = (sentence, counted);
        }
    }
    figures
}

impl Figures<'_> {
    /// The school grade at which a text is read with ease, in years of school in the United States;
    /// none for a text without words. Source: Kincaid and others, Derivation of new readability
    /// formulas for Navy enlisted personnel, 1975 (the Flesch-Kincaid formula).
    #[expect(clippy::cast_precision_loss, reason = "a text has fewer words than 2^52")]
    pub fn grade(&self) -> Option<f64> {
        if self.words == 0 || self.sentences == 0 {
            return None;
        }
        let words = self.words as f64;
        let long = words / self.sentences as f64;
        let heavy = self.syllables as f64 / words;
        Some(0.39f64.mul_add(long, 11.8f64.mul_add(heavy, -15.59)))
    }
}

/// The sentences of a line that have a word in them.
pub fn sentences(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = line;
    while let Some(end) = end_of_sentence(rest) {
        let (sentence, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        found.push(sentence.trim());
        rest = after;
    }
    found.push(rest.trim());
    found.retain(|sentence| words(sentence).next().is_some());
    found
}

/// The words of a text: what stands between spaces and has a letter or a digit, without the
/// punctuation around it.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let words =
        text.split(|c: char| c.is_whitespace() || matches!(c, '/' | '\u{2013}' | '\u{2014}'));
    words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).filter(|w| !w.is_empty())
}

/// Where the first sentence of a text ends, if another one follows: after `.`, `!` or `?` and
/// closing quotes, before a space and a letter that is not small. A single letter with a full stop
/// ("H. pylori") ends none.
fn end_of_sentence(text: &str) -> Option<usize> {
    let ends = text.char_indices().filter(|(_, letter)| matches!(letter, '.' | '!' | '?'));
    ends.map(|(at, letter)| (at, at + letter.len_utf8())).find_map(|(at, mut end)| {
        let (before, mut after) = (text.get(..at)?, text.get(end..)?);
        while let Some(rest) = after.strip_prefix(['"', '\'', ')', '\u{201d}', '\u{2019}']) {
            end += after.len() - rest.len();
            after = rest;
        }
        let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let initial = last.len() == 1 && last.chars().all(char::is_alphabetic);
        let next = after.strip_prefix(char::is_whitespace)?.trim_start().chars().next()?;
        (!initial && !next.is_lowercase()).then_some(end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_would_stop() {
        for (line, expected) in [
            ("Be seen today. Do not wait!", &["Be seen today.", "Do not wait!"][..]),
            ("Ask about H. pylori. Then go.", &["Ask about H. pylori.", "Then go."]),
            ("Call 911 or 112. 3 days is too long.", &["Call 911 or 112.", "3 days is too long."]),
            ("Say: \"I used it.\" Then ask.", &["Say: \"I used it.\"", "Then ask."]),
            ("sway or fall", &["sway or fall"]),
            ("See findahelpline.com for more.", &["See findahelpline.com for more."]),
            (" - ", &[]),
        ] {
            assert_eq!(sentences(line), expected, "{line}");
        }
    }

    #[test]
    fn words_are_counted_without_the_signs_around_them() {
        let found: Vec<&str> = words("Ask (a doctor): \"can't pass pee/poop\" - B12.").collect();
        assert_eq!(found, ["Ask", "a", "doctor", "can't", "pass", "pee", "poop", "B12"]);
    }

    #[test]
    fn the_figures_of_a_text_are_those_that_a_hand_counts() {
        let lines = ["The cat sat on the mat. It purred.", "a short list entry"];
        let figures = figures(lines);
        assert_eq!((figures.words, figures.sentences, figures.syllables), (12, 3, 13));
        assert_eq!((figures.longest, figures.longest_words), ("The cat sat on the mat.", 6));
    }

    #[test]
    fn a_grade_follows_the_formula_and_harder_texts_have_a_higher_one() {
        // 0.39 * (12 / 3) + 11.8 * (13 / 12) - 15.59, by hand.
        let figures = Figures { words: 12, sentences: 3, syllables: 13, ..Figures::default() };
        assert!((figures.grade().unwrap() - -1.2467).abs() < 0.001);
        let grade = |text: &str| super::figures([text]).grade().unwrap();
        let plain = grade("Your feet may feel numb. Tell a doctor. A blood test can help.");
        let hard = grade(
            "Peripheral neuropathy attributable to cobalamin deficiency necessitates investigation of autoimmune gastritis.",
        );
        assert!(plain < 3.0 && hard > 15.0, "{plain} and {hard}");
        assert_eq!(super::figures([""]).grade(), None);
    }
}
