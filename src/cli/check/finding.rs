//! What `myelin check` finds: mistakes and advice, in packs and in the configuration alike.

use std::path::{MAIN_SEPARATOR, Path};

use crate::document::{self, Code, File, Problem, Region, Severity};

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
    /// A problem of packs, interface, safety or configuration. `files` are those that may be shown;
    /// paths below `base` are told from there.
    pub(super) fn of(problem: &Problem, files: &[File], base: &Path) -> Self {
        let file = files.iter().find(|file| file.path() == problem.file);
        let text = file.and_then(File::text).unwrap_or_default();
        let label =
            |(span, word): &(document::Span, String)| (Region::of(text, span), word.to_owned());
        let in_text = || (!problem.is_about_whole_file()).then(|| Region::of(text, &problem.span));
        Self {
            code: problem.code.as_str(),
            severity: problem.code.severity(),
            file: (!problem.file.is_empty()).then(|| relative_path(&problem.file, base)),
            region: problem.region.or_else(in_text),
            message: problem.message.clone(),
            remedy: problem.remedy.clone(),
            labels: problem.labels.iter().map(label).collect(),
        }
    }

    /// A finding in what Myelin was started with that is in no file.
    pub(super) fn started_with(message: &str) -> Self {
        Self {
            code: Code::Configuration.as_str(),
            severity: Code::Configuration.severity(),
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
fn relative_path(path: &str, base: &Path) -> String {
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
