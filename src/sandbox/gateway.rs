//! The gateway: the socket over which a bot identifies and gets its events.
//!
//! Frames are plain text; a session is never resumed, so a bot that lost its socket identifies anew.

use std::sync::Arc;

use axum::extract::State;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::response::Response;
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::world::{Session, SessionOrder};
use super::{Hub, TOKEN, payload};

/// Time between heartbeats that a bot is told, in milliseconds. Source: Gateway, "Heartbeat Interval".
const HEARTBEAT: u64 = 41_250;
/// Guild Members, Guild Presences, Message Content. Source: Gateway, "Privileged Intents".
const PRIVILEGED: u64 = 1 << 1 | 1 << 8 | 1 << 15;

/// A reason to end a connection. Source: Opcodes and Status Codes, "Gateway Close Event Codes".
#[derive(Debug, Clone, Copy)]
struct Close(u16, &'static str);

const UNKNOWN_OPCODE: Close = Close(4001, "Unknown opcode.");
const DECODE_ERROR: Close = Close(4002, "Error while decoding payload.");
const NOT_AUTHENTICATED: Close = Close(4003, "Not authenticated.");
const AUTHENTICATION_FAILED: Close = Close(4004, "Authentication failed.");
const ALREADY_AUTHENTICATED: Close = Close(4005, "Already authenticated.");
const DISALLOWED_INTENTS: Close = Close(4014, "Disallowed intent(s).");

/// Takes a bot's connection.
pub(super) async fn connect(State(hub): State<Arc<Hub>>, upgrade: WebSocketUpgrade) -> Response {
    upgrade.on_upgrade(move |socket| async move {
        let (outbox, orders) = mpsc::unbounded_channel();
        let number = hub.change(|world| {
            let number = world.next_id();
            world.sessions.push(Session { number, outbox, intents: None });
            number
        });
        let connection = Connection { hub: Arc::clone(&hub), socket, number, sequence: 0 };
        connection.run(orders).await;
        hub.change(|world| world.sessions.retain(|session| session.number != number));
    })
}

struct Connection {
    hub: Arc<Hub>,
    socket: WebSocket,
    number: u64,
    sequence: u64,
}

impl Connection {
    async fn run(mut self, mut orders: mpsc::UnboundedReceiver<SessionOrder>) {
        let hello = json!({"op": 10, "d": {"heartbeat_interval": HEARTBEAT}, "s": null, "t": null});
        let mut open = self.send(&hello).await;
        while open {
            open = tokio::select! {
                () = self.hub.stop.cancelled() => self.close(Close(1001, "Going away.")).await,
                order = orders.recv() => match order {
                    Some(SessionOrder::Dispatch(event, data)) => self.dispatch(&event, &data).await,
                    Some(SessionOrder::Cut) | None => false,
                },
                frame = self.socket.recv() => match frame {
                    Some(Ok(Message::Text(text))) => self.receive(&text).await,
                    Some(Ok(Message::Ping(_) | Message::Pong(_))) => true,
                    Some(Ok(Message::Binary(_))) => self.fail(DECODE_ERROR, "a binary frame").await,
                    Some(Ok(Message::Close(_)) | Err(_)) | None => false,
                },
            };
        }
    }

    /// Deals with one frame of the bot, and says whether the connection goes on.
    async fn receive(&mut self, text: &str) -> bool {
        let Ok(frame) = serde_json::from_str::<Value>(text) else {
            return self.fail(DECODE_ERROR, "a frame that is not JSON").await;
        };
        let data = frame.get("d").unwrap_or(&Value::Null);
        match frame.get("op").and_then(Value::as_u64) {
            Some(1) => self.send(&json!({"op": 11, "d": null, "s": null, "t": null})).await,
            Some(2) => self.identify(data).await,
            Some(6) => self.send(&json!({"op": 9, "d": false, "s": null, "t": null})).await,
            // The presence a bot shows concerns nobody here.
            Some(3) if self.intents().is_some() => true,
            Some(3) => self.fail(NOT_AUTHENTICATED, "a frame before IDENTIFY").await,
            op => self.fail(UNKNOWN_OPCODE, &format!("the opcode {op:?}")).await,
        }
    }

    async fn identify(&mut self, data: &Value) -> bool {
        if self.intents().is_some() {
            return self.fail(ALREADY_AUTHENTICATED, "a second IDENTIFY").await;
        }
        let token = data.get("token").and_then(Value::as_str).unwrap_or("");
        if token.strip_prefix("Bot ").unwrap_or(token) != TOKEN {
            return self.fail(AUTHENTICATION_FAILED, "an IDENTIFY with another token").await;
        }
        let Some(intents) = data.get("intents").and_then(Value::as_u64) else {
            return self.fail(DECODE_ERROR, "an IDENTIFY without intents").await;
        };
        if intents & PRIVILEGED != 0 {
            return self.fail(DISALLOWED_INTENTS, "an IDENTIFY with a privileged intent").await;
        }
        let servers = self.hub.read(super::world::World::servers_of_bot);
        let ready = payload::ready(self.number, &self.hub.gateway_url(), &servers);
        let open = self.dispatch("READY", &ready).await;
        let number = self.number;
        self.hub.change(|world| {
            if let Some(session) = world.sessions.iter_mut().find(|s| s.number == number) {
                session.intents = Some(intents);
            }
            world.tell_servers(&servers);
        });
        open
    }

    fn intents(&self) -> Option<u64> {
        let number = self.number;
        self.hub.read(|world| {
            let session = world.sessions.iter().find(|s| s.number == number);
            session.and_then(|session| session.intents)
        })
    }

    async fn dispatch(&mut self, event: &str, data: &Value) -> bool {
        self.sequence += 1;
        self.send(&json!({"op": 0, "t": event, "s": self.sequence, "d": data})).await
    }

    async fn send(&mut self, frame: &Value) -> bool {
        let text = Message::Text(frame.to_string().into());
        self.socket.send(text).await.is_ok()
    }

    /// Ends the connection because of something the bot did.
    async fn fail(&mut self, close: Close, what: &str) -> bool {
        self.hub.change(|world| world.complain(format!("gateway: {what} ({})", close.1)));
        self.close(close).await
    }

    async fn close(&mut self, Close(code, reason): Close) -> bool {
        let frame = CloseFrame { code, reason: reason.into() };
        // A peer that is gone already needs no goodbye.
        drop(self.socket.send(Message::Close(Some(frame))).await);
        false
    }
}
