//! Checks of a message body: flags, the fields that exclude each other, and the answer to autocomplete.

use serde_json::Value;

use super::limits::{
    CHOICE_NAME, CHOICE_VALUE, CHOICES, COMPONENTS_V2, CONTENT, EMBEDS, EPHEMERAL, SUPPRESS_EMBEDS,
    SUPPRESS_NOTIFICATIONS,
};
use super::{array, components, known_fields, length, present, text};

/// Fields of a message body. Source: Message Resource, "Create Message"; Webhook Resource, "Execute Webhook".
const FIELDS: &[&str] = &[
    "allowed_mentions",
    "attachments",
    "components",
    "content",
    "embeds",
    "enforce_nonce",
    "flags",
    "message_reference",
    "nonce",
    "poll",
    "sticker_ids",
    "tts",
];

/// How a body reaches Discord, which decides what it may hold.
#[derive(Debug, Clone, Copy)]
pub(in crate::sandbox) enum BodyUse {
    /// A new message that answers an interaction or follows up on one.
    Reply,
    /// A new message in a channel.
    Channel,
    /// New content for a message that exists.
    Edit {
        /// It has the Components V2 flag already.
        v2: bool,
        /// It is ephemeral.
        ephemeral: bool,
        /// It has old-style content that the edit would have to clear.
        content: bool,
    },
}

/// Reports everything Discord would refuse in a message body.
pub(in crate::sandbox) fn check(body: &Value, way: BodyUse) -> Vec<String> {
    let mut found = Vec::new();
    let Some(object) = body.as_object() else {
        return vec!["message: must be an object".to_owned()];
    };
    known_fields(&mut found, "message", object, FIELDS);

    let flags = flags(&mut found, body, way);
    let v2 = match way {
        BodyUse::Edit { v2: before, .. } => before || flags & COMPONENTS_V2 != 0,
        BodyUse::Reply | BodyUse::Channel => flags & COMPONENTS_V2 != 0,
    };
    if v2 {
        nothing_beside_components(&mut found, body, way);
    } else {
        old_style(&mut found, body, way);
    }
    if present(body, "components") {
        found.extend(components::check(body, v2));
    }
    found
}

/// Reports what is wrong with the message that a message answers.
pub(in crate::sandbox) fn check_reference(body: &Value) -> Vec<String> {
    let mut found = Vec::new();
    if !present(body, "message_reference") {
        return found;
    }
    let Some(reference) = body.get("message_reference").and_then(Value::as_object) else {
        return vec!["message_reference: must be an object".to_owned()];
    };
    let fields = ["channel_id", "fail_if_not_exists", "guild_id", "message_id", "type"];
    known_fields(&mut found, "message_reference", reference, &fields);
    let id = reference.get("message_id").and_then(Value::as_str);
    if id.and_then(|id| id.parse::<u64>().ok()).is_none() {
        found.push("message_reference.message_id: must be the id of a message".to_owned());
    }
    if reference.get("fail_if_not_exists").and_then(Value::as_bool) != Some(false) {
        found.push(
            "message_reference.fail_if_not_exists: must be false, or a message that is gone gets no answer"
                .to_owned(),
        );
    }
    let replied = body.get("allowed_mentions").and_then(|allowed| allowed.get("replied_user"));
    if replied.and_then(Value::as_bool) != Some(false) {
        found.push("allowed_mentions.replied_user: must be false, or the answer pings".to_owned());
    }
    found
}

/// Reports what is wrong with the choices of an autocomplete answer.
pub(in crate::sandbox) fn check_choices(data: &Value) -> Vec<String> {
    let mut found = Vec::new();
    if !data.get("choices").is_some_and(Value::is_array) {
        found.push("data.choices: must be an array".to_owned());
    }
    let choices = array(data, "choices");
    if choices.len() > CHOICES {
        found.push(format!("data.choices: {} choices, at most {CHOICES}", choices.len()));
    }
    for (n, choice) in choices.iter().enumerate() {
        let at = format!("data.choices[{n}]");
        text(&mut found, &at, choice, "name", (1, CHOICE_NAME));
        if !choice.get("value").is_some_and(Value::is_number) {
            text(&mut found, &at, choice, "value", (0, CHOICE_VALUE));
        }
    }
    found
}

