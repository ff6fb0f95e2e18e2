//! What the rules of a server make of what a member does. Help in danger is never asked about here.

use super::spans::filled;
use super::{Screens, paragraph, title};
use crate::action::Open;
use crate::flow::Flow;
use crate::id::{ChannelId, FlowId, PackId, PassageRef};
use crate::library::{Opens, Pack};
use crate::reply::{Block, Control, Line, Screen, ScreenKind, Span};
use crate::settings::{Refusal, Rule, SettingKey, Use, Verdict, Waited, decide, is_public};

/// The most channels that are named to a person who is told where something works.
const NAMED_MAX: usize = 5;

impl Screens<'_> {
    /// Why this person may not begin a flow here.
    pub(super) fn check_refused(&self, pack: &PackId, flow: &FlowId) -> Option<Refusal> {
        let commands =
            self.commands_to(pack, |opens| matches!(opens, Opens::Flow(id) if id == flow));
        self.refusal(&Use::Check(pack, &commands))
    }

    /// Why this person may not read of a pack here.
    pub(super) fn reading_refused(&self, pack: &PackId) -> Option<Refusal> {
        let commands = self.commands_to(pack, |opens| {
            matches!(opens, Opens::Read | Opens::Ask | Opens::Articles(_) | Opens::Find)
        });
        self.refusal(&Use::Read(pack, &commands))
    }

    /// Why a command may not be used by this person here; nothing for those of the bot's own, and for what
    /// helps in danger.
    pub(super) fn command_refused(&self, name: &str) -> Option<Refusal> {
        let (pack, command) = self.library.command(name)?;
        let commands = [name];
        match &command.opens {
            Opens::HelpNow => None,
            Opens::Flow(_) => self.refusal(&Use::Check(&pack.id, &commands)),
            Opens::Read | Opens::Ask | Opens::Articles(_) | Opens::Find => {
                self.refusal(&Use::Read(&pack.id, &commands))
            }
        }
    }

    /// Why this person's own words are not answered here.
    pub(super) fn words_refused(&self) -> Option<Refusal> {
        self.refusal(&Use::OwnWords)
    }

    /// Why what a button without answers does may not be done here. Whoever is within the questions can finish
    /// them, because an emergency may be found in them.
    pub(super) fn open_refused(&self, open: &Open) -> Option<Refusal> {
        match open {
            Open::Intro(pack, flow) | Open::Begin(pack, flow) => self.check_refused(pack, flow),
            Open::Articles(pack)
            | Open::PickArticle(pack)
            | Open::Read(pack, _)
            | Open::Related(pack, _)
            | Open::Share(pack, ..)
            | Open::InPrivate(pack, _)
            | Open::Symptoms(pack) => self.reading_refused(pack),
            Open::Sources(..)
            | Open::Ledger(..)
            | Open::HelpNow
            | Open::HelpFrom(..)
            | Open::HelpReading(..)
            | Open::PickCountry(_)
            | Open::Cards(_)
            | Open::PickToShare(..)
            | Open::Ask
            | Open::OwnLines
            | Open::AskForPerson
            | Open::CallPerson
            | Open::MyRows
            | Open::Hide
            | Open::Stop => None,
        }
    }

    fn refusal(&self, used: &Use<'_>) -> Option<Refusal> {
        match decide(self.known, &self.here, used) {
            Verdict::Allowed => None,
            Verdict::Refused(refusal) => Some(refusal),
        }
    }

    /// The commands of a pack that lead to something of this kind.
    fn commands_to(&self, pack: &PackId, leads: impl Fn(&Opens) -> bool) -> Vec<&str> {
        let commands = self.library.pack(pack).into_iter().flat_map(|pack| &pack.commands);
        commands.filter(|command| leads(&command.opens)).map(|command| &*command.name).collect()
    }

    /// Whether a flow can be begun here.
    pub(super) fn is_offered(&self, pack: &Pack, flow: &Flow) -> bool {
        self.settings.checks && self.check_refused(&pack.id, &flow.id).is_none()
    }

    /// Whether everybody sees what a command is answered with.
    pub(super) fn is_public(&self, command: &str) -> bool {
        is_public(self.known, &self.here, command)
    }

    /// Whether everybody may see what a command opens here: only articles are ever public.
    pub(super) fn may_be_public(&self, command: &str) -> bool {
        let opens = self.library.command(command).map(|(_, command)| &command.opens);
        match opens {
            Some(Opens::Read | Opens::Ask | Opens::Articles(_)) => self.is_public(command),
            Some(Opens::Flow(_) | Opens::Find | Opens::HelpNow) | None => false,
        }
    }

    /// Whether a whole pack does not answer in this server.
    pub(super) fn is_topic_off(&self, pack: &PackId) -> bool {
        let off = self.known.settings().names(SettingKey::Topics);
        off.iter().any(|off| off == pack.as_str())
    }

    /// Whether a passage is not shown in this server.
    pub(super) fn is_withdrawn(&self, pack: &PackId, name: &PassageRef) -> bool {
        self.known.settings().is_withdrawn(pack, name)
    }

    /// Says why something is not done here, and where it works.
    pub(super) fn refused_by_rule(&self, refusal: &Refusal) -> Screen {
        let words = self.words();
        let why = match refusal.rule {
            Rule::CheckOff => words.refused_check(),
            Rule::TopicOff => words.refused_topic(),
            Rule::CommandOff => words.refused_command(),
            Rule::ChannelListed(_) | Rule::ChannelNotListed => words.refused_channel(),
            Rule::RoleListed(_) | Rule::RoleNotListed => words.refused_role(),
        };
        let channels = self.known.settings().ids(SettingKey::Channels);
        let elsewhere = match refusal.rule {
            Rule::ChannelNotListed if !channels.is_empty() => {
                let named = channels.iter().take(NAMED_MAX).map(|id| Span::Channel(ChannelId(*id)));
                filled(|[channels]| words.refused_where(channels), [listed(named)])
            }
            Rule::CheckOff
            | Rule::TopicOff
            | Rule::CommandOff
            | Rule::ChannelListed(_)
            | Rule::ChannelNotListed
            | Rule::RoleListed(_)
            | Rule::RoleNotListed => words.refused_elsewhere().into(),
        };
        self.not_here(vec![paragraph(why), paragraph(elsewhere)])
    }

    /// Says that there is a pause.
    pub(super) fn wait(&self, waited: Waited) -> Screen {
        // The last second counts too.
        let seconds = waited.left.as_secs() + u64::from(waited.left.subsec_nanos() > 0);
        if waited.key == SettingKey::PersonChannel {
            let minutes = seconds.div_ceil(60).to_string();
            return self.told(&self.words().person_again(&minutes));
        }
        self.not_here(vec![paragraph(self.words().wait(&seconds.to_string()))])
    }

    /// Says that a passage is not shown in this server.
    pub(super) fn withdrawn(&self) -> Screen {
        let mut screen = self.not_here(vec![paragraph(self.words().refused_passage())]);
        let row = self.article_buttons();
        if !row.is_empty() {
            screen.controls.insert(0, Control::Row(row));
        }
        screen
    }

    fn not_here(&self, said: Vec<Block>) -> Screen {
        let mut blocks = vec![title(self.words().refused_title())];
        blocks.extend(said);
        Screen { kind: ScreenKind::NotHere, blocks, controls: vec![self.last_row()], urgency: None }
    }

    /// A screen with the server's own lines above and below it, where it is one that they may stand on: never
    /// beside a card, and never within the questions.
    pub(super) fn with_server_lines(&self, mut screen: Screen) -> Screen {
        let may = matches!(
            screen.kind,
            ScreenKind::Articles
                | ScreenKind::Related
                | ScreenKind::Likeliest
                | ScreenKind::Passage
                | ScreenKind::PublicPassage
                | ScreenKind::FoundForMessage
        );
        if !may || screen.urgency.is_some() {
            return screen;
        }
        let settings = self.known.settings();
        let line = |key| Some(settings.line(key)).filter(|line| !line.is_empty());
        let unchanged = screen.blocks.clone();
        if let Some(before) = line(SettingKey::WordsBefore) {
            screen.blocks.insert(0, Block::Note(before.into()));
        }
        if let Some(after) = line(SettingKey::WordsAfter) {
            screen.blocks.push(Block::Note(after.into()));
        }
        // What the text says comes before what a server adds to it.
        if !screen.size().over().is_empty() {
            screen.blocks = unchanged;
        }
        screen
    }
}

/// Entries one after another.
pub(super) fn listed(spans: impl Iterator<Item = Span>) -> Line {
    spans.fold(Line::default(), |line, next| {
        let line = if line.0.is_empty() { line } else { line.then(", ") };
        line.and(next)
    })
}
