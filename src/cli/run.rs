//! `myelin run` and `myelin try`: the bot on Discord, and the bot on a Discord of its own.

use std::collections::HashMap;
#[cfg(unix)]
use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use super::beginnings::beginnings;
use super::reload::{self, reload_on_change};
use super::{CONFIGURATION, FAILED, Failure, Startup, log, settings, try_it};
use crate::app::keyfile;
use crate::app::servers::{Following, Servers};
use crate::app::{App, Reloader};
use crate::config::Config;
use crate::discord::{self, Connection, RunError};
use crate::id::ServerId;
use crate::operator::Operator;
use crate::pack::check_operator;
use crate::seal::{Key, Keys};
use crate::settings::Edit;
use crate::store::{self, Database, Found, Store, StoreError};

/// Connects to Discord and answers until it is told to stop.
pub(super) fn run(config: Config, started: Startup, servers: &Path) -> Result<(), Failure> {
    log::start(&config);
    let missing = || Failure::new(CONFIGURATION, "the configuration is not complete");
    let keys = keyfile::keys(config.keys.clone(), &config.data)
        .map_err(|error| Failure::new(CONFIGURATION, error.to_string()))?;
    let checks = config.checks.ok_or_else(missing)?;
    let operator = config.operator.clone().ok_or_else(missing)?;
    let wrong = check_operator(&operator);
    if !wrong.is_empty() {
        return Err(Failure::new(CONFIGURATION, wrong.join("\n")));
    }
    let token = config.token.ok_or_else(missing)?;
    let home = operator.privacy_url.clone();
    let connection =
        Connection { token, api_base: config.api_base, home, mentions: config.mentions };
    let beginnings = beginnings(servers, &started.library)?;
    let app = App::new(started.library, settings(checks, operator), keys);
    app.learn();
    let (database, responses, mark) = (config.database, started.responses, started.mark);
    in_runtime(async {
        let (servers, following) = stored_settings(&database, beginnings).await?;
        let app = app.with_servers(Arc::clone(&servers));
        tracing::info!(packs = app.packs(), checks, "the packs are good; connecting to Discord");
        let live = watch::Sender::new(Arc::new(app));
        let app = live.subscribe();
        let reloader = Reloader::new(responses, mark, live);
        let ready = |ready: &discord::Ready| {
            tracing::info!(servers = ready.servers, "myelin is ready");
        };
        let ended = tokio::select! {
            ended = discord::run(connection, app, stopped(), ready) => ended,
            never = reload_on_change(reloader, reload::log) => match never {},
            never = following.follow(Arc::clone(&servers)) => match never {},
        };
        servers.close().await;
        ended.map_err(|error| {
            Failure::new(if is_hopeless(&error) { CONFIGURATION } else { FAILED }, because(&error))
        })
    })
}

/// What servers have set, and what hears of its changes. Before anything connects: a bot that cannot know what
/// servers have set would only look as if it worked.
async fn stored_settings(
    database: &Database,
    beginnings: HashMap<ServerId, Vec<Edit>>,
) -> Result<(Arc<Servers>, Following), Failure> {
    let failed = |error: StoreError| Failure::new(error_code(&error), error.to_string());
    let opened = Store::open(database).await.map_err(failed)?;
    if let Found::SetAside { moved_to } = &opened.found {
        tracing::error!(
            old_file = %moved_to.display(),
            "the file with the settings of servers is damaged and was put aside; until `myelin restore` brings a backup in, servers are answered privately and nothing more"
        );
    }
    let following = Following::of(&opened.store);
    let servers = Servers::open(opened.store, beginnings).await.map_err(failed)?;
    Ok((servers, following))
}

/// Whether waiting may help against what is wrong with the store.
fn error_code(error: &StoreError) -> u8 {
    match error {
        StoreError::Unreachable { .. } | StoreError::Busy { .. } | StoreError::Full { .. } => {
            FAILED
        }
        StoreError::ReadOnly { .. }
        | StoreError::Damaged { .. }
        | StoreError::Newer { .. }
        | StoreError::Refused { .. }
        | StoreError::Unconfirmed { .. } => CONFIGURATION,
    }
}

