//! The client against a server that fails in every way that Discord does.

use serde_json::json;

use super::super::payload::Component;
use super::stage::{Does, Stage, code, limited, message, post, says, ticket};
use super::*;
use crate::id::{ChannelId, MessageId, MessageLink, PersonId};

#[tokio::test]
async fn each_failure_is_met_in_its_way() {
    let twice = code(ALREADY_ANSWERED);
    let cases: [(&str, Vec<Does>, &str, usize); 12] = [
        ("all is well", vec![Does::Waits(0)], "ok", 1),
        ("one failure", vec![says(500, &code(0)), Does::Waits(0)], "ok", 2),
        ("one break", vec![Does::Breaks, Does::Waits(0)], "ok", 2),
        ("two failures", vec![says(500, &code(0)), says(502, &code(0))], "failed", 2),
        ("two breaks", vec![Does::Breaks, Does::Breaks], "connection", 2),
        ("the first one arrived", vec![Does::Breaks, says(400, &twice)], "ok", 2),
        ("somebody else answered", vec![says(400, &twice)], "already-answered", 1),
        ("too late", vec![says(404, &code(10062))], "unknown-interaction", 1),
        ("refused", vec![says(400, &code(50035))], "refused", 1),
        (
            "refused without a code",
            vec![Does::Says(403, None, None, "<html>".into())],
            "refused",
            1,
        ),
        ("a wait that fits", vec![limited("0.1", None, "{}"), Does::Waits(0)], "ok", 2),
        ("a wait that does not", vec![limited("9", None, "{}")], "rate-limited", 1),
    ];
    for (name, script, outcome, count) in cases {
        let stage = Stage::with(script).await;
        assert_eq!(stage.answer(2000).await, outcome, "{name}");
        assert_eq!(stage.count(), count, "{name}");
    }
}

#[tokio::test]
async fn a_slow_answer_is_waited_for_to_the_end_and_no_longer() {
    let stage = Stage::with(vec![Does::Waits(300), Does::Waits(2000)]).await;
    assert_eq!(stage.answer(1000).await, "ok");
    assert_eq!(stage.answer(500).await, "timed-out");
    assert_eq!(stage.count(), 2, "there was no time for another try");
}

/// The ways in which Discord says that a limit is one of the whole bot.
fn limits_of_the_whole_bot() -> [Does; 3] {
    let said = json!({"retry_after": 30.0, "global": true});
    [
        limited("30", Some("x-ratelimit-global"), "{}"),
        Does::Says(429, Some("30"), Some(("x-ratelimit-scope", "global")), "{}".to_owned()),
        limited("30", None, &said.to_string()),
    ]
}

#[tokio::test]
async fn a_limit_of_the_whole_bot_does_not_silence_answers_to_people() {
    for first in limits_of_the_whole_bot() {
        let stage = Stage::with(vec![first, Does::Waits(0), Does::Waits(0)]).await;
        assert_eq!(stage.rest.gateway().await.unwrap_err().code(), "rate-limited");
        assert_eq!(stage.answer(500).await, "ok");
        stage.rest.delete_original(&ticket()).await.unwrap();
        assert_eq!(stage.rest.commands(5).await.unwrap_err().code(), "rate-limited");
        assert_eq!(stage.count(), 3, "calls as the bot wait, and ask nobody");
    }
}

#[tokio::test]
async fn an_answer_to_a_person_that_is_limited_does_not_silence_the_others() {
    for first in limits_of_the_whole_bot() {
        let stage = Stage::with(vec![first, Does::Waits(0)]).await;
        assert_eq!(stage.answer(500).await, "rate-limited");
        assert_eq!(stage.answer(500).await, "ok");
        assert_eq!(stage.rest.gateway().await.unwrap_err().code(), "rate-limited");
        assert_eq!((stage.count(), stage.rest.invalid_responses()), (2, 1));
    }
}

#[tokio::test]
async fn when_something_before_discord_refuses_nothing_is_sent() {
    let page = "<html>error 1015: planted</html>";
    let stage = Stage::with(vec![limited("30", None, page)]).await;
    for _ in 0..20 {
        assert_eq!(stage.answer(500).await, "rate-limited");
    }
    assert_eq!(stage.rest.gateway().await.unwrap_err().code(), "rate-limited");
    assert_eq!((stage.count(), stage.rest.invalid_responses()), (1, 1));
}

