//! The shipped library for tests, read once for all of them.

use std::sync::LazyLock;

use time::{Date, Month};

use super::{Library, ReadText, Review, Reviews, fingerprints};
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

/// Everything that is built in, as if somebody had read all of it.
pub(crate) fn reviewed() -> Library {
    let mut library = shipped().clone();
    let Library { packs, safety, .. } = &mut library;
    for pack in packs {
        let texts = fingerprints(pack, safety);
        let read = texts
            .iter()
            .map(|text| ReadText { id: text.id.clone(), fingerprint: text.fingerprint.clone() });
        let review = Review {
            name: "Ana Beispiel".to_owned(),
            profession: "general practitioner".to_owned(),
            register: Some("12345".to_owned()),
            date: Date::from_calendar_date(2026, Month::November, 30).expect("a day"),
            texts: read.collect(),
        };
        pack.reviews = Reviews::new(vec![review], &texts);
    }
    library
}
