//! What the shipped packs answer to a person's own words, in all languages of the bot.

use insta::assert_snapshot;
use myelin::action::Open;
use myelin::bot::{Act, Attached, ChannelKind, Written};
use myelin::reply::ScreenKind;
use myelin::sensitive::Sensitive;

use super::aloud::Transcript;
use crate::support::shipped;
use crate::support::talk::{Talk, spoken};

/// What a person writes, with what stands beside it.
fn written(text: &str, attached: Attached) -> Act {
    Act::Message(Written { text: Sensitive::new(text.to_owned()), attached })
}

/// A talk with the bot alone.
fn talk() -> Talk<'static> {
    let mut talk = Talk::new(shipped());
    talk.place = ChannelKind::DirectWithBot;
    talk
}

/// What is answered to a message in a talk.
fn answer(talk: &Talk<'_>, text: &str) -> (ScreenKind, String) {
    let myelin::reply::Reply::Show(screen) = talk.reply(written(text, Attached::Nothing)) else {
        panic!("{text}: no screen");
    };
    (screen.kind, spoken(&screen))
}

/// The kinds of what is answered to each of these messages are all this one.
fn all_are(kind: ScreenKind, texts: &[&str]) {
    let talk = talk();
    let other: Vec<(&str, ScreenKind)> = texts
        .iter()
        .map(|text| (*text, answer(&talk, text).0))
        .filter(|(_, found)| *found != kind)
        .collect();
    assert!(other.is_empty(), "these are not {kind:?}: {other:?}");
}

/// One screen of each kind that answers own words.
pub(super) fn transcript() -> Transcript<'static> {
    let mut transcript = Transcript::new(shipped());
    transcript.talk.place = ChannelKind::DirectWithBot;
    for text in [
        "hi",
        "help",
        "thank you!",
        "stop",
        "privacy",
        "my feet burn at night, what is that",
        "how much b12 should i take",
        "why is my tongue so sore and red",
        "what is the capital of france",
        "does b12 help with psoriasis",
        "não sinto os meus pés, o que eu faço?",
        "crisis line",
        "hola",
        "danke",
    ] {
        transcript.add(text, &transcript.shown(written(text, Attached::Nothing)));
    }
    let said = "yellow eyes";
    transcript.add(said, &transcript.shown(written(said, Attached::Nothing)));
    transcript.add("a picture", &transcript.shown(written("", Attached::File)));
    transcript.add("nothing", &transcript.shown(written(" ", Attached::Nothing)));
    transcript.open("how to ask", Open::Ask);
    transcript
}

#[test]
fn each_kind_of_answer() {
    assert_snapshot!("own_words", transcript().read());
}

#[test]
fn words_by_which_the_bot_is_steered_are_known_in_every_language() {
    all_are(
        ScreenKind::FirstContact,
        &["hi", "Hello!!", "hiiii", "hola", "bonjour", "hallo", "help", "ayuda"],
    );
    all_are(
        ScreenKind::WordAnswer,
        &["thanks", "Danke!", "gracias", "merci beaucoup", "stop", "go away", "basta"],
    );
    all_are(ScreenKind::Privacy, &["privacy", "datenschutz", "is this anonymous?", "vie privée"]);
    all_are(
        ScreenKind::Start,
        &["start", "los", "empezar", "c'est parti", "check please", "hi, start the check please"],
    );
    all_are(ScreenKind::Articles, &["symptoms", "Symptome", "síntomas"]);
}

#[test]
fn a_word_that_steers_is_one_only_if_it_is_the_whole_message() {
    for text in ["can i stop metformin", "help with my diet", "start of numbness in the feet"] {
        let (kind, said) = answer(&talk(), text);
        let steers = [ScreenKind::WordAnswer, ScreenKind::FirstContact, ScreenKind::Start];
        assert!(!steers.contains(&kind), "{text}: {said}");
    }
}

#[test]
fn who_asks_for_a_crisis_line_gets_the_card_at_once() {
    all_are(
        ScreenKind::Cards,
        &[
            "crisis line",
            "samaritans",
            "I need help now!",
            "hotline",
            "911",
            "telefonseelsorge",
            "ich brauche hilfe",
            "teléfono de la esperanza",
            "3114",
            "hi, i need help please",
        ],
    );
}

#[test]
fn a_word_is_answered_in_its_own_language() {
    let talk = talk();
    for (text, said) in [
        ("danke", "Gern."),
        ("gracias", "De nada."),
        ("merci beaucoup", "Avec plaisir."),
        ("thx", "You're welcome."),
    ] {
        assert!(answer(&talk, text).1.contains(said), "{text}");
    }
}

