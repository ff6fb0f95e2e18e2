//! `myelin report`: how well danger is heard and passages are found, on texts that nothing was learned
//! from, and what each batch gave when it was measured first.
#![expect(clippy::disallowed_methods, reason = "shell: reads the corpus")]

use std::fs;
use std::path::{Path, PathBuf};

use super::{FAILED, Failure, USAGE, check, learn, print};
use crate::library::Library;

/// The file with the first figures of every batch.
const FIRST_FIGURES: &str = "first-figures.tsv";

/// What `myelin report` is given.
#[derive(Debug, clap::Args)]
pub(super) struct ReportArgs {
    /// Only this of both
    #[arg(value_enum)]
    of: Option<Part>,
    /// The folder of the corpus, with the batches that nothing was learned from
    #[arg(long, value_name = "DIR", default_value = "corpus")]
    corpus: PathBuf,
}

/// A part of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// How well danger is heard
    Danger,
    /// How well the passage is found that answers a question
    Passages,
}

/// Prints the report. It fails where a pack finds less than its goals.
pub(super) fn report(library: &Library, args: &ReportArgs) -> Result<(), Failure> {
    let is_wanted = |part| args.of.is_none_or(|of| of == part);
    if is_wanted(Part::Danger) {
        print("# Danger, in messages that the model has not learned from\n\n")?;
        learn::judge_folder(&args.corpus.join("batches"), &library.safety.hearing)?;
        print(
            "# What each batch gave when it was measured first, before anything was mended with it\n\n\
             card % + soft line %, by what the messages are about\n\n",
        )?;
        print(&first_figures(&args.corpus.join(FIRST_FIGURES))?)?;
    }
    if is_wanted(Part::Passages) {
        print("# What people ask, of writers that nothing was learned from\n\n")?;
        check::measure_questions(library)?;
    }
    Ok(())
}

/// A line for each batch.
fn first_figures(path: &Path) -> Result<String, Failure> {
    let text = fs::read_to_string(path).map_err(|error| {
        let remedy = "run this in the folder of the project, or name the folder with --corpus";
        Failure::new(USAGE, format!("{} cannot be read: {error}; {remedy}", path.display()))
    })?;
    let mut lines: Vec<String> = Vec::new();
    let mut of = "";
    for (number, line) in (1..).zip(text.lines()).skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [batch, label, _count, card, soft] = fields.as_slice() else {
            let message = format!(
                "{}:{number}: there are five fields in a line, with tabs between: batch, label, messages, card, soft",
                path.display()
            );
            return Err(Failure::new(FAILED, message));
        };
        if *batch != of {
            lines.push(format!("  {batch:<12}"));
            of = batch;
        }
        if let Some(last) = lines.last_mut() {
            last.push_str(&format!("  {label} {card} + {soft}"));
        }
    }
    Ok(lines.join("\n") + "\n\n")
}
