//! A second opinion on everything the bot sends: twilight's model and validators, which share
//! nothing with the bot or the stand-in.

use serde_json::{Value, json};
use twilight_model::application::command::Command;
use twilight_model::channel::message::Component;
use twilight_model::http::interaction::{InteractionResponse, InteractionResponseType};
use twilight_validate::component::TEXT_DISPLAY_CONTENT_LENGTH_MAX;
use twilight_validate::{command as commands, message};

use super::stage::Stage;
use super::wire::Call;

/// What twilight does not accept of these calls, and what could ping somebody.
pub(crate) fn objections(calls: &[Call]) -> Vec<String> {
    let about = |call: &Call| {
        let found = match call.method.as_str() {
            "GET" | "DELETE" => Vec::new(),
            "POST" if call.is_callback() => callback(&call.body),
            "PUT" if call.is_about_commands() => registered(&call.body),
            _ => vec!["a call that nobody here has an opinion on".to_owned()],
        };
        let call = format!("{} {}", call.method, call.path);
        found.into_iter().map(move |objection| format!("{call}: {objection}")).collect::<Vec<_>>()
    };
    calls.iter().flat_map(about).collect()
}

/// The first answer to an interaction.
fn callback(body: &Value) -> Vec<String> {
    let answer: InteractionResponse = match serde_json::from_value(body.clone()) {
        Ok(answer) => answer,
        Err(error) => return vec![format!("twilight cannot read it: {error}")],
    };
    let mut found = dropped(body, &json!(answer), "body");
    let data = answer.data.unwrap_or_default();
    match answer.kind {
        InteractionResponseType::ApplicationCommandAutocompleteResult => {
            let choices = data.choices.unwrap_or_default();
            if choices.len() > 25 {
                found.push(format!("{} suggestions", choices.len()));
            }
            let bad = choices.iter().filter_map(|choice| commands::choice(choice).err());
            found.extend(bad.map(|error| error.to_string()));
        }
        InteractionResponseType::ChannelMessageWithSource
        | InteractionResponseType::UpdateMessage => {
            found.extend(shown(data.components.unwrap_or_default()));
            found.extend(pings(body));
        }
        other => found.push(format!("the bot answers at once, and not with {other:?}")),
    }
    found
}

/// The components of a message.
fn shown(mut components: Vec<Component>) -> Option<String> {
    components.iter_mut().for_each(shorten);
    let error = message::components(&components, true).err()?;
    Some(format!("{error}: {:?}", error.kind()))
}

/// Cuts a text to what twilight takes for the longest. It is behind: Discord's own description of
/// its API allows 4000 characters (`TextDisplayComponentForMessageRequest`, November 2026).
fn shorten(component: &mut Component) {
    match component {
        Component::Container(container) => container.components.iter_mut().for_each(shorten),
        Component::TextDisplay(text) if text.content.chars().count() <= 4000 => {
            text.content = text.content.chars().take(TEXT_DISPLAY_CONTENT_LENGTH_MAX).collect();
        }
        _ => {}
    }
}

/// Whether a message could ping: it allows no mention, and has none in its words.
fn pings(body: &Value) -> Vec<String> {
    let mut found = Vec::new();
    if body.pointer("/data/allowed_mentions") != Some(&json!({"parse": []})) {
        found.push("it allows mentions".to_owned());
    }
    let text = body.to_string();
    let mentions =
        ["@everyone", "@here", "<@"].into_iter().filter(|mention| text.contains(mention));
    found.extend(mentions.map(|mention| format!("it mentions {mention}")));
    found
}

/// The commands as they are registered.
fn registered(body: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for command in body.as_array().into_iter().flatten() {
        // twilight has one type for what is sent and for what comes back, which has a version.
        let mut whole = command.clone();
        whole["version"] = json!("1");
        match serde_json::from_value::<Command>(whole) {
            Err(error) => found.push(format!("twilight cannot read a command: {error}")),
            Ok(read) => {
                found.extend(dropped(command, &json!(read), &read.name));
                found.extend(commands::command(&read).err().map(|error| error.to_string()));
                found.extend(commands::options(&read.options).err().map(|error| error.to_string()));
            }
        }
    }
    found
}

