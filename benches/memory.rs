//! How much memory is held by what hears danger, while it hears, and by what is learned of questions.
//!
//! `cargo bench --bench memory`; it fails above what is aimed at.
#![expect(clippy::expect_used, reason = "a bench that panics has failed")]
#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::hint::black_box;
use std::process::ExitCode;

use myelin::app::{files::built_in, load};
use myelin::hearing::{Hearing, Model};
use myelin::library::texts::{searched, searched_in};
use myelin::search::Index;
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The most mebibytes for hearing, the most that it takes for one message included.
const HEARING_MAX: f64 = 8.0;

/// The most for what is learned of questions.
const LEARNED_MAX: f64 = 4.0;

/// The most characters of a message on Discord.
const MESSAGE_MAX: usize = 4000;

/// What messages of that length are made of that cost most.
const COSTLY: &[&str] = &[
    "i want to die k1ll mys3lf p*int ",
    "á’",
    "💊😂🔪",
    "qzxwkj vbnmtr suicde helpp m3 plfase k i l ",
];

fn main() -> ExitCode {
    let mut library = load(&built_in()).library.expect("the built-in packs");
    let bytes = Model::built_in().to_bytes();
    let (hearing, held) = holding(|| {
        let model = Model::of_bytes(&bytes).expect("the built-in model");
        Hearing::with_model(library.safety.hearing.rules().to_vec(), model)
    });
    let while_hearing = COSTLY.iter().map(|part| {
        let text: String = part.chars().cycle().take(MESSAGE_MAX).collect();
        let before = MEMORY.current_usage_as_mb();
        MEMORY.reset_peak_usage();
        drop(black_box(hearing.hear(black_box(&text))));
        f64::from(MEMORY.peak_usage_as_mb() - before)
    });
    let most = while_hearing.fold(0.0, f64::max);
    println!("hearing: {held:.1} MiB held, and {most:.1} MiB more at most while it hears");
    let texts = searched(&mut library);
    let pack = library.packs.first().expect("a pack");
    let (_index, learned) = holding(|| {
        let index =
            Index::with_questions(searched_in(&texts, &pack.id), &pack.questions, pack.id.as_str());
        index.learn();
        index
    });
    println!("what is learned of questions, with the index: {learned:.1} MiB held");
    if held + most > HEARING_MAX || learned > LEARNED_MAX {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// What is made, and how many mebibytes it holds.
fn holding<T>(make: impl FnOnce() -> T) -> (T, f64) {
    let before = MEMORY.current_usage_as_mb();
    let result = make();
    (result, f64::from(MEMORY.current_usage_as_mb() - before))
}
