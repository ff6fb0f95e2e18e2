//! Each step of the judgement by itself.

use super::steps::{Answered, answered, danger, steered, understood};
use crate::id::CardId;
use crate::interface::SaidKind;
use crate::library::fixture::shipped;
use crate::questions::RefuseKind;
use crate::sensitive::Sensitive;

fn written(text: &str) -> Sensitive<String> {
    Sensitive::new(text.to_owned())
}

/// The cards that the first step gives.
fn cards(text: &str) -> Vec<&'static str> {
    let library = shipped();
    let text = written(text);
    let cards = danger(&library.safety, &library.languages, &text).err().unwrap_or_default();
    cards.iter().map(|card| &card.id).map(CardId::as_str).collect()
}

/// What the second step gives: the language and the kind of a word that steers.
fn word(text: &str, reader: &str) -> Option<(&'static str, SaidKind)> {
    let library = shipped();
    let text = written(text);
    let safe = danger(&library.safety, &library.languages, &text).ok()?;
    let reader = library.languages.for_reader(reader.parse().ok());
    let (words, kind) = steered(&library.languages, reader, safe).err()?;
    Some((words.locale().as_str(), kind))
}

/// What the last two steps give.
fn due(text: &str) -> Result<Answered, &'static str> {
    let library = shipped();
    let text = written(text);
    let safe = danger(&library.safety, &library.languages, &text).map_err(|_cards| "danger")?;
    let reader = library.languages.english();
    let unsteered = steered(&library.languages, reader, safe).map_err(|_word| "word")?;
    let question = understood(library, unsteered).map_err(|other| other.code.as_str())?;
    Ok(answered(library, &question))
}

#[test]
fn the_first_step_gives_cards_for_danger_and_for_help_by_its_name() {
    assert_eq!(cards("i want to die"), ["crisis"]);
    for text in ["crisis line", "Hotline!", "hi, i need help please", "ich brauche jetzt Hilfe"] {
        assert_eq!(cards(text), ["help-now"], "{text}");
    }
    assert_eq!(cards("which foods have b12"), [""; 0]);
}

#[test]
fn the_second_step_knows_a_word_with_greetings_and_please_around_it() {
    for (text, kind) in [
        ("hi", SaidKind::Hello),
        ("hi there!!", SaidKind::Hello),
        ("Hello, start please", SaidKind::Start),
        ("bitte aufhören", SaidKind::Stop),
        ("menú, por favor", SaidKind::Help),
        ("c'est anonyme ?", SaidKind::Privacy),
    ] {
        assert_eq!(word(text, "en-US").map(|(_, found)| found), Some(kind), "{text}");
    }
    for text in ["can i stop my pills", "start of the numbness", "thanks for nothing, my feet burn"]
    {
        assert_eq!(word(text, "en-US"), None, "{text}");
    }
}

#[test]
fn a_word_of_several_languages_is_one_of_the_readers() {
    assert_eq!(word("merci", "fr"), Some(("fr", SaidKind::Thanks)));
    assert_eq!(word("merci", "de"), Some(("de", SaidKind::Thanks)));
    assert_eq!(word("hey", "es-ES"), Some(("es-ES", SaidKind::Hello)));
}

#[test]
fn the_third_step_knows_languages_that_there_are_no_words_in() {
    assert_eq!(due("у меня немеют ноги").err(), Some("ru"));
    assert_eq!(due("non sento più i piedi da ieri, cosa posso fare?").err(), Some("it"));
}

#[test]
fn the_last_step_refuses_finds_or_says_that_it_has_nothing() {
    let found = due("why is my tongue so sore and red");
    assert!(
        matches!(found, Ok(Answered::Found((_, name), _)) if name.to_string() == "mouth/signs")
    );
    let refused = due("how much b12 should i take");
    assert!(matches!(refused, Ok(Answered::Refused(RefuseKind::Dose, Some(_)))));
    assert!(matches!(due("what is the capital of france"), Ok(Answered::Outside(_))));
}

#[test]
fn two_words_ask_for_nothing_that_could_be_refused() {
    for text in ["the", "my", "weight gain", "football results"] {
        assert!(!matches!(due(text), Ok(Answered::Refused(..))), "{text}");
    }
}
