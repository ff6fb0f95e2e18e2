//! Cases of example questions with mistakes.

use myelin::document::Code;
use myelin::library::limits;
use myelin::questions::{Due, RefuseKind};

use super::{Case, Files};

const QUESTIONS: &str = "responses/sleep/questions.toml";
const ANA: &str = "responses/sleep/questions/ana.toml";

/// Questions of the good pack.
const ASKED: &str = "\
[asked.tired]
signs = [\"why am I tired\", \"yawning all day\"]

[outside]
weather = [\"will it rain\"]

[refuse]
dose = [\"how much should I take\"]

[instead]
dose = \"tired/signs\"

[goals]
right = 80
";

fn asked(files: &mut Files) -> &mut Files {
    files.add(QUESTIONS, ASKED)
}

pub(crate) const QUESTIONS_CASES: &[Case] = &[
    ("questions for a passage that is not there", &[Code::UnknownPassage], |files| {
        asked(files).swap(QUESTIONS, "signs = ", "sings = ");
    }),
    ("a passage without a question, where another has some", &[Code::NoQuestion], |files| {
        let nights = include_str!("../tired.toml").replace("\"tired\"", "\"nights\"");
        let nights = nights.replace("What it can", "What nights can");
        asked(files).add("responses/sleep/articles/nights.toml", &nights);
    }),
    ("help for the refused that is not there", &[Code::UnknownPassage], |files| {
        asked(files).swap(QUESTIONS, "tired/signs", "tired/sings");
    }),
    ("a kind of refusal that there is not", &[Code::UnknownKey], |files| {
        asked(files).swap(QUESTIONS, "[refuse]\ndose", "[refuse]\ndoses");
    }),
    ("a question in two places", &[Code::QuestionTwice], |files| {
        asked(files).add(ANA, "[outside]\nnights = [\"Why am I tired?\"]\n");
    }),
    ("stars that stand for every word and for none", &[Code::WordStar], |files| {
        let words = "language = \"de\"\n\n[words]\nhow-much = [\"wie viel\", \"*\", \"wie v*\", \"*iel*\"]\n";
        asked(files).add("responses/sleep/questions/de.toml", words);
    }),
    ("a question twice in one list", &[Code::QuestionTwice], |files| {
        asked(files).swap(QUESTIONS, "\"yawning all day\"", "\"why am I tired?\"");
    }),
    ("a list without a question, and an empty one", &[Code::TooFew, Code::EmptyText], |files| {
        asked(files).swap(QUESTIONS, "[\"will it rain\"]", "[]").swap(
            QUESTIONS,
            "\"yawning all day\"",
            "\" \"",
        );
    }),
    ("a goal of more than everything", &[Code::TooMany], |files| {
        asked(files).swap(QUESTIONS, "80", "101");
    }),
    ("goals and help in two files", &[Code::RepeatedEntry], |files| {
        asked(files).add(ANA, "[goals]\nwrong = 5\n\n[instead]\ndose = \"tired/signs\"\n");
    }),
];

#[test]
fn a_question_that_two_writers_have_for_the_same_passage_is_no_mistake() {
    let mut files = Files::good();
    asked(&mut files).add(ANA, "held-out = true\n\n[asked.tired]\nsigns = [\"Why am I tired?\"]\n");
    let library = files.load().library.expect("no mistake");
    let questions = &library.packs[0].questions;
    let voices: Vec<(&str, bool, usize)> = questions
        .voices
        .iter()
        .map(|voice| (voice.name.as_str(), voice.is_held_out, voice.examples.len()))
        .collect();
    assert_eq!(voices, [("questions", false, 4), ("ana", true, 1)]);
    let refused: Vec<&Due> = questions
        .examples()
        .map(|example| &example.due)
        .filter(|due| matches!(due, Due::Refuse(_)))
        .collect();
    assert_eq!(refused, [&Due::Refuse(RefuseKind::Dose)]);
    let instead = questions.instead(RefuseKind::Dose).map(ToString::to_string);
    assert_eq!(instead.as_deref(), Some("tired/signs"));
    assert_eq!(questions.goals.right, Some(80));
}

#[test]
fn a_pack_may_have_so_many_questions_and_no_more() {
    let lists = |count: usize| {
        let all: Vec<String> = (0..count).map(|number| format!("\"question {number}\"")).collect();
        format!("[asked.tired]\nsigns = [{}]\n", all.join(", "))
    };
    for (count, codes) in
        [(limits::EXAMPLES_MAX, vec![]), (limits::EXAMPLES_MAX + 1, vec![Code::TooMany])]
    {
        let mut files = Files::good();
        files.add(QUESTIONS, &lists(count));
        assert_eq!(files.codes().into_iter().collect::<Vec<_>>(), codes, "{count}");
    }
}
