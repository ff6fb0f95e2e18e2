//! The bot itself: what is answered to what a person does. Pure; it touches nothing outside its
//! arguments.

mod about;
mod allowed;
mod answers;
mod channel;
mod command_spec;
mod commands;
mod counted;
mod described;
mod event;
mod explain;
mod fullest;
mod largest;
mod links;
mod member;
mod moderators;
mod options;
mod outcome;
mod own_words;
mod person;
mod question;
mod read;
mod review;
mod reviewed;
mod safety;
mod server_event;
mod share;
mod sources;
mod spans;
mod start;
#[cfg(test)]
mod tests;
mod walk;

pub use about::{FORMS_TABLE, STORED, Stored};
pub use channel::{Channel, ChannelKind};
pub use command_spec::{
    Audience, CommandKind, CommandSpec, GroupSpec, OptionKind, OptionSpec, SubcommandSpec,
};
pub use commands::{commands, own_commands};
pub use counted::{asks_for_person, counted, logged, paused_command};
pub use event::{Act, Attached, ButtonId, Event, Opened, PressedMessage, Written};
pub use largest::{TooLarge, too_large};
pub use member::{Member, Permissions};
pub use moderators::{LogEntry, log_entry, may_set_up, unknown_names, welcome};
pub use options::{Given, Options};
pub use own_words::{Due, Judged, is_urgent, judged};
pub use server_event::ServerEvent;

use time::Date;

use crate::action::{Action, NotOpened, Open};
use crate::id::CountryId;
use crate::interface::Words;
use crate::library::{Library, Opens};
use crate::locale::Locale;
use crate::operator::Operator;
use crate::reply::{Block, Button, Control, Line, Outcome, Reply, Request, Screen, ScreenKind};
use crate::settings::{Known, Place, Waited};

/// What the operator has set, as far as the bot's words depend on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Whether the questions are on; off, the bot only reads articles.
    pub checks: bool,
    /// Who runs the bot.
    pub operator: Operator,
    /// The version of the program.
    pub version: String,
}

/// What a screen is made from.
#[derive(Clone, Copy)]
struct Screens<'a> {
    library: &'a Library,
    settings: &'a Settings,
    /// The words of the reader's language.
    words: &'a Words,
    /// What the reader's app is set to: the cards may be in a language that the words are not in.
    reader: Option<Locale>,
    /// The countries in which the reader is likely to be, the likeliest first.
    likely: &'a [CountryId],
    place: ChannelKind,
    today: Date,
    /// What the moderators of the server have set.
    known: Known<'a>,
    /// Where the reader is and who they are, as far as rules go by it.
    here: Place<'a>,
    /// Whether the reader may change the settings of the server.
    moderates: bool,
}

/// Decides what is answered to an event.
pub fn handle(library: &Library, settings: &Settings, known: Known<'_>, event: &Event) -> Reply {
    let likely = likely(library, known, event);
    let screens = Screens::of(library, settings, known, event, &likely);
    let reply = screens.handled(event);
    // What a server adds stands only where it cannot be taken for what the bot says in danger.
    reply.with_screen(|screen| screens.with_server_lines(screen))
}

/// Decides what is answered once something was asked of the store.
pub fn after(
    library: &Library,
    settings: &Settings,
    known: Known<'_>,
    event: &Event,
    (request, outcome): (&Request, Outcome),
) -> Reply {
    let likely = likely(library, known, event);
    let screens = Screens::of(library, settings, known, event, &likely);
    let reply = moderators::after(screens, event, request, outcome);
    if let Act::Press { on, .. } | Act::Form { on, .. } = &event.act {
        return screens.on_message(reply, *on);
    }
    reply
}

/// What is answered to whoever has to wait because of a pause of the server.
pub fn waiting(
    library: &Library,
    settings: &Settings,
    known: Known<'_>,
    event: &Event,
    waited: Waited,
) -> Reply {
    // In public nothing is said, because that is what the pause is for.
    if matches!(event.act, Act::Message(_)) {
        return Reply::Silence;
    }
    let likely = likely(library, known, event);
    Reply::Show(Screens::of(library, settings, known, event, &likely).wait(waited))
}

/// The countries whose helplines lead: those that the server has set, then those that the reader's language tells.
fn likely(library: &Library, known: Known<'_>, event: &Event) -> Vec<CountryId> {
    let mut countries = known.settings().countries();
    for country in library.safety.likely(event.reader_in(known)) {
        if !countries.contains(country) {
            countries.push(country.clone());
        }
    }
    countries
}