/// Reports what is wrong with the data of a deferral: Discord reads nothing from it but EPHEMERAL.
pub(in crate::sandbox) fn check_deferral(data: &Value) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(object) = data.as_object() {
        known_fields(&mut found, "data", object, &["flags"]);
    }
    if data.get("flags").and_then(Value::as_u64).unwrap_or(0) & !EPHEMERAL != 0 {
        found.push("data.flags: a deferral may carry only EPHEMERAL (64)".to_owned());
    }
    found
}

/// Checks the flags and returns them.
fn flags(found: &mut Vec<String>, body: &Value, way: BodyUse) -> u64 {
    if !present(body, "flags") {
        return 0;
    }
    let Some(flags) = body.get("flags").and_then(Value::as_u64) else {
        found.push("flags: must be a whole number".to_owned());
        return 0;
    };
    let allowed = match way {
        BodyUse::Reply => SUPPRESS_EMBEDS | EPHEMERAL | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2,
        BodyUse::Channel => SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2,
        // Repeating EPHEMERAL on a message that has it changes nothing.
        BodyUse::Edit { ephemeral: true, .. } => SUPPRESS_EMBEDS | EPHEMERAL | COMPONENTS_V2,
        BodyUse::Edit { .. } => SUPPRESS_EMBEDS | COMPONENTS_V2,
    };
    if flags & !allowed & EPHEMERAL != 0 && !matches!(way, BodyUse::Channel) {
        found.push("flags: EPHEMERAL is fixed by the first response".to_owned());
    } else if flags & !allowed != 0 {
        found.push(format!("flags: {flags} has bits that may not be set here"));
    }
    if matches!(way, BodyUse::Edit { v2: true, .. }) && flags & COMPONENTS_V2 == 0 {
        found.push("flags: the Components V2 flag cannot be removed from a message".to_owned());
    }
    flags
}

/// Checks that a Components V2 message has components and none of what they replace.
fn nothing_beside_components(found: &mut Vec<String>, body: &Value, way: BodyUse) {
    for field in ["content", "poll"] {
        if present(body, field) {
            found.push(format!("{field}: not allowed with Components V2"));
        }
    }
    for field in ["embeds", "sticker_ids"] {
        if !array(body, field).is_empty() {
            found.push(format!("{field}: not allowed with Components V2"));
        }
    }
    match way {
        BodyUse::Edit { content: true, .. } if body.get("content").is_none() => found.push(
            "content: must be set to null when a message turns into Components V2".to_owned(),
        ),
        BodyUse::Edit { .. } if body.get("components").is_none() => {}
        BodyUse::Edit { .. } | BodyUse::Reply | BodyUse::Channel => {
            if array(body, "components").is_empty() {
                found.push("components: a Components V2 message needs at least one".to_owned());
            }
        }
    }
}

/// Checks a message without Components V2.
fn old_style(found: &mut Vec<String>, body: &Value, way: BodyUse) {
    let content = body.get("content").and_then(Value::as_str).unwrap_or("");
    if present(body, "content") && body.get("content").is_some_and(|c| !c.is_string()) {
        found.push("content: must be a text".to_owned());
    }
    if length(content) > CONTENT {
        found.push(format!("content: {} characters, at most {CONTENT}", length(content)));
    }
    if array(body, "embeds").len() > EMBEDS {
        found.push(format!("embeds: at most {EMBEDS}"));
    }
    let empty = content.is_empty()
        && ["attachments", "components", "embeds", "sticker_ids"]
            .iter()
            .all(|field| array(body, field).is_empty())
        && !present(body, "poll");
    if empty && !matches!(way, BodyUse::Edit { .. }) {
        found.push("message: an empty message cannot be sent".to_owned());
    }
}
