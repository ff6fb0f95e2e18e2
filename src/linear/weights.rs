//! What was learned: a weight for each n-gram and class, a byte each.

use std::ops::Range;

use super::features::Features;
use super::kept::{Kept, Unfit};

/// What the file of a model begins with, and the version of its form.
const MAGIC: &[u8; 8] = b"myelin\x00\x01";

/// What was learned.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    shape: Shape,
    /// The n-grams that have weights; `None` where all places of the table have.
    kept: Option<Kept>,
    /// The weights of one n-gram stand together.
    table: Vec<i8>,
    /// What a weight of one is worth.
    unit: f32,
    bias: Vec<f32>,
}

/// The size of a table of weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) classes: usize,
    pub(super) bits: u32,
}

impl Shape {
    pub(super) fn len(self) -> usize {
        self.classes << self.bits
    }

    /// Where the weights of a place stand.
    pub(super) fn row(self, place: u32) -> Range<usize> {
        let from = place as usize * self.classes;
        from..from + self.classes
    }
}

/// The n-grams of words and of letters with how much one of them counts: the more there are, the
/// less, so that a long text does not shout.
pub(super) fn parts(features: &Features) -> [(&[u32], f32); 2] {
    [&features.words, &features.letters].map(|places| (places.as_slice(), share(places.len())))
}

/// How much one of so many n-grams counts.
pub(super) fn share(count: usize) -> f32 {
    1.0 / u16::try_from(count.max(1)).map_or(f32::from(u16::MAX), f32::from).sqrt()
}

/// What a weight of one is worth, so that the largest of these is a byte.
fn unit(exact: &[f32]) -> f32 {
    let most = exact.iter().fold(0.0_f32, |most, weight| most.max(weight.abs()));
    if most > 0.0 { most / f32::from(i8::MAX) } else { 1.0 }
}

/// The nearest whole number. It is asked for a million times, and the standard library's own is
/// a call each time.
#[expect(clippy::cast_possible_truncation, reason = "the largest is a byte by the unit")]
fn rounded(weight: f32) -> i8 {
    (weight + 0.5_f32.copysign(weight)) as i8
}

impl Weights {
    /// Weights rounded to a byte each, for all places of a table, from those of one class after
    /// another; no class has a weight that counts by itself.
    pub(super) fn of_classes(shape: Shape, by_class: &[f32]) -> Self {
        let unit = unit(by_class);
        let mut table = vec![0; shape.len()];
        let mut of_class = Vec::new();
        for (at, weights) in by_class.chunks_exact(1 << shape.bits).enumerate() {
            of_class.clear();
            of_class.extend(weights.iter().map(|weight| rounded(weight / unit)));
            let places = table.iter_mut().skip(at).step_by(shape.classes.max(1));
            for (place, weight) in places.zip(&of_class) {
                *place = *weight;
            }
        }
        Self { shape, kept: None, table, unit, bias: vec![0.0; shape.classes] }
    }

    /// The same for the places that are kept, row by row.
    pub(super) fn of_kept(shape: Shape, kept: Kept, exact: &[f32], bias: Vec<f32>) -> Self {
        let unit = unit(exact);
        let table = exact.iter().map(|weight| rounded(weight / unit)).collect();
        Self { shape, kept: Some(kept), table, unit, bias }
    }

    /// The weights of the n-gram at a place, if it has any.
    pub(super) fn row(&self, place: u32) -> Option<&[i8]> {
        let row = self.kept.as_ref().map_or(Some(place), |kept| kept.row(place))?;
        self.table.get(self.shape.row(row))
    }

    /// What a weight of one is worth.
    pub(super) fn unit(&self) -> f32 {
        self.unit
    }

    /// How much speaks for each class before anything is read.
    pub(super) fn bias(&self) -> &[f32] {
        &self.bias
    }

    /// The size of the table of n-grams, as a power of two.
    pub fn bits(&self) -> u32 {
        self.shape.bits
    }

