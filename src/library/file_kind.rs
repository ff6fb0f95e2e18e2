//! The kinds of files that everything the bot can say stands in.

/// The kinds of files there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// `pack.toml`
    Pack,
    /// A file of `articles/`.
    Article,
    /// A file beside `pack.toml` with questions.
    Flow,
    /// `safety/cards.toml`
    Cards,
    /// A language of `safety/cards/`.
    CardTranslation,
    /// `safety/helplines.toml`
    Helplines,
    /// A language of `safety/helplines/`.
    PhraseBook,
    /// A language of `safety/rules/`.
    Rules,
    /// A language of `interface/`.
    Interface,
    /// `interface/other-languages.toml`
    OtherLanguages,
    /// `vignettes.toml` of a pack.
    Vignettes,
    /// `evidence.toml` of a pack.
    Evidence,
    /// `ledger.toml` of a pack.
    Ledger,
    /// `decisions.toml` of a pack.
    Decisions,
    /// `reviews.toml` of a pack.
    Reviews,
    /// `wording.toml`, of a pack or beside the cards or the interface.
    Wording,
    /// `timings.toml` of a pack.
    Timings,
    /// `questions.toml` of a pack, or a file of `questions/`.
    Questions,
}

impl FileKind {
    /// Every kind of file, for those who go through them.
    pub const ALL: &[Self] = &[
        Self::Pack,
        Self::Article,
        Self::Flow,
        Self::Cards,
        Self::CardTranslation,
        Self::Helplines,
        Self::PhraseBook,
        Self::Rules,
        Self::Interface,
        Self::OtherLanguages,
        Self::Vignettes,
        Self::Evidence,
        Self::Ledger,
        Self::Decisions,
        Self::Reviews,
        Self::Wording,
        Self::Timings,
        Self::Questions,
    ];

    /// Its name: `pack`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pack => "pack",
            Self::Article => "article",
            Self::Flow => "flow",
            Self::Cards => "cards",
            Self::CardTranslation => "card-translation",
            Self::Helplines => "helplines",
            Self::PhraseBook => "phrase-book",
            Self::Rules => "rules",
            Self::Interface => "interface",
            Self::OtherLanguages => "other-languages",
            Self::Vignettes => "vignettes",
            Self::Evidence => "evidence",
            Self::Ledger => "ledger",
            Self::Decisions => "decisions",
            Self::Reviews => "reviews",
            Self::Wording => "wording",
            Self::Timings => "timings",
            Self::Questions => "questions",
        }
    }
}
