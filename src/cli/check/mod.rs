//! `myelin check`: everything that is wrong with the packs and the configuration, at once.

mod explain;
mod finding;
mod format;
mod mutate;
mod questions;
mod report;
mod texts;
mod watch;

use std::path::{Path, PathBuf};

use self::finding::{FINDINGS_MAX, Finding, Findings};
pub(super) use self::questions::measure as measure_questions;
use self::report::report;

use super::{CONFIGURATION, Cli, Failure, USAGE, look, print};
use crate::app::choose;
use crate::app::files;
use crate::app::load;
use crate::app::today;
use crate::config::{self, Config, Needs};
use crate::document::{self, File, RenderStyle};
use crate::library::Library;
use crate::pack::{Loaded, check_operator};

/// What stands between one check and the next for people who see it.
const LINE: &str = "────────────────────────────────────────\n";

/// What `myelin check` is given.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
pub(super) struct CheckArgs {
    /// A folder laid over the built-in responses; the same as --responses
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// Say everything in sentences, for a screen reader
    #[arg(long, conflicts_with = "format")]
    aloud: bool,
    /// For whom the findings are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Stay, and check again whenever something has changed
    #[arg(long, conflicts_with = "format")]
    watch: bool,
    /// Try every small change of the rules, and list those that nobody would notice; takes a while
    #[arg(long, conflicts_with_all = ["format", "watch"])]
    mutate: bool,
    /// Measure how well packs find what people ask, on questions that nothing was learned from; takes a while
    #[arg(long, conflicts_with_all = ["format", "watch", "mutate"])]
    questions: bool,
    /// Explain a finding by its code, such as red-flag-lost; with `list`, name all codes
    #[arg(long, value_name = "CODE", conflicts_with_all = ["folder", "aloud", "format", "watch", "mutate", "questions"])]
    explain: Option<String>,
}

/// For whom findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs: one object, which the guide for authors describes
    Json,
    /// For a workflow of GitHub Actions: shown beside the lines
    Github,
    /// For code scanning and editors: SARIF 2.1.0
    Sarif,
}

/// Checks packs, interface, safety and configuration; or explains a finding.
pub(super) fn check(cli: &Cli, args: &CheckArgs) -> Result<(), Failure> {
    let usage = |message| Failure::new(USAGE, message);
    if let Some(code) = &args.explain {
        return print(&explain::explain(code).map_err(usage)?);
    }
    let folder = one_folder(args.folder.as_deref(), cli.responses.as_deref()).map_err(usage)?;
    let read = || CheckInput::read(cli, folder);
    let look = if args.aloud { RenderStyle::Narrated } else { look(&std::io::stdout()) };
    match args.format {
        Format::Text if args.watch => watching(read, look),
        Format::Text => {
            let given = read();
            for_people(&given, look)?;
            if args.mutate {
                mutating(&given)
            } else if args.questions {
                measuring(&given)
            } else {
                Ok(())
            }
        }
        Format::Json => for_machines(&read(), format::json),
        Format::Github => for_machines(&read(), format::github),
        Format::Sarif => for_machines(&read(), format::sarif),
    }
}

/// The folder that was given, in one of two ways.
fn one_folder<'a>(
    named: Option<&'a Path>,
    responses: Option<&'a Path>,
) -> Result<Option<&'a Path>, String> {
    match (named, responses) {
        (Some(one), Some(other)) if one != other => Err(format!(
            "two folders are given: {} and --responses {}; give one of them",
            one.display(),
            other.display()
        )),
        (named, responses) => Ok(named.or(responses)),
    }
}

/// Everything that is checked.
#[derive(PartialEq)]
struct CheckInput {
    config: Result<Config, config::ConfigErrors>,
    /// What `myelin run` would need beyond that.
    missing: Option<config::ConfigErrors>,
    /// The files, or why they could not be read.
    files: Result<Vec<File>, String>,
}

impl CheckInput {
    fn read(cli: &Cli, folder: Option<&Path>) -> Self {
        let config = config::load(cli.config.as_deref(), Needs::Nothing);
        let missing = config::load(cli.config.as_deref(), Needs::Run).err();
        let configured = config.as_ref().ok().and_then(|config| config.responses.as_deref());
        let files = files::with_folder(folder.or(configured)).map_err(|error| error.to_string());
        Self { config, missing, files }
    }

    /// What an operator says of themselves and must not, if they say something.
    fn operator_words(&self) -> Vec<String> {
        let operator = self.config.as_ref().ok().and_then(|config| config.operator.as_ref());
        operator.map(check_operator).unwrap_or_default()
    }

