//! Buttons that belong to somebody else, were altered, or come from another version.

use serde_json::Value;

use super::member::Member;
use super::stage::Stage;
use super::walks::{TINGLING, starts};

/// Where the sealed part begins: after two characters for the kind and eight for the mark.
const SEALED_FROM: usize = 10;

/// What the bot answers to a button of this member's own that carries another id.
async fn forged(stage: &Stage, member: &mut Member, custom_id: &str) -> Value {
    let press = member.would_forge("Stop", custom_id);
    stage.deliver(&press);
    let answer = stage.answer(&press).await;
    assert_eq!(answer["type"], 4, "the message with the button stays as it is");
    assert_eq!(answer["data"]["flags"], (1 << 15) + 64, "private");
    member.looks_again();
    member.is_alone_with_it();
    answer["data"].clone()
}

/// An id with one character changed into another that may stand there.
fn altered(custom_id: &str, place: usize) -> String {
    let change = |(n, c): (usize, char)| match c {
        c if n != place => c,
        'A' => 'Q',
        _ => 'A',
    };
    custom_id.chars().enumerate().map(change).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sealed_button_that_does_not_open_tells_nothing_but_how_to_start() {
    let stage = Stage::new().await;
    let (mut ana, mut ben) = (stage.member("Ana"), stage.member("Ben"));
    starts(&mut ana).await;
    ana.answers(TINGLING).await;
    starts(&mut ben).await;
    let (of_ana, of_ben) = (ana.id_of("Back"), ben.id_of("Why this question?"));
    assert!(of_ana.starts_with("s1") && of_ben.starts_with("s1"), "{of_ana} {of_ben}");

    let mut answers = Vec::new();
    for id in [
        of_ana,
        altered(&of_ben, SEALED_FROM),
        altered(&of_ben, of_ben.len() / 2),
        altered(&of_ben, of_ben.len() - 1),
        of_ben.split_at(of_ben.len() - 4).0.to_owned(),
        format!("{of_ben}AAAA"),
        "s1".to_owned(),
    ] {
        starts(&mut ben).await;
        answers.push(forged(&stage, &mut ben, &id).await);
        ben.reads("Let's start again");
        ben.reads("This button was made for someone else, or before I was set up anew.");
        ben.does_not_read("Tingling");
    }
    let first = answers[0].clone();
    assert!(answers.iter().all(|answer| *answer == first), "one answer, whoever it belonged to");
    let ids = first.to_string();
    assert!(!ids.contains("\"s1") && !ids.contains("\"h1"), "no button in it carries answers");

    ana.presses("Back").await;
    ana.reads("Your answer so far: Tingling or numb hands or feet");
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_version_and_changed_questions_are_told_apart() {
    let stage = Stage::new().await;
    let mut ana = stage.member("Ana");
    for (start, text) in [
        ("s9", "This button comes from another version of me."),
        ("o9", "This button comes from another version of me."),
        ("s1AAAAAAAA", "The questions have changed since this button was made."),
    ] {
        starts(&mut ana).await;
        let own = ana.id_of("Why this question?");
        forged(&stage, &mut ana, &format!("{start}{}", own.split_at(start.len()).1)).await;
        ana.reads(text);
        ana.does_not_read("made for someone else");
        ana.presses("Start: Feet check").await;
    }
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_help_button_shows_help_whoever_it_was_made_for() {
    let stage = Stage::new().await;
    let (mut ana, mut ben) = (stage.member("Ana"), stage.member("Ben"));
    starts(&mut ana).await;
    ana.answers(TINGLING).await;
    let help = ana.id_of("I need help now");
    assert!(help.starts_with("h1"), "{help}");
    let broken = altered(&help, help.len() / 2);
    let older = format!("h1AAAAAAAA{}", help.split_at(SEALED_FROM).1);
    for id in [help.as_str(), &broken, &older, "h1"] {
        starts(&mut ben).await;
        forged(&stage, &mut ben, id).await;
        ben.reads("It's good that you asked. Here is where to turn.");
        ben.does_not_read("I pressed this by mistake");
        ben.picks(&["Chile"]).await;
        ben.reads("*4141");
    }
    stage.end().await;
}
