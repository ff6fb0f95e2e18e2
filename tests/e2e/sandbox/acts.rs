//! What people can do, and what the stand-in keeps them from doing.

use myelin::sandbox::view::MessagePart;
use myelin::sandbox::{Channel, Person, Refused};
use reqwest::Method;
use serde_json::{Value, json};

use super::stage::{PRIVATE, Stage, V2, button, menu, row, say, text};

#[tokio::test]
async fn a_command_is_answered_and_a_press_changes_the_message() {
    let stage = Stage::new().await;
    let sandbox = &stage.sandbox;
    let screen = json!([
        {"type": 17, "components": [text("Question 1"), {"type": 14}]},
        row(&json!([button("Yes", "yes")])),
        menu(1, 1),
    ]);
    let message = stage.shown(say(PRIVATE, &screen)).await;
    assert!(message.ephemeral);
    assert_eq!(message.flags, PRIVATE);
    assert_eq!(message.texts(), ["Question 1"]);
    assert_eq!(message.button("Yes").unwrap().custom_id.unwrap(), "yes");
    assert_eq!(message.menus()[0].options.len(), 3);
    assert_eq!(message.components().len(), 7);
    let kinds: Vec<_> = message.layout().iter().map(std::mem::discriminant).collect();
    let piece = |piece: MessagePart| std::mem::discriminant(&piece);
    assert_eq!(
        kinds[..2],
        [piece(MessagePart::Text(String::new())), piece(MessagePart::Separator)]
    );

    let press = sandbox.open_press(&stage.ann, message.id, "yes").unwrap();
    assert_eq!(press.payload["message"]["flags"], PRIVATE);
    let next = say(V2, &json!([text("Question 2")]));
    assert_eq!(stage.callback(&press, 7, next).await.0, 204);
    let message = sandbox.message(&stage.ann, message.id).unwrap();
    assert_eq!(message.texts(), ["Question 2"]);
    assert!(message.ephemeral);
    stage.quiet();
}

#[tokio::test]
async fn nobody_presses_what_is_absent_or_disabled() {
    let stage = Stage::new().await;
    let mut grey = button("Grey", "grey");
    grey["disabled"] = json!(true);
    let message =
        stage.shown(say(V2, &json!([row(&json!([button("A", "a"), grey])), menu(1, 1)]))).await;
    let press = async |id| stage.sandbox.press(&stage.ann, message.id, id).await.unwrap_err();
    let absent = |id: &str| Refused::NoSuchComponent { custom_id: id.to_owned() };
    assert_eq!(press("b").await, absent("b"));
    assert_eq!(press("menu").await, absent("menu"));
    assert_eq!(press("grey").await, Refused::Disabled { custom_id: "grey".to_owned() });
    assert_eq!(press("a").await, Refused::NoBot);
}

#[tokio::test]
async fn nobody_presses_on_somebody_elses_private_message_or_on_one_that_is_gone() {
    let stage = Stage::new().await;
    let sandbox = &stage.sandbox;
    let asked = stage.asked();
    let data = say(PRIVATE, &json!([row(&json!([button("A", "a")]))]));
    stage.callback(&asked, 4, data).await;
    let message = sandbox.messages(&stage.ann, &sandbox.server_channel()).pop().unwrap();
    assert_eq!(message.owner.as_ref(), Some(&stage.ann));
    assert_eq!(sandbox.message(&stage.bob, message.id), None);
    assert_eq!(sandbox.messages(&stage.bob, &sandbox.server_channel()), []);
    let press = sandbox.press(&stage.bob, message.id, "a").await;
    assert_eq!(press, Err(Refused::NotVisible));

    assert_eq!(stage.original(Method::DELETE, &asked, &Value::Null).await.0, 204);
    assert_eq!(sandbox.message(&stage.ann, message.id), None);
    let press = sandbox.press(&stage.ann, message.id, "a").await;
    assert_eq!(press, Err(Refused::NotVisible));

    let direct = sandbox.direct(&stage.ann);
    let intruder = sandbox.command(&stage.bob, &direct, "ask", &[]).await;
    assert_eq!(intruder, Err(Refused::NotVisible));
    stage.quiet();
}

#[tokio::test]
async fn a_menu_takes_its_own_values_and_as_many_as_it_says() {
    let stage = Stage::new().await;
    let message = stage.shown(say(V2, &json!([menu(1, 2)]))).await;
    let choose = async |values| {
        let chosen = stage.sandbox.choose(&stage.ann, message.id, "menu", values);
        chosen.await.unwrap_err()
    };
    let wrong = |given| Refused::WrongNumberOfValues { min: 1, max: 2, given };
    assert_eq!(choose(&["d"]).await, Refused::ValueNotOffered { value: "d".to_owned() });
    assert_eq!(choose(&[]).await, wrong(0));
    assert_eq!(choose(&["a", "b", "c"]).await, wrong(3));
    assert_eq!(choose(&["a", "a"]).await, wrong(2));
    assert_eq!(choose(&["a", "b"]).await, Refused::NoBot);
}

#[tokio::test]
async fn a_person_runs_only_what_is_offered_to_them_here() {
    let stage = Stage::new().await;
    let sandbox = &stage.sandbox;
    let here = sandbox.server_channel();
    let open = |who: &Person, channel: &Channel, name: &str, options: &[(&str, &str)]| {
        sandbox
            .open_interaction(who, channel, name, options)
            .map(|made| made.payload["data"].clone())
    };
    let ann = &stage.ann;
    let text = str::to_owned;
    assert_eq!(open(ann, &here, "nope", &[]), Err(Refused::UnknownCommand { name: text("nope") }));
    assert_eq!(
        open(ann, &sandbox.group(ann), "ask", &[]),
        Err(Refused::NotAvailable { name: text("ask") })
    );
    let show = ("settings show", [("which", "all")]);
    assert_eq!(
        open(ann, &here, show.0, &show.1),
        Err(Refused::NotAvailable { name: text(show.0) })
    );
    let ann = &sandbox.moderator("Ann");
    let data = open(ann, &here, show.0, &show.1).unwrap();
    assert_eq!(data["options"][0]["options"][0]["value"], "all");
    assert_eq!(
        open(ann, &here, "settings", &[]),
        Err(Refused::UnknownCommand { name: text("settings") })
    );
    assert_eq!(open(ann, &here, show.0, &[]), Err(Refused::MissingOption { name: text("which") }));
    assert_eq!(
        open(ann, &here, "ask", &[("x", "1")]),
        Err(Refused::UnknownOption { name: text("x") })
    );
    let four = Refused::BadValue { name: text("count"), value: text("4") };
    assert_eq!(open(ann, &here, "ask", &[("count", "4")]), Err(four));
    assert!(open(ann, &sandbox.direct(ann), "ask", &[("count", "3"), ("topic", "ß")]).is_ok());
    stage.quiet();
}
