//! A file as it came in: its path and its bytes.

/// A file of `responses/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    path: String,
    bytes: Vec<u8>,
}

impl File {
    /// A file with its path, as it is shown in messages (`responses/b12/check.toml`), and its
    /// contents. The last two or three parts of the path say what the file is.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }

    /// Its path, as it is shown in messages.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The bytes of the file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Its text, where it is UTF-8.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }
}
