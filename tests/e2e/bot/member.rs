//! A member of the community: the only code here that knows how a person acts on the stand-in.
//!
//! Whatever does not go as it should ends the test with everything the member did, and the screen
//! as it was then.

use std::fmt::Write;
use std::sync::Arc;

use myelin::sandbox::view::{Button, Menu, MessagePart};
use myelin::sandbox::{Channel, Interaction, Message, MessageId, Person, Refused, Sandbox, Shown};

use super::stage::LIMIT;

/// The most that a member does in one test.
const ACTS_MAX: usize = 500;

/// A person in a channel, with the screen they look at.
pub(crate) struct Member {
    discord: Arc<Sandbox>,
    pub(crate) who: Person,
    channel: Channel,
    screen: Option<Message>,
    /// What they have done, for whoever reads why a test failed.
    done: Vec<String>,
    /// What they answered: labels, and the values behind them.
    pub(crate) chosen: Vec<String>,
}

impl Member {
    pub(crate) fn new(discord: &Arc<Sandbox>, name: &str) -> Self {
        Self {
            discord: Arc::clone(discord),
            who: discord.person(name),
            channel: discord.server_channel(),
            screen: None,
            done: Vec::new(),
            chosen: Vec::new(),
        }
    }

    /// The same person in the direct message with the bot.
    pub(crate) fn in_direct(mut self) -> Self {
        self.channel = self.discord.direct(&self.who);
        self
    }

    /// The same person in a group chat, of which the bot is no part.
    pub(crate) fn in_group(mut self) -> Self {
        self.channel = self.discord.group(&self.who);
        self
    }

    /// The same person in this channel.
    pub(crate) fn in_channel(mut self, channel: Channel) -> Self {
        self.channel = channel;
        self
    }

    /// The same person without these permissions in the server, by Discord's bits.
    pub(crate) fn without(mut self, permissions: u64) -> Self {
        self.who = self.who.without(permissions);
        self
    }

    /// Writes a message in the channel, and gets an answer.
    pub(crate) async fn writes(&mut self, words: &str) {
        self.does(format!("writes {words}"));
        match self.discord.say(&self.who, &self.channel, words).await {
            Ok(message) => self.sees(message),
            Err(refused) => self.fails(&refused.to_string()),
        }
    }

    /// Uses a command of the menu of a message on it, and gets a new message.
    pub(crate) async fn uses(&mut self, command: &str, message: MessageId) {
        self.does(format!("uses {command}"));
        match self.discord.command_on(&self.who, message, command).await {
            Ok(Shown::New(message)) => self.sees(message),
            other => self.fails(&format!("no new message came but {}", named(&other))),
        }
    }

    /// Sees the same message change until it says this.
    pub(crate) async fn comes_to_read(&mut self, text: &str) {
        let (discord, who, id) = (&self.discord, &self.who, self.message().id);
        let says = || discord.message(who, id).is_some_and(|m| spoken(&m).contains(text));
        if !discord.settled(LIMIT, says).await {
            self.fails(&format!("the message does not come to say: {text}"));
        }
    }

    /// The option of a command, in which words are typed.
    fn option_of(&self, name: &str) -> String {
        let commands = self.discord.commands();
        let command = commands.iter().find(|command| command["name"] == name);
        let option = command.and_then(|command| command["options"][0]["name"].as_str());
        option.unwrap_or("about").to_owned()
    }

    /// Sends a slash command, with or without words after it, and gets a new message.
    pub(crate) async fn types(&mut self, line: &str) {
        self.does(format!("types {line}"));
        let line = line.trim_start_matches('/');
        let (name, about) = line.split_once(' ').unwrap_or((line, ""));
        let option = self.option_of(name);
        let options = [(option.as_str(), about)];
        let options = if about.is_empty() { &[][..] } else { &options };
        match self.discord.command(&self.who, &self.channel, name, options).await {
            Ok(Shown::New(message)) => self.sees(message),
            other => self.fails(&format!("no new message came but {}", named(&other))),
        }
    }

    /// Finds that there is no such command.
    pub(crate) async fn cannot_type(&mut self, line: &str) {
        self.does(format!("tries to type {line}"));
        let name = line.trim_start_matches('/');
        let result = self.discord.command(&self.who, &self.channel, name, &[]).await;
        if !matches!(result, Err(Refused::UnknownCommand { .. })) {
            self.fails(&format!("there is such a command: {}", named(&result)));
        }
    }

    /// The suggestions while these words are typed after a command: what they say, and what
    /// picking one sends.
    pub(crate) async fn is_suggested(&mut self, line: &str) -> Vec<(String, String)> {
        self.does(format!("types {line}, and waits for suggestions"));
        let (name, typed) = line.trim_start_matches('/').split_once(' ').expect("words after it");
        let option = self.option_of(name);
        let found = self.discord.suggest(&self.who, &self.channel, name, &option, typed).await;
        found.unwrap_or_else(|refused| self.fails(&refused.to_string()))
    }

