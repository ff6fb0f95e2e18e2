//! Learning by counting, where there are many classes and time is short: a pack has a hundred, and
//! learns while somebody waits.

use super::learn::Example;
use super::weights::{Shape, Weights, parts};

/// How much of what all examples have is added to each class, so that a class with few examples is
/// not sure of itself.
const SMOOTHING: f32 = 200.0;

/// Learns from examples how much likelier each n-gram is in a class than anywhere: one look at each
/// example, always the same from the same ones in the same order. [`super::learn()`] takes several.
pub fn count(examples: impl IntoIterator<Item = Example>, classes: usize, bits: u32) -> Weights {
    let size = 1 << bits;
    // The table of each class by itself: what is counted stays near.
    let mut by_class = vec![0.0_f32; classes * size];
    let mut of_class = vec![0.0_f32; classes];
    for example in examples {
        let Some(all) = of_class.get_mut(example.class) else { continue };
        let from = example.class * size;
        let Some(table) = by_class.get_mut(from..from + size) else { continue };
        for (places, share) in parts(&example.features) {
            let counts = share * example.weight;
            for place in places {
                if let Some(count) = table.get_mut(*place as usize) {
                    *count += counts;
                    *all += counts;
                }
            }
        }
    }
    let all: f32 = of_class.iter().sum();
    let mut usual = vec![0.0_f32; size];
    for table in by_class.chunks_exact(size) {
        for (usual, count) in usual.iter_mut().zip(table) {
            *usual += count;
        }
    }
    for usual in &mut usual {
        *usual /= all;
    }
    for (table, of_class) in by_class.chunks_exact_mut(size).zip(&of_class) {
        // Most n-grams stand in few classes; what the others weigh does not depend on the n-gram.
        let absent = libm::logf(SMOOTHING / (of_class + SMOOTHING));
        for (weight, usual) in table.iter_mut().zip(&usual) {
            if *weight > 0.0 {
                let here = (*weight + SMOOTHING * usual) / (of_class + SMOOTHING);
                *weight = libm::logf(here / usual);
            } else if *usual > 0.0 {
                *weight = absent;
            }
        }
    }
    Weights::of_classes(Shape { classes, bits }, &by_class)
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
        let weights = count(examples.clone(), 2, 10);
        for (asked, class) in [("feet numb", 0), ("is my tongue sore", 1), ("footsore tongues", 1)]
        {
            let sums = weights.sums(&Features::of(asked.split(' '), 10));
            assert!(sums[class] > sums[1 - class], "{asked}: {sums:?}");
        }
        assert_eq!(count(examples, 2, 10), weights);
    }

    #[test]
    fn nothing_is_learned_from_nothing() {
        let weights = count([], 3, 4);
        let likely = likelihoods(&weights.sums(&Features::of(["feet"], 4)));
        assert!(likely.iter().all(|likely| (likely - 1.0 / 3.0).abs() < 1e-6), "{likely:?}");
    }
}
