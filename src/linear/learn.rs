//! Learning from examples: weights that make the right class likely, found by small steps along the
//! slope of the error (logistic regression; the steps shrink as `AdaGrad` has it).

use super::features::Features;
use super::kept::Kept;
use super::sure::likelihoods;
use super::weights::{Shape, Weights, parts};

/// A text with the class that it belongs to.
#[derive(Debug, Clone)]
pub struct Example {
    /// Its n-grams.
    pub features: Features,
    /// The number of its class.
    pub class: usize,
    /// How much it counts.
    pub weight: f32,
}

/// How to learn.
#[derive(Debug, Clone, Copy)]
pub struct Learning {
    /// How many classes there are.
    pub classes: usize,
    /// The size of the table of n-grams, as a power of two.
    pub bits: u32,
    /// In how many examples an n-gram must stand to have weights.
    pub least: u16,
    /// How often each example is looked at.
    pub rounds: u32,
    /// The length of the first step.
    pub step: f32,
    /// By how much a weight that is used shrinks at each step, as a share of the step.
    pub shrink: f32,
    /// How far a likelihood may be from the truth for an example to teach nothing more.
    pub enough: f32,
}

/// Learns from examples, always the same from the same ones in the same order.
pub fn learn(examples: &[Example], how: Learning) -> Weights {
    let shape = Shape { classes: how.classes, bits: how.bits };
    let places = places_kept(examples, how);
    let kept = Kept::new(&places, how.bits);
    // Each example with the rows of what is kept of it.
    let mut row_of = vec![None; 1 << how.bits];
    for (row, place) in (0_u32..).zip(&places) {
        if let Some(of) = row_of.get_mut(*place as usize) {
            *of = Some(row);
        }
    }
    let rows = |places: &[u32]| -> Vec<u32> {
        let rows = places.iter().filter_map(|place| row_of.get(*place as usize).copied().flatten());
        rows.collect()
    };
    let examples: Vec<Example> = examples
        .iter()
        .map(|Example { features, class, weight }| {
            let features =
                Features { words: rows(&features.words), letters: rows(&features.letters) };
            Example { features, class: *class, weight: *weight }
        })
        .collect();
    let mut table = vec![0.0_f32; places.len() * how.classes];
    let mut slopes = table.clone();
    let mut bias = vec![0.0_f32; how.classes];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut sums = vec![0.0_f32; how.classes];
    for round in 0..how.rounds {
        dice.shuffle(&mut order);
        let step = how.step / (1.0 + 0.5 * as_f32(round as usize));
        for example in order.iter().filter_map(|at| examples.get(*at)) {
            sums.copy_from_slice(&bias);
            for (places, share) in parts(&example.features) {
                for place in places {
                    let row = shape.row(*place);
                    let Some(row) = table.get(row) else { continue };
                    for (sum, weight) in sums.iter_mut().zip(row) {
                        *sum += share * weight;
                    }
                }
            }
            let mut errors = likelihoods(&sums);
            if let Some(own) = errors.get_mut(example.class) {
                *own -= 1.0;
            }
            for error in &mut errors {
                *error *= example.weight;
            }
            // What is right already teaches nothing.
            if errors.iter().all(|error| error.abs() < how.enough) {
                continue;
            }
            for (bias, error) in bias.iter_mut().zip(&errors) {
                *bias -= 0.02 * step * error;
            }
            for (places, share) in parts(&example.features) {
                for place in places {
                    let row = shape.row(*place);
                    let (Some(row), Some(past)) = (table.get_mut(row.clone()), slopes.get_mut(row))
                    else {
                        continue;
                    };
                    for ((weight, past), error) in row.iter_mut().zip(past).zip(&errors) {
                        let slope = share * error + how.shrink * *weight;
                        *past += slope * slope;
                        *weight -= step * slope / (past.sqrt() + 1e-4);
                    }
                }
            }
        }
    }
    Weights::of_kept(shape, kept, &table, bias)
}

/// The places that enough examples have, in order.
fn places_kept(examples: &[Example], how: Learning) -> Vec<u32> {
    if examples.is_empty() {
        return Vec::new();
    }
    let mut counts = vec![0_u16; 1 << how.bits];
    // The last example that had each, plus one: an n-gram may stand in it more than once.
    let mut last = vec![0_usize; 1 << how.bits];
    for (number, Example { features, .. }) in (1..).zip(examples) {
        for place in features.words.iter().chain(&features.letters) {
            let place = *place as usize;
            if let (Some(count), Some(last)) = (counts.get_mut(place), last.get_mut(place))
                && *last != number
            {
                (*count, *last) = (count.saturating_add(1), number);
            }
        }
    }
    let kept = (0..).zip(counts).filter(|(_, count)| *count >= how.least.max(1));
    kept.map(|(place, _)| place).collect()
}

fn as_f32(count: usize) -> f32 {
    u16::try_from(count).map_or(f32::MAX, f32::from)
}

/// Numbers that look like chance and are always the same (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let bound = bound as u64;
        usize::try_from((self.0 >> 11) % bound).unwrap_or_default()
    }

    /// Another order, each as likely (Fisher and Yates).
    fn shuffle(&mut self, order: &mut [usize]) {
        for last in (1..order.len()).rev() {
            order.swap(last, self.below(last + 1));
        }
    }
}