#[test]
fn a_cry_for_help_is_answered_in_the_language_it_is_in() {
    let mut talk = talk();
    for (text, said) in [
        ("ich will nicht mehr leben", "Nachricht ausblenden"),
        ("ya no quiero vivir más", "Ocultar este mensaje"),
        ("je ne veux plus vivre", "Cacher ce message"),
        ("i don't want to live anymore", "Hide this"),
    ] {
        let (kind, screen) = answer(&talk, text);
        assert!(kind == ScreenKind::Cards && screen.contains(said), "{text}: {screen}");
    }
    talk.locale = "de".parse().ok();
    assert!(talk.command("/b12-ask je ne veux plus vivre").contains("Cacher ce message"));
    assert!(talk.command("/b12-ask kms").contains("Nachricht ausblenden"));
}

#[test]
fn a_few_words_of_danger_are_answered_in_the_language_of_the_rule_that_knows_them() {
    let talk = talk();
    for (text, locale) in [
        ("quiero morir", "es-ES"),
        ("me quiero matar", "es-ES"),
        ("je veux mourir", "fr"),
        ("will sterben", "de"),
        ("want to die", "en-US"),
    ] {
        let crisis = shipped().safety.cards.iter().find(|card| card.id.as_str() == "crisis");
        let crisis = crisis.expect("the card");
        let reader = Some(locale.parse().expect("a locale"));
        let headline = &shipped().safety.card_for(crisis, reader).headline;
        let (kind, said) = answer(&talk, text);
        assert!(kind == ScreenKind::Cards && said.contains(headline.as_str()), "{text}: {said}");
    }
}

#[test]
fn what_says_too_little_of_its_language_is_answered_in_that_of_the_person() {
    let mut talk = talk();
    assert!(answer(&talk, "qzxqzx").1.contains("I have nothing on that."));
    talk.server_locale = "es-ES".parse().ok();
    assert!(answer(&talk, "qzxqzx").1.contains("No tengo nada sobre eso."));
    assert!(
        answer(&talk, "what do you know about the weather in town")
            .1
            .contains("I have nothing on that.")
    );
}

#[test]
fn a_question_in_german_spanish_or_french_is_refused_or_finds_its_passage_too() {
    let (talk, refused, answer_of) = (talk(), ScreenKind::Refused, ScreenKind::Answer);
    for (text, kind, said) in [
        (
            "wie viel b12 soll ich nehmen",
            refused,
            "Ich kann nicht sagen, wie viel du nehmen sollst.",
        ),
        ("hab ich einen b12 mangel oder ms, was meint ihr", refused, "Ich kann nicht sagen, ob du"),
        ("cu\u{e1}nta b12 me tomo al d\u{ed}a", refused, "No puedo decir cu\u{e1}nto tomar."),
        ("combien de b12 je dois prendre", refused, "Je ne peux pas dire combien en prendre."),
        ("senkt metformin das b12?", answer_of, "Metformin"),
        ("el omeprazol baja la b12", answer_of, "Heartburn"),
        ("l'om\u{e9}prazole fait baisser la b12", answer_of, "Heartburn"),
    ] {
        let (is, shown) = answer(&talk, text);
        assert!(is == kind && shown.contains(said), "{text}: {is:?} {shown}");
    }
}

#[test]
fn what_may_be_about_it_is_offered_as_unsure_and_never_as_nothing() {
    let mut talk = talk();
    for (language, nothing, unsure) in [
        ("en-US", "I have nothing on that.", "I'm not sure if anything below is what you need."),
        ("de", "Dazu habe ich nichts.", "Ich bin nicht sicher, ob hier etwas Passendes"),
        ("es-ES", "No tengo nada sobre eso.", "No sé si algo de esto es lo que buscas."),
        ("fr", "Je n'ai rien là-dessus.", "Je ne sais pas si l'un de ces textes"),
    ] {
        talk.locale = language.parse().ok();
        let near = answer(&talk, "metformin psoriasis").1;
        assert!(near.contains(unsure) && !near.contains(nothing), "{language}: {near}");
        let far = answer(&talk, "qzxqzx").1;
        assert!(far.contains(nothing) && !far.contains(unsure), "{language}: {far}");
    }
}

