//! What the environment gives for each key.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;

use zeroize::Zeroizing;

use super::found::GivenValue;
use super::key::{ConfigKey, KEYS, nearest_variable};
use super::problem::{self, Origin};
use crate::document::ProblemLog;
use crate::text_file::{NotRead, TextFile};

/// Everything the environment gives.
pub(super) fn in_environment(
    variables: &BTreeMap<String, OsString>,
    open: &dyn Fn(&Path) -> Result<TextFile, NotRead>,
    log: &ProblemLog,
) -> Vec<GivenValue> {
    for name in variables.keys() {
        if let Some(meant) = nearest_variable(name) {
            let place = Origin::Variable(name.clone());
            problem::unknown_variable(&meant).report(&place, log);
        }
    }
    let environment = Environment { variables, open, log };
    KEYS.iter().filter_map(|key| environment.found(key)).collect()
}

/// The environment while it is read.
struct Environment<'a> {
    variables: &'a BTreeMap<String, OsString>,
    open: &'a dyn Fn(&Path) -> Result<TextFile, NotRead>,
    log: &'a ProblemLog,
}

impl Environment<'_> {
    fn found(&self, key: &'static ConfigKey) -> Option<GivenValue> {
        let plain = self.variable(key, key.variable);
        let file = key.file_variable().and_then(|name| self.variable(key, &name));
        let file = file.map(|file| self.named(file));
        match (plain, file) {
            (Some(plain), Some(file)) => Some(self.one_secret(plain, &file)),
            (plain, file) => plain.or(file),
        }
    }

    /// What one variable gives. Compose files and panels set empty ones, which say nothing.
    fn variable(&self, key: &'static ConfigKey, name: &str) -> Option<GivenValue> {
        let value = self.variables.get(name)?;
        let place = Origin::Variable(name.to_owned());
        let text = value.to_str();
        if text.is_none() {
            problem::NOT_UTF8.of(key).report(&place, self.log);
        }
        let empty = text.is_some_and(|text| text.trim().is_empty());
        let text = text.map(|text| Zeroizing::new(text.to_owned()));
        (!empty).then_some(GivenValue { key, place, text })
    }

    /// What the file gives whose path was found. Its mode is not asked for: containers mount
    /// their secrets with modes of their own.
    fn named(&self, path: GivenValue) -> GivenValue {
        let text = path.text.and_then(|text| {
            let read = (self.open)(Path::new(text.trim()));
            // No word of the path: it could be the secret itself, put here by mistake.
            read.map_err(|why| problem::not_read(why).report(&path.place, self.log)).ok()
        });
        // Editors and `echo` end a file with a line break.
        let text = text.map(|file| Zeroizing::new(file.text.trim().to_owned()));
        GivenValue { text, ..path }
    }

    /// One secret, where it is given in a variable and in a file.
    fn one_secret(&self, plain: GivenValue, file: &GivenValue) -> GivenValue {
        let known = plain.text.is_some() && file.text.is_some();
        if known && plain.text != file.text {
            problem::two_secrets(plain.key.variable).report(&plain.place, self.log);
            return GivenValue { text: None, ..plain };
        }
        plain
    }
}
