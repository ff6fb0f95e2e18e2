//! Our own small client for the few routes of Discord's REST API that we call.
//!
//! It keeps to what Discord asks of clients (`Retry-After`, no repeated refusals) and to the three
//! seconds that Discord waits for an answer. Addresses hold interaction tokens, so no error that
//! leaves this module holds an address, a body or a token.

mod attachment;
mod channels;
mod error;
mod posts;
#[cfg(test)]
pub(in crate::discord) mod stage;
#[cfg(test)]
mod tests;
mod waits;

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};
use reqwest::{Client, Method, Response, StatusCode, Url, multipart, redirect};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep, timeout_at};

use super::connection::{Connection, NotAToken};
use super::pause::jitter;
use super::payload::{Callback, Message};
use crate::reply::TextFile;
pub use attachment::AttachmentRefused;
pub use error::RestError;
use error::{ALREADY_ANSWERED, unreadable};
pub use posts::Delivery;
use waits::{Concerns, Waits, retry_after};

/// The most calls under way at once; more wait for their turn, within their time.
const CALLS_MAX: usize = 512;

/// The longest answer that is read, in bytes. A hundred commands with all their translations stay
/// below it.
const ANSWER_MAX: usize = 4 << 20;

/// How long a call may take that nobody waits for.
const PATIENCE: Duration = Duration::from_secs(10);

/// The pause before another try, at least; a random part of the same length is added.
const BACK_OFF: Duration = Duration::from_millis(50);

/// The most times one call is sent.
const TRIES_MAX: u32 = 4;

/// What an interaction is answered with. Its token answers in the bot's name, so it never shows.
#[derive(Clone)]
pub struct Ticket {
    /// The application, a snowflake.
    pub application: u64,
    /// The interaction, a snowflake.
    pub interaction: u64,
    /// The interaction's token, good for 15 minutes.
    pub token: String,
}

impl fmt::Debug for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ticket([hidden])")
    }
}

/// Where the gateway is, and how it is to be used. Source: Discord docs, Gateway, Get Gateway Bot.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GatewayInfo {
    /// The address of the gateway.
    pub url: String,
    /// How many shards Discord recommends.
    #[serde(default = "one")]
    pub shards: u32,
    /// How many sessions may be started.
    #[serde(default)]
    pub session_start_limit: Option<StartLimit>,
}

/// How many sessions may be started.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct StartLimit {
    /// How many starts are left before `reset_after`.
    pub remaining: u32,
    /// When they are all back, in milliseconds from now.
    pub reset_after: u64,
}

fn one() -> u32 {
    1
}

/// The client for Discord's REST API.
pub struct RestClient {
    http: Client,
    connection: Connection,
    authorization: HeaderValue,
    turns: Semaphore,
    waits: Waits,
    invalid: AtomicU64,
}

/// One call to the REST API.
struct Call {
    method: Method,
    url: Url,
    as_bot: bool,
    body: Option<String>,
    /// The file that goes with the body.
    file: Option<TextFile>,
    until: Instant,
    /// How many times it is sent again after it broke; a call that was refused never is.
    retries: u32,
    /// The channel in which it posts, if it does.
    channel: Option<u64>,
}

impl RestClient {
    /// A client for this connection. It sends nothing yet.
    ///
    /// # Errors
    ///
    /// [`RestError::Unprepared`] when TLS is not to be had.
    pub fn new(connection: Connection) -> Result<Self, RestError> {
        let http = client(&connection)?;
        let authorization = connection.token.authorization();
        let authorization = authorization.map_err(|NotAToken| RestError::Unauthorized)?;
        Ok(Self {
            http,
            connection,
            authorization,
            turns: Semaphore::new(CALLS_MAX),
            waits: Waits::default(),
            invalid: AtomicU64::new(0),
        })
    }

    /// How many answers so far were 401, 403 or 429. Discord shuts an address out after 10,000 in
    /// ten minutes. Source: Discord docs, Rate Limits, Invalid Request Limit.
    pub fn invalid_responses(&self) -> u64 {
        self.invalid.load(Ordering::Relaxed)
    }

