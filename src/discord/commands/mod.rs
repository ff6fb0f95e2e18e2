//! Slash commands: what is registered at Discord is compared with what is wanted, and written
//! only when it differs.
//!
//! This happens in the background: the bot answers with the commands of last time meanwhile, and
//! nobody waits. Commands are never deleted when the bot stops, because people would lose them for
//! the length of every restart.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value, json};
use tokio::sync::watch;
use tokio::time::sleep;

use super::fit::{Unfit, check_commands};
use super::pause::jitter;
use super::rest::{RestClient, RestError};
use crate::app::App;
use crate::bot::{CommandKind, CommandSpec, OptionSpec};

/// The locale that our default texts are in. Discord falls back from one English to the other, and
/// finds the default only under its own name. Source: Discord docs, Application Commands,
/// Localization.
const DEFAULT_LOCALE: &str = "en-US";

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

    /// The command as a mention that can be pressed, if it is registered.
    pub fn mention(&self, name: &str) -> Option<String> {
        self.0.get(name).map(|id| format!("</{name}:{id}>"))
    }
}

/// The commands in the form in which they are registered: for everybody, in servers, in the direct
/// message with the bot and elsewhere.
///
/// # Errors
///
/// [`Unfit`] with everything that Discord would refuse.
pub fn wanted(commands: &[CommandSpec]) -> Result<Vec<Value>, Unfit> {
    check_commands(commands)?;
    Ok(commands.iter().map(wire).collect())
}

fn wire(command: &CommandSpec) -> Value {
    if command.kind == CommandKind::Message {
        // Such a command has neither a description nor options.
        return json!({
            "type": MESSAGE,
            "name": command.name,
            "name_localizations": by_locale(&command.name, &command.name_localizations),
            "contexts": [0, 1, 2],
            "integration_types": [0, 1],
        });
    }
    json!({
        "type": SLASH,
        "name": command.name,
        "name_localizations": by_locale(&command.name, &command.name_localizations),
        "description": command.description,
        "description_localizations":
            by_locale(&command.description, &command.description_localizations),
        "options": command.about.iter().map(option).collect::<Vec<_>>(),
        "contexts": [0, 1, 2],
        "integration_types": [0, 1],
    })
}

fn option(option: &OptionSpec) -> Value {
    json!({
        "type": 3,
        "name": option.name,
        "description": option.description,
        "description_localizations":
            by_locale(&option.description, &option.description_localizations),
        "required": option.required,
        "autocomplete": true,
        "max_length": option.most,
    })
}

fn by_locale<'a>(default: &'a str, others: &'a [(String, String)]) -> BTreeMap<&'a str, &'a str> {
    let others = others.iter().map(|(locale, text)| (locale.as_str(), text.as_str()));
    std::iter::once((DEFAULT_LOCALE, default)).chain(others).collect()
}

/// Whether these are the same commands, in what we set of them. Discord adds fields of its own,
/// leaves out what is empty, and keeps no order.
fn same(registered: &[Value], wanted: &[Value]) -> bool {
    let keys = |commands: &[Value]| commands.iter().map(normalized).collect::<BTreeSet<_>>();
    registered.len() == wanted.len() && keys(registered) == keys(wanted)
}

/// What we set of a command, in one form whatever Discord made of it.
fn normalized(command: &Value) -> String {
    let options = command.get("options").and_then(Value::as_array);
    let options: Vec<Value> = options.into_iter().flatten().map(option_essence).collect();
    json!({
        "type": kind(command),
        "name": command.get("name"),
        "description": command.get("description").and_then(Value::as_str).unwrap_or_default(),
        "name_localizations": map(command.get("name_localizations")),
        "description_localizations": map(command.get("description_localizations")),
        "contexts": numbers(command.get("contexts")),
        "integration_types": numbers(command.get("integration_types")),
        "options": options,
    })
    .to_string()
}

fn option_essence(option: &Value) -> Value {
    let truth = |name: &str| option.get(name).and_then(Value::as_bool).unwrap_or(false);
    json!({
        "type": option.get("type"),
        "name": option.get("name"),
        "description": option.get("description"),
        "description_localizations": map(option.get("description_localizations")),
        "required": truth("required"),
        "autocomplete": truth("autocomplete"),
        "max_length": option.get("max_length"),
        "min_length": option.get("min_length").and_then(Value::as_u64).unwrap_or(0),
        "choices": option.get("choices").and_then(Value::as_array).map_or(0, Vec::len),
    })
}

fn kind(command: &Value) -> u64 {
    command.get("type").and_then(Value::as_u64).unwrap_or(SLASH)
}

fn map(value: Option<&Value>) -> Map<String, Value> {
    value.and_then(Value::as_object).cloned().unwrap_or_default()
}

fn numbers(value: Option<&Value>) -> BTreeSet<u64> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_u64).collect()
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
