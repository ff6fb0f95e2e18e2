//! Answers what comes in through the gateway: each interaction once, in time, and whatever
//! happens within.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use serenity::all::{Context, Event, Interaction, RawEventHandler};
use serenity::async_trait;
use tokio::sync::{Semaphore, watch};
use tokio::time::Instant;
use tokio_util::task::TaskTracker;

use super::commands::CommandIds;
use super::gateway::Ready;
use super::guard::guarded;
use super::inbound::Envelope;
use super::outbound::{Outgoing, fallback, outgoing};
use super::render::Renderer;
use super::rest::{Rest, RestError};
use super::seen::Seen;
use crate::app::App;
use crate::limits;
use crate::reply::Screen;

/// How long after it came in an interaction may be answered: half a second less than Discord
/// waits, because the question and the answer have to travel.
const ANSWER_WITHIN: Duration = Duration::from_millis(limits::FIRST_ANSWER_MS - 500);

/// The most interactions in work at once; who comes beyond is asked to press again in a moment.
const IN_WORK_MAX: usize = 512;

/// Discord's name for the event that brings an interaction.
const INTERACTION_CREATE: &str = "INTERACTION_CREATE";

/// Answers events.
///
/// It takes the gateway library's raw events, because only those bring interactions that the
/// library cannot read. It takes the readable ones from there too: each handler more costs one
/// more copy of every event.
pub(super) struct Answering {
    /// What there is to answer from. Each event takes one, once, and keeps to it.
    app: watch::Receiver<Arc<App>>,
    rest: Arc<Rest>,
    commands: watch::Receiver<Arc<CommandIds>>,
    pub(super) ready: watch::Sender<Option<Ready>>,
    seen: Seen,
    in_work: Semaphore,
    tasks: TaskTracker,
    stopping: AtomicBool,
    unreadable: AtomicU64,
}

impl Answering {
    pub(super) fn new(
        app: watch::Receiver<Arc<App>>,
        rest: Arc<Rest>,
        commands: watch::Receiver<Arc<CommandIds>>,
    ) -> Self {
        Self {
            app,
            rest,
            commands,
            ready: watch::Sender::new(None),
            seen: Seen::default(),
            in_work: Semaphore::new(IN_WORK_MAX),
            tasks: TaskTracker::new(),
            stopping: AtomicBool::new(false),
            unreadable: AtomicU64::new(0),
        }
    }

