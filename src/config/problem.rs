//! What can be wrong with a configuration: each kind of mistake has its message and its remedy
//! here. None of them ever repeats a value: it could be a secret in the wrong place.

use std::borrow::Cow;
use std::fmt;

use super::key::ConfigKey;
use crate::document::{Code, Problem, ProblemLog, Region};
use crate::store::NotADatabase;
use crate::text_file::NotRead;

/// All that is wrong with a configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigErrors(pub Vec<Problem>);

impl std::error::Error for ConfigErrors {}

/// One problem a line, with its place and its remedy, and never with a line of the file.
impl fmt::Display for ConfigErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, problem) in self.0.iter().enumerate() {
            f.write_str(if number > 0 { "\n" } else { "" })?;
            match problem.region {
                Some(at) => write!(f, "{}:{}:{}: ", problem.file, at.line, at.column)?,
                None if !problem.file.is_empty() => write!(f, "{}: ", problem.file)?,
                None => {}
            }
            write!(f, "{}. {}", problem.message, problem.remedy)?;
        }
        Ok(())
    }
}

/// Where a value came from.
#[derive(Debug, Clone)]
pub(super) enum Origin {
    /// From nowhere: nothing was given, and there is no file.
    Nowhere,
    /// From a file, by its path, and where in it; `None` for the file as a whole.
    File(String, Option<Region>),
    /// From an environment variable, or from the file it names.
    Variable(String),
}

/// What is wrong, and what to do about it.
#[derive(Debug)]
pub(super) struct ConfigFault {
    message: Cow<'static, str>,
    remedy: Cow<'static, str>,
}

const fn fault(message: &'static str, remedy: &'static str) -> ConfigFault {
    ConfigFault { message: Cow::Borrowed(message), remedy: Cow::Borrowed(remedy) }
}

fn fault_of(message: String, remedy: impl Into<Cow<'static, str>>) -> ConfigFault {
    ConfigFault { message: message.into(), remedy: remedy.into() }
}

impl ConfigFault {
    /// The fault as one of a key: the message begins with the path of the key.
    pub(super) fn of(self, key: &ConfigKey) -> Self {
        fault_of(format!("`{}` {}", key.path, self.message), self.remedy)
    }

    /// The fault as a problem at its origin. One that is in no file names its variable in the
    /// message.
    pub(super) fn at(self, place: &Origin) -> Problem {
        let (file, region, message) = match place {
            Origin::Nowhere => ("", None, self.message),
            Origin::File(path, at) => (path.as_str(), *at, self.message),
            Origin::Variable(name) => ("", None, format!("{name}: {}", self.message).into()),
        };
        let problem = Problem::new(Code::Configuration, &message, self.remedy);
        let line = region.map_or(1, |region| region.line);
        Problem { file: file.to_owned(), line, region, ..problem }
    }

    /// Reports the fault at its origin.
    pub(super) fn report(self, place: &Origin, log: &ProblemLog) {
        let problem = self.at(place);
        log.add(&problem.file.clone(), problem);
    }
}

// What is wrong with a key or its value; the path of the key goes before it.

pub(super) const UNDECIDED: ConfigFault = fault(
    "is not set, and it has no default, because you decide",
    "Discord's Developer Policy (rule 16) can be read to forbid asking named members about their \
     own health. Set `checks` (or MYELIN_CHECKS) to \"on\" to ask all the same, or to \"off\" to \
     only show articles; see README.md.",
);
pub(super) const NOT_UTF8: ConfigFault =
    fault("has a value that is not UTF-8 text", "Write it anew.");
pub(super) const EMPTY: ConfigFault = fault("is empty", "Give it a value, or remove the line.");
pub(super) const QUOTED: ConfigFault =
    fault("has quotation marks as a part of its value", "Remove them.");
pub(super) const NOT_ONE_LINE: ConfigFault =
    fault("has a line break or another control character", "Write it in one line.");
pub(super) const HOME: ConfigFault =
    fault("begins with `~`, which only a shell understands", "Write the whole path.");
pub(super) const NOT_HTTPS: ConfigFault =
    fault("is not an https address", "Write one that begins with https://");
pub(super) const NOT_A_BASE: ConfigFault =
    fault("is not a scheme and a host alone", "Write it like https://discord.com");
pub(super) const UNENCRYPTED: ConfigFault =
    fault("sends the token unencrypted to another machine", "Use https://");