    /// Presses a button, upon which the same message shows something else.
    pub(crate) async fn presses(&mut self, label: &str) {
        self.does(format!("presses [{label}]"));
        let (message, button) = self.finds(label);
        let result = self.discord.press(&self.who, message.id, &id_of(&button)).await;
        self.stays_on(&message, result);
    }

    /// Presses a button, upon which a new message comes beside the one it stands on.
    pub(crate) async fn is_told_beside(&mut self, label: &str) {
        self.does(format!("presses [{label}], for a message beside"));
        let (message, button) = self.finds(label);
        match self.discord.press(&self.who, message.id, &id_of(&button)).await {
            Ok(Shown::New(new)) => self.sees(new),
            other => self.fails(&format!("no new message came but {}", named(&other))),
        }
    }

    /// Presses a button, upon which the message goes away.
    pub(crate) async fn sends_away_with(&mut self, label: &str) {
        self.does(format!("presses [{label}], to see the message go"));
        let (message, button) = self.finds(label);
        let result = self.discord.press(&self.who, message.id, &id_of(&button)).await;
        match result {
            Ok(Shown::Removed) => {}
            result => self.stays_on(&message, result),
        }
        let gone = || self.discord.message(&self.who, message.id).is_none();
        if !self.discord.settled(LIMIT, gone).await {
            self.fails("the message is still there");
        }
        self.screen = None;
    }

    /// Picks options from the menu that has them all, upon which the same message shows something
    /// else.
    pub(crate) async fn picks(&mut self, labels: &[&str]) {
        self.does(format!("picks {labels:?}"));
        let message = self.message().clone();
        let has = |menu: &Menu, label: &str| menu.options.iter().any(|o| o.label == label);
        let menu = message.menus().into_iter().find(|menu| labels.iter().all(|l| has(menu, l)));
        let Some(menu) = menu else { self.fails("there is no such menu") };
        let options = menu.options.iter().filter(|option| labels.contains(&option.label.as_str()));
        let values: Vec<&str> = options.map(|option| option.value.as_str()).collect();
        self.chosen.extend(labels.iter().chain(&values).map(|text| (*text).to_owned()));
        let result = self.discord.choose(&self.who, message.id, &menu.custom_id, &values).await;
        self.stays_on(&message, result);
    }

    /// Answers questions one after the other: with a button where there is one, else by the menu.
    pub(crate) async fn answers(&mut self, answers: &[&[&str]]) {
        for labels in answers {
            match labels {
                [label] if self.buttons().iter().any(|button| button == label) => {
                    self.chosen.push((*label).to_owned());
                    self.presses(label).await;
                }
                labels => self.picks(labels).await,
            }
        }
    }

    /// Finds these words on the screen.
    #[track_caller]
    pub(crate) fn reads(&self, text: &str) {
        if !self.spoken().contains(text) {
            self.fails(&format!("the screen does not say: {text}"));
        }
    }

    /// Does not find these words on the screen.
    #[track_caller]
    pub(crate) fn does_not_read(&self, text: &str) {
        if self.spoken().contains(text) {
            self.fails(&format!("the screen says: {text}"));
        }
    }

    /// The screen, as it would be read aloud.
    pub(crate) fn spoken(&self) -> String {
        self.screen.as_ref().map(spoken).unwrap_or_default()
    }

    /// The message they look at.
    #[track_caller]
    pub(crate) fn message(&self) -> &Message {
        let Some(screen) = &self.screen else { self.fails("there is no screen to look at") };
        screen
    }

    /// The labels of all buttons.
    #[track_caller]
    pub(crate) fn buttons(&self) -> Vec<String> {
        self.message().buttons().into_iter().map(|button| button.label).collect()
    }

    /// The labels of all options of all menus.
    #[track_caller]
    pub(crate) fn options(&self) -> Vec<String> {
        let options = self.message().menus().into_iter().flat_map(|menu| menu.options);
        options.map(|option| option.label).collect()
    }

    /// The id of the button with this label.
    #[track_caller]
    pub(crate) fn id_of(&self, label: &str) -> String {
        id_of(&self.finds(label).1)
    }

    /// Makes sure that the screen is for this person's eyes only.
    #[track_caller]
    pub(crate) fn is_alone_with_it(&self) {
        let id = self.message().id;
        let other = self.discord.person("Passer-by");
        let others = self.discord.messages(&other, &self.channel);
        if !self.message().ephemeral || others.iter().any(|message| message.id == id) {
            self.fails("others can see the message");
        }
    }

    /// Makes sure that the screen is an ordinary message, which stays.
    #[track_caller]
    pub(crate) fn can_come_back_to_it(&self) {
        if self.message().ephemeral {
            self.fails("the message goes away when Discord is closed");
        }
    }

    /// Makes sure that this many messages are there, for this person in this channel.
    #[track_caller]
    pub(crate) fn has_messages(&self, count: usize) {
        let there = self.discord.messages(&self.who, &self.channel).len();
        if there != count {
            self.fails(&format!("there are {there} messages and not {count}"));
        }
    }

