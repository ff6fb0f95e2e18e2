//! A talk with the bot without Discord: what a person does, and what they would read, as plain
//! lines.

use std::cell::RefCell;

use myelin::action::Action;
use myelin::bot::{self, Act, ChannelKind, Event, PressedMessage, Settings};
use myelin::discord::payload::Post;
use myelin::discord::{Afterwards, CommandIds, Errand, Renderer, ResponseKind, outgoing};
use myelin::id::PersonId;
use myelin::library::{Library, Opens};
use myelin::locale::Locale;
use myelin::operator::Operator;
use myelin::reply::{Block, Button, Control, Line, Menu, Reply, Screen, ScreenKind, Span};
use myelin::seal::{Key, Keys};
use myelin::sensitive::Sensitive;
use myelin::settings::Known;
use serde_json::{Value, json};
use time::{Date, Month};

use super::objections::objections;
use super::server_book::ServerBook;

const ME: PersonId = PersonId(80_351_110_224_678_912);

/// The day on which all talks take place.
pub fn today() -> Date {
    Date::from_calendar_date(2026, Month::November, 23).expect("a day")
}

/// Settings as an operator would have them.
pub fn settings() -> Settings {
    Settings {
        checks: true,
        operator: Operator {
            name: "The Numb Feet Club".to_owned(),
            contact: "mods@example.org".to_owned(),
            privacy_url: "https://example.org/privacy".to_owned(),
        },
        version: "1.2.3".to_owned(),
    }
}

/// One person's talk with the bot.
pub struct Talk<'l> {
    library: &'l Library,
    keys: Keys,
    pub settings: Settings,
    pub place: ChannelKind,
    pub today: Date,
    /// The language of the person's Discord.
    pub locale: Option<Locale>,
    /// The language that the server has set.
    pub server_locale: Option<Locale>,
    /// The server in which it takes place, where it has moderators: then the person is one.
    pub server: Option<ServerBook>,
    /// The screen that the person looks at.
    pub screen: RefCell<Screen>,
    /// What was sent to Discord for the last reply.
    pub sent: RefCell<Value>,
}

impl<'l> Talk<'l> {
    /// A talk in a server.
    pub fn new(library: &'l Library) -> Self {
        Self {
            library,
            keys: Keys::new(Key::from([3; 32]), Vec::new()),
            settings: settings(),
            place: ChannelKind::Server,
            today: today(),
            locale: None,
            server_locale: None,
            server: None,
            screen: RefCell::new(Screen::of_text(ScreenKind::Removed, Vec::new())),
            sent: RefCell::default(),
        }
    }

    /// A talk that stands at the first question of the first topic.
    pub fn begun(library: &'l Library) -> Self {
        let talk = Self::new(library);
        talk.begin();
        talk
    }

    /// Goes to the first question of the first topic.
    pub fn begin(&self) {
        let mut commands = self.library.packs.iter().flat_map(|pack| &pack.commands);
        let command = commands.find(|command| matches!(command.opens, Opens::Flow(_)));
        self.command(&command.expect("a topic with questions").name);
        self.press(&self.library.languages.english().begin());
    }

    /// Whether there is a button or an option with this label.
    pub fn offers(&self, label: &str) -> bool {
        self.buttons().iter().any(|button| button.label == label)
            || self.menus().iter().any(|menu| menu.options.iter().any(|o| o.label == label))
    }

    /// What is answered when a person does this. It is something that Discord accepts.
    pub fn reply(&self, act: Act) -> Reply {
        let asked = match &act {
            Act::Command { .. }
            | Act::Subcommand { .. }
            | Act::Message(_)
            | Act::OnMessage { .. }
            | Act::Unreadable => ResponseKind::Command,
            Act::Typing { .. } | Act::TypingOption { .. } => ResponseKind::Typing,
            Act::Press { on, .. } => ResponseKind::Press(*on),
            Act::Form { on, .. } => ResponseKind::Form(*on),
        };
        let mut event = Event::new(ME, self.place, self.today, act);
        (event.locale, event.server_locale) = (self.locale, self.server_locale);
        let Some(server) = &self.server else {
            let reply = bot::handle(self.library, &self.settings, Known::NoServer, &event);
            self.sent.replace(self.send(&reply, asked));
            return reply;
        };
        server.place(&mut event);
        let settings = server.settings();
        let known = Known::Server(&settings);
        let mut reply = bot::handle(self.library, &self.settings, known, &event);
        if let Reply::Await(request) = &reply {
            let outcome = server.fulfil(request);
            let (settings, done) = (server.settings(), (request, outcome));
            let known = Known::Server(&settings);
            reply = bot::after(self.library, &self.settings, known, &event, done);
        }
        self.sent.replace(self.send(&reply, asked));
        reply
    }

