//! Log lines: for people on a terminal, as JSON otherwise. They go to stderr.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use crate::config::{Config, LogFormat};

/// Starts logging. serenity's own lines are kept to errors: below that they hold payloads.
pub(super) fn start(config: &Config) {
    let filter = format!("off,serenity=error,myelin={}", config.log.as_str().to_lowercase());
    let json = match config.log_format {
        LogFormat::Json => true,
        LogFormat::Text => false,
        LogFormat::Auto => !std::io::stderr().is_terminal(),
    };
    let lines = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(filter))
        .with_writer(std::io::stderr);
    // A second start, as in tests, keeps the first.
    let started = if json { lines.json().try_init() } else { lines.with_target(false).try_init() };
    drop(started);
}
