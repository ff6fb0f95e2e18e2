//! The file of a database as the system sees it: what it is, putting it aside, making a new one
//! that is whole from its first moment.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use time::OffsetDateTime;

use super::error::{Refusal, StoreError};

/// What the file of a database begins with.
const HEADER: &[u8] = b"SQLite format 3\0";

/// The endings of the files that SQLite keeps beside the one of the database.
const BESIDE: &[&str] = &["-wal", "-shm", "-journal"];

/// How much of a file is looked at to tell a text.
const LOOKED_AT: u64 = 4096;

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Nothing.
    Nothing,
    /// Nothing, but what SQLite kept beside it is there and has something in it.
    Remains,
    /// A file that begins as a database does.
    Database,
    /// A file of no database: empty, or without its head. Myelin never leaves an empty file, but a
    /// power cut does.
    Broken,
}

/// What stands at a path.
///
/// # Errors
///
/// A folder, a text, or what cannot be read is refused.
pub(super) fn look(path: &Path, place: &Arc<str>) -> Result<Look, StoreError> {
    let refused = |why| Err(StoreError::refused(Arc::clone(place), why));
    let told = |error: &io::Error| StoreError::of_file(error, Arc::clone(place));
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let log = fs::metadata(beside(path, "-wal"));
            let remains = log.is_ok_and(|log| log.len() > 0);
            return Ok(if remains { Look::Remains } else { Look::Nothing });
        }
        Err(error) => return Err(told(&error)),
    };
    if metadata.is_dir() {
        return refused(Refusal::Folder);
    }
    if !metadata.is_file() {
        return refused(Refusal::NoFile);
    }
    let mut start = Vec::new();
    let file = File::open(path).map_err(|error| told(&error))?;
    file.take(LOOKED_AT).read_to_end(&mut start).map_err(|error| told(&error))?;
    if start.starts_with(HEADER) {
        return Ok(Look::Database);
    }
    if !start.is_empty() && is_text(&start) {
        return refused(Refusal::Text);
    }
    Ok(Look::Broken)
}

fn is_text(start: &[u8]) -> bool {
    let control = |byte: &u8| *byte < 0x20 && !byte.is_ascii_whitespace();
    let text = match std::str::from_utf8(start) {
        Ok(_) => true,
        // Cut within a letter.
        Err(error) => error.error_len().is_none(),
    };
    text && !start.iter().any(control)
}

/// Makes the folder of a file for its owner alone, if it is not there, and tries whether files can
/// be made in it.
pub(super) fn ready_folder(path: &Path, place: &Arc<str>) -> Result<(), StoreError> {
    let folder = folder_of(path);
    let told = |error: &io::Error| {
        let told = StoreError::of_file(error, Arc::clone(place));
        if matches!(told, StoreError::Refused { .. }) {
            return StoreError::refused(Arc::clone(place), Refusal::NoFolder(error.kind()));
        }
        told
    };
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(&folder).map_err(|error| told(&error))?;
    let draft = draft_of(path);
    new_file(&draft).and_then(|_| fs::remove_file(&draft)).map_err(|error| told(&error))
}

/// Whether an existing file may be written.
pub(super) fn may_write(path: &Path, place: &Arc<str>) -> Result<(), StoreError> {
    match OpenOptions::new().read(true).write(true).open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::PermissionDenied && File::open(path).is_ok() => {
            Err(StoreError::ReadOnly { place: Arc::clone(place) })
        }
        Err(error) => Err(StoreError::of_file(&error, Arc::clone(place))),
    }
}

/// Gives a file, and what SQLite kept beside it, another name, and says which. Nothing is
/// overwritten.
pub(super) fn set_aside(path: &Path, why: &str, place: &Arc<str>) -> Result<PathBuf, StoreError> {
    let kept = free_name(path, why);
    let told = |error: io::Error| StoreError::of_file(&error, Arc::clone(place));
    // What lies beside goes first: a log left behind would be taken for one of the next file.
    for ending in BESIDE {
        match fs::rename(beside(path, ending), beside(&kept, ending)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(told(error)),
            _ => {}
        }
    }
    match fs::rename(path, &kept) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(told(error)),
        _ => {}
    }
    sync_folder(path);
    Ok(kept)
}

