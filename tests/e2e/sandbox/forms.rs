//! Forms: which come up, what people may submit, and what may answer them.

use myelin::sandbox::{FormShown, Interaction, Refused};
use serde_json::{Value, json};

use super::stage::{PRIVATE, Stage, V2, button, row, say, text};

fn form() -> Value {
    let input = |id: &str, label: &str, more: Value| {
        let mut input = json!({"type": 4, "custom_id": id, "label": label, "style": 1});
        for (field, value) in more.as_object().into_iter().flatten() {
            input[field] = value.clone();
        }
        json!({"type": 1, "components": [input]})
    };
    json!({"custom_id": "edit", "title": "Local help", "components": [
        input("name", "Name", json!({"min_length": 2, "max_length": 5})),
        input("note", "Note", json!({"style": 2, "required": false, "value": "old", "min_length": 2})),
    ]})
}

/// Lets the bot answer with the form, and gives it as the person has it.
async fn shown(stage: &Stage, to: &Interaction) -> FormShown {
    assert_eq!(stage.callback(to, 9, form()).await.0, 204);
    stage.sandbox.form(to.id).unwrap()
}

async fn pressed(stage: &Stage) -> Interaction {
    let message = stage.shown(say(PRIVATE, &json!([row(&json!([button("Edit", "edit")]))]))).await;
    stage.sandbox.open_press(&stage.ann, message.id, "edit").unwrap()
}

#[tokio::test]
async fn a_form_from_a_press_is_submitted_with_its_message_and_may_change_it() {
    let stage = Stage::new().await;
    let press = pressed(&stage).await;
    let form = shown(&stage, &press).await;
    assert_eq!((form.title.as_str(), form.fields.len()), ("Local help", 2));
    assert_eq!(form.fields[1].value, "old");
    assert!(!form.fields[1].required && form.fields[1].paragraph);
    let sent = stage.sandbox.open_submit(&stage.ann, &form, &[("Name", "Clara")]).unwrap();
    assert_eq!(sent.payload["type"], 5);
    let data = &sent.payload["data"];
    assert_eq!(data["custom_id"], "edit");
    assert_eq!(data["components"][0]["components"][0]["custom_id"], "name");
    assert_eq!(data["components"][0]["components"][0]["value"], "Clara");
    assert_eq!(data["components"][1]["components"][0]["value"], "old");
    assert_eq!(sent.payload["message"]["id"], json!(form.message.unwrap().to_string()));
    let next = say(V2, &json!([text("Saved")]));
    assert_eq!(stage.callback(&sent, 7, next).await.0, 204);
    let seen = stage.sandbox.message(&stage.ann, form.message.unwrap()).unwrap();
    assert_eq!(seen.texts(), ["Saved"]);
    let again = stage.sandbox.open_submit(&stage.ann, &form, &[("Name", "Clara")]).unwrap_err();
    assert_eq!(again, Refused::NoSuchForm);
    stage.quiet();
}

#[tokio::test]
async fn nobody_submits_what_the_form_does_not_take() {
    let stage = Stage::new().await;
    let form = shown(&stage, &stage.asked()).await;
    let submit =
        |fields: &[(&str, &str)]| stage.sandbox.open_submit(&stage.ann, &form, fields).map(|_| ());
    let name = || "Name".to_owned();
    let length = |given| Err(Refused::WrongLength { name: name(), min: 2, max: 5, given });
    assert_eq!(submit(&[]), Err(Refused::MissingField { name: name() }));
    assert_eq!(submit(&[("name", "  ")]), Err(Refused::MissingField { name: name() }));
    assert_eq!(submit(&[("name", "ü")]), length(1));
    assert_eq!(submit(&[("name", "üüüüüü")]), length(6));
    assert_eq!(submit(&[("name", "a\nb")]), Err(Refused::OneLineOnly { name: name() }));
    assert_eq!(submit(&[("nope", "a")]), Err(Refused::UnknownField { name: "nope".to_owned() }));
    assert_eq!(submit(&[("name", "ok"), ("note", "a\nb")]), Ok(()));
    assert_eq!(submit(&[("name", "ok"), ("note", "")]), Ok(()));
    let other = stage.sandbox.open_submit(&stage.bob, &form, &[("name", "ok")]).unwrap_err();
    assert_eq!(other, Refused::NoSuchForm);
}

#[tokio::test]
async fn what_answers_a_form_is_a_message_or_a_change_of_the_one_it_came_from() {
    let stage = Stage::new().await;
    let hello = || say(V2, &json!([text("Hello")]));
    let submit = async |from: Interaction| {
        let form = shown(&stage, &from).await;
        stage.sandbox.open_submit(&stage.ann, &form, &[("name", "ok")]).unwrap()
    };
    for (kind, data, expected) in [(4, hello(), 204), (5, Value::Null, 204)] {
        let sent = submit(stage.asked()).await;
        assert!(sent.payload.get("message").is_none());
        assert_eq!(stage.callback(&sent, kind, data).await.0, expected, "{kind}");
    }
    let sent = submit(pressed(&stage).await).await;
    assert_eq!(stage.callback(&sent, 6, Value::Null).await.0, 204);
    stage.quiet();
    for (kind, data) in [(6, Value::Null), (7, hello()), (8, json!({"choices": []})), (9, form())] {
        let sent = submit(stage.asked()).await;
        let (status, body) = stage.callback(&sent, kind, data).await;
        assert_eq!((status, &body["code"]), (400, &json!(50035)), "{kind}");
    }
}

#[tokio::test]
async fn a_form_that_discord_does_not_take_is_refused() {
    let stage = Stage::new().await;
    let mut long = form();
    long["title"] = json!("ü".repeat(46));
    let (status, body) = stage.callback(&stage.asked(), 9, long).await;
    assert_eq!(status, 400);
    assert!(body.to_string().contains("46 characters"), "{body}");
    assert!(stage.sandbox.complaints()[0].contains("data.title"));
}
