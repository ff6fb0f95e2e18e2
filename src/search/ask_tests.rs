//! What is due to whoever asks something, in a pack of two articles with example questions.

use super::*;
use crate::language::Language;
use crate::questions::{Due, Example, Glossary, GlossaryWord, Questions, RefuseKind, Voice};
use crate::safety::{Judgement, Safety};
use crate::sensitive::Sensitive;

const TEXTS: &[(&str, &str, SearchRole, &str)] = &[
    ("tea", "green", SearchRole::Title, "Green tea"),
    ("tea", "green", SearchRole::AlsoCalled, "sencha"),
    (
        "tea",
        "green",
        SearchRole::Text,
        "Green tea is not fermented. It tastes of grass and of the sea.",
    ),
    ("tea", "black", SearchRole::Title, "Black tea"),
    (
        "tea",
        "black",
        SearchRole::Text,
        "Black tea is fermented for hours, which gives it its colour.",
    ),
    ("pots", "cleaning", SearchRole::Title, "Cleaning a pot"),
    ("pots", "cleaning", SearchRole::AlsoCalled, "scale in the kettle"),
    ("pots", "cleaning", SearchRole::Text, "Water alone will do. Vinegar takes the scale off."),
];

fn asked(article: &str, passage: &str) -> Due {
    Due::Passage(format!("{article}/{passage}").parse().unwrap())
}

fn questions() -> Questions {
    let outside = || Due::Outside("other".to_owned());
    let voice = |name: &str, is_held_out, examples: Vec<(Due, &str)>| Voice {
        name: name.to_owned(),
        is_held_out,
        language: None,
        examples: examples
            .into_iter()
            .map(|(due, text)| Example { text: text.to_owned(), due })
            .collect(),
    };
    let ana = vec![
        (asked("tea", "green"), "which tea tastes like grass"),
        (asked("tea", "green"), "is sencha fermented"),
        (asked("tea", "green"), "how does green tea taste"),
        (asked("tea", "black"), "why is black tea so dark"),
        (asked("tea", "black"), "how long is tea fermented"),
        (asked("tea", "black"), "what gives black tea its colour"),
        (asked("pots", "cleaning"), "how do i get the scale off my pot"),
        (asked("pots", "cleaning"), "can i clean a teapot with vinegar"),
        (asked("pots", "cleaning"), "my kettle is full of scale"),
        (outside(), "how do i brew coffee"),
        (outside(), "which coffee beans are best"),
        (outside(), "will it rain tomorrow"),
        (outside(), "who won the match last night"),
        (Due::Refuse(RefuseKind::Dose), "how many cups should i drink a day"),
        (Due::Refuse(RefuseKind::Dose), "how many cups are right for me"),
    ];
    let ben = vec![
        (asked("pots", "cleaning"), "cleaning the pot with vinegar"),
        (outside(), "coffee beans for tomorrow"),
        (Due::Refuse(RefuseKind::Dose), "how many cups a day for me"),
    ];
    Questions {
        voices: vec![voice("ana", false, ana), voice("ben", true, ben)],
        instead: vec![(RefuseKind::Dose, "tea/black".parse().unwrap())],
        ..Questions::default()
    }
}

fn index(questions: &Questions) -> Index {
    let texts = TEXTS.iter().map(|(article, passage, role, text)| SearchedText {
        article: article.parse().unwrap(),
        passage: Some(passage.parse().unwrap()),
        role: *role,
        text,
    });
    Index::with_questions(texts, questions, "tea")
}