/// A name beside a file that is not taken, with a word and the time: `settings.db.damaged-…`.
pub(super) fn free_name(path: &Path, why: &str) -> PathBuf {
    let now = now();
    let (day, time) = (now.date(), now.time());
    let (hour, minute, second) = (time.hour(), time.minute(), time.second());
    let name = format!(".{why}-{day}-{hour:02}{minute:02}{second:02}");
    let names = (1u32..).map(|number| {
        let again = if number > 1 { format!("-{number}") } else { String::new() };
        beside(path, &format!("{name}{again}"))
    });
    let taken = |path: &PathBuf| {
        let beside = BESIDE.iter().any(|ending| beside(path, ending).exists());
        beside || fs::symlink_metadata(path).is_ok()
    };
    let mut free = names.filter(|path| !taken(path));
    free.next().unwrap_or_else(|| beside(path, &name))
}

/// The present, in Unix seconds.
pub(super) fn now_seconds() -> i64 {
    now().unix_timestamp()
}

#[expect(clippy::disallowed_methods, reason = "shell: a file put aside has its time in its name")]
fn now() -> OffsetDateTime {
    OffsetDateTime::now_utc()
}

/// A name for a file that is not finished, beside the one it will be.
pub(super) fn draft_of(path: &Path) -> PathBuf {
    let mut mark = [0; 8];
    // Without randomness the time will do: the file is only made if it is not there.
    getrandom::fill(&mut mark).ok();
    let mark = u64::from_le_bytes(mark) ^ u64::from(now().nanosecond());
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    folder_of(path).join(format!(".{name}.new-{mark:016x}"))
}

/// Makes an empty file that was not there before, for its owner alone. What SQLite makes beside it
/// gets the same rights.
pub(super) fn new_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Puts a finished draft at its place, unless something is there: then it says so.
pub(super) fn place_new(draft: &Path, path: &Path) -> io::Result<()> {
    File::open(draft)?.sync_all()?;
    match fs::hard_link(draft, path) {
        Ok(()) => fs::remove_file(draft)?,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(error),
        // Some file systems have no links.
        Err(_) if fs::symlink_metadata(path).is_err() => fs::rename(draft, path)?,
        Err(error) => return Err(error),
    }
    sync_folder(path);
    Ok(())
}

/// Puts a finished draft in the place of another file, in one step, and keeps that one under
/// another name.
pub(super) fn place_over(draft: &Path, path: &Path, kept: &Path) -> io::Result<()> {
    File::open(draft)?.sync_all()?;
    if let Err(error) = fs::hard_link(path, kept) {
        if error.kind() == ErrorKind::AlreadyExists {
            return Err(error);
        }
        // Some file systems have no links.
        let mut copy = new_file(kept)?;
        io::copy(&mut File::open(path)?, &mut copy)?;
        copy.sync_all()?;
    }
    fs::rename(draft, path)?;
    sync_folder(path);
    Ok(())
}

/// Removes what is left of a draft.
pub(super) fn drop_draft(draft: &Path) {
    fs::remove_file(draft).ok();
    for ending in BESIDE {
        fs::remove_file(beside(draft, ending)).ok();
    }
}

/// The names of files are to outlive a power cut too; not every system can promise it.
fn sync_folder(path: &Path) {
    File::open(folder_of(path)).and_then(|folder| folder.sync_all()).ok();
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// The path with something more at its end.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}

/// Which file it is that stands at a path, whatever its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileMark(u64, u64);

impl FileMark {
    /// The mark of the file at a path; `None` if there is none.
    #[cfg(unix)]
    pub(super) fn of(path: &Path) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        fs::metadata(path).ok().map(|metadata| Self(metadata.dev(), metadata.ino()))
    }

    /// Where files have no marks, all that is known is whether there is one.
    #[cfg(not(unix))]
    pub(super) fn of(path: &Path) -> Option<Self> {
        fs::metadata(path).ok().map(|_| Self(0, 0))
    }
}

/// Removes what SQLite kept beside a file that is not there any more.
pub(super) fn drop_beside(path: &Path) {
    for ending in BESIDE {
        fs::remove_file(beside(path, ending)).ok();
    }
}
