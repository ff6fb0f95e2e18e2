//! The shipped library for tests, read once for all of them.

use std::sync::LazyLock;

use super::Library;
use crate::app::files::built_in;
use crate::pack::load;

/// Everything that is built in.
pub(crate) fn shipped() -> &'static Library {
    static SHIPPED: LazyLock<Library> =
        LazyLock::new(|| load(&built_in(), &[]).library.expect("the shipped packs load"));
    &SHIPPED
}
