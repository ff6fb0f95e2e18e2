//! Sets of answer options.

/// A set of an item's options, by index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Codes(u32);

impl Codes {
    /// The set of no option.
    pub const NONE: Self = Self(0);

    /// Only the option of that index, which is below [`OPTIONS_MAX`](super::OPTIONS_MAX).
    pub fn only(option: usize) -> Self {
        Self(1 << (option % 32))
    }

    /// The set whose members are the bits of `bits`.
    pub fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// The options as bits, the first as the lowest.
    pub fn bits(self) -> u32 {
        self.0
    }

    /// Whether the option of that index is in it.
    pub fn has(self, option: usize) -> bool {
        self.0 & Self::only(option).0 != 0
    }

    /// The options of either set.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in this set and not in the other.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether the sets share a member.
    pub fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether nothing is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The indexes of the options, in order.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..32).filter(move |option| self.0 & (1 << option) != 0)
    }
}

impl FromIterator<usize> for Codes {
    fn from_iter<I: IntoIterator<Item = usize>>(options: I) -> Self {
        options.into_iter().fold(Self::NONE, |codes, option| codes.or(Self::only(option)))
    }
}
