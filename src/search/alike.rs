//! Words that are one and the same when it is judged how a question is put: whoever is meant, and
//! whatever something is taken in.

/// Stems that count as one word, with the name of it.
const ALIKE: &[(&str, &[&str])] = &[
    ("@i", &["i", "im", "ive", "me", "myself"]),
    ("@my", &["my", "mine"]),
    (
        "@person",
        &[
            "mum",
            "mom",
            "mother",
            "mam",
            "dad",
            "father",
            "husband",
            "hubbi",
            "wife",
            "son",
            "daughter",
            "nan",
            "nana",
            "gran",
            "granni",
            "grandma",
            "grandmoth",
            "grandad",
            "grandpa",
            "grandfath",
            "sister",
            "brother",
            "partner",
            "boyfriend",
            "girlfriend",
            "babi",
            "kid",
            "child",
            "toddler",
            "aunt",
            "uncl",
            "friend",
            "he",
            "she",
            "him",
            "her",
            "his",
        ],
    ),
    (
        "@unit",
        &[
            "mcg",
            "mg",
            "ug",
            "iu",
            "microgram",
            "milligram",
            "tablet",
            "pill",
            "drop",
            "capsul",
            "sprai",
        ],
    ),
];

/// The word that a stem counts as.
pub(super) fn form(stem: &str) -> Option<&'static str> {
    let same = ALIKE.iter().find(|(_, stems)| stems.contains(&stem));
    same.map(|(name, _)| *name)
}
