//! How long hostile folders take to be refused, and how much memory: a second and 64 MiB each are
//! the most. It reads the peak from `/proc`, so it is for Linux. Run: `cargo bench --bench hostile`.
#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]
#![expect(clippy::expect_used, reason = "a bench that panics has failed, and says where")]
#![expect(clippy::disallowed_methods, reason = "reads its own peak of memory")]

#[path = "../tests/packs/hostile/cases.rs"]
mod cases;
#[path = "../tests/packs/hostile/packs.rs"]
mod packs;

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use cases::{Case, FOLDERS, TEXTS, good};
use myelin::app::Responses;
use myelin::document::RenderStyle;
use packs::PACKS;

/// The longest that a folder may take to be refused.
const TIME_MAX: Duration = Duration::from_secs(1);

/// The most memory that refusing may take, in KiB.
const MEMORY_MAX: u64 = 64 * 1024;

const NOTHING: Case = Case { name: "(a good pack)", message: "", make: good };

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().collect();
    if let [_, one, folder] = arguments.as_slice()
        && one == "--one"
    {
        measure(folder.into());
        return ExitCode::SUCCESS;
    }
    let wanted = arguments.iter().skip(1).find(|argument| !argument.starts_with('-'));
    let mut over = 0;
    println!("  seconds      MiB  folder");
    for case in [&NOTHING].into_iter().chain(FOLDERS).chain(TEXTS).chain(PACKS) {
        if wanted.is_some_and(|wanted| !case.name.contains(wanted)) {
            continue;
        }
        let (time, memory) = run(case);
        let much = time > TIME_MAX || memory > MEMORY_MAX;
        over += u32::from(much);
        let mark = if much { "  <-- too much" } else { "" };
        let mib = memory / 1024;
        println!("{:9.3} {mib:8}  {}{mark}", time.as_secs_f64(), case.name);
    }
    // A program built for debugging is slower, and nobody runs one.
    if over > 0 && !cfg!(debug_assertions) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Makes the folder, and has a process of its own read it.
fn run(case: &Case) -> (Duration, u64) {
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path().join("responses");
    fs::create_dir(&folder).expect("a folder");
    (case.make)(&folder);
    let this = env::current_exe().expect("this program");
    let output = Command::new(this).arg("--one").arg(&folder).output().expect("a run of it");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}: {}", case.name, String::from_utf8_lossy(&output.stderr));
    let mut numbers = text.split_whitespace().map(|number| number.parse().expect("a number"));
    let mut next = || numbers.next().expect("three numbers");
    let (time, memory, said) = (Duration::from_micros(next()), next(), next());
    assert_eq!(said == 0, case.message.is_empty(), "{}: {said} bytes were said", case.name);
    (time, memory)
}

/// Reads a folder as the program does, and prints the microseconds, the peak of memory in KiB, and how
/// many bytes there are to say.
fn measure(folder: PathBuf) {
    let start = Instant::now();
    let responses = Responses { folder: Some(folder), packs: None, drafts: false };
    let refused = responses.library(responses.read());
    let message = refused.map_or_else(|error| error.drawn(RenderStyle::Plain), |_| String::new());
    let time = start.elapsed().as_micros();
    let status = fs::read_to_string("/proc/self/status").expect("Linux");
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a peak");
    let peak = peak.trim().trim_end_matches(" kB");
    println!("{time} {peak} {}", message.len());
}
