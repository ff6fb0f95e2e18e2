//! A talk with the bot, line by line: what is typed, and what is shown for it.

use std::path::Path;
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};

use super::filling::{Filling, Step};
use super::plain::{NumberedChoice, drawn};
use super::standing::Standing;
use super::typed::{TypedCommand, subcommands, typed};
use super::{TryArgs, TryError};
use crate::sandbox::{Channel, Message, MessageId, Refused, Sandbox, Shown, Writing};

/// How long a message may take to go away.
const GOING: Duration = Duration::from_secs(2);

/// How long the bot may take to answer a message. It leaves some without an answer.
const ANSWER: Duration = Duration::from_secs(5);

const WELCOME: &str = "\
Type a slash command, such as /b12-check, or write in your own words. Choose by number. ? explains, quit leaves.
";

const EXPLAINED: &str = "\
/command words   sends a slash command, such as /b12-check, with or without words; options by name, such as
                 /command where: #general, or the path of a file for an option that takes one
suggest /…       shows what is suggested while these words are typed: suggest /b12-read feet
a number, 1,3    presses that button, or picks these options; the words on a button do too
3 #general       picks channels, people or roles by name from the menu with this number
other words      are sent to the bot as a direct message
@myelin words    mentions the bot in the channel where you are
# words          writes in that channel without mentioning the bot
menu NAME        uses that command of the menu on the last of these: menu Find a B12 passage
as NAME          acts as another member from then on; me: as yourself again
as moderator NAME  as a moderator; as helper NAME and as new NAME: with these roles
in PLACE         goes to a channel, such as in b12-talk; in thread, in dm, in group, in server; where: lists them
?                shows this; the screen once more: look
quit             leaves
";

/// A talk with the bot.
pub(super) struct Talk<'d> {
    pub(super) discord: &'d Sandbox,
    /// Who acts, and where.
    pub(super) at: Standing<'d>,
    /// The form that is open.
    form: Option<Filling>,
    /// Where settings are kept, if they are.
    data: Option<&'d Path>,
    /// The message that numbers refer to.
    pub(super) shown: Option<Message>,
    pub(super) choices: Vec<NumberedChoice>,
    /// The last message that somebody wrote, and the newest that was there after it.
    written: Option<MessageId>,
    newest: Option<MessageId>,
}

impl<'d> Talk<'d> {
    pub(super) fn new(discord: &'d Sandbox, args: &'d TryArgs) -> Self {
        let at = Standing::new(discord, args.place, args.locale);
        let (choices, shown, written, newest) = (Vec::new(), None, None, None);
        let data = args.data.as_deref();
        Self { discord, at, form: None, data, shown, choices, written, newest }
    }

