//! A bot of plain HTTP on a stand-in, for tests that decide what it answers and when.

use myelin::sandbox::{Clock, Interaction, Message, Person, Sandbox};
use reqwest::{Method, Response};
use serde_json::{Value, json};

pub(super) const V2: u64 = 1 << 15;
pub(super) const PRIVATE: u64 = V2 | 1 << 6;
pub(super) const NONE: [&str; 0] = [];

/// A bot of plain HTTP, on a stand-in whose clock stands still, with the commands `ask` and `settings`.
pub(super) struct Stage {
    pub(super) sandbox: Sandbox,
    http: reqwest::Client,
    pub(super) ann: Person,
    pub(super) bob: Person,
}

impl Stage {
    pub(super) async fn new() -> Self {
        let sandbox = Sandbox::start(Clock::still()).await.unwrap();
        let stage = Self {
            http: reqwest::Client::new(),
            ann: sandbox.person("Ann"),
            bob: sandbox.person("Bob"),
            sandbox,
        };
        assert_eq!(stage.put_commands(&commands()).await.0, 200);
        stage
    }

    pub(super) async fn call(
        &self,
        method: Method,
        path: &str,
        token: &str,
        body: &Value,
    ) -> Response {
        let url = format!("{}/api/v10{path}", self.sandbox.base_url());
        let request = self.http.request(method, url).json(body);
        let request = request.header("Authorization", format!("Bot {token}"));
        request.send().await.unwrap()
    }

    /// Sends a request with the right token, and gives the status and body.
    pub(super) async fn send(&self, method: Method, path: &str, body: &Value) -> (u16, Value) {
        let response = self.call(method, path, self.sandbox.token(), body).await;
        let status = response.status().as_u16();
        (status, response.json().await.unwrap_or_default())
    }

    pub(super) async fn put_commands(&self, body: &Value) -> (u16, Value) {
        let path = format!("/applications/{}/commands", self.sandbox.application_id());
        self.send(Method::PUT, &path, body).await
    }

    pub(super) async fn callback(&self, to: &Interaction, kind: u8, data: Value) -> (u16, Value) {
        let path = format!("/interactions/{}/{}/callback", to.id, to.token);
        let body = json!({"type": kind, "data": data});
        self.send(Method::POST, &path, &body).await
    }

    pub(super) async fn original(
        &self,
        method: Method,
        of: &Interaction,
        body: &Value,
    ) -> (u16, Value) {
        let app = self.sandbox.application_id();
        let path = format!("/webhooks/{app}/{}/messages/@original", of.token);
        self.send(method, &path, body).await
    }

    /// Lets Ann run `ask` in the server, without an answer yet.
    pub(super) fn asked(&self) -> Interaction {
        let channel = self.sandbox.server_channel();
        let asked = self.sandbox.open_interaction(&self.ann, &channel, "ask", &[]);
        asked.unwrap()
    }

    /// Lets Ann run `ask` and the bot answer with this.
    pub(super) async fn shown(&self, data: Value) -> Message {
        let asked = self.asked();
        assert_eq!(self.callback(&asked, 4, data).await, (204, Value::Null));
        let channel = self.sandbox.server_channel();
        self.sandbox.messages(&self.ann, &channel).pop().unwrap()
    }

    /// Lets the bot answer `ask` with components that Discord does not accept.
    pub(super) async fn refuses(&self, components: &Value, why: &str) {
        let (status, body) = self.callback(&self.asked(), 4, say(V2, components)).await;
        assert_eq!((status, &body["code"]), (400, &json!(50035)), "{why}");
        assert!(body.to_string().contains(why), "{why}: {body}");
        let complaint = self.sandbox.complaints().pop().unwrap();
        assert!(complaint.contains(why), "{why}: {complaint}");
    }

    pub(super) fn quiet(&self) {
        assert_eq!(self.sandbox.complaints(), NONE);
    }
}

pub(super) fn commands() -> Value {
    let topic =
        json!({"type": 3, "name": "topic", "description": "About what", "autocomplete": true});
    let count = json!({"type": 4, "name": "count", "description": "How many", "max_value": 3});
    json!([
        {"name": "ask", "description": "Asks", "description_localizations": {"de": "Fragt"},
         "options": [topic, count], "contexts": [0, 1]},
        {"name": "settings", "description": "Shows settings", "contexts": [0],
         "default_member_permissions": "32", "options": [
            {"type": 1, "name": "show", "description": "Shows one", "options": [
                {"type": 3, "name": "which", "description": "Which one", "required": true}]}]},
    ])
}

pub(super) fn say(flags: u64, components: &Value) -> Value {
    json!({"flags": flags, "components": components, "allowed_mentions": {"parse": []}})
}

pub(super) fn text(words: &str) -> Value {
    json!({"type": 10, "content": words})
}

pub(super) fn button(label: &str, custom_id: &str) -> Value {
    json!({"type": 2, "style": 2, "label": label, "custom_id": custom_id})
}

pub(super) fn row(children: &Value) -> Value {
    json!({"type": 1, "components": children})
}

pub(super) fn menu(min: u8, max: u8) -> Value {
    let option = |name| json!({"label": name, "value": name});
    let options = json!([option("a"), option("b"), option("c")]);
    row(
        &json!([{"type": 3, "custom_id": "menu", "min_values": min, "max_values": max, "options": options}]),
    )
}
