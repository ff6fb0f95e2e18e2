//! A stand-in with the bot on it, and the members who talk to it.
#![expect(clippy::disallowed_methods, reason = "copies the packs for a process")]

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use myelin::app::App;
use myelin::app::servers::{Following, Servers};
use myelin::bot::Settings;
use myelin::discord::{self, ApiBase, Connection, RunError, Token};
use myelin::library::Library;
use myelin::operator::Operator;
use myelin::sandbox::{Clock, Interaction, Sandbox};
use myelin::seal::{Key, Keys};
use myelin::store::{Database, FILE, Store};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;

use super::member::Member;
use super::process::Process;
use super::wire::Wire;
use crate::support::{OWN, WORDS, own, shipped, words};

/// How long anything may take that a test waits for. It is a bound for faults, not a measure.
pub(crate) const LIMIT: Duration = Duration::from_secs(20);

/// How long the program may take to leave when it is asked to.
pub(crate) const LEAVES_WITHIN: Duration = Duration::from_secs(10);

/// The pack of the tests' own topic.
pub(crate) const OWN_PACK: &str = "feet";

pub(crate) const OPERATOR: &str = "The Numb Feet Club";
pub(crate) const CONTACT: &str = "mods@example.org";
pub(crate) const PRIVACY_URL: &str = "https://example.org/privacy";

/// A stand-in, the wire to it, and the bot.
pub(crate) struct Stage {
    pub(crate) discord: Arc<Sandbox>,
    pub(crate) wire: Wire,
    bot: Option<Bot>,
    /// What the bot in this process answers from.
    live: Option<watch::Sender<Arc<App>>>,
    /// Whether the bot in this process reads messages in servers that mention it.
    mentions: bool,
    /// Where what servers set is stored, if it is.
    database: Option<Database>,
    /// What keeps the settings in step with the store.
    following: Option<JoinHandle<()>>,
    /// Where the process runs, with its data folder in it.
    pub(crate) folder: TempDir,
    /// What the process wrote that ended last.
    pub(crate) output: String,
}

/// The bot: in this process, or in one of its own.
enum Bot {
    Inside { stop: oneshot::Sender<()>, running: JoinHandle<Result<(), RunError>> },
    Process(Process),
}

impl Stage {
    /// A stage with nobody on it yet.
    pub(crate) async fn empty() -> Self {
        let discord = Sandbox::start(Clock::still()).await.expect("the stand-in starts");
        let wire = Wire::to(discord.base_url()).await;
        let folder = TempDir::new().expect("a folder");
        let output = String::new();
        let discord = Arc::new(discord);
        let (bot, live, following) = (None, None, None);
        let (mentions, database) = (true, None);
        Self { discord, wire, bot, live, mentions, database, following, folder, output }
    }

    /// A stage with the bot in this process, its questions on.
    pub(crate) async fn new() -> Self {
        let mut stage = Self::empty().await;
        stage.start(true).await;
        stage
    }

    /// The same with a store for what servers set, which the stage's folder keeps over restarts.
    pub(crate) async fn with_store() -> Self {
        let mut stage = Self::empty().await;
        stage.database = Some(Database::Sqlite(stage.file()));
        stage.start(true).await;
        stage
    }

    /// The same with what servers set in this database.
    pub(crate) async fn on(database: &Database) -> Self {
        let mut stage = Self::empty().await;
        stage.database = Some(database.clone());
        stage.start(true).await;
        stage
    }

    /// The file in which a stage of its own stores what servers set.
    pub(crate) fn file(&self) -> PathBuf {
        self.folder.path().join(FILE)
    }

    /// The same with the shipped packs in the place of the tests' own topic.
    pub(crate) async fn shipped() -> Self {
        let mut stage = Self::empty().await;
        stage.start_with(shipped(), true).await;
        stage
    }

    /// A stage with the bot in a process of its own.
    pub(crate) async fn with_process() -> Self {
        let mut stage = Self::empty().await;
        stage.start_process("data").await;
        stage
    }

    /// Starts the bot in this process, with the tests' own topic.
    pub(crate) async fn start(&mut self, checks: bool) {
        self.start_with(own(), checks).await;
    }

    /// The same without reading messages in servers.
    pub(crate) async fn start_without_mentions(&mut self) {
        self.mentions = false;
        self.start(true).await;
    }

