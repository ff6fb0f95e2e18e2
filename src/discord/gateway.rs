//! The connection to Discord: start, watch, stop.
//!
//! Everything that can be known beforehand is asked over REST first (is the token good, may a
//! session be started, where is the gateway), so that a broken set-up uses up no session starts.
//! The gateway library keeps quiet about some ends of a connection; they are watched for here.

use std::convert::Infallible;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use serenity::all::{
    Client, ClientBuilder, ConnectionStage, GatewayError, GatewayIntents, HttpBuilder, ShardId,
    ShardManager,
};
use tokio::sync::watch;
use tokio::time::{Instant, sleep, timeout};

use super::answering::{Answering, SharedHandler};
use super::commands::{self, CommandIds};
use super::connection::Connection;
use super::ready::Ready;
use super::rest::{GatewayInfo, RestClient, RestError, client};
use crate::app::App;
use crate::limits::FIRST_ANSWER_MS;

/// How long Discord may take from the start until it says that the bot is ready.
const READY_WITHIN: Duration = Duration::from_secs(30);

/// How often the connection is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// How long a connection may be down while Discord can be reached; the library gives up neither
/// on one that lost its network nor on one that Discord refuses for good.
const DOWN_MAX: Duration = Duration::from_mins(3);

/// How long those who are being answered are waited for at the end: as long as Discord waits.
const FINISH_WITHIN: Duration = Duration::from_millis(FIRST_ANSWER_MS);

/// How long to look for a notice of a shutdown that the library has left over.
const NOTICE_WITHIN: Duration = Duration::from_millis(50);

/// How long the connection may take to close.
const CLOSE_WITHIN: Duration = Duration::from_secs(6);

/// Why the connection ended, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The token is not, or no longer, the bot's.
    #[error(
        "Discord does not accept the bot's token: make a new one in the Discord Developer Portal, page Bot, Reset Token, and put it in place of the old one"
    )]
    TokenRefused,
    /// Discord cannot be reached.
    #[error(
        "Discord cannot be reached: see whether this machine is online and may open https connections to discord.com and gateway.discord.gg"
    )]
    NoNetwork(#[source] RestError),
    /// Discord answers, but not as it should.
    #[error(
        "Discord could not be asked where to connect: try again in a few minutes; discordstatus.com says whether it is Discord's trouble"
    )]
    NoAnswer(#[source] RestError),
    /// The gateway's address is not one to send the token to.
    #[error(
        "the API address names a gateway that is not encrypted, or leads from this machine elsewhere; nothing was sent there: check the API address in the configuration"
    )]
    GatewayRefused,
    /// All session starts of the day are used up.
    #[error(
        "the bot has been started too often today, and Discord allows no more starts for {} minutes: see why it restarts, and wait", .0.as_secs().div_ceil(60)
    )]
    StartsUsedUp(Duration),
    /// Discord wants the bot to be split up otherwise (close codes 4010, 4011).
    #[error(
        "Discord does not accept how the bot is split into shards: it recommends {0} now; start the bot again"
    )]
    Sharding(u32),
    /// Discord does not allow what the bot asks to be told (close codes 4013, 4014).
    #[error(
        "Discord does not allow the bot the events it asks for: see the Discord Developer Portal, page Bot, Privileged Gateway Intents"
    )]
    IntentsRefused,
    /// Discord took too long to answer.
    #[error(
        "Discord did not report the bot ready within {} seconds: try again; if it stays so, see whether a firewall stops connections to gateway.discord.gg", .0.as_secs()
    )]
    NotReady(Duration),
    /// The connection was lost and does not come back, although Discord can be reached.
    #[error("the connection to Discord was lost and did not come back: start the bot again")]
    Lost,
}

impl RunError {
    fn asking(error: RestError) -> Self {
        match error {
            RestError::Unauthorized => Self::TokenRefused,
            RestError::Connection(_) | RestError::TimedOut => Self::NoNetwork(error),
            RestError::RateLimited(_)
            | RestError::Refused { .. }
            | RestError::Failed(_)
            | RestError::Unreadable
            | RestError::Unprepared => Self::NoAnswer(error),
        }
    }
}

