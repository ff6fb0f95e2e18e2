//! The bot goes away in the middle of a walk, and comes back.

use std::time::Duration;

use axum::http::StatusCode;
use serde_json::json;

use super::stage::{LIMIT, Stage};
use super::walks::{TINGLING, skips_to_the_result, starts};

/// Longer than the program takes to leave when nobody waits for an answer, and shorter than
/// somebody is waited for.
const A_WHILE: Duration = Duration::from_secs(1);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_walk_outlives_the_kill_of_the_program_and_a_new_key_is_met_calmly() {
    let mut stage = Stage::with_process().await;
    let mut ana = stage.member("Ana");
    starts(&mut ana).await;
    ana.answers(TINGLING).await;

    stage.kill().await;
    stage.start_process("data").await;
    ana.presses("Back").await;
    ana.reads("Your answer so far: Tingling or numb hands or feet");
    ana.presses("Keep this answer").await;

    stage.kill().await;
    stage.start_process("other-data").await;
    ana.is_told_beside("Back").await;
    ana.reads("This button was made for someone else, or before I was set up anew.");
    ana.does_not_read("Tingling");
    ana.is_alone_with_it();
    ana.presses("Start: Feet check").await;
    ana.presses("Start").await;
    ana.answers(TINGLING).await;
    skips_to_the_result(&mut ana).await;

    assert_eq!(stage.discord.command_writes(), 1, "unchanged commands are not written again");
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_that_is_told_to_stop_answers_who_waits_and_leaves_its_commands() {
    let mut stage = Stage::with_process().await;
    let mut ana = stage.member("Ana");
    starts(&mut ana).await;
    ana.answers(TINGLING).await;
    let commands = stage.discord.commands();

    stage.wire.hold_answers(true);
    let waiting = ana.would_press("Back");
    stage.deliver(&waiting);
    let under_way = || stage.answers_sent(&waiting) == 1;
    assert!(stage.wire.settled(LIMIT, |_| under_way()).await, "the answer is under way");
    stage.process().terminate();
    assert!(!stage.is_deserted(A_WHILE).await, "it leaves before it has answered");
    stage.wire.hold_answers(false);
    let answer = stage.answer(&waiting).await;
    assert_eq!(answer["type"], 7);

    stage.stop().await;
    assert_eq!(stage.discord.commands(), commands);
    assert!(!commands.is_empty());
    assert_eq!(stage.discord.command_writes(), 1);

    stage.start_process("data").await;
    ana.looks_again();
    ana.reads("Your answer so far: Tingling or numb hands or feet");
    ana.presses("Keep this answer").await;
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_walk_goes_on_after_the_connection_was_cut() {
    let stage = Stage::new().await;
    let mut ana = stage.member("Ana");
    starts(&mut ana).await;
    stage.discord.drop_connections().await;
    assert!(stage.discord.ready(LIMIT).await, "the bot comes back");
    ana.answers(TINGLING).await;
    ana.reads("How long have you had these signs?");
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_bot_stays_on_the_stand_in_when_the_library_cannot_ask_where_the_gateway_is() {
    // The library asks a second time, on its own, and falls back to the real Discord.
    let mut stage = Stage::empty().await;
    stage.wire.answer_instead("/gateway", StatusCode::INTERNAL_SERVER_ERROR, json!({}));
    stage.start(true).await;
    let asked = |path: &str| stage.wire.calls().iter().any(|call| call.path == path);
    assert!(asked("/gateway") && asked("/gateway/bot"));
    let mut ana = stage.member("Ana");
    starts(&mut ana).await;
    stage.end().await;
}
