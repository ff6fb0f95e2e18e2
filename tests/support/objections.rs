//! What there is to object to in what the bot sends, by three judges: Discord's own description of
//! its API, twilight, and the rules of the documentation and of ours that neither of them holds.

#![expect(clippy::indexing_slicing, reason = "a field that is not there is null, and objected to")]

use std::collections::BTreeSet;
use std::sync::Mutex;

use serde_json::{Value, json};

use super::openapi;
use super::twilight;

/// The calls to which there was nothing to object. A judge takes his time, and most screens are
/// seen more than once.
static FINE: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// What a call sends.
#[derive(Clone, Copy)]
pub enum Sent {
    /// It asks or takes away.
    Nothing,
    /// The first answer to an interaction.
    Callback,
    /// What an answer is to become, or what follows it.
    Message,
    /// A message in a channel.
    Post,
    /// The slash commands.
    Commands,
}

/// Everything that any of the judges has against a call, with the judge's name. The path begins
/// after `/api/v10`.
pub fn objections(method: &str, path: &str, body: &Value) -> Vec<String> {
    let Some(sent) = Sent::of(method, path) else {
        return vec![format!("{method} {path}: a call that nobody here has an opinion on")];
    };
    let whole = format!("{method} {path} {body}");
    if FINE.lock().expect("what is fine").contains(&whole) {
        return Vec::new();
    }
    let judges = [
        ("Discord's description", openapi::objections(method, path, body)),
        ("twilight", twilight::objections(sent, body)),
        ("our rules", by_our_rules(sent, body)),
    ];
    let each = judges.into_iter().flat_map(|(judge, found)| {
        found.into_iter().map(move |objection| format!("{judge}: {method} {path}: {objection}"))
    });
    let found: Vec<String> = each.collect();
    if found.is_empty() {
        FINE.lock().expect("what is fine").insert(whole);
    }
    found
}

impl Sent {
    fn of(method: &str, path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').skip(1).collect();
        match (method, &parts[..]) {
            ("GET" | "DELETE", _) | ("POST", ["users", "@me", "channels"]) => Some(Self::Nothing),
            ("POST", ["channels", _, "messages"]) => Some(Self::Post),
            ("POST", ["interactions", _, _, "callback"]) => Some(Self::Callback),
            ("PUT", ["applications", _, "commands"]) => Some(Self::Commands),
            ("PATCH", ["channels", _, "messages", _])
            | (
                "PATCH" | "POST",
                ["webhooks", _, _] | ["webhooks", _, _, "messages", "@original"],
            ) => Some(Self::Message),
            _ => None,
        }
    }
}

/// Marks a message as made of components only; a message of ours always is.
/// Source: Discord docs, Message Resource, Message Flags.
const COMPONENTS_V2: u64 = 1 << 15;

/// Marks a message as visible to one person only; only a new answer can be that. Source: as above.
const EPHEMERAL: u64 = 1 << 6;

/// What no message has beside components. Source: Discord docs, Message Resource, Create Message.
const NOT_BESIDE: [&str; 5] = ["content", "embeds", "poll", "sticker_ids", "stickers"];

fn by_our_rules(sent: Sent, body: &Value) -> Vec<String> {
    let kind = body.get("type").and_then(Value::as_u64);
    let (message, is_new_answer) = match (sent, kind) {
        (Sent::Callback, Some(4 | 7)) => (&body["data"], kind == Some(4)),
        (Sent::Message | Sent::Post, _) => (body, false),
        (Sent::Callback, Some(5)) => {
            let private = body["data"] == json!({"flags": EPHEMERAL});
            let objection = "an answer that comes later is for one person's eyes only";
            return if private { Vec::new() } else { vec![objection.to_owned()] };
        }
        (Sent::Nothing | Sent::Callback | Sent::Commands, _) => return Vec::new(),
    };
    let mut found = Vec::new();
    let flags = &message["flags"];
    let private = is_new_answer && *flags == json!(COMPONENTS_V2 | EPHEMERAL);
    if !private && *flags != json!(COMPONENTS_V2) {
        found.push(format!("the flags are {flags}"));
    }
    let beside = NOT_BESIDE.into_iter().filter(|field| message.get(*field).is_some());
    found.extend(beside.map(|field| format!("there is `{field}` beside components")));
    let mut mentions = match sent {
        Sent::Post => json!({"parse": [], "replied_user": false}),
        Sent::Nothing | Sent::Callback | Sent::Message | Sent::Commands => json!({"parse": []}),
    };
    let role = message["allowed_mentions"]["roles"][0].as_str();
    if let (Sent::Post, Some(role)) = (sent, role) {
        // A post may ping one role, and then names it.
        mentions["roles"] = json!([role]);
        if !texts(message, "content").iter().any(|text| text.contains(&format!("<@&{role}>"))) {
            found.push("it pings a role that it does not name".to_owned());
        }
    }
    if message["allowed_mentions"] != mentions {
        found.push("it allows mentions".to_owned());
    }
    let text = message.to_string();
    let crowds = ["@everyone", "@here"].into_iter().filter(|crowd| text.contains(crowd));
    found.extend(crowds.map(|crowd| format!("it mentions {crowd}")));
    let mut ids = BTreeSet::new();
    let all = texts(message, "custom_id").into_iter();
    let twice = all.filter(|id| !ids.insert(*id));
    found.extend(twice.map(|id| format!("the id {id} is used twice")));
    found
}

/// Every text under this key, anywhere in a payload.
pub fn texts<'v>(payload: &'v Value, key: &str) -> Vec<&'v str> {
    match payload {
        Value::Object(fields) => {
            let own = fields.get(key).and_then(Value::as_str);
            let inner = fields.values().flat_map(|value| texts(value, key));
            own.into_iter().chain(inner).collect()
        }
        Value::Array(values) => values.iter().flat_map(|value| texts(value, key)).collect(),
        _ => Vec::new(),
    }
}