    /// Looks at the newest message there is.
    #[track_caller]
    pub(crate) fn looks_again(&mut self) {
        match self.discord.messages(&self.who, &self.channel).pop() {
            Some(message) => self.sees(message),
            None => self.fails("there is no message to look at"),
        }
    }

    /// A press on a button that has not been sent yet.
    #[track_caller]
    pub(crate) fn would_press(&mut self, label: &str) -> Interaction {
        self.does(format!("is about to press [{label}]"));
        let (message, button) = self.finds(label);
        let opened = self.discord.open_press(&self.who, message.id, &id_of(&button));
        opened.unwrap_or_else(|refused| self.fails(&refused.to_string()))
    }

    /// A press on a button of their own message, forged to carry another id.
    #[track_caller]
    pub(crate) fn would_forge(&mut self, label: &str, custom_id: &str) -> Interaction {
        let mut opened = self.would_press(label);
        self.does("changes the id it carries".to_owned());
        opened.payload["data"]["custom_id"] = custom_id.into();
        opened
    }

    /// A slash command that has not been sent yet.
    #[track_caller]
    pub(crate) fn would_type(&mut self, name: &str) -> Interaction {
        self.does(format!("is about to type /{name}"));
        let opened = self.discord.open_interaction(&self.who, &self.channel, name, &[]);
        opened.unwrap_or_else(|refused| self.fails(&refused.to_string()))
    }

    /// Notes what they do. A test that went round in circles would end here.
    #[track_caller]
    fn does(&mut self, what: String) {
        if self.done.len() == ACTS_MAX {
            self.fails("this goes on and on");
        }
        self.done.push(what);
    }

    fn sees(&mut self, message: Message) {
        self.screen = Some(message);
    }

    #[track_caller]
    fn finds(&self, label: &str) -> (Message, Button) {
        let message = self.message();
        let Some(button) = message.button(label) else { self.fails("there is no such button") };
        (message.clone(), button)
    }

    #[track_caller]
    fn stays_on(&mut self, message: &Message, result: Result<Shown, Refused>) {
        match result {
            Ok(Shown::Updated(new)) if new.id == message.id => self.sees(new),
            other => self.fails(&format!("not the same message changed but {}", named(&other))),
        }
    }

    #[track_caller]
    fn fails(&self, why: &str) -> ! {
        let done = self.done.join("\n- ");
        let screen = match self.spoken() {
            screen if screen.is_empty() => "(nothing)".to_owned(),
            screen => screen,
        };
        let complaints = self.discord.complaints().join("\n");
        let name = self.who.name();
        panic!("{why}\n\n{name}\n- {done}\n\n{name} sees:\n{screen}\nComplaints:\n{complaints}");
    }
}

fn named(result: &Result<Shown, Refused>) -> String {
    match result {
        Ok(Shown::New(message)) => format!("a new message:\n{}", spoken(message)),
        Ok(Shown::Updated(message)) => format!("a changed message:\n{}", spoken(message)),
        Ok(Shown::Kept) => "nothing changed".to_owned(),
        Ok(Shown::Removed) => "the message went away".to_owned(),
        Ok(Shown::Form(form)) => format!("a form: {}", form.title),
        Err(refused) => refused.to_string(),
    }
}

fn id_of(button: &Button) -> String {
    button.custom_id.clone().expect("no link")
}

/// A message as it would be read aloud: its words without marks, then what can be chosen.
pub(crate) fn spoken(message: &Message) -> String {
    let mut text = String::new();
    for piece in message.layout() {
        let written = match piece {
            MessagePart::Text(markdown) => writeln!(text, "{}", plain(&markdown)),
            MessagePart::Picture(picture) => writeln!(text, "(picture: {picture})"),
            MessagePart::File(file) => writeln!(text, "(file: {})", file.name),
            MessagePart::Separator => writeln!(text, "---"),
            MessagePart::Buttons(buttons) => {
                let labels: Vec<_> = buttons.iter().map(|b| format!("[{}]", b.label)).collect();
                writeln!(text, "{}", labels.join(" "))
            }
            MessagePart::Menu(menu) => {
                let option = |o: &myelin::sandbox::view::MenuOption| {
                    let detail = o.description.iter().map(|detail| format!(" / {detail}"));
                    let chosen = if o.default { " (chosen)" } else { "" };
                    format!("\n  * {}{}{chosen}", o.label, detail.collect::<String>())
                };
                let options: String = menu.options.iter().map(option).collect();
                let placeholder = menu.placeholder.unwrap_or_default();
                writeln!(text, "menu: {placeholder} (at most {}){options}", menu.max)
            }
        };
        written.expect("a text takes what is written to it");
    }
    text
}

/// Discord's Markdown without escapes and marks of weight.
fn plain(markdown: &str) -> String {
    let mut text = String::new();
    let unmarked = markdown.replace("**", "");
    let mut characters = unmarked.chars();
    while let Some(character) = characters.next() {
        text.extend(if character == '\\' { characters.next() } else { Some(character) });
    }
    text
}
