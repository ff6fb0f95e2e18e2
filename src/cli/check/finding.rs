//! What `myelin check` finds: mistakes and advice, in packs and in the configuration alike.

use std::path::{MAIN_SEPARATOR, Path};

use crate::config::{self, Place};
use crate::document::{self, File, Region, Severity};

/// The code of everything that is wrong with what Myelin was started with: the configuration file,
/// the environment, the folder of packs.
pub(super) const CONFIGURATION: &str = "configuration";

/// The most findings that are told to a machine. GitHub shows no more of them.
/// Source: GitHub docs, Troubleshooting SARIF uploads, SARIF results exceed one or more limits.
pub(super) const FINDINGS_MAX: usize = 5000;

/// Something that is wrong, or a piece of advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    /// What kind it is: a code of the guide.
    pub(super) code: &'static str,
    pub(super) severity: Severity,
    /// Its file with forward slashes, below the folder that Myelin was started in where it is
    /// there; `None` where it is in no file.
    pub(super) file: Option<String>,
    /// Where in the file; `None` for the file as a whole.
    pub(super) region: Option<Region>,
    /// What is wrong.
    pub(super) message: String,
    /// What to do, or nothing where the message says it.
    pub(super) remedy: String,
    /// Other places of the same file that belong to it, with a word each.
    pub(super) labels: Vec<(Region, String)>,
}

/// All findings, by file and place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Findings {
    pub(super) list: Vec<Finding>,
    /// How many more there are, which are only counted.
    pub(super) more: usize,
    /// Whether anything must be mended before the bot starts.
    pub(super) mistakes: bool,
}

impl Findings {
    /// Sorts what was found. `more` were found beyond these.
    pub(super) fn new(mut list: Vec<Finding>, more: usize) -> Self {
        let place = |finding: &Finding| (finding.file.clone(), finding.region, finding.code);
        list.sort_by_cached_key(place);
        let mistakes = list.iter().any(|finding| finding.severity == Severity::Error);
        Self { list, more, mistakes }
    }
}

impl Finding {
    /// A finding in packs, interface or safety. `files` are those that were loaded; paths below
    /// `base` are told from there.
    pub(super) fn in_pack(problem: &document::Problem, files: &[File], base: &Path) -> Self {
        let file = files.iter().find(|file| file.path() == problem.file);
        let text = file.and_then(File::text).unwrap_or_default();
        let label =
            |(span, word): &(document::Span, String)| (Region::of(text, span), word.to_owned());
        Self {
            code: problem.code.as_str(),
            severity: problem.code.severity(),
            file: Some(shown(&problem.file, base)),
            region: (!problem.is_about_whole_file()).then(|| Region::of(text, &problem.span)),
            message: problem.message.clone(),
            remedy: problem.remedy.clone(),
            labels: problem.labels.iter().map(label).collect(),
        }
    }

    /// A finding in the configuration.
    pub(super) fn in_configuration(problem: &config::Problem, base: &Path) -> Self {
        let (wrong, remedy) = problem.fault.parts();
        let remedy = sentence(&remedy);
        let (file, at, message) = match &problem.place {
            Place::Nowhere => (None, None, wrong),
            Place::File { path, at } => (Some(shown(path, base)), *at, wrong),
            Place::Variable(variable) => (None, None, format!("{variable}: {wrong}")),
        };
        let region =
            at.map(|(line, column)| Region { line, column, end_line: line, end_column: column });
        Self { file, region, remedy, ..Self::started_with(&message) }
    }

    /// A finding in what Myelin was started with that is in no file.
    pub(super) fn started_with(message: &str) -> Self {
        Self {
            code: CONFIGURATION,
            severity: Severity::Error,
            file: None,
            region: None,
            message: sentence(message),
            remedy: String::new(),
            labels: vec![],
        }
    }

    /// A finding in the folder of packs: a sentence that begins with a path, whose letters stay as
    /// they are.
    pub(super) fn unreadable(message: &str) -> Self {
        Self { message: message.to_owned(), ..Self::started_with("") }
    }
}

/// A path with forward slashes, from `base` where it is below it.
fn shown(path: &str, base: &Path) -> String {
    let below = Path::new(path).strip_prefix(base).ok().and_then(Path::to_str);
    let path = below.unwrap_or(path).replace(MAIN_SEPARATOR, "/");
    path.strip_prefix("./").map(ToOwned::to_owned).unwrap_or(path)
}

/// The text with a capital letter at its start.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
