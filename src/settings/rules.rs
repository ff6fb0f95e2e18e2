//! Whether somebody may do something in a place, by which rule, and who sees the answer. Help in danger is not
//! asked about here: no rule holds it back.

use super::key::SettingKey;
use super::known::Known;
use super::place::{Place, Use};
use super::server::Stamp;

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It may be done.
    Allowed,
    /// It may not.
    Refused(Refusal),
}

/// Why it may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// The rule.
    pub rule: Rule,
    /// Who set it, and when.
    pub stamp: Option<Stamp>,
}

/// A rule that refuses something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// The questions are off.
    CheckOff,
    /// The pack is off.
    TopicOff,
    /// Each command for it is off.
    CommandOff,
    /// The channel is the one at this place of the list of those where the bot is silent, from 0.
    ChannelListed(usize),
    /// The channel is not on the list of those where alone the bot answers.
    ChannelNotListed,
    /// The person has the role at this place of the list of those who get no answer, from 0.
    RoleListed(usize),
    /// The person has none of the roles of those who alone get an answer.
    RoleNotListed,
}

impl Rule {
    /// The setting that it comes from.
    pub fn key(self) -> SettingKey {
        match self {
            Self::CheckOff => SettingKey::Check,
            Self::TopicOff => SettingKey::Topics,
            Self::CommandOff => SettingKey::Commands,
            Self::ChannelListed(_) | Self::ChannelNotListed => SettingKey::Channels,
            Self::RoleListed(_) | Self::RoleNotListed => SettingKey::Roles,
        }
    }

    /// Whether it would not hold in another place, so that a person may be told where to go.
    pub fn is_of_channel(self) -> bool {
        matches!(self, Self::ChannelListed(_) | Self::ChannelNotListed)
    }
}

/// Decides whether something may be done. What is switched off is looked at first, then the channel, then the
/// roles; the first rule that refuses decides. Where the settings are not known, nothing is refused, and the
/// answer is private.
pub fn decide(known: Known<'_>, place: &Place<'_>, used: &Use<'_>) -> Verdict {
    let settings = known.settings();
    let (pack, commands): (_, &[&str]) = match used {
        Use::Check(pack, commands) | Use::Read(pack, commands) => (Some(*pack), *commands),
        Use::OwnWords => (None, &[]),
    };
    let off = settings.names(SettingKey::Commands);
    let is_off = |command: &&str| off.iter().any(|off| off == command);
    let channels = settings.ids(SettingKey::Channels);
    let roles = settings.ids(SettingKey::Roles);
    let (only_channels, only_roles) =
        (settings.is_on(SettingKey::OnlyChannels), settings.is_on(SettingKey::OnlyRoles));
    let rule = if matches!(used, Use::Check(..)) && !settings.is_on(SettingKey::Check) {
        Some(Rule::CheckOff)
    } else if pack.is_some_and(|pack| {
        settings.names(SettingKey::Topics).iter().any(|off| off == pack.as_str())
    }) {
        Some(Rule::TopicOff)
    } else if !commands.is_empty() && commands.iter().all(is_off) {
        Some(Rule::CommandOff)
    } else {
        let channel = match (place.channel_in(channels), only_channels) {
            (Some(index), false) => Some(Rule::ChannelListed(index)),
            (None, true) => Some(Rule::ChannelNotListed),
            (Some(_), true) | (None, false) => None,
        };
        channel.or(match (place.role_in(roles), only_roles) {
            (Some(index), false) => Some(Rule::RoleListed(index)),
            (None, true) => Some(Rule::RoleNotListed),
            (Some(_), true) | (None, false) => None,
        })
    };
    match rule {
        Some(rule) => {
            let flag = match rule {
                Rule::ChannelNotListed => Some(SettingKey::OnlyChannels),
                Rule::RoleNotListed => Some(SettingKey::OnlyRoles),
                Rule::CheckOff
                | Rule::TopicOff
                | Rule::CommandOff
                | Rule::ChannelListed(_)
                | Rule::RoleListed(_) => None,
            };
            let stamp =
                settings.stamp(rule.key()).or_else(|| flag.and_then(|key| settings.stamp(key)));
            Verdict::Refused(Refusal { rule, stamp })
        }
        None => Verdict::Allowed,
    }
}

/// Whether everybody in the channel sees the articles that a command is answered with. Where the settings are
/// not known, nobody but the person does.
pub fn is_public(known: Known<'_>, place: &Place<'_>, command: &str) -> bool {
    let Known::Server(settings) = known else { return false };
    let private = settings.names(SettingKey::PrivateCommands);
    if private.iter().any(|private| private == command) {
        return false;
    }
    let excepted = place.channel_in(settings.ids(SettingKey::PublicExcept)).is_some();
    settings.is_on(SettingKey::Public) != excepted
}

#[cfg(test)]
mod tests {
    use super::super::{Edit, ServerSettings, Value};
    use super::*;
    use crate::id::{ChannelId, PackId, PersonId, RoleId};

    const STAMP: Stamp = Stamp { by: PersonId(7), at: 1 };

