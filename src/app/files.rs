//! The files that the bot's words come from: those built into the program, and a folder laid over
//! them.
#![expect(clippy::disallowed_methods, reason = "shell: reads files")]

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;

use crate::pack::File;
use crate::pack::limits::FILE_BYTES_MAX;

/// The folder `responses/`, as it was when the program was built.
#[derive(RustEmbed)]
#[folder = "responses"]
struct BuiltIn;

/// What is wrong with a folder in which nothing was found.
const NO_PACK: &str = "it holds no pack. Name the folder in which the folders of packs are, such as \
                       `responses`, not `responses/b12`";

/// Why the folder laid over the built-in files could not be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot use {}: {source}", path.display())]
pub struct Unreadable {
    path: PathBuf,
    source: io::Error,
}

/// The files built into the program, by their path below `responses/`.
pub fn built_in() -> Vec<File> {
    BuiltIn::iter()
        .filter(|path| is_toml(path))
        .filter_map(|path| {
            let data = BuiltIn::get(&path)?.data.into_owned();
            Some(File::new(format!("responses/{path}"), data))
        })
        .collect()
}

/// The built-in files with `folder` laid over them: a folder in it (a pack, `safety`, `interface`)
/// takes the place of the built-in one of the same name; what it lacks stays built
/// in. A folder without a TOML file replaces nothing.
///
/// # Errors
///
/// [`Unreadable`] names the file or folder.
pub fn with_folder(folder: Option<&Path>) -> Result<Vec<File>, Unreadable> {
    let mut files = built_in();
    let Some(folder) = folder else { return Ok(files) };
    let mut found = false;
    for name in entries(folder)? {
        let Some(part) = name.file_name().and_then(|part| part.to_str()) else { continue };
        if !name.is_dir() {
            continue;
        }
        let mut read = Vec::new();
        read_folder(&name, &mut read)?;
        if !read.is_empty() {
            found = true;
            let replaced = format!("responses/{part}/");
            files.retain(|file| !file.path().starts_with(&replaced));
            files.extend(read);
        }
    }
    if found { Ok(files) } else { Err(unreadable(folder, io::Error::other(NO_PACK))) }
}

/// Reads the TOML files of a folder and of the folders in it, two deep.
fn read_folder(folder: &Path, files: &mut Vec<File>) -> Result<(), Unreadable> {
    for path in entries(folder)? {
        if path.is_dir() {
            for inner in entries(&path)? {
                read_file(&inner, files)?;
            }
        } else {
            read_file(&path, files)?;
        }
    }
    Ok(())
}

/// Reads a TOML file. Of one that is too large it reads just enough for the checker to see that;
/// what is no file at all, such as a pipe, is passed over.
fn read_file(path: &Path, files: &mut Vec<File>) -> Result<(), Unreadable> {
    let shown = path.display().to_string();
    if is_toml(&shown) && path.is_file() {
        let mut data = Vec::new();
        let read = std::fs::File::open(path)
            .and_then(|file| file.take(FILE_BYTES_MAX as u64 + 1).read_to_end(&mut data));
        read.map_err(|source| unreadable(path, source))?;
        files.push(File::new(shown, data));
    }
    Ok(())
}

/// What is in a folder, by name.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Unreadable> {
    let read = std::fs::read_dir(folder).map_err(|source| unreadable(folder, source))?;
    let entries: io::Result<Vec<PathBuf>> = read.map(|entry| Ok(entry?.path())).collect();
    let mut entries = entries.map_err(|source| unreadable(folder, source))?;
    // What editors and file managers leave behind begins with a dot.
    let hidden = |path: &PathBuf| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
    };
    entries.retain(|path| !hidden(path));
    entries.sort();
    Ok(entries)
}

fn unreadable(path: &Path, source: io::Error) -> Unreadable {
    Unreadable { path: path.to_owned(), source }
}

fn is_toml(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "toml")
}
