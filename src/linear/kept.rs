//! Which n-grams have weights: those that several examples have. What only one text has says
//! nothing, and would take the room of others.

/// How many bits of a place tell n-grams of one bucket apart.
const TAG_BITS: u32 = 8;

/// Why bytes are no model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("these bytes are no model that this version can read")]
pub struct Unfit;

/// The places of a large table that are kept, each with the number of its row.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Kept {
    /// Where each bucket begins in the tags, and at last where they end. A bucket is what places
    /// have in common but for their tags.
    begins: Vec<u32>,
    /// The last bits of each place, bucket by bucket.
    tags: Vec<u8>,
}

impl Kept {
    /// Keeps these places of a table of 2 to the power of `bits`; they are sorted, each once.
    pub(super) fn new(places: &[u32], bits: u32) -> Self {
        let buckets = 1_u32 << bits.saturating_sub(TAG_BITS);
        let mut begins = Vec::new();
        let mut at = 0;
        for bucket in 0..=buckets {
            at += places.iter().skip(at).take_while(|place| **place >> TAG_BITS < bucket).count();
            begins.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
        let tag = |place: &u32| u8::try_from(place % (1 << TAG_BITS)).unwrap_or_default();
        Self { begins, tags: places.iter().map(tag).collect() }
    }

    /// The number of the row of a place, if it is kept.
    pub(super) fn row(&self, place: u32) -> Option<u32> {
        let bucket = (place >> TAG_BITS) as usize;
        let (begin, end) = (*self.begins.get(bucket)?, *self.begins.get(bucket + 1)?);
        let tag = u8::try_from(place % (1 << TAG_BITS)).unwrap_or_default();
        let within = self.tags.get(begin as usize..end as usize)?;
        let at = within.iter().position(|known| *known == tag)?;
        Some(begin + u32::try_from(at).unwrap_or_default())
    }

    /// How many places are kept.
    pub(super) fn len(&self) -> usize {
        self.tags.len()
    }

    /// Its bytes: how many are in each bucket, and the tags.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let sizes = self.begins.windows(2).map(|pair| match pair {
            [begin, end] => u8::try_from(end - begin).unwrap_or(u8::MAX),
            _ => 0,
        });
        sizes.chain(self.tags.iter().copied()).collect()
    }

    /// What [`Kept::to_bytes`] wrote for `rows` places, and the bytes after it.
    pub(super) fn of_bytes(bytes: &[u8], bits: u32, rows: usize) -> Result<(Self, &[u8]), Unfit> {
        let buckets = 1_usize << bits.saturating_sub(TAG_BITS);
        let (sizes, rest) = bytes.split_at_checked(buckets).ok_or(Unfit)?;
        let (tags, rest) = rest.split_at_checked(rows).ok_or(Unfit)?;
        let mut begins = vec![0_u32];
        let mut at = 0_u32;
        for size in sizes {
            at += u32::from(*size);
            begins.push(at);
        }
        if at as usize != rows {
            return Err(Unfit);
        }
        Ok((Self { begins, tags: tags.to_vec() }, rest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_a_row_where_it_is_kept() {
        let places = [0, 5, 256, 259, 4095];
        let kept = Kept::new(&places, 12);
        for (row, place) in (0..).zip(places) {
            assert_eq!(kept.row(place), Some(row));
        }
        assert_eq!((kept.row(1), kept.row(4094), kept.row(4096)), (None, None, None));
        let bytes = kept.to_bytes();
        assert_eq!(Kept::of_bytes(&bytes, 12, 5), Ok((kept, &[][..])));
        assert!(Kept::of_bytes(&bytes, 12, 6).is_err());
    }
}
