//! The JSON of users, the bot among them, and of its application.

use serde_json::{Value, json};

use super::people::{APPLICATION, Person};
use super::world::BOT_NAME;

pub(super) fn user(who: &Person) -> Value {
    json!({
        "id": who.id.to_string(),
        "username": who.name,
        "global_name": who.name,
        "discriminator": "0",
        "avatar": null,
        "bot": false,
        "public_flags": 0,
    })
}

pub(super) fn bot() -> Value {
    json!({
        "id": APPLICATION.to_string(),
        "username": BOT_NAME,
        "global_name": null,
        "discriminator": "0",
        "avatar": null,
        "bot": true,
        "verified": true,
        "mfa_enabled": false,
        "email": null,
        "flags": 0,
        "public_flags": 0,
    })
}

pub(super) fn application() -> Value {
    json!({
        "id": APPLICATION.to_string(),
        "name": BOT_NAME,
        "icon": null,
        "description": "",
        "bot_public": true,
        "bot_require_code_grant": false,
        "verify_key": "0".repeat(64),
        "flags": 0,
        "bot": bot(),
    })
}
