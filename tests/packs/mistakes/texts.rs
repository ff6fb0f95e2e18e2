//! Cases of evidence that is not accounted for, and of words that must not be said.

use std::collections::BTreeSet;

use myelin::document::{Code, RenderStyle, advice, render};

use myelin::library::limits;

use super::{ARTICLE, CARDS, CHECK, Case, EVIDENCE, Files, HELPLINES, PACK, WORDS};

const MEANT: &str = "responses/sleep/wording.toml";

pub(crate) const EVIDENCES: &[Case] = &[
    ("no list of evidence", &[Code::NoEvidenceList], |files| {
        files.remove(EVIDENCE);
    }),
    ("an id that the list does not know", &[Code::UnknownEvidence], |files| {
        files
            .swap(CHECK, "evidence = [\"V-snoring\"]", "evidence = [\"V-snoring\", \"V-snorring\"]")
            .swap(ARTICLE, "evidence = [\"C01\"]", "evidence = [\"C01\", \"S-sleep\"]");
    }),
    ("an id that nothing uses", &[Code::EvidenceUnused], |files| {
        files.cut(CHECK, "evidence = [\"Q2a\"]\n");
    }),
    ("an id that is withheld and used", &[Code::EvidenceWithheld], |files| {
        files
            .add(EVIDENCE, "Q2a = \"Not read yet\"\n")
            .add(EVIDENCE, "O-emergency = \"Not read yet\"\n");
    }),
    ("an id that is withheld and not listed", &[Code::UnknownEvidence], |files| {
        files.add(EVIDENCE, "C04 = \"Not read yet\"\nX1 = \"Not read yet\"\n");
    }),
    ("reasons and lines that say nothing", &[Code::EmptyText, Code::WrongType], |files| {
        files
            .swap(EVIDENCE, "\"No text says it yet\"", "\" \"")
            .swap(EVIDENCE, "Q1 = \"Signs that cannot wait\"", "Q1 = 1")
            .swap(EVIDENCE, "Q3 = \"For how long\"", "Q3 = \"\"");
    }),
    ("what is no evidence id in the list", &[Code::BadEvidence], |files| {
        files.swap(EVIDENCE, "C01 =", "c01 = \"twice\"\nC01 =");
    }),
    ("a list without its table", &[Code::MissingKey, Code::UnknownKey], |files| {
        files.bytes(EVIDENCE, b"[evidences]\nC01 = \"a\"\n".to_vec());
        files.texts.retain(|path, _| ![CHECK, ARTICLE].contains(&path.as_str()));
        files.swap(PACK, "{ flow = \"check\" }", "{ read = true }").swap(
            PACK,
            "{ articles = [\"tired\"] }",
            "{ read = true }",
        );
    }),
];

pub(crate) const WORDING: &[Case] = &[
    ("a diagnosis", &[Code::WordingDiagnosis], |files| {
        files.swap(CHECK, "Talk to a doctor about snoring.", "You have sleep apnea.").swap(
            ARTICLE,
            "lose the thread, or\nfall",
            "lose the thread, and you\nhave it. Or fall",
        );
    }),
    ("a likelihood", &[Code::WordingLikelihood], |files| {
        files.swap(CHECK, "Book a visit.", "You probably have it: 1 in 10 do. Book a visit.");
    }),
    ("a dose", &[Code::WordingDose], |files| {
        files.swap(CHECK, "Book a visit.", "Take 3 mg at night, or two tablets a day.");
    }),
    ("a number to hold a blood test against", &[Code::WordingLabNumber], |files| {
        files.swap(CHECK, "Book a visit.", "Ask if your iron is under 30 \u{b5}g/L.");
    }),
    ("a promise", &[Code::WordingPromise], |files| {
        files.swap(CARDS, "Get help now.", "You\u{2019}re safe.").swap(
            WORDS,
            "Something went wrong on my side.",
            "Don't worry.",
        );
    }),
    ("words behind a quote that is written with a backslash", &[Code::WordingDiagnosis], |files| {
        files.swap(CHECK, "\"Book a visit.\"", "\"So \\\"you have\\\" it: you \\u0068ave it.\"");
    }),
    (
        "exceptions that nothing needs, or that say too little",
        &[Code::NeverMeant, Code::TooFew, Code::MissingKey, Code::EmptyText, Code::UnknownKey],
        |files| {
            files.add(MEANT, "[[meant]]\nwords = \"up to 1 in 10\"\nbecause = \"From a guide\"\n[[meant]]\nwords = \"harmless\"\nbecause = \"\"\n[[meant]]\nword = \"is safe\"\nbecause = \"From a guide\"\n[[meant]]\nwords = \"it is safe\"\n");
        },
    ),
    ("more exceptions than there may be", &[Code::TooMany], |files| {
        let one = "[[meant]]\nwords = \"it is safe\"\nbecause = \"From a guide\"\n";
        files
            .swap(CHECK, "Book a visit.", "A nap: it is safe.")
            .texts
            .insert(MEANT.to_owned(), one.repeat(limits::MEANT_MAX + 1).into_bytes());
    }),
];

/// What is found when these words stand in a line of an outcome.
fn codes_with(line: &str, exceptions: &str) -> BTreeSet<Code> {
    let mut files = Files::good();
    files.swap(CHECK, "Book a visit.", line);
    if !exceptions.is_empty() {
        files.add(MEANT, exceptions);
    }
    files.codes()
}