    /// The call that carries a reply, as the bot would make it.
    fn send(&self, reply: &Reply, asked: ResponseKind) -> Value {
        let seal = |action: &Action| {
            self.keys.id(self.library, ME, action).expect("every action has an id")
        };
        let commands = CommandIds::default();
        let renderer = Renderer { seal: &seal, commands: &commands };
        let outgoing = outgoing(reply.clone(), asked, self.place, renderer);
        let outgoing = outgoing.unwrap_or_else(|unfit| panic!("{unfit}\n{}", read(reply)));
        let sent = serde_json::to_value(&outgoing.callback).expect("JSON");
        let objections = objections("POST", "/interactions/1/token/callback", &sent);
        assert!(objections.is_empty(), "{}\n{}", objections.join("\n"), read(reply));
        let channel = "/channels/20/messages";
        let follow_up = "/webhooks/5/token";
        let original = ("PATCH", "/webhooks/5/token/messages/@original");
        let later: Vec<((&str, &str), Value)> = match outgoing.then {
            None => Vec::new(),
            Some(Afterwards::Post { message, at, told, failed }) => {
                let post = Post::answering(message, at, "1".to_owned());
                vec![
                    (("POST", channel), json!(post)),
                    (original, json!(told)),
                    (original, json!(failed)),
                ]
            }
            Some(Afterwards::FollowUp { message, told, failed }) => vec![
                (("POST", follow_up), json!(message)),
                (original, json!(told)),
                (original, json!(failed)),
            ],
            Some(Afterwards::Direct { message, opened, closed }) => {
                let post = Post::new(message, "1".to_owned());
                vec![
                    (("POST", channel), json!(post)),
                    (original, json!(opened)),
                    (original, json!(closed)),
                ]
            }
            Some(Afterwards::Elsewhere { errands, told, failed }) => {
                let message = "/channels/20/messages/30";
                let each = errands.into_iter().map(|errand| match errand {
                    Errand::Post { message, .. } => {
                        (("POST", channel), json!(Post::new(message, "1".to_owned())))
                    }
                    Errand::Edit { message: other, .. } => (("PATCH", message), json!(other)),
                    Errand::Delete { .. } => (("DELETE", message), Value::Null),
                });
                let answers = [(original, json!(told)), (original, json!(failed))];
                each.chain(answers).collect()
            }
        };
        for ((method, path), body) in later {
            let found = super::objections::objections(method, path, &body);
            assert!(found.is_empty(), "{}\n{}", found.join("\n"), read(reply));
        }
        sent
    }

    fn show(&self, act: Act) -> String {
        let screen = match self.reply(act) {
            Reply::Show(screen)
            | Reply::Replace(screen)
            | Reply::Remove(screen)
            | Reply::Share { told: screen, .. }
            | Reply::Direct { opened: screen, .. }
            | Reply::Everybody(screen)
            | Reply::ShowFile { screen, .. }
            | Reply::Elsewhere { told: screen, .. } => screen,
            Reply::Suggest(_) | Reply::Form(_) | Reply::Silence | Reply::Await(_) => {
                panic!("no screen")
            }
        };
        let text = spoken(&screen);
        self.screen.replace(screen);
        text
    }

    /// Sends a slash command, with or without words after it.
    pub fn command(&self, line: &str) -> String {
        let (name, about) = line.trim_start_matches('/').split_once(' ').unwrap_or((line, ""));
        let name = name.trim_start_matches('/').to_owned();
        let about = (!about.is_empty()).then(|| Sensitive::new(about.to_owned()));
        self.show(Act::Command { name, about })
    }

    /// Presses the button with this label.
    pub fn press(&self, label: &str) -> String {
        let action = self.buttons().into_iter().find(|button| button.label == label);
        let Some(button) = action else {
            panic!("there is no button `{label}` on:\n{}", spoken(&self.screen.borrow()));
        };
        self.show(Act::Press {
            action: Ok(button.action),
            values: Sensitive::default(),
            on: PressedMessage::Own,
        })
    }

    /// Picks these options from the menu that has them.
    pub fn pick(&self, labels: &[&str]) -> String {
        let menu = self.menus().into_iter().find(|menu| {
            labels.iter().all(|label| menu.options.iter().any(|option| option.label == *label))
        });
        let Some(menu) = menu else {
            panic!("no menu has {labels:?} on:\n{}", spoken(&self.screen.borrow()));
        };
        let value = |label: &&str| {
            let option = menu.options.iter().find(|option| option.label == **label);
            option.expect("an option").value.clone()
        };
        self.show(Act::Press {
            values: Sensitive::new(labels.iter().map(value).collect()),
            action: Ok(menu.action),
            on: PressedMessage::Own,
        })
    }

