//! Keeps the bot in step with the folder laid over its responses: at SIGHUP, and whenever what is
//! in it has changed.
#![expect(clippy::print_stderr, reason = "`myelin try` talks in the terminal")]

use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::task::spawn_blocking;
use tokio::time::sleep;

use crate::app::{Reloaded, Reloader};

/// How often the contents of the folder are compared.
const LOOK_EVERY: Duration = Duration::from_secs(10);

/// How soon contents that have changed are looked at again, to see whether they are whole.
const SETTLED_AFTER: Duration = Duration::from_secs(1);

/// Reads the responses anew whenever there is a reason to, for as long as it is awaited. `tell` is
/// told what came of it.
pub(super) async fn reload_on_change(reloader: Reloader, tell: impl Fn(&Reloaded)) -> Infallible {
    let mut hangups = Hangups::new();
    while !reloader.has_folder() {
        hangups.next().await;
        tracing::info!("SIGHUP: no folder is laid over the built-in packs; nothing to read anew");
    }
    let reloader = Arc::new(Mutex::new(reloader));
    let mut pause = LOOK_EVERY;
    loop {
        let asked = tokio::select! {
            () = hangups.next() => true,
            () = sleep(pause) => false,
        };
        let reloader = Arc::clone(&reloader);
        // Reading waits for disks, and checking computes: both would keep people waiting here.
        let read = spawn_blocking(move || {
            let mut reloader = reloader.lock().unwrap_or_else(PoisonError::into_inner);
            if asked { reloader.read_now() } else { reloader.look() }
        });
        pause = LOOK_EVERY;
        match read.await {
            Ok(Reloaded::Changing) => pause = SETTLED_AFTER,
            Ok(outcome) => tell(&outcome),
            Err(_) => tracing::error!("reading the packs anew failed inside; the old ones stay"),
        }
    }
}

/// Tells the log what came of it.
pub(super) fn log(outcome: &Reloaded) {
    match outcome {
        Reloaded::Same | Reloaded::Changing => {}
        Reloaded::Swapped(packs) => tracing::info!(packs, "the packs were read anew"),
        Reloaded::Refused(refused) => {
            let mistakes = refused.lines();
            for mistake in &mistakes {
                tracing::warn!("{mistake}");
            }
            tracing::warn!(
                "the packs were not read anew, because of what was named; the old ones stay"
            );
        }
    }
}

/// Tells a person who is trying the bot in a terminal.
pub(super) fn say(outcome: &Reloaded) {
    match outcome {
        Reloaded::Same | Reloaded::Changing => {}
        Reloaded::Swapped(packs) => eprint!("\n(The packs were read anew: {packs}.)\n\n> "),
        Reloaded::Refused(refused) => {
            let mistakes = refused.lines().join("\n");
            eprint!("\n{mistakes}\n(The packs were not read anew; the old ones stay.)\n\n> ");
        }
    }
}

/// The signal SIGHUP, which asks a service to read its files anew. Where there is no such signal, it
/// never comes.
struct Hangups {
    #[cfg(unix)]
    signals: Option<tokio::signal::unix::Signal>,
}

impl Hangups {
    fn new() -> Self {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            Self { signals: signal(SignalKind::hangup()).ok() }
        }
        #[cfg(not(unix))]
        {
            Self {}
        }
    }

    async fn next(&mut self) {
        #[cfg(unix)]
        if let Some(signals) = &mut self.signals
            && signals.recv().await.is_some()
        {
            return;
        }
        std::future::pending::<()>().await;
    }
}
