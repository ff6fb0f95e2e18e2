//! What a store does whose database is away.

use std::time::{Duration, Instant};

use myelin::store::{ChangeError, LIMIT, Revision, Store, StoreError};

use crate::place::{ANA, HERE, set};

/// How much longer than its limit a call may take on a busy machine.
pub(crate) const SLACK: Duration = Duration::from_millis(300);

/// How soon everything works again after the database does.
pub(crate) const HEALED: Duration = Duration::from_secs(5);

/// Whether it says that nobody answers.
pub(crate) fn unreachable(error: &StoreError) -> bool {
    matches!(error, StoreError::Unreachable { .. })
        && error.to_string().contains("the database does not answer")
}

/// Every call fails in time, and says why.
pub(crate) async fn calls_fail_clearly(store: &Store) {
    let began = Instant::now();
    let edits = [set("tone", "warm")];
    let (loaded, done, counted) = tokio::join!(
        store.load(HERE),
        store.change(HERE, Revision(1), &edits, ANA, 2),
        store.add_counts(&[(HERE, "2026-11-30", "walks", 1)]),
    );
    assert!(began.elapsed() < LIMIT + SLACK, "after {:?}", began.elapsed());
    assert!(loaded.is_err_and(|error| unreachable(&error)));
    let told = done.unwrap_err();
    assert!(matches!(&told, ChangeError::Store(error) if unreachable(error)), "{told:?}");
    assert!(counted.is_err_and(|error| unreachable(&error)));
}
