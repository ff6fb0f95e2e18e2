//! A server that does what a test wants, and a client for it.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderMap as Headers, Method, StatusCode, Uri};
use axum::response::IntoResponse;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use super::super::connection::{ApiBase, Connection, Token};
use super::super::payload::{Callback, Component, Message, Post};
use super::{RestClient, Ticket};

/// What the server does with one request.
#[derive(Clone)]
pub(in crate::discord) enum Does {
    /// Answers with status, `Retry-After`, another header and body.
    Says(u16, Option<&'static str>, Option<(&'static str, &'static str)>, String),
    /// Breaks the connection.
    Breaks,
    /// Answers with 204 after so many milliseconds.
    Waits(u64),
}

pub(in crate::discord) fn says(status: u16, body: &Value) -> Does {
    Does::Says(status, None, None, body.to_string())
}

pub(in crate::discord) fn limited(
    seconds: &'static str,
    header: Option<&'static str>,
    body: &str,
) -> Does {
    Does::Says(429, Some(seconds), header.map(|name| (name, "true")), body.to_owned())
}

/// A server that does these things in turn, and a client for it.
pub(in crate::discord) struct Stage {
    pub(in crate::discord) rest: RestClient,
    /// The address that the client takes for Discord's.
    pub(in crate::discord) base: String,
    pub(in crate::discord) asked: Arc<Mutex<Vec<Asked>>>,
}

/// What the client asked.
pub(in crate::discord) struct Asked {
    pub(in crate::discord) method: Method,
    pub(in crate::discord) uri: Uri,
    pub(in crate::discord) headers: Headers,
    pub(in crate::discord) body: String,
}

impl Stage {
    pub(in crate::discord) async fn with(script: Vec<Does>) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (script, seen) = (Mutex::new(VecDeque::from(script)), Arc::clone(&asked));
        let script = Arc::new(script);
        let router = Router::new().fallback(move |method, uri, headers, body| {
            seen.lock().unwrap().push(Asked { method, uri, headers, body });
            let next = script.lock().unwrap().pop_front();
            async move {
                match next.expect("one request too many") {
                    Does::Says(status, wait, other, body) => {
                        let mut headers = Headers::new();
                        wait.map(|wait| headers.insert("retry-after", wait.parse().unwrap()));
                        other.map(|(name, value)| headers.insert(name, value.parse().unwrap()));
                        (StatusCode::from_u16(status).unwrap(), headers, body).into_response()
                    }
                    Does::Breaks => panic!("the server breaks the connection, as the test wants"),
                    Does::Waits(ms) => {
                        sleep(Duration::from_millis(ms)).await;
                        StatusCode::NO_CONTENT.into_response()
                    }
                }
            }
        });
        tokio::spawn(axum::serve(listener, router).into_future());
        let connection = Connection {
            home: "https://example.org".to_owned(),
            mentions: false,
            token: Token::new("planted-bot-token").unwrap(),
            api_base: ApiBase::new(&base, false).unwrap(),
        };
        Self { rest: RestClient::new(connection).unwrap(), base, asked }
    }

    /// Answers an interaction within so many milliseconds; gives the outcome in a word.
    pub(in crate::discord) async fn answer(&self, within_ms: u64) -> &'static str {
        let until = Instant::now() + Duration::from_millis(within_ms);
        let outcome = self.rest.answer(&ticket(), &Callback::acknowledge(), None, until).await;
        if let Err(error) = &outcome {
            let shown = format!("{error} {error:?} {:?}", std::error::Error::source(error));
            assert!(!shown.contains("planted") && !shown.contains("http://"), "{shown}");
        }
        assert!(Instant::now() < until + Duration::from_millis(200), "it ends in time");
        outcome.map_or_else(|error| error.code(), |()| "ok")
    }

    pub(in crate::discord) fn count(&self) -> usize {
        self.asked.lock().unwrap().len()
    }
}

pub(in crate::discord) fn ticket() -> Ticket {
    Ticket { application: 5, interaction: 10, token: "planted-token".to_owned() }
}

pub(in crate::discord) fn code(code: u32) -> Value {
    json!({"code": code, "message": "planted"})
}

/// A message in a channel.
pub(in crate::discord) fn post() -> Post {
    Post::new(message(), "7".to_owned())
}

/// A message.
pub(in crate::discord) fn message() -> Message {
    let message = Message::new(vec![Component::text("a".into())]);
    message.unwrap_or_else(|unfit| panic!("{unfit}"))
}