    /// Asks where the gateway is and whether the token is good, without using up a session start.
    ///
    /// # Errors
    ///
    /// [`RestError`]; a refused token is [`RestError::Unauthorized`].
    pub async fn gateway(&self) -> Result<GatewayInfo, RestError> {
        let body = self.send(&self.call(Method::GET, &["gateway", "bot"])).await?;
        serde_json::from_slice(&body).map_err(unreadable)
    }

    /// The commands that are registered, with their translations.
    ///
    /// # Errors
    ///
    /// [`RestError`].
    pub async fn commands(&self, application: u64) -> Result<Vec<Value>, RestError> {
        let route = ["applications", &application.to_string(), "commands"];
        let mut call = self.call(Method::GET, &route);
        call.url.set_query(Some("with_localizations=true"));
        serde_json::from_slice(&self.send(&call).await?).map_err(unreadable)
    }

    /// Registers these commands in place of all that there are.
    ///
    /// # Errors
    ///
    /// [`RestError`].
    pub async fn put_commands(
        &self,
        application: u64,
        commands: &[Value],
    ) -> Result<Vec<Value>, RestError> {
        let route = ["applications", &application.to_string(), "commands"];
        let call = self.call(Method::PUT, &route).with(&commands)?;
        serde_json::from_slice(&self.send(&call).await?).map_err(unreadable)
    }

    /// Answers an interaction, not later than `until`, with a file where the callback shows one. It is sent again once at most, after the
    /// connection broke or Discord failed. If the first try turns out to have arrived, that is a
    /// success.
    ///
    /// # Errors
    ///
    /// [`RestError`].
    pub async fn answer(
        &self,
        ticket: &Ticket,
        callback: &Callback,
        file: Option<TextFile>,
        until: Instant,
    ) -> Result<(), RestError> {
        let route = ["interactions", &ticket.interaction.to_string(), &ticket.token, "callback"];
        let call = Call { until, as_bot: false, file, ..self.call(Method::POST, &route) };
        self.send(&call.with(callback)?).await.map(drop)
    }

    /// Edits the message that answered an interaction.
    ///
    /// # Errors
    ///
    /// [`RestError`].
    pub async fn edit_original(&self, ticket: &Ticket, message: &Message) -> Result<(), RestError> {
        self.send(&self.original(Method::PATCH, ticket).with(message)?).await.map(drop)
    }

    /// Takes away the message that answered an interaction.
    ///
    /// # Errors
    ///
    /// [`RestError`].
    pub async fn delete_original(&self, ticket: &Ticket) -> Result<(), RestError> {
        self.send(&self.original(Method::DELETE, ticket)).await.map(drop)
    }

    fn call(&self, method: Method, route: &[&str]) -> Call {
        let url = self.connection.api_base.route(route);
        let until = Instant::now() + PATIENCE;
        let (body, file, channel) = (None, None, None);
        Call { method, url, as_bot: true, body, file, until, retries: 1, channel }
    }

    fn original(&self, method: Method, ticket: &Ticket) -> Call {
        let application = ticket.application.to_string();
        let route = ["webhooks", &application, &ticket.token, "messages", "@original"];
        Call { as_bot: false, ..self.call(method, &route) }
    }

    /// Sends a call until it succeeds, is refused, or its time is over.
    async fn send(&self, call: &Call) -> Result<Vec<u8>, RestError> {
        let mut broken = 0;
        for tries in 1.. {
            let error = match self.attempt(call).await {
                Ok(body) => return Ok(body),
                // An earlier try that seemed to break has arrived.
                Err(RestError::Refused { code: ALREADY_ANSWERED, .. }) if broken > 0 => {
                    return Ok(Vec::new());
                }
                Err(error) => error,
            };
            let pause = if let RestError::RateLimited(pause) = error {
                pause
            } else if error.may_succeed_later() && broken < call.retries {
                broken += 1;
                Duration::ZERO
            } else {
                return Err(error);
            };
            let pause = pause.max(BACK_OFF) + jitter(BACK_OFF);
            if tries == TRIES_MAX || Instant::now() + pause >= call.until {
                return Err(error);
            }
            sleep(pause).await;
        }
        Err(RestError::Unprepared)
    }

