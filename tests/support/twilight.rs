//! twilight's model and validators, as a judge of what the bot sends. They share nothing with the
//! bot or the stand-in.
#![expect(clippy::indexing_slicing, reason = "a command that is no object fails the test")]

use serde_json::{Value, json};
use twilight_model::application::command::Command;
use twilight_model::channel::message::Component;
use twilight_model::http::interaction::{InteractionResponse, InteractionResponseType};
use twilight_validate::component::{TEXT_DISPLAY_CONTENT_LENGTH_MAX, component_v1};
use twilight_validate::{command as commands, message};

use super::objections::Sent;

/// What twilight does not accept of this call.
pub fn objections(sent: Sent, body: &Value) -> Vec<String> {
    match sent {
        Sent::Nothing => Vec::new(),
        Sent::Callback => callback(body),
        Sent::Message => callback(&json!({"type": 4, "data": body})),
        Sent::Post => callback(&json!({"type": 4, "data": without_what_makes_it_a_post(body)})),
        Sent::Commands => registered(body),
    }
}

/// A message in a channel without what twilight has no type for: whom it answers, and what keeps it
/// from being posted twice.
fn without_what_makes_it_a_post(body: &Value) -> Value {
    let mut message = body.clone();
    for field in ["message_reference", "nonce", "enforce_nonce"] {
        message.as_object_mut().map(|message| message.remove(field));
    }
    message
}

/// An answer with the numbers of its files as numbers. Discord describes them as texts, and takes both.
fn with_numbered_files(body: &Value) -> Value {
    let mut body = body.clone();
    for file in body["data"]["attachments"].as_array_mut().into_iter().flatten() {
        if let Some(id) = file["id"].as_str().and_then(|id| id.parse::<u64>().ok()) {
            file["id"] = json!(id);
        }
    }
    body
}

/// The first answer to an interaction.
fn callback(body: &Value) -> Vec<String> {
    let body = &if body.pointer("/data/attachments").is_some() {
        with_numbered_files(body)
    } else {
        body.clone()
    };
    let answer: InteractionResponse = match serde_json::from_value(body.clone()) {
        Ok(answer) => answer,
        Err(error) => return vec![format!("it cannot be read: {error}")],
    };
    let mut found = dropped(body, &json!(answer), "body");
    let data = answer.data.unwrap_or_default();
    match answer.kind {
        InteractionResponseType::ApplicationCommandAutocompleteResult => {
            let choices = data.choices.unwrap_or_default();
            if choices.len() > commands::CHOICES_LIMIT {
                found.push(format!("{} suggestions", choices.len()));
            }
            let bad = choices.iter().filter_map(|choice| commands::choice(choice).err());
            found.extend(bad.map(|error| error.to_string()));
        }
        InteractionResponseType::ChannelMessageWithSource
        | InteractionResponseType::UpdateMessage => {
            found.extend(shown(data.components.unwrap_or_default()));
        }
        InteractionResponseType::Modal => {
            let rows = data.components.unwrap_or_default();
            let bad = rows.iter().filter_map(|row| component_v1(row).err());
            found.extend(bad.map(|error| format!("{error}: {:?}", error.kind())));
        }
        InteractionResponseType::DeferredChannelMessageWithSource
        | InteractionResponseType::DeferredUpdateMessage => {}
        other => found.push(format!("the bot does not answer with {other:?}")),
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

/// The commands as they are registered.
fn registered(body: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for command in body.as_array().into_iter().flatten() {
        // twilight has one type for what is sent and for what comes back, which has a version.
        let mut whole = command.clone();
        whole["version"] = json!("1");
        if whole["type"] == json!(3) {
            // It has an empty description in theirs, and none in what is sent.
            whole["description"] = json!("");
        }
        match serde_json::from_value::<Command>(whole) {
            Err(error) => found.push(format!("a command cannot be read: {error}")),
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
