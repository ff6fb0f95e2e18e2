//! A file that was read, and the files of one folder.

use super::findings::file as findings;
use super::pack_file::PackFile;
use super::role::Role;
use crate::document::{Document, ProblemLog};
use crate::library::limits::PACK_BYTES_MAX;

/// A file that was read.
pub(super) struct ReadFile<'f> {
    pub(super) place: PackFile<'f>,
    pub(super) doc: Document<'f>,
}

/// Reads the files of one folder, unless they are too big together.
pub(super) fn read<'f>(places: &[PackFile<'f>], log: &'f ProblemLog) -> Vec<ReadFile<'f>> {
    let Some(first) = places.first() else { return vec![] };
    let bytes: usize = places.iter().map(|place| place.file.bytes().len()).sum();
    if bytes > PACK_BYTES_MAX {
        let path = format!("{}/pack.toml", first.folder_path);
        log.add(&path, findings::pack_too_big(first.folder));
        return vec![];
    }
    let read = places.iter().map(|place| {
        let doc = Document::read(place.file.path(), place.file.bytes(), log);
        if place.role == Role::Stray {
            doc.report(findings::stray());
        }
        ReadFile { place: *place, doc }
    });
    read.collect()
}
