//! The same thing twice: a double press, and an event that Discord delivers again.

use super::stage::Stage;
use super::walks::{NONE, TINGLING, starts};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_presses_at_once_are_two_good_answers() {
    let stage = Stage::new().await;
    let mut ana = stage.member("Ana");
    starts(&mut ana).await;
    ana.answers(&[NONE, &["18 to 64"], NONE]).await;
    ana.reads("laughing gas");
    let presses = [ana.would_press("No"), ana.would_press("No")];
    for press in &presses {
        stage.deliver(press);
    }
    let first = stage.answer(&presses[0]).await;
    assert_eq!(first["type"], 7, "the same message changes");
    assert_eq!(stage.answer(&presses[1]).await, first);
    ana.looks_again();
    ana.reads("Nerves, movement and sight: have you noticed any of these?");
    ana.has_messages(1);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_delivered_twice_is_answered_once() {
    let mut stage = Stage::new().await;
    let mut ana = stage.member("Ana");
    starts(&mut ana).await;
    let press = ana.would_press("Why this question?");
    let command = ana.would_type("help");
    for interaction in [&press, &command] {
        stage.deliver(interaction);
        stage.deliver(interaction);
        stage.answer(interaction).await;
    }
    // By the end of a later walk, and of the bot, both have been through its hands.
    let mut ben = stage.member("Ben");
    starts(&mut ben).await;
    ben.answers(TINGLING).await;
    stage.stop().await;
    assert_eq!((stage.answers_sent(&press), stage.answers_sent(&command)), (1, 1));
    stage.end().await;
}
