//! Discord's own description of its API (`OpenAPI` 3.1), as a judge of what the bot sends.
//!
//! It is no part of this project (1.2 MB, and Discord changes it without notice). Where the
//! variable `MYELIN_OPENAPI` names its file, the file has to be there; else it is looked for at
//! `../shared/discord/openapi.json` beside the project. Where there is none, this judge says so
//! once, past the test harness, and objects to nothing.
#![expect(clippy::disallowed_methods, reason = "reads a file that is no part of the project")]
#![expect(clippy::indexing_slicing, reason = "a correction that finds no place fails the test")]

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::{self, Write};
use std::mem::take;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex};

use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator, draft202012};
use serde_json::{Map, Value, json};

/// The file, from the root of the project.
const BESIDE: &str = "../shared/discord/openapi.json";

static DESCRIPTION: LazyLock<Option<Description>> = LazyLock::new(|| {
    let description = found();
    if description.is_none() {
        let text = "skipped: ../shared/discord/openapi.json is not here, so nothing that the bot \
                    sends is held against Discord's own description of its API; MYELIN_OPENAPI \
                    can name the file (see CONTRIBUTING.md)";
        // The harness keeps to itself what a test prints with a macro.
        writeln!(io::stderr(), "{text}").expect("somewhere to say it");
    }
    description.map(Description::new)
});

/// What Discord's description does not allow of this call. The path begins after `/api/v10`.
pub fn objections(method: &str, path: &str, body: &Value) -> Vec<String> {
    DESCRIPTION
        .as_ref()
        .map_or_else(Vec::new, |description| description.objections(method, path, body))
}

/// Whether there is a description to judge by.
pub fn is_here() -> bool {
    DESCRIPTION.is_some()
}

/// The description as it was published, if it is here.
fn found() -> Option<Value> {
    let named = env::var("MYELIN_OPENAPI").ok();
    let place = named.clone().unwrap_or_else(|| BESIDE.to_owned());
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(&place);
    if named.is_none() && !file.exists() {
        return None;
    }
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{place}: {error}"));
    let read = serde_json::from_str(&text);
    Some(read.unwrap_or_else(|error| panic!("{place} is not JSON: {error}")))
}

struct Description {
    /// It, with our corrections.
    whole: Value,
    /// What judges the bodies of a route, made when it is first needed.
    judges: Mutex<BTreeMap<(String, String), Arc<Validator>>>,
}

impl Description {
    fn new(mut whole: Value) -> Self {
        permissions_are_text(&mut whole);
        buttons_are_told_apart_by_style(&mut whole);
        bounds_are_those_of_the_documentation(&mut whole);
        nothing_stands_beside_what_is_described(&mut whole);
        Self { whole, judges: Mutex::default() }
    }

    fn objections(&self, method: &str, path: &str, body: &Value) -> Vec<String> {
        let method = method.to_lowercase();
        let Some((route, operations)) = self.route(path) else {
            return vec!["there is no such route".to_owned()];
        };
        let Some(operation) = operations.get(&method) else {
            return vec![format!("{route} takes no {method}")];
        };
        let schema = operation.pointer("/requestBody/content/application~1json/schema");
        match schema {
            None if body.is_null() => Vec::new(),
            None => vec![format!("{method} {route} takes no body")],
            Some(schema) => {
                let judge = self.judge((method, route.to_owned()), schema);
                judge.iter_errors(body).flat_map(|error| causes(&error)).collect()
            }
        }
    }

    /// The described route of a path, and what may be done there. Routes that name a part stand
    /// before those that leave it open.
    fn route(&self, path: &str) -> Option<(&str, &Value)> {
        let fits = |route: &str| {
            let (parts, found) = (route.split('/'), path.split('/'));
            parts.clone().count() == found.clone().count()
                && parts.zip(found).all(|(part, found)| part.starts_with('{') || part == found)
        };
        let routes = self.whole.get("paths")?.as_object()?.iter();
        let routes = routes.map(|(route, operations)| (route.as_str(), operations));
        routes.filter(|(route, _)| fits(route)).min_by_key(|(route, _)| route.matches('{').count())
    }

    fn judge(&self, route: (String, String), schema: &Value) -> Arc<Validator> {
        let mut judges = self.judges.lock().expect("the judges");
        let made = judges.entry(route).or_insert_with(|| {
            let mut schema = schema.clone();
            schema["components"] = self.whole["components"].clone();
            Arc::new(draft202012::new(&schema).expect("a schema"))
        });
        Arc::clone(made)
    }
}