/// An error with what led to it.
fn because(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    let causes: Vec<String> = causes.map(ToString::to_string).collect();
    if causes.is_empty() { error.to_string() } else { format!("{error} ({})", causes.join(": ")) }
}

/// Whether starting again with the same configuration would fail in the same way.
fn is_hopeless(error: &RunError) -> bool {
    match error {
        RunError::TokenRefused
        | RunError::GatewayRefused
        | RunError::StartsUsedUp(_)
        | RunError::IntentsRefused => true,
        RunError::NoNetwork(_)
        | RunError::NoAnswer(_)
        | RunError::Sharding(_)
        | RunError::NotReady(_)
        | RunError::Lost => false,
    }
}

/// Talks to the bot in this terminal.
pub(super) fn try_it(
    config: &Config,
    started: Startup,
    args: &try_it::TryArgs,
) -> Result<(), Failure> {
    let failed = |message: String| Failure::new(FAILED, message);
    let mut key = [0u8; 32];
    getrandom::fill(&mut key).map_err(|error| failed(format!("no randomness: {error}")))?;
    // Nobody else is here; who runs a real bot says so in the configuration.
    let operator = config.operator.clone().unwrap_or_else(nobody);
    let keys = Keys::new(Key::from(key), Vec::new());
    let settings = settings(config.checks.unwrap_or(true), operator);
    let app = App::new(started.library, settings, keys);
    let folder = try_it::DataFolder::of(args).map_err(|error| failed(error.to_string()))?;
    let database = Database::Sqlite(folder.path().join(store::FILE));
    let (responses, mark) = (started.responses, started.mark);
    in_runtime(async {
        let (servers, following) = stored_settings(&database, HashMap::new()).await?;
        let live = watch::Sender::new(Arc::new(app.with_servers(Arc::clone(&servers))));
        let app = live.subscribe();
        let reloader = Reloader::new(responses, mark, live);
        let tried = tokio::select! {
            tried = try_it::try_it(app, args) => tried.map_err(|error| failed(error.to_string())),
            never = reload_on_change(reloader, reload::say) => match never {},
            never = following.follow(Arc::clone(&servers)) => match never {},
        };
        servers.close().await;
        tried
    })
}

/// Runs to the end, and then does not wait for a thread that the gateway library may keep busy, or
/// for one that waits for the terminal.
pub(super) fn in_runtime(work: impl Future<Output = Result<(), Failure>>) -> Result<(), Failure> {
    let built = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = built.map_err(|error| Failure::new(FAILED, format!("cannot start: {error}")))?;
    let done = runtime.block_on(work);
    runtime.shutdown_timeout(Duration::from_millis(200));
    done
}

/// Waits until the program is told to stop, or the terminal in which it was started is closed.
pub(super) async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let terminate = async {
            match signal(SignalKind::terminate()) {
                Ok(mut signals) => {
                    signals.recv().await;
                }
                Err(_) => std::future::pending().await,
            }
        };
        // SIGHUP asks to read the packs anew. It also comes when a terminal is closed, and a bot
        // that nobody sees must not stay behind: it would answer beside the one started next.
        let in_terminal = std::io::stdin().is_terminal();
        let closed = async {
            if let Ok(mut signals) = signal(SignalKind::hangup()) {
                while signals.recv().await.is_some() {
                    if in_terminal && !std::io::stdin().is_terminal() {
                        return;
                    }
                }
            }
            std::future::pending::<()>().await;
        };
        tokio::select! {
            _ = interrupt => {}
            () = terminate => {}
            () = closed => {}
        }
    }
    #[cfg(not(unix))]
    {
        let _ = interrupt.await;
    }
}

/// Who runs the bot where nobody does: in a terminal.
pub(super) fn nobody() -> Operator {
    Operator {
        name: "you, on this machine".to_owned(),
        contact: "nobody but you is here".to_owned(),
        privacy_url: "https://example.org/privacy".to_owned(),
    }
}
