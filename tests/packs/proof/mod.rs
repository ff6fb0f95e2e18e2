//! The proof of a flow, compared with trying every walk of thousands of small random flows.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod brute;
mod random;

use std::collections::{BTreeMap, BTreeSet};

use brute::{Found, everything};
use myelin::proof::{Flaw, FlawKind, difference, prove};
use proptest::prelude::{ProptestConfig, proptest};
use proptest::test_runner::{RngSeed, TestRunner};
use random::flows;

/// What the proof says, in the terms of [`Found`].
fn told(flaws: &[Flaw]) -> BTreeSet<Found> {
    flaws
        .iter()
        .map(|flaw| match flaw {
            Flaw::TooMuch => panic!("a small flow is too much to prove"),
            Flaw::NeverAsked(item) => Found::NeverAsked(*item),
            Flaw::NeverDecides(rule) => Found::NeverDecides(*rule),
            Flaw::NeverReached(outcome) => Found::NeverReached(*outcome),
            Flaw::NeverShown { overlay, crowded_out } => Found::NeverShown(*overlay, *crowded_out),
            Flaw::LineNeverShown { outcome, line, .. } => Found::LineNeverShown(*outcome, *line),
            Flaw::DangerPassedBy { item, .. } => Found::DangerPassedBy(*item),
            Flaw::DangerLost { item, .. } => Found::DangerLost(*item),
            Flaw::Lowers(apart) => Found::Lowers(apart.item),
            Flaw::SkipLowers(apart) => Found::SkipLowers(apart.item),
            Flaw::AbsenceUnclaimed(apart) => Found::AbsenceUnclaimed(apart.first.outcome),
        })
        .collect()
}

/// Two thousand flows, the same ones on every machine.
fn settings() -> ProptestConfig {
    ProptestConfig {
        cases: 2000,
        rng_seed: RngSeed::Fixed(12),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn the_proof_says_what_trying_every_walk_says(flow in flows()) {
        let (walks, found, cheapest) = everything(&flow);
        match prove(&flow) {
            Ok(proof) => {
                assert!(found.is_empty(), "proved, but there is {found:?}");
                assert_eq!(proof.walks, walks);
            }
            Err(flaws) => {
                assert_eq!(told(&flaws), found);
                brute::check_walks(&flow, &flaws, &cheapest);
            }
        }
    }

    #[test]
    fn the_skipped_questions_that_are_named_are_those_that_could_change_the_result(flow in flows()) {
        brute::check_skipped(&flow);
    }

    #[test]
    fn the_longest_walk_is_the_longest(flow in flows()) {
        assert_eq!(flow.longest_walk(), brute::longest(&flow));
    }
}

#[test]
fn a_difference_between_two_flows_is_told_by_a_shortest_walk() {
    let mut runner = TestRunner::new(settings());
    let (mut same, mut other) = (0, 0);
    for _ in 0..500 {
        let before = random::one(&mut runner);
        for after in brute::changed(&before) {
            let shortest = brute::shortest_difference(&before, &after);
            let told = difference(&before, &after).expect("a small flow can be compared");
            assert_eq!(
                told.as_ref().map(|(was, is)| brute::check_ends(&before, &after, was, is)),
                shortest
            );
            if told.is_some() { other += 1 } else { same += 1 }
        }
    }
    assert!(same > 100 && other > 100, "{same} alike, {other} not");
}

#[test]
fn the_random_flows_have_every_flaw_and_none() {
    let mut runner = TestRunner::new(settings());
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut claimed: BTreeSet<String> = BTreeSet::new();
    for _ in 0..2000 {
        let flow = random::one(&mut runner);
        let flaws = prove(&flow).err().unwrap_or_default();
        claimed.extend(flaws.iter().map(|flaw| format!("{:?}", flaw.kind())));
        let found = told(&flaws);
        let names: BTreeSet<String> = found
            .iter()
            .map(|found| format!("{found:?}").split('(').next().unwrap().to_owned())
            .collect();
        for name in if names.is_empty() { BTreeSet::from(["none".to_owned()]) } else { names } {
            *kinds.entry(name).or_default() += 1;
        }
    }
    assert_eq!(kinds.len(), 11, "{kinds:?}");
    // A small flow is never too much to prove.
    let all = FlawKind::ALL.iter().filter(|kind| **kind != FlawKind::TooMuch);
    let all: BTreeSet<String> = all.map(|kind| format!("{kind:?}")).collect();
    assert_eq!(claimed, all, "a kind of flaw that is never found proves nothing");
    assert!(kinds.values().all(|count| *count >= 25), "{kinds:?}");
}
