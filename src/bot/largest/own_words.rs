//! What answers a person's own words, as large as it can become.

use std::cmp::Reverse;

use crate::bot::{Attached, Screens};
use crate::id::{PackId, PassageRef};
use crate::library::Pack;
use crate::questions::RefuseKind;
use crate::reply::Screen;
use crate::safety::Concern;
use crate::search::NEAREST_MAX;

impl Screens<'_> {
    /// The answers that belong to no passage.
    pub(super) fn own_words(&self) -> Vec<Screen> {
        let words = self.words();
        let longest = self.library.packs.iter().flat_map(longest);
        let mut longest: Vec<(PackId, PassageRef, usize)> = longest.collect();
        longest.sort_by_key(|(_, _, length)| Reverse(*length));
        let longest: Vec<(PackId, PassageRef)> =
            longest.into_iter().map(|(pack, name, _)| (pack, name)).take(NEAREST_MAX).collect();
        let mut all = vec![
            self.no_words(Attached::Nothing),
            self.no_words(Attached::File),
            self.how_to_ask(),
            self.first_contact(None, &words.hello_answer()),
            self.first_contact(None, &words.help_answer()),
            self.word_answer(&words.thanks_answer()),
            self.word_answer(&words.stop_answer()),
            self.outside(&longest),
            self.outside(&[]),
        ];
        all.extend(RefuseKind::ALL.iter().map(|kind| self.refused(*kind, longest.first())));
        all.extend(self.library.other_languages.iter().map(|other| self.other_language(other)));
        all.iter().flat_map(|screen| self.with_each_concern(screen)).collect()
    }

    /// A screen with the soft line, and below the card for today.
    fn with_each_concern(&self, screen: &Screen) -> [Screen; 2] {
        [Concern::Soft, Concern::Today]
            .map(|concern| self.with_concern(screen.clone(), concern, self.article_buttons()))
    }

    /// A passage as an answer.
    pub(super) fn answers(&self, pack: &Pack, name: &PassageRef) -> [Screen; 2] {
        let others = longest(pack).into_iter().filter(|(_, other, _)| other != name);
        let others: Vec<_> = others.map(|(pack, name, _)| (pack, name)).collect();
        let answer = self.answer(&pack.id, name, &others);
        self.with_each_concern(&answer)
    }
}

/// The passages of a pack with the longest titles, with how long each is.
fn longest(pack: &Pack) -> Vec<(PackId, PassageRef, usize)> {
    let all = pack.passages();
    let mut all: Vec<_> =
        all.map(|(name, passage)| (pack.id.clone(), name, passage.title.chars().count())).collect();
    all.sort_by_key(|(_, _, length)| Reverse(*length));
    all.truncate(NEAREST_MAX + 1);
    all
}
