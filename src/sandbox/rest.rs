//! The REST routes: each checks the token where Discord does, and a route that is missing fails loudly.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::{Value, json};

use super::people::{APPLICATION, ChannelKind, InteractionId};
use super::rules::commands;
use super::{Hub, TOKEN, gateway, payload};

/// An error as Discord answers it. Source: Opcodes and Status Codes, "JSON Error Codes".
#[derive(Debug)]
pub(super) struct ApiError {
    status: StatusCode,
    code: u32,
    pub(super) message: &'static str,
    problems: Vec<String>,
}

impl ApiError {
    fn new(status: StatusCode, code: u32, message: &'static str) -> Self {
        Self { status, code, message, problems: Vec::new() }
    }

    pub(super) fn unknown_interaction() -> Self {
        Self::new(StatusCode::NOT_FOUND, 10062, "Unknown interaction")
    }

    pub(super) fn unknown_message() -> Self {
        Self::new(StatusCode::NOT_FOUND, 10008, "Unknown Message")
    }

    pub(super) fn unknown_webhook() -> Self {
        Self::new(StatusCode::NOT_FOUND, 10015, "Unknown Webhook")
    }

    pub(super) fn acknowledged() -> Self {
        let message = "Interaction has already been acknowledged.";
        Self::new(StatusCode::BAD_REQUEST, 40060, message)
    }

    pub(super) fn too_many_follow_ups() -> Self {
        let message =
            "Maximum number of follow up messages per user-installed interaction reached.";
        Self::new(StatusCode::BAD_REQUEST, 40094, message)
    }

    pub(super) fn invalid_webhook_token() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, 50027, "Invalid Webhook Token")
    }

    pub(super) fn invalid_body(problems: Vec<String>) -> Self {
        Self { problems, ..Self::new(StatusCode::BAD_REQUEST, 50035, "Invalid Form Body") }
    }

    fn unauthorized() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, 0, "401: Unauthorized")
    }

    fn not_json() -> Self {
        let message = "The request body contains invalid JSON.";
        Self::new(StatusCode::BAD_REQUEST, 50109, message)
    }

    fn unknown_application() -> Self {
        Self::new(StatusCode::NOT_FOUND, 10002, "Unknown Application")
    }

    pub(super) fn unknown_channel() -> Self {
        Self::new(StatusCode::NOT_FOUND, 10003, "Unknown Channel")
    }

    pub(super) fn cannot_send_to_user() -> Self {
        Self::new(StatusCode::FORBIDDEN, 50007, "Cannot send messages to this user")
    }

    pub(super) fn missing_permissions() -> Self {
        Self::new(StatusCode::FORBIDDEN, 50013, "Missing Permissions")
    }

    pub(super) fn cannot_reply() -> Self {
        let message = "Cannot reply without permission to read message history";
        Self::new(StatusCode::BAD_REQUEST, 160_002, message)
    }

    fn unknown_user() -> Self {
        Self::new(StatusCode::NOT_FOUND, 10013, "Unknown User")
    }

    pub(super) fn missing_access() -> Self {
        Self::new(StatusCode::FORBIDDEN, 50001, "Missing Access")
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut body = json!({"code": self.code, "message": self.message});
        if !self.problems.is_empty() {
            let problem = |words| json!({"code": "INVALID", "message": words});
            let list: Vec<Value> = self.problems.into_iter().map(problem).collect();
            body = json!({"code": self.code, "message": self.message, "errors": {"_errors": list}});
        }
        (self.status, axum::Json(body)).into_response()
    }
}

type Answered = Result<Response, ApiError>;

/// Builds the router of all routes there are.
pub(super) fn routes(hub: Arc<Hub>) -> Router {
    let api = |path: &str| format!("/api/v10{path}");
    let original = get(read_original).patch(edit_original).delete(delete_original);
    let commands = get(read_commands).put(write_commands);
    Router::new()
        .route(&api("/gateway"), get(gateway_address))
        .route(&api("/gateway/bot"), get(gateway_of_bot))
        .route(&api("/users/@me"), get(me))
        .route(&api("/users/@me/channels"), post(open_direct))
        .route(&api("/applications/@me"), get(application))
        .route(&api("/applications/{app}/commands"), commands)
        .route(&api("/interactions/{id}/{token}/callback"), post(callback))
        .route(&api("/webhooks/{app}/{token}"), post(follow_up))
        .route(&api("/webhooks/{app}/{token}/messages/@original"), original)
        .route(&api("/channels/{id}/messages"), post(post_message))
        .route("/gateway", get(gateway::connect))
        .fallback(missing)
        .method_not_allowed_fallback(missing)
        .with_state(hub)
}

async fn gateway_address(State(hub): State<Arc<Hub>>) -> Response {
    axum::Json(json!({"url": hub.gateway_url()})).into_response()
}

