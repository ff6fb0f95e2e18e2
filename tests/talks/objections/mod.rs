//! Proves those who judge what the bot sends: each mistake is refused by whom the tables name.

mod forms;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use myelin::bot;
use myelin::discord;
use serde_json::{Value, json};

use crate::support::objections::objections;
use crate::support::{openapi, own, talk};

/// Discord's own description of its API, where it is at hand.
const DISCORD: &str = "Discord's description";
const TWILIGHT: &str = "twilight";
const OURS: &str = "our rules";

const CALLBACK: (&str, &str) = ("POST", "/interactions/1/token/callback");
const REGISTRATION: (&str, &str) = ("PUT", "/applications/1/commands");

/// Where a message of ours is sent besides.
const MESSAGES: [(&str, &str); 4] = [
    ("PATCH", "/channels/1/messages/2"),
    ("PATCH", "/webhooks/1/token/messages/@original"),
    ("POST", "/webhooks/1/token"),
    ("POST", "/channels/1/messages"),
];

const TEXT: &str = "/data/components/0/components/0";
const FRAME: &str = "/data/components/0";
const ROW: &str = "/data/components/1";
const BUTTON: &str = "/data/components/1/components/0";
const LINK: &str = "/data/components/1/components/1";
const MENU: &str = "/data/components/2/components/0";
const OPTION: &str = "/data/components/2/components/0/options/0";

/// An answer with one of each component that we send, and a link, to which nobody objects.
fn answer() -> Value {
    let text = json!({"type": 10, "content": "Hello"});
    let link = json!({"type": 2, "style": 5, "label": "Read", "url": "https://example.org"});
    let menu = json!({"type": 3, "custom_id": "menu", "placeholder": "Pick", "min_values": 1,
        "max_values": 1, "options": options(1)});
    let components = json!([
        {"type": 17, "accent_color": 0x00ff_0000, "components": [text, {"type": 14, "divider": true}]},
        {"type": 1, "components": [button("go"), link]},
        {"type": 1, "components": [menu]},
    ]);
    let none = json!({"parse": []});
    json!({"type": 4,
        "data": {"flags": (1 << 15) + 64, "allowed_mentions": none, "components": components}})
}

/// A message as it is sent on a route: a post says that not even its addressee is pinged.
fn as_sent(path: &str, message: &Value) -> Value {
    let mut message = message.clone();
    if path.ends_with("/messages") {
        message = with(message, "/allowed_mentions", "replied_user", json!(false));
    }
    message
}

fn button(custom_id: &str) -> Value {
    json!({"type": 2, "style": 2, "label": "Go", "custom_id": custom_id})
}

fn buttons(count: usize) -> Value {
    (0..count).map(|number| button(&number.to_string())).collect()
}

fn texts(count: usize) -> Value {
    (0..count).map(|_| json!({"type": 10, "content": "a"})).collect()
}

fn options(count: usize) -> Value {
    let option = |number: usize| json!({"label": "A", "value": number.to_string(), "description": "One", "default": number == 0});
    (0..count).map(option).collect()
}

fn suggestions(count: usize, name: usize, value: usize) -> Value {
    let one = json!({"name": "ü".repeat(name), "value": "é".repeat(value)});
    json!({"type": 8, "data": {"choices": vec![one; count]}})
}

/// The commands as the bot registers them.
fn commands() -> Value {
    static COMMANDS: LazyLock<Vec<Value>> = LazyLock::new(|| {
        let commands = bot::commands(own(), &talk::settings());
        discord::wanted(&commands).unwrap_or_else(|unfit| panic!("{unfit}"))
    });
    COMMANDS.clone().into()
}

/// A payload in which one field is another; null takes it away.
fn with(mut payload: Value, at: &str, field: &str, value: Value) -> Value {
    let part = payload.pointer_mut(at).and_then(Value::as_object_mut).expect("a part of it");
    if value.is_null() {
        part.remove(field).expect("something to take away");
    } else {
        part.insert(field.to_owned(), value);
    }
    payload
}

