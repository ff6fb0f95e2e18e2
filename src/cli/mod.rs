//! The command line: what can be asked of the program, and what it exits with.
#![expect(clippy::print_stderr, reason = "the command line is where the program talks")]

mod beginnings;
mod check;
mod graph;
mod hear;
mod invite;
mod learn;
mod log;
mod new;
mod reload;
mod report;
mod review;
mod run;
mod schema;
mod sources;
mod stored;
pub mod try_it;
pub mod walk;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::app::{ContentsHash, Responses};
use crate::bot::Settings;
use crate::config::{self, Config, Needs};
use crate::discord;
use crate::document::RenderStyle;
use crate::library::Library;
use crate::operator::Operator;

/// The program did what it was asked.
const DONE: u8 = 0;
/// Something failed on the way.
const FAILED: u8 = 1;
/// What it was given makes no sense.
const USAGE: u8 = 2;
/// The configuration or a pack is wrong: starting again does not help. `EX_CONFIG` of sysexits.h.
const CONFIGURATION: u8 = 78;

/// A Discord bot for health communities: guided questions, sourced articles, and no answer kept
#[derive(Debug, Parser)]
#[command(name = "myelin", version, about, max_term_width = 100)]
struct Cli {
    /// The configuration file [default: config/myelin.toml, if it is there]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// A folder laid over the built-in responses
    #[arg(long, global = true, value_name = "DIR")]
    responses: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<CliCommand>,
}

#[derive(Debug, Subcommand)]
enum CliCommand {
    /// Connect to Discord and answer (the default)
    Run,
    /// Talk to the bot in this terminal: no token, no network
    Try(try_it::TryArgs),
    /// Check the packs and the configuration
    Check(check::CheckArgs),
    /// Print the links that bring the bot to a server or to a person
    Invite(invite::InviteArgs),
    /// Take one walk through a flow, without Discord
    Walk(walk::WalkArgs),
    /// Begin a pack of your own
    New(new::NewArgs),
    /// Show a flow in words, or as a graph
    Graph(graph::GraphArgs),
    /// Print what the bot says, on what basis, and how an article compares with guidance
    Sources(sources::SourcesArgs),
    /// Write everything a pack says for a clinician to review, and record what they have read
    Review(review::ReviewArgs),
    /// Copy the settings of servers into one file, while the bot runs
    Backup(stored::BackupArgs),
    /// Put a backup in the place of the settings of servers, which are kept
    Restore(stored::RestoreArgs),
    /// Copy the settings of servers into another database
    CopyStore(stored::CopyStoreArgs),
    /// Judge text without Discord: a line in, a line out
    Hear(hear::HearArgs),
    /// Learn how danger is heard from the corpus, and measure it
    Learn(learn::LearnArgs),
    /// Print how well danger is heard and passages are found, on texts that nothing was learned from
    Report(report::ReportArgs),
    /// Print what a kind of file looks like, for editors (JSON Schema)
    Schema(schema::SchemaArgs),
}

/// What the bot starts with, and where it came from.
struct Startup {
    library: Library,
    responses: Responses,
    mark: ContentsHash,
}

/// Why the program ends without having done what it was asked.
#[derive(Debug)]
struct Failure {
    code: u8,
    message: String,
}

impl Failure {
    fn new(code: u8, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// A file or folder that was asked for and cannot be written.
    fn cannot_write(path: &Path, error: &io::Error) -> Self {
        let remedy = "name a place in a folder that is there and that Myelin may write to";
        Self::new(FAILED, format!("{} cannot be written: {error}; {remedy}", path.display()))
    }
}

/// Runs the program with the arguments it was started with.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli.run() {
        Ok(()) => ExitCode::from(DONE),
        Err(failure) => {
            eprintln!("{}", failure.message.trim_end());
            ExitCode::from(failure.code)
        }
    }
}

