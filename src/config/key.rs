//! Every key of the configuration: its path in the file and its environment variable.

use crate::document::nearest_name;
use crate::store::Database;

/// A key or variable with more mistakes than these was not meant.
const MISTAKES_MAX: usize = 2;

/// All defaults. `config/myelin.toml` says the same, and a test holds it to that; it is not built
/// in itself, because people write secrets into it.
pub const DEFAULTS: &str = r#"
data = "data"
mentions = "off"
log = "info"
log-format = "auto"
[discord]
api-base = "https://discord.com"
allow-other-host = false
"#;

/// A key of the configuration.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ConfigKey {
    /// Its path in the file, such as `discord.token`.
    pub(super) path: &'static str,
    /// The environment variable that sets it too.
    pub(super) variable: &'static str,
    /// The type of its value.
    pub(super) kind: KeyType,
    /// Whether the bot cannot run without it.
    pub(super) needed: bool,
}

/// What stands at a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyType {
    /// Any text.
    Text,
    /// Text that nobody else may see. Its variable has a second one, which names a file.
    Secret,
    /// A path, or an address that may hold a password; the address is a secret. Its variable has a
    /// second one, which names a file.
    Address,
    /// `true` or `false`.
    Switch,
    /// Several texts, separated by commas in the variable.
    List,
}

macro_rules! keys {
    ($($name:ident = $path:literal, $variable:literal, $kind:ident, $needed:literal;)+) => {
        $(pub(super) const $name: &ConfigKey = &ConfigKey {
            path: $path,
            variable: $variable,
            kind: KeyType::$kind,
            needed: $needed,
        };)+

        /// All keys, in the order of the file that is shipped.
        pub(super) const KEYS: &[&ConfigKey] = &[$($name),+];
    };
}

keys! {
    DATA = "data", "MYELIN_DATA", Text, false;
    KEY = "key", "MYELIN_KEY", Secret, false;
    DATABASE = "database", "MYELIN_DATABASE", Address, false;
    CHECKS = "checks", "MYELIN_CHECKS", Text, true;
    MENTIONS = "mentions", "MYELIN_MENTIONS", Text, false;
    RESPONSES = "responses", "MYELIN_RESPONSES", Text, false;
    PACKS = "packs", "MYELIN_PACKS", List, false;
    LOG = "log", "MYELIN_LOG", Text, false;
    LOG_FORMAT = "log-format", "MYELIN_LOG_FORMAT", Text, false;
    TOKEN = "discord.token", "DISCORD_TOKEN", Secret, true;
    API_BASE = "discord.api-base", "DISCORD_API_BASE", Text, false;
    ALLOW_OTHER_HOST = "discord.allow-other-host", "DISCORD_ALLOW_OTHER_HOST", Switch, false;
    NAME = "operator.name", "MYELIN_OPERATOR_NAME", Text, true;
    CONTACT = "operator.contact", "MYELIN_OPERATOR_CONTACT", Text, true;
    PRIVACY_URL = "operator.privacy-url", "MYELIN_OPERATOR_PRIVACY_URL", Text, true;
}

impl ConfigKey {
    /// The variable that names a file with the value, for a secret.
    pub(super) fn file_variable(&self) -> Option<String> {
        let secret = matches!(self.kind, KeyType::Secret | KeyType::Address);
        secret.then(|| format!("{}_FILE", self.variable))
    }

    /// Whether a value is for nobody else's eyes.
    pub(super) fn is_secret(&self, value: Option<&str>) -> bool {
        match self.kind {
            KeyType::Secret => true,
            KeyType::Address => value.is_some_and(Database::is_address),
            KeyType::Text | KeyType::Switch | KeyType::List => false,
        }
    }
}

/// The key that someone meant who wrote this path.
pub(super) fn nearest_key(path: &str) -> Option<&'static str> {
    let written = path.to_lowercase().replace('_', "-");
    let last = |path: &str| path.rsplit('.').next().map(str::to_owned);
    let same = |key: &&&ConfigKey| key.variable == path || last(key.path) == last(&written);
    let near = || nearest_name(&written, KEYS.iter().map(|key| key.path), |_| MISTAKES_MAX);
    KEYS.iter().find(same).map(|key| key.path).or_else(near)
}

/// The variable that someone meant who set this one of ours. Only a near miss counts: hosting
/// services set variables of their own that begin like ours.
pub(super) fn nearest_variable(name: &str) -> Option<String> {
    let plain = KEYS.iter().map(|key| key.variable.to_owned());
    let files = KEYS.iter().filter_map(|key| key.file_variable());
    let known: Vec<String> = plain.chain(files).collect();
    let near = nearest_name(name, known.iter().map(String::as_str), |_| MISTAKES_MAX)?;
    (name.starts_with("MYELIN_") && near != name).then(|| near.to_owned())
}