    /// Whether nothing was learned.
    pub fn is_empty(&self) -> bool {
        self.table.is_empty()
    }

    /// How many classes there are.
    pub fn classes(&self) -> usize {
        self.shape.classes
    }

    /// How much speaks for each class.
    pub fn sums(&self, features: &Features) -> Vec<f32> {
        let mut sums = self.bias.clone();
        let mut counts = vec![0_i32; self.shape.classes];
        for places in [&features.words, &features.letters] {
            counts.fill(0);
            let mut known = 0;
            for row in places.iter().filter_map(|place| self.row(*place)) {
                known += 1;
                for (count, weight) in counts.iter_mut().zip(row) {
                    *count += i32::from(*weight);
                }
            }
            let share = share(known) * self.unit;
            for (sum, count) in sums.iter_mut().zip(&counts) {
                #[expect(clippy::cast_precision_loss, reason = "far below 2 to the power of 24")]
                let count = *count as f32;
                *sum += share * count;
            }
        }
        sums
    }

    /// How much an n-gram at this place speaks for a class.
    pub fn weight(&self, place: u32, class: usize) -> f32 {
        let weight = self.row(place).and_then(|row| row.get(class));
        weight.map_or(0.0, |weight| f32::from(*weight) * self.unit)
    }

    /// The model as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let classes = u32::try_from(self.shape.classes).unwrap_or(u32::MAX);
        let mut bytes = MAGIC.to_vec();
        bytes.extend(classes.to_le_bytes());
        bytes.extend(self.shape.bits.to_le_bytes());
        bytes.extend(self.unit.to_le_bytes());
        bytes.extend(self.bias.iter().flat_map(|bias| bias.to_le_bytes()));
        let rows = self.kept.as_ref().map_or(0, Kept::len);
        bytes.extend(u32::try_from(rows).unwrap_or(u32::MAX).to_le_bytes());
        bytes.extend(self.kept.iter().flat_map(Kept::to_bytes));
        bytes.extend(self.table.iter().flat_map(|weight| weight.to_le_bytes()));
        bytes
    }

    /// The model that [`Weights::to_bytes`] wrote.
    ///
    /// # Errors
    ///
    /// [`Unfit`] when the bytes are no model, or of another form.
    pub fn of_bytes(bytes: &[u8]) -> Result<Self, Unfit> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(Unfit)?;
        let (classes, rest) = rest.split_first_chunk().ok_or(Unfit)?;
        let (bits, rest) = rest.split_first_chunk().ok_or(Unfit)?;
        let (unit, rest) = rest.split_first_chunk().ok_or(Unfit)?;
        let classes = usize::try_from(u32::from_le_bytes(*classes)).unwrap_or(usize::MAX);
        let (bits, unit) = (u32::from_le_bytes(*bits), f32::from_le_bytes(*unit));
        if !(1..=4096).contains(&classes) || bits > 24 {
            return Err(Unfit);
        }
        let shape = Shape { classes, bits };
        let (usual, rest) = rest.split_at_checked(classes * 4).ok_or(Unfit)?;
        let (rows, rest) = rest.split_first_chunk().ok_or(Unfit)?;
        let rows = usize::try_from(u32::from_le_bytes(*rows)).unwrap_or(usize::MAX);
        let (kept, table) = if rows == 0 {
            (None, rest)
        } else {
            let (kept, rest) = Kept::of_bytes(rest, bits, rows)?;
            (Some(kept), rest)
        };
        if table.len() != kept.as_ref().map_or(shape.len(), |kept| kept.len() * classes) {
            return Err(Unfit);
        }
        let (usual, _) = usual.as_chunks::<4>();
        let usual = usual.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
        let table = table.iter().map(|byte| byte.cast_signed()).collect();
        Ok(Self { shape, kept, table, unit, bias: usual })
    }
}
