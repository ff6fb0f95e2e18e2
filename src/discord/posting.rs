//! Answers messages: reads them, has them answered one at a time, keeps to the pace, and posts the
//! answer.
//!
//! Messages have room of their own, so that a flood of them takes none from interactions.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::Value;
use serenity::all::{Event, Message};
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::Instant;

use super::inbound::{IncomingMessage, Listening, is_mentioned};
use super::means::Means;
use super::outbound::posted;
use super::payload::Post;
use super::rest::Delivery;
use super::threads::Threads;
use crate::app::admission::{Admission, AdmissionDecision, Busy, Turn};
use crate::app::pace::{Allowed, Pace};
use crate::app::{App, CardMark, Notice, guarded, today};
use crate::bot::{ButtonId, ChannelKind, Event as BotEvent};
use crate::id::MessageLink;
use crate::reply::Reply;

/// Discord's name for the event that brings a message.
pub(super) const MESSAGE_CREATE: &str = "MESSAGE_CREATE";

/// The most messages that wait or are in work at once. Beyond them only those of people who may be in
/// danger are taken.
const MESSAGES_MAX: usize = 1024;

/// The most of those beyond it. What comes beyond these too is lost.
const URGENT_MAX: usize = 1024;

/// How long a message may take to be posted. Nobody holds a deadline against it, so that it may wait
/// where Discord asks for it.
const POST_WITHIN: Duration = Duration::from_secs(10);

/// What answering messages takes besides what answering interactions does.
pub(super) struct Messages {
    admission: Admission,
    /// Room for people who may be in danger, when there is none otherwise.
    urgent: Semaphore,
    /// Messages are thought about one at a time, so that interactions find a free thread.
    thinking: Semaphore,
    pace: Mutex<Pace>,
    began: Instant,
    /// Whether messages in servers are read that mention the bot.
    mentions: bool,
    threads: Threads,
    lost: AtomicU64,
}

/// The turn of a message, and the room for people in danger where there was no other.
type MessageTurn<'a> = (Turn<'a>, Option<SemaphorePermit<'a>>);

impl Messages {
    pub(super) fn new(mentions: bool) -> Self {
        Self::with_room(mentions, MESSAGES_MAX, URGENT_MAX)
    }

    fn with_room(mentions: bool, room: usize, urgent: usize) -> Self {
        Self {
            admission: Admission::with_room(room),
            urgent: Semaphore::new(urgent),
            thinking: Semaphore::new(1),
            pace: Mutex::default(),
            began: Instant::now(),
            mentions,
            threads: Threads::default(),
            lost: AtomicU64::new(0),
        }
    }

    /// As [`Admission::finish`].
    pub(super) async fn finish(&self, patience: Duration) -> usize {
        self.admission.finish(patience).await
    }

    /// The turn of a message, unless it came before or there is no room for it. `is_urgent` is only asked where
    /// there is none otherwise.
    fn turn(
        &self,
        message: u64,
        came: Instant,
        is_urgent: impl FnOnce() -> bool,
    ) -> Option<MessageTurn<'_>> {
        match self.admission.admit(message, came) {
            AdmissionDecision::Duplicate => None,
            // Until the end, whoever writes may need help.
            AdmissionDecision::Busy(Busy::Stopping, turn) | AdmissionDecision::Admitted(turn) => {
                Some((turn, None))
            }
            AdmissionDecision::Busy(Busy::Full, turn) => {
                if let Ok(room) = self.urgent.try_acquire()
                    && is_urgent()
                {
                    return Some((turn, Some(room)));
                }
                let count = self.lost.fetch_add(1, Ordering::Relaxed) + 1;
                if count.is_power_of_two() {
                    tracing::warn!(count, "too many messages at once; so many were not answered");
                }
                None
            }
        }
    }

    /// What is answered, as far as the pace allows. Whether anything but help in danger may be answered
    /// is asked first: in a flood, most of the work is saved.
    fn paced(&self, app: &App, event: BotEvent<ButtonId>) -> Option<Reply> {
        let (who, reader) = (event.who, event.reader());
        let decide = |card| {
            let mut pace = self.pace.lock().unwrap_or_else(PoisonError::into_inner);
            pace.decide(who, card, self.began.elapsed())
        };
        let (allowed, reply) = if app.is_urgent(&event) {
            let reply = app.answer(event);
            (decide(CardMark::of(&reply)), Some(reply))
        } else {
            let allowed = decide(None);
            (allowed, (allowed == Allowed::Answer).then(|| app.answer(event)))
        };
        match allowed {
            Allowed::Answer => reply.filter(|reply| !matches!(reply, Reply::Silence)),
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
        let IncomingMessage { message, mut event } = incoming;
        let app = Arc::clone(&means.app.borrow());
        let is_urgent = || app.is_urgent(&event);
        let Some((turn, _room)) = self.turn(message.message.0, came, is_urgent) else { return };
        let needs_parent = match self.thinking.acquire().await {
            Ok(_turn) => app.needs_parent(&event),
            Err(_closed) => return,
        };
        if needs_parent {
            event.at.parent = self.threads.parent(&means.rest, message.channel).await;
        }
        let Some(post) = self.think(means, &app, message, event).await else { return };
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
        app: &App,
        at: MessageLink,
        event: BotEvent<ButtonId>,
    ) -> Option<Post> {
        let _turn = self.thinking.acquire().await.ok()?;
        let (who, place, reader) = (event.who, event.at.kind, event.reader());
        let reply = self.paced(app, event)?;
        let message = means.with_renderer(app, who, |renderer| {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn when_there_is_no_room_only_people_in_danger_are_taken_and_so_many() {
        let messages = Messages::with_room(false, 1, 1);
        let turn = |message, is_urgent| messages.turn(message, Instant::now(), || is_urgent);
        let first = turn(1, false);
        assert!(first.is_some());
        assert!(turn(2, false).is_none(), "there is no room");
        let urgent = turn(3, true);
        assert!(urgent.is_some(), "for a cry for help there is");
        assert!(turn(3, true).is_none(), "it came before");
        assert!(turn(4, true).is_none(), "this room has an end too");
        drop(urgent);
        assert!(turn(5, true).is_some());
        drop(first);
        assert!(turn(6, false).is_some());
    }
}