    /// The same with this library. It always has the same sealing key.
    async fn start_with(&mut self, library: &Library, checks: bool) {
        let operator = Operator {
            name: OPERATOR.to_owned(),
            contact: CONTACT.to_owned(),
            privacy_url: PRIVACY_URL.to_owned(),
        };
        let settings = Settings { checks, operator, version: "1.2.3".to_owned() };
        let keys = Keys::new(Key::from([7; 32]), Vec::new());
        let mut answers = App::new(library.clone(), settings, keys);
        if let Some(database) = self.database.clone() {
            answers = answers.with_servers(self.open_store(&database).await);
        }
        let live = watch::Sender::new(Arc::new(answers));
        let app = live.subscribe();
        self.live = Some(live);
        let connection = Connection {
            token: Token::new(self.discord.token()).expect("a token"),
            api_base: ApiBase::new(&self.address(), false).expect("a loopback address"),
            home: PRIVACY_URL.to_owned(),
            mentions: self.mentions,
        };
        let (stop, stopped) = oneshot::channel();
        let stopped = async { stopped.await.unwrap_or(()) };
        let earlier = self.wire.calls().len();
        let running = tokio::spawn(discord::run(connection, app, stopped, |_| {}));
        self.bot = Some(Bot::Inside { stop, running });
        self.is_up(earlier).await;
    }

    /// Where the bot finds Discord. Files that people attach are fetched from there and from nowhere else, so a bot
    /// that reads them talks to the stand-in itself.
    fn address(&self) -> String {
        if self.database.is_some() { self.discord.base_url() } else { self.wire.base_url() }
    }

    /// What servers have set, as `run` and `try` open it.
    async fn open_store(&mut self, database: &Database) -> Arc<Servers> {
        let store = Store::open(database).await.expect("the store opens").store;
        let following = Following::of(&store);
        let servers = Servers::open(store, HashMap::new()).await.expect("it can be read");
        let followed = Arc::clone(&servers);
        let follow = async move { match following.follow(followed).await {} };
        self.following = Some(tokio::spawn(follow));
        servers
    }

    /// What servers have set, as the bot in this process holds it.
    pub(crate) fn servers(&self) -> Arc<Servers> {
        Arc::clone(self.live().borrow().servers())
    }

    /// The tests' own topic with its cards and words, in a folder of the stage, to be changed.
    pub(crate) fn packs(&self) -> PathBuf {
        let folder = self.folder.path().join("packs");
        copy(Path::new(OWN), &folder);
        fs::write(folder.join(WORDS), words::words()).expect("the words");
        folder
    }

    /// Starts the bot as a process, with this data folder below the stage's own.
    pub(crate) async fn start_process(&mut self, data: &str) {
        let packs = self.packs().display().to_string();
        self.run_process(data, &["run", "--responses", &packs], Some(OWN_PACK)).await;
    }

    /// The same with these arguments, and with all packs or this one.
    pub(crate) async fn run_process(&mut self, data: &str, arguments: &[&str], pack: Option<&str>) {
        let data = self.folder.path().join(data);
        let (data, base_url) = (data.display().to_string(), self.wire.base_url());
        let earlier = self.wire.calls().len();
        let mut environment = complete(&self.discord, &base_url, &data);
        environment.extend(pack.map(|pack| ("MYELIN_PACKS", pack)));
        let process = Process::start(self.folder.path(), arguments, &environment);
        self.bot = Some(Bot::Process(process));
        self.is_up(earlier).await;
    }

    /// Waits until the bot is connected and has compared its commands with those registered.
    async fn is_up(&self, earlier: usize) {
        let up = self.discord.ready(LIMIT).await
            && self.discord.commands_ready(LIMIT).await
            && (self.database.is_some()
                || self
                    .wire
                    .settled(LIMIT, |calls| {
                        let mut new = calls.iter().skip(earlier);
                        new.any(|call| call.is_about_commands() && call.status == Some(200))
                    })
                    .await);
        let output = self.bot.as_ref().map_or(String::new(), Bot::output);
        assert!(up, "the bot did not come up.\n{}\n{output}", self.discord.complaints().join("\n"));
    }

    /// What the bot in this process answers from, to be replaced.
    pub(crate) fn live(&self) -> watch::Sender<Arc<App>> {
        self.live.clone().expect("the bot is in this process")
    }

