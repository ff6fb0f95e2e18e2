//! What can be wrong with a configuration. No problem ever repeats a value: it could be a secret
//! in the wrong place.

use std::fmt;

use crate::text_file::NotRead;

/// All that is wrong with a configuration, one problem a line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", lines(.0))]
pub struct Problems(pub Vec<Problem>);

/// Something wrong with the configuration.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {fault}")]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What, and what to do about it.
    pub fault: Fault,
}

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// From nowhere: nothing was given.
    Nowhere,
    /// From the configuration file.
    File {
        /// Its path.
        path: String,
        /// The line and the column in characters, both from 1; `None` for the file as a whole.
        at: Option<(usize, usize)>,
    },
    /// From an environment variable, or from the file it names.
    Variable(String),
}

/// What is wrong, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The file is not TOML.
    #[error("this is not TOML ({0}); mend it here, or compare it with the file Myelin came with")]
    Syntax(String),
    /// The file cannot be read.
    #[error("{0}; give the path of a text file that Myelin may read")]
    NotRead(NotRead),
    /// A key nobody knows.
    #[error("there is no key `{key}`; {}", correction(key, *.meant))]
    UnknownKey {
        /// The path of the key.
        key: String,
        /// The key that was meant.
        meant: Option<&'static str>,
    },
    /// A variable that is almost one of ours.
    #[error("no such variable is read; did you mean {0}? Rename it, or remove it")]
    UnknownVariable(String),
    /// A value of another type.
    #[error("`{key}` has the wrong type; write {wanted}")]
    WrongType {
        /// The path of the key.
        key: String,
        /// What is to be written.
        wanted: &'static str,
    },
    /// A variable that is not UTF-8.
    #[error("the value of `{0}` is not UTF-8 text; write it anew")]
    NotText(&'static str),
    /// A key without a value.
    #[error("`{0}` is empty; give it a value, or remove the line")]
    Empty(&'static str),
    /// Quotation marks within the value.
    #[error("`{0}` has quotation marks as a part of its value; remove them")]
    Quoted(&'static str),
    /// A key without which the bot cannot run.
    #[error("`{key}` is not set; set it in the configuration file, or set {variable}")]
    Missing {
        /// The path of the key.
        key: &'static str,
        /// Its variable.
        variable: &'static str,
    },
    /// Nobody has decided about the questions.
    #[error(
        "`checks` is not set, and it has no default, because you decide.
  Discord's Developer Policy (rule 16) can be read to forbid asking named members about their own health.
  Set `checks` (or MYELIN_CHECKS) to \"on\" to ask all the same, or to \"off\" to only show articles; see README.md."
    )]
    Undecided,
    /// A secret in a variable and another in the file a second variable names.
    #[error("{variable} and {variable}_FILE are both set and differ; remove one of them")]
    Two {
        /// The first variable.
        variable: &'static str,
    },
    /// A secret in a file that others have access to.
    #[error(
        "`{key}` is a secret, and others than the owner have access to this file; run: chmod 600 {path}"
    )]
    NotPrivate {
        /// The path of the key.
        key: &'static str,
        /// The path of the file.
        path: String,
    },
    /// A value that is none of the known ones.
    #[error("`{key}` has an unknown value; set it to {choices}")]
    NotOneOf {
        /// The path of the key.
        key: &'static str,
        /// The values, as text.
        choices: String,
    },
    /// A value that is too long.
    #[error("`{key}` has {length} characters; shorten it to {most} at most")]
    TooLong {
        /// The path of the key.
        key: &'static str,
        /// The characters it has.
        length: usize,
        /// The characters it may have.
        most: usize,
    },
    /// A line break or the like.
    #[error("`{0}` has a line break or another control character; write it in one line")]
    NotOneLine(&'static str),
    /// A path that begins in the home folder.
    #[error("`{0}` begins with `~`, which only a shell understands; write the whole path")]
    Home(&'static str),
    /// An address that is not https.
    #[error("`{0}` is not an https address; write one that begins with https://")]
    NotHttps(&'static str),
    /// An API address of another form.
    #[error("`{0}` is not a scheme and a host alone; write it like https://discord.com")]
    NotABase(&'static str),
    /// An API address without encryption.
    #[error("`{0}` sends the token unencrypted to another machine; use https://")]
    Unencrypted(&'static str),
    /// An API address of another host.
    #[error(
        "`{0}` would send the token to a host that is not Discord's; if you trust that host with everything members press, set `discord.allow-other-host = true` (or DISCORD_ALLOW_OTHER_HOST)"
    )]
    OtherHost(&'static str),
    /// One of the keys is not a key.
    #[error(
        "key number {0} is not 64 hexadecimal digits; make one with: openssl rand -hex 32 (several are separated by commas)"
    )]
    NotAKey(usize),
    /// One of the packs is not a name.
    #[error("entry number {0} of `packs` is not the id of a pack; write it like \"b12\"")]
    NotAPack(usize),
    /// The token is not a token.
    #[error(
        "`discord.token` {0}; copy it anew: https://discord.com/developers/applications, your application, page Bot, button Reset Token"
    )]
    NotAToken(NotAToken),
}

/// Why a text is not a bot's token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAToken {
    /// White space at an end.
    #[error("has white space before or after it")]
    Space,
    /// A word that belongs to the request, not to the token.
    #[error("begins with \"Bot \" or \"Bearer \", which is not part of it")]
    Prefix,
    /// Digits alone.
    #[error("is the id of an application, not a token")]
    ApplicationId,
    /// 64 hexadecimal digits.
    #[error("is the public key of an application, not a token")]
    PublicKey,
    /// 32 characters without a dot.
    #[error("is a client secret, not the bot's token")]
    ClientSecret,
    /// Anything else.
    #[error("is not a token, which has three parts with dots between")]
    Shape,
}

impl Fault {
    /// What is wrong, and what to do about it, one by one. What takes several lines stays as it
    /// is, without a second part.
    pub fn parts(&self) -> (String, String) {
        let text = self.to_string();
        let parts = text.rsplit_once("; ").filter(|_| !text.contains('\n'));
        let (wrong, remedy) = parts.unwrap_or((&text, ""));
        (wrong.to_owned(), remedy.to_owned())
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nowhere => f.write_str("configuration"),
            Self::File { path, at: None } => f.write_str(path),
            Self::File { path, at: Some((line, column)) } => write!(f, "{path}:{line}:{column}"),
            Self::Variable(variable) => f.write_str(variable),
        }
    }
}

fn lines(problems: &[Problem]) -> String {
    problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n")
}

/// What to do about a key nobody knows.
fn correction(key: &str, meant: Option<&str>) -> String {
    match meant {
        None => "remove it, or compare it with the file Myelin came with".to_owned(),
        Some(meant) if key.contains('.') && !meant.contains('.') => {
            format!("did you mean `{meant}`? It stands above the first [table]")
        }
        Some(meant) => format!("did you mean `{meant}`?"),
    }
}
