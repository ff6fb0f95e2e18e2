//! What the stand-in takes as a message of the bot in a channel, and what it delivers to the bot.

use reqwest::Method;
use serde_json::{Value, json};

use super::stage::{Stage, V2, say, text};

/// Posts a message with some fields changed in the server, and gives the status and the code.
async fn posted(stage: &Stage, changes: &[(&str, Value)]) -> (u16, u64) {
    let mut body = say(V2, &json!([text("Hello")]));
    for (name, value) in changes {
        body[*name] = value.clone();
    }
    let path = format!("/channels/{}/messages", stage.sandbox.server_channel().id());
    let (status, answer) = stage.send(Method::POST, &path, &body).await;
    (status, answer["code"].as_u64().unwrap_or(0))
}

#[tokio::test]
async fn a_post_answers_a_message_and_pings_nobody() {
    let stage = Stage::new().await;
    let reference = |id: Value, fails: bool| {
        ("message_reference", json!({"message_id": id, "fail_if_not_exists": fails}))
    };
    let quiet = ("allowed_mentions", json!({"parse": [], "replied_user": false}));
    let good = [reference(json!("7"), false), quiet.clone()];
    assert_eq!(posted(&stage, &good).await, (200, 0));
    stage.quiet();
    for wrong in [
        vec![reference(json!("7"), false)],
        vec![reference(json!("7"), true), quiet.clone()],
        vec![reference(json!(7), false), quiet.clone()],
        vec![("message_reference", json!("7")), quiet.clone()],
        vec![("nonce", json!("n".repeat(26)))],
        vec![("flags", json!(V2 + 64))],
    ] {
        assert_eq!(posted(&stage, &wrong).await, (400, 50035), "{wrong:?}");
    }
}

#[tokio::test]
async fn a_nonce_keeps_a_message_from_being_there_twice() {
    let stage = Stage::new().await;
    let nonce = [("nonce", json!("1")), ("enforce_nonce", json!(true))];
    for _ in 0..2 {
        assert_eq!(posted(&stage, &nonce).await, (200, 0));
    }
    assert_eq!(posted(&stage, &[]).await, (200, 0));
    let here = stage.sandbox.server_channel();
    assert_eq!(stage.sandbox.messages(&stage.ann, &here).len(), 2);
    stage.quiet();
}

#[tokio::test]
async fn what_the_bot_may_not_do_is_refused_with_discords_codes() {
    let answer = [
        ("message_reference", json!({"message_id": "7", "fail_if_not_exists": false})),
        ("allowed_mentions", json!({"parse": [], "replied_user": false})),
    ];
    for (taken, expected) in
        [(1 << 10, (403, 50001)), (1 << 11, (403, 50013)), (1 << 16, (400, 160_002))]
    {
        let stage = Stage::new().await;
        stage.sandbox.take_from_bot(taken);
        assert_eq!(posted(&stage, &answer).await, expected);
    }
    let stage = Stage::new().await;
    stage.sandbox.take_bot_out();
    assert_eq!(posted(&stage, &[]).await, (403, 50001));
    stage.sandbox.close_direct(&stage.ann, true);
    let path = format!("/channels/{}/messages", stage.sandbox.direct(&stage.ann).id());
    let body = say(V2, &json!([text("Hello")]));
    let (status, answer) = stage.send(Method::POST, &path, &body).await;
    assert_eq!((status, &answer["code"]), (403, &json!(50007)));
}