    /// Takes no more interactions into work, and waits until those in work are answered, or
    /// `patience` is over.
    pub(super) async fn finish(&self, patience: Duration) {
        self.stopping.store(true, Ordering::Relaxed);
        self.tasks.close();
        if tokio::time::timeout(patience, self.tasks.wait()).await.is_err() {
            tracing::warn!(count = self.tasks.len(), "stopped before everybody was answered");
        }
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "Discord sends many events; these three are ours"
    )]
    async fn event(&self, event: Event) {
        let until = Instant::now() + ANSWER_WITHIN;
        match event {
            Event::InteractionCreate(event) => {
                let _task = self.tasks.token();
                self.answer(event.interaction, until).await;
            }
            Event::Unknown(event) if event.kind == INTERACTION_CREATE => {
                let _task = self.tasks.token();
                self.answer_unreadable(&event.value, until).await;
            }
            Event::Ready(event) => {
                let ready = Ready {
                    application: event.ready.application.id.get(),
                    name: event.ready.user.name.clone(),
                    servers: event.ready.guilds.len(),
                };
                self.ready.send_replace(Some(ready));
            }
            _ => {}
        }
    }

    async fn answer(&self, interaction: Interaction, until: Instant) {
        let Some(envelope) = Envelope::of(&interaction) else { return };
        if !self.seen.is_new(envelope.ticket.interaction) {
            tracing::debug!(kind = envelope.asked.name(), "an interaction came twice");
            return;
        }
        let app = self.app_now();
        let _in_work = match self.in_work.try_acquire() {
            Ok(place) if !self.stopping.load(Ordering::Relaxed) => place,
            _ => {
                let busy =
                    guarded(|| self.plain(&app, &app.busy(envelope.reader), &envelope)).flatten();
                return self.send(&envelope, busy, until).await;
            }
        };
        let outgoing = guarded(|| self.decide(&app, interaction, &envelope)).flatten();
        let outgoing = outgoing.or_else(|| self.calm(&app, &envelope));
        self.send(&envelope, outgoing, until).await;
    }

    fn app_now(&self) -> Arc<App> {
        Arc::clone(&self.app.borrow())
    }

    /// The core's answer; `None` when it does not fit Discord's limits.
    fn decide(&self, app: &App, interaction: Interaction, envelope: &Envelope) -> Option<Outgoing> {
        let open = |who, id: &str| app.open(who, id);
        let event = envelope.event(interaction, app.today(), open);
        let reply = app.handle(&event);
        let commands = self.commands.borrow().clone();
        let renderer =
            Renderer { seal: &|action| app.seal(event.who, action), commands: &commands };
        let outgoing = outgoing(reply, envelope.asked, envelope.place, renderer);
        let tell = |error| tracing::error!(%error, "an answer does not fit Discord's limits");
        outgoing.map_err(tell).ok()
    }

    async fn answer_unreadable(&self, raw: &serde_json::Value, until: Instant) {
        let count = self.unreadable.fetch_add(1, Ordering::Relaxed) + 1;
        tracing::warn!(count, "an interaction could not be read");
        let Some(envelope) = Envelope::of_raw(raw) else { return };
        if self.seen.is_new(envelope.ticket.interaction) {
            self.send(&envelope, self.calm(&self.app_now(), &envelope), until).await;
        }
    }

    /// The answer when there is no better one.
    fn calm(&self, app: &App, envelope: &Envelope) -> Option<Outgoing> {
        guarded(|| self.plain(app, &app.calm(envelope.reader), envelope)).flatten()
    }

    /// A screen that has nothing of the person in it.
    fn plain(&self, app: &App, screen: &Screen, envelope: &Envelope) -> Option<Outgoing> {
        let commands = self.commands.borrow().clone();
        let nobody = crate::id::PersonId(0);
        let renderer = Renderer { seal: &|action| app.seal(nobody, action), commands: &commands };
        fallback(screen, envelope.asked, envelope.place, renderer)
    }

    async fn send(&self, envelope: &Envelope, outgoing: Option<Outgoing>, until: Instant) {
        let kind = envelope.asked.name();
        let Some(outgoing) = outgoing else {
            tracing::error!(kind, "there is no answer that fits Discord's limits");
            return;
        };
        let answered = self.rest.answer(&envelope.ticket, &outgoing.callback, until).await;
        let left = until.saturating_duration_since(Instant::now());
        let duration_ms = ANSWER_WITHIN.saturating_sub(left).as_millis();
        match answered {
            Ok(()) => tracing::debug!(kind, duration_ms, "answered"),
            Err(error) => return report(&error, kind, duration_ms),
        }
        if outgoing.then_remove
            && let Err(error) = self.rest.delete_original(&envelope.ticket).await
        {
            tracing::warn!(error.code = error.code(), "a message could not be taken away");
        }
    }
}

fn report(error: &RestError, kind: &str, duration_ms: u128) {
    let code = error.code();
    if error.is_noise() {
        tracing::debug!(
            kind,
            duration_ms,
            error.code = code,
            "somebody answered before, or too late"
        );
    } else {
        tracing::warn!(kind, duration_ms, error.code = code, %error, "an answer was not delivered");
    }
}

/// The library takes its handlers for itself; this one is shared.
pub(super) struct Shared(pub(super) Arc<Answering>);

#[async_trait]
impl RawEventHandler for Shared {
    async fn raw_event(&self, _: Context, event: Event) {
        self.0.event(event).await;
    }
}