    fn server(set: &[(SettingKey, Value)]) -> ServerSettings {
        let edits: Vec<Edit> =
            set.iter().map(|(key, value)| Edit::new(*key, value.clone()).unwrap()).collect();
        ServerSettings::defaults().with(&edits, STAMP)
    }

    fn place(channel: u64, parent: Option<u64>, roles: &[RoleId]) -> Place<'_> {
        let parent = parent.map(ChannelId);
        Place { channel: Some(ChannelId(channel)), parent, who: PersonId(8), roles }
    }

    /// The rule that refuses reading in this place.
    fn refused(set: &[(SettingKey, Value)], place: &Place<'_>) -> Option<Rule> {
        let (settings, pack): (_, PackId) = (server(set), "b12".parse().unwrap());
        let used = Use::Read(&pack, &["b12-read", "b12-symptoms"]);
        match decide(Known::Server(&settings), place, &used) {
            Verdict::Allowed => None,
            Verdict::Refused(refusal) => {
                assert_eq!(refusal.stamp, Some(STAMP), "whoever set it is named");
                Some(refusal.rule)
            }
        }
    }

    #[test]
    fn channels_are_excepted_or_alone_and_threads_follow_their_channel() {
        let listed = (SettingKey::Channels, Value::Ids(vec![3, 5]));
        let only = (SettingKey::OnlyChannels, Value::Flag(true));
        let except = std::slice::from_ref(&listed);
        assert_eq!(refused(except, &place(4, None, &[])), None);
        assert_eq!(refused(except, &place(5, None, &[])), Some(Rule::ChannelListed(1)));
        assert_eq!(refused(except, &place(9, Some(3), &[])), Some(Rule::ChannelListed(0)));
        let alone = [listed, only.clone()];
        assert_eq!(refused(&alone, &place(4, None, &[])), Some(Rule::ChannelNotListed));
        assert_eq!(refused(&alone, &place(9, Some(5), &[])), None);
        assert_eq!(refused(&[only], &place(3, None, &[])), Some(Rule::ChannelNotListed));
    }

    #[test]
    fn roles_are_excepted_or_alone_and_the_channel_is_looked_at_first() {
        let listed = (SettingKey::Roles, Value::Ids(vec![1, 2]));
        let only = (SettingKey::OnlyRoles, Value::Flag(true));
        let new = [RoleId(2)];
        assert_eq!(
            refused(std::slice::from_ref(&listed), &place(1, None, &new)),
            Some(Rule::RoleListed(1))
        );
        assert_eq!(refused(&[listed.clone(), only.clone()], &place(1, None, &new)), None);
        assert_eq!(
            refused(&[listed.clone(), only], &place(1, None, &[])),
            Some(Rule::RoleNotListed)
        );
        let both = [listed, (SettingKey::Channels, Value::Ids(vec![1]))];
        assert_eq!(refused(&both, &place(1, None, &new)), Some(Rule::ChannelListed(0)));
    }

    #[test]
    fn reading_is_off_when_each_of_its_commands_is_or_its_topic() {
        let off = |names: &[&str]| [(SettingKey::Commands, Value::names(names))];
        let here = place(1, None, &[]);
        assert_eq!(refused(&off(&["b12-read"]), &here), None);
        assert_eq!(refused(&off(&["b12-read", "b12-symptoms"]), &here), Some(Rule::CommandOff));
        let topic = [(SettingKey::Topics, Value::names(&["b12"]))];
        assert_eq!(refused(&topic, &here), Some(Rule::TopicOff));
    }

    #[test]
    fn the_questions_can_be_off_on_their_own() {
        let settings = server(&[(SettingKey::Check, Value::Flag(false))]);
        let pack = "b12".parse().unwrap();
        let here = place(1, None, &[]);
        let decided = decide(Known::Server(&settings), &here, &Use::Check(&pack, &["b12-check"]));
        let Verdict::Refused(Refusal { rule: Rule::CheckOff, .. }) = decided else {
            panic!("{decided:?}")
        };
        let read = decide(Known::Server(&settings), &here, &Use::Read(&pack, &["b12-read"]));
        assert_eq!(read, Verdict::Allowed);
    }

    #[test]
    fn nothing_is_public_that_nobody_made_so() {
        let here = place(1, None, &[]);
        let public = |set: &[(SettingKey, Value)], command| {
            is_public(Known::Server(&server(set)), &here, command)
        };
        let (on, here_too) = (
            (SettingKey::Public, Value::Flag(true)),
            (SettingKey::PublicExcept, Value::Ids(vec![1])),
        );
        assert!(!public(&[], "b12-read"));
        assert!(public(std::slice::from_ref(&on), "b12-read"));
        assert!(!public(&[on.clone(), here_too.clone()], "b12-read"));
        assert!(public(&[here_too], "b12-read"));
        let private = (SettingKey::PrivateCommands, Value::names(&["b12-read"]));
        assert!(!public(&[on.clone(), private.clone()], "b12-read"));
        assert!(public(&[on, private], "b12-symptoms"));
        assert!(!is_public(Known::Unknown, &here, "b12-read"));
        assert!(!is_public(Known::NoServer, &here, "b12-read"));
    }
}