/// The private message for what could not be read or failed inside.
pub fn failure_screen(library: &Library, reader: Option<Locale>) -> Screen {
    let words = library.languages.for_reader(reader);
    message_with_help(words, &words.calm())
}

/// The private message when too many people press at once, or the bot is about to restart.
pub fn busy(library: &Library, reader: Option<Locale>) -> Screen {
    let words = library.languages.for_reader(reader);
    message_with_help(words, &words.busy())
}

/// The one notice to a person who writes more than is answered.
pub fn slow_down(library: &Library, reader: Option<Locale>) -> Screen {
    let words = library.languages.for_reader(reader);
    message_with_help(words, &words.slow_down())
}

/// The one notice when all people together write more than is answered.
pub fn all_slow_down(library: &Library, reader: Option<Locale>) -> Screen {
    let words = library.languages.for_reader(reader);
    message_with_help(words, &words.all_slow_down())
}

/// A short message with the way to help, which must never be missing.
fn message_with_help(words: &Words, text: &str) -> Screen {
    let help = Button::danger(words.help_now(), Action::Open(Open::HelpNow));
    Screen {
        kind: ScreenKind::Trouble,
        blocks: vec![Block::Paragraph(text.into())],
        controls: vec![Control::Row(vec![help])],
        urgency: None,
    }
}

impl<'a> Screens<'a> {
    /// What screens for the person of an event are made from.
    fn of(
        library: &'a Library,
        settings: &'a Settings,
        known: Known<'a>,
        event: &'a Event,
        likely: &'a [CountryId],
    ) -> Self {
        let reader = event.reader_in(known);
        let words = library.languages.for_reader(reader);
        let (place, today) = (event.at.kind, event.today);
        let roles = event.member.as_ref().map_or(&[][..], |member| &member.roles);
        let (channel, parent) = (event.at.id, event.at.parent);
        let here = Place { channel, parent, who: event.who, roles };
        let moderates = event.at.bot_is_member && may_set_up(known, event);
        Self { library, settings, words, reader, likely, place, today, known, here, moderates }
    }

    /// The same in the language of the server, for what everybody sees.
    fn in_language_of_server(self) -> Self {
        let Some(language) = self.known.settings().language() else { return self };
        let words = self.library.languages.for_reader(Some(language));
        Self { words, reader: Some(language), ..self }
    }

