//! A talk with the bot, line by line: what is typed, and what is shown for it.

use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};

use super::plain::{NumberedChoice, drawn};
use super::{ChannelArg, TryArgs, TryError};
use crate::locale::Locale;
use crate::sandbox::{Channel, Message, MessageId, Person, Refused, Sandbox, Shown, Writing};

/// How long a message may take to go away.
const GOING: Duration = Duration::from_secs(2);

/// How long the bot may take to answer a message. It leaves some without an answer.
const ANSWER: Duration = Duration::from_secs(5);

/// The name of the person who sits at the terminal.
const ME: &str = "you";

const WELCOME: &str = "\
Myelin, on a Discord of its own: no token, no network, nothing kept.
Type a slash command, such as /b12-check, or write in your own words. Choose by number. ? explains, quit leaves.
";

const EXPLAINED: &str = "\
/command words   sends a slash command, such as /b12-check, with or without words
suggest /…       shows what is suggested while these words are typed: suggest /b12-read feet
a number, 1,3    presses that button, or picks these options; the words on a button do too
other words      are sent to the bot as a direct message
@myelin words    mentions the bot in the channel of the server
# words          writes in that channel without mentioning the bot
menu NAME        uses that command of the menu on the last of these: menu Find a B12 passage
as NAME          acts as another member from then on; me: as yourself again
?                shows this; the screen once more: look
quit             leaves
";

/// A talk with the bot.
pub(super) struct Talk<'d> {
    discord: &'d Sandbox,
    place: ChannelArg,
    locale: Locale,
    /// Who acts.
    me: Person,
    /// The message that numbers refer to.
    shown: Option<Message>,
    choices: Vec<NumberedChoice>,
    /// The last message that somebody wrote, and the newest that was there after it.
    written: Option<MessageId>,
    newest: Option<MessageId>,
}

impl<'d> Talk<'d> {
    pub(super) fn new(discord: &'d Sandbox, args: &TryArgs) -> Self {
        let (place, locale) = (args.place, args.locale);
        let me = discord.person(ME).speaking(locale.as_str());
        let (choices, shown, written, newest) = (Vec::new(), None, None, None);
        Self { discord, place, locale, me, shown, choices, written, newest }
    }

    /// Where slash commands are sent.
    fn channel(&self) -> Channel {
        match self.place {
            ChannelArg::Server => self.discord.server_channel(),
            ChannelArg::Direct => self.discord.direct(&self.me),
            ChannelArg::Group => self.discord.group(&self.me),
        }
    }

    pub(super) async fn talk(mut self) -> Result<(), TryError> {
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
            return self.writes(self.discord.server_channel(), &words).await;
        }
        if let Some(words) = line.strip_prefix("# ") {
            let channel = self.discord.server_channel();
            let writing = Writing { words, ..Writing::default() };
            return match self.discord.write(&self.me, &channel, writing) {
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
        match line.strip_prefix("as ").map(str::trim) {
            Some(name) if !name.is_empty() && !name.contains(char::is_whitespace) => {
                return self.acts_as(name);
            }
            _ if line == "me" => return self.acts_as(ME),
            _ => {}
        }
        if self.is_choice(line) {
            return self.choose(line).await;
        }
        self.writes(self.discord.direct(&self.me), line).await
    }

    fn acts_as(&mut self, name: &str) -> String {
        self.me = self.discord.person(name).speaking(self.locale.as_str());
        self.forget();
        let who = if name == ME { "yourself" } else { name };
        format!("From now on you act as {who}.\n")
    }

    /// Writes to the bot, and waits a little for its answer.
    async fn writes(&mut self, channel: Channel, words: &str) -> String {
        let writing = Writing { words, ..Writing::default() };
        let id = match self.discord.write(&self.me, &channel, writing) {
            Ok(id) => id,
            Err(refused) => return self.refused(&refused),
        };
        self.written = Some(id);
        match self.discord.answered(&self.me, &channel, id, ANSWER).await {
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
        match self.discord.command_on(&self.me, message, name).await {
            Ok(shown) => self.after(shown).await,
            Err(refused) => self.refused(&refused),
        }
    }

    fn is_in_menu(&self, name: &str) -> bool {
        let commands = self.discord.commands();
        commands.iter().any(|known| known.get("name").and_then(Value::as_str) == Some(name))
    }

    /// Whether a line is made of numbers, or is what stands on something that can be chosen.
    fn is_choice(&self, line: &str) -> bool {
        let numbers = line.chars().all(|c| c.is_ascii_digit() || c == ',' || c == ' ');
        let typed = line.to_lowercase();
        numbers || self.choices.iter().any(|choice| choice.label().to_lowercase() == typed)
    }

    /// Messages of the bot that came in another place than the one that was looked at.
    fn elsewhere(&mut self) -> String {
        let (direct, server) = (self.discord.direct(&self.me), self.discord.server_channel());
        let mut text = String::new();
        let before = self.newest.max(self.written);
        for (channel, place) in [(server, "In the channel"), (direct, "In your direct messages")] {
            for message in self.discord.messages(&self.me, &channel) {
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
        let (name, words) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let (option, words) = (self.option_of(name), words.trim());
        let options = [(option.as_str(), words)];
        let options = if words.is_empty() { &[][..] } else { &options };
        match self.discord.command(&self.me, &self.channel(), name, options).await {
            Ok(shown) => self.after(shown).await,
            Err(refused) => self.refused(&refused),
        }
    }

    /// Shows what is suggested while a command is typed.
    async fn suggest(&mut self, line: &str) -> String {
        let (name, typed) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let option = self.option_of(name);
        match self.discord.suggest(&self.me, &self.channel(), name, &option, typed.trim()).await {
            Ok(found) if found.is_empty() => "No suggestions.\n".to_owned(),
            Ok(found) => {
                let labels: Vec<&str> = found.iter().map(|(label, _)| label.as_str()).collect();
                format!("- {}\n", labels.join("\n- "))
            }
            Err(refused) => self.refused(&refused),
        }
    }

    /// The name of the option of a command; of one that has none, any.
    fn option_of(&self, name: &str) -> String {
        let commands = self.discord.commands();
        let command =
            commands.iter().find(|known| known.get("name").and_then(Value::as_str) == Some(name));
        let option = command.and_then(|command| command.pointer("/options/0/name")?.as_str());
        option.unwrap_or("about").to_owned()
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
            let same = self.choices.iter().find(|choice| choice.label().to_lowercase() == typed);
            return same.map(|choice| vec![choice.clone()]).ok_or_else(|| {
                format!("Type a number from 1 to {count}, a slash command, or ?.\n")
            });
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
            Shown::Form(form) => form.title,
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
