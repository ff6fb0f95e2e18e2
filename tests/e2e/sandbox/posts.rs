//! What the stand-in takes as a message of the bot in a channel, and what it delivers to the bot.

use myelin::sandbox::Channel;
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

#[tokio::test]
async fn each_channel_has_its_own_permissions_for_the_bot() {
    let stage = Stage::new().await;
    let sandbox = &stage.sandbox;
    let talk = sandbox.channel_named("b12-talk");
    let post = async |channel: Channel| {
        let path = format!("/channels/{}/messages", channel.id());
        let (status, body) = stage.send(Method::POST, &path, &say(V2, &json!([text("A")]))).await;
        (status, body["code"].as_u64().unwrap_or(0))
    };
    assert_eq!(post(talk).await, (200, 0));
    assert_eq!(post(sandbox.thread_in(&talk)).await, (200, 0));
    sandbox.deny_bot(&talk, 1 << 11);
    assert_eq!(post(talk).await, (403, 50013));
    // Threads have a permission of their own.
    assert_eq!(post(sandbox.thread_in(&talk)).await, (200, 0));
    sandbox.deny_bot(&talk, 1 << 10);
    assert_eq!(post(talk).await, (403, 50001));
    assert_eq!(post(sandbox.channel_named("venting")).await, (200, 0));
    assert_eq!(post(sandbox.channel_named("mod-log")).await, (200, 0));
    assert_eq!(post(sandbox.channel_named("moderators-only")).await, (403, 50001));
    assert_eq!(post(sandbox.forum_post("Tired")).await, (200, 0));
    stage.quiet();
    assert_eq!(post(sandbox.channel_named("questions")).await, (400, 50008));
}

#[tokio::test]
async fn the_bot_edits_and_deletes_its_own_messages_only() {
    let stage = Stage::new().await;
    let sandbox = &stage.sandbox;
    let here = sandbox.server_channel();
    let posts = format!("/channels/{}/messages", here.id());
    let (_, posted) = stage.send(Method::POST, &posts, &say(V2, &json!([text("One")]))).await;
    let one = format!("{posts}/{}", posted["id"].as_str().unwrap());
    let edit = say(V2, &json!([text("Two")]));
    let (status, edited) = stage.send(Method::PATCH, &one, &edit).await;
    assert_eq!((status, &edited["components"][0]["content"]), (200, &json!("Two")));
    assert!(edited["edited_timestamp"].is_string());
    assert_eq!(stage.send(Method::GET, &one, &Value::Null).await.0, 200);
    // In another channel it is not known.
    let other =
        one.replace(&here.id().to_string(), &sandbox.channel_named("venting").id().to_string());
    let unknown = async |method: Method, path: &str| {
        let (status, body) = stage.send(method, path, &edit).await;
        assert_eq!((status, &body["code"]), (404, &json!(10008)));
    };
    unknown(Method::PATCH, &other).await;
    assert_eq!(stage.send(Method::DELETE, &one, &Value::Null).await.0, 204);
    unknown(Method::PATCH, &one).await;
    unknown(Method::DELETE, &one).await;
    // What only one person sees is reached through its interaction only.
    let asked = stage.shown(say(V2 | 64, &json!([text("Private")]))).await;
    unknown(Method::PATCH, &format!("{posts}/{}", asked.id)).await;
    stage.quiet();
    let wrong = json!({"components": []});
    let (_, posted) = stage.send(Method::POST, &posts, &say(V2, &json!([text("One")]))).await;
    let one = format!("{posts}/{}", posted["id"].as_str().unwrap());
    assert_eq!(stage.send(Method::PATCH, &one, &wrong).await.0, 400);
}

#[tokio::test]
async fn roles_are_pinged_only_where_the_message_names_and_mentions_them() {
    let stage = Stage::new().await;
    let sandbox = &stage.sandbox;
    let (helpers, new) = (sandbox.role_named("Helpers"), sandbox.role_named("New"));
    let words = format!("<@&{}> and <@&{}>, please", helpers.id(), new.id());
    let named = |ids: &[u64]| {
        let ids: Vec<String> = ids.iter().map(u64::to_string).collect();
        ("allowed_mentions", json!({"parse": [], "roles": ids}))
    };
    let says = ("components", json!([{"type": 17, "components": [text(&words)]}]));
    assert_eq!(posted(&stage, &[says.clone(), named(&[])]).await, (200, 0));
    assert_eq!(posted(&stage, &[named(&[helpers.id()])]).await, (200, 0));
    assert_eq!(sandbox.pings(), []);
    // Only the one that everybody may ping is pinged, by a bot that may not ping all.
    assert_eq!(posted(&stage, &[says.clone(), named(&[helpers.id(), new.id()])]).await, (200, 0));
    let pings = sandbox.pings();
    assert_eq!((pings.len(), pings[0].whom.as_str()), (1, "@Helpers"));
    assert_eq!(pings[0].channel, sandbox.server_channel());
    stage.quiet();
    for loud in [
        json!({"parse": ["roles"]}),
        json!({"parse": [], "users": ["1"]}),
        json!({"parse": [], "replied_user": true}),
        json!({}),
    ] {
        let before = sandbox.complaints().len();
        posted(&stage, &[says.clone(), ("allowed_mentions", loud.clone())]).await;
        assert_eq!(sandbox.complaints().len(), before + 1, "{loud}");
    }
    assert_eq!(sandbox.pings().len(), 1);
}
