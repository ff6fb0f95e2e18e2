//! The keys that seal walks: from the configuration, else from the file `sealing.key` in the data
//! folder, which is made once and never overwritten.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::seal::{Key, Keys};
use crate::text_file::{NotRead, TextFile};

/// The name of the file within the data folder.
pub const KEY_FILE: &str = "sealing.key";

/// What stands above a key that was made.
const HEADER: &str = "\
# Myelin's sealing key. It opens the buttons of walks: keep it secret, and keep a copy.
# One key a line, 64 hexadecimal digits. The first seals; those below it still open older buttons.
";

/// What to do about a file that is there but is not sound.
const RESTORE: &str = "restore the file from a copy, or move it away: a new key is made then, and \
                       buttons of walks under way open no more";

/// Why there are no keys.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyFileError {
    /// The data folder cannot be made.
    #[error(
        "{path}: the data folder cannot be made ({kind}); make it for the user that runs Myelin, or set `data` (MYELIN_DATA) to a folder that user can write"
    )]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        kind: ErrorKind,
    },
    /// The file cannot be made.
    #[error(
        "{path}: the sealing key cannot be written ({kind}); let the user that runs Myelin write this folder, or set `key` (MYELIN_KEY)"
    )]
    NotWritten {
        /// The file.
        path: PathBuf,
        /// What the system said.
        kind: ErrorKind,
    },
    /// The file cannot be read.
    #[error("{path}: {why}; {}", remedy(*.why))]
    NotRead {
        /// The file.
        path: PathBuf,
        /// Why it could not be read.
        why: NotRead,
    },
    /// Others have access to the file.
    #[error("{path}: others than the owner have access to the sealing key; run: chmod 600 {path}")]
    NotPrivate {
        /// The file.
        path: PathBuf,
    },
    /// The file holds no key.
    #[error("{path}: there is no key in this file; {RESTORE}")]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// A line is not a key.
    #[error("{path}:{line}: this line is not a key of 64 hexadecimal digits; {RESTORE}")]
    NotAKey {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// The system has no randomness.
    #[error("the system gives no random bytes for a sealing key; set `key` (MYELIN_KEY)")]
    NoRandomness,
}

/// The keys in use: those of the configuration, else those of the data folder. The first start
/// makes the folder and a key in it.
///
/// # Errors
///
/// [`KeyFileError`] says why there are none. A file that is there is never written to.
pub fn keys(configured: Option<Keys>, data: &Path) -> Result<Keys, KeyFileError> {
    if let Some(keys) = configured {
        return Ok(keys);
    }
    let path = data.join(KEY_FILE);
    match read(&path) {
        Err(KeyFileError::NotRead { why: NotRead::Missing, .. }) => {
            make(data, &path)?;
            // Of two starts at once one has made it, and both read the same.
            read(&path)
        }
        result => result,
    }
}

fn read(path: &Path) -> Result<Keys, KeyFileError> {
    let owned = || path.to_owned();
    let file = TextFile::read(path).map_err(|why| KeyFileError::NotRead { path: owned(), why })?;
    if !file.private {
        return Err(KeyFileError::NotPrivate { path: owned() });
    }
    let lines = file.text.lines().map(str::trim).zip(1..);
    let lines = lines.filter(|(text, _)| !text.is_empty() && !text.starts_with('#'));
    let mut keys = lines.map(|(text, line)| {
        text.parse::<Key>().or(Err(KeyFileError::NotAKey { path: owned(), line }))
    });
    let current = keys.next().ok_or_else(|| KeyFileError::Empty { path: owned() })??;
    Ok(Keys::new(current, keys.collect::<Result<_, _>>()?))
}

fn remedy(why: NotRead) -> &'static str {
    match why {
        NotRead::Missing | NotRead::System(_) => {
            "let the user that runs Myelin read it, or set `data` (MYELIN_DATA) to another folder"
        }
        NotRead::TooLong | NotRead::NotUtf8 { .. } => RESTORE,
    }
}

/// Makes a key in its file, unless another start is quicker.
fn make(data: &Path, path: &Path) -> Result<(), KeyFileError> {
    make_folder(data)
        .map_err(|error| KeyFileError::Folder { path: data.to_owned(), kind: error.kind() })?;
    let (mut key, mut mark) = (Zeroizing::new([0; 32]), [0; 8]);
    getrandom::fill(&mut *key)
        .and_then(|()| getrandom::fill(&mut mark))
        .or(Err(KeyFileError::NoRandomness))?;
    let key = Zeroizing::new(Key::from(*key).to_hex());
    let text = Zeroizing::new(format!("{HEADER}{}\n", *key));
    let draft = data.join(format!(".{KEY_FILE}.{:016x}", u64::from_ne_bytes(mark)));
    place(path, &draft, &text, |draft, path| fs::hard_link(draft, path))
        .map_err(|error| KeyFileError::NotWritten { path: path.to_owned(), kind: error.kind() })?;
    // The name of the file is to outlive a power cut too; not every system can promise it.
    File::open(data).and_then(|folder| folder.sync_all()).ok();
    Ok(())
}

/// Puts a whole file at `path`, or leaves the one that is there: nobody ever sees half of it.
/// `link` gives the draft its second name.
fn place(
    path: &Path,
    draft: &Path,
    text: &str,
    link: impl FnOnce(&Path, &Path) -> io::Result<()>,
) -> io::Result<()> {
    write_new(draft, text)?;
    let linked = link(draft, path);
    let removed = fs::remove_file(draft);
    let placed = match linked {
        Ok(()) => removed,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => removed,
        // Some file systems have no links. Two starts at once could stop the slower one there.
        Err(_) => removed.and_then(|()| write_new(path, text)),
    };
    match placed {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        result => result,
    }
}

/// Writes a file that was not there before, to the disk, for its owner alone.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a key must not stay; it is ours to remove.
        fs::remove_file(path)?;
    }
    written
}

/// Makes the folder if it is not there, for its owner alone.
fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

#[cfg(test)]
mod tests;
