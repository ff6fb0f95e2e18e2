//! `myelin learn`: learns the model by which danger is heard from the messages in `corpus/`, and
//! measures it.
#![expect(clippy::disallowed_methods, reason = "shell: reads the corpus and writes the model")]

mod figures;

use std::fs;
use std::path::{Path, PathBuf};

use super::{FAILED, Failure, USAGE, print};
use crate::hearing::corpus::{Message, messages};
use crate::hearing::{Hearing, Model, RuleFile};
use figures::Figures;

/// What `myelin learn` is given.
#[derive(Debug, clap::Args)]
pub(super) struct LearnArgs {
    /// The folder of the messages to learn from
    #[arg(long, value_name = "DIR", default_value = "corpus/messages")]
    corpus: PathBuf,
    /// The file to write the model to
    #[arg(long, value_name = "FILE", default_value = "src/hearing/model.bin")]
    out: PathBuf,
    /// Write nothing, and fail if the file is not what the messages give
    #[arg(long)]
    check: bool,
    /// Write nothing: leave out one writer after the other and measure on their messages
    #[arg(long, conflicts_with = "check")]
    measure: bool,
    /// Write nothing: judge the messages of these files with the model and print the figures
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["check", "measure"])]
    judge: Vec<PathBuf>,
    /// With --judge or --measure: print each message that is judged wrongly
    #[arg(long)]
    wrong: bool,
}

/// The messages of one writer.
struct Writer {
    name: String,
    text: String,
}

impl Writer {
    fn read(path: &Path) -> Result<Self, Failure> {
        let unread = |error: &dyn std::fmt::Display| {
            let remedy = "name a file of messages that Myelin may read";
            Failure::new(FAILED, format!("{} cannot be read: {error}; {remedy}", path.display()))
        };
        let text = fs::read_to_string(path).map_err(|error| unread(&error))?;
        messages(&text)
            .map_err(|error| Failure::new(FAILED, format!("{}: {error}", path.display())))?;
        let name = path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into());
        Ok(Self { name, text })
    }

    fn messages(&self) -> Vec<Message<'_>> {
        messages(&self.text).unwrap_or_default()
    }
}

/// Learns, checks or measures.
pub(super) fn learn(args: &LearnArgs, rules: &[RuleFile]) -> Result<(), Failure> {
    if !args.judge.is_empty() {
        let writers: Result<Vec<Writer>, Failure> =
            args.judge.iter().map(|path| Writer::read(path)).collect();
        return judge(&writers?, &Hearing::new(rules.to_vec()), args.wrong);
    }
    let writers = writers(&args.corpus)?;
    if args.measure {
        return measure(&writers, rules, args.wrong);
    }
    let all: Vec<Message<'_>> = writers.iter().flat_map(Writer::messages).collect();
    let bytes = Model::learned(&all).to_bytes();
    if args.check {
        let same = fs::read(&args.out).is_ok_and(|known| known == bytes);
        let message = format!(
            "{} is not what the messages in {} give; run `myelin learn` and keep both",
            args.out.display(),
            args.corpus.display()
        );
        return if same { Ok(()) } else { Err(Failure::new(FAILED, message)) };
    }
    fs::write(&args.out, &bytes).map_err(|error| Failure::cannot_write(&args.out, &error))?;
    print(&format!(
        "learned from {} messages by {} writers; {} has {} KiB\n",
        all.len(),
        writers.len(),
        args.out.display(),
        bytes.len().div_ceil(1024)
    ))
}

/// Judges the messages of every file in a folder, and prints the figures.
pub(super) fn judge_folder(folder: &Path, hearing: &Hearing) -> Result<(), Failure> {
    judge(&writers(folder)?, hearing, false)
}

fn judge(writers: &[Writer], hearing: &Hearing, wrong: bool) -> Result<(), Failure> {
    let mut all = Figures::default();
    for writer in writers {
        let figures = Figures::of(hearing, &writer.messages(), wrong);
        print(&format!("{}\n{figures}\n", writer.name))?;
        all.add(&figures);
    }
    if writers.len() > 1 { print(&format!("all\n{all}\n")) } else { Ok(()) }
}

/// The files of a folder in the order of their names.
fn writers(folder: &Path) -> Result<Vec<Writer>, Failure> {
    let unread = |error: std::io::Error| {
        let remedy = "run this in the folder of the project, or name the folder with --corpus";
        Failure::new(USAGE, format!("{} cannot be read: {error}; {remedy}", folder.display()))
    };
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(unread)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "tsv"))
        .collect();
    paths.sort();
    paths.iter().map(|path| Writer::read(path)).collect()
}

/// Measures on each writer what was learned from all others.
fn measure(writers: &[Writer], rules: &[RuleFile], wrong: bool) -> Result<(), Failure> {
    let mut all = Figures::default();
    for held_out in writers {
        let others = writers.iter().filter(|writer| writer.name != held_out.name);
        let others: Vec<Message<'_>> = others.flat_map(Writer::messages).collect();
        let hearing = Hearing::with_model(rules.to_vec(), Model::learned(&others));
        let figures = Figures::of(&hearing, &held_out.messages(), wrong);
        print(&format!("{}\n{figures}\n", held_out.name))?;
        all.add(&figures);
    }
    print(&format!("all\n{all}"))
}
