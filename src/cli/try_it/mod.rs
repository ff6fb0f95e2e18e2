//! `myelin try`: the real bot on a Discord of its own, in a terminal or a pipe. No token, no
//! network.

mod choosing;
mod filling;
mod plain;
mod standing;
mod talk;
mod typed;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{oneshot, watch};

use self::talk::Talk;
use crate::app::App;
use crate::discord::{ApiBase, Connection, Token};
use crate::locale::Locale;
use crate::sandbox::{Clock, Sandbox};

/// How long the bot may take to come up.
const START: Duration = Duration::from_secs(20);

/// What `myelin try` is given.
#[derive(Debug, clap::Args)]
pub struct TryArgs {
    /// Where you talk to the bot
    #[arg(long = "in", value_enum, default_value_t = ChannelArg::Server)]
    place: ChannelArg,
    /// A folder in which the settings of the server are kept; without it, they are gone at the end
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// The language that your Discord is set to, such as `de`
    #[arg(long, default_value_t = Locale::ENGLISH)]
    locale: Locale,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum ChannelArg {
    /// In a channel of a server
    Server,
    /// In a direct message with the bot
    Direct,
    /// In a group chat
    Group,
}

/// The folder in which the settings of the server are kept: one that was named, or one of our own that is gone at
/// the end.
#[derive(Debug)]
pub enum DataFolder {
    /// It was named.
    Named(PathBuf),
    /// It is deleted when this is dropped.
    OwnUntilDropped(PathBuf),
}

impl DataFolder {
    /// The folder that the arguments name, or a new one.
    ///
    /// # Errors
    ///
    /// [`TryError::Data`] when there can be none.
    pub fn of(args: &TryArgs) -> Result<Self, TryError> {
        if let Some(folder) = &args.data {
            std::fs::create_dir_all(folder).map_err(TryError::Data)?;
            return Ok(Self::Named(folder.clone()));
        }
        let mut mark = [0; 8];
        getrandom::fill(&mut mark)
            .map_err(|_error| TryError::Data(std::io::Error::other("no randomness")))?;
        let name = format!("myelin-try-{:016x}", u64::from_le_bytes(mark));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir(&folder).map_err(TryError::Data)?;
        Ok(Self::OwnUntilDropped(folder))
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        match self {
            Self::Named(path) | Self::OwnUntilDropped(path) => path,
        }
    }
}

impl Drop for DataFolder {
    fn drop(&mut self) {
        if let Self::OwnUntilDropped(path) = self {
            // What is left of it holds settings that were made up.
            std::fs::remove_dir_all(path).ok();
        }
    }
}

/// Why trying did not work.
#[derive(Debug, thiserror::Error)]
pub enum TryError {
    /// The stand-in could not start.
    #[error("cannot open a port on 127.0.0.1 for the stand-in: {0}")]
    Port(std::io::Error),
    /// There is no folder for the settings.
    #[error("cannot make a folder for the settings: {0}; name another one with --data")]
    Data(std::io::Error),
    /// The bot did not come up.
    #[error("the bot did not connect to the stand-in within {} seconds", START.as_secs())]
    NotReady,
    /// The bot stopped.
    #[error("the bot stopped: {0}")]
    Bot(String),
    /// What is typed cannot be read.
    #[error("cannot read what is typed: {0}")]
    Input(std::io::Error),
    /// The terminal is gone.
    #[error("cannot write to the terminal: {0}")]
    Output(#[from] std::io::Error),
}

/// Runs the bot on the stand-in and talks to the person until the input ends.
///
/// # Errors
///
/// [`TryError`] where it could not start or the output is gone.
pub async fn try_it(app: watch::Receiver<Arc<App>>, args: &TryArgs) -> Result<(), TryError> {
    let discord = Sandbox::start(Clock::real()).await.map_err(TryError::Port)?;
    let bad = |error: &dyn std::fmt::Display| TryError::Bot(error.to_string());
    let connection = Connection {
        token: Token::new(discord.token()).map_err(|error| bad(&error))?,
        api_base: ApiBase::new(&discord.base_url(), false).map_err(|error| bad(&error))?,
        home: discord.base_url(),
        mentions: true,
    };
    let (stop, stopped) = oneshot::channel::<()>();
    let stopped = async {
        let _ = stopped.await;
    };
    let mut bot = tokio::spawn(crate::discord::run(connection, app, stopped, |_| {}));
    let up = async { discord.ready(START).await && discord.commands_ready(START).await };
    tokio::select! {
        up = up => if !up { return Err(TryError::NotReady) },
        ended = &mut bot => return Err(TryError::Bot(ending(ended))),
    }
    let talk = Talk::new(&discord, args);
    let talked = tokio::select! {
        talked = talk.talk() => talked,
        _ = tokio::signal::ctrl_c() => Ok(()),
    };
    let _ = stop.send(());
    drop(bot.await);
    match talked {
        // Whoever reads it has seen enough.
        Err(TryError::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        talked => talked,
    }
}

fn ending(ended: Result<Result<(), crate::discord::RunError>, tokio::task::JoinError>) -> String {
    match ended {
        Ok(Ok(())) => "it ended by itself".to_owned(),
        Ok(Err(error)) => error.to_string(),
        Err(_) => "it failed inside".to_owned(),
    }
}
