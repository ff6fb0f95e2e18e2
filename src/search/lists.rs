//! Lists of numbers, one after the other in one piece of memory.

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
        let place = place as usize;
        let end = |place: usize| self.ends.get(place).map(|end| *end as usize);
        let start = place.checked_sub(1).map_or(Some(0), end);
        let range = start.zip(end(place)).and_then(|(start, end)| self.items.get(start..end));
        range.unwrap_or_default()
    }
}