    /// Answers the question on the screen: by button where there is one, else by menu.
    pub fn answer(&self, labels: &[&str]) -> String {
        match labels {
            [label] if self.buttons().iter().any(|button| button.label == **label) => {
                self.press(label)
            }
            _ => self.pick(labels),
        }
    }

    /// Goes through the questions until something else than a question is shown.
    pub fn answer_all(&self, answers: &[&[&str]]) -> String {
        let mut text = String::new();
        for labels in answers {
            text = self.answer(labels);
        }
        text
    }

    /// The buttons on the screen.
    pub fn buttons(&self) -> Vec<Button> {
        let screen = self.screen.borrow();
        let rows = screen.controls.iter().filter_map(|control| match control {
            Control::Row(row) => Some(row.clone()),
            Control::Menu(_) | Control::Picker(_) => None,
        });
        rows.flatten().collect()
    }

    /// The menus on the screen.
    pub fn menus(&self) -> Vec<Menu> {
        let screen = self.screen.borrow();
        let menus = screen.controls.iter().filter_map(|control| match control {
            Control::Menu(menu) => Some(menu.clone()),
            Control::Row(_) | Control::Picker(_) => None,
        });
        menus.collect()
    }
}

/// A reply as it would be read, for the message of a test that fails.
fn read(reply: &Reply) -> String {
    match reply {
        Reply::Show(screen)
        | Reply::Replace(screen)
        | Reply::Remove(screen)
        | Reply::Share { public: screen, .. }
        | Reply::Direct { screen, .. }
        | Reply::Everybody(screen)
        | Reply::Elsewhere { told: screen, .. } => spoken(screen),
        Reply::ShowFile { screen, file } => {
            format!("{}file: {}\n<<<\n{}\n>>>\n", spoken(screen), file.name, file.contents)
        }
        Reply::Form(form) => {
            let fields =
                form.fields.iter().map(|field| format!("{}: {}\n", field.label, field.value));
            std::iter::once(format!("form: {}\n", form.title)).chain(fields).collect()
        }
        Reply::Silence | Reply::Await(_) => String::new(),
        Reply::Suggest(found) => {
            let lines = found.iter().map(|one| format!("{} = {}", one.label, one.value));
            lines.collect::<Vec<_>>().join("\n")
        }
    }
}

/// A screen as it would be read aloud.
pub fn spoken(screen: &Screen) -> String {
    let mut text = String::new();
    for block in &screen.blocks {
        match block {
            Block::Title(line) => text.push_str(&format!("# {}\n", words(line))),
            Block::Heading(line) => text.push_str(&format!("## {}\n", words(line))),
            Block::Paragraph(line) => text.push_str(&format!("{}\n", words(line))),
            Block::List(lines) => {
                text.extend(lines.iter().map(|line| format!("- {}\n", words(line))));
            }
            Block::Steps(lines) => text.extend(
                lines.iter().zip(1..).map(|(line, number)| format!("{number}. {}\n", words(line))),
            ),
            Block::Note(line) => text.push_str(&format!("({})\n", words(line))),
            Block::Copy(copy) => text.push_str(&format!("<<<\n{copy}\n>>>\n")),
            Block::Divider => text.push_str("---\n"),
        }
    }
    for control in &screen.controls {
        match control {
            Control::Row(row) => {
                let labels: Vec<String> =
                    row.iter().map(|button| format!("[{}]", button.label)).collect();
                text.push_str(&format!("{}\n", labels.join(" ")));
            }
            Control::Picker(picker) => {
                let (placeholder, most) = (&picker.placeholder, picker.most);
                text.push_str(&format!("picker: {placeholder} (at most {most})\n"));
                text.extend(picker.chosen.iter().map(|id| format!("  * {id} (chosen)\n")));
            }
            Control::Menu(menu) => {
                text.push_str(&format!("menu: {} (at most {})\n", menu.placeholder, menu.most));
                for option in &menu.options {
                    let chosen = if option.chosen { " (chosen)" } else { "" };
                    let detail = option.detail.iter().map(|detail| format!(" / {detail}"));
                    let detail: String = detail.collect();
                    text.push_str(&format!("  * {}{detail}{chosen}\n", option.label));
                }
            }
        }
    }
    text
}

fn words(line: &Line) -> String {
    let part = |span: &Span| match span {
        Span::Text(text) | Span::Strong(text) => text.clone(),
        Span::Link { label, url } => format!("{label} <{url}>"),
        Span::Command(name) => format!("/{name}"),
        Span::Channel(channel) => format!("channel {}", channel.0),
        Span::Role(role) => format!("role {}", role.0),
        Span::Person(person) => format!("person {}", person.0),
        Span::Moment(seconds) => format!("moment {seconds}"),
    };
    line.0.iter().map(part).collect()
}
