//! The list of settings: the name, the kind and the default of each.

use super::kind::Kind;
use super::value::Value;
use crate::limits::MENU_OPTIONS_MAX;

/// Longest line that a server adds before or after a reply, in characters.
pub const WORDS_MAX: u32 = 200;

/// Longest pause that a server may ask for, in seconds: an hour.
pub const PAUSE_MAX: u32 = 3600;

/// The most countries that lead.
pub(super) const COUNTRIES_MAX: u32 = 3;

/// The most helplines of a server's own.
pub(super) const LINES_MAX: u32 = 5;

/// The most passages that a server does not want shown.
pub(super) const WITHDRAWN_MAX: u32 = 100;

macro_rules! settings {
    ($($(#[$doc:meta])* $key:ident = $name:literal: $kind:expr, $default:expr;)+) => {
        /// A setting.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum SettingKey {
            $($(#[$doc])* $key,)+
        }

        impl SettingKey {
            /// Every setting, in the order in which they are shown.
            pub const ALL: &[Self] = &[$(Self::$key),+];

            /// The names of all, in the same order.
            pub(super) const NAMES: &'static [&'static str] = &[$($name),+];

            /// Its name: in commands, in files and in the store. It never changes its meaning.
            pub fn name(self) -> &'static str {
                match self { $(Self::$key => $name,)+ }
            }

            /// What kind of value it has.
            pub fn kind(self) -> Kind {
                match self { $(Self::$key => $kind,)+ }
            }

            /// Its value where nobody has set it.
            pub fn default_value(self) -> Value {
                match self { $(Self::$key => $default,)+ }
            }
        }
    };
}

settings! {
    /// The packs that do not answer in this server.
    Topics = "topics-off": Kind::Packs, Value::none();
    /// The commands of packs that do not answer in this server.
    Commands = "commands-off": Kind::Commands, Value::none();
    /// Whether the questions of packs may be begun.
    Check = "check": Kind::Flag, Value::Flag(true);
    /// The channels of which `OnlyChannels` says what they are.
    Channels = "channels": Kind::Channels, Value::nobody();
    /// Whether the bot answers only in `Channels`, and not everywhere but there.
    OnlyChannels = "only-channels": Kind::Flag, Value::Flag(false);
    /// The roles of which `OnlyRoles` says what they are.
    Roles = "roles": Kind::Roles, Value::nobody();
    /// Whether the bot answers only people with one of `Roles`, and not everybody but those.
    OnlyRoles = "only-roles": Kind::Flag, Value::Flag(false);
    /// Whether everybody in a channel sees the articles that a command is answered with.
    Public = "public": Kind::Flag, Value::Flag(false);
    /// The channels in which it is the other way round.
    PublicExcept = "public-except": Kind::Channels, Value::nobody();
    /// The commands whose answers are private everywhere.
    PrivateCommands = "private-commands": Kind::Commands, Value::none();
    /// How long one person waits after an answer.
    PauseMember = "pause-member": Kind::Seconds(PAUSE_MAX), Value::Seconds(0);
    /// How long everybody in a channel waits after an answer there.
    PauseChannel = "pause-channel": Kind::Seconds(PAUSE_MAX), Value::Seconds(0);
    /// How long everybody in the server waits after an answer to the same command.
    PauseCommand = "pause-command": Kind::Seconds(PAUSE_MAX), Value::Seconds(0);
    /// The server's own line above a reply.
    WordsBefore = "words-before": Kind::Text(WORDS_MAX), Value::empty();
    /// The server's own line below a reply.
    WordsAfter = "words-after": Kind::Text(WORDS_MAX), Value::empty();
    /// The language for people whose own is not known, and for what everybody sees.
    Language = "language": Kind::Language, Value::empty();
    /// The countries whose helplines lead.
    Region = "region": Kind::Countries(COUNTRIES_MAX), Value::none();
    /// The server's own helplines.
    Helplines = "helplines": Kind::Lines(LINES_MAX), Value::Lines(Vec::new());
    /// Where entries of the log are posted.
    LogChannel = "log-channel": Kind::Channel, Value::nobody();
    /// Which entries are posted there.
    LogKinds = "log-kinds": Kind::LogKinds, Value::names(&["settings", "errors", "texts"]);
    /// The passages that are not shown in this server.
    Withdrawn = "withdrawn": Kind::Passages(WITHDRAWN_MAX), Value::none();
    /// The channel in which it is posted that somebody asks for a person.
    PersonChannel = "person-channel": Kind::Channel, Value::nobody();
    /// The role that is mentioned then.
    PersonRole = "person-role": Kind::Role, Value::nobody();
    /// The roles that may change the settings, besides whoever has Manage Server.
    SetUpRoles = "set-up-roles": Kind::Roles, Value::nobody();
    /// Whether uses are counted, for `/settings numbers`.
    Numbers = "numbers": Kind::Flag, Value::Flag(true);
}

// Each is a subcommand of one group, and an option of one menu.
const _: () = assert!(SettingKey::ALL.len() <= MENU_OPTIONS_MAX);

impl SettingKey {
    /// The setting of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|key| key.name() == name)
    }

    /// Whether its value says something only in the server where it was set: ids of channels and roles.
    pub fn is_of_one_server(self) -> bool {
        matches!(self.kind(), Kind::Channel | Kind::Channels | Kind::Role | Kind::Roles)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::is_name;

    #[test]
    fn every_setting_has_a_name_of_its_own_and_a_default_of_its_kind() {
        for key in SettingKey::ALL {
            assert!(is_name(key.name()), "{key:?}");
            assert_eq!(SettingKey::named(key.name()), Some(*key));
            let default = key.default_value();
            assert_eq!(Value::read(key.kind(), &default.text()), Ok(default), "{key:?}");
        }
    }
}