/// What is wrong, each with its place. Of the forms that a part may have, the one is looked at
/// that it was meant to have, as its `type` says; where none says so, that with the least wrong.
fn causes(error: &ValidationError<'_>) -> Vec<String> {
    let at = error.instance_path().as_str();
    let (ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context }) =
        error.kind()
    else {
        return vec![format!("{at}: {}", error.masked())];
    };
    let kind = format!("{at}/type");
    let is_another = |cause: &ValidationError<'_>| {
        let place = cause.instance_path().as_str();
        let is_null = matches!(cause.kind(), ValidationErrorKind::Type { .. });
        place == kind || (is_null && place == at)
    };
    let meant = context.iter().filter(|causes| !causes.iter().any(is_another));
    let mut forms: Vec<Vec<String>> =
        meant.map(|form| form.iter().flat_map(causes).collect()).collect();
    let fewest = forms.iter().map(Vec::len).min();
    forms.retain(|causes| Some(causes.len()) == fewest);
    match &mut forms[..] {
        [] => vec![format!("{at}: nothing of this type is described")],
        [form] => take(form),
        _ => vec![forms.concat().join("; or ")],
    }
}

/// Permissions are a number in the description and a text in the documentation, because they have
/// outgrown what numbers hold everywhere. Source: Discord docs, Permissions.
fn permissions_are_text(whole: &mut Value) {
    for name in ["CreateRequest", "PatchRequestPartial", "UpdateRequest"] {
        let place = format!("ApplicationCommand{name}/properties/default_member_permissions");
        *schema(whole, &place) = json!({"type": ["string", "null"], "pattern": "^[0-9]+$"});
    }
}

/// The description has one form for all buttons, in which neither an id nor an address is needed.
/// Source: Discord docs, Component Reference, Button.
fn buttons_are_told_apart_by_style(whole: &mut Value) {
    let only = |needed: &str, unwanted: &str| {
        json!({
            "required": [needed],
            "properties": {needed: {"type": "string"}, unwanted: {"type": "null"}},
        })
    };
    let has_style = |styles: &[u8]| json!({"properties": {"style": {"enum": styles}}});
    let (pressed, link) = (has_style(&[1, 2, 3, 4]), has_style(&[5]));
    schema(whole, "ButtonComponentForMessageRequest")["allOf"] = json!([
        {"if": pressed, "then": only("custom_id", "url")},
        {"if": link, "then": only("url", "custom_id")},
    ]);
}

/// Some bounds are wider in the description than in the documentation.
fn bounds_are_those_of_the_documentation(whole: &mut Value) {
    let bounds = [
        // Source: Discord docs, Message Resource, Create Message.
        ("MessageCreateRequest/properties/content", "maxLength", 2000),
        // Source: Discord docs, Receiving and Responding, Modal.
        ("ModalInteractionCallbackRequestData/properties/components", "maxItems", 5),
        // Source: Discord docs, Application Commands, Application Command Option Choice Structure.
        ("ApplicationCommandOptionStringChoice/properties/value", "maxLength", 100),
    ];
    for (place, bound, most) in bounds {
        schema(whole, place)[bound] = json!(most);
    }
}

/// Discord drops a field that it does not know, and nobody sees that it was misspelt. A field that
/// is documented and not described (`nsfw` of a command is one) has to be added here by whoever
/// comes to send it.
fn nothing_stands_beside_what_is_described(whole: &mut Value) {
    each_object(&mut whole["components"]["schemas"], &|object| {
        let is_object = object.get("type").is_some_and(|kind| kind.to_string().contains("object"));
        if is_object && object.contains_key("properties") {
            object.entry("additionalProperties").or_insert(json!(false));
        }
    });
}

/// A schema of the description, which must have it: a correction that meets nothing says nothing.
fn schema<'w>(whole: &'w mut Value, place: &str) -> &'w mut Value {
    let found = whole.pointer_mut(&format!("/components/schemas/{place}"));
    found.unwrap_or_else(|| panic!("Discord's description has no {place} any more"))
}

fn each_object(value: &mut Value, change: &impl Fn(&mut Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            change(object);
            object.values_mut().for_each(|value| each_object(value, change));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| each_object(value, change)),
        _ => {}
    }
}
