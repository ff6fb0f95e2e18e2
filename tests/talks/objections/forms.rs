//! Proves the same for forms, and for what may ping.

use serde_json::{Value, json};

use super::{BOTH, CALLBACK, DISCORD, NOBODY, OURS, button, compare, with};
use crate::support::objections::objections;

/// A form, to which nobody objects.
fn form() -> Value {
    let input = json!({"type": 4, "custom_id": "name", "style": 1, "label": "Who answers",
        "value": "Ada", "placeholder": "A name", "required": true, "min_length": 1,
        "max_length": 200});
    let row = json!({"type": 1, "components": [input]});
    json!({"type": 9, "data": {"custom_id": "form", "title": "Contact", "components": [row]}})
}

/// The documentation takes five rows of fields at most, and no judge but its correction knows.
#[test]
fn what_discords_description_refuses_of_a_form_and_what_others_do() {
    assert_eq!(objections(CALLBACK.0, CALLBACK.1, &form()), [""; 0]);
    let field = "/data/components/0/components/0";
    let row = form()["data"]["components"][0].take();
    let long = |length: usize| json!("ü".repeat(length));
    let parts = [
        ("a title of 45", "/data", "title", long(45), NOBODY),
        ("a title of 46", "/data", "title", long(46), &[DISCORD]),
        ("no title", "/data", "title", json!(null), &[DISCORD]),
        ("an id of 101", "/data", "custom_id", long(101), &[DISCORD]),
        ("six rows", "/data", "components", json!(vec![row; 6]), &[DISCORD]),
        ("no row", "/data", "components", json!([]), &[DISCORD]),
        ("a label of 45", field, "label", long(45), NOBODY),
        ("a label of 46", field, "label", long(46), BOTH),
        ("a value of 4001", field, "value", long(4001), BOTH),
        ("a placeholder of 101", field, "placeholder", long(101), BOTH),
        ("4001 characters to write", field, "max_length", json!(4001), BOTH),
        ("a misspelt field", field, "maximum", json!(1), BOTH),
        (
            "a button in a form",
            "/data/components/0",
            "components",
            json!([button("a")]),
            &[DISCORD],
        ),
    ];
    let forms = parts
        .into_iter()
        .map(|(what, at, field, value, judges)| (what, with(form(), at, field, value), judges));
    compare(CALLBACK, forms.collect());
}

/// A post may ping one role, which it names.
#[test]
fn what_may_ping() {
    let message = |content: &str, mentions: Value| {
        let text = json!({"type": 10, "content": content});
        json!({"flags": 1 << 15, "components": [text], "allowed_mentions": mentions})
    };
    let pinging = |roles: &[&str]| json!({"parse": [], "roles": roles, "replied_user": false});
    let post = ("POST", "/channels/1/messages");
    compare(
        post,
        vec![
            ("a role that is named", message("<@&50>", pinging(&["50"])), NOBODY),
            ("a role that is not named", message("a", pinging(&["50"])), &[OURS]),
            ("two roles", message("<@&50><@&51>", pinging(&["50", "51"])), &[OURS]),
            ("an addressee", message("a", json!({"parse": [], "replied_user": true})), &[OURS]),
        ],
    );
    let quiet = message("<@&50>", json!({"parse": [], "roles": ["50"]}));
    compare(("PATCH", "/channels/1/messages/2"), vec![("an edit", quiet, &[OURS])]);
}
