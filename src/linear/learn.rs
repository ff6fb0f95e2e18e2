//! Learning from examples: weights that make the right class likely, found by small steps along the
//! slope of the error (logistic regression; the steps shrink as `AdaGrad` has it).

use super::features::Features;
use super::kept::Kept;
use super::sure::become_likelihoods;
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

/// How many weights are worked on at once. The weights of an n-gram stand in so many pieces as its
/// classes take; what is left of the last one stays 0.
const LANES: usize = 8;

/// Weights, or errors, of so many classes.
type Piece = [f32; LANES];

/// Learns from examples, always the same from the same ones in the same order.
pub fn learn(examples: &[Example], how: Learning) -> Weights {
    let shape = Shape { classes: how.classes, bits: how.bits };
    let places = places_kept(examples, how);
    let kept = Kept::new(&places, how.bits);
    let examples = of_rows(examples, &places, how);
    let pieces = how.classes.div_ceil(LANES);
    let mut learned = Learned {
        table: vec![[0.0; LANES]; places.len() * pieces],
        slopes: vec![[0.0; LANES]; places.len() * pieces],
        bias: vec![[0.0; LANES]; pieces],
    };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut errors = learned.bias.clone();
    for round in 0..how.rounds {
        dice.shuffle(&mut order);
        let step = how.step / (1.0 + 0.5 * as_f32(round as usize));
        for example in order.iter().filter_map(|at| examples.get(*at)) {
            learned.add_up(example, &mut errors);
            let of_classes = errors.as_flattened_mut();
            let of_classes = of_classes.get_mut(..how.classes).unwrap_or_default();
            become_likelihoods(of_classes);
            if let Some(own) = of_classes.get_mut(example.class) {
                *own -= 1.0;
            }
            for error in &mut *of_classes {
                *error *= example.weight;
            }
            // What is right already teaches nothing.
            if of_classes.iter().any(|error| error.abs() >= how.enough) {
                learned.correct(example, &errors, step, how.shrink);
            }
        }
    }
    let exact = learned.table.chunks_exact(pieces.max(1));
    let exact: Vec<f32> =
        exact.flat_map(|row| row.as_flattened().iter().take(how.classes)).copied().collect();
    let bias = learned.bias.as_flattened().iter().take(how.classes).copied().collect();
    Weights::of_kept(shape, kept, &exact, bias)
}

/// What is known while it is learned.
struct Learned {
    table: Vec<Piece>,
    /// The squares of the slopes so far, by which later steps become shorter.
    slopes: Vec<Piece>,
    bias: Vec<Piece>,
}

impl Learned {
    /// Adds up what speaks for each class.
    fn add_up(&self, example: &Example, sums: &mut [Piece]) {
        let pieces = sums.len();
        for (at, (all, bias)) in sums.iter_mut().zip(&self.bias).enumerate() {
            let mut sums = *bias;
            for (rows, share) in parts(&example.features) {
                for row in rows {
                    let Some(weights) = self.table.get(*row as usize * pieces + at) else {
                        continue;
                    };
                    for (sum, weight) in sums.iter_mut().zip(weights) {
                        *sum += share * weight;
                    }
                }
            }
            *all = sums;
        }
    }

    /// A step against these errors.
    fn correct(&mut self, example: &Example, errors: &[Piece], step: f32, shrink: f32) {
        let pieces = errors.len();
        for (at, (bias, errors)) in self.bias.iter_mut().zip(errors).enumerate() {
            for (bias, error) in bias.iter_mut().zip(errors) {
                *bias -= 0.02 * step * error;
            }
            for (rows, share) in parts(&example.features) {
                for row in rows {
                    let row = *row as usize * pieces + at;
                    let (Some(weights), Some(past)) =
                        (self.table.get_mut(row), self.slopes.get_mut(row))
                    else {
                        continue;
                    };
                    // In copies, so that all lanes are worked on at once.
                    let (mut new, mut new_past) = (*weights, *past);
                    for ((weight, past), error) in new.iter_mut().zip(&mut new_past).zip(errors) {
                        let slope = share * error + shrink * *weight;
                        *past += slope * slope;
                        *weight -= step * slope / (past.sqrt() + 1e-4);
                    }
                    (*weights, *past) = (new, new_past);
                }
            }
        }
    }
}

/// The examples with the rows of what is kept of them.
fn of_rows(examples: &[Example], kept: &[u32], how: Learning) -> Vec<Example> {
    let mut row_of = vec![u32::MAX; 1 << how.bits];
    for (row, place) in (0_u32..).zip(kept) {
        if let Some(of) = row_of.get_mut(*place as usize) {
            *of = row;
        }
    }
    let rows = |places: &[u32]| -> Vec<u32> {
        let mut rows = Vec::with_capacity(places.len());
        let known = places.iter().filter_map(|place| row_of.get(*place as usize).copied());
        rows.extend(known.filter(|row| *row != u32::MAX));
        rows
    };
    let examples = examples.iter().map(|Example { features, class, weight }| {
        let features = Features { words: rows(&features.words), letters: rows(&features.letters) };
        Example { features, class: *class, weight: *weight }
    });
    examples.collect()
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
