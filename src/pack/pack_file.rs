//! A file with what its path says of it.

use super::role::Role;
use crate::document::File;

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
        let role = Role::of(folder, in_articles, name);
        Some(Self { role, folder_path, folder, name, file })
    }

    /// The path of all folders.
    pub(super) fn root(&self) -> &'f str {
        self.folder_path.strip_suffix(self.folder).unwrap_or_default()
    }
}
