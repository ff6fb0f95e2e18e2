//! The REST routes: each checks the token where Discord does, and a route that is missing fails loudly.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, RawQuery, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, patch, post};
use serde_json::{Value, json};

use super::error::ApiError;
use super::multipart::{self, Sent};
use super::people::{APPLICATION, ChannelKind, InteractionId};
use super::rules::commands;
use super::rules::limits::ATTACHMENT;
use super::{Hub, TOKEN, accounts, gateway, guild, payload};

/// Largest body of all, in bytes: room for some files of the largest size.
const BODY: usize = 3 * ATTACHMENT;

type Answered = Result<Response, ApiError>;

/// Builds the router of all routes there are.
pub(super) fn routes(hub: Arc<Hub>) -> Router {
    let api = |path: &str| format!("/api/v10{path}");
    let original = get(read_original).patch(edit_original).delete(delete_original);
    let message = patch(edit_message).delete(delete_message).get(read_message);
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
        .route(&api("/channels/{id}"), get(read_channel))
        .route(&api("/channels/{id}/messages"), post(post_message))
        .route(&api("/channels/{id}/messages/{message}"), message)
        .route(&api("/guilds/{id}"), get(read_server))
        .route(&api("/guilds/{id}/channels"), get(read_channels))
        .route(&api("/guilds/{id}/roles"), get(read_roles))
        .route("/attachments/{channel}/{id}/{name}", get(read_file))
        .route("/gateway", get(gateway::connect))
        .layer(DefaultBodyLimit::max(BODY))
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
    Ok(axum::Json(accounts::bot()).into_response())
}

async fn application(State(hub): State<Arc<Hub>>, headers: HeaderMap) -> Answered {
    hub.authorize(&headers)?;
    Ok(axum::Json(accounts::application()).into_response())
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
    headers: HeaderMap,
    body: Bytes,
) -> Answered {
    let body = hub.sent(&headers, &body)?;
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
    headers: HeaderMap,
    body: Bytes,
) -> Answered {
    let body = hub.sent(&headers, &body)?;
    let message = hub.change(|world| world.follow_up(&app, &token, &body))?;
    Ok(axum::Json(message).into_response())
}

async fn read_original(
    State(hub): State<Arc<Hub>>,
    Path((app, token)): Path<(String, String)>,
) -> Answered {
    let message = hub.change(|world| {
        let (_, id) = world.original(&app, &token)?;
        Ok(world.message_json(id))
    })?;
    Ok(axum::Json(message).into_response())
}

async fn edit_original(
    State(hub): State<Arc<Hub>>,
    Path((app, token)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Answered {
    let body = hub.sent(&headers, &body)?;
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
        match id.and_then(|id| id.parse().ok()).filter(|id| world.person_of_id(*id).is_some()) {
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
    body: Bytes,
) -> Answered {
    hub.authorize(&headers)?;
    let body = hub.sent(&headers, &body)?;
    let message = hub.change(|world| world.post_in_channel(id.parse().ok(), &body))?;
    Ok(axum::Json(message).into_response())
}

async fn edit_message(
    State(hub): State<Arc<Hub>>,
    Path((channel, message)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Answered {
    hub.authorize(&headers)?;
    let body = hub.sent(&headers, &body)?;
    let message = hub.change(|world| world.edit_in_channel(&channel, &message, &body))?;
    Ok(axum::Json(message).into_response())
}

async fn delete_message(
    State(hub): State<Arc<Hub>>,
    Path((channel, message)): Path<(String, String)>,
    headers: HeaderMap,
) -> Answered {
    hub.authorize(&headers)?;
    hub.change(|world| world.delete_in_channel(&channel, &message))?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn read_message(
    State(hub): State<Arc<Hub>>,
    Path((channel, message)): Path<(String, String)>,
    headers: HeaderMap,
) -> Answered {
    hub.authorize(&headers)?;
    let message = hub.change(|world| world.read_in_channel(&channel, &message))?;
    Ok(axum::Json(message).into_response())
}

async fn read_channel(
    State(hub): State<Arc<Hub>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Answered {
    hub.authorize(&headers)?;
    let channel = hub.change(|world| {
        let channel = world.channel_for_bot(id.parse().ok())?;
        Ok(world.place(channel.id).map(guild::channel))
    })?;
    Ok(axum::Json(channel).into_response())
}

async fn read_server(
    State(hub): State<Arc<Hub>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Answered {
    hub.authorize(&headers)?;
    let server = hub.change(|world| {
        let id = world.server_for_bot(id.parse().ok())?;
        let mut server = guild::guild(id, world);
        if let Some(server) = server.as_object_mut() {
            server.insert("roles".to_owned(), guild::roles(id, world));
        }
        Ok(server)
    })?;
    Ok(axum::Json(server).into_response())
}

async fn read_channels(
    State(hub): State<Arc<Hub>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Answered {
    hub.authorize(&headers)?;
    let channels = hub.change(|world| {
        let id = world.server_for_bot(id.parse().ok())?;
        Ok(guild::channels(id, world))
    })?;
    Ok(axum::Json(channels).into_response())
}

async fn read_roles(
    State(hub): State<Arc<Hub>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Answered {
    hub.authorize(&headers)?;
    let roles = hub.change(|world| {
        let id = world.server_for_bot(id.parse().ok())?;
        Ok(guild::roles(id, world))
    })?;
    Ok(axum::Json(roles).into_response())
}

/// Gives a file to whoever has its address, as Discord's own file server does.
async fn read_file(
    State(hub): State<Arc<Hub>>,
    Path((_, id, name)): Path<(String, String, String)>,
) -> Response {
    let found = hub.read(|world| {
        let file = world.file_of_id(id.parse().ok()?).filter(|file| file.name == name)?;
        Some((payload::content_type(&file.name), file.bytes.clone()))
    });
    match found {
        Some((kind, bytes)) => ([(header::CONTENT_TYPE, kind)], bytes).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
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

    /// Reads a body that may have files beside it.
    fn sent(&self, headers: &HeaderMap, body: &Bytes) -> Result<Sent, ApiError> {
        let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let sent = multipart::read(kind.unwrap_or_default(), body)
            .map_err(|what| self.change(|world| world.refuse(ApiError::not_json(), &what)))?;
        match sent.files.iter().find(|file| file.bytes.len() > ATTACHMENT) {
            None => Ok(sent),
            Some(file) => {
                let what = format!("{} has more than {ATTACHMENT} bytes", file.name);
                Err(self.change(|world| world.refuse(ApiError::too_large(), &what)))
            }
        }
    }

    fn json(&self, body: &str) -> Result<Value, ApiError> {
        serde_json::from_str(body).map_err(|error| {
            let what = format!("a body that is not JSON: {error}");
            self.change(|world| world.refuse(ApiError::not_json(), &what))
        })
    }
}
