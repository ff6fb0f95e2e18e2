//! `myelin try`: the real bot on a Discord of its own, in a terminal or a pipe. No token, no
//! network.

mod plain;

use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::sync::{oneshot, watch};

use self::plain::{NumberedChoice, drawn};
use crate::app::App;
use crate::discord::{ApiBase, Connection, Token};
use crate::locale::Locale;
use crate::sandbox::{Channel, Clock, Message, Person, Refused, Sandbox, Shown};

/// How long the bot may take to come up.
const START: Duration = Duration::from_secs(20);

/// How long a message may take to go away.
const GOING: Duration = Duration::from_secs(2);

const WELCOME: &str = "\
Myelin, on a Discord of its own: no token, no network, nothing kept.
Type a slash command, such as /b12-check. Choose by number. ? explains, quit leaves.
";

const EXPLAINED: &str = "\
/command         sends a slash command, such as /b12-check or /help
/b12-read words  sends it with words; with a question mark at the end it shows suggestions
a number         presses that button or picks that option
1,3              picks several options of one menu
?                shows this; again the screen with: look
quit             leaves
";

/// What `myelin try` is given.
#[derive(Debug, clap::Args)]
pub struct TryArgs {
    /// Where you talk to the bot
    #[arg(long = "in", value_enum, default_value_t = ChannelArg::Server)]
    place: ChannelArg,
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

/// Why trying did not work.
#[derive(Debug, thiserror::Error)]
pub enum TryError {
    /// The stand-in could not start.
    #[error("cannot open a port on 127.0.0.1 for the stand-in: {0}")]
    Port(std::io::Error),
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
    let me = discord.person("you").speaking(args.locale.as_str());
    let channel = match args.place {
        ChannelArg::Server => discord.server_channel(),
        ChannelArg::Direct => discord.direct(&me),
        ChannelArg::Group => discord.group(&me),
    };
    let talk = Talk { discord: &discord, me, channel, shown: None, choices: Vec::new() };
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

/// One person's talk with the bot.
struct Talk<'d> {
    discord: &'d Sandbox,
    me: Person,
    channel: Channel,
    /// The message that numbers refer to.
    shown: Option<Message>,
    choices: Vec<NumberedChoice>,
}

impl Talk<'_> {
    async fn talk(mut self) -> Result<(), TryError> {
        let mut input = BufReader::new(tokio::io::stdin());
        say(WELCOME).await?;
        loop {
            say("\n> ").await?;
            let mut line = Vec::new();
            if input.read_until(b'\n', &mut line).await.map_err(TryError::Input)? == 0 {
                say("\n").await?;
                return Ok(());
            }
            let line = String::from_utf8_lossy(&line);
            let line = line.trim();
            if !std::io::IsTerminal::is_terminal(&std::io::stdin()) {
                // In a pipe nothing echoes what was typed.
                say(&format!("{line}\n")).await?;
            }
            let answer = match line {
                "" => continue,
                "quit" | "exit" | "q" => return Ok(()),
                "?" => EXPLAINED.to_owned(),
                "look" => self.look(),
                _ => match line.strip_prefix('/') {
                    Some(command) => self.command(command).await,
                    None => self.choose(line).await,
                },
            };
            say(&format!("\n{answer}")).await?;
        }
    }

    /// The screen once more.
    fn look(&mut self) -> String {
        match self.shown.take() {
            Some(message) => self.show(message),
            None => "Nothing is shown yet. Type a slash command, such as /b12-check.\n".to_owned(),
        }
    }

    fn show(&mut self, message: Message) -> String {
        let (text, choices) = drawn(&message);
        self.choices = choices;
        self.shown = Some(message);
        text
    }

    /// Sends a slash command, or asks for its suggestions.
    async fn command(&mut self, line: &str) -> String {
        let (name, words) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let words = words.trim();
        if let Some(typed) = words.strip_suffix('?') {
            return match self.discord.suggest(&self.me, &self.channel, name, "about", typed).await {
                Ok(found) if found.is_empty() => "No suggestions.\n".to_owned(),
                Ok(found) => {
                    let labels: Vec<&str> = found.iter().map(|(label, _)| label.as_str()).collect();
                    format!("- {}\n", labels.join("\n- "))
                }
                Err(refused) => self.refused(&refused),
            };
        }
        let options: &[(&str, &str)] = if words.is_empty() { &[] } else { &[("about", words)] };
        match self.discord.command(&self.me, &self.channel, name, options).await {
            Ok(shown) => self.after(shown).await,
            Err(refused) => self.refused(&refused),
        }
    }

