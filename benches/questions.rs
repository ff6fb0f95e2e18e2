//! How long it takes to learn what people ask, and to answer a question.
#![expect(clippy::expect_used, reason = "a bench that panics has failed")]

use criterion::{Criterion, criterion_group, criterion_main};
use myelin::app::{files::built_in, load};
use myelin::library::texts::{searched, searched_in};
use myelin::safety::Judgement;
use myelin::search::Index;
use myelin::sensitive::Sensitive;

fn questions(criterion: &mut Criterion) {
    let mut library = load(&built_in()).library.expect("the built-in packs");
    let texts = searched(&mut library);
    let safety = library.safety.clone();
    let pack = library.packs.first().expect("a pack");
    let index =
        || Index::with_questions(searched_in(&texts, &pack.id), &pack.questions, pack.id.as_str());
    let mut group = criterion.benchmark_group("questions");
    group.sample_size(20);
    group.bench_function("learning", |bencher| {
        bencher.iter_with_large_drop(|| {
            let index = index();
            index.learn();
            index
        });
    });
    let index = index();
    index.learn();
    for (name, asked) in [
        ("a short question", "feet on fire at night any ideas"),
        (
            "a letter",
            "hello, i am 52 and drive a bus, since spring both my feet are numb and tingle, my gp took \
             bloods and said my vitamin b12 is on the low side of normal, and now my husband says that \
             the metformin that i take for my sugar can do that, is there anything in it, thank you",
        ),
    ] {
        let asked = Sensitive::new(asked.to_owned());
        let Judgement::Clear(asked) = safety.judge(&asked) else { continue };
        group.bench_function(name, |bencher| bencher.iter(|| index.ask(&asked)));
    }
    let typed: Vec<Sensitive<String>> = {
        let letters = "why are my feet on fire at night".char_indices();
        letters
            .map(|(at, letter)| {
                let end = at + letter.len_utf8();
                Sensitive::new("why are my feet on fire at night".chars().take(end).collect())
            })
            .collect()
    };
    group.bench_function("typing, 32 letters", |bencher| {
        bencher.iter(|| {
            let cleared = typed.iter().filter_map(|typed| match safety.judge(typed) {
                Judgement::Clear(typed) => Some(typed),
                Judgement::Danger(_) => None,
            });
            cleared.map(|typed| index.suggest(&typed).len()).sum::<usize>()
        });
    });
    group.finish();
}

criterion_group!(benches, questions);
criterion_main!(benches);
