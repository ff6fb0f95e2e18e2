//! What is done elsewhere, and what is told of it.

use serde_json::{Value, json};

use super::super::commands::CommandIds;
use super::super::rest::stage::{Does, Stage, code, says};
use super::*;
use crate::action::{Action, Open};
use crate::id::{MessageId, RoleId};
use crate::limits::NONCE_MAX;
use crate::reply::{Block, Button, Control, Line, Screen, ScreenKind, Span};

const SERVER: ServerId = ServerId(9);

fn at(message: u64) -> MessageLink {
    MessageLink { server: Some(SERVER), channel: ChannelId(20), message: MessageId(message) }
}

fn screen() -> Screen {
    let mut screen = Screen::of_text(ScreenKind::Told, vec![Block::Paragraph("a".into())]);
    let button = Button::plain("Help", Action::Open(Open::HelpNow));
    screen.controls.push(Control::Row(vec![button]));
    screen
}

fn post(ping: Option<RoleId>) -> Elsewhere {
    Elsewhere::Post { channel: ChannelId(20), screen: screen(), ping }
}

fn edit(message: u64) -> Elsewhere {
    Elsewhere::Edit { at: at(message), screen: screen() }
}

fn delete(message: u64) -> Elsewhere {
    Elsewhere::Delete { at: at(message) }
}

/// What became of these when Discord does so, and the calls that were made.
async fn done(what: &[Elsewhere], script: Vec<Does>) -> (Vec<CameOf>, Vec<(String, Value)>) {
    let commands = CommandIds::default();
    let renderer = Renderer { seal: &|_| "id".into(), commands: &commands };
    let errands = what.iter().map(|one| Errand::of(one, renderer));
    let errands = errands.collect::<Result<Vec<_>, _>>().unwrap_or_else(|unfit| panic!("{unfit}"));
    let stage = Stage::with(script).await;
    let came_of = run(&stage.rest, errands, Some(SERVER), u64::MAX).await;
    let asked = stage.asked.lock().unwrap();
    let call = |asked: &super::super::rest::stage::Asked| {
        let path = asked.uri.path().trim_start_matches("/api/v10").to_owned();
        let body = serde_json::from_str(&asked.body).unwrap_or_default();
        (format!("{} {path}", asked.method), body)
    };
    (came_of, asked.iter().map(call).collect())
}

#[tokio::test]
async fn each_is_done_in_turn_and_told_with_the_message_that_it_was_done_to() {
    let script = vec![says(200, &json!({"id": "31"})), says(200, &json!({})), Does::Waits(0)];
    let (came_of, calls) = done(&[post(None), edit(30), delete(29)], script).await;
    assert_eq!(came_of, [Ok(at(31)), Ok(at(30)), Ok(at(29))]);
    let made: Vec<&str> = calls.iter().map(|(call, _)| call.as_str()).collect();
    assert_eq!(
        made,
        [
            "POST /channels/20/messages",
            "PATCH /channels/20/messages/30",
            "DELETE /channels/20/messages/29",
        ]
    );
    assert_eq!(calls[0].1["nonce"], json!(format!("{}-0", u64::MAX)));
    assert_eq!(calls[1].1.get("nonce"), None);
}

#[tokio::test]
async fn why_something_failed_is_told_in_a_word() {
    use ElsewhereFailed::{Failed, Forbidden, Gone};
    for (script, expected) in [
        (vec![says(404, &code(10008))], Gone),
        (vec![says(404, &code(10003))], Gone),
        (vec![says(403, &code(50013))], Forbidden),
        (vec![says(403, &code(50001))], Forbidden),
        (vec![says(400, &code(50035))], Failed),
        (vec![says(500, &code(0)), says(500, &code(0))], Failed),
        (vec![Does::Breaks, Does::Breaks], Failed),
    ] {
        assert_eq!(done(&[edit(30)], script.clone()).await.0, [Err(expected)], "{expected:?}");
        assert_eq!(done(&[post(None)], script).await.0, [Err(expected)], "{expected:?}");
    }
    let unread = vec![says(200, &json!({"no": "id"}))];
    assert_eq!(done(&[post(None)], unread).await.0, [Err(Failed)]);
}

#[tokio::test]
async fn one_that_failed_keeps_the_others_from_nothing_but_taking_away() {
    use ElsewhereFailed::{Failed, Forbidden};
    let script = vec![says(403, &code(50013)), says(200, &json!({}))];
    let (came_of, calls) = done(&[post(None), edit(30), delete(29)], script).await;
    assert_eq!(came_of, [Err(Forbidden), Ok(at(30)), Err(Failed)]);
    assert_eq!(calls.len(), 2, "nothing is taken away");
}

#[tokio::test]
async fn a_message_that_is_gone_need_not_be_taken_away() {
    let script = vec![says(404, &code(10008)), says(403, &code(50013))];
    let (came_of, _) = done(&[delete(29), delete(28)], script).await;
    assert_eq!(came_of, [Ok(at(29)), Err(ElsewhereFailed::Forbidden)]);
}

#[tokio::test]
async fn of_many_that_are_taken_away_one_that_stays_keeps_none_of_the_others() {
    let script = vec![says(403, &code(50013)), Does::Waits(0)];
    let (came_of, calls) = done(&[delete(29), delete(28)], script).await;
    assert_eq!(came_of, [Err(ElsewhereFailed::Forbidden), Ok(at(28))]);
    assert_eq!(calls.len(), 2);
}

#[tokio::test]
async fn only_the_role_that_a_post_names_is_pinged() {
    let role = RoleId(50);
    let named = Line::from("For ").and(Span::Role(role)).and(Span::Role(RoleId(51)));
    let mut own = screen();
    own.blocks = vec![Block::Paragraph(named)];
    let posts = [
        post(Some(role)),
        Elsewhere::Post { channel: ChannelId(20), screen: own.clone(), ping: Some(role) },
        Elsewhere::Post { channel: ChannelId(20), screen: own.clone(), ping: None },
        Elsewhere::Edit { at: at(30), screen: own },
    ];
    let script = vec![says(200, &json!({"id": "31"})); 4];
    let (_, calls) = done(&posts, script).await;
    let allowed = |n: usize| calls[n].1["allowed_mentions"].clone();
    let pinging = json!({"parse": [], "roles": ["50"], "replied_user": false});
    assert_eq!(allowed(0), pinging);
    assert_eq!(calls[0].1["components"][0], json!({"type": 10, "content": "<@&50>"}));
    assert_eq!(allowed(1), pinging);
    assert_eq!(calls[1].1["components"][0]["type"], json!(17), "the text has the mention");
    assert_eq!(allowed(2), json!({"parse": [], "replied_user": false}));
    assert_eq!(allowed(3), json!({"parse": []}));
}

#[test]
fn the_nonce_of_the_last_of_many_is_within_discords_limit() {
    assert_eq!(nonce(u64::MAX, 9999).len(), NONCE_MAX);
    assert_ne!(nonce(7, 0), nonce(7, 1));
}