impl Cli {
    fn run(&self) -> Result<(), Failure> {
        match &self.command {
            None | Some(CliCommand::Run) => {
                let config = self.load(Needs::Run)?;
                let started = self.start(&config, false)?;
                run::run(config, started, &beginnings::folder(self.config.as_deref()))
            }
            Some(CliCommand::Try(args)) => {
                let config = self.load(Needs::Nothing)?;
                let started = self.start(&config, true)?;
                run::try_it(&config, started, args)
            }
            Some(CliCommand::Check(args)) => check::check(self, args),
            Some(CliCommand::Invite(args)) => {
                let config = self.load(Needs::Nothing)?;
                let token = config.token.as_ref().map(discord::Token::reveal);
                let text = invite::invite(args, token);
                let text = text.map_err(|error| Failure::new(USAGE, error.to_string()))?;
                print(&text)
            }
            Some(CliCommand::New(args)) => new::new(args),
            Some(CliCommand::Graph(args)) => {
                let config = self.load(Needs::Nothing)?;
                graph::graph(&self.start(&config, true)?.library, args)
            }
            Some(CliCommand::Sources(args)) => {
                let config = self.load(Needs::Nothing)?;
                sources::sources(&self.start(&config, true)?.library, args)
            }
            Some(CliCommand::Review(args)) => {
                let config = self.load(Needs::Nothing)?;
                review::review(&self.start(&config, true)?.library, args)
            }
            Some(CliCommand::Backup(args)) => {
                stored::backup(&self.load(Needs::Nothing)?.database, args)
            }
            Some(CliCommand::Restore(args)) => {
                stored::restore(&self.load(Needs::Nothing)?.database, args)
            }
            Some(CliCommand::CopyStore(args)) => {
                stored::copy_store(&self.load(Needs::Nothing)?.database, args)
            }
            Some(CliCommand::Hear(args)) => {
                let config = self.load(Needs::Nothing)?;
                let operator = config.operator.clone().unwrap_or_else(run::nobody);
                let settings = settings(config.checks.unwrap_or(true), operator);
                hear::hear(&self.start(&config, true)?.library, &settings, args)
            }
            Some(CliCommand::Learn(args)) => {
                let config = self.load(Needs::Nothing)?;
                learn::learn(args, self.start(&config, true)?.library.safety.hearing.rules())
            }
            Some(CliCommand::Report(args)) => {
                let config = self.load(Needs::Nothing)?;
                report::report(&self.start(&config, true)?.library, args)
            }
            Some(CliCommand::Schema(args)) => schema::schema(args),
            Some(CliCommand::Walk(args)) => {
                let config = self.load(Needs::Nothing)?;
                let library = self.start(&config, true)?.library;
                let mut walked = Vec::new();
                let done = walk::walk(&library, args, &mut walked);
                done.map_err(|error| {
                    let bad = matches!(error, walk::WalkError::Bad(_));
                    Failure::new(if bad { USAGE } else { FAILED }, error.to_string())
                })?;
                print(&String::from_utf8_lossy(&walked))
            }
        }
    }

    /// The configuration, checked.
    fn load(&self, needs: Needs) -> Result<Config, Failure> {
        config::load(self.config.as_deref(), needs)
            .map_err(|error| Failure::new(CONFIGURATION, error.to_string()))
    }

    /// The folder laid over the built-in responses, if there is one.
    fn folder<'a>(&'a self, config: &'a Config) -> Option<&'a Path> {
        self.responses.as_deref().or(config.responses.as_deref())
    }

    /// Everything the bot can say, checked. Drafts are left out unless they are wanted.
    fn start(&self, config: &Config, drafts: bool) -> Result<Startup, Failure> {
        let folder = self.folder(config).map(Path::to_owned);
        let responses = Responses { folder, packs: config.packs.clone(), drafts };
        let contents = responses.read();
        let mark = contents.mark();
        let library = responses
            .library(contents)
            .map_err(|error| Failure::new(CONFIGURATION, error.drawn(look(&io::stderr()))))?;
        Ok(Startup { library, responses, mark })
    }
}

/// What the bot's words need of the configuration.
fn settings(checks: bool, operator: Operator) -> Settings {
    Settings { checks, operator, version: env!("CARGO_PKG_VERSION").to_owned() }
}

/// How mistakes in packs are drawn: with colours where a person looks at a terminal.
fn look(to: &impl IsTerminal) -> RenderStyle {
    let colours = to.is_terminal() && std::env::var_os("NO_COLOR").is_none();
    if colours { RenderStyle::Colour } else { RenderStyle::Plain }
}

/// Prints a result.
fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        // Whoever reads it has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written
            .map_err(|error| Failure::new(FAILED, format!("cannot write the output: {error}"))),
    }
}