    pub(super) async fn talk(mut self) -> Result<(), TryError> {
        let mut input = BufReader::new(tokio::io::stdin());
        say("Myelin, on a Discord of its own: no token, no network, ").await?;
        match self.data {
            None => say("nothing kept.\n").await?,
            Some(folder) => {
                let folder = folder.display();
                say(&format!("no answer kept. What moderators set is kept in {folder}.\n")).await?;
            }
        }
        say(WELCOME).await?;
        loop {
            say(&format!("\n{}> ", self.at.prompt())).await?;
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
                "quit" | "exit" | "q" => return Ok(()),
                line if self.form.is_some() => self.fills(line).await,
                "" => continue,
                "?" => EXPLAINED.to_owned(),
                "look" => self.look(),
                _ => self.acts(line).await,
            };
            let elsewhere = self.elsewhere();
            say(&format!("\n{answer}{elsewhere}")).await?;
        }
    }

    /// Does what a line says.
    async fn acts(&mut self, line: &str) -> String {
        if let Some(command) = line.strip_prefix('/') {
            return self.command(command).await;
        }
        if let Some(command) = line.strip_prefix("suggest /") {
            return self.suggest(command).await;
        }
        if let Some(words) = line.strip_prefix("@myelin") {
            let words = format!("<@{}>{words}", self.discord.application_id());
            return self.writes(self.at.server_channel(), &words).await;
        }
        if let Some(words) = line.strip_prefix("# ") {
            let channel = self.at.server_channel();
            let writing = Writing { words, ..Writing::default() };
            return match self.discord.write(&self.at.me, &channel, writing) {
                Ok(id) => {
                    self.written = Some(id);
                    "It stands in the channel. The bot does not read it.\n".to_owned()
                }
                Err(refused) => self.refused(&refused),
            };
        }
        if let Some(name) = line.strip_prefix("menu ").filter(|name| self.is_in_menu(name)) {
            return self.uses_on_message(name).await;
        }
        if let Some(answer) = self.at.changes(line) {
            if line != "where" {
                self.forget();
            }
            return answer;
        }
        if self.is_choice(line) {
            return self.choose(line).await;
        }
        self.writes(self.discord.direct(&self.at.me), line).await
    }

    /// Writes a line into the form that is open.
    async fn fills(&mut self, line: &str) -> String {
        let Some(mut filling) = self.form.take() else { return String::new() };
        match filling.take(line) {
            Step::Ask(words) => {
                self.form = Some(filling);
                words
            }
            Step::Closed => "The form is closed. Nothing was sent.\n".to_owned(),
            Step::Done => {
                let fields = filling.form.fields.iter().zip(&filling.texts);
                let given: Vec<(&str, &str)> =
                    fields.map(|(field, text)| (field.custom_id.as_str(), text.as_str())).collect();
                match self.discord.submit(&self.at.me, &filling.form, &given).await {
                    Ok(shown) => self.after(shown).await,
                    Err(refused) => self.refused(&refused),
                }
            }
        }
    }

    /// Writes to the bot, and waits a little for its answer.
    async fn writes(&mut self, channel: Channel, words: &str) -> String {
        let writing = Writing { words, ..Writing::default() };
        let id = match self.discord.write(&self.at.me, &channel, writing) {
            Ok(id) => id,
            Err(refused) => return self.refused(&refused),
        };
        self.written = Some(id);
        match self.discord.answered(&self.at.me, &channel, id, ANSWER).await {
            Ok(message) => self.show(message),
            Err(Refused::NotAnswered { .. }) => "(No answer.)\n".to_owned(),
            Err(refused) => self.refused(&refused),
        }
    }

    /// Uses a command of the menu on the last message that somebody wrote.
    async fn uses_on_message(&mut self, name: &str) -> String {
        let Some(message) = self.written else {
            return "Nobody has written a message yet: write one, such as # my feet burn\n"
                .to_owned();
        };
        match self.discord.command_on(&self.at.me, message, name).await {
            Ok(shown) => self.after(shown).await,
            Err(refused) => self.refused(&refused),
        }
    }

    fn is_in_menu(&self, name: &str) -> bool {
        let commands = self.discord.commands();
        commands.iter().any(|known| known.get("name").and_then(Value::as_str) == Some(name))
    }

    /// Messages of the bot that came in another place than the one that was looked at.
    fn elsewhere(&mut self) -> String {
        let server = self.discord.channels_of(&self.at.me).into_iter();
        let direct = (String::new(), self.discord.direct(&self.at.me));
        let mut text = String::new();
        let before = self.newest.max(self.written);
        for (name, channel) in server.chain([direct]) {
            let place = match name.as_str() {
                "" => "In your direct messages".to_owned(),
                "general" => "In the channel".to_owned(),
                _ => format!("In {}", self.at.called(&channel)),
            };
            for message in self.discord.messages(&self.at.me, &channel) {
                let known = self.shown.as_ref().is_some_and(|shown| shown.id == message.id);
                let new = before.is_none_or(|before| message.id > before) && message.by_bot;
                self.newest = self.newest.max(Some(message.id));
                if new && !known {
                    text.push_str(&format!("\n{place}:\n\n{}", self.show(message)));
                }
            }
        }
        text
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

    /// Sends a slash command.
    async fn command(&mut self, line: &str) -> String {
        let command = typed(line, &self.discord.commands());
        if let Err(trouble) = self.attach(&command) {
            return trouble;
        }
        let options: Vec<(&str, &str)> = command
            .options
            .iter()
            .map(|(name, value)| (name.as_str(), sent(&command, name, value)))
            .collect();
        let name = &command.name;
        match self.discord.command(&self.at.me, &self.at.channel(), name, &options).await {
            Ok(shown) => self.after(shown).await,
            Err(refused) => self.refused(&refused),
        }
    }

    /// Lays the files that a command names at hand.
    #[expect(clippy::disallowed_methods, reason = "the person names the file that is to be sent")]
    fn attach(&self, command: &TypedCommand) -> Result<(), String> {
        for (_, path) in command.options.iter().filter(|(name, _)| command.files.contains(name)) {
            let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}.\n"))?;
            self.discord.have_file(file_name(path), &bytes);
        }
        Ok(())
    }

    /// Shows what is suggested while a command is typed.
    async fn suggest(&mut self, line: &str) -> String {
        let command = typed(line, &self.discord.commands());
        let (name, channel) = (&command.name, self.at.channel());
        let (option, words) = match command.options.last() {
            Some((option, words)) => (option.as_str(), words.as_str()),
            None => ("about", ""),
        };
        match self.discord.suggest(&self.at.me, &channel, name, option, words).await {
            Ok(found) if found.is_empty() => "No suggestions.\n".to_owned(),
            Ok(found) => {
                let labels: Vec<&str> = found.iter().map(|(label, _)| label.as_str()).collect();
                format!("- {}\n", labels.join("\n- "))
            }
            Err(refused) => self.refused(&refused),
        }
    }

    /// What the person sees after something happened.
    pub(super) async fn after(&mut self, shown: Shown) -> String {
        match shown {
            Shown::New(message) => self.show(message),
            Shown::Updated(message) => {
                let id = message.id;
                let last = message.buttons().is_empty() && message.menus().is_empty();
                let text = self.show(message);
                let (discord, me) = (self.discord, &self.at.me);
                if last && discord.settled(GOING, || discord.message(me, id).is_none()).await {
                    self.forget();
                    return format!("{text}(The message is gone.)\n");
                }
                text
            }
            Shown::Kept => "Nothing changed.\n".to_owned(),
            Shown::Form(form) => {
                let filling = Filling::new(form);
                let words = filling.opened();
                self.form = Some(filling);
                words
            }
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
    pub(super) fn refused(&self, refused: &Refused) -> String {
        let Refused::UnknownCommand { name } = refused else { return format!("{refused}.\n") };
        let commands = self.discord.commands();
        let inner = subcommands(name, &commands);
        if !inner.is_empty() {
            return format!("/{name} needs one more word: {}\n", inner.join(", "));
        }
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

/// What is sent for an option: what was typed, of a file its name.
fn sent<'t>(command: &TypedCommand, option: &String, typed: &'t str) -> &'t str {
    if command.files.contains(option) { file_name(typed) } else { typed }
}

fn file_name(path: &str) -> &str {
    path.rsplit_once(['/', '\\']).map_or(path, |(_, name)| name)
}

async fn say(text: &str) -> std::io::Result<()> {
    let mut out = tokio::io::stdout();
    out.write_all(text.as_bytes()).await?;
    out.flush().await
}