#[tokio::test]
async fn endless_limits_are_not_asked_forever() {
    let stage = Stage::with(vec![limited("0", None, "{}"); 4]).await;
    assert_eq!(stage.answer(2000).await, "rate-limited");
    assert_eq!(stage.count(), 4);
    assert_eq!(stage.rest.invalid_responses(), 4);
}

#[tokio::test]
async fn the_bots_token_goes_only_where_it_is_needed() {
    let info = json!({"url": "wss://gateway.discord.gg", "shards": 2, "new": 1,
        "session_start_limit": {"total": 1000, "remaining": 7, "reset_after": 60_000}});
    let list = json!([{"id": "1", "name": "help"}]);
    let done = || Does::Waits(0);
    let message = Message::new(vec![Component::text("a".into())]);
    let message = message.unwrap_or_else(|unfit| panic!("{unfit}"));
    let script = vec![says(200, &info), says(200, &list), says(200, &list), done(), done(), done()];
    let stage = Stage::with(script).await;
    let rest = &stage.rest;
    let limit = rest.gateway().await.unwrap().session_start_limit.unwrap();
    assert_eq!((limit.remaining, limit.reset_after), (7, 60_000));
    assert_eq!(rest.commands(5).await.unwrap().len(), 1);
    assert_eq!(rest.put_commands(5, &[]).await.unwrap().len(), 1);
    rest.post(ChannelId(20), &post(), PATIENCE).await.unwrap();
    rest.edit_original(&ticket(), &message).await.unwrap();
    rest.delete_original(&ticket()).await.unwrap();
    let asked = stage.asked.lock().unwrap();
    let asked = asked.iter().map(|asked| {
        let agent = asked.headers["user-agent"].to_str().unwrap();
        assert!(agent.starts_with("DiscordBot ("), "{agent}");
        (asked.uri.to_string(), asked.headers.contains_key("authorization"))
    });
    let original = "/api/v10/webhooks/5/planted-token/messages/@original".to_owned();
    assert_eq!(
        asked.collect::<Vec<_>>(),
        [
            ("/api/v10/gateway/bot".to_owned(), true),
            ("/api/v10/applications/5/commands?with_localizations=true".to_owned(), true),
            ("/api/v10/applications/5/commands".to_owned(), true),
            ("/api/v10/channels/20/messages".to_owned(), true),
            (original.clone(), false),
            (original, false),
        ]
    );
}

#[tokio::test]
async fn a_message_in_a_channel_is_sent_again_because_its_nonce_keeps_it_from_being_there_twice() {
    let stage = Stage::with(vec![says(500, &code(0)), says(200, &json!({}))]).await;
    let outcome = stage.rest.post(ChannelId(20), &post(), PATIENCE).await;
    assert!(matches!(outcome, Ok(Delivery::Arrived)), "{outcome:?}");
    assert_eq!(stage.count(), 2);
}

#[tokio::test]
async fn a_person_who_takes_no_direct_messages_is_no_error() {
    for (script, expected) in [
        (vec![says(200, &json!({"id": "20"})), says(403, &code(50007))], Delivery::Closed),
        (vec![says(403, &code(50278))], Delivery::Closed),
        (vec![says(200, &json!({"id": "20"})), says(200, &json!({}))], Delivery::Arrived),
    ] {
        let stage = Stage::with(script).await;
        let outcome = stage.rest.post_directly(PersonId(7), &post(), PATIENCE).await;
        assert_eq!(outcome.ok(), Some(expected));
    }
    let stage = Stage::with(vec![says(200, &json!({"no": "id"}))]).await;
    let outcome = stage.rest.post_directly(PersonId(7), &post(), PATIENCE).await;
    assert!(matches!(outcome, Err(RestError::Unreadable)), "{outcome:?}");
}

#[tokio::test]
async fn a_channel_that_was_limited_is_left_alone_and_others_are_not() {
    let script = vec![limited("30", None, "{}"), says(200, &json!({}))];
    let stage = Stage::with(script).await;
    let soon = Duration::from_secs(1);
    for (channel, reached) in [(20, 1), (20, 1), (21, 2)] {
        let outcome = stage.rest.post(ChannelId(channel), &post(), soon).await;
        assert_eq!(outcome.is_ok(), channel == 21, "{outcome:?}");
        assert_eq!(stage.count(), reached);
    }
}

