//! How long it takes to hear danger in what a person wrote: in a first short message, in one of two
//! thousand characters, and in the worst of that length; and to make the rules ready.
//!
//! `cargo bench --bench hearing`
#![expect(clippy::expect_used, reason = "a bench that panics has failed")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use myelin::app::{files, load};
use myelin::hearing::Hearing;

/// A short message, as most are.
const SHORT: &str = "feet on fire at night any ideas, started the b12 shots in june";

/// The parts of a long one, in the languages that the rules know.
const LONG: &[&str] = &[
    "My mother in law came for the weekend and brought her own kettle, which says it all. ",
    "On Sunday my toes went numb in church and stayed so until the tea, and nobody noticed. ",
    "Der Arzt sagt, das kommt vom langen Stehen, aber ich stehe doch kaum noch, seit ich im Buero bin. ",
    "Mi hija dice que tome las pastillas por la manana, pero por la manana no desayuno nunca. ",
    "Le medecin m'a donne des piqures, et depuis je dors mieux, mais les fourmis restent dans les mains. ",
];

/// A text of this many characters out of parts.
fn text(parts: &[&str], characters: usize) -> String {
    parts.iter().cycle().flat_map(|part| part.chars()).take(characters).collect()
}

fn hearing(criterion: &mut Criterion) {
    let library = load(&files::built_in()).library.expect("the built-in responses load");
    let heard = &library.safety.hearing;
    let long = text(LONG, 2000);
    let odd = text(&["qzxwkj vbnmtr suicde helpp m3 plfase k i l ", "unbrkn wrdz o f pian "], 2000);
    criterion.bench_function("hear a short message", |b| b.iter(|| heard.hear(black_box(SHORT))));
    criterion.bench_function("hear 2,000 characters", |b| b.iter(|| heard.hear(black_box(&long))));
    criterion.bench_function("hear 2,000 characters of mistyped words", |b| {
        b.iter(|| heard.hear(black_box(&odd)));
    });
    let rules = heard.rules().to_vec();
    criterion.bench_function("make the rules and the model ready", |b| {
        b.iter(|| Hearing::new(black_box(rules.clone())));
    });
}

criterion_group!(benches, hearing);
criterion_main!(benches);
