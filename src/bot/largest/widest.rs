//! What makes screens as large as they can become: the words that take the most room, and texts that
//! somebody has read or nobody has.

use crate::interface::Words;
use crate::library::{Library, Reviews, fingerprints};
use crate::locale::{LOCALES, Locale};

/// The words that take the most room, in a language that no pack is in, so that each pack is said to
/// be in another one.
pub(super) fn widest(library: &Library) -> Option<Words> {
    let all: Vec<&Words> = library.languages.all().collect();
    let locales = LOCALES.iter().filter_map(|name| name.parse::<Locale>().ok());
    let mut foreign = locales.filter(|locale| {
        library.packs.iter().all(|pack| pack.language.language() != locale.language())
    });
    Words::widest(&all, foreign.next()?)
}

/// The library as if nobody had read anything, and as if everything had been read by the person whose
/// name takes the most room: a screen says who wrote it or who has read it, whichever is longer.
pub(super) fn as_read(library: Library) -> Vec<Library> {
    let mut read = library.clone();
    let Library { packs, safety, languages: _, other_languages: _ } = &mut read;
    for pack in packs {
        pack.reviews = pack.reviews.with_everything_read(&fingerprints(pack, safety));
    }
    let has_reviews = read.packs.iter().any(|pack| !pack.reviews.is_empty());
    let mut unread = library;
    for pack in &mut unread.packs {
        pack.reviews = Reviews::default();
    }
    [unread].into_iter().chain(has_reviews.then_some(read)).collect()
}
