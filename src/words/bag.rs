//! Which letters a word has, in one number: enough to see that two words are too different without
//! comparing them letter by letter.

/// How many bits tell which letters there are; as many tell which there are at least twice.
const LETTERS: u32 = 32;

/// Which letters a word has once, and which twice or more. Different letters may share a bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bag(u64);

impl Bag {
    /// The letters of a word.
    pub fn new(word: &str) -> Self {
        let mut bag = 0_u64;
        for letter in word.chars() {
            let once = 1_u64 << (u32::from(letter) % LETTERS);
            bag |= if bag & once == 0 { once } else { once << LETTERS };
        }
        Self(bag)
    }

    /// Whether the words may be the same but for that many typing mistakes. Never false where they
    /// are: a mistake brings at most one letter in, and takes at most one away.
    pub fn may_differ_by(self, other: Self, mistakes: usize) -> bool {
        has_at_most(self.0 & !other.0, mistakes) && has_at_most(other.0 & !self.0, mistakes)
    }
}

/// Whether a number has at most so many bits.
fn has_at_most(bits: u64, most: usize) -> bool {
    let mut left = bits;
    for _ in 0..most {
        left &= left.wrapping_sub(1);
    }
    left == 0
}
