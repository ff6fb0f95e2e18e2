//! Answers what comes in through the gateway: reads it, has it decided and answered, and sends the
//! answer in time.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serenity::all::{Context, Event, RawEventHandler};
use serenity::async_trait;
use tokio::sync::watch;
use tokio::time::Instant;

use super::commands::CommandIds;
use super::elsewhere;
use super::inbound::{Incoming, ResponseKind};
use super::means::Means;
use super::outbound::{Afterwards, Outgoing, fallback, outgoing};
use super::payload::{Message, Post};
use super::posting::Messages;
use super::ready::Ready;
use super::rest::{Delivery, RestClient, RestError, Ticket};
use super::server_log;
use super::servers::Servers;
use super::waiting;
use crate::app::App;
use crate::app::admission::{Admission, AdmissionDecision, Busy, Turn};
use crate::app::guarded;
use crate::app::servers::InChannel;
use crate::app::today;
use crate::bot::{Act, Channel, ChannelKind, ServerEvent};
use crate::id::PersonId;
use crate::locale::Locale;
use crate::reply::{CameOf, ElsewhereFailed, Reply};

/// Discord's name for the event that brings an interaction.
const INTERACTION_CREATE: &str = "INTERACTION_CREATE";

/// How long something that is sent elsewhere may take, while the person is told to wait.
const ELSEWHERE_WITHIN: Duration = Duration::from_secs(10);

/// Answers the events that come from the gateway.
///
/// It takes the gateway library's raw events, because only those bring interactions that the
/// library cannot read. It takes the readable ones from there too: each handler more costs one
/// more copy of every event.
pub(super) struct Answering {
    means: Means,
    messages: Messages,
    pub(super) ready: watch::Sender<Option<Ready>>,
    servers: Servers,
    admission: Admission,
    unreadable: AtomicU64,
}

impl Answering {
    pub(super) fn new(
        app: watch::Receiver<Arc<App>>,
        rest: Arc<RestClient>,
        commands: watch::Receiver<Arc<CommandIds>>,
        mentions: bool,
    ) -> Self {
        Self {
            means: Means { app, rest, commands },
            messages: Messages::new(mentions),
            ready: watch::Sender::new(None),
            servers: Servers::new(),
            admission: Admission::default(),
            unreadable: AtomicU64::new(0),
        }
    }