async fn gateway_of_bot(State(hub): State<Arc<Hub>>, headers: HeaderMap) -> Answered {
    hub.authorize(&headers)?;
    let starts = json!({"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1});
    let body = json!({"url": hub.gateway_url(), "shards": 1, "session_start_limit": starts});
    Ok(axum::Json(body).into_response())
}

async fn me(State(hub): State<Arc<Hub>>, headers: HeaderMap) -> Answered {
    hub.authorize(&headers)?;
    Ok(axum::Json(payload::bot()).into_response())
}

async fn application(State(hub): State<Arc<Hub>>, headers: HeaderMap) -> Answered {
    hub.authorize(&headers)?;
    Ok(axum::Json(payload::application()).into_response())
}

async fn read_commands(
    State(hub): State<Arc<Hub>>,
    Path(app): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Answered {
    hub.authorize(&headers)?;
    hub.our_application(&app)?;
    let translated = has(query.as_deref(), "with_localizations=true");
    let list: Vec<Value> = hub.change(|world| {
        world.commands_read = true;
        let commands = world.commands.iter();
        if translated {
            commands.cloned().collect()
        } else {
            commands.map(commands::without_translations).collect()
        }
    });
    Ok(axum::Json(list).into_response())
}

async fn write_commands(
    State(hub): State<Arc<Hub>>,
    Path(app): Path<String>,
    headers: HeaderMap,
    body: String,
) -> Answered {
    hub.authorize(&headers)?;
    hub.our_application(&app)?;
    let body = hub.json(&body)?;
    let problems = commands::check(&body);
    let list = hub.change(|world| {
        world.command_writes += 1;
        if !problems.is_empty() {
            world.complaints.extend(problems.iter().cloned());
            return Err(ApiError::invalid_body(problems));
        }
        world.register(&body);
        Ok(world.commands.clone())
    })?;
    Ok(axum::Json(list).into_response())
}

async fn callback(
    State(hub): State<Arc<Hub>>,
    Path((id, token)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    body: String,
) -> Answered {
    let body = hub.json(&body)?;
    // No interaction has the id 0, so an id that is no number is an unknown one.
    let id = InteractionId(id.parse().unwrap_or(0));
    let response = hub.change(|world| world.callback(id, &token, &body))?;
    if has(query.as_deref(), "with_response=true") {
        Ok(axum::Json(response).into_response())
    } else {
        Ok(StatusCode::NO_CONTENT.into_response())
    }
}

async fn follow_up(
    State(hub): State<Arc<Hub>>,
    Path((app, token)): Path<(String, String)>,
    body: String,
) -> Answered {
    let body = hub.json(&body)?;
    let message = hub.change(|world| world.follow_up(&app, &token, &body))?;
    Ok(axum::Json(message).into_response())
}

async fn read_original(
    State(hub): State<Arc<Hub>>,
    Path((app, token)): Path<(String, String)>,
) -> Answered {
    let message = hub.change(|world| {
        let (_, id) = world.original(&app, &token)?;
        Ok(world.messages.get(&id).map_or(Value::Null, payload::message))
    })?;
    Ok(axum::Json(message).into_response())
}

async fn edit_original(
    State(hub): State<Arc<Hub>>,
    Path((app, token)): Path<(String, String)>,
    body: String,
) -> Answered {
    let body = hub.json(&body)?;
    let message = hub.change(|world| world.edit_original(&app, &token, &body))?;
    Ok(axum::Json(message).into_response())
}

async fn delete_original(
    State(hub): State<Arc<Hub>>,
    Path((app, token)): Path<(String, String)>,
) -> Answered {
    hub.change(|world| world.delete_original(&app, &token))?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn open_direct(State(hub): State<Arc<Hub>>, headers: HeaderMap, body: String) -> Answered {
    hub.authorize(&headers)?;
    let body = hub.json(&body)?;
    let id = body.get("recipient_id").and_then(Value::as_str);
    let channel = hub.change(|world| {
        match id.and_then(|id| id.parse().ok()).filter(|id| world.is_person(*id)) {
            Some(id) => Ok(payload::direct_channel(&world.channel(ChannelKind::Direct, id), id)),
            None => Err(world.refuse(ApiError::unknown_user(), "a direct message to nobody")),
        }
    })?;
    Ok(axum::Json(channel).into_response())
}

async fn post_message(
    State(hub): State<Arc<Hub>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: String,
) -> Answered {
    hub.authorize(&headers)?;
    let body = hub.json(&body)?;
    let message = hub.change(|world| world.post_in_channel(id.parse().ok(), &body))?;
    Ok(axum::Json(message).into_response())
}

async fn missing(State(hub): State<Arc<Hub>>, method: Method, uri: Uri) -> Response {
    let what = format!("the stand-in has no route {method} {}", uri.path());
    hub.change(|world| world.complain(what));
    let body = json!({"code": 0, "message": "404: Not Found"});
    (StatusCode::NOT_FOUND, axum::Json(body)).into_response()
}

fn has(query: Option<&str>, pair: &str) -> bool {
    query.is_some_and(|query| query.split('&').any(|given| given == pair))
}

impl Hub {
    fn authorize(&self, headers: &HeaderMap) -> Result<(), ApiError> {
        let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        if given.and_then(|given| given.strip_prefix("Bot ")) == Some(TOKEN) {
            return Ok(());
        }
        Err(self.change(|world| {
            world.refuse(ApiError::unauthorized(), "a request without the bot's token")
        }))
    }

    fn our_application(&self, app: &str) -> Result<(), ApiError> {
        if app == APPLICATION.to_string() {
            return Ok(());
        }
        Err(self.change(|world| {
            world.refuse(ApiError::unknown_application(), "commands of another app")
        }))
    }

    fn json(&self, body: &str) -> Result<Value, ApiError> {
        serde_json::from_str(body).map_err(|error| {
            let what = format!("a body that is not JSON: {error}");
            self.change(|world| world.refuse(ApiError::not_json(), &what))
        })
    }
}
