//! Every key of the configuration: its path in the file and its environment variable.

/// All defaults. `config/myelin.toml` says the same, and a test holds it to that; it is not built
/// in itself, because people write secrets into it.
pub const DEFAULTS: &str = r#"
data = "data"
log = "info"
log-format = "auto"
[discord]
api-base = "https://discord.com"
allow-other-host = false
"#;

/// A key of the configuration.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Key {
    /// Its path in the file, such as `discord.token`.
    pub(super) path: &'static str,
    /// Its environment variable.
    pub(super) variable: &'static str,
    /// What stands there.
    pub(super) kind: Kind,
    /// Whether the bot cannot run without it.
    pub(super) needed: bool,
}

/// What stands at a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text.
    Text,
    /// Text that nobody else may see. Its variable has a second one, which names a file.
    Secret,
    /// `true` or `false`.
    Switch,
    /// Several texts, separated by commas in the variable.
    List,
}

macro_rules! keys {
    ($($name:ident = $path:literal, $variable:literal, $kind:ident, $needed:literal;)+) => {
        $(pub(super) const $name: &Key = &Key {
            path: $path,
            variable: $variable,
            kind: Kind::$kind,
            needed: $needed,
        };)+

        /// All of them.
        pub(super) const KEYS: &[&Key] = &[$($name),+];
    };
}

keys! {
    DATA = "data", "MYELIN_DATA", Text, false;
    KEY = "key", "MYELIN_KEY", Secret, false;
    CHECKS = "checks", "MYELIN_CHECKS", Text, true;
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

impl Key {
    /// The variable that names a file with the value, for a secret.
    pub(super) fn file_variable(&self) -> Option<String> {
        (self.kind == Kind::Secret).then(|| format!("{}_FILE", self.variable))
    }
}

/// The key that someone meant who wrote this path.
pub(super) fn meant(path: &str) -> Option<&'static str> {
    let written = path.to_lowercase().replace('_', "-");
    let last = |path: &str| path.rsplit('.').next().map(str::to_owned);
    let same = |key: &&&Key| key.variable == path || last(key.path) == last(&written);
    let near = || {
        let far = KEYS.iter().map(|key| (strsim::osa_distance(&written, key.path), key));
        far.filter(|(far, _)| *far <= 2).min_by_key(|(far, _)| *far).map(|(_, key)| key)
    };
    KEYS.iter().find(same).or_else(near).map(|key| key.path)
}

/// The variable that someone meant who set this one of ours. Only a near miss counts: hosting
/// services set variables of their own that begin like ours.
pub(super) fn meant_variable(name: &str) -> Option<String> {
    let plain = KEYS.iter().map(|key| key.variable.to_owned());
    let files = KEYS.iter().filter_map(|key| key.file_variable());
    let far = plain.chain(files).map(|known| (strsim::osa_distance(name, &known), known));
    let (far, known) = far.min_by_key(|(far, _)| *far)?;
    (name.starts_with("MYELIN_") && (1..=2).contains(&far)).then_some(known)
}
