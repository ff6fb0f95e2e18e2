//! Lists of numbers, one after the other in one piece of memory.

use std::ops::Range;

/// Lists that are read by their place.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// The index after the last entry of each list.
    ends: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    /// Adds a list after the others.
    pub(super) fn push(&mut self, items: impl IntoIterator<Item = u32>) {
        self.items.extend(items);
        self.ends.push(u32::try_from(self.items.len()).unwrap_or(u32::MAX));
    }

    /// The list at a place; empty where there is none.
    pub(super) fn get(&self, place: u32) -> &[u32] {
        self.items.get(self.range(place)).unwrap_or_default()
    }

    /// Where that list stands among all entries: what belongs to each entry can stand there too.
    pub(super) fn range(&self, place: u32) -> Range<usize> {
        let place = place as usize;
        let end = |place: usize| self.ends.get(place).map(|end| *end as usize);
        let start = place.checked_sub(1).map_or(Some(0), end);
        start.zip(end(place)).map_or(0..0, |(start, end)| start..end)
    }

    /// Every list in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[u32]> {
        (0..).zip(&self.ends).map(|(place, _)| self.get(place))
    }

    /// For each number below `count` the places of the lists that have it, in order; twice where it
    /// stands there twice.
    pub(super) fn inverted(&self, count: usize) -> Self {
        let mut ends = vec![0_u32; count];
        for item in &self.items {
            if let Some(count) = ends.get_mut(*item as usize) {
                *count += 1;
            }
        }
        let mut begin = 0;
        for end in &mut ends {
            begin += std::mem::replace(end, begin);
        }
        let mut items = vec![0; self.items.len()];
        for (list, entries) in (0..).zip(self.iter()) {
            for entry in entries {
                let Some(next) = ends.get_mut(*entry as usize) else { continue };
                if let Some(item) = items.get_mut(*next as usize) {
                    *item = list;
                }
                // Where the last one was put, the list ends.
                *next += 1;
            }
        }
        Self { ends, items }
    }

    /// Every entry of every list, to be changed.
    pub(super) fn entries_mut(&mut self) -> &mut [u32] {
        &mut self.items
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inverted_lists_say_who_has_what() {
        let mut lists = Lists::default();
        lists.push([2, 0, 2]);
        lists.push([]);
        lists.push([0, 3]);
        let inverted = lists.inverted(4);
        let all: Vec<&[u32]> = inverted.iter().collect();
        assert_eq!(all, [&[0, 2][..], &[], &[0, 0], &[2]]);
        assert_eq!((inverted.range(2), inverted.get(9)), (2..4, &[][..]));
    }
}
