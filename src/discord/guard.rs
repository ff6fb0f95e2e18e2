//! Small protections: a panic in the core that tells nothing, and chance for pauses.

use std::cell::Cell;
use std::hash::{BuildHasher, RandomState};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;
use std::time::Duration;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Runs `work`. A panic in it gives `None`, and is logged by its place in the code alone, because
/// its message may quote what a person wrote. Panics elsewhere are reported as ever.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    static HUSHED: Once = Once::new();
    HUSHED.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if GUARDED.get() {
                let place = info.location();
                let (file, line) = place.map_or(("", 0), |place| (place.file(), place.line()));
                tracing::error!(file, line, "a mistake in the program stopped one answer");
            } else {
                usual(info);
            }
        }));
    });
    GUARDED.set(true);
    // What is broken off in the middle is dropped: the core keeps nothing between two calls.
    let outcome = panic::catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(false);
    outcome.ok()
}

/// A random part of `span`, so that many who wait do not all come back at once.
pub(super) fn jitter(span: Duration) -> Duration {
    // The standard library seeds each of its hashers anew; that is chance enough for a pause.
    let chance = RandomState::new().hash_one(0_u8) % 1000;
    span.saturating_mul(u32::try_from(chance).unwrap_or(0)) / 1000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_gives_nothing_and_the_next_call_works() {
        assert_eq!(guarded(|| -> u8 { panic!("secret") }), None);
        assert_eq!(guarded(|| 1), Some(1));
    }

    #[test]
    fn chance_stays_within_its_span() {
        let span = Duration::from_millis(50);
        let tries: Vec<Duration> = (0..100).map(|_| jitter(span)).collect();
        assert!(tries.iter().all(|pause| *pause < span));
        assert!(tries.iter().any(|pause| *pause != tries[0]), "it is not always the same");
    }
}
