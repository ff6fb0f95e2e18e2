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
    ("questions", FileKind::Questions),
];

/// The folders within a pack, with what their files are.
const IN_PACK: &[(&str, FileKind)] =
    &[("articles", FileKind::Article), ("questions", FileKind::Questions)];

/// The folders within `safety`, with what their files are.
const IN_SAFETY: &[(&str, FileKind)] = &[
    ("cards", FileKind::CardTranslation),
    ("helplines", FileKind::PhraseBook),
    ("rules", FileKind::Rules),
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
        let above = rest.rsplit_once(['/', '\\']).map(|(above, _)| above);
        let in_safety = above.is_some_and(|above| last(above) == "safety");
        let inner = if in_safety { IN_SAFETY } else { IN_PACK };
        let within = inner.iter().find(|(inner, _)| last(rest) == *inner).map(|(_, kind)| *kind);
        let folder_path = if within.is_some() { above? } else { rest };
        let folder = last(folder_path);
        let kind = kind_of(folder, within, name);
        Some(Self { kind, folder_path, folder, name, file })
    }

    /// The path of all folders.
    pub(super) fn root(&self) -> &'f str {
        self.folder_path.strip_suffix(self.folder).unwrap_or_default()
    }
}

/// What the file of this name is, without its ending, in the folder of a pack or another; `within` is
/// what the files of the folder are that it stands in, where that is a folder within one.
fn kind_of(folder: &str, within: Option<FileKind>, name: &str) -> Option<FileKind> {
    match (folder, within, name) {
        ("safety", Some(kind), _) => Some(kind),
        ("safety", None, "cards") => Some(FileKind::Cards),
        ("safety", None, "helplines") => Some(FileKind::Helplines),
        ("safety" | "interface", None, "wording") => Some(FileKind::Wording),
        ("interface", None, "other-languages") => Some(FileKind::OtherLanguages),
        ("interface", None, _) => Some(FileKind::Interface),
        ("safety" | "interface" | "", ..) => None,
        (_, Some(kind), _) => Some(kind),
        (_, None, _) => {
            let reserved = RESERVED.iter().find(|(known, _)| *known == name);
            Some(reserved.map_or(FileKind::Flow, |(_, kind)| *kind))
        }
    }
}