    /// Takes no more interactions into work, and waits until those in work and the messages are
    /// answered, or `patience` is over.
    pub(super) async fn finish(&self, patience: Duration) {
        let interactions = self.admission.finish(patience);
        let (interactions, messages) = tokio::join!(interactions, self.messages.finish(patience));
        let count = interactions + messages;
        if count > 0 {
            tracing::warn!(count, "stopped before everybody was answered");
        }
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "Discord sends many events; messages and these three are ours"
    )]
    async fn event(&self, shard: u32, event: Event) {
        let came = Instant::now();
        let me = || self.ready.borrow().as_ref().map(|ready| ready.user);
        if let Some(me) = me() {
            self.messages.take(&self.means, &event, me, came).await;
        }
        if let Some(event) = self.servers.take(shard, &event, me).await {
            self.in_server(event).await;
        }
        let incoming = match event {
            Event::InteractionCreate(event) => Incoming::of(event.interaction, today()),
            Event::Unknown(event) if event.kind == INTERACTION_CREATE => {
                let count = self.unreadable.fetch_add(1, Ordering::Relaxed) + 1;
                tracing::warn!(count, "an interaction could not be read");
                Incoming::from_raw(&event.value, today())
            }
            Event::Ready(event) => {
                let ready = Ready {
                    application: event.ready.application.id.get(),
                    user: event.ready.user.id.get(),
                    name: event.ready.user.name.clone(),
                    servers: event.ready.guilds.len(),
                };
                self.ready.send_replace(Some(ready));
                let servers = event.ready.guilds.iter().map(|server| server.id.get());
                self.servers.list(shard, servers);
                None
            }
            _ => None,
        };
        if let Some(incoming) = incoming {
            self.answer(incoming, came).await;
        }
    }

    async fn answer(&self, incoming: Incoming, came: Instant) {
        let Incoming { ticket, asked, event } = incoming;
        let app = Arc::clone(&self.means.app.borrow());
        let (who, at, reader) = (event.who, event.at, event.reader());
        let (turn, reply) = match self.admission.admit(ticket.interaction, came) {
            AdmissionDecision::Duplicate => {
                tracing::debug!(kind = asked.name(), "an interaction came twice");
                return;
            }
            AdmissionDecision::Admitted(turn) => {
                (turn, waiting::reply(&app, &self.means.rest, event).await)
            }
            // What could not be read is no work, and trying again would not help.
            AdmissionDecision::Busy(_, turn) if matches!(event.act, Act::Unreadable) => {
                (turn, app.answer(event))
            }
            AdmissionDecision::Busy(Busy::Full | Busy::Stopping, turn) => {
                (turn, app.answer_busy(reader))
            }
        };
        let in_channels = InChannel::all_of(&reply);
        let outgoing = self.draw(&app, (who, reader), reply, asked, at.kind);
        self.send(&ticket, (who, at, asked), (outgoing, in_channels), &turn).await;
    }

    /// A reply as Discord takes it. One that does not fit, or fails, gives way to the calm message.
    fn draw(
        &self,
        app: &App,
        (who, reader): (PersonId, Option<Locale>),
        reply: Reply,
        asked: ResponseKind,
        channel: ChannelKind,
    ) -> Option<Outgoing> {
        self.means.with_renderer(app, who, |renderer| {
            let tell = |error| tracing::error!(%error, "an answer does not fit Discord's limits");
            let drawn =
                guarded(|| outgoing(reply, asked, channel, renderer).map_err(tell).ok()).flatten();
            let failed = || {
                let screen = app.failure_screen(reader);
                guarded(|| fallback(&screen, asked, channel, renderer)).flatten()
            };
            drawn.or_else(failed)
        })
    }

    async fn send(
        &self,
        ticket: &Ticket,
        (who, at, asked): (PersonId, Channel, ResponseKind),
        (outgoing, in_channels): (Option<Outgoing>, Vec<Option<InChannel>>),
        turn: &Turn<'_>,
    ) {
        let kind = asked.name();
        let Some(outgoing) = outgoing else {
            tracing::error!(kind, "there is no answer that fits Discord's limits");
            return;
        };
        let Outgoing { callback, file, then_remove, then } = outgoing;
        let answered = self.means.rest.answer(ticket, &callback, file, turn.until()).await;
        let duration_ms = turn.age().as_millis();
        match answered {
            Ok(()) => tracing::debug!(kind, duration_ms, "answered"),
            Err(error) => {
                report(&error, kind, duration_ms);
                let failed = in_channels.iter().map(|_| Err(ElsewhereFailed::Failed)).collect();
                return self.keep_in_mind((who, at), in_channels, failed).await;
            }
        }
        if then_remove && let Err(error) = self.means.rest.delete_original(ticket).await {
            tracing::warn!(error.code = error.code(), "a message could not be taken away");
        }
        if let Some(then) = then {
            self.send_elsewhere(ticket, (who, at), then, in_channels).await;
        }
    }

    /// Sends something elsewhere, and says in the answer what became of it.
    async fn send_elsewhere(
        &self,
        ticket: &Ticket,
        (who, from): (PersonId, Channel),
        then: Afterwards,
        in_channels: Vec<Option<InChannel>>,
    ) {
        let nonce = ticket.interaction.to_string();
        let rest = &self.means.rest;
        let (kind, (arrived, outcome)) = match then {
            Afterwards::Post { message, at, told, failed } => {
                let post = Post::answering(message, at, nonce);
                let sent = rest.post(at.channel, &post, ELSEWHERE_WITHIN).await;
                let arrived = sent.map(|delivery| delivery == Delivery::Arrived);
                ("share", told_of(arrived, told, failed))
            }
            Afterwards::FollowUp { message, told, failed } => {
                let public = rest.follow_up(ticket, &message).await;
                ("share", told_of(public, told, failed))
            }
            Afterwards::Direct { message, opened, closed } => {
                let post = Post::new(message, nonce);
                let sent = rest.post_directly(who, &post, ELSEWHERE_WITHIN).await;
                let arrived = sent.map(|delivery| delivery == Delivery::Arrived);
                ("direct", told_of(arrived, opened, closed))
            }
            Afterwards::Elsewhere { errands, told, failed } => {
                let came_of = elsewhere::run(rest, errands, from.server, ticket.interaction).await;
                let all = came_of.iter().all(Result::is_ok);
                self.keep_in_mind((who, from), in_channels, came_of).await;
                ("elsewhere", (all, if all { told } else { failed }))
            }
        };
        tracing::debug!(kind, arrived, "sent elsewhere");
        if let Err(error) = rest.edit_original(ticket, &outcome).await {
            tracing::warn!(kind, error.code = error.code(), "an answer could not be completed");
        }
    }
}

impl Answering {
    /// Keeps in mind what was done in channels of a server, and what came of it.
    async fn keep_in_mind(
        &self,
        (who, from): (PersonId, Channel),
        in_channels: Vec<Option<InChannel>>,
        came_of: Vec<CameOf>,
    ) {
        let Some(server) = from.server else { return };
        let done = in_channels.into_iter().zip(came_of);
        let done: Vec<_> = done.filter_map(|(what, came_of)| Some((what?, came_of))).collect();
        if !done.is_empty() {
            let app = Arc::clone(&self.means.app.borrow());
            app.servers().done_in_channels((server, who), &done).await;
        }
    }

    /// The bot came into a server or left one.
    async fn in_server(&self, event: ServerEvent) {
        let app = Arc::clone(&self.means.app.borrow());
        match event {
            ServerEvent::Joined { server, locale, greet_in } => {
                tracing::info!("the bot was added to a server");
                app.servers().joined(server).await;
                if let Some(channel) = greet_in {
                    let screen = app.welcome(locale);
                    server_log::post(&self.means, &app, channel, &screen).await;
                }
            }
            ServerEvent::Left { server } => {
                tracing::info!("the bot was taken out of a server");
                app.servers().left(server).await;
            }
        }
    }

    /// Posts what belongs in the logs of servers, for as long as there is anything.
    pub(super) async fn keep_logs(&self) -> Infallible {
        let app = Arc::clone(&self.means.app.borrow());
        if let Some(posts) = app.servers().log_posts() {
            server_log::keep(&self.means, posts).await;
        }
        std::future::pending().await
    }
}

/// What the answer becomes once it is known whether something arrived elsewhere.
fn told_of(arrived: Result<bool, RestError>, yes: Message, no: Message) -> (bool, Message) {
    let arrived = arrived.unwrap_or_else(|error| {
        tracing::warn!(error.code = error.code(), "something could not be sent elsewhere");
        false
    });
    (arrived, if arrived { yes } else { no })
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
pub(super) struct SharedHandler(pub(super) Arc<Answering>);

#[async_trait]
impl RawEventHandler for SharedHandler {
    async fn raw_event(&self, context: Context, event: Event) {
        self.0.event(context.shard_id.get(), event).await;
    }
}
