//! Which keys were read from which kind of table, noted for a test: a key that may be there and
//! that no reader asks for would be taken without a word.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::keys::Keys;

thread_local! {
    static ASKED: RefCell<BTreeSet<(Keys, String)>> = const { RefCell::new(BTreeSet::new()) };
}

/// Notes that a key was read from a table that may have these.
pub(super) fn note(keys: Keys, key: &str) {
    ASKED.with_borrow_mut(|asked| asked.insert((keys, key.to_owned())));
}

/// What was noted on this thread since the last time.
pub(crate) fn take() -> BTreeSet<(Keys, String)> {
    ASKED.take()
}
