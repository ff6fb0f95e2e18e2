//! From what was given to a checked configuration, or to all that is wrong with it. Pure.

use tracing::Level;

use super::environment::in_environment;
use super::found::{GivenValue, in_file};
use super::key::{
    ALLOW_OTHER_HOST, API_BASE, CHECKS, CONTACT, ConfigKey, DATA, DATABASE, DEFAULTS, KEY, LOG,
    LOG_FORMAT, MENTIONS, NAME, PACKS, PRIVACY_URL, RESPONSES, TOKEN,
};
use super::problem::{self, ConfigErrors, ConfigFault, Origin};
use super::source::{ConfigFile, ConfigSource};
use super::{Config, LogFormat, Needs, value};
use crate::discord::ApiBase;
use crate::document::{Problem, ProblemLog, Region};
use crate::operator::{CONTACT_MAX, NAME_MAX, Operator};
use crate::store::Database;

/// Reads a configuration: the environment first, then the file, then the built-in defaults.
///
/// # Errors
///
/// Everything that is wrong, each with its place.
pub fn read(given: &ConfigSource<'_>, needs: Needs) -> Result<Config, ConfigErrors> {
    let problems = ProblemLog::default();
    let mut found = in_environment(given.environment, given.open, &problems);
    let from_file = match given.file {
        Some(file) => in_file(&file, &problems),
        None => Some(Vec::new()),
    };
    let defaults = ConfigFile { path: "built-in", text: DEFAULTS, private: true };
    // In a file that is not TOML, nothing is known to be missing.
    let required = needs == Needs::Run && from_file.is_some();
    found.extend(from_file.into_iter().flatten());
    found.extend(in_file(&defaults, &problems).into_iter().flatten());
    let missing =
        given.file.map_or(Origin::Nowhere, |file| Origin::File(file.path.to_owned(), None));
    let reader = ConfigReader { found, required, missing, problems: &problems };

    let data = reader.take(DATA, value::folder);
    let keys = reader.take(KEY, value::keys);
    let database = reader.take(DATABASE, value::database);
    let on_off = [("on", true), ("off", false)];
    let checks = reader.take(CHECKS, |text| value::one_of(&on_off, text));
    let mentions = reader.take(MENTIONS, |text| value::one_of(&on_off, text));
    let responses = reader.take(RESPONSES, value::folder);
    let packs = reader.take(PACKS, value::packs);
    let levels = [
        ("error", Level::ERROR),
        ("warn", Level::WARN),
        ("info", Level::INFO),
        ("debug", Level::DEBUG),
    ];
    let log = reader.take(LOG, |text| value::one_of(&levels, text));
    let formats = [("text", LogFormat::Text), ("json", LogFormat::Json), ("auto", LogFormat::Auto)];
    let log_format = reader.take(LOG_FORMAT, |text| value::one_of(&formats, text));
    let yes_no = [("true", true), ("false", false)];
    let allow = reader.take(ALLOW_OTHER_HOST, |text| value::one_of(&yes_no, text));
    // Where that is not known, it is not a second mistake.
    let api_base = reader.take(API_BASE, |text| value::api_base(text, allow.unwrap_or(true)));
    let any_token = api_base.as_ref().is_none_or(ApiBase::is_loopback);
    let token = reader.take(TOKEN, |text| value::token(text, any_token));
    let name = reader.take(NAME, |text| value::line(text, NAME_MAX));
    let contact = reader.take(CONTACT, |text| value::line(text, CONTACT_MAX));
    let privacy_url = reader.take(PRIVACY_URL, value::privacy_url);
    let operator = match (name, contact, privacy_url) {
        (Some(name), Some(contact), Some(privacy_url)) => {
            Some(Operator { name, contact, privacy_url })
        }
        _ => None,
    };

    let mut problems = problems.into_problems().kept;
    match (data, api_base, mentions, log, log_format) {
        (Some(data), Some(api_base), Some(mentions), Some(log), Some(log_format))
            if problems.is_empty() =>
        {
            Ok(Config {
                token,
                api_base,
                database: database.unwrap_or_else(|| Database::in_folder(&data)),
                data,
                keys,
                checks,
                operator,
                mentions,
                responses,
                packs,
                log,
                log_format,
            })
        }
        _ => {
            problems.sort_by_key(order);
            Err(ConfigErrors(problems))
        }
    }
}

/// What is in a file stands first, by place.
fn order(problem: &Problem) -> (bool, Option<Region>) {
    (problem.file.is_empty(), problem.region)
}

/// What was found, while it is taken key by key.
struct ConfigReader<'a> {
    /// What wins stands before what it wins over.
    found: Vec<GivenValue>,
    required: bool,
    /// The place of what is not there.
    missing: Origin,
    problems: &'a ProblemLog,
}

impl ConfigReader<'_> {
    /// The value of a key, if it is there and right.
    fn take<T>(
        &self,
        key: &'static ConfigKey,
        parse: impl FnOnce(&str) -> Result<T, ConfigFault>,
    ) -> Option<T> {
        let Some(found) = self.found.iter().find(|found| found.key == key) else {
            if key.needed && self.required {
                let fault = if key == CHECKS { problem::UNDECIDED } else { problem::missing(key) };
                fault.of(key).report(&self.missing, self.problems);
            }
            return None;
        };
        let text = found.text.as_ref()?;
        let bare = text.trim();
        let quoted = |mark| bare.len() > 1 && bare.starts_with(mark) && bare.ends_with(mark);
        let result = if bare.is_empty() {
            Err(problem::EMPTY)
        } else if quoted('"') || quoted('\'') {
            Err(problem::QUOTED)
        } else {
            parse(text)
        };
        result.map_err(|fault| fault.of(key).report(&found.place, self.problems)).ok()
    }
}
