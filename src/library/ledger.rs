//! What became of an article that a pack began with.

/// What became of an article that a pack began with, claim by claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// The title of that article.
    pub article: String,
    /// What to know about it, in one line.
    pub about: String,
    /// The claims of the article, in its order.
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
    /// Whether guidance agrees with the claim.
    pub guidance: Guidance,
    /// What the pack did with the claim.
    pub fate: ClaimFate,
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
    /// Guidance says the same.
    Agrees,
    /// The claim says too much, too little, or something right in a misleading way.
    Partly,
    /// Guidance says otherwise.
    Disagrees,
    /// Nothing good was found for it.
    NoEvidence,
    /// It is no matter of guidance.
    NotCovered,
}

/// What became of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimFate {
    /// The pack says it as it is.
    Used,
    /// The pack says it otherwise.
    Reworded,
    /// The pack does not say it.
    Withheld,
}

impl Ledger {
    /// How many claims guidance says this of.
    pub fn judged(&self, guidance: Guidance) -> usize {
        self.claims.iter().filter(|claim| claim.guidance == guidance).count()
    }

    /// How many claims have this fate.
    pub fn claims_with(&self, fate: ClaimFate) -> usize {
        self.claims.iter().filter(|claim| claim.fate == fate).count()
    }
}
