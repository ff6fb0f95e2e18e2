//! Chance for pauses.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

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
    fn chance_stays_within_its_span() {
        let span = Duration::from_millis(50);
        let tries: Vec<Duration> = (0..100).map(|_| jitter(span)).collect();
        assert!(tries.iter().all(|pause| *pause < span));
        assert!(tries.iter().any(|pause| *pause != tries[0]), "it is not always the same");
    }
}
