//! What a bot may answer, and when; and the routes beside interactions.

use std::time::Duration;

use myelin::sandbox::{Channel, Message, Shown};
use reqwest::Method;
use serde_json::{Value, json};

use super::stage::{PRIVATE, Stage, V2, button, commands, row, say, text};

#[tokio::test]
async fn the_first_answer_comes_within_three_seconds() {
    let stage = Stage::new().await;
    let hello = say(V2, &json!([text("Hello")]));
    let (in_time, late) = (stage.asked(), stage.asked());
    stage.sandbox.advance(Duration::from_secs(3));
    assert_eq!(stage.callback(&in_time, 4, hello.clone()).await.0, 204);
    stage.quiet();
    stage.sandbox.advance(Duration::from_millis(1));
    let (status, body) = stage.callback(&late, 4, hello).await;
    assert_eq!(status, 404);
    assert_eq!(body, json!({"code": 10062, "message": "Unknown interaction"}));
    assert!(stage.sandbox.complaints()[0].contains("after 3.001s"));
}

#[tokio::test]
async fn a_token_lives_for_fifteen_minutes() {
    let stage = Stage::new().await;
    let asked = stage.asked();
    stage.callback(&asked, 4, say(V2, &json!([text("Hello")]))).await;
    stage.sandbox.advance(Duration::from_mins(15));
    let edit = say(V2, &json!([text("Again")]));
    assert_eq!(stage.original(Method::PATCH, &asked, &edit).await.0, 200);
    stage.quiet();
    stage.sandbox.advance(Duration::from_millis(1));
    for method in [Method::GET, Method::PATCH, Method::DELETE] {
        let (status, body) = stage.original(method, &asked, &edit).await;
        assert_eq!((status, &body["code"]), (401, &json!(50027)));
    }
}

#[tokio::test]
async fn a_second_answer_is_refused() {
    let stage = Stage::new().await;
    let asked = stage.asked();
    let hello = say(V2, &json!([text("Hello")]));
    stage.callback(&asked, 4, hello.clone()).await;
    let (status, body) = stage.callback(&asked, 4, hello).await;
    assert_eq!((status, &body["code"]), (400, &json!(40060)));
    assert!(stage.sandbox.complaints()[0].contains("a second time"));
}

#[tokio::test]
async fn an_id_of_100_characters_passes_and_of_101_does_not() {
    let stage = Stage::new().await;
    let screen = |n| json!([row(&json!([button("A", &"ß".repeat(n))]))]);
    let message = stage.shown(say(V2, &screen(100))).await;
    assert_eq!(message.buttons()[0].custom_id, Some("ß".repeat(100)));
    stage.quiet();
    stage.refuses(&screen(101), "101 characters").await;
}

#[tokio::test]
async fn a_message_beyond_the_limits_is_refused() {
    let stage = Stage::new().await;
    let inside: Vec<Value> = (0..40).map(|_| text("A")).collect();
    stage.refuses(&json!([{"type": 17, "components": inside}]), "41 components").await;
    let long = "ü".repeat(2001);
    stage.refuses(&json!([text(&long), text(&long)]), "4002 characters of text").await;
    let twins = json!([row(&json!([button("A", "a")])), row(&json!([button("B", "a")]))]);
    stage.refuses(&twins, "same custom_id").await;
    stage.refuses(&json!([{"type": 77}]), "unknown component type 77").await;

    let mut both = say(V2, &json!([text("A")]));
    both["content"] = json!("old");
    let (status, body) = stage.callback(&stage.asked(), 4, both).await;
    assert_eq!(status, 400);
    assert!(body.to_string().contains("content: not allowed with Components V2"));
}

#[tokio::test]
async fn the_kind_of_answer_fits_the_interaction() {
    let stage = Stage::new().await;
    for kind in [1, 6, 7, 8, 9, 10, 12] {
        let (status, body) = stage.callback(&stage.asked(), kind, json!({})).await;
        assert_eq!((status, &body["code"]), (400, &json!(50035)), "{kind}");
    }
    let loud = json!({"flags": V2});
    assert_eq!(stage.callback(&stage.asked(), 5, loud).await.0, 400);
}

#[tokio::test]
async fn a_deferred_answer_keeps_who_may_see_it() {
    let stage = Stage::new().await;
    let asked = stage.asked();
    assert_eq!(stage.callback(&asked, 5, json!({"flags": 64})).await.0, 204);
    let screen = say(V2, &json!([text("Here")]));
    let (status, body) = stage.original(Method::PATCH, &asked, &screen).await;
    assert_eq!((status, &body["flags"]), (200, &json!(PRIVATE)));
    let channel = stage.sandbox.server_channel();
    assert_eq!(stage.sandbox.messages(&stage.bob, &channel), []);
    stage.quiet();

    let old = json!({"content": "old", "flags": 0, "allowed_mentions": {"parse": []}});
    let (status, body) = stage.original(Method::PATCH, &asked, &old).await;
    assert_eq!(status, 400);
    assert!(body.to_string().contains("cannot be removed"));
}