/// What comes of a text in which there is no danger.
fn cleared<T>(typed: &str, then: impl FnOnce(&Cleared<'_>) -> T) -> T {
    let safety = Safety::without_cards();
    let typed = Sensitive::new(typed.to_owned());
    match safety.judge(&typed) {
        Judgement::Clear(cleared) => then(&cleared),
        Judgement::Danger(_) => panic!("a card, and there is none"),
    }
}

fn name(found: &Match<'_>) -> String {
    found.name().unwrap().to_string()
}

fn said(answer: &Asked<'_>) -> String {
    match answer {
        Asked::Found { best, .. } => name(best),
        Asked::Refused { kind, instead } => {
            format!("{} refused, {}", kind.name(), instead.as_ref().map(name).unwrap())
        }
        Asked::Outside { nearest } => {
            format!("outside, near {}", nearest.iter().map(name).collect::<Vec<_>>().join(" "))
        }
    }
}

fn answer(asked: &str) -> String {
    let index = index(&questions());
    cleared(asked, |asked| said(&index.ask(asked)))
}

#[test]
fn a_question_finds_the_passage_that_answers_questions_like_it() {
    assert_eq!(answer("does green tea taste of grass"), "tea/green");
    assert_eq!(answer("why does black tea have its dark colour"), "tea/black");
}

#[test]
fn inflection_spelling_and_typing_mistakes_make_no_difference() {
    assert_eq!(answer("cleening a kettle full of scale with vinagar"), "pots/cleaning");
    assert_eq!(answer("what gives black teas their colors"), "tea/black");
}

#[test]
fn what_the_pack_has_nothing_for_is_not_answered() {
    assert!(answer("which coffee is best tomorrow").starts_with("outside"));
    assert_eq!(answer("zzz qqq"), "outside, near ");
    assert_eq!(answer(""), "outside, near ");
}

#[test]
fn what_must_be_refused_is_and_leads_to_the_passage_that_helps() {
    assert_eq!(answer("how many cups should be right for me a day"), "dose refused, tea/black");
}

#[test]
fn a_pack_without_example_questions_answers_only_what_names_a_passage() {
    let index = index(&Questions::default());
    let answer = |asked: &str| cleared(asked, |asked| said(&index.ask(asked)));
    assert_eq!(answer("cleaning a pot"), "pots/cleaning");
    assert!(answer("how do i brew coffee").starts_with("outside"));
}

#[test]
fn of_several_packs_the_one_that_is_surest_answers() {
    let (tea, bare) = (index(&questions()), index(&Questions::default()));
    let answer = |asked: &str| {
        cleared(asked, |asked| {
            let (pack, answer) = ask_all([&bare, &tea], asked).unwrap();
            (pack, said(&answer))
        })
    };
    assert_eq!(answer("does green tea taste of grass"), (1, "tea/green".to_owned()));
    // Where none answers, the passages of the pack that is nearest are named, wherever it stands.
    let nothing = Index::default();
    cleared("a dark pot in the kitchen", |asked| {
        let alone = said(&tea.ask(asked));
        assert!(
            alone.starts_with("outside, near ") && alone.len() > "outside, near ".len(),
            "{alone}"
        );
        let (pack, answer) = ask_all([&nothing, &tea], asked).unwrap();
        assert_eq!((pack, said(&answer)), (1, alone));
    });
    assert!(cleared("tea", |asked| ask_all([], asked).is_none()));
}

#[test]
fn why_names_the_words_the_name_and_the_ngrams_that_decided() {
    let index = index(&questions());
    let why = cleared("is senchaa like black tea, no, sencha", |asked| index.why(asked));
    assert!(why.words.contains(&("senchaa".to_owned(), "sencha".to_owned())), "{:?}", why.words);
    let why = cleared("scale in the kettle", |asked| index.why(asked));
    assert_eq!(why.alias.as_deref(), Some("scale in the kettle"));
    assert!(why.ngrams.iter().any(|(ngram, weight)| ngram.contains("scal") && *weight > 0.0));
}

#[test]
fn what_is_held_out_is_measured_by_what_the_others_teach() {
    let index = index(&questions());
    let measured = index.measure().unwrap();
    assert_eq!((measured.asked, measured.right, measured.wrong), (1, 1, 0));
    let other = OutsideGroup { asked: 1, answered: 0 };
    assert_eq!(measured.outside.get("other"), Some(&other));
    assert_eq!((measured.to_refuse, measured.refused), (1, 1));
    let each: Vec<&str> = index.measure_each().iter().map(|voice| voice.name).collect();
    assert_eq!(each, ["ana", "ben"]);
    assert!(super::Index::new([]).measure().is_none());
}

#[test]
fn it_is_learned_the_same_every_time() {
    let learned = || index(&questions()).learned().know(|_| true);
    let (one, other) = (learned(), learned());
    assert_eq!(one.weights, other.weights);
    let likely = |known: &known::Known| known.judge(&crate::words::Folded::new("black tea")).likely;
    assert_eq!(likely(&one), likely(&other));
}

#[test]
fn what_is_being_typed_finds_what_example_questions_are_about_once_they_were_learned() {
    let index = index(&questions());
    let suggested =
        || cleared("full of scale", |typed| index.suggest(typed).iter().map(name).collect());
    let before: Vec<String> = suggested();
    assert!(!index.has_learned());
    index.learn();
    assert!(index.has_learned());
    let after: Vec<String> = suggested();
    assert_eq!(after, ["pots/cleaning"], "before: {before:?}");
}

#[test]
fn what_is_held_out_teaches_nothing_while_anything_is_measured() {
    let mut questions = questions();
    let strange = Example { text: "xylophone repair".to_owned(), due: asked("pots", "cleaning") };
    for voice in &mut questions.voices {
        voice.examples.push(strange.clone());
    }
    questions.voices.push(Voice {
        name: "cat".to_owned(),
        is_held_out: true,
        language: None,
        examples: vec![strange],
    });
    questions.voices.retain(|voice| voice.is_held_out);
    let each = index(&questions);
    let each = each.measure_each();
    assert_eq!(each.iter().map(|voice| voice.measured.right).sum::<usize>(), 0, "{each:?}");
}

#[test]
fn a_question_in_a_language_that_the_pack_has_words_of_is_understood_word_by_word() {
    let german = Language::all().find(|language| language.code() == "de").unwrap();
    let asked = "wie viele loeffel soll ich von dem tee trinken";
    let answer = |questions: &Questions| {
        let index = index(questions);
        cleared(asked, |asked| said(&index.ask(asked)))
    };
    let mut questions = questions();
    assert!(answer(&questions).starts_with("outside"), "nobody knows a word of it");
    let words = [
        ("how many", "wie viele"),
        ("spoons", "l\u{f6}ffel"),
        ("spoons", "loeffel"),
        ("should i", "soll ich"),
        ("of", "von"),
        ("the", "dem"),
        ("tea", "tee"),
        ("drink", "trinken"),
    ];
    let words = words
        .map(|(english, said)| GlossaryWord { english: english.to_owned(), said: said.to_owned() });
    questions.glossaries.push(Glossary {
        name: "de".to_owned(),
        language: german,
        words: words.to_vec(),
    });
    // Questions in it teach nothing, and are measured apart.
    let example = Example { text: asked.to_owned(), due: Due::Refuse(RefuseKind::Dose) };
    questions.voices.push(Voice {
        name: "eva".to_owned(),
        is_held_out: true,
        language: Some(german),
        examples: vec![example],
    });
    assert_eq!(answer(&questions), "dose refused, tea/black");
    let index = index(&questions);
    let measured = index.measure_each();
    let eva = measured.iter().find(|voice| voice.name == "eva").unwrap();
    assert_eq!((eva.language, eva.measured.refused), (Some(german), 1));
    assert_eq!(index.measure().unwrap().to_refuse, 1, "only of English questions");
}

#[test]
fn a_refusal_is_told_by_how_a_question_is_put() {
    let learned = index(&questions());
    let known = learned.learned().know(|_| true);
    let refused = |asked: &str| {
        let words = known.fields.hear(&crate::words::Folded::new(asked));
        known.refusals.judge(&known.fields, &words).unwrap()
    };
    let (kind, likely) = refused("how many spoons should i drink");
    let (_, other) = refused("is the kettle full of scale");
    assert_eq!(kind, RefuseKind::Dose);
    assert!(likely > other, "{likely} {other}");
}
