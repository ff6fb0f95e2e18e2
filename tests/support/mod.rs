//! What the tests share: the shipped library, walks by name, talks with the bot without Discord,
//! and who judges what it sends.
#![allow(dead_code, unreachable_pub, reason = "each test file uses a part of it")]

pub mod aloud;
pub mod objections;
pub mod openapi;
pub mod talk;
pub mod twilight;

use clap::Parser;
use myelin::app::files;
use myelin::bot::OWN_COMMANDS;
use myelin::cli::walk::{WalkArgs, walk};
use myelin::document::{self, Look};
use myelin::library::Library;
use myelin::pack;

/// The library that is built in.
pub fn library() -> Library {
    let files = files::built_in();
    let loaded = pack::load(&files, OWN_COMMANDS);
    let mistakes = || document::render(&loaded.problems, &files, Look::Plain);
    loaded.library.unwrap_or_else(|| panic!("the shipped packs have mistakes:\n{}", mistakes()))
}

/// The arguments of `myelin walk`.
#[derive(Parser)]
struct Walk {
    #[command(flatten)]
    args: WalkArgs,
}

/// The outcome of a walk through the B12 check. `rest` is `none` or `skip`.
pub fn walked(rest: &str, answers: &[&str]) -> String {
    thread_local! {
        static LIBRARY: Library = library();
    }
    let fixed = ["walk", "b12", "check", "--rest", rest];
    let args = Walk::parse_from(fixed.iter().chain(answers)).args;
    let mut out = Vec::new();
    LIBRARY.with(|library| walk(library, &args, &mut out)).expect("a walk");
    let text = String::from_utf8(out).expect("text");
    text.lines()
        .last()
        .and_then(|line| line.strip_prefix("outcome: "))
        .expect("an outcome")
        .to_owned()
}
