//! Which file is what, by its path; and files that are too big to be read.

use crate::document::{Code, Document, File, Problem, ProblemLog};
use crate::library::limits::PACK_BYTES_MAX;

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

/// A file with what it is: `responses/b12/articles/mouth.toml` is the article `mouth` of `b12`.
#[derive(Clone, Copy)]
pub(super) struct PackFile<'f> {
    pub(super) role: Role,
    /// The path up to the folder of the pack.
    pub(super) folder_path: &'f str,
    /// The folder of the pack, or `safety` or `interface`.
    pub(super) folder: &'f str,
    /// The file's name without its ending.
    pub(super) name: &'f str,
    pub(super) file: &'f File,
}

/// A file that was read.
pub(super) struct ReadFile<'f> {
    pub(super) place: PackFile<'f>,
    pub(super) doc: Document<'f>,
}

impl<'f> PackFile<'f> {
    /// The place of a file. Files that are not TOML have none.
    pub(super) fn of(file: &'f File) -> Option<Self> {
        let path = file.path();
        let (rest, file_name) = path.rsplit_once(['/', '\\']).unwrap_or(("", path));
        let name = file_name.strip_suffix(".toml")?;
        let last = |path: &'f str| path.rsplit(['/', '\\']).next().unwrap_or_default();
        let in_articles = last(rest) == "articles";
        let folder_path = if in_articles { rest.rsplit_once(['/', '\\'])?.0 } else { rest };
        let folder = last(folder_path);
        let role = match (folder, in_articles, name) {
            ("safety", false, "cards") => Role::Cards,
            ("safety", false, "helplines") => Role::Helplines,
            ("safety" | "interface", false, "wording") => Role::Wording,
            ("interface", false, _) => Role::Words,
            ("safety" | "interface" | "", ..) => Role::Stray,
            (_, true, _) => Role::Article,
            (_, false, _) => {
                let reserved = RESERVED.iter().find(|(known, _)| *known == name);
                reserved.map_or(Role::Flow, |(_, role)| *role)
            }
        };
        Some(Self { role, folder_path, folder, name, file })
    }

    /// The path of all folders.
    pub(super) fn root(&self) -> &'f str {
        self.folder_path.strip_suffix(self.folder).unwrap_or_default()
    }
}

/// Reads the files of one folder, unless they are too big together.
pub(super) fn read<'f>(places: &[PackFile<'f>], log: &'f ProblemLog) -> Vec<ReadFile<'f>> {
    let Some(first) = places.first() else { return vec![] };
    let bytes: usize = places.iter().map(|place| place.file.bytes().len()).sum();
    if bytes > PACK_BYTES_MAX {
        let mib = 1024 * 1024;
        let most = PACK_BYTES_MAX / mib;
        let message = format!("the files of `{}` have more than {most} MiB together", first.folder);
        let remedy = format!("Make two packs of it. A pack may have {most} MiB.");
        let path = format!("{}/pack.toml", first.folder_path);
        log.add(&path, Problem::new(Code::PackTooBig, 0..0, &message, remedy));
        return vec![];
    }
    let read = places.iter().map(|place| {
        let doc = Document::read(place.file.path(), place.file.bytes(), log);
        if place.role == Role::Stray {
            let message = "no file of this name is expected here";
            let remedy = "Give it the right name, or take it away. Beside packs there are safety/cards.toml, safety/helplines.toml, safety/wording.toml and files in interface/.";
            doc.report(Problem::new(Code::StrayFile, 0..0, message, remedy));
        }
        ReadFile { place: *place, doc }
    });
    read.collect()
}

/// Reports a file that must be there and is not.
pub(super) fn missing_file(log: &ProblemLog, path: &str, why: &str) {
    let message = format!("there is no such file, and {why}");
    let remedy = format!("Add the file `{path}`.");
    log.add(path, Problem::new(Code::MissingFile, 0..0, &message, remedy));
}
