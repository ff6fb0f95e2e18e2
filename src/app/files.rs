//! The files that the bot's words come from: those built into the program, and a folder laid over
//! them.
//!
//! A folder is read with suspicion: it may be half written, on another machine, or made to do harm.
//! Nothing outside of it is read, and never more than a pack may have.
#![expect(clippy::disallowed_methods, reason = "shell: reads files")]

use std::fmt;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;

use crate::document::{FILE_BYTES_MAX, File};
use crate::library::limits::{ALL_BYTES_MAX, FILES_MAX, PACK_BYTES_MAX};

/// The most entries that a folder may have, other files and hidden ones among them.
const ENTRIES_MAX: usize = 10_000;

/// The most that is named of what is wrong.
const NAMED_MAX: usize = 20;

/// The folder `responses/`, as it was when the program was built.
#[derive(RustEmbed)]
#[folder = "responses"]
struct BuiltIn;

/// Everything for which the folder laid over the built-in files cannot be used, a sentence for each.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Unreadable(Vec<String>);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named: Vec<&str> = self.0.iter().take(NAMED_MAX).map(String::as_str).collect();
        f.write_str(&named.join("\n"))?;
        match self.0.len().saturating_sub(NAMED_MAX) {
            0 => Ok(()),
            more => write!(f, "\nand {more} more of the same kind"),
        }
    }
}

/// The files built into the program, by their path below `responses/`.
pub fn built_in() -> Vec<File> {
    BuiltIn::iter()
        .filter(|path| path.ends_with(".toml"))
        .filter_map(|path| {
            let data = BuiltIn::get(&path)?.data.into_owned();
            Some(File::new(format!("responses/{path}"), data))
        })
        .collect()
}

/// The built-in files with `folder` laid over them: a folder in it (a pack, `safety`, `interface`)
/// takes the place of the built-in one of the same name; what it lacks stays built
/// in. A folder without a TOML file replaces nothing. What begins with a dot is passed over, but
/// links may lead to it, as long as they stay within `folder`.
///
/// # Errors
///
/// [`Unreadable`] names the files and folders, and what to do.
pub fn with_folder(folder: Option<&Path>) -> Result<Vec<File>, Unreadable> {
    let mut files = built_in();
    let Some(folder) = folder else { return Ok(files) };
    let read = FolderReader::new(folder).map_err(|error| {
        Unreadable(vec![format!(
            "{} cannot be read: {error}; name a folder that is there and that Myelin may read",
            folder.display()
        )])
    })?;
    let read = read.all();
    if !read.wrong.is_empty() {
        return Err(Unreadable(read.wrong));
    }
    for (part, own) in read.folders {
        let replaced = format!("responses/{part}/");
        files.retain(|file| !file.path().starts_with(&replaced));
        files.extend(own);
    }
    Ok(files)
}

/// A folder while it is read.
struct FolderReader<'f> {
    folder: &'f Path,
    /// The folder as it is without links.
    real: PathBuf,
    /// The folders in it that have files, by name.
    folders: Vec<(String, Vec<File>)>,
    /// How many files were read, and how many bytes.
    count: usize,
    bytes: usize,
    wrong: Vec<String>,
}

impl<'f> FolderReader<'f> {
    fn new(folder: &'f Path) -> io::Result<Self> {
        let real = folder.canonicalize()?;
        let (folders, wrong) = (Vec::new(), Vec::new());
        Ok(Self { folder, real, folders, count: 0, bytes: 0, wrong })
    }

    fn all(mut self) -> Self {
        let entries = self.entries(self.folder);
        if entries.iter().any(|entry| entry.name == "pack.toml") {
            self.refuse(self.folder, "is the folder of one pack: name the folder that it is in");
            return self;
        }
        for entry in entries {
            if entry.is_folder {
                let mut own = Vec::new();
                self.pack(&entry, &mut own);
                if !own.is_empty() {
                    self.folders.push((entry.name, own));
                }
            } else if entry.is_toml() {
                self.refuse(
                    &entry.path,
                    "lies beside the folders of packs, where no file is read: move it into one of them",
                );
            }
        }
        if self.folders.is_empty() && self.wrong.is_empty() {
            self.refuse(
                self.folder,
                "holds no pack: name the folder in which the folders of packs are, such as `responses`",
            );
        }
        self
    }