/// Connects and answers until `stop` is done or the connection cannot be kept. `ready` is called
/// once, when the bot is ready. It ends within ten seconds of `stop`. Each event is answered from
/// the `app` that there is when it comes, and the commands follow it.
///
/// Run it on a multi-threaded runtime, and end that with a timeout: after some refusals the
/// gateway library keeps a thread busy for good.
///
/// # Errors
///
/// [`RunError`], which says what to do.
pub async fn run(
    connection: Connection,
    app: watch::Receiver<Arc<App>>,
    stop: impl Future<Output = ()>,
    ready: impl FnOnce(&Ready),
) -> Result<(), RunError> {
    let mut stop = pin!(stop);
    let rest = Arc::new(RestClient::new(connection.clone()).map_err(RunError::asking)?);
    let gateway = tokio::select! {
        () = &mut stop => return Ok(()),
        gateway = find_gateway(&rest, &connection) => gateway?,
    };
    let ids = watch::Sender::new(Arc::new(CommandIds::default()));
    let answering = Arc::new(Answering::new(
        app.clone(),
        Arc::clone(&rest),
        ids.subscribe(),
        connection.mentions,
    ));
    let mut client = tokio::select! {
        () = &mut stop => return Ok(()),
        client = prepare(&connection, &gateway, Arc::clone(&answering)) => client?,
    };
    let (shards, address) = (Arc::clone(&client.shard_manager), Arc::clone(&client.ws_url));
    let became_ready = answering.ready.subscribe();
    let (outcome, open) = tokio::select! {
        () = stop => (Ok(()), true),
        ended = client.start_shards(gateway.shards) => (Err(why_it_ended(ended.err())), false),
        Err(error) = async {
            let bot = wait_until_ready(became_ready, &rest, gateway.shards).await?;
            ready(&bot);
            let keep = commands::keep(Arc::clone(&rest), bot.application, app, ids);
            tokio::select! {
                never = keep => match never {},
                never = answering.keep_logs() => match never {},
                error = watch(&shards, &rest, gateway.shards) => Err::<Infallible, _>(error),
            }
        } => (Err(error), true),
    };
    answering.finish(FINISH_WITHIN).await;
    if open && timeout(CLOSE_WITHIN, close(&shards)).await.is_err() {
        tracing::warn!("the connection did not close in time");
    }
    // A shard that waits for its turn to connect is not told of the end. It finds no address.
    address.lock().await.clear();
    outcome
}

/// Closes the connection. Whenever a session had to begin anew, the library is left with one notice
/// too many that a shard has shut down. The next shutdown would take it for its own, forget the shard
/// and never tell it. So such notices are used up first.
async fn close(shards: &ShardManager) {
    let nobody = ShardId(u32::MAX);
    while timeout(NOTICE_WITHIN, shards.shutdown(nobody, 1000)).await.is_ok() {}
    shards.shutdown_all().await;
}

/// Asks where the gateway is, and whether the bot may start there.
async fn find_gateway(rest: &RestClient, connection: &Connection) -> Result<GatewayInfo, RunError> {
    let gateway = rest.gateway().await.map_err(RunError::asking)?;
    if !connection.api_base.may_lead_to(&gateway.url) {
        return Err(RunError::GatewayRefused);
    }
    match gateway.session_start_limit {
        Some(limit) if limit.remaining == 0 => {
            Err(RunError::StartsUsedUp(Duration::from_millis(limit.reset_after)))
        }
        _ => Ok(gateway),
    }
}

