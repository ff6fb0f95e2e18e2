//! The shipped library for tests, read once for all of them.

use std::sync::LazyLock;

use super::Library;
use crate::app::files::built_in;
use crate::document::{RenderStyle, render};
use crate::pack::load;

/// Everything that is built in.
pub(crate) fn shipped() -> &'static Library {
    static SHIPPED: LazyLock<Library> = LazyLock::new(|| {
        let files = built_in();
        let loaded = load(&files, &[]);
        let mistakes = || render(&loaded.problems, &files, RenderStyle::Plain);
        loaded.library.unwrap_or_else(|| panic!("the shipped packs have mistakes:\n{}", mistakes()))
    });
    &SHIPPED
}