/// What stands in ours, and in theirs no more after they have read it: a field they do not know.
fn dropped(ours: &Value, theirs: &Value, at: &str) -> Vec<String> {
    match (ours, theirs) {
        (Value::Object(ours), Value::Object(theirs)) => {
            let null = Value::Null;
            let each = ours.iter().flat_map(|(name, value)| {
                dropped(value, theirs.get(name).unwrap_or(&null), &format!("{at}.{name}"))
            });
            each.collect()
        }
        (Value::Array(ours), Value::Array(theirs)) if ours.len() == theirs.len() => {
            let each = ours.iter().zip(theirs).enumerate();
            each.flat_map(|(n, (ours, theirs))| dropped(ours, theirs, &format!("{at}[{n}]")))
                .collect()
        }
        // What twilight takes for granted it does not write.
        (Value::Bool(false), Value::Null) => Vec::new(),
        (ours, theirs) if ours == theirs => Vec::new(),
        _ => vec![format!("{at} is not read as it was meant")],
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twilight_accepts_every_article_every_country_and_every_reason_for_a_question() {
    let stage = Stage::new().await;
    let mut ana = stage.member("Ana");
    ana.types("/b12-read").await;
    for title in ana.options() {
        ana.picks(&[&title]).await;
        let mut read = Vec::new();
        let unread = |buttons: Vec<String>, read: &[String]| {
            buttons.into_iter().find(|label| label.starts_with("Next: ") && !read.contains(label))
        };
        while let Some(next) = unread(ana.buttons(), &read) {
            ana.presses(&next).await;
            read.push(next);
        }
        ana.presses("All articles").await;
    }
    ana.types("/b12-help-now").await;
    let countries = ana.options();
    assert!(countries.len() > 25, "more than one menu holds: {countries:?}");
    for country in countries {
        ana.picks(&[&country]).await;
        ana.reads(&format!("{country}: who to call"));
        ana.presses("All countries").await;
    }
    ana.types("/b12-check").await;
    ana.presses("Start").await;
    ana.presses("Why this question?").await;
    ana.presses("Back to the question").await;
    ana.picks(&["None of these"]).await;
    while ana.buttons().contains(&"Skip".to_owned()) {
        ana.presses("Why this question?").await;
        ana.presses("Back to the question").await;
        ana.presses("Skip").await;
    }
    ana.presses("See the result").await;
    let callbacks = stage.wire.calls().iter().filter(|call| call.is_callback()).count();
    assert!(callbacks > 120, "only {callbacks} screens were seen");
    stage.end().await;
}

#[test]
fn the_second_opinion_notices_what_is_wrong() {
    let button = |label: usize, id: usize| json!({"type": 2, "style": 1, "label": "a".repeat(label), "custom_id": "b".repeat(id)});
    let answer = |button: Value| {
        let row = json!({"type": 1, "components": [button]});
        json!({"type": 4, "data": {"flags": 32768, "allowed_mentions": {"parse": []}, "components": [row]}})
    };
    let none: [&str; 0] = [];
    assert_eq!(callback(&answer(button(80, 100))), none);
    let mut misspelt = button(1, 1);
    misspelt["costum_id"] = json!("a");
    let text = |text: &str| json!({"type": 10, "content": text});
    let mut pinging = answer(button(1, 1));
    pinging["data"]["allowed_mentions"] = json!({"parse": ["users"]});
    let mut many = answer(button(1, 1));
    many["data"]["components"] = json!(vec![text("a"); 41]);
    let mut long = answer(button(1, 1));
    long["data"]["components"] = json!([text(&"a".repeat(4001))]);
    let mut everyone = answer(button(1, 1));
    everyone["data"]["components"] = json!([text("for @everyone")]);
    for (wrong, why) in [
        (answer(button(81, 1)), "a label"),
        (answer(button(1, 101)), "an id"),
        (answer(misspelt), "a name of a field"),
        (many, "a count"),
        (long, "a text"),
        (pinging, "what may ping"),
        (everyone, "a mention"),
        (json!({"type": 6}), "a deferral"),
        (json!({"type": "x"}), "a type"),
    ] {
        assert_ne!(callback(&wrong), none, "{why} that is wrong was not noticed");
    }
    let command = |name: &str| json!([{"type": 1, "name": name, "description": "a", "options": [], "contexts": [0], "integration_types": [0]}]);
    assert_eq!(registered(&command("b12")), none);
    assert_ne!(registered(&command("B12 check")), none);
}
