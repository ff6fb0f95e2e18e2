//! A person at the settings: whoever types commands with options, picks channels and roles, and fills forms.

use std::sync::Arc;

use myelin::sandbox::{Channel, FormShown, Message, Person, Refused, Sandbox, Shown};

use super::member::spoken;
use super::stage::{LIMIT, Stage};

/// A person in a place, with the screen they look at.
pub(crate) struct Acting {
    pub(crate) discord: Arc<Sandbox>,
    pub(crate) who: Person,
    pub(crate) at: Channel,
    pub(crate) screen: Option<Message>,
}

impl Stage {
    /// A moderator in the channel `general`.
    pub(crate) fn moderator(&self, name: &str) -> Acting {
        self.acting(self.discord.moderator(name))
    }

    /// A person in the channel `general`.
    pub(crate) fn acting(&self, who: Person) -> Acting {
        let discord = Arc::clone(&self.discord);
        Acting { who, at: discord.server_channel(), screen: None, discord }
    }

    /// What a moderator reads in a channel of everybody's messages of the bot, newest last.
    pub(crate) fn public_in(&self, channel: &Channel) -> Vec<String> {
        let reader = self.discord.moderator("Nobody else");
        let all = self.discord.messages(&reader, channel).into_iter();
        all.filter(|message| message.by_bot && !message.ephemeral).map(|m| spoken(&m)).collect()
    }

    /// Waits until a channel has this many messages of the bot, and gives them.
    pub(crate) async fn come(&self, channel: &Channel, count: usize) -> Vec<String> {
        let there = || self.public_in(channel).len() == count;
        assert!(self.discord.settled(LIMIT, there).await, "{:#?}", self.public_in(channel));
        self.public_in(channel)
    }
}

impl Acting {
    /// Goes to a channel of the first server.
    pub(crate) fn goes(&mut self, name: &str) {
        self.at = self.discord.channel_named(name);
    }

    /// Sends a command with these options, and gives the screen as it is read.
    pub(crate) async fn types(&mut self, name: &str, options: &[(&str, &str)]) -> String {
        let shown = self.discord.command(&self.who, &self.at, name, options).await;
        self.sees(shown, name)
    }

    /// Sets a setting by its subcommand.
    pub(crate) async fn sets(&mut self, key: &str, options: &[(&str, &str)]) -> String {
        self.types(&format!("settings set {key}"), options).await
    }

    /// Sends a command that Discord does not offer.
    pub(crate) async fn is_not_offered(&self, name: &str) {
        let shown = self.discord.command(&self.who, &self.at, name, &[]).await;
        let refused = Err(Refused::NotAvailable { name: name.to_owned() });
        assert_eq!(shown, refused);
    }

    /// Presses a button.
    pub(crate) async fn presses(&mut self, label: &str) -> String {
        let (message, id) = self.button(label);
        let shown = self.discord.press(&self.who, message.id, &id).await;
        self.sees(shown, label)
    }

    /// Picks options of a menu.
    pub(crate) async fn picks(&mut self, labels: &[&str]) -> String {
        let message = self.message();
        let has = |menu: &myelin::sandbox::view::Menu, label: &str| {
            menu.options.iter().any(|option| option.label == label)
        };
        let menu = message.menus().into_iter().find(|m| labels.iter().all(|l| has(m, l)));
        let menu = menu.unwrap_or_else(|| panic!("no menu with {labels:?}:\n{}", self.spoken()));
        let chosen = menu.options.iter().filter(|option| labels.contains(&option.label.as_str()));
        let values: Vec<&str> = chosen.map(|option| option.value.as_str()).collect();
        let shown = self.discord.choose(&self.who, message.id, &menu.custom_id, &values).await;
        self.sees(shown, "a menu")
    }

    /// Picks channels or roles by name from the menu of such.
    pub(crate) async fn picks_named(&mut self, names: &[&str]) -> String {
        let message = self.message();
        let menu = message.menus().into_iter().find(|menu| menu.kind > 3);
        let menu = menu.unwrap_or_else(|| panic!("nothing to pick from:\n{}", self.spoken()));
        let shown = self.discord.choose(&self.who, message.id, &menu.custom_id, names).await;
        self.sees(shown, "a picker")
    }