    fn words(&self) -> &'a Words {
        self.words
    }

    /// The message for what could not be read.
    fn failure_screen(&self) -> Screen {
        message_with_help(self.words, &self.words.calm())
    }

    /// What a slash command shows after which nothing was written.
    fn command(&self, name: &str) -> Screen {
        if let Some(screen) = self.own_command(name) {
            return screen;
        }
        let Some((pack, command)) = self.library.command(name) else {
            return self.failure_screen();
        };
        match &command.opens {
            Opens::Flow(flow) => self.intro(&pack.id, flow),
            Opens::Articles(articles) => {
                self.articles(pack, command.described(self.words.locale()), Some(articles))
            }
            Opens::Read | Opens::Ask => self.articles(pack, &pack.title, None),
            // It is used on a message, not sent.
            Opens::Find => self.failure_screen(),
            Opens::HelpNow => self.help_now(None),
        }
    }

    /// What a button without answers does.
    fn open(&self, open: &Open, values: &[String], event: &Event) -> Reply {
        let picked = values.first().map(String::as_str);
        Reply::Replace(match open {
            Open::Intro(pack, flow) => self.intro(pack, flow),
            Open::Begin(pack, flow) => self.begin(pack, flow),
            Open::Articles(pack) => self.all_articles(pack),
            Open::PickArticle(pack) => self.picked_article(pack, picked),
            Open::Read(pack, passage) => self.read(pack, passage),
            Open::Related(pack, passage) => self.related(pack, passage),
            Open::Sources(pack, page, from) => self.pack_sources(pack, *page, from.as_ref()),
            Open::Ledger(pack, page, from) => self.ledger(pack, *page, from.as_ref()),
            Open::HelpNow => self.help_now(None),
            Open::HelpFrom(pack, flow) => {
                self.help_back_to(Open::Intro(pack.clone(), flow.clone()))
            }
            Open::HelpReading(pack, passage) => {
                self.help_back_to(Open::Read(pack.clone(), passage.clone()))
            }
            Open::PickCountry(_) => self.picked_country(picked, None),
            Open::Cards(cards) => self.cards_named(cards),
            Open::PickToShare(channel, message) => self.picked_to_share(picked, *channel, *message),
            // Nobody knows whether the moderators would want it.
            Open::Share(..) if self.known.is_unknown() => {
                self.told(&self.words().settings_unknown())
            }
            Open::Share(pack, passage, channel, message) => {
                return self.share((pack, *passage), (*channel, *message), event);
            }
            Open::InPrivate(pack, passage) => return self.in_private(pack, passage),
            Open::Ask => self.how_to_ask(),
            Open::Symptoms(pack) => self.symptoms(pack),
            Open::OwnLines => self.own_lines(),
            Open::AskForPerson => self.ask_for_person(),
            Open::CallPerson => return self.call_person(event),
            Open::MyRows => return Reply::Await(Request::Rows),
            Open::Hide => return Reply::Remove(self.removed_screen(&self.words().hidden())),
            Open::Stop => return Reply::Remove(self.removed_screen(&self.words().stopped())),
        })
    }

    /// What is left of a message that is taken away.
    fn removed_screen(&self, text: &str) -> Screen {
        let blocks =
            vec![Block::Paragraph(text.into()), Block::Note(self.words().come_back().into())];
        Screen::of_text(ScreenKind::Removed, blocks)
    }

    /// What is shown when a button's id says nothing to us. Help comes before everything else.
    fn not_opened(&self, reason: NotOpened) -> Screen {
        let words = self.words();
        let text = match reason {
            NotOpened::HelpNotYours => return self.help_now(None),
            NotOpened::NotYours => words.not_yours(),
            NotOpened::QuestionsChanged => words.questions_changed(),
            NotOpened::UnknownVersion => words.unknown_version(),
        };
        let (text, row) = match self.check_buttons() {
            row if row.is_empty() => (words.nothing_to_start(), self.article_buttons()),
            row => (text, row),
        };
        let mut controls = Vec::new();
        if !row.is_empty() {
            controls.push(Control::Row(row));
        }
        controls.push(self.last_row());
        Screen {
            kind: ScreenKind::NotOpened,
            blocks: vec![Block::Title(words.trouble_title().into()), Block::Paragraph(text.into())],
            controls,
            urgency: None,
        }
    }

    /// Buttons to the start screens of the flows that are on; at most four.
    fn check_buttons(&self) -> Vec<Button> {
        let flows =
            self.library.packs.iter().flat_map(|pack| pack.flows.iter().map(move |f| (pack, f)));
        let flows = flows.filter(|(pack, flow)| self.is_offered(pack, flow));
        let button = |(pack, flow): (&crate::library::Pack, &crate::flow::Flow)| {
            let action = Action::Open(Open::Intro(pack.id.clone(), flow.id.clone()));
            Button::plain(self.words().check(&flow.title), action)
        };
        flows.take(4).map(button).collect()
    }

    /// Buttons to the articles of the packs that have any; at most four.
    fn article_buttons(&self) -> Vec<Button> {
        let packs = self.library.packs.iter().filter(|pack| !pack.articles.is_empty());
        let packs: Vec<_> = packs.filter(|pack| self.reading_refused(&pack.id).is_none()).collect();
        let label = |pack: &crate::library::Pack| {
            if packs.len() == 1 { self.words().articles() } else { self.words().read(&pack.title) }
        };
        let button = |pack: &&crate::library::Pack| {
            Button::plain(label(pack), Action::Open(Open::Articles(pack.id.clone())))
        };
        packs.iter().take(4).map(button).collect()
    }

    /// The last row of screens outside a walk.
    fn last_row(&self) -> Control {
        self.last_row_with(Action::Open(Open::HelpNow))
    }

    /// The same, with a way of asking for help that knows where one was.
    fn last_row_with(&self, help: Action) -> Control {
        let words = self.words();
        Control::Row(vec![
            Button::danger(words.help_now(), help),
            Button::plain(words.hide(), Action::Open(Open::Hide)),
        ])
    }
}

/// A title block.
fn title(text: impl Into<Line>) -> Block {
    Block::Title(text.into())
}

/// A paragraph block.
fn paragraph(text: impl Into<Line>) -> Block {
    Block::Paragraph(text.into())
}