#[tokio::test]
async fn a_text_that_could_ping_is_a_complaint() {
    let stage = Stage::new().await;
    let mut open = say(V2, &json!([text("@everyone")]));
    open["allowed_mentions"] = json!({"parse": ["everyone"]});
    stage.shown(open.clone()).await;
    open.as_object_mut().unwrap().remove("allowed_mentions");
    stage.shown(open).await;
    let complaints = stage.sandbox.complaints();
    assert_eq!(complaints.len(), 2);
    assert!(complaints[0].starts_with("allowed_mentions"));
}

#[tokio::test]
async fn commands_keep_their_ids_and_are_listed_with_translations_on_request() {
    let stage = Stage::new().await;
    let before = stage.sandbox.commands();
    stage.put_commands(&commands()).await;
    assert_eq!(stage.sandbox.commands()[0]["id"], before[0]["id"]);
    assert_eq!(stage.sandbox.command_writes(), 2);
    assert!(stage.sandbox.commands_ready(Duration::ZERO).await);
    let path = format!("/applications/{}/commands", stage.sandbox.application_id());
    let (_, plain) = stage.send(Method::GET, &path, &Value::Null).await;
    assert!(plain[0].get("description_localizations").is_none());
    let path = format!("{path}?with_localizations=true");
    let (_, full) = stage.send(Method::GET, &path, &Value::Null).await;
    assert_eq!(full[0]["description_localizations"]["de"], "Fragt");
    stage.quiet();

    let (status, body) = stage.put_commands(&json!([{"name": "Ask", "description": "Asks"}])).await;
    assert_eq!((status, &body["code"]), (400, &json!(50035)));
    assert_eq!(stage.sandbox.commands().len(), 2);
}

#[tokio::test]
async fn what_is_unknown_fails_loudly() {
    let stage = Stage::new().await;
    let (status, body) = stage.send(Method::POST, "/channels/1/typing", &Value::Null).await;
    assert_eq!((status, body["message"].as_str()), (404, Some("404: Not Found")));
    let (status, _) = stage.send(Method::DELETE, "/users/@me", &Value::Null).await;
    assert_eq!(status, 404);
    let refused = stage.call(Method::GET, "/users/@me", "another", &Value::Null).await;
    assert_eq!(refused.status(), 401);
    let complaints = stage.sandbox.complaints();
    assert!(complaints[0].contains("no route POST /api/v10/channels/1/typing"));
    assert!(complaints[1].contains("no route DELETE /api/v10/users/@me"));
    assert!(complaints[2].contains("without the bot's token"));
}

#[tokio::test]
async fn a_bot_posts_into_a_channel_and_a_direct_message_but_not_into_a_group() {
    let stage = Stage::new().await;
    let sandbox = &stage.sandbox;
    let ask = json!({"recipient_id": stage.ann.id().to_string()});
    let (status, channel) = stage.send(Method::POST, "/users/@me/channels", &ask).await;
    let direct = sandbox.direct(&stage.ann);
    assert_eq!((status, channel["id"].as_str()), (200, Some(direct.id().to_string().as_str())));
    let post = async |channel: Channel, flags| {
        let path = format!("/channels/{}/messages", channel.id());
        stage.send(Method::POST, &path, &say(flags, &json!([text("Panel")]))).await.0
    };
    assert_eq!(post(direct, V2).await, 200);
    assert_eq!(post(sandbox.server_channel(), V2).await, 200);
    stage.quiet();
    assert_eq!(post(sandbox.server_channel(), PRIVATE).await, 400);
    assert_eq!(post(sandbox.group(&stage.ann), V2).await, 403);
    assert_eq!(sandbox.messages(&stage.bob, &direct), []);
    assert_eq!(sandbox.messages(&stage.bob, &sandbox.server_channel()).len(), 1);
}

#[tokio::test]
async fn the_answer_is_given_back_to_a_bot_that_asks_for_it() {
    let stage = Stage::new().await;
    let asked = stage.asked();
    let path = format!("/interactions/{}/{}/callback?with_response=true", asked.id, asked.token);
    let body = json!({"type": 4, "data": say(V2, &json!([text("Hello")]))});
    let (status, given) = stage.send(Method::POST, &path, &body).await;
    assert_eq!(status, 200);
    assert_eq!(given["resource"]["message"]["components"][0]["content"], "Hello");
    let answer = stage.sandbox.answer_to(asked.id, Duration::ZERO).await;
    assert_eq!(answer, Some(body));
    assert_eq!(Shown::Kept.message(), None);
}
#[tokio::test]
async fn the_first_follow_up_fills_in_a_deferred_answer_and_the_next_is_a_message_of_its_own() {
    let stage = Stage::new().await;
    let asked = stage.asked();
    stage.callback(&asked, 5, Value::Null).await;
    let follow = async |words| {
        let path = format!("/webhooks/{}/{}", stage.sandbox.application_id(), asked.token);
        let (status, _) = stage.send(Method::POST, &path, &say(V2, &json!([text(words)]))).await;
        assert_eq!(status, 200);
        let channel = stage.sandbox.server_channel();
        let messages = stage.sandbox.messages(&stage.ann, &channel);
        messages.iter().flat_map(Message::texts).collect::<Vec<_>>()
    };
    assert_eq!(follow("Here").await, ["Here"]);
    assert_eq!(follow("More").await, ["Here", "More"]);
    stage.quiet();
}