#[test]
fn danger_comes_before_a_language_that_the_bot_lacks() {
    let other = &shipped().other_languages;
    for (code, text) in [
        ("pt", "não sinto os meus pés, o que eu faço?"),
        ("ru", "у меня немеют ноги"),
        ("it", "non sento più i piedi da ieri, cosa posso fare?"),
    ] {
        let line = &other.iter().find(|other| other.code == code).expect("a line").line;
        let (kind, said) = answer(&talk(), text);
        assert!(kind == ScreenKind::OtherLanguage && said.contains(line), "{text}: {said}");
        assert!(said.contains("[I need help now]"), "{said}");
    }
}

#[test]
fn every_entrance_has_the_same_order() {
    let talk = talk();
    for (text, kind) in [
        ("i want to die", ScreenKind::Cards),
        ("thanks", ScreenKind::WordAnswer),
        ("how much b12 should i take", ScreenKind::Refused),
    ] {
        assert_eq!(answer(&talk, text).0, kind, "{text}");
        for command in ["b12-ask", "b12-read"] {
            talk.command(&format!("/{command} {text}"));
            assert_eq!(talk.screen.borrow().kind, kind, "/{command} {text}");
        }
    }
}

#[test]
fn in_public_no_card_and_no_soft_line_is_seen() {
    let mut talk = talk();
    talk.place = ChannelKind::Server;
    for text in ["i want to die", "crisis line", "my stool is black like tar since this morning"] {
        assert_eq!(answer(&talk, text).0, ScreenKind::CardsOffered, "{text}");
    }
    assert_eq!(
        answer(&talk, "start").0,
        ScreenKind::FirstContact,
        "the start screen says that only one person sees it"
    );
}

#[test]
fn one_telling_sentence_in_a_long_letter_is_heard() {
    let around = [
        "Hello from the coast, we have had rain since Tuesday and the allotment is a pond. My daughter came with the \
         grandchildren and they ate all the biscuits.",
        "The surgery has a new receptionist who is very kind. My feet tingle in bed but the injections help, I think. \
         On Thursday the choir sings again and I'll bring the cake.",
    ];
    for (sentence, kind) in [
        ("I want to die and nobody knows.", ScreenKind::Cards),
        ("This morning I swallowed the whole box of my sleeping tablets.", ScreenKind::Cards),
        ("My right arm went weak at lunch and my speech came out wrong.", ScreenKind::Cards),
        ("My husband hits me when he has been drinking.", ScreenKind::Cards),
        ("I want to die.", ScreenKind::Cards),
        ("I want to k1ll myself.", ScreenKind::Cards),
        (
            "My leaflet says pills can cause suicidal thoughts. I want to kill myself.",
            ScreenKind::Cards,
        ),
        ("I took all my pills.", ScreenKind::Cards),
        ("The neighbour's drill will be the death of me.", ScreenKind::Outside),
    ] {
        let letter = format!("{} {sentence} {}", around[0], around[1]);
        let (shown, text) = answer(&talk(), &letter);
        if kind == ScreenKind::Cards {
            assert_eq!(shown, kind, "{sentence}: {text}");
        } else {
            assert_ne!(shown, ScreenKind::Cards, "{sentence}: {text}");
        }
    }
}

#[test]
fn a_short_cry_among_short_sentences_is_heard() {
    let before = "The bus was late again. It rained all morning. I had soup for lunch. The cat slept on the bed. My sister \
                  rang from Leeds. We talked about the garden.";
    let after = "The shop was out of milk. I fed the birds. There was a film on later. The heating made a noise. My feet \
                 were cold in bed. Tomorrow the bins go out.";
    for cry in ["I want to die.", "I want to kill myself.", "I took all my pills."] {
        let (shown, text) = answer(&talk(), &format!("{before} {cry} {after}"));
        assert_eq!(shown, ScreenKind::Cards, "{cry}: {text}");
    }
    let (shown, text) = answer(&talk(), &format!("{before} {after}"));
    assert_ne!(shown, ScreenKind::Cards, "{text}");
}

#[test]
fn of_three_cards_that_of_the_writers_own_life_is_one() {
    let text =
        "I took all my pills. My chest hurts and I cannot breathe. I want to kill myself tonight.";
    let shown = answer(&talk(), text).1;
    assert!(shown.contains("I'm glad you told me.") && shown.contains("Get help now."), "{shown}");
}

#[test]
fn letters_that_are_spelt_out_are_answered_in_the_language_of_the_person() {
    let shown = answer(&talk(), "i w a n t t o k i l l m y s e l f").1;
    assert!(shown.contains("I'm glad you told me."), "{shown}");
}
