//! The names of things. Each kind of name is a type of its own, so that an article can never be
//! passed where a question is meant.

use std::fmt;
use std::str::FromStr;

/// Longest name, in characters. Three names travel in one button id, for which Discord has a limit
/// (`CUSTOM_ID_MAX` in `limits`).
pub const NAME_MAX: usize = 28;

/// Why a text is not a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "a name is 1 to {NAME_MAX} lower-case letters, digits and single hyphens, and starts and ends with a letter or digit"
)]
pub struct NotAName;

/// Whether `text` follows the one rule for all names of the project.
pub(crate) fn is_name(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    (1..=NAME_MAX).contains(&text.len())
        && text.chars().all(|c| plain(c) || c == '-')
        && text.starts_with(plain)
        && text.ends_with(plain)
        && !text.contains("--")
}

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// The id as text, as it stands in the file.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = NotAName;

            fn from_str(text: &str) -> Result<Self, NotAName> {
                if is_name(text) { Ok(Self(text.into())) } else { Err(NotAName) }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

names! {
    /// A pack: one folder of `responses/`, one topic.
    PackId;
    /// A person in plain facts, by which a flow is tested.
    VignetteId;
    /// A flow of questions within a pack.
    FlowId;
    /// A question (FHIR `item.linkId`). Never reused, never renumbered.
    LinkId;
    /// One answer option of a question (FHIR `answerOption` code).
    Code;
    /// The id of a named condition of a flow.
    FindingId;
    /// An end of a flow.
    OutcomeId;
    /// A short line that is added to an outcome.
    OverlayId;
    /// An article of a pack.
    ArticleId;
    /// A passage of an article.
    PassageId;
    /// A source of a pack.
    SourceId;
    /// A question that a reviewer has to decide.
    DecisionId;
    /// The id of a safety card.
    CardId;
    /// A group of words, a rule, or a span that no rule may use, by which danger is heard.
    HearingId;
    /// A country of the helplines: ISO 3166-1 alpha-2, lower case.
    CountryId;
    /// A helpline within a country.
    HelplineId;
}

/// A person on Discord (a snowflake). Never logged; stored only of those who set a server up.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PersonId(pub u64);

impl PersonId {
    /// Stands where there is no person: nothing is opened for it, nothing of a person is sealed for it, and a
    /// setting that it set came from whoever runs the bot.
    pub const NOBODY: Self = Self(0);
}

impl fmt::Debug for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonId([hidden])")
    }
}

macro_rules! snowflakes {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u64);
    )+};
}

snowflakes! {
    /// A server on Discord (a snowflake).
    ServerId;
    /// A channel on Discord (a snowflake): one of a server, a thread, a direct message.
    ChannelId;
    /// A role within a server on Discord (a snowflake).
    RoleId;
    /// A message on Discord (a snowflake).
    MessageId;
}

/// A message on Discord, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MessageLink {
    /// The server; `None` outside servers.
    pub server: Option<ServerId>,
    /// The channel.
    pub channel: ChannelId,
    /// The message in it.
    pub message: MessageId,
}

impl MessageLink {
    /// The https address that opens the message in Discord.
    pub fn url(&self) -> String {
        let server = self.server.map_or_else(|| "@me".to_owned(), |server| server.0.to_string());
        format!("https://discord.com/channels/{server}/{}/{}", self.channel.0, self.message.0)
    }
}

/// A passage by its full name, `article/passage`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PassageRef {
    /// The article it belongs to.
    pub article: ArticleId,
    /// The passage within the article.
    pub passage: PassageId,
}

impl FromStr for PassageRef {
    type Err = NotAName;

    fn from_str(text: &str) -> Result<Self, NotAName> {
        let (article, passage) = text.split_once('/').ok_or(NotAName)?;
        Ok(Self { article: article.parse()?, passage: passage.parse()? })
    }
}

impl fmt::Display for PassageRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.article, self.passage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_short_plain_and_lower_case() {
        for good in ["b12", "b12-check", "2-weeks-or-more", &"a".repeat(NAME_MAX)] {
            assert!(good.parse::<LinkId>().is_ok(), "{good} should be a name");
        }
        for bad in
            ["", "B12", "b 12", "-b12", "b12-", "b--12", "bü", "a/b", &"a".repeat(NAME_MAX + 1)]
        {
            assert_eq!(bad.parse::<LinkId>(), Err(NotAName), "{bad} should not be a name");
        }
    }

    #[test]
    fn a_passage_is_named_by_its_article() {
        let passage: PassageRef = "mouth/signs".parse().expect("a passage");
        assert_eq!(passage.to_string(), "mouth/signs");
        assert!("mouth".parse::<PassageRef>().is_err());
    }

    #[test]
    fn a_message_has_an_address_in_a_server_and_outside() {
        let at = |server| MessageLink { server, channel: ChannelId(2), message: MessageId(3) };
        assert_eq!(at(Some(ServerId(1))).url(), "https://discord.com/channels/1/2/3");
        assert_eq!(at(None).url(), "https://discord.com/channels/@me/2/3");
    }

    #[test]
    fn a_person_does_not_show_in_debug_text() {
        assert_eq!(format!("{:?}", PersonId(4711)), "PersonId([hidden])");
    }
}
