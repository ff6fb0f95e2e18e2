//! A small file of text that may hold a secret: a key, a token, a configuration.

use std::fs::{File, Metadata};
use std::io::{ErrorKind, Read};
use std::path::Path;

use zeroize::{Zeroize, Zeroizing};

/// Longest file that is read, in bytes. The configuration with all its comments takes a tenth.
pub const FILE_MAX: usize = 64 * 1024;

/// The text of a small file, and whether others may read it.
#[derive(Clone, PartialEq, Eq)]
pub struct TextFile {
    /// Its text, without a byte order mark.
    pub text: Zeroizing<String>,
    /// Whether nobody but its owner has access to it. True where the system has no such notion.
    pub private: bool,
}

/// Why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotRead {
    /// There is no file of that name.
    #[error("there is no such file")]
    Missing,
    /// The system does not let us.
    #[error("this file cannot be read ({0})")]
    System(ErrorKind),
    /// It has more than [`FILE_MAX`] bytes.
    #[error("this file has more than {} bytes", FILE_MAX)]
    TooLong,
    /// It is not UTF-8 text.
    #[error("line {line} of this file is not UTF-8 text")]
    NotUtf8 {
        /// The first line that is not, from 1.
        line: usize,
    },
}

impl TextFile {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// [`NotRead`] says why it cannot be read.
    pub fn read(path: &Path) -> Result<Self, NotRead> {
        let system = |error: std::io::Error| {
            let kind = error.kind();
            if kind == ErrorKind::NotFound { NotRead::Missing } else { NotRead::System(kind) }
        };
        if path.exists() && !path.is_file() {
            // Opening a pipe would wait for ever.
            return Err(NotRead::System(ErrorKind::Unsupported));
        }
        let file = File::open(path).map_err(system)?;
        let private = is_private(&file.metadata().map_err(system)?);
        // All the room at once, so that growing leaves no copy behind.
        let mut bytes = Zeroizing::new(Vec::with_capacity(FILE_MAX + 1));
        file.take(FILE_MAX as u64 + 1).read_to_end(&mut bytes).map_err(system)?;
        if bytes.len() > FILE_MAX {
            return Err(NotRead::TooLong);
        }
        let mut text = String::from_utf8(std::mem::take(&mut *bytes)).map_err(|error| {
            let sound = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
            let line = sound.filter(|byte| **byte == b'\n').count() + 1;
            error.into_bytes().zeroize();
            NotRead::NotUtf8 { line }
        })?;
        if text.starts_with('\u{feff}') {
            text.remove(0);
        }
        Ok(Self { text: Zeroizing::new(text), private })
    }
}

#[cfg(unix)]
fn is_private(metadata: &Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let for_others = metadata.permissions().mode() & 0o077;
    for_others == 0
}

#[cfg(not(unix))]
fn is_private(_: &Metadata) -> bool {
    true
}