pub(super) const OTHER_HOST: ConfigFault = fault(
    "would send the token to a host that is not Discord's",
    "If you trust that host with everything members press, set \
     `discord.allow-other-host = true` (or DISCORD_ALLOW_OTHER_HOST).",
);

pub(super) fn missing(key: &ConfigKey) -> ConfigFault {
    let remedy = format!("Set it in the configuration file, or set {}.", key.variable);
    fault_of("is not set".to_owned(), remedy)
}

/// A secret in a file that others have access to.
pub(super) fn not_private(path: &str) -> ConfigFault {
    let message = "is a secret, and others than the owner have access to this file";
    fault_of(message.to_owned(), format!("Run: chmod 600 {path}"))
}

pub(super) fn not_one_of(choices: &str) -> ConfigFault {
    fault_of("has an unknown value".to_owned(), format!("Set it to {choices}."))
}

/// A text that names no database.
pub(super) fn not_a_database(why: NotADatabase) -> ConfigFault {
    let remedy = match why {
        NotADatabase::Parameter => {
            "Take out what stands after the question mark, or correct its name, such as sslmode."
        }
        NotADatabase::Scheme | NotADatabase::Address | NotADatabase::Unnamed => {
            "Write the path of a file, or postgres://user:password@host/database, with special \
             characters of the password as %40 (@), %2F (/), %3A (:), %23 (#)."
        }
    };
    fault_of(why.to_string(), remedy)
}

/// A value of more characters than it may have.
pub(super) fn too_long(length: usize, most: usize) -> ConfigFault {
    fault_of(format!("has {length} characters"), format!("Shorten it to {most} at most."))
}

/// The sealing key of that number, from 1.
pub(super) fn not_a_key(number: usize) -> ConfigFault {
    let remedy = "Make one with: openssl rand -hex 32 (several are separated by commas).";
    fault_of(format!("number {number} is not 64 hexadecimal digits"), remedy)
}

/// The entry of that number, from 1.
pub(super) fn not_a_pack(number: usize) -> ConfigFault {
    let message = format!("has an entry, number {number}, that is not the id of a pack");
    fault_of(message, "Write it like \"b12\".")
}

/// A text that is no token, because of what it is.
pub(super) const fn not_a_token(why: &'static str) -> ConfigFault {
    fault(
        why,
        "Copy it anew: https://discord.com/developers/applications, your application, page Bot, \
         button Reset Token.",
    )
}

pub(super) const TOKEN_WITH_SPACE: ConfigFault = not_a_token("has white space before or after it");
/// A word that belongs to the request, not to the token.
pub(super) const TOKEN_WITH_PREFIX: ConfigFault =
    not_a_token("begins with \"Bot \" or \"Bearer \", which is not part of it");
pub(super) const TOKEN_IS_ID: ConfigFault = not_a_token("is the id of an application, not a token");
pub(super) const TOKEN_IS_PUBLIC_KEY: ConfigFault =
    not_a_token("is the public key of an application, not a token");
pub(super) const TOKEN_IS_CLIENT_SECRET: ConfigFault =
    not_a_token("is a client secret, not the bot's token");
pub(super) const NOT_A_TOKEN: ConfigFault =
    not_a_token("is not a token, which has three parts with dots between");

// What is wrong with a file or a variable.

pub(super) fn not_read(why: NotRead) -> ConfigFault {
    fault_of(why.to_string(), "Give the path of a text file that Myelin may read.")
}

/// A path in the file that is none of ours, and the one that was meant.
pub(super) fn unknown_key(path: &str, meant: Option<&str>) -> ConfigFault {
    let remedy = match meant {
        None => "Remove it, or compare it with the file Myelin came with.".to_owned(),
        Some(meant) if path.contains('.') && !meant.contains('.') => {
            format!("Did you mean `{meant}`? It stands above the first [table].")
        }
        Some(meant) => format!("Did you mean `{meant}`?"),
    };
    fault_of(format!("there is no key `{path}`"), remedy)
}

/// A variable that is almost one of ours.
pub(super) fn unknown_variable(meant: &str) -> ConfigFault {
    let remedy = format!("Did you mean {meant}? Rename it, or remove it.");
    fault_of("no such variable is read".to_owned(), remedy)
}

/// A secret in a variable and another in the file that a second variable names.
pub(super) fn two_secrets(variable: &str) -> ConfigFault {
    let message = format!("{variable} and {variable}_FILE are both set and differ");
    fault_of(message, "Remove one of them.")
}
