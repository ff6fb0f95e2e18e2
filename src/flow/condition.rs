//! Conditions: the closed set of questions that a flow may ask about the answers.
//!
//! Everything that conditions can tell apart is numbered once per flow as an [`Atom`]. A walk, as
//! far as conditions are concerned, is then one [`AtomSet`] value: a set of atoms.

use super::codes::Codes;

/// The most atoms a flow may have, because [`AtomSet`] is 128 bits wide.
pub const ATOMS_MAX: usize = 128;

/// The smallest thing a condition can ask about an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Atom {
    /// At least one of these codes of the item holds.
    Any {
        /// Index of the item.
        item: usize,
        /// The codes of which at least one was chosen.
        codes: Codes,
    },
    /// The item was reached and answered or skipped.
    Answered {
        /// Index of the item.
        item: usize,
    },
}

impl Atom {
    /// The item it is about.
    pub fn item(self) -> usize {
        match self {
            Self::Any { item, .. } | Self::Answered { item } => item,
        }
    }
}

/// Which atoms hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct AtomSet(u128);

impl AtomSet {
    /// Only the atom of that index. Indexes are below [`ATOMS_MAX`].
    pub fn only(atom: usize) -> Self {
        Self(1 << (atom % ATOMS_MAX))
    }

    /// Every atom there can be.
    pub fn all() -> Self {
        Self(u128::MAX)
    }

    /// Whether the atom of that index is in it.
    pub fn has(self, atom: usize) -> bool {
        !self.and(Self::only(atom)).is_empty()
    }

    /// The atoms in it, in order.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..ATOMS_MAX).filter(move |atom| self.has(*atom))
    }

    /// The atoms of either set.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The atoms that both sets have.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether nothing is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many atoms are in it.
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }
}

/// A condition over the atoms of its flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// At least `n` of the atoms hold. `any-of` is 1.
    AtLeast(u32, AtomSet),
    /// All of the atoms hold.
    AllOf(AtomSet),
    /// None of the atoms holds.
    NoneOf(AtomSet),
    /// Every condition holds.
    All(Vec<Condition>),
    /// At least one condition holds.
    Any(Vec<Condition>),
    /// The condition does not hold.
    Not(Box<Condition>),
}

impl Condition {
    /// Whether the condition holds for these atoms.
    pub fn holds(&self, seen: AtomSet) -> bool {
        match self {
            Self::AtLeast(n, atoms) => seen.and(*atoms).len() >= *n,
            Self::AllOf(atoms) => seen.and(*atoms) == *atoms,
            Self::NoneOf(atoms) => seen.and(*atoms).is_empty(),
            Self::All(parts) => parts.iter().all(|part| part.holds(seen)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(seen)),
            Self::Not(part) => !part.holds(seen),
        }
    }

    /// How many conditions it is made of, itself among them.
    pub fn parts(&self) -> usize {
        match self {
            Self::AtLeast(..) | Self::AllOf(_) | Self::NoneOf(_) => 1,
            Self::All(parts) | Self::Any(parts) => 1 + parts.iter().map(Self::parts).sum::<usize>(),
            Self::Not(part) => 1 + part.parts(),
        }
    }

    /// The atoms it looks at.
    pub fn atoms(&self) -> AtomSet {
        match self {
            Self::AtLeast(_, atoms) | Self::AllOf(atoms) | Self::NoneOf(atoms) => *atoms,
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().fold(AtomSet::default(), |seen, part| seen.or(part.atoms()))
            }
            Self::Not(part) => part.atoms(),
        }
    }
}

/// Something that applies only under a condition; without one it always applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When<T> {
    /// Under which condition it applies; `None`: always.
    pub when: Option<Condition>,
    /// What applies under that condition.
    pub then: T,
}

impl<T> When<T> {
    /// Whether its condition holds, or it has none.
    pub fn applies(&self, seen: AtomSet) -> bool {
        self.when.as_ref().is_none_or(|condition| condition.holds(seen))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_condition_holds_just_when_its_words_say() {
        let (a, b, c) = (AtomSet::only(0), AtomSet::only(1), AtomSet::only(127));
        let abc = a.or(b).or(c);
        assert!(Condition::AtLeast(1, abc).holds(c));
        assert!(!Condition::AtLeast(2, abc).holds(c));
        assert!(Condition::AtLeast(2, abc).holds(a.or(c)));
        assert!(Condition::AllOf(a.or(b)).holds(abc));
        assert!(!Condition::AllOf(abc).holds(a.or(b)));
        assert!(Condition::NoneOf(a).holds(b));
        assert!(!Condition::NoneOf(a.or(c)).holds(c));
        let both = Condition::All(vec![Condition::AllOf(a), Condition::AllOf(b)]);
        assert!(both.holds(a.or(b)) && !both.holds(a));
        let either = Condition::Any(vec![Condition::AllOf(a), Condition::AllOf(b)]);
        assert!(either.holds(b) && !either.holds(c));
        assert!(Condition::Not(Box::new(either.clone())).holds(c));
        assert_eq!(either.atoms(), a.or(b));
    }
}