#[test]
fn an_exception_spares_the_words_it_holds_and_no_others() {
    let line = "Snoring is common: up to\u{a0}1 in 10 adults.";
    let meant = |words: &str| format!("[[meant]]\nwords = \"{words}\"\nbecause = \"A guide\"\n");
    assert_eq!(codes_with(line, ""), BTreeSet::from([Code::WordingLikelihood]));
    assert_eq!(codes_with(line, &meant("UP TO 1 in 10")), BTreeSet::new());
    let other = codes_with(line, &meant("common: up to"));
    assert_eq!(other, BTreeSet::from([Code::WordingLikelihood, Code::NeverMeant]));
    let twice = format!("{line} 1 in 3 snore loudly.");
    let only_one = codes_with(&twice, &meant("up to 1 in 10"));
    assert_eq!(only_one, BTreeSet::from([Code::WordingLikelihood]));
}

#[test]
fn the_place_of_a_finding_is_the_words_themselves() {
    let mut files = Files::good();
    files.swap(CHECK, "Book a visit.", "It is \\\"safe\\\". It will heal, and it will heal soon.");
    let loaded = files.load();
    let text = String::from_utf8(files.texts[CHECK].clone()).unwrap();
    let found: Vec<&str> =
        loaded.problems.iter().map(|problem| text.get(problem.span.clone()).unwrap()).collect();
    assert_eq!(found[1..], ["will heal", "will heal"]);
    assert!(
        found[0].starts_with("\"It is"),
        "written in another way, so the whole text: {found:?}"
    );
    let starts: BTreeSet<usize> =
        loaded.problems.iter().map(|problem| problem.span.start).collect();
    assert_eq!(starts.len(), 3);
}

#[test]
fn titles_of_sources_and_other_names_of_an_article_may_say_anything() {
    let mut files = Files::good();
    files.swap(PACK, "A guide to sleep", "Signs that you have sleep apnea: 1 in 10").swap(
        ARTICLE,
        "[\"sleepy\"]",
        "[\"sleepy\", \"you have it\"]",
    );
    assert_eq!(files.codes(), BTreeSet::new());
}

#[test]
fn safety_cards_count_as_uses_and_need_no_list() {
    let mut files = Files::good();
    files.swap(EVIDENCE, "[withheld]", "O-crisis = \"Someone to talk to\"\n\n[withheld]");
    let loaded = files.load();
    assert!(
        loaded.problems.is_empty(),
        "{}",
        render(&loaded.problems, &files.all(), RenderStyle::Plain)
    );
    let list = loaded.library.unwrap().packs.remove(0).evidence.unwrap();
    assert_eq!((list.listed.len(), list.used, list.withheld.len()), (12, 11, 1));
}

#[test]
fn a_flow_may_not_take_a_reserved_name() {
    for path in [MEANT, EVIDENCE] {
        let mut files = Files::good();
        let flow = include_str!("../check.toml");
        files.texts.insert(path.to_owned(), flow.as_bytes().to_vec());
        assert!(files.codes().contains(&Code::UnknownKey), "{path} is no flow");
    }
}

#[test]
fn a_passage_that_nothing_leads_to_is_named() {
    let mut files = Files::good();
    let never = |files: &Files| {
        let pack = files.load().library.unwrap().packs.remove(0);
        pack.never_reached().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(never(&files), [""; 0]);
    let text = include_str!("../tired.toml").split("[passage.signs]").nth(1).unwrap();
    files.add(
        ARTICLE,
        &format!("[passage.more]{}", text.replace("What it can", "More of what it can")),
    );
    assert_eq!(never(&files), [""; 0], "a command opens everything to read");
    files.swap(PACK, "opens = { read = true }", "opens = { help-now = true }");
    assert_eq!(never(&files), [""; 0], "a command opens the article");
    files.swap(PACK, "{ articles = [\"tired\"] }", "{ help-now = true }");
    assert_eq!(never(&files), ["tired/more"], "an outcome and a reason lead to the other");
    files.swap(CHECK, "passages = [\"tired/signs\"]", "passages = [\"tired/more\"]");
    files.swap(CHECK, ", passage = \"tired/signs\"", "");
    assert_eq!(never(&files), ["tired/signs"]);
}

#[test]
fn advice_of_one_kind_is_put_together_and_apart_from_mistakes() {
    let mut files = Files::good();
    files
        .remove(EVIDENCE)
        .swap(CHECK, "short = \"Signs\"", "short = \"\"")
        .swap(HELPLINES, "source = \"https://www.samhsa", "source = \"http://www.samhsa")
        .add(HELPLINES, "[country.gb]\nname = \"United Kingdom\"\nemergency = { number = \"999\", mark = \"C-off\", source = \"http://example.org/999\" }\n");
    let (mistakes, given) = files.load().problems.split_advice();
    assert_eq!(mistakes.iter().map(|problem| problem.code).collect::<Vec<_>>(), [Code::EmptyText]);
    insta::assert_snapshot!(advice(&given), @"
    plain-http: responses/safety/helplines.toml, lines 18, 25
      `source` of the helpline `us/988` is a plain http address, and 1 more like it. Where the page exists with https://, write that.
    no-evidence-list: responses/sleep/pack.toml
      This pack has no evidence.toml, so nobody can look up what its evidence ids say. Add evidence.toml beside pack.toml: below a line `[evidence]`, each id with one line on what it says.
    ");
}
