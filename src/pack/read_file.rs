//! A file that was read, and the files of one folder.

use super::command::unknown_locale;
use super::findings::file as findings;
use super::pack_file::PackFile;
use crate::document::{Document, ProblemLog};
use crate::library::{FileKind, limits::PACK_BYTES_MAX};
use crate::locale::Locale;

/// A file that was read.
pub(super) struct ReadFile<'f> {
    pub(super) path: PackFile<'f>,
    pub(super) doc: Document<'f>,
}

impl ReadFile<'_> {
    /// Whether it is a file of this kind.
    pub(super) fn is(&self, kind: FileKind) -> bool {
        self.path.kind == Some(kind)
    }

    /// The language that its name is; one that Discord does not know is reported.
    pub(super) fn locale(&self) -> Option<Locale> {
        let name = self.path.name;
        let locale = name.parse().ok();
        if locale.is_none() {
            self.doc.report(unknown_locale(&self.doc, name));
        }
        locale
    }
}

/// Reads the files of one folder, unless they are too big together.
pub(super) fn read<'f>(paths: &[PackFile<'f>], log: &'f ProblemLog) -> Vec<ReadFile<'f>> {
    let Some(first) = paths.first() else { return vec![] };
    let bytes: usize = paths.iter().map(|path| path.file.bytes().len()).sum();
    if bytes > PACK_BYTES_MAX {
        let manifest = format!("{}/pack.toml", first.folder_path);
        log.add(&manifest, findings::pack_too_big(first.folder));
        return vec![];
    }
    let read = paths.iter().map(|path| {
        let doc = Document::read(path.file.path(), path.file.bytes(), log);
        if path.kind.is_none() {
            doc.report(findings::stray());
        }
        ReadFile { path: *path, doc }
    });
    read.collect()
}
