//! Answers messages: reads them, has them answered one at a time, keeps to the pace, and posts the
//! answer.
//!
//! Messages have room of their own, so that a flood of them takes none from interactions.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::Value;
use serenity::all::{Event, Message};
use tokio::sync::Semaphore;
use tokio::time::Instant;

use super::inbound::{IncomingMessage, Listening, is_mentioned};
use super::means::Means;
use super::outbound::posted;
use super::payload::Post;
use super::rest::Delivery;
use crate::app::admission::{Admission, AdmissionDecision, Busy};
use crate::app::pace::{Allowed, Pace};
use crate::app::{App, CardMark, Notice, guarded, today};
use crate::bot::ChannelKind;
use crate::id::{MessageLink, PersonId};
use crate::locale::Locale;
use crate::reply::Reply;

/// Discord's name for the event that brings a message.
pub(super) const MESSAGE_CREATE: &str = "MESSAGE_CREATE";

/// The most messages that wait or are in work at once. Those beyond it are lost.
const MESSAGES_MAX: usize = 1024;

/// How long a message may take to be posted. Nobody holds a deadline against it, so that it may wait
/// where Discord asks for it.
const POST_WITHIN: Duration = Duration::from_secs(10);

/// What answering messages takes besides what answering interactions does.
pub(super) struct Messages {
    admission: Admission,
    /// Messages are thought about one at a time, so that interactions find a free thread.
    thinking: Semaphore,
    pace: Mutex<Pace>,
    began: Instant,
    /// Whether messages in servers are read that mention the bot.
    mentions: bool,
    lost: AtomicU64,
}

impl Messages {
    pub(super) fn new(mentions: bool) -> Self {
        Self {
            admission: Admission::with_room(MESSAGES_MAX),
            thinking: Semaphore::new(1),
            pace: Mutex::default(),
            began: Instant::now(),
            mentions,
            lost: AtomicU64::new(0),
        }
    }

    /// As [`Admission::finish`].
    pub(super) async fn finish(&self, patience: Duration) -> usize {
        self.admission.finish(patience).await
    }

    /// What is sent to a person in place of, or as, this reply.
    fn paced(
        &self,
        app: &App,
        who: PersonId,
        reader: Option<Locale>,
        reply: Reply,
    ) -> Option<Reply> {
        if matches!(reply, Reply::Silence) {
            return None;
        }
        let card = CardMark::of(&reply);
        let mut pace = self.pace.lock().unwrap_or_else(PoisonError::into_inner);
        let allowed = pace.decide(who, card, self.began.elapsed());
        drop(pace);
        match allowed {
            Allowed::Answer => Some(reply),
            Allowed::PersonNotice => Some(app.answer_too_much(reader, Notice::OnePerson)),
            Allowed::AllNotice => Some(app.answer_too_much(reader, Notice::Everybody)),
            Allowed::Nothing => None,
        }
    }
}

/// The raw form of a message that the library could read, if it can be for the bot. In a busy server
/// hardly any is.
fn raw_form(message: &Message, me: u64) -> Option<Value> {
    let mentioned = || message.mentions.iter().any(|user| user.id.get() == me);
    let for_me = message.guild_id.is_none() || mentioned();
    let raw = for_me.then(|| serde_json::to_value(message))?.ok()?;
    (message.guild_id.is_none() || is_mentioned(&raw, &message.content, me)).then_some(raw)
}

impl Messages {
    /// Answers a message, if the event is one that is for the bot.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "Discord sends many events; these two are messages"
    )]
    pub(super) async fn take(&self, means: &Means, event: &Event, me: u64, came: Instant) {
        let listening = Listening { me, mentions: self.mentions };
        let incoming = match event {
            Event::MessageCreate(event) => raw_form(&event.message, me)
                .and_then(|raw| IncomingMessage::of(&raw, listening, today())),
            Event::Unknown(event) if event.kind == MESSAGE_CREATE => {
                IncomingMessage::of(&event.value, listening, today())
            }
            _ => None,
        };
        if let Some(incoming) = incoming {
            self.answer(means, incoming, came).await;
        }
    }

    async fn answer(&self, means: &Means, incoming: IncomingMessage, came: Instant) {
        let IncomingMessage { message, event } = incoming;
        let turn = match self.admission.admit(message.message.0, came) {
            AdmissionDecision::Duplicate => return,
            AdmissionDecision::Busy(Busy::Full, _) => {
                let count = self.lost.fetch_add(1, Ordering::Relaxed) + 1;
                if count.is_power_of_two() {
                    tracing::warn!(count, "too many messages at once; so many were not answered");
                }
                return;
            }
            // Until the end, whoever writes may need help.
            AdmissionDecision::Busy(Busy::Stopping, turn) | AdmissionDecision::Admitted(turn) => {
                turn
            }
        };
        let Some(post) = self.think(means, message, event).await else { return };
        let sent = means.rest.post(message.channel, &post, POST_WITHIN).await;
        let duration_ms = turn.age().as_millis();
        match sent {
            Ok(Delivery::Arrived) => tracing::debug!(kind = "message", duration_ms, "answered"),
            Ok(Delivery::Closed) => tracing::debug!("a person takes no direct messages"),
            Err(error) => tracing::warn!(
                kind = "message", duration_ms, error.code = error.code(), %error,
                "an answer was not delivered"
            ),
        }
    }

    /// What is posted in answer to a message, if anything is.
    async fn think(
        &self,
        means: &Means,
        at: MessageLink,
        event: crate::bot::Event<crate::bot::ButtonId>,
    ) -> Option<Post> {
        let _turn = self.thinking.acquire().await.ok()?;
        let app = Arc::clone(&means.app.borrow());
        let (who, place, reader) = (event.who, event.at.kind, event.reader());
        let reply = self.paced(&app, who, reader, app.answer(event))?;
        let message = means.with_renderer(&app, who, |renderer| {
            let tell = |error| tracing::error!(%error, "an answer does not fit Discord's limits");
            let drawn = guarded(|| posted(reply, renderer).map_err(tell).ok()).flatten();
            let failed = || guarded(|| renderer.draw(&app.failure_screen(reader)).ok()).flatten();
            drawn.or_else(failed)
        })?;
        // One message has one answer, so that its id tells the answer from any other.
        let nonce = at.message.0.to_string();
        Some(match place {
            // In a direct message it is plain what is answered.
            ChannelKind::DirectWithBot => Post::new(message, nonce),
            ChannelKind::Server | ChannelKind::Elsewhere => Post::answering(message, at, nonce),
        })
    }
}
