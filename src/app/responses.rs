//! What the bot's words are read from, and how they become a library.

use std::path::PathBuf;

use sha2::{Digest, Sha256};

use super::choose::choose;
use super::files::{self, Unreadable};
use crate::document::{self, File, Problem, Problems, RenderStyle, Severity};
use crate::id::PackId;
use crate::library::Library;
use crate::pack::Loaded;

/// Where the bot's words come from: the built-in files with a folder laid over them, and which of
/// the packs in them are used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Responses {
    /// The folder; without it there are the built-in files only.
    pub folder: Option<PathBuf>,
    /// The packs that the configuration names; without it, all of them.
    pub packs: Option<Vec<PackId>>,
    /// Whether drafts are used too.
    pub drafts: bool,
}

/// What stood in the files when they were read, or why they could not be read.
#[derive(Debug)]
pub struct Contents(Result<Vec<File>, Unreadable>);

/// A hash of contents: two that are equal have equal contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContentsHash([u8; 32]);

/// Why contents did not become a library.
#[derive(Debug)]
pub enum NotLoaded {
    /// They could not be read.
    Unreadable(Unreadable),
    /// There are mistakes in them.
    Mistakes {
        /// The mistakes, and advice.
        problems: Problems,
        /// The files that were read, which the mistakes quote.
        files: Vec<File>,
    },
    /// None of the packs in them can be used: a sentence.
    NoChoice(String),
}

impl Responses {
    /// Reads every file of the built-in texts and of the folder laid over them.
    pub fn read(&self) -> Contents {
        Contents(files::with_folder(self.folder.as_deref()))
    }

    /// Everything the bot can say, of the packs that are used.
    ///
    /// # Errors
    ///
    /// [`NotLoaded`] names every mistake.
    pub fn library(&self, contents: Contents) -> Result<Library, NotLoaded> {
        let files = contents.0.map_err(NotLoaded::Unreadable)?;
        let Loaded { library, problems } = super::load(&files);
        let Some(library) = library else { return Err(NotLoaded::Mistakes { problems, files }) };
        for advice in problems.iter() {
            tracing::debug!("{advice}");
        }
        choose(library, self.packs.as_deref(), self.drafts).map_err(NotLoaded::NoChoice)
    }
}

impl Contents {
    /// The hash of these contents.
    pub fn mark(&self) -> ContentsHash {
        let mut hash = Sha256::new();
        match &self.0 {
            Ok(files) => {
                for file in files {
                    for part in [file.path().as_bytes(), file.bytes()] {
                        // With its length, a part cannot be taken for another.
                        hash.update(part.len().to_le_bytes());
                        hash.update(part);
                    }
                }
            }
            Err(unreadable) => hash.update(unreadable.to_string()),
        }
        ContentsHash(hash.finalize().into())
    }
}

impl NotLoaded {
    /// The reason in several lines, for whoever starts the program.
    pub fn drawn(&self, look: RenderStyle) -> String {
        match self {
            Self::Unreadable(unreadable) => unreadable.to_string(),
            Self::Mistakes { problems, files } => document::render(problems, files, look),
            Self::NoChoice(sentence) => sentence.clone(),
        }
    }

    /// A line for each mistake, for a log: at most [`document::SHOWN_MAX`], then how many more.
    pub fn lines(&self) -> Vec<String> {
        match self {
            Self::Unreadable(unreadable) => {
                unreadable.to_string().lines().map(str::to_owned).collect()
            }
            Self::Mistakes { problems, .. } => {
                let is_mistake = |problem: &&Problem| problem.code.severity() == Severity::Error;
                let mistakes = problems.iter().filter(is_mistake).take(document::SHOWN_MAX);
                let mut lines: Vec<String> = mistakes.map(ToString::to_string).collect();
                let more = problems.len().saturating_sub(document::SHOWN_MAX);
                if more > 0 {
                    lines.push(format!("and {more} more"));
                }
                lines
            }
            Self::NoChoice(sentence) => vec![sentence.clone()],
        }
    }
}
