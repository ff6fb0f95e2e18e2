//! Findings about the files of packs as files.

use crate::document::{Code, Problem};
use crate::id::NAME_MAX;
use crate::library::limits::{ALL_BYTES_MAX, FILES_MAX, PACK_BYTES_MAX};

const MIB: usize = 1024 * 1024;

/// What a name is the name of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::pack) enum NamedThing {
    File,
    Folder,
}

impl NamedThing {
    fn noun(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Folder => "folder",
        }
    }
}

/// An `id` that is not the name of its file or folder.
pub(in crate::pack) fn other_name(what: &str, id: &str, of: NamedThing, name: &str) -> Problem {
    let of = of.noun();
    let message = format!("{what} is `{id}`, but the {of} is called `{name}`");
    let remedy = format!("Write id = \"{name}\", or rename the {of}.");
    Problem::new(Code::WrongFileName, message, remedy)
}

/// A file or folder whose name breaks the rule for names.
pub(in crate::pack) fn bad_name(of: NamedThing, name: &str) -> Problem {
    let of = of.noun();
    let message = format!("the {of} is called `{name}`, which cannot be a name");
    let remedy =
        format!("Rename the {of}: 1 to {NAME_MAX} lower-case letters, digits and single hyphens.");
    Problem::new(Code::BadId, message, remedy)
}

/// A folder without `pack.toml`.
pub(in crate::pack) fn missing_manifest(path: &str) -> Problem {
    missing(path, "every folder of `responses` is a pack")
}

/// A file that all packs share and that is not there.
pub(in crate::pack) fn missing_shared(path: &str) -> Problem {
    missing(path, "the bot cannot speak without it")
}

/// A ledger without `evidence.toml` beside it.
pub(in crate::pack) fn missing_evidence(path: &str) -> Problem {
    missing(path, "the ledger of this pack speaks of the ids that it lists")
}

fn missing(path: &str, why: &str) -> Problem {
    let message = format!("there is no such file, and {why}");
    Problem::new(Code::MissingFile, message, format!("Add the file `{path}`."))
}

/// A file whose name means nothing where it stands.
pub(in crate::pack) fn stray() -> Problem {
    let remedy = "Give it the right name, or take it away. Beside packs there are safety/cards.toml, safety/helplines.toml, safety/wording.toml and files in interface/.";
    Problem::new(Code::StrayFile, "no file of this name is expected here", remedy)
}

/// More files than are read.
pub(in crate::pack) fn too_many(count: usize) -> Problem {
    let message = format!("there are {count} files, and at most {FILES_MAX} are read");
    let remedy =
        "Take out files that belong to no pack, or put passages of one subject into one article.";
    Problem::new(Code::TooManyFiles, message, remedy)
}

/// A file that would take too much time and memory to be read.
pub(in crate::pack) fn too_heavy() -> Problem {
    let remedy =
        "Look whether something was written into it by mistake, or cut it into several files.";
    let message = "this file has too many lines, keys and values to be read";
    Problem::new(Code::FileTooBig, message, remedy)
}

/// The files of one pack over their limit together.
pub(in crate::pack) fn pack_too_big(folder: &str) -> Problem {
    let most = PACK_BYTES_MAX / MIB;
    let message = format!("the files of `{folder}` have more than {most} MiB together");
    let remedy = format!("Make two packs of it. A pack may have {most} MiB.");
    Problem::new(Code::PackTooBig, message, remedy)
}

/// All files over their limit in bytes together.
pub(in crate::pack) fn all_too_big() -> Problem {
    all_too_much(&format!("all files together have more than {} MiB", ALL_BYTES_MAX / MIB))
}

/// All files together would take too much time and memory to be read.
pub(in crate::pack) fn all_too_heavy() -> Problem {
    all_too_much("all files together have too many lines, keys and values to be read")
}

fn all_too_much(message: &str) -> Problem {
    let remedy = "Let one bot have fewer packs: take out folders, or run a second bot.";
    Problem::new(Code::PackTooBig, message, remedy)
}
