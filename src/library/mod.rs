//! Everything the bot can say: packs, cards and helplines, and the words around them. Checked values;
//! how they are read from files is the matter of `pack`.

mod command;
mod evidence;
mod file_kind;
#[cfg(test)]
pub(crate) mod fixture;
mod ledger;
pub mod limits;
mod reach;
mod review;
mod stretched;
pub mod texts;
mod timings;

pub use command::{Command, Opens};
pub use evidence::EvidenceList;
pub use file_kind::FileKind;
pub use ledger::{Added, Claim, ClaimFate, Guidance, Ledger};
pub use review::{
    Decision, FINGERPRINT_LENGTH, ReadText, Review, ReviewCounts, ReviewUnit, Reviews,
    UnitFingerprint, fingerprints,
};
pub use timings::Timings;

use time::Date;

use crate::action::passage_mark;
use crate::article::{Article, Passage, Source};
use crate::flow::{Fingerprint, Flow};
use crate::id::{ArticleId, FlowId, PackId, PassageRef, SourceId};
use crate::interface::{Languages, OtherLanguage};
use crate::locale::Locale;
use crate::questions::Questions;
use crate::safety::Safety;
use crate::seal::Flows;
use crate::search::Index;
use crate::vignette::Vignette;

/// Everything the bot can say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Library {
    /// The packs, in the order of their names.
    pub packs: Vec<Pack>,
    /// Cards and helplines.
    pub safety: Safety,
    /// What is said around them, in every language.
    pub languages: Languages,
    /// What is said to whoever writes in a language that there are no words in.
    pub other_languages: Vec<OtherLanguage>,
}

/// One topic with its articles, flows and commands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// Its name: the name of its folder.
    pub id: PackId,
    /// Its title.
    pub title: String,
    /// What the topic is for and what it does not do.
    pub purpose: String,
    /// Its version.
    pub version: String,
    /// Whether it is in use.
    pub status: Status,
    /// The language of its words.
    pub language: Locale,
    /// When it was last reviewed.
    pub last_review: Date,
    /// When it is to be reviewed next.
    pub next_review: Date,
    /// Who wrote and reviewed it.
    pub reviewed_by: String,
    /// The licence of its words.
    pub licence: String,
    /// The slash commands it declares, in order.
    pub commands: Vec<Command>,
    /// Its sources, in order.
    pub sources: Vec<Source>,
    /// Its articles, in the order of their files.
    pub articles: Vec<Article>,
    /// What these articles are found by, made of them when the pack is loaded.
    pub index: Index,
    /// Its flows, in the order of their files.
    pub flows: Vec<Flow>,
    /// The people its flows are tested by.
    pub vignettes: Vec<Vignette>,
    /// What its evidence ids say, where it has a list of them.
    pub evidence: Option<EvidenceList>,
    /// What became of the article that it began with, where that was written down.
    pub ledger: Option<Ledger>,
    /// What a reviewer has to decide.
    pub decisions: Vec<Decision>,
    /// Who has read its texts, held against the texts when the pack is loaded.
    pub reviews: Reviews,
    /// How much its list of timings holds, where it has one.
    pub timings: Option<Timings>,
    /// What people may ask, as examples that search learns from.
    pub questions: Questions,
}

/// Whether a pack is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Being written; only `myelin try` shows it.
    Draft,
    /// Members see it.
    Active,
    /// It is kept, and nobody sees it.
    Retired,
}

impl Library {
    /// The pack of that name.
    pub fn pack(&self, id: &PackId) -> Option<&Pack> {
        self.packs.iter().find(|pack| pack.id == *id)
    }

    /// The flow of that name, and its pack.
    pub fn flow(&self, pack: &PackId, flow: &FlowId) -> Option<(&Pack, &Flow)> {
        let pack = self.pack(pack)?;
        Some((pack, pack.flows.iter().find(|known| known.id == *flow)?))
    }

    /// The command of that name, and its pack.
    pub fn command(&self, name: &str) -> Option<(&Pack, &Command)> {
        let mut all =
            self.packs.iter().flat_map(|pack| pack.commands.iter().map(move |c| (pack, c)));
        all.find(|(_, command)| command.name == name)
    }
}

impl Flows for Library {
    fn named(&self, pack: &PackId, flow: &FlowId) -> Option<(&Flow, Fingerprint)> {
        self.flow(pack, flow).map(|(_, flow)| (flow, flow.mark))
    }

    fn marked(&self, mark: Fingerprint) -> Option<(&PackId, &Flow)> {
        let mut all =
            self.packs.iter().flat_map(|pack| pack.flows.iter().map(move |f| (&pack.id, f)));
        all.find(|(_, flow)| flow.mark == mark)
    }
}

impl Pack {
    /// The source of that name.
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == *id)
    }

    /// The article of that name.
    pub fn article(&self, id: &ArticleId) -> Option<&Article> {
        self.articles.iter().find(|article| article.id == *id)
    }

    /// The passage of that name, and its article.
    pub fn passage(&self, id: &PassageRef) -> Option<(&Article, &Passage)> {
        let article = self.article(&id.article)?;
        Some((article, article.passages.iter().find(|passage| passage.id == id.passage)?))
    }

    /// Every passage with its name.
    pub fn passages(&self) -> impl Iterator<Item = (PassageRef, &Passage)> {
        self.articles.iter().flat_map(|article| {
            article.passages.iter().map(|passage| {
                let (article, id) = (article.id.clone(), passage.id.clone());
                (PassageRef { article, passage: id }, passage)
            })
        })
    }

    /// The passage with that mark.
    pub fn marked_passage(&self, mark: u16) -> Option<PassageRef> {
        self.passages().map(|(name, _)| name).find(|name| passage_mark(name) == mark)
    }

    /// Whether its review is overdue on that day.
    pub fn overdue(&self, today: Date) -> bool {
        today > self.next_review
    }
}
