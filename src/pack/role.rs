//! What a file is, by its name and its folder.

/// What a file is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Manifest,
    Flow,
    Vignettes,
    Article,
    Cards,
    Helplines,
    Words,
    Evidence,
    Ledger,
    Wording,
    Stray,
}

/// Files of a pack that are no flows, by their names.
const RESERVED: &[(&str, Role)] = &[
    ("pack", Role::Manifest),
    ("vignettes", Role::Vignettes),
    ("evidence", Role::Evidence),
    ("ledger", Role::Ledger),
    ("wording", Role::Wording),
];

impl Role {
    /// What the file of that name is, without its ending, in the folder of a pack or another. A
    /// pack has a folder of articles within it.
    pub(super) fn of(folder: &str, in_articles: bool, name: &str) -> Self {
        match (folder, in_articles, name) {
            ("safety", false, "cards") => Self::Cards,
            ("safety", false, "helplines") => Self::Helplines,
            ("safety" | "interface", false, "wording") => Self::Wording,
            ("interface", false, _) => Self::Words,
            ("safety" | "interface" | "", ..) => Self::Stray,
            (_, true, _) => Self::Article,
            (_, false, _) => {
                let reserved = RESERVED.iter().find(|(known, _)| *known == name);
                reserved.map_or(Self::Flow, |(_, role)| *role)
            }
        }
    }
}
