//! The texts of a pack as the reading report counts them.

use crate::id::{ArticleId, FlowId, PackId, PassageId};
use crate::library::FileKind;
use crate::library::texts::{Graded, LibraryText, TextKind};
use crate::search::SearchRole;

/// The texts of one pack.
pub(super) struct PackTexts<'t> {
    texts: Vec<&'t LibraryText>,
}

impl<'t> PackTexts<'t> {
    /// The texts of a pack among all.
    pub(super) fn of(all: &'t [LibraryText], pack: &PackId) -> Self {
        let of_pack = |text: &&LibraryText| text.about.place.pack.as_ref() == Some(pack);
        Self { texts: all.iter().filter(of_pack).collect() }
    }

    /// A passage, its caution too.
    pub(super) fn of_passage(&self, article: &ArticleId, passage: &PassageId) -> Vec<&'t str> {
        let graded = self.within(Graded::Passage, FileKind::Article, article.as_str());
        let of_passage = |text: &&LibraryText| text.about.place.names == [passage.as_str()];
        graded.filter(of_passage).map(|text| text.text.as_str()).collect()
    }

    /// The text of a passage, without its caution.
    pub(super) fn of_text(&self, article: &ArticleId, passage: &PassageId) -> Vec<&'t str> {
        let graded = self.within(Graded::Passage, FileKind::Article, article.as_str());
        let of_text = |text: &&LibraryText| {
            text.about.kind == TextKind::PassageText && text.about.place.names == [passage.as_str()]
        };
        graded.filter(of_text).map(|text| text.text.as_str()).collect()
    }

    /// What a flow asks, or what it ends with.
    pub(super) fn of_flow(&self, flow: &FlowId, part: Graded) -> Vec<&'t str> {
        self.within(part, FileKind::Flow, flow.as_str()).map(|text| text.text.as_str()).collect()
    }

    /// Everything that is graded: passages, then what they add to the list for the visit, then flows.
    pub(super) fn all(&self) -> Vec<&'t str> {
        let parts = [Graded::Passage, Graded::Visit, Graded::Questions, Graded::Outcomes];
        let graded = parts.into_iter().flat_map(|part| {
            self.texts.iter().filter(move |text| text.about.kind.graded() == Some(part))
        });
        graded.map(|text| text.text.as_str()).collect()
    }

    /// What people call articles and passages: words that a reader who came by them knows.
    pub(super) fn names(&self) -> Vec<&'t str> {
        let names = self.texts.iter().filter(|text| {
            let kind = text.about.kind;
            kind == TextKind::ArticleTitle || kind.searched() == Some(SearchRole::AlsoCalled)
        });
        names.map(|text| text.text.as_str()).collect()
    }

    fn within(
        &self,
        part: Graded,
        file: FileKind,
        name: &str,
    ) -> impl Iterator<Item = &'t LibraryText> {
        self.texts.iter().copied().filter(move |text| {
            let place = &text.about.place;
            text.about.kind.graded() == Some(part) && place.file == Some(file) && place.name == name
        })
    }
}