    /// The process that the bot is.
    pub(crate) fn process(&mut self) -> &mut Process {
        match &mut self.bot {
            Some(Bot::Process(process)) => process,
            _ => panic!("the bot is not a process of its own"),
        }
    }

    /// Kills the process, as the system does when memory runs out.
    pub(crate) async fn kill(&mut self) {
        self.process().kill().await;
        self.bot = None;
        assert!(self.is_deserted(LIMIT).await, "the killed bot is still connected");
    }

    /// Waits until the stand-in has seen that no bot is connected any more, and says whether that
    /// came to be.
    pub(crate) async fn is_deserted(&self, limit: Duration) -> bool {
        // Only a connected bot can be told something, and what it does not know it does not mind.
        let told = || self.discord.dispatch_raw("NOTHING_HAPPENED", json!({}));
        self.discord.settled(limit, || !told()).await
    }

    /// Stops the bot as its operator would, which must go well and be quick.
    pub(crate) async fn stop(&mut self) {
        match self.bot.take() {
            None => return,
            Some(Bot::Inside { stop, running }) => {
                stop.send(()).expect("the bot still runs");
                let ended = tokio::time::timeout(LEAVES_WITHIN, running).await;
                let ended = ended.expect("the bot leaves in time").expect("the bot does not panic");
                ended.expect("the bot ends well");
                if let Some(following) = self.following.take() {
                    following.abort();
                }
            }
            Some(Bot::Process(mut process)) => {
                process.terminate();
                let code = process.ends(LEAVES_WITHIN).await;
                self.output = process.output();
                assert_eq!(code, 0, "the program's exit code. It wrote:\n{}", self.output);
            }
        }
        assert!(self.is_deserted(LIMIT).await, "the bot has ended, and is still connected");
    }

    /// Ends a test: the bot stops, and the stand-in has nothing to say about what it sent; nor has
    /// the wire, when it is cut.
    pub(crate) async fn end(mut self) {
        self.stop().await;
        let none: [&str; 0] = [];
        assert_eq!(self.discord.complaints(), none, "the stand-in complains");
    }

    /// A member, in the channel of the server.
    pub(crate) fn member(&self, name: &str) -> Member {
        Member::new(&self.discord, name)
    }

    /// Brings an interaction to the bot, whoever made it up.
    pub(crate) fn deliver(&self, interaction: &Interaction) {
        let payload = interaction.payload.clone();
        assert!(self.discord.dispatch_raw("INTERACTION_CREATE", payload), "no bot is there");
    }

    /// The bot's first answer to an interaction, once it is there.
    pub(crate) async fn answer(&self, interaction: &Interaction) -> Value {
        let answer = self.discord.answer_to(interaction.id, LIMIT).await;
        answer.unwrap_or_else(|| {
            panic!("no answer within {LIMIT:?}; {}", self.discord.complaints().join("\n"))
        })
    }

    /// How many first answers the bot has sent to an interaction.
    pub(crate) fn answers_sent(&self, interaction: &Interaction) -> usize {
        let start = format!("/interactions/{}/", interaction.id);
        let calls = self.wire.calls();
        calls.iter().filter(|call| call.is_callback() && call.path.starts_with(&start)).count()
    }
}

impl Bot {
    fn output(&self) -> String {
        match self {
            Self::Process(process) => process.output(),
            Self::Inside { running, .. } if running.is_finished() => "it has ended".to_owned(),
            Self::Inside { .. } => "it runs".to_owned(),
        }
    }
}

/// Copies a folder with everything in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder to copy") {
        let path = entry.expect("an entry").path();
        let to = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, to).expect("a copy");
        }
    }
}

/// The whole environment that `myelin run` needs to talk to a stand-in.
pub(crate) fn complete<'a>(
    discord: &'a Sandbox,
    base_url: &'a str,
    data: &'a str,
) -> Vec<(&'static str, &'a str)> {
    vec![
        ("DISCORD_TOKEN", discord.token()),
        ("DISCORD_API_BASE", base_url),
        ("MYELIN_DATA", data),
        ("MYELIN_CHECKS", "on"),
        ("MYELIN_MENTIONS", "on"),
        ("MYELIN_LOG", "debug"),
        ("MYELIN_OPERATOR_NAME", OPERATOR),
        ("MYELIN_OPERATOR_CONTACT", CONTACT),
        ("MYELIN_OPERATOR_PRIVACY_URL", PRIVACY_URL),
    ]
}