    /// Presses a button that opens a form.
    pub(crate) async fn opens(&mut self, label: &str) -> FormShown {
        let (message, id) = self.button(label);
        let shown = self.discord.press(&self.who, message.id, &id).await;
        let form = shown.expect("a press").form();
        form.unwrap_or_else(|| panic!("{label} opens no form"))
    }

    /// Submits a form with these texts, one for each field.
    pub(crate) async fn fills(&mut self, form: &FormShown, texts: &[&str]) -> String {
        let fields = form.fields.iter().zip(texts);
        let fields: Vec<(&str, &str)> =
            fields.map(|(field, text)| (field.custom_id.as_str(), *text)).collect();
        let shown = self.discord.submit(&self.who, form, &fields).await;
        self.sees(shown, "a form")
    }

    /// Attaches a file to `/settings import`.
    pub(crate) async fn imports(&mut self, bytes: &[u8]) -> String {
        self.discord.have_file("settings.toml", bytes);
        self.types("settings import", &[("file", "settings.toml")]).await
    }

    /// Writes in the channel, and gives the answer.
    pub(crate) async fn mentions(&mut self, words: &str) -> String {
        let words = format!("<@{}> {words}", self.discord.application_id());
        match self.discord.say(&self.who, &self.at, &words).await {
            Ok(message) => {
                self.screen = Some(message);
                self.spoken()
            }
            Err(refused) => panic!("{refused}"),
        }
    }

    /// Names the bot in the channel, and waits for no answer.
    pub(crate) fn mentions_and_goes(&self, words: &str) {
        let words = format!("<@{}> {words}", self.discord.application_id());
        let writing = myelin::sandbox::Writing { words: &words, ..Default::default() };
        self.discord.write(&self.who, &self.at, writing).expect("it is written");
    }

    /// Looks at the newest message of the bot in the channel that others see too.
    pub(crate) fn looks_at_panel(&mut self) -> String {
        let mut all = self.discord.messages(&self.who, &self.at).into_iter().rev();
        self.screen = all.find(|message| message.by_bot && !message.ephemeral);
        self.spoken()
    }

    /// The screen as it is read aloud.
    pub(crate) fn spoken(&self) -> String {
        self.screen.as_ref().map(spoken).unwrap_or_default()
    }

    /// The message they look at.
    pub(crate) fn message(&self) -> Message {
        self.screen.clone().expect("a screen to look at")
    }

    /// Whether nobody else sees the screen.
    pub(crate) fn is_alone(&self) -> bool {
        self.message().ephemeral
    }

    /// The screen and the id of a button on it.
    pub(crate) fn button(&self, label: &str) -> (Message, String) {
        let message = self.message();
        let button = message.button(label);
        let id = button.and_then(|button| button.custom_id);
        let id = id.unwrap_or_else(|| panic!("no button [{label}]:\n{}", self.spoken()));
        (message, id)
    }

    #[track_caller]
    fn sees(&mut self, shown: Result<Shown, Refused>, did: &str) -> String {
        match shown {
            Ok(Shown::New(message) | Shown::Updated(message)) => self.screen = Some(message),
            other => panic!("{did}: {other:?}\n{:#?}", self.discord.complaints()),
        }
        self.spoken()
    }
}

/// Makes sure that a text has these, in this order.
#[track_caller]
pub(crate) fn says(text: &str, wanted: &[&str]) {
    let mut rest = text;
    for want in wanted {
        let Some((_, after)) = rest.split_once(want) else {
            panic!("it does not say {want:?} (or not in this order):\n{text}")
        };
        rest = after;
    }
}

/// Makes sure that a text has none of these.
#[track_caller]
pub(crate) fn hides(text: &str, unwanted: &[&str]) {
    for not in unwanted {
        assert!(!text.contains(not), "it says {not:?}:\n{text}");
    }
}
