//! The library with every text a third longer, as a translation may be, but never longer than the
//! reader takes.

use super::Library;
use super::texts::TextInfo;

impl Library {
    /// The library with every text a third longer.
    #[must_use]
    pub fn stretched(&self) -> Self {
        let mut library = self.clone();
        library.visit_texts(&mut |text, about| {
            if about.is_translated() {
                longer(text, about);
            }
        });
        library
    }
}

/// Makes a text a third longer, but no longer than it may be. Slots do not grow.
fn longer(text: &mut String, about: &TextInfo) {
    let length = text.chars().count().saturating_sub(about.slots);
    let most = about.most.saturating_sub(about.slots);
    let wanted = (length + length.div_ceil(3)).min(most);
    // In words, as a text is.
    text.push_str(&"x".repeat(wanted.saturating_sub(length)));
}

#[cfg(test)]
mod tests {
    use crate::library::fixture::shipped;
    use crate::library::texts::{LibraryText, TextKind};

    #[test]
    fn every_text_that_may_be_translated_grows_and_no_other_changes() {
        let library = shipped();
        let length = |text: &LibraryText| text.text.chars().count();
        for (plain, longer) in library.texts().iter().zip(library.stretched().texts()) {
            let (about, grown) = (&plain.about, length(&longer) > length(plain));
            // A sentence that is nothing but what is filled in has nothing to translate.
            let full = length(plain) == about.most || length(plain) == about.slots;
            assert_eq!(grown, about.is_translated() && !full, "{}", about.path());
            assert!(length(&longer) <= about.most, "{}", about.path());
        }
        for kind in [
            TextKind::CommandDescription,
            TextKind::CountryNote,
            TextKind::AddedSays,
            TextKind::AddedWhy,
        ] {
            assert!(kind.is_translated(), "{kind:?}");
        }
    }
}