    async fn attempt(&self, call: &Call) -> Result<Vec<u8>, RestError> {
        let turn = timeout_at(call.until, self.turns.acquire()).await;
        let _turn = turn.map_err(|_late| RestError::TimedOut)?;
        let now = Instant::now();
        if let Some(left) = self.waits.left(call.as_bot, call.channel, now) {
            return Err(RestError::RateLimited(left));
        }
        let mut request = self.http.request(call.method.clone(), call.url.clone());
        request = request.timeout(call.until.saturating_duration_since(now));
        if call.as_bot {
            request = request.header(AUTHORIZATION, self.authorization.clone());
        }
        request = match (&call.body, &call.file) {
            (Some(body), Some(file)) => request.multipart(in_parts(body, file)?),
            (Some(body), None) => {
                request.header(CONTENT_TYPE, "application/json").body(body.clone())
            }
            (None, _) => request,
        };
        let response = request.send().await.map_err(RestError::transport)?;
        let (status, headers) = (response.status(), response.headers().clone());
        let body = read(response).await?;
        if status.is_success() {
            Ok(body)
        } else {
            Err(self.refused(call, status, &headers, &body))
        }
    }

    /// What an answer that is no success means.
    fn refused(
        &self,
        call: &Call,
        status: StatusCode,
        headers: &HeaderMap,
        body: &[u8],
    ) -> RestError {
        let body = serde_json::from_slice::<Value>(body).ok();
        if matches!(status.as_u16(), 401 | 403 | 429) {
            self.invalid.fetch_add(1, Ordering::Relaxed);
        }
        match status {
            StatusCode::TOO_MANY_REQUESTS => {
                let pause = retry_after(headers, body.as_ref());
                let whom = Concerns::of(headers, body.as_ref());
                self.waits.note(whom, call.channel, pause);
                RestError::RateLimited(pause)
            }
            StatusCode::UNAUTHORIZED => RestError::Unauthorized,
            status if status.is_server_error() => RestError::Failed(status.as_u16()),
            status => {
                let code = body.as_ref().and_then(|body| body.get("code")).and_then(Value::as_u64);
                let code = code.and_then(|code| u32::try_from(code).ok()).unwrap_or(0);
                RestError::Refused { status: status.as_u16(), code }
            }
        }
    }
}

impl Call {
    fn with(mut self, body: &impl Serialize) -> Result<Self, RestError> {
        let body = serde_json::to_string(body).map_err(|_hidden| RestError::Unprepared)?;
        self.body = Some(body);
        Ok(self)
    }
}

/// A body with the file that it names, as one part each. Source: Discord docs, Reference, Uploading
/// Files.
fn in_parts(body: &str, file: &TextFile) -> Result<multipart::Form, RestError> {
    let part = |text: &str, kind| {
        let part = multipart::Part::text(text.to_owned()).mime_str(kind);
        part.map_err(|_hidden| RestError::Unprepared)
    };
    let contents = part(&file.contents, "text/plain; charset=utf-8")?.file_name(file.name.clone());
    Ok(multipart::Form::new()
        .part("payload_json", part(body, "application/json")?)
        .part("files[0]", contents))
}

/// An HTTP client for this connection. It follows no redirect, which could carry the token
/// elsewhere, and reaches this machine without a proxy.
pub(super) fn client(connection: &Connection) -> Result<Client, RestError> {
    let mut builder = Client::builder()
        .user_agent(format!("DiscordBot ({}, {})", connection.home, env!("CARGO_PKG_VERSION")))
        .redirect(redirect::Policy::none())
        .connect_timeout(PATIENCE)
        .timeout(PATIENCE);
    if connection.api_base.is_loopback() {
        builder = builder.no_proxy();
    }
    builder.build().map_err(|_hidden| RestError::Unprepared)
}

async fn read(mut response: Response) -> Result<Vec<u8>, RestError> {
    let mut body = Vec::new();
    while let Some(part) = response.chunk().await.map_err(RestError::transport)? {
        if body.len() + part.len() > ANSWER_MAX {
            return Err(RestError::Unreadable);
        }
        body.extend_from_slice(&part);
    }
    Ok(body)
}
