//! The list of a pack's timings, as far as anybody asks for it once it was checked.

/// How much a list of timings holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timings {
    /// How many rows it has: symptoms, each with its time.
    pub rows: usize,
    /// How many texts give a row its time.
    pub texts: usize,
}
