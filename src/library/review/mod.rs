//! Who has read the texts of a pack, and whether what they read still stands.

mod fingerprint;
mod unit;

pub use fingerprint::{FINGERPRINT_LENGTH, UnitFingerprint, fingerprints};
pub use unit::ReviewUnit;

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use crate::id::DecisionId;

/// A question that a reviewer has to decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Its name.
    pub id: DecisionId,
    /// What is to be decided.
    pub text: String,
    /// The evidence it is about.
    pub evidence: Vec<String>,
}

/// A person has read texts on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Who has read them.
    pub name: String,
    /// What that person is, in their own words.
    pub profession: String,
    /// Their entry in a register of their profession.
    pub register: Option<String>,
    /// The day.
    pub date: Date,
    /// The texts, each as it was then.
    pub texts: Vec<ReadText>,
}

/// A text as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadText {
    /// The id of the text, as [`ReviewUnit`] writes it.
    pub id: String,
    /// The fingerprint that it had.
    pub fingerprint: String,
}

/// Every review of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reviews {
    /// The reviews, in the order of the file.
    pub records: Vec<Review>,
    /// The texts that stand as they were read, each with the indexes of its reviews.
    pub(in crate::library) current: BTreeMap<ReviewUnit, Vec<usize>>,
}

/// How many texts were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewCounts {
    /// All texts that can be read.
    pub all: usize,
    /// Those that stand as they were read.
    pub read: usize,
    /// Those that were read and have changed since.
    pub changed: usize,
}

impl Reviews {
    /// The reviews held against the texts as they stand.
    pub fn new(records: Vec<Review>, texts: &[UnitFingerprint]) -> Self {
        let mut by_text: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
        for (index, review) in records.iter().enumerate() {
            for read in &review.texts {
                by_text.entry((&read.id, &read.fingerprint)).or_default().push(index);
            }
        }
        let current = texts.iter().filter_map(|text| {
            let reviews = by_text.get(&(text.id.as_str(), text.fingerprint.as_str()))?;
            Some((text.unit.clone(), reviews.clone()))
        });
        let current = current.collect();
        Self { records, current }
    }

    /// Whether nobody has read anything.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Whether the text stands as somebody read it.
    pub fn is_read(&self, unit: &ReviewUnit) -> bool {
        self.current.contains_key(unit)
    }

    /// Whether a review names the text of that id, however it stood then.
    pub fn names(&self, id: &str) -> bool {
        self.records.iter().flat_map(|review| &review.texts).any(|read| read.id == id)
    }

    /// How many texts were read, of these.
    pub fn counts(&self, texts: &[UnitFingerprint]) -> ReviewCounts {
        let named = self.records.iter().flat_map(|review| &review.texts);
        let named: BTreeSet<&str> = named.map(|read| read.id.as_str()).collect();
        let read = texts.iter().filter(|text| self.is_read(&text.unit)).count();
        let named = texts.iter().filter(|text| named.contains(text.id.as_str())).count();
        ReviewCounts { all: texts.len(), read, changed: named - read }
    }

    /// The person who has read every one of these texts as it stands, and since when all that they
    /// read stands: the day of the oldest reading. Of several persons, the one who read last.
    pub fn reader(&self, units: &[ReviewUnit]) -> Option<(&Review, Date)> {
        let mut readers: Vec<(&Review, Date)> = Vec::new();
        for review in &self.records {
            let of_person = |index: &usize| {
                let other = self.records.get(*index)?;
                let same = other.name == review.name && other.profession == review.profession;
                same.then_some(other.date)
            };
            // The last time that this person read the text.
            let last = |unit| self.current.get(unit)?.iter().filter_map(of_person).max();
            let days: Option<Vec<Date>> = units.iter().map(last).collect();
            let oldest = days.and_then(|days| days.into_iter().min());
            readers.extend(oldest.map(|day| (review, day)));
        }
        readers.into_iter().max_by_key(|(_, day)| *day)
    }

    /// The reviews as they would be if one person, of all the one whose name takes the most room, had
    /// read everything: for screens as large as they can become.
    #[must_use]
    pub fn with_everything_read(&self, texts: &[UnitFingerprint]) -> Self {
        // Signs may take more room than letters, because they are escaped.
        let room = |text: &str| -> usize {
            text.chars().map(|char| if char.is_alphanumeric() { 1 } else { 2 }).sum()
        };
        let longest =
            |(_, review): &(usize, &Review)| room(&review.name) + room(&review.profession);
        let longest = self.records.iter().enumerate().max_by_key(longest);
        let reviews: Vec<usize> = longest.map(|(index, _)| index).into_iter().collect();
        let read = |text: &UnitFingerprint| (text.unit.clone(), reviews.clone());
        let current =
            if reviews.is_empty() { BTreeMap::new() } else { texts.iter().map(read).collect() };
        Self { records: self.records.clone(), current }
    }
}

#[cfg(test)]
mod tests;
