//! What is in the packs, once they are checked.

use time::Date;

use crate::action::passage_mark;
use crate::article::{Article, Passage, Source};
use crate::flow::{Fingerprint, Flow};
use crate::id::{ArticleId, FlowId, PackId, PassageRef, SourceId};
use crate::reply::Words;
use crate::safety::Safety;
use crate::seal::Flows;
use crate::vignette::Vignette;

/// Everything the bot can say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Library {
    /// The packs, in the order of their names.
    pub packs: Vec<Pack>,
    /// Cards and helplines.
    pub safety: Safety,
    /// What is said around them.
    pub words: Words,
}

/// One topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// Its name: the name of its folder.
    pub id: PackId,
    /// Its title.
    pub title: String,
    /// What it is for and what it does not do.
    pub purpose: String,
    /// Its version.
    pub version: String,
    /// Whether it is in use.
    pub status: Status,
    /// The language of its words, as Discord names it.
    pub language: String,
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
    /// Its flows, in the order of their files.
    pub flows: Vec<Flow>,
    /// The people its flows are tested by.
    pub vignettes: Vec<Vignette>,
    /// What its evidence ids say, where it has a list of them.
    pub evidence: Option<EvidenceList>,
    /// What became of the article that it began with, where that was written down.
    pub ledger: Option<Ledger>,
}

/// The list of a pack's evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceList {
    /// Every id, with what it says.
    pub listed: Vec<(String, String)>,
    /// The ids that are not used, each with the reason.
    pub withheld: Vec<(String, String)>,
    /// How many of the listed ids something uses: this pack or a safety card.
    pub used: usize,
}

/// What became of an article that a pack began with, claim by claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// The title of that article.
    pub article: String,
    /// What to know about it, in one line.
    pub about: String,
    /// Its claims, in order.
    pub claims: Vec<Claim>,
    /// What it leaves out and the pack says.
    pub added: Vec<Added>,
}

/// A claim of that article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Its evidence id, under which the list of evidence says what is supported.
    pub id: String,
    /// What the article says, in our own words.
    pub says: String,
    /// Whether guidance agrees.
    pub guidance: Guidance,
    /// What became of it.
    pub fate: Fate,
    /// Why; always there, unless it is used as it is.
    pub why: Option<String>,
}

/// A fact that the article leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// Its evidence id.
    pub id: String,
    /// What the article leaves out, in a few words; the list of evidence says it in full.
    pub says: String,
    /// Why it had to be added.
    pub why: String,
}

/// What guidance and studies say of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guidance {
    /// They say the same.
    Agrees,
    /// The claim says too much, too little, or something right in a misleading way.
    Partly,
    /// They say otherwise.
    Disagrees,
    /// Nothing good was found for it.
    NoEvidence,
    /// It is no matter of guidance.
    NotCovered,
}

/// What became of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The pack says it as it is.
    Used,
    /// The pack says it otherwise.
    Reworded,
    /// The pack does not say it.
    Withheld,
}

/// Whether a pack is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Being written; only `myelin try` shows it.
    Draft,
    /// In use.
    Active,
    /// No longer in use.
    Retired,
}

/// A slash command that a pack declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// Its name, without the slash.
    pub name: String,
    /// What it does, in one line.
    pub description: String,
    /// Its name in other languages: Discord's locale, name.
    pub name_localizations: Vec<(String, String)>,
    /// Its description in other languages: Discord's locale, description.
    pub description_localizations: Vec<(String, String)>,
    /// What it opens.
    pub opens: Opens,
}

/// What a command opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opens {
    /// The start screen of a flow.
    Flow(FlowId),
    /// These articles, to choose from.
    Articles(Vec<ArticleId>),
    /// Every article, found by typing.
    Read,
    /// The card for a person who needs help now.
    HelpNow,
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

impl Ledger {
    /// How many claims guidance says this of.
    pub fn judged(&self, guidance: Guidance) -> usize {
        self.claims.iter().filter(|claim| claim.guidance == guidance).count()
    }

    /// Of how many claims this became.
    pub fn became(&self, fate: Fate) -> usize {
        self.claims.iter().filter(|claim| claim.fate == fate).count()
    }
}