#[tokio::test]
async fn a_follow_up_says_whether_everybody_sees_it() {
    let script =
        vec![says(200, &json!({"flags": 1 << 15})), says(200, &json!({"flags": (1 << 15) + 64}))];
    let stage = Stage::with(script).await;
    assert!(stage.rest.follow_up(&ticket(), &message()).await.unwrap());
    assert!(!stage.rest.follow_up(&ticket(), &message()).await.unwrap());
}

#[tokio::test]
async fn a_refused_token_and_nonsense_have_names_of_their_own() {
    let huge = "a".repeat(ANSWER_MAX + 1);
    let script =
        vec![says(401, &code(0)), says(200, &json!("planted")), Does::Says(200, None, None, huge)];
    let stage = Stage::with(script).await;
    for expected in ["unauthorized", "unreadable", "unreadable"] {
        let error = stage.rest.gateway().await.unwrap_err();
        assert_eq!(error.code(), expected);
        assert!(!format!("{error:?}").contains("planted"));
    }
}

#[tokio::test]
async fn a_posted_message_is_known_by_its_id_and_can_be_changed_and_taken_away() {
    let at = MessageLink { server: None, channel: ChannelId(20), message: MessageId(30) };
    let script = vec![says(200, &json!({"id": "30"})), says(200, &json!({})), Does::Waits(0)];
    let stage = Stage::with(script).await;
    let rest = &stage.rest;
    let posted = rest.post_message(at.channel, &post(), PATIENCE).await;
    assert_eq!(posted.ok(), Some(at.message));
    rest.edit_message(at, &message(), PATIENCE).await.unwrap();
    rest.delete_message(at, PATIENCE).await.unwrap();
    let unread = Stage::with(vec![says(200, &json!({"id": 30}))]).await;
    let posted = unread.rest.post_message(at.channel, &post(), PATIENCE).await;
    assert!(matches!(posted, Err(RestError::Unreadable)), "{posted:?}");
    let asked = stage.asked.lock().unwrap();
    let asked = asked.iter().map(|asked| {
        assert!(asked.headers.contains_key("authorization"));
        format!("{} {}", asked.method, asked.uri)
    });
    assert_eq!(
        asked.collect::<Vec<_>>(),
        [
            "POST /api/v10/channels/20/messages",
            "PATCH /api/v10/channels/20/messages/30",
            "DELETE /api/v10/channels/20/messages/30",
        ]
    );
}

#[tokio::test]
async fn a_file_goes_with_the_answer_each_time_that_it_is_sent() {
    let file = TextFile { name: "a.toml".to_owned(), contents: "word = \"ü\"\n".to_owned() };
    let shown = Message::with_file(vec![Component::text("Here".into())], &file);
    let callback = Callback::show(shown.unwrap_or_else(|unfit| panic!("{unfit}")).private());
    let stage = Stage::with(vec![Does::Breaks, says(500, &code(0)), Does::Waits(0)]).await;
    let stage_of_two = Stage::with(vec![says(500, &code(0)), Does::Waits(0)]).await;
    let until = Instant::now() + Duration::from_secs(2);
    stage_of_two.rest.answer(&ticket(), &callback, Some(file.clone()), until).await.unwrap();
    assert!(stage.rest.answer(&ticket(), &callback, Some(file), until).await.is_err());
    let asked = stage_of_two.asked.lock().unwrap();
    assert_eq!(asked.len(), 2);
    for asked in asked.iter() {
        let kind = asked.headers["content-type"].to_str().unwrap();
        assert!(kind.starts_with("multipart/form-data; boundary="), "{kind}");
        let boundary = kind.rsplit('=').next().unwrap();
        let parts: Vec<&str> = asked.body.split(&format!("--{boundary}")).collect();
        let [_, payload, contents, end] = &parts[..] else { panic!("{}", asked.body) };
        let (head, body) = payload.split_once("\r\n\r\n").unwrap();
        assert!(head.contains("name=\"payload_json\"") && head.contains("application/json"));
        let body: Value = serde_json::from_str(body.trim()).unwrap();
        assert_eq!(body["data"]["attachments"], json!([{"id": "0", "filename": "a.toml"}]));
        let shown = json!({"type": 13, "file": {"url": "attachment://a.toml"}});
        assert_eq!(body["data"]["components"][1], shown);
        let (head, body) = contents.split_once("\r\n\r\n").unwrap();
        assert!(head.contains("name=\"files[0]\"; filename=\"a.toml\""), "{head}");
        assert_eq!(body, "word = \"ü\"\n\r\n");
        assert_eq!(end.trim(), "--");
    }
}
