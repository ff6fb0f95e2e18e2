//! Learning by counting, where there are many classes and time is short: a pack has a hundred, and
//! learns while somebody waits.

use super::learn::Example;
use super::weights::{Shape, Weights, parts};

/// How much of what all examples have is added to each class, so that a class with few examples is
/// not sure of itself.
const SMOOTHING: f32 = 200.0;

/// Learns from examples how much likelier each n-gram is in a class than anywhere: one look at each
/// example, always the same from the same ones in the same order. [`super::learn()`] takes several.
pub fn count(examples: &[Example], classes: usize, bits: u32) -> Weights {
    let shape = Shape { classes, bits };
    let mut table = vec![0.0_f32; shape.len()];
    let mut of_class = vec![0.0_f32; classes];
    for example in examples {
        let Some(all) = of_class.get_mut(example.class) else { continue };
        for (places, share) in parts(&example.features) {
            let counts = share * example.weight;
            for place in places {
                if let Some(count) = table.get_mut(shape.row(*place).start + example.class) {
                    *count += counts;
                    *all += counts;
                }
            }
        }
    }
    let all: f32 = of_class.iter().sum();
    // Most n-grams stand in few classes; what the others weigh does not depend on the n-gram.
    let absent: Vec<f32> =
        of_class.iter().map(|of_class| libm::logf(SMOOTHING / (of_class + SMOOTHING))).collect();
    for row in table.chunks_exact_mut(classes.max(1)) {
        let of_row: f32 = row.iter().sum();
        if of_row <= 0.0 {
            continue;
        }
        let usual = of_row / all;
        for (weight, (of_class, absent)) in row.iter_mut().zip(of_class.iter().zip(&absent)) {
            if *weight <= 0.0 {
                *weight = *absent;
                continue;
            }
            let here = (*weight + SMOOTHING * usual) / (of_class + SMOOTHING);
            *weight = libm::logf(here / usual);
        }
    }
    Weights::rounded(shape, &table, vec![0.0; classes])
}

#[cfg(test)]
mod tests {
    use super::super::{Features, likelihoods};
    use super::*;

    fn example(text: &str, class: usize) -> Example {
        let features = Features::of(text.split(' '), 10);
        Example { features, class, weight: 1.0 }
    }

    #[test]
    fn what_is_like_the_examples_of_a_class_is_of_that_class() {
        let examples = [
            example("numb feet at night", 0),
            example("my feet tingle", 0),
            example("sore red tongue", 1),
            example("ulcers on my tongue", 1),
        ];
        let weights = count(&examples, 2, 10);
        for (asked, class) in [("feet numb", 0), ("is my tongue sore", 1), ("footsore tongues", 1)]
        {
            let sums = weights.sums(&Features::of(asked.split(' '), 10));
            assert!(sums[class] > sums[1 - class], "{asked}: {sums:?}");
        }
        assert_eq!(count(&examples, 2, 10), weights);
    }

    #[test]
    fn nothing_is_learned_from_nothing() {
        let weights = count(&[], 3, 4);
        let likely = likelihoods(&weights.sums(&Features::of(["feet"], 4)));
        assert!(likely.iter().all(|likely| (likely - 1.0 / 3.0).abs() < 1e-6), "{likely:?}");
    }
}
