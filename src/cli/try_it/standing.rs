//! Who acts at the terminal and where, and the lines that change it.

use super::ChannelArg;
use crate::locale::Locale;
use crate::sandbox::{Channel, ChannelKind, Person, Sandbox};

/// The name of the person who sits at the terminal.
pub(super) const ME: &str = "you";

/// The channel where everybody is at first.
const FIRST: &str = "general";

/// Who acts, and where.
pub(super) struct Standing<'d> {
    discord: &'d Sandbox,
    locale: Locale,
    pub(super) me: Person,
    /// The role they act with, if they do.
    role: Option<String>,
    place: Place,
}

/// Where slash commands are sent.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// The direct message of whoever acts.
    Direct,
    /// Their group chat.
    Group,
    Server(Channel),
}

impl<'d> Standing<'d> {
    pub(super) fn new(discord: &'d Sandbox, place: ChannelArg, locale: Locale) -> Self {
        let me = discord.person(ME).speaking(locale.as_str());
        let place = match place {
            ChannelArg::Server => Place::Server(discord.server_channel()),
            ChannelArg::Direct => Place::Direct,
            ChannelArg::Group => Place::Group,
        };
        Self { discord, locale, me, role: None, place }
    }

    /// Where slash commands are sent.
    pub(super) fn channel(&self) -> Channel {
        match self.place {
            Place::Direct => self.discord.direct(&self.me),
            Place::Group => self.discord.group(&self.me),
            Place::Server(channel) => channel,
        }
    }

    /// Where mentions of the bot are written: in the channel of a server.
    pub(super) fn server_channel(&self) -> Channel {
        match self.place {
            Place::Server(channel) => channel,
            Place::Direct | Place::Group => self.discord.server_channel(),
        }
    }

    /// What stands before the sign at which lines are typed: who and where, unless it is as at first.
    pub(super) fn prompt(&self) -> String {
        let who = match &self.role {
            Some(role) => format!("{} ({role})", self.me.name()),
            None => self.me.name().to_owned(),
        };
        let place = self.called(&self.channel());
        if who == ME && place == format!("#{FIRST}") {
            return String::new();
        }
        format!("{who}, {place} ")
    }

    /// What a channel is called.
    pub(super) fn called(&self, channel: &Channel) -> String {
        let name = self.discord.name_of(channel);
        match (channel.kind(), channel.parent()) {
            (ChannelKind::Direct, _) => "direct message".to_owned(),
            (ChannelKind::Group, _) => "group chat".to_owned(),
            (ChannelKind::Server, None) => format!("#{name}"),
            (ChannelKind::Server, Some(parent)) => {
                let all = self.discord.channels();
                let parent = all.iter().find(|(_, channel)| channel.id() == parent);
                let within = parent.map(|(name, _)| format!(" in #{name}"));
                format!("{name}{}", within.unwrap_or_default())
            }
        }
    }

    /// Does what a line says if it changes who acts or where, and says so; nothing for any other line.
    pub(super) fn changes(&mut self, line: &str) -> Option<String> {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["me"] => Some(self.acts_as(ME, None)),
            ["as", name] => Some(self.acts_as(name, None)),
            ["as", role, name] => {
                let role = self.role_called(role)?;
                Some(self.acts_as(name, Some(&role)))
            }
            ["in", place] => self.goes(place),
            ["where"] => Some(self.places()),
            _ => None,
        }
    }

    fn acts_as(&mut self, name: &str, role: Option<&str>) -> String {
        let role = role.map(|role| self.discord.role_named(role));
        let person = self.discord.person(name).speaking(self.locale.as_str());
        self.me = match &role {
            Some(role) => person.with_role(role.id()),
            None => person,
        };
        let who = if name == ME { "yourself" } else { name };
        let with = role.as_ref().map(|role| format!(", one of the {}", role.name()));
        self.role = role.map(|role| role.name().to_owned());
        let mut answer = format!("From now on you act as {who}{}.\n", with.unwrap_or_default());
        if let Place::Server(channel) = self.place
            && !self.sees(&channel)
        {
            self.place = Place::Server(self.discord.server_channel());
            answer.push_str(&format!("They do not see that channel. You are in #{FIRST}.\n"));
        }
        answer
    }

    /// The name of a role of the server by one of its members: moderator, helper, new.
    fn role_called(&self, word: &str) -> Option<String> {
        let known = ["Moderators", "Helpers", "New"];
        let word = word.to_lowercase();
        let fits = |role: &&str| {
            let role = role.to_lowercase();
            role == word || role.strip_suffix('s') == Some(&word)
        };
        known.into_iter().find(fits).map(|role| self.discord.role_named(role).name().to_owned())
    }

    /// Goes to a place. A word that is no place is let be, because it may be meant for the bot: in pain.
    fn goes(&mut self, word: &str) -> Option<String> {
        let name = word.trim_start_matches('#');
        let here = self.discord.channels_of(&self.me);
        let known = here.into_iter().find(|(known, _)| known == name).map(|(_, channel)| channel);
        self.place = match (word, known) {
            ("dm" | "direct", _) => Place::Direct,
            ("group", _) => Place::Group,
            ("server", _) => Place::Server(self.discord.server_channel()),
            ("thread", _) => {
                let within = match self.place {
                    Place::Server(channel) if channel.parent().is_none() => channel,
                    Place::Server(_) | Place::Direct | Place::Group => {
                        self.discord.server_channel()
                    }
                };
                Place::Server(self.discord.thread_in(&within))
            }
            ("questions" | "#questions", Some(_)) => {
                Place::Server(self.discord.forum_post("a post"))
            }
            (_, Some(channel)) => Place::Server(channel),
            (_, None) if word.starts_with('#') => {
                return Some(format!("There is no {word} that you see. {}", self.places()));
            }
            (_, None) => return None,
        };
        Some(format!("You are in: {}.\n", self.called(&self.channel())))
    }

    fn places(&self) -> String {
        let seen = self.discord.channels_of(&self.me);
        let names = seen.iter().filter(|(_, channel)| channel.parent().is_none());
        let names: Vec<String> = names.map(|(name, _)| format!("#{name}")).collect();
        format!(
            "You can go to: {}, thread, dm, group. You are in: {}.\n",
            names.join(", "),
            self.called(&self.channel())
        )
    }

    fn sees(&self, channel: &Channel) -> bool {
        let seen = self.discord.channels_of(&self.me);
        seen.iter().any(|(_, known)| known.id() == channel.id())
    }
}
