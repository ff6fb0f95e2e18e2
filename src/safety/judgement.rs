//! What a person wrote is heard here before anything else is done with it.

use super::{Card, Safety};
use crate::sensitive::Sensitive;
use crate::words::Folded;

/// What is to be done with what a person wrote.
pub enum Judgement<'s, 'w> {
    /// They may be in danger. These cards answer them, in the order of the file, and nothing else.
    Danger(Vec<&'s Card>),
    /// Nothing in it calls for a card.
    Clear(Cleared<'w>),
}

/// What a person wrote, when no card answers it. Only [`Safety::judge`] makes it, and search takes
/// nothing else, so that an article is never looked for where somebody needs help:
///
/// ```compile_fail,E0451
/// use myelin::safety::Cleared;
/// use myelin::words::Folded;
///
/// let written = "i want to die";
/// let unheard = Cleared { written, folded: Folded::new(written) };
/// ```
pub struct Cleared<'w> {
    written: &'w str,
    folded: Folded,
}

impl<'w> Cleared<'w> {
    /// The text as it was written.
    pub fn written(&self) -> &'w str {
        self.written
    }

    /// The text in the form in which it is compared.
    pub fn folded(&self) -> &Folded {
        &self.folded
    }
}

impl Safety {
    /// Looks for danger in what a person wrote. A false alarm is better than a miss, so that "not",
    /// a friend or a film change nothing.
    pub fn judge<'w>(&self, written: &'w Sensitive<String>) -> Judgement<'_, 'w> {
        let written = written.reveal().as_str();
        let folded = Folded::new(written);
        let mut places = self.sayings.cards(&folded);
        // What cannot be seen may stand within a word or between two.
        places.extend(Folded::spaced(written).iter().flat_map(|text| self.sayings.cards(text)));
        if places.is_empty() {
            return Judgement::Clear(Cleared { written, folded });
        }
        Judgement::Danger(places.iter().filter_map(|place| self.cards.get(*place)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::safety::Anywhere;

    fn card(name: &str, said_as: &[&str]) -> Card {
        Card {
            id: name.parse().unwrap(),
            headline: String::new(),
            text: vec![],
            signs: vec![],
            then: vec![],
            steps: vec![],
            avoid: vec![],
            lines_shown: vec![],
            said_as: said_as.iter().map(|saying| (*saying).to_owned()).collect(),
            evidence: vec![],
        }
    }

    /// The names of the cards that answer a text.
    fn answers(cards: Vec<Card>, written: &str) -> Vec<String> {
        let safety = Safety::new(cards, vec![], Anywhere::default(), vec![]);
        match safety.judge(&Sensitive::new(written.to_owned())) {
            Judgement::Danger(cards) => cards.iter().map(|card| card.id.to_string()).collect(),
            Judgement::Clear(_) => vec![],
        }
    }

    /// Whether a text is answered by a card with this saying.
    fn said(saying: &str, written: &str) -> bool {
        answers(vec![card("card", &[saying])], written) == ["card"]
    }

    #[test]
    fn what_stands_within_a_longer_saying_belongs_to_the_card_of_that_saying() {
        let answered = |written| {
            let own = card("own", &["suicidal", "took all my pills"]);
            let others = card("others", &["brother is suicidal", "took all my pills"]);
            answers(vec![own, others], written)
        };
        assert_eq!(answered("my brother is suicidal"), ["others"]);
        assert_eq!(answered("my brother is really suicidal, help"), ["others"]);
        assert_eq!(answered("i am suicidal"), ["own"]);
        assert_eq!(answered("my brother is suicidal and i am suicidal"), ["own", "others"]);
        assert_eq!(answered("took all my pills"), ["own", "others"], "both are as long");
    }

    #[test]
    fn a_saying_is_found_however_it_is_written() {
        for written in [
            "kill myself",
            "I'm going to KILL MYSELF!!",
            "killll myselff",
            "k1ll mys3lf",
            "kill mysef",
            "i will kill, myself",
            "kill all myself",
            "KİLL MYSELF",
            "kıll myself",
            "ｋｉｌｌ ｍｙｓｅｌｆ",
            "ki\u{200b}ll my\u{ad}self",
            "kill\u{200b}myself",
            "kíll mysélf",
        ] {
            assert!(said("kill myself", written), "{written}");
        }
        assert!(said("can't breathe", "i cant breathe"));
        assert!(said("can’t breathe", "can't really braethe"));
        assert!(said("can't breathe", "i can´t breathe"));
        assert!(said("can't breathe", "can‘t breathe"));
        assert!(!said("overdosed", "can i overdose"));
    }

    #[test]
    fn its_words_stand_in_order_and_close_together() {
        for written in
            ["myself kill", "kill", "killing it by myself", "kill the germs in it by myself", ""]
        {
            assert!(!said("kill myself", written), "{written}");
        }
        assert!(!said("", "anything"));
    }
}
