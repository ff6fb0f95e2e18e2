//! English words without their endings, so that "tingles", "tingling" and "tingled" are one word,
//! and British and American spellings are the same.
//!
//! It cuts less than Porter's rules, which make "generic" and "generation" one. Which of the two finds
//! more was not measured.

/// The fewest letters that must be left of a word.
const LEFT_MIN: usize = 3;

/// Endings that are cut or replaced, each with the fewest letters before it; of each list the first
/// that fits. The lists are gone through in order.
const ENDINGS: &[&[(&str, &str, usize)]] = &[
    &[
        ("ies", "y", 2),
        ("sses", "ss", 2),
        ("ches", "ch", 2),
        ("shes", "sh", 2),
        ("xes", "x", 2),
        ("ss", "ss", 1),
        ("us", "us", 1),
        ("is", "is", 1),
        ("s", "", 3),
    ],
    &[("iness", "y", 3), ("ness", "", 3), ("ment", "", 4), ("ency", "ent", 4), ("ancy", "ant", 4)],
    &[("ily", "y", 3), ("ally", "al", 3), ("ly", "", 4)],
    &[("isation", "is", 3), ("ization", "is", 3), ("tion", "t", 4), ("sion", "s", 4)],
    &[("ing", "", 3), ("eed", "eed", 1), ("ied", "y", 2), ("ed", "", 3)],
    &[
        ("our", "or", 3),
        ("tre", "ter", 2),
        ("bre", "ber", 2),
        ("ize", "is", 3),
        ("iz", "is", 3),
        ("yze", "ys", 3),
        ("yz", "ys", 3),
    ],
];

/// The stem of an English word that is folded. Words with digits, and short ones, stay.
pub fn stem(word: &str) -> String {
    if word.len() <= LEFT_MIN || !word.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return word.to_owned();
    }
    let mut stem = word.to_owned();
    if stem.len() > 5 && (stem.contains("ae") || stem.contains("oe")) {
        // "anaemia", "oedema", "diarrhoea".
        stem = stem.replace("ae", "e").replace("oe", "e");
    }
    for list in ENDINGS {
        let fits = |(ending, _, before): &&(&str, &str, usize)| {
            stem.strip_suffix(ending).is_some_and(|rest| {
                rest.len() >= *before && rest.contains(['a', 'e', 'i', 'o', 'u', 'y'])
            })
        };
        if let Some((ending, instead, _)) = list.iter().find(fits) {
            let cut = stem.len() - ending.len();
            stem.truncate(cut);
            stem.push_str(instead);
            if matches!(*ending, "ing" | "ed") {
                undouble(&mut stem);
            }
        }
    }
    if stem.len() > LEFT_MIN && stem.ends_with('e') {
        stem.pop();
    }
    if stem.len() > LEFT_MIN && stem.ends_with('y') {
        stem.pop();
        stem.push('i');
    }
    stem
}

/// Takes one of two same letters off the end, where the ending had doubled it: "stopp", "travell".
fn undouble(stem: &mut String) {
    let mut last = stem.chars().rev();
    if let (Some(one), Some(other)) = (last.next(), last.next())
        && one == other
        && !matches!(one, 's' | 'e' | 'o' | 'z')
        && stem.len() > LEFT_MIN
    {
        stem.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_have_one_stem() {
        for forms in [
            &["tingle", "tingles", "tingling", "tingled"][..],
            &["injection", "injections", "inject", "injecting", "injected"],
            &["deficiency", "deficient", "deficiencies"],
            &["numb", "numbness"],
            &["anaemia", "anemia"],
            &["diarrhoea", "diarrhea"],
            &["colour", "colors", "color"],
            &["litre", "liters"],
            &["normalise", "normalized", "normalising", "normalize"],
            &["stop", "stopping", "stopped", "stops"],
            &["worry", "worried", "worries", "worrying"],
            &["take", "taking", "takes"],
            &["treat", "treatment", "treated"],
        ] {
            let stems: Vec<String> = forms.iter().map(|form| stem(form)).collect();
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{forms:?}: {stems:?}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (one, other) in [
            ("sing", "s"),
            ("need", "ned"),
            ("bus", "bu"),
            ("his", "hi"),
            ("b12s", "b12"),
            ("hour", "hor"),
            ("during", "duration"),
        ] {
            assert_ne!(stem(one), stem(other), "{one} {other}");
        }
    }
}
