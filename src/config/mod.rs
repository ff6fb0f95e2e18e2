//! The configuration of the process: `config/myelin.toml` and the environment, read once, checked
//! as a whole, every mistake with its place and its remedy.

mod environment;
mod found;
mod key;
mod problem;
mod read;
mod source;
mod value;

pub use key::DEFAULTS;
pub use problem::ConfigErrors;
pub use read::read;
pub use source::{ConfigFile, ConfigSource};

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use tracing::Level;

use self::problem::{Origin, not_read};
use crate::discord::{ApiBase, Token};
use crate::id::PackId;
use crate::operator::Operator;
use crate::seal::Keys;
use crate::store::Database;
use crate::text_file::{NotRead, TextFile};

/// Where the configuration file is looked for if no path is given.
pub const DEFAULT_PATH: &str = "config/myelin.toml";

/// The configuration of the process, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The bot's token. There is one for [`Needs::Run`].
    pub token: Option<Token>,
    /// Where Discord's API is.
    pub api_base: ApiBase,
    /// The folder that holds what must outlive the process.
    pub data: PathBuf,
    /// The keys that seal walks; without them, the data folder holds one.
    pub keys: Option<Keys>,
    /// Where the settings of servers are kept.
    pub database: Database,
    /// Whether the questions are on. It is decided for [`Needs::Run`].
    pub checks: Option<bool>,
    /// Who runs the bot, if all of it is given. It is for [`Needs::Run`].
    pub operator: Option<Operator>,
    /// Whether messages in servers are read that mention the bot.
    pub mentions: bool,
    /// The folder laid over the built-in packs.
    pub responses: Option<PathBuf>,
    /// The packs in use; without it, all of them.
    pub packs: Option<Vec<PackId>>,
    /// How much is logged.
    pub log: Level,
    /// How it is logged.
    pub log_format: LogFormat,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// Lines for people to read.
    Text,
    /// JSON, for programs to read.
    Json,
    /// Text on a terminal, JSON everywhere else.
    Auto,
}

/// What a command needs of the configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// All that the bot needs to run on Discord.
    Run,
    /// Nothing; but what is given must be right.
    Nothing,
}

/// Reads the configuration from a file and the environment. A path that is given must exist;
/// without one, [`DEFAULT_PATH`] is read if it is there.
///
/// # Errors
///
/// Everything that is wrong, each with its place.
pub fn load(path: Option<&Path>, needs: Needs) -> Result<Config, ConfigErrors> {
    let ours = |name: &str| name.starts_with("MYELIN_") || name.starts_with("DISCORD_");
    let environment = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value)))
        .filter(|(name, _)| ours(name))
        .collect();
    load_with(path, &environment, needs)
}

fn load_with(
    path: Option<&Path>,
    environment: &BTreeMap<String, OsString>,
    needs: Needs,
) -> Result<Config, ConfigErrors> {
    let place = path.unwrap_or(Path::new(DEFAULT_PATH));
    let shown = place.display().to_string();
    let text = match TextFile::read(place) {
        Ok(text) => Some(text),
        Err(NotRead::Missing) if path.is_none() => None,
        Err(why) => {
            return Err(ConfigErrors(vec![not_read(why).at(&Origin::File(shown, None))]));
        }
    };
    let file = text.as_ref().map(|text| ConfigFile {
        path: &shown,
        text: &text.text,
        private: text.private,
    });
    read(&ConfigSource { file, environment, open: &TextFile::read }, needs)
}

#[cfg(test)]
mod tests;
