//! A file with what its path says of it.

use crate::document::File;
use crate::library::FileKind;

/// Files of a pack that are no flows, by their names.
const RESERVED: &[(&str, FileKind)] = &[
    ("pack", FileKind::Pack),
    ("vignettes", FileKind::Vignettes),
    ("evidence", FileKind::Evidence),
    ("ledger", FileKind::Ledger),
    ("decisions", FileKind::Decisions),
    ("reviews", FileKind::Reviews),
    ("wording", FileKind::Wording),
    ("timings", FileKind::Timings),
];

/// A file with what it is: `responses/b12/articles/mouth.toml` is the article `mouth` of `b12`.
#[derive(Clone, Copy)]
pub(super) struct PackFile<'f> {
    /// `None` for a file that has no business where it stands.
    pub(super) kind: Option<FileKind>,
    /// The path up to the folder of the pack.
    pub(super) folder_path: &'f str,
    /// The folder of the pack, or `safety` or `interface`.
    pub(super) folder: &'f str,
    /// The file's name without its ending.
    pub(super) name: &'f str,
    pub(super) file: &'f File,
}

impl<'f> PackFile<'f> {
    /// A file with what its path says; `None` where it is not TOML.
    pub(super) fn of(file: &'f File) -> Option<Self> {
        let path = file.path();
        let (rest, file_name) = path.rsplit_once(['/', '\\']).unwrap_or(("", path));
        let name = file_name.strip_suffix(".toml")?;
        let last = |path: &'f str| path.rsplit(['/', '\\']).next().unwrap_or_default();
        let in_articles = last(rest) == "articles";
        let in_rules = last(rest) == "rules";
        let folder_path =
            if in_articles || in_rules { rest.rsplit_once(['/', '\\'])?.0 } else { rest };
        let folder = last(folder_path);
        let kind = match (in_rules, folder) {
            (true, "safety") => Some(FileKind::Rules),
            (true, _) => None,
            (false, _) => kind_of(folder, in_articles, name),
        };
        Some(Self { kind, folder_path, folder, name, file })
    }

    /// The path of all folders.
    pub(super) fn root(&self) -> &'f str {
        self.folder_path.strip_suffix(self.folder).unwrap_or_default()
    }
}

/// What the file of this name is, without its ending, in the folder of a pack or another. A pack
/// has a folder of articles within it.
fn kind_of(folder: &str, in_articles: bool, name: &str) -> Option<FileKind> {
    match (folder, in_articles, name) {
        ("safety", false, "cards") => Some(FileKind::Cards),
        ("safety", false, "helplines") => Some(FileKind::Helplines),
        ("safety" | "interface", false, "wording") => Some(FileKind::Wording),
        ("interface", false, _) => Some(FileKind::Interface),
        ("safety" | "interface" | "", ..) => None,
        (_, true, _) => Some(FileKind::Article),
        (_, false, _) => {
            let reserved = RESERVED.iter().find(|(known, _)| *known == name);
            Some(reserved.map_or(FileKind::Flow, |(_, kind)| *kind))
        }
    }
}
