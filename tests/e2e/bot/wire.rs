//! The wire between the bot and the stand-in: it passes every REST call on, keeps a copy, and in
//! the end has all of them judged.

use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::support::objections::objections;

/// A REST call of the bot.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) method: Method,
    /// The path after `/api/v10`, without a query.
    pub(crate) path: String,
    /// What was sent; null if nothing was.
    pub(crate) body: Value,
    /// The status of the answer; none while there is none.
    pub(crate) status: Option<u16>,
}

impl Call {
    /// Whether it is the first answer to an interaction.
    pub(crate) fn is_callback(&self) -> bool {
        self.path.starts_with("/interactions/") && self.path.ends_with("/callback")
    }

    /// Whether it asks for the registered commands, or writes them.
    pub(crate) fn is_about_commands(&self) -> bool {
        self.path.starts_with("/applications/") && self.path.ends_with("/commands")
    }
}

/// A wire to a stand-in. It is cut when dropped, and the test fails if there is anything to object
/// to in what the bot sent.
pub(crate) struct Wire {
    port: u16,
    tap: Arc<Tap>,
    cut: CancellationToken,
}

struct Tap {
    /// The address of the stand-in.
    to: String,
    http: reqwest::Client,
    calls: Mutex<Vec<Call>>,
    changes: watch::Sender<()>,
    /// Whether first answers are held back.
    held: watch::Sender<bool>,
    /// The end of a path, and what is answered to it in place of the stand-in.
    replaced: Mutex<Vec<(String, StatusCode, Value)>>,
    /// The end of a path: the next call to it arrives, and its answer is lost.
    broken: Mutex<Option<String>>,
}

impl Wire {
    /// Lays a wire to the stand-in at this address.
    pub(crate) async fn to(base_url: String) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
        let port = listener.local_addr().expect("its address").port();
        let tap = Arc::new(Tap {
            to: base_url,
            http: reqwest::Client::builder().no_proxy().build().expect("an HTTP client"),
            calls: Mutex::default(),
            changes: watch::Sender::new(()),
            held: watch::Sender::new(false),
            replaced: Mutex::default(),
            broken: Mutex::default(),
        });
        let cut = CancellationToken::new();
        let routes = Router::new().fallback(pass_on).with_state(Arc::clone(&tap));
        let server = axum::serve(listener, routes);
        let server = server.with_graceful_shutdown(cut.clone().cancelled_owned());
        tokio::spawn(server.into_future());
        Self { port, tap, cut }
    }

    /// The address for the bot, in place of the stand-in's.
    pub(crate) fn base_url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Every call so far, in order.
    pub(crate) fn calls(&self) -> Vec<Call> {
        self.tap.calls.lock().expect("the calls").clone()
    }

    /// Waits until the calls are such, and says whether they came to be.
    pub(crate) async fn settled(&self, limit: Duration, holds: impl Fn(&[Call]) -> bool) -> bool {
        let mut changes = self.tap.changes.subscribe();
        let holding = async {
            while !holds(&self.calls()) {
                changes.changed().await.expect("the wire outlives the wait");
            }
        };
        tokio::time::timeout(limit, holding).await.is_ok()
    }

    /// Holds first answers back, or lets them go.
    pub(crate) fn hold_answers(&self, hold: bool) {
        self.tap.held.send_replace(hold);
    }

    /// Lets the next call whose path ends like this arrive, and loses its answer.
    pub(crate) fn break_next(&self, end: &str) {
        *self.tap.broken.lock().expect("the broken") = Some(end.to_owned());
    }

    /// Answers calls whose path ends like this in this way, and passes them on no more.
    pub(crate) fn answer_instead(&self, end: &str, status: StatusCode, body: Value) {
        self.tap.replaced.lock().expect("the replaced").push((end.to_owned(), status, body));
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.cut.cancel();
        let calls = self.calls().into_iter();
        let objections =
            calls.flat_map(|call| objections(call.method.as_str(), &call.path, &call.body));
        let objections: Vec<String> = objections.collect();
        // A test that fails already has something more important to say.
        if !thread::panicking() {
            assert!(objections.is_empty(), "what the bot sent:\n{}", objections.join("\n"));
        }
    }
}

async fn pass_on(
    State(tap): State<Arc<Tap>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: String,
) -> (StatusCode, [(header::HeaderName, &'static str); 1], Vec<u8>) {
    let path = uri.path().strip_prefix("/api/v10").unwrap_or(uri.path()).to_owned();
    let call = Call {
        method: method.clone(),
        path: path.clone(),
        body: serde_json::from_str(&body).unwrap_or_default(),
        status: None,
    };
    let callback = call.is_callback();
    let number = {
        let mut calls = tap.calls.lock().expect("the calls");
        calls.push(call);
        calls.len() - 1
    };
    tap.changes.send_replace(());
    if callback {
        let mut held = tap.held.subscribe();
        held.wait_for(|held| !held).await.expect("the wire outlives the wait");
    }
    let replaced = tap.replaced.lock().expect("the replaced").clone();
    let replaced = replaced.into_iter().find(|(end, _, _)| path.ends_with(end.as_str()));
    let (status, answer) = match replaced {
        Some((_, status, body)) => (status, body.to_string().into_bytes()),
        None => tap.send(method, &uri, &headers, body).await,
    };
    let lost = {
        let mut broken = tap.broken.lock().expect("the broken");
        broken.take_if(|end| path.ends_with(end.as_str())).is_some()
    };
    let status = if lost { StatusCode::BAD_GATEWAY } else { status };
    tap.calls.lock().expect("the calls")[number].status = Some(status.as_u16());
    tap.changes.send_replace(());
    (status, [(header::CONTENT_TYPE, "application/json")], answer)
}

impl Tap {
    async fn send(
        &self,
        method: Method,
        uri: &Uri,
        headers: &HeaderMap,
        body: String,
    ) -> (StatusCode, Vec<u8>) {
        let mut request = self.http.request(method, format!("{}{uri}", self.to)).body(body);
        for name in [header::AUTHORIZATION, header::CONTENT_TYPE] {
            if let Some(value) = headers.get(&name) {
                request = request.header(name, value);
            }
        }
        let answer = request.send().await.expect("the stand-in answers");
        let status = answer.status();
        (status, answer.bytes().await.expect("its whole answer").to_vec())
    }
}
