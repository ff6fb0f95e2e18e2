//! What a configuration is read from, before anything is read.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;

use crate::text_file::{NotRead, TextFile};

/// What a configuration is read from.
#[derive(Clone, Copy)]
pub struct ConfigSource<'a> {
    /// The configuration file, if there is one.
    pub file: Option<ConfigFile<'a>>,
    /// The environment variables, at least those whose names begin with `MYELIN_` or `DISCORD_`.
    pub environment: &'a BTreeMap<String, OsString>,
    /// Reads a file that a variable names.
    pub open: &'a dyn Fn(&Path) -> Result<TextFile, NotRead>,
}

/// A configuration file.
#[derive(Clone, Copy)]
pub struct ConfigFile<'a> {
    /// Its path, as it is to be shown.
    pub path: &'a str,
    /// The text of the file.
    pub text: &'a str,
    /// Whether nobody but its owner has access to it.
    pub private: bool,
}