    /// Presses or picks what the numbers say; a label will do as well.
    async fn choose(&mut self, line: &str) -> String {
        let chosen: Vec<NumberedChoice> = match self.chosen(line) {
            Ok(chosen) => chosen,
            Err(why) => return why,
        };
        let Some(message) = self.shown.as_ref().map(|message| message.id) else {
            return "Nothing is shown to choose from.\n".to_owned();
        };
        let result = match chosen.as_slice() {
            [NumberedChoice::Press { custom_id, .. }] => {
                self.discord.press(&self.me, message, custom_id).await
            }
            [NumberedChoice::Pick { custom_id, most, .. }, rest @ ..] => {
                let mut values = Vec::new();
                for choice in &chosen {
                    match choice {
                        NumberedChoice::Pick { custom_id: id, value, .. } if id == custom_id => {
                            values.push(value.as_str());
                        }
                        NumberedChoice::Pick { .. } | NumberedChoice::Press { .. } => {
                            return "Choose from one menu at a time.\n".to_owned();
                        }
                    }
                }
                if rest.len() >= *most {
                    return format!("Choose at most {most} here.\n");
                }
                self.discord.choose(&self.me, message, custom_id, &values).await
            }
            _ => return "Press one button at a time.\n".to_owned(),
        };
        match result {
            Ok(shown) => self.after(shown).await,
            Err(refused) => self.refused(&refused),
        }
    }

    /// The choices that a line names, by numbers or by a label.
    fn chosen(&self, line: &str) -> Result<Vec<NumberedChoice>, String> {
        let count = self.choices.len();
        if count == 0 {
            return Err(
                "There is nothing to choose here. Type a slash command, such as /b12-check, \
                        or ? for more.\n"
                    .to_owned(),
            );
        }
        let parts = line.split([',', ' ']).filter(|part| !part.is_empty());
        let numbers: Option<Vec<usize>> = parts.map(|part| part.parse().ok()).collect();
        let Some(mut numbers) = numbers else {
            let typed = line.to_lowercase();
            let mut alike = self
                .choices
                .iter()
                .filter(|choice| choice.label().to_lowercase().starts_with(&typed));
            let same = self.choices.iter().find(|choice| choice.label().to_lowercase() == typed);
            return match (same.or_else(|| alike.next()), alike.next()) {
                (Some(choice), None) => Ok(vec![choice.clone()]),
                (Some(choice), Some(_)) if same.is_some() => Ok(vec![choice.clone()]),
                _ => Err(format!("Type a number from 1 to {count}, a slash command, or ?.\n")),
            };
        };
        numbers.sort_unstable();
        numbers.dedup();
        let chosen = numbers.iter().map(|number| {
            let choice = number.checked_sub(1).and_then(|index| self.choices.get(index));
            choice.cloned().ok_or_else(|| format!("There is no {number} here; 1 to {count} are.\n"))
        });
        chosen.collect()
    }

    /// What the person sees after something happened.
    async fn after(&mut self, shown: Shown) -> String {
        match shown {
            Shown::New(message) => self.show(message),
            Shown::Updated(message) => {
                let id = message.id;
                let last = message.buttons().is_empty() && message.menus().is_empty();
                let text = self.show(message);
                let (discord, me) = (self.discord, &self.me);
                if last && discord.settled(GOING, || discord.message(me, id).is_none()).await {
                    self.forget();
                    return format!("{text}(The message is gone.)\n");
                }
                text
            }
            Shown::Kept => "Nothing changed.\n".to_owned(),
            Shown::Removed => {
                self.forget();
                "(The message is gone.)\n".to_owned()
            }
        }
    }

    fn forget(&mut self) {
        self.shown = None;
        self.choices.clear();
    }

    /// Why something was refused, and what may have been meant.
    fn refused(&self, refused: &Refused) -> String {
        let Refused::UnknownCommand { name } = refused else { return format!("{refused}.\n") };
        let commands = self.discord.commands();
        let names: Vec<&str> =
            commands.iter().filter_map(|command| command.get("name")?.as_str()).collect();
        // Half a name is nearer than any other that looks like it.
        let alike = |known: &str| {
            let begun = known.starts_with(name.as_str());
            if begun { 1.0 } else { strsim::normalized_damerau_levenshtein(known, name) }
        };
        let near = names.iter().filter(|known| alike(known) >= 0.6);
        match near.max_by(|one, other| alike(one).total_cmp(&alike(other))) {
            Some(meant) => format!("There is no /{name}. Did you mean /{meant}?\n"),
            None => format!("There is no /{name}. There is: /{}\n", names.join(", /")),
        }
    }
}

async fn say(text: &str) -> std::io::Result<()> {
    let mut out = tokio::io::stdout();
    out.write_all(text.as_bytes()).await?;
    out.flush().await
}