/// The library's client, with the address that was checked.
async fn prepare(
    connection: &Connection,
    gateway: &GatewayInfo,
    answering: Arc<Answering>,
) -> Result<Client, RunError> {
    // The library's own limiter ignores the address given here, and keeps an entry for every
    // interaction for good. All it calls by itself is one route.
    let http = HttpBuilder::new(connection.token.reveal())
        .client(client(connection).map_err(RunError::asking)?)
        .proxy(connection.api_base.as_str())
        .ratelimiter_disabled(true)
        .build();
    let builder = ClientBuilder::new_with_http(http, intents(connection));
    let client = builder.raw_event_handler(SharedHandler(answering)).await;
    // Building a client only fails in what it stores; there is nothing to be wrong with it.
    let client = client.map_err(|_library_error| RunError::NoAnswer(RestError::Unprepared))?;
    // The library has asked for itself where the gateway is. Whatever it was told, and should
    // that have failed the real gateway is what it falls back to, it gets what we have checked.
    client.ws_url.lock().await.clone_from(&gateway.url);
    Ok(client)
}

/// What the bot asks to be told: the servers it comes into and leaves, direct messages, and messages
/// in servers only where mentions are on. Interactions take no intent, and none of these is
/// privileged.
/// Source: Discord docs, Gateway, List of Intents.
fn intents(connection: &Connection) -> GatewayIntents {
    let mentions = connection.mentions.then_some(GatewayIntents::GUILD_MESSAGES);
    GatewayIntents::GUILDS | GatewayIntents::DIRECT_MESSAGES | mentions.unwrap_or_default()
}

/// Waits until Discord says that the bot is ready.
async fn wait_until_ready(
    mut ready: watch::Receiver<Option<Ready>>,
    rest: &RestClient,
    shards: u32,
) -> Result<Ready, RunError> {
    let bot = timeout(READY_WITHIN, ready.wait_for(Option::is_some)).await;
    if let Ok(Ok(Some(bot))) = bot.map(|bot| bot.map(|bot| bot.clone())) {
        return Ok(bot);
    }
    // The library does not say what Discord refused, so Discord is asked.
    let gateway = rest.gateway().await.map_err(RunError::asking)?;
    if gateway.shards == shards {
        Err(RunError::NotReady(READY_WITHIN))
    } else {
        Err(RunError::Sharding(gateway.shards))
    }
}

/// Watches the connection, and returns when it is lost for good.
async fn watch(shards: &ShardManager, rest: &RestClient, count: u32) -> RunError {
    let mut up = Instant::now();
    let mut invalid = 0;
    loop {
        sleep(LOOK_EVERY).await;
        let now_invalid = rest.invalid_responses();
        if now_invalid != invalid {
            tracing::warn!(count = now_invalid, "answers of Discord that count as invalid so far");
            invalid = now_invalid;
        }
        if all_connected(shards, count).await {
            up = Instant::now();
        }
        // Shards start one after the other, with a pause that Discord asks for.
        if up.elapsed() < DOWN_MAX + LOOK_EVERY * count {
            continue;
        }
        match rest.gateway().await.map_err(RunError::asking) {
            Err(RunError::TokenRefused) => return RunError::TokenRefused,
            Ok(gateway) if gateway.shards > count => return RunError::Sharding(gateway.shards),
            Ok(_) => return RunError::Lost,
            // Without a network there is nothing to do but what the library does: try on.
            Err(error) => tracing::warn!(%error, "the connection to Discord is down"),
        }
    }
}

async fn all_connected(shards: &ShardManager, count: u32) -> bool {
    let runners = shards.runners.lock().await;
    let connected = runners.values().filter(|shard| shard.stage == ConnectionStage::Connected);
    u32::try_from(connected.count()) == Ok(count)
}

/// What the library's error means.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the library has errors for much that does not end a connection"
)]
fn why_it_ended(error: Option<serenity::Error>) -> RunError {
    match error {
        Some(serenity::Error::Gateway(error)) => match error {
            GatewayError::InvalidAuthentication | GatewayError::NoAuthentication => {
                RunError::TokenRefused
            }
            GatewayError::InvalidGatewayIntents | GatewayError::DisallowedGatewayIntents => {
                RunError::IntentsRefused
            }
            _ => RunError::Lost,
        },
        _ => RunError::Lost,
    }
}