    /// Reads the files of a pack, and those of the folders in it.
    fn pack(&mut self, pack: &FolderEntry, files: &mut Vec<File>) {
        for entry in self.entries(&pack.path) {
            if entry.is_toml() {
                self.file(&entry, files);
            } else if entry.is_folder {
                for inner in self.entries(&entry.path) {
                    if inner.is_toml() {
                        self.file(&inner, files);
                    } else if inner.is_folder {
                        self.refuse(
                            &inner.path,
                            "lies too deep: a pack has the folders `articles` and `questions`, and those have none; move its files up",
                        );
                    }
                }
            }
        }
    }

    /// Reads a file, and of one that is too large no more than shows that it is. Beyond a limit
    /// there is nothing in the files, which is for the checker to tell.
    fn file(&mut self, entry: &FolderEntry, files: &mut Vec<File>) {
        if entry.path.extension().is_none_or(|ending| ending != "toml") {
            return self.refuse(&entry.path, "must end in `.toml`, in small letters: rename it");
        }
        if !entry.is_file {
            return self.refuse(&entry.path, "is not a file: move it away, or rename it");
        }
        self.count += 1;
        if self.count > FILES_MAX {
            if self.count == FILES_MAX + 1 {
                self.refuse(
                    self.folder,
                    &format!("is too large: there are more than {FILES_MAX} files in its packs; take out those that belong to none"),
                );
            }
            return;
        }
        let own: usize = files.iter().map(|file| file.bytes().len()).sum();
        if own > PACK_BYTES_MAX || self.bytes > ALL_BYTES_MAX {
            return;
        }
        let mut data = Vec::new();
        let read = std::fs::File::open(&entry.real)
            .and_then(|file| file.take(FILE_BYTES_MAX as u64 + 1).read_to_end(&mut data));
        match read {
            Ok(_) => {
                self.bytes += data.len();
                files.push(File::new(entry.path.display().to_string(), data));
            }
            Err(error) => self.unreadable(&entry.path, &error),
        }
    }

    /// What is in a folder, by name, without what is hidden: editors leave it behind, a `ConfigMap`
    /// keeps its versions in it, and a disk of its own has `lost+found`.
    fn entries(&mut self, folder: &Path) -> Vec<FolderEntry> {
        let read = match std::fs::read_dir(folder) {
            Ok(read) => read,
            Err(error) => {
                self.unreadable(folder, &error);
                return Vec::new();
            }
        };
        let mut paths = Vec::new();
        for entry in read {
            match entry {
                Ok(entry) => paths.push(entry.path()),
                Err(error) => self.unreadable(folder, &error),
            }
            if paths.len() > ENTRIES_MAX {
                let sentence = format!(
                    "holds more than {ENTRIES_MAX} entries: take out what belongs to no pack"
                );
                self.refuse(folder, &sentence);
                return Vec::new();
            }
        }
        paths.sort();
        paths.into_iter().filter_map(|path| self.entry(path)).collect()
    }

    /// What is at a path, unless it is hidden or must not be read.
    fn entry(&mut self, path: PathBuf) -> Option<FolderEntry> {
        let name = path.file_name()?;
        if name.as_encoded_bytes().starts_with(b".") || name == "lost+found" {
            return None;
        }
        let Some(name) = name.to_str().filter(|name| !name.contains(char::is_control)) else {
            self.refuse(&path, "has a name that is not UTF-8 text on one line: rename it");
            return None;
        };
        let name = name.to_owned();
        let found = path.canonicalize().and_then(|real| Ok((real.metadata()?, real)));
        let (found, real) = match found {
            Ok(found) => found,
            Err(error) => {
                self.unreadable(&path, &error);
                return None;
            }
        };
        let entry =
            FolderEntry { name, path, real, is_folder: found.is_dir(), is_file: found.is_file() };
        if !entry.real.starts_with(&self.real) && (entry.is_folder || entry.is_toml()) {
            self.refuse(
                &entry.path,
                "is a link that leads out of the folder, where nothing is read: put a copy in its place",
            );
            return None;
        }
        Some(entry)
    }

    fn unreadable(&mut self, path: &Path, error: &io::Error) {
        self.refuse(path, &format!("cannot be read: {error}"));
    }

    fn refuse(&mut self, path: &Path, what: &str) {
        let shown = path.display().to_string().replace(char::is_control, "\u{fffd}");
        self.wrong.push(format!("{shown} {what}"));
    }
}

/// A file or folder that stands in a folder.
struct FolderEntry {
    name: String,
    /// Its path as it is shown.
    path: PathBuf,
    /// Its path without links.
    real: PathBuf,
    is_folder: bool,
    is_file: bool,
}

impl FolderEntry {
    /// Whether its name is that of a TOML file, small letters or not.
    fn is_toml(&self) -> bool {
        Path::new(&self.name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
    }
}
