//! What the tests share: the libraries, walks by name, talks with the bot without Discord, and who
//! judges what it sends.
#![allow(dead_code, unreachable_pub, reason = "each test file uses a part of it")]

pub mod aloud;
pub mod objections;
pub mod openapi;
pub mod server_book;
pub mod talk;
pub mod twilight;
pub mod words;

use std::path::Path;
use std::sync::LazyLock;

use clap::Parser;
use myelin::app::files;
use myelin::bot::own_commands;
use myelin::cli::walk::{WalkArgs, walk};
use myelin::document::{self, File, RenderStyle};
use myelin::library::Library;
use myelin::pack;

/// The folder with a topic that the tests have for themselves: its pack `feet`, with cards and
/// helplines. What is about the bot is tested on it, so that no shipped text can break a test.
pub const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/responses");

/// The library that is built in.
pub fn shipped() -> &'static Library {
    static SHIPPED: LazyLock<Library> = LazyLock::new(|| loaded(&files::built_in()));
    &SHIPPED
}

/// The library of the tests' own topic.
pub fn own() -> &'static Library {
    static LIBRARY: LazyLock<Library> = LazyLock::new(|| loaded(&own_files()));
    &LIBRARY
}

/// The files of the tests' own topic.
pub fn own_files() -> Vec<File> {
    let mut files = files::with_folder(Some(Path::new(OWN))).expect("the folder of the tests");
    files.retain(|file| file.path().starts_with(OWN) && !file.path().ends_with(WORDS));
    files.push(File::new(format!("responses/{WORDS}"), words::words()));
    files
}

/// Where the words of the interface stand in a folder of packs.
pub const WORDS: &str = "interface/en-US.toml";

/// The library of these files, which have no mistake.
pub fn loaded(files: &[File]) -> Library {
    let loaded = pack::load(files, &own_commands());
    let mistakes = || document::render(&loaded.problems, files, RenderStyle::Plain);
    loaded.library.unwrap_or_else(|| panic!("the packs have mistakes:\n{}", mistakes()))
}

/// The arguments of `myelin walk`.
#[derive(Parser)]
struct Walk {
    #[command(flatten)]
    args: WalkArgs,
}

/// The outcome of a walk through the B12 check. `rest` is `none` or `skip`.
pub fn walked(rest: &str, answers: &[&str]) -> String {
    let fixed = ["walk", "b12", "check", "--rest", rest];
    let args = Walk::parse_from(fixed.iter().chain(answers)).args;
    let mut out = Vec::new();
    walk(shipped(), &args, &mut out).expect("a walk");
    let text = String::from_utf8(out).expect("text");
    text.lines()
        .last()
        .and_then(|line| line.strip_prefix("outcome: "))
        .expect("an outcome")
        .to_owned()
}
