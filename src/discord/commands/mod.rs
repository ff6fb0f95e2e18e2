//! Slash commands: what is registered at Discord is compared with what is wanted, and written
//! only when it differs.
//!
//! This happens in the background: the bot answers with the commands of last time meanwhile, and
//! nobody waits. Commands are never deleted when the bot stops, because people would lose them for
//! the length of every restart.

mod compare;
mod wire;

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use compare::same;
use serde_json::Value;
use tokio::sync::watch;
use tokio::time::sleep;
use wire::wire;

use super::fit::{Unfit, check_commands};
use super::pause::jitter;
use super::rest::{RestClient, RestError};
use crate::app::App;
use crate::bot::CommandSpec;

/// The type of a command that is typed after a slash.
/// Source: Discord docs, Application Commands, Application Command Types.
const SLASH: u64 = 1;

/// The type of a command in the menu of a message. Source: the same table.
const MESSAGE: u64 = 3;

/// The pause after a failure; it doubles each time.
const PAUSE_MIN: Duration = Duration::from_secs(5);

/// The longest pause after a failure.
const PAUSE_MAX: Duration = Duration::from_mins(10);

/// Discord's code for a body that is not as it should be.
/// Source: Discord docs, Opcodes and Status Codes, JSON Error Codes.
const INVALID_BODY: u32 = 50035;

/// The ids of the registered commands, for mentions that can be pressed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CommandIds(HashMap<String, u64>);

impl FromIterator<(String, u64)> for CommandIds {
    fn from_iter<I: IntoIterator<Item = (String, u64)>>(commands: I) -> Self {
        Self(commands.into_iter().collect())
    }
}

impl CommandIds {
    /// The commands of one of Discord's lists.
    fn of(registered: &[Value]) -> Self {
        let command = |command: &Value| {
            // A command in the menu of a message cannot be mentioned.
            if kind(command) != SLASH {
                return None;
            }
            let id = command.get("id")?.as_str()?.parse().ok()?;
            Some((command.get("name")?.as_str()?.to_owned(), id))
        };
        registered.iter().filter_map(command).collect()
    }

    /// The command as a mention that can be pressed, if it is registered. A subcommand has the names
    /// before it, as in `settings show`.
    pub fn mention(&self, name: &str) -> Option<String> {
        let command = name.split(' ').next()?;
        self.0.get(command).map(|id| format!("</{name}:{id}>"))
    }
}

/// The commands in the form in which they are registered: those for everybody in servers, in the
/// direct message with the bot and elsewhere.
///
/// # Errors
///
/// [`Unfit`] with everything that Discord would refuse.
pub fn wanted(commands: &[CommandSpec]) -> Result<Vec<Value>, Unfit> {
    check_commands(commands)?;
    Ok(commands.iter().map(wire).collect())
}

fn kind(command: &Value) -> u64 {
    command.get("type").and_then(Value::as_u64).unwrap_or(SLASH)
}

/// Writes the commands if they differ, and gives the ids that are registered then.
///
/// # Errors
///
/// [`RestError`] of the reading or the writing.
async fn sync(
    rest: &RestClient,
    application: u64,
    wanted: &[Value],
) -> Result<CommandIds, RestError> {
    let registered = rest.commands(application).await?;
    if same(&registered, wanted) {
        tracing::debug!(count = wanted.len(), "the commands are registered as they should be");
        return Ok(CommandIds::of(&registered));
    }
    let written = rest.put_commands(application, wanted).await?;
    tracing::info!(count = written.len(), "the commands were registered anew");
    Ok(CommandIds::of(&written))
}

/// Keeps what is registered in step with what is wanted: once at first, and whenever what is
/// wanted changes. Failures are retried, ever less often.
pub(super) async fn keep(
    rest: Arc<RestClient>,
    application: u64,
    mut app: watch::Receiver<Arc<App>>,
    ids: watch::Sender<Arc<CommandIds>>,
) -> Infallible {
    let mut done = None;
    let mut pause = PAUSE_MIN;
    loop {
        let now = wanted(&app.borrow_and_update().commands());
        if done.as_ref() == Some(&now) {
            if app.changed().await.is_err() {
                // Nobody is left who could change them.
                std::future::pending::<()>().await;
            }
            continue;
        }
        let commands = match &now {
            Ok(commands) => commands,
            Err(error) => {
                tracing::error!(%error, "the commands do not fit Discord's limits, and stay as they are");
                done = Some(now);
                continue;
            }
        };
        match sync(&rest, application, commands).await {
            Ok(registered) => {
                ids.send_replace(Arc::new(registered));
                (done, pause) = (Some(now), PAUSE_MIN);
            }
            // The same commands would be refused again; others may not be.
            Err(error @ RestError::Refused { code: INVALID_BODY, .. }) => {
                tracing::error!(%error, "the commands are not in the form that Discord wants");
                done = Some(now);
            }
            Err(error) => {
                tracing::warn!(error.code = error.code(), %error, "the commands could not be registered");
                sleep(pause + jitter(pause)).await;
                pause = (pause * 2).min(PAUSE_MAX);
            }
        }
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tree_tests;
