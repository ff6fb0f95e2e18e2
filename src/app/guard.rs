//! Work in which a panic stops one answer and tells nothing.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Runs `work`. A panic in it gives `None`, and is logged by its place in the code alone, because
/// its message may quote what a person wrote. Panics elsewhere are reported as ever.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_gives_nothing_and_the_next_call_works() {
        assert_eq!(guarded(|| -> u8 { panic!("secret") }), None);
        assert_eq!(guarded(|| 1), Some(1));
    }
}