/// The answer with a text of so many characters, each of two bytes.
fn long(at: &str, field: &str, length: usize) -> Value {
    with(answer(), at, field, "ü".repeat(length).into())
}

/// Who objects to a payload.
fn who_objects((method, path): (&str, &str), payload: &Value) -> BTreeSet<&'static str> {
    let found = objections(method, path, payload);
    let judge = |objection: &String| {
        [DISCORD, TWILIGHT, OURS].into_iter().find(|judge| objection.starts_with(judge))
    };
    found.iter().map(|objection| judge(objection).expect("a judge")).collect()
}

/// Those of these judges who are here.
fn here(judges: &[&'static str]) -> BTreeSet<&'static str> {
    judges.iter().copied().filter(|judge| *judge != DISCORD || openapi::is_here()).collect()
}

const NOBODY: &[&str] = &[];
const BOTH: &[&str] = &[DISCORD, TWILIGHT];
const ALL: &[&str] = &[DISCORD, TWILIGHT, OURS];

#[test]
fn nobody_objects_to_what_is_right() {
    let answer = answer();
    assert_eq!(objections(CALLBACK.0, CALLBACK.1, &answer), [""; 0]);
    let suggestions = suggestions(25, 100, 100);
    assert_eq!(objections(CALLBACK.0, CALLBACK.1, &suggestions), [""; 0]);
    assert_eq!(objections(REGISTRATION.0, REGISTRATION.1, &commands()), [""; 0]);
    let message = with(answer, "/data", "flags", json!(1 << 15))["data"].take();
    for (method, path) in MESSAGES {
        assert_eq!(objections(method, path, &as_sent(path, &message)), [""; 0]);
    }
    let replaced = json!({"type": 7, "data": message});
    assert_eq!(objections(CALLBACK.0, CALLBACK.1, &replaced), [""; 0]);
}

#[test]
fn the_last_character_that_fits_is_accepted_and_the_next_refused() {
    for (at, field, most, judges) in [
        (TEXT, "content", 4000, BOTH),
        (BUTTON, "label", 80, BOTH),
        (BUTTON, "custom_id", 100, BOTH),
        (LINK, "url", 512, &[DISCORD]),
        (MENU, "custom_id", 100, BOTH),
        (MENU, "placeholder", 150, BOTH),
        (OPTION, "label", 100, BOTH),
        (OPTION, "value", 100, BOTH),
        (OPTION, "description", 100, BOTH),
    ] {
        let fits = long(at, field, most);
        assert_eq!(who_objects(CALLBACK, &fits), here(NOBODY), "{at} {field} of {most}");
        let over = long(at, field, most + 1);
        assert_eq!(who_objects(CALLBACK, &over), here(judges), "{at} {field} one longer");
    }
}

/// Compares who objects to each payload with who should.
fn compare(call: (&str, &str), cases: Vec<(&str, Value, &[&'static str])>) {
    let wrong = cases.into_iter().filter_map(|(what, payload, judges)| {
        let (found, expected) = (who_objects(call, &payload), here(judges));
        (found != expected).then(|| format!("{what}: {found:?} and not {expected:?}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Discord's description bounds neither which flags may be set, nor the nested components
/// altogether, nor how many options may be picked of those there are; it does not know that ids
/// differ, nor that nothing stands beside components, nor what may ping.
#[test]
fn what_discords_description_refuses_of_an_answer_and_what_others_do() {
    let parts = [
        ("an unknown kind of answer", "", "type", json!(99), BOTH),
        ("a kind that is a text", "", "type", json!("4"), BOTH),
        ("an answer without its kind", "", "type", json!(null), BOTH),
        ("a field beside the data", "", "date", json!({}), BOTH),
        ("an unknown component", TEXT, "type", json!(99), BOTH),
        ("a text without words", TEXT, "content", json!(null), BOTH),
        ("an empty text", TEXT, "content", json!(""), &[DISCORD]),
        ("a colour that is none", FRAME, "accent_color", json!(0x0100_0000), &[DISCORD]),
        ("an empty frame", FRAME, "components", json!([]), &[DISCORD]),
        (
            "a frame in a frame",
            FRAME,
            "components",
            json!([{"type": 17, "components": texts(1)}]),
            BOTH,
        ),
        ("40 components in a frame", FRAME, "components", texts(40), &[TWILIGHT]),
        ("41 components", "/data", "components", texts(41), BOTH),
        ("a button without an id", BUTTON, "custom_id", json!(null), BOTH),
        ("a button with an address", BUTTON, "url", json!("https://example.org"), BOTH),
        ("a style that is none", BUTTON, "style", json!(9), &[DISCORD]),
        ("a misspelt field", BUTTON, "costum_id", json!("a"), BOTH),
        ("a link with an id", LINK, "custom_id", json!("a"), BOTH),
        ("a link without an address", LINK, "url", json!(null), BOTH),
        ("six buttons", ROW, "components", buttons(6), BOTH),
        ("a row without buttons", ROW, "components", json!([]), &[DISCORD]),
        ("a menu without an id", MENU, "custom_id", json!(null), BOTH),
        ("a menu without options", MENU, "options", json!([]), &[DISCORD]),
        ("26 options", MENU, "options", options(26), BOTH),
        ("26 to pick", MENU, "max_values", json!(26), BOTH),
        ("more to pick than there is", MENU, "max_values", json!(2), NOBODY),
        ("an option without a value", OPTION, "value", json!(null), BOTH),
        ("flags that are no flags", "/data", "flags", json!("64"), ALL),
        ("a flag that nobody may set", "/data", "flags", json!((1 << 15) + 2), &[OURS]),
        ("no flag for components", "/data", "flags", json!(64), &[OURS]),
        ("words beside components", "/data", "content", json!("Hello"), &[OURS]),
        (
            "one who may be pinged",
            "/data",
            "allowed_mentions",
            json!({"parse": ["users"]}),
            &[OURS],
        ),
        ("a ping", TEXT, "content", json!("for @everyone"), &[OURS]),
        ("an id that is there twice", MENU, "custom_id", json!("go"), &[OURS]),
    ];
    let answers = parts
        .into_iter()
        .map(|(what, at, field, value, judges)| (what, with(answer(), at, field, value), judges));
    let others: [(&str, Value, &[&'static str]); 7] = [
        ("a wait that everybody sees", json!({"type": 5}), &[OURS]),
        ("an edit that may be private", with(answer(), "", "type", json!(7)), &[OURS]),
        ("26 suggestions", suggestions(26, 1, 1), BOTH),
        ("a suggestion of 101 characters", suggestions(1, 101, 1), BOTH),
        ("a suggestion that sends 101", suggestions(1, 1, 101), BOTH),
        ("a suggestion without a name", suggestions(1, 0, 1), BOTH),
        ("nothing", Value::Null, BOTH),
    ];
    compare(CALLBACK, answers.chain(others).collect());
}

/// Discord's description takes any letter in the name of a command, any order of options, and as
/// many commands as there may be of all kinds together; it has no rule for the whole of a command.
#[test]
fn what_discords_description_refuses_of_commands_and_what_others_do() {
    let reading = |command: &Value| command["options"][0].is_object();
    let at = commands().as_array().and_then(|all| all.iter().position(reading));
    let (command, option) =
        (format!("/{}", at.unwrap_or(0)), format!("/{}/options/0", at.unwrap_or(0)));
    let (command, option) = (command.as_str(), option.as_str());
    let long = |length: usize| json!("ü".repeat(length));
    let named = |length: usize| json!({"de": "ü".repeat(length)});
    let parts = [
        ("a name of 32", command, "name", long(32), NOBODY),
        ("a name of 33", command, "name", long(33), BOTH),
        ("a description of 100", command, "description", long(100), NOBODY),
        ("a description of 101", command, "description", long(101), BOTH),
        ("a translated name of 33", command, "name_localizations", named(33), BOTH),
        ("a translated description of 101", command, "description_localizations", named(101), BOTH),
        ("the name of an option of 33", option, "name", long(33), BOTH),
        ("the description of an option of 101", option, "description", long(101), BOTH),
        ("6001 characters to type", option, "max_length", json!(6001), &[DISCORD]),
        ("an unknown kind of option", option, "type", json!(99), BOTH),
        ("an option without a name", option, "name", json!(null), BOTH),
        ("a misspelt field of an option", option, "autocompletes", json!(true), BOTH),
        ("a misspelt field", command, "context", json!([0]), BOTH),
        ("a place that is none", command, "contexts", json!([3]), &[DISCORD]),
        ("a place twice", command, "contexts", json!([0, 0]), &[DISCORD]),
        ("permissions as a text", command, "default_member_permissions", json!("32"), NOBODY),
        ("permissions as a number", command, "default_member_permissions", json!(32), BOTH),
        ("a capital letter", command, "name", json!("B12"), &[TWILIGHT]),
        ("an empty description", command, "description", json!(""), &[TWILIGHT]),
    ];
    let changed = parts
        .into_iter()
        .map(|(what, at, field, value, judges)| (what, with(commands(), at, field, value), judges));
    let many = |count: usize| json!(vec![commands()[0].take(); count]);
    let others = [("131 commands", many(131), &[DISCORD][..])];
    compare(REGISTRATION, changed.chain(others).collect());
}

/// The routes themselves are described as well.
#[test]
fn a_route_that_is_none_and_a_body_that_belongs_nowhere_are_refused() {
    let message = with(answer(), "/data", "flags", json!(1 << 15))["data"].take();
    let long = with(message, "/components/1/components/0", "label", "ü".repeat(81).into());
    for (method, path) in MESSAGES {
        let long = as_sent(path, &long);
        assert_eq!(who_objects((method, path), &long), here(BOTH), "{method} {path}");
    }
    for (method, path, body, judges) in [
        ("GET", "/gateway/bot", json!(null), NOBODY),
        ("GET", "/gateway/bot", json!({}), &[DISCORD]),
        ("GET", "/gateway/bots", json!(null), &[DISCORD]),
        ("DELETE", "/webhooks/1/token/messages/@original", json!(null), NOBODY),
        ("DELETE", "/gateway/bot", json!(null), &[DISCORD]),
    ] {
        assert_eq!(who_objects((method, path), &body), here(judges), "{method} {path} {body}");
    }
}

/// What the description allows and the documentation does not, and the other way round.
#[test]
fn what_the_documentation_says_goes_before_the_description() {
    let content = |length: usize| json!({"content": "ü".repeat(length)});
    let input = json!({"type": 4, "custom_id": "a", "style": 1});
    let field = json!({"type": 18, "label": "A", "component": input});
    let form = |count: usize| {
        json!({"type": 9,
            "data": {"custom_id": "a", "title": "A", "components": vec![field.clone(); count]}})
    };
    let post = ("POST", "/channels/1/messages");
    for ((method, path), fits, over) in
        [(post, content(2000), content(2001)), (CALLBACK, form(5), form(6))]
    {
        assert_eq!(openapi::objections(method, path, &fits), [""; 0]);
        let refused = !openapi::objections(method, path, &over).is_empty();
        assert_eq!(refused, openapi::is_here(), "{over}");
    }
}

#[test]
fn an_objection_says_where_and_why() {
    if !openapi::is_here() {
        return;
    }
    for (payload, said) in [
        (long(BUTTON, "label", 81), "/label: value is longer than 80 characters"),
        (
            with(answer(), BUTTON, "costum_id", json!("a")),
            ": Additional properties are not allowed ('costum_id' was unexpected)",
        ),
        (
            with(answer(), BUTTON, "custom_id", json!(null)),
            ": \"custom_id\" is a required property",
        ),
        (with(answer(), BUTTON, "type", json!(99)), ": nothing of this type is described"),
    ] {
        let found = openapi::objections(CALLBACK.0, CALLBACK.1, &payload);
        assert_eq!(found, [format!("{BUTTON}{said}")]);
    }
    let suggestion = openapi::objections(CALLBACK.0, CALLBACK.1, &suggestions(1, 101, 1));
    assert_eq!(suggestion, ["/data/choices/0/name: value is longer than 100 characters"]);
}
