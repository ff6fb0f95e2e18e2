//! `myelin hear`: judges text without Discord, one line in, one line of JSON out. What it is given is
//! written nowhere else.

use std::io::{self, BufRead};

use super::{FAILED, Failure, print};
use crate::hearing::Why;
use crate::library::Library;

/// What `myelin hear` is given.
#[derive(Debug, clap::Args)]
pub(super) struct HearArgs {
    /// Say which rules and which n-grams decided, in words
    #[arg(long)]
    why: bool,
}

/// Judges each line of standard input.
pub(super) fn hear(library: &Library, args: &HearArgs) -> Result<(), Failure> {
    let unread =
        |error: io::Error| Failure::new(FAILED, format!("cannot read the standard input: {error}"));
    for line in io::stdin().lock().lines() {
        let line = line.map_err(unread)?;
        let hearing = &library.safety.hearing;
        let heard = hearing.hear(&line);
        print(&format!("{:?} {:?}\n", heard.verdict, heard.proposed))?;
        if args.why {
            print(&reasons(&hearing.why(&line)))?;
        }
    }
    Ok(())
}

/// Why a text was judged as it was, in lines.
fn reasons(why: &Why) -> String {
    let mut lines = Vec::new();
    for (rule, words) in &why.rules {
        lines.push(format!("  rule {rule}: {words}"));
    }
    for span in &why.swallowed {
        lines.push(format!("  taken out: {span}"));
    }
    let likely = why.likelihoods.iter().filter(|(_, likely)| *likely >= 0.05);
    let likely: Vec<String> =
        likely.map(|(kind, likely)| format!("{} {likely:.2}", kind.label())).collect();
    lines.push(format!("  model: {}", likely.join(", ")));
    let ngrams: Vec<String> =
        why.ngrams.iter().map(|(ngram, weight)| format!("{ngram} {weight:+.2}")).collect();
    lines.push(format!("  n-grams: {}", ngrams.join(", ")));
    lines.join("\n") + "\n"
}