    /// The packs that the configuration names, if it does.
    fn choose(&self, library: Library) -> Result<Library, String> {
        let wanted = self.config.as_ref().ok().and_then(|config| config.packs.as_deref());
        choose(library, wanted, false)
    }
}

/// Tries changes of the rules of packs that have no mistake.
fn mutating(given: &CheckInput) -> Result<(), Failure> {
    let files = given.files.as_deref().unwrap_or_default();
    match load(files).library {
        Some(library) => mutate::mutate(&library),
        None => Ok(()),
    }
}

/// Measures how well packs find what people ask.
fn measuring(given: &CheckInput) -> Result<(), Failure> {
    let files = given.files.as_deref().unwrap_or_default();
    match load(files).library {
        Some(library) => questions::measure(&library),
        None => Ok(()),
    }
}

/// Prints what was found, and a summary of what is there.
fn for_people(given: &CheckInput, look: RenderStyle) -> Result<(), Failure> {
    let mut wrong = Vec::new();
    wrong.extend(given.config.as_ref().err().map(ToString::to_string));
    wrong.extend(given.operator_words());
    match &given.files {
        Ok(files) => {
            let Loaded { library, problems } = load(files);
            let (mistakes, advice) = problems.split_advice();
            print(&document::render(&mistakes, files, look))?;
            match library {
                Some(library) => {
                    print(&report(&library, today(), look == RenderStyle::Narrated))?;
                    wrong.extend(given.choose(library).err());
                }
                None => wrong.push(
                    "The packs have mistakes; the bot would not start. `myelin check --explain CODE` says more about one."
                        .to_owned(),
                ),
            }
            if !advice.is_empty() {
                print(&format!("Advice, for a person to look at:\n{}", document::advice(&advice)))?;
            }
        }
        Err(error) => wrong.push(error.clone()),
    }
    if !wrong.is_empty() {
        return Err(Failure::new(CONFIGURATION, wrong.join("\n")));
    }
    print("no mistakes\n")?;
    match &given.missing {
        Some(missing) => print(&format!("`myelin run` still needs:\n{missing}\n")),
        None => Ok(()),
    }
}

/// Prints what was found, and nothing else.
fn for_machines(given: &CheckInput, format: fn(&Findings) -> String) -> Result<(), Failure> {
    let base = std::env::current_dir().unwrap_or_default();
    let findings = findings(given, &base);
    print(&format(&findings))?;
    if findings.mistakes {
        return Err(Failure::new(CONFIGURATION, "there are mistakes; the bot would not start"));
    }
    Ok(())
}

/// Everything that is wrong. Paths below `base` are told from there.
fn findings(given: &CheckInput, base: &Path) -> Findings {
    let mut list = Vec::new();
    let (mut more, mut mistakes) = (0, false);
    if let Err(problems) = &given.config {
        let found = problems.0.iter().map(|problem| Finding::of(problem, &[], base));
        list.extend(found);
    }
    list.extend(given.operator_words().iter().map(|wrong| Finding::started_with(wrong)));
    match &given.files {
        Ok(files) => {
            let Loaded { library, problems } = load(files);
            let told = problems.iter().take(FINDINGS_MAX);
            list.extend(told.map(|problem| Finding::of(problem, files, base)));
            more = problems.len() - problems.iter().take(FINDINGS_MAX).count();
            mistakes = problems.has_errors();
            let choice = library.map(|library| given.choose(library));
            list.extend(choice.and_then(Result::err).map(|wrong| Finding::started_with(&wrong)));
        }
        Err(error) => list.extend(error.lines().map(Finding::unreadable)),
    }
    let found = Findings::new(list, more);
    Findings { mistakes: found.mistakes || mistakes, ..found }
}

/// Prints what was found, again after every change.
fn watching(read: impl FnMut() -> CheckInput, look: RenderStyle) -> Result<(), Failure> {
    let mut first = true;
    watch::watch(read, |given| {
        if !std::mem::take(&mut first) {
            let line = if look == RenderStyle::Narrated { "" } else { LINE };
            print(&format!("\n{line}Something has changed.\n\n"))?;
        }
        match for_people(given, look) {
            Err(failure) if failure.code == CONFIGURATION => eprintln!("{}", failure.message),
            shown => shown?,
        }
        print("\nWaiting for a change. Ctrl-C ends this.\n")
    })
}
