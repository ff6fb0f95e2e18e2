//! Typing mistakes: letters missing, added, wrong, or changed with the next.

/// From how many mistakes on the general algorithm is quicker than trying each kind in turn.
const TRIED_MAX: usize = 3;

/// How many typing mistakes one word is from the other, where there are at most so many
/// (Damerau and Levenshtein's distance).
pub fn mistakes(one: &str, other: &str, most: usize) -> Option<usize> {
    if most > TRIED_MAX {
        return Some(strsim::damerau_levenshtein(one, other)).filter(|count| *count <= most);
    }
    if one.is_ascii() && other.is_ascii() {
        return tried(one.as_bytes(), other.as_bytes(), most);
    }
    let [one, other] = [one, other].map(|word| word.chars().collect::<Vec<_>>());
    tried(&one, &other, most)
}

/// The fewest mistakes, by trying what the first that is not the same may be.
fn tried<T: PartialEq>(one: &[T], other: &[T], most: usize) -> Option<usize> {
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (one.get(same..)?, other.get(same..)?);
    let (Some((first, rest)), Some((other_first, other_rest))) =
        (one.split_first(), other.split_first())
    else {
        // What is left of one of them was added.
        return Some(one.len().max(other.len()));
    };
    let left = most.checked_sub(1)?;
    let mut fewest: Option<usize> = None;
    let mut found = |further: Option<usize>, so_far: usize| {
        let count = further.map(|further| further + so_far);
        fewest = [fewest, count].into_iter().flatten().min();
    };
    found(tried(rest, other_rest, left), 1);
    found(tried(rest, other, left), 1);
    found(tried(one, other_rest, left), 1);
    // Two letters that changed places, and what came in between them on either side.
    let places = |letters: &[T], letter: &T, most: usize| -> Vec<usize> {
        let places = letters.iter().enumerate().take(most + 1);
        places.filter(|(_, known)| *known == letter).map(|(place, _)| place).collect()
    };
    for at in places(rest, other_first, left) {
        for gap in places(other_rest, first, left - at) {
            if let (Some(one), Some(other)) = (rest.get(at + 1..), other_rest.get(gap + 1..)) {
                found(tried(one, other, left - at - gap), 1 + at + gap);
            }
        }
    }
    fewest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_kind_of_mistake_counts_once() {
        for (one, other, count) in [
            ("tongue", "tongue", 0),
            ("tongue", "tounge", 2),
            ("glossitis", "glosittis", 2),
            ("breathe", "braethe", 1),
            ("vision", "visoin", 1),
            ("numb", "num", 1),
            ("numb", "nunb", 1),
            ("numb", "numbb", 1),
            ("ca", "abc", 2),
            ("", "abc", 3),
            ("müde", "mude", 1),
        ] {
            assert_eq!(mistakes(one, other, 3), Some(count), "{one} {other}");
            assert_eq!(mistakes(other, one, count), Some(count), "{one} {other}");
            let fewer = count.checked_sub(1).and_then(|fewer| mistakes(one, other, fewer));
            assert_eq!(fewer, None, "{one} {other}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn the_count_is_that_of_the_general_algorithm(
            one in "[abcä]{0,8}", other in "[abcä]{0,8}", most in 0_usize..5,
        ) {
            let count = strsim::damerau_levenshtein(&one, &other);
            prop_assert_eq!(mistakes(&one, &other, most), (count <= most).then_some(count));
            if count <= most {
                let [one, other] = [&one, &other].map(|word| crate::words::Bag::new(word));
                prop_assert!(one.may_differ_by(other, most));
            }
        }
    }
}
