//! Sentences that must be caught, and sentences that must pass.

use super::*;

/// What is caught in a text, as the words themselves.
fn caught(text: &str) -> Vec<(WordingFault, &str)> {
    let found = GuardedText::new(text).hits();
    found.into_iter().map(|hit| (hit.kind, text.get(hit.place).unwrap())).collect()
}

fn catches(kind: WordingFault, sentences: &[(&str, &str)]) {
    for (sentence, words) in sentences {
        assert_eq!(caught(sentence), [(kind, *words)], "in: {sentence}");
    }
}

fn passes(sentences: &[&str]) {
    for sentence in sentences {
        assert_eq!(caught(sentence), [], "in: {sentence}");
    }
}

#[test]
fn a_diagnosis_is_caught() {
    catches(
        WordingFault::Diagnosis,
        &[
            ("You have low B12.", "You have"),
            ("With these answers you have pernicious anemia.", "you have"),
            ("So you\u{2019}ve got nerve damage.", "you\u{2019}ve got"),
            ("YOU ARE SUFFERING from a lack of B12.", "YOU ARE SUFFERING"),
            ("If you are pregnant, you have low B12.", "you have"),
            ("This means that you lack B12.", "This means that you"),
            ("Burning feet are a sign that you have low B12.", "are a sign that you"),
            ("Your tongue is red, which you have from low B12.", "you have"),
            ("What this means: you\n  have low B12.", "you\n  have"),
            ("What you have is low B12.", "What you have is"),
            ("Do not wait. You have nerve damage.", "You have"),
            ("Your B12 level is too low.", "Your B12 level is too low"),
            ("Some signs:\n\n- you have low B12", "you have"),
            ("When tired and pale you have low B12.", "you have"),
            ("I am sure that you have low B12.", "you have"),
        ],
    );
}

#[test]
fn speaking_about_what_a_reader_may_have_is_no_diagnosis() {
    passes(&[
        "If you have chest pain, call.",
        "Call now if you faint, or you have chest pain.",
        "Do you have any of these right now?",
        "How long have you had these signs?",
        "Has a doctor said that you have low B12 or pernicious anemia (anaemia)?",
        "I can't tell you what you have.",
        "Tell the staff how long you have the signs.",
        "Bring a list of the signs that you have.",
        "Ask all the questions you have, and write down the answers.",
        "You have to be seen today.",
        "Tell staff that you have used it.",
        "A low result does not mean that you have pernicious anemia.",
        "Ask whether you have enough B12.",
        "Get help now if:\n\n- you have chest pain\n- your face droops.\n- you have a fever",
        "This means you can skip the question.",
        "Low B12 can harm nerves. Many people have other causes.",
        "Make sure you have a regular source of B12.",
        "When you have your result, ask what it means.",
    ]);
}

#[test]
fn a_likelihood_is_caught() {
    catches(
        WordingFault::Likelihood,
        &[
            ("You probably have low B12.", "You probably have"),
            ("You almost certainly have a lack.", "You almost certainly have"),
            ("You may well have low B12.", "You may well have"),
            ("It is likely that you have low B12.", "likely that you have"),
            ("About 30 % of people are low.", "30 %"),
            ("About 30 percent are low.", "30 percent"),
            ("It happens in 12.5 per cent.", "12.5 per cent"),
            ("Up to 1 in 10 people.", "1 in 10"),
            ("One in five gets better.", "One in five"),
            ("Nine out of ten do well.", "Nine out of ten"),
            ("Half of people have it.", "Half of people"),
            ("The majority of patients do.", "majority of patients"),
            ("You are very likely to have it.", "are very likely to have"),
            ("Chances are it is B12.", "Chances are"),
        ],
    );
}

#[test]
fn numbers_that_are_no_likelihood_pass() {
    passes(&[
        "Call 911, 999, 112, 000 or 111.",
        "The guide is for age 16 and over.",
        "One of these is enough.",
        "Early treatment gives nerves the best chance.",
        "Low B12 is one of many possible causes.",
        "You may have used it before.",
        "It gets more common with age.",
        "Question 3, at most 12 more",
        "Half of the page is empty.",
        "NICE NG239 (2024)",
        "Available 24 hours, 7 days a week.",
    ]);
}

#[test]
fn a_dose_is_caught() {
    catches(
        WordingFault::Dose,
        &[
            ("Take 1000 mcg.", "1000 mcg"),
            ("Take 1,000mcg with food.", "1,000mcg"),
            ("Up to 0.5 mg a week.", "0.5 mg"),
            ("Use 50 \u{b5}g.", "50 \u{b5}g"),
            ("Use 50 \u{3bc}g.", "50 \u{3bc}g"),
            ("A dose of 400 IU.", "400 IU"),
            ("Use 2 ml.", "2 ml"),
            ("Take two tablets a day.", "Take two tablets"),
            ("One injection every three months helps.", "One injection every"),
            ("A 500-microgram pill", "500-microgram"),
            ("Swallow 3 capsules.", "Swallow 3 capsules"),
        ],
    );
}

#[test]
fn medicines_without_a_dose_pass() {
    passes(&[
        "Tell them if you take iron pills.",
        "Recent B12 pills or shots can make it look normal.",
        "If it is low, pills or injections for me?",
        "Check your feet every day.",
        "Metformin counts at any time.",
        "Don't start high-dose B12.",
        "Look for \"B12\" on the label.",
        "1 year or more",
        "Two glasses of water",
    ]);
}

#[test]
fn a_laboratory_number_is_caught() {
    catches(
        WordingFault::LabNumber,
        &[
            ("Under 200 pg/mL is low.", "200 pg/mL"),
            ("Under 180 ng/L is low.", "180 ng/L"),
            ("Below 148 pmol/L", "148 pmol/L"),
            ("Above 0.28 \u{b5}mol/L", "0.28 \u{b5}mol/L"),
            ("Under 12 g/dL", "12 g/dL"),
            ("A size of 100 fL", "100 fL"),
            ("More than 15 umol / l", "15 umol / l"),
            ("At 48 mmol/mol", "48 mmol/mol"),
        ],
    );
    passes(&[
        "Large red cells",
        "A normal result does not rule it out.",
        "Active B12 (holotranscobalamin)",
        "MMA rises when cells lack B12.",
        "Total B12 and/or folate",
        "A number near the limit is hard to read.",
        "Call 112 / 999.",
        "NG239, 6 March 2024",
    ]);
}

#[test]
fn a_promise_is_caught() {
    catches(
        WordingFault::Promise,
        &[
            ("You are safe.", "You are safe"),
            ("You're fine.", "You're fine"),
            ("You will be okay.", "You will be okay"),
            ("There is nothing to worry about.", "nothing to worry about"),
            ("There is no risk.", "no risk"),
            ("A short time is often harmless.", "harmless"),
            ("It will get better.", "will get better"),
            ("Nerves will heal.", "will heal"),
            ("We guarantee it.", "guarantee"),
            ("B12 cures it.", "cures"),
            ("It always works.", "always works"),
            ("A high dose is safe.", "is safe"),
            ("It will not hurt and is perfectly safe.", "is perfectly safe"),
            ("Take this pill, which is safe.", "is safe"),
        ],
    );
}

#[test]
fn what_only_sounds_like_a_promise_passes() {
    passes(&[
        "Ask whether it is safe to wait.",
        "It is safer to be checked now.",
        "The safest step is to stop.",
        "Stay there until you are safe.",
        "This is not harmless.",
        "There is no guarantee.",
        "Don't take this as proof that all is well.",
        "Could this be harmless?",
        "A reason: no risk factor that counts.",
        "Taking B12 does not make it safe.",
        "A cure is not known.",
        "Ask how soon it will get better.",
        "This does not mean that it will go away.",
    ]);
}

#[test]
fn the_same_words_are_found_however_they_are_spaced_and_written() {
    let text = "UK guidance: up\n  to 1\u{a0}in 10, and you\u{2019}ve more.";
    let places = GuardedText::new(text).places_of(&GuardedText::new("Up to 1 in 10"));
    assert_eq!(text.get(places[0].clone()), Some("up\n  to 1\u{a0}in 10"));
    assert_eq!(GuardedText::new(text).places_of(&GuardedText::new("you've more")).len(), 1);
    assert!(GuardedText::new(text).places_of(&GuardedText::new("1 in 100")).is_empty());
    assert!(GuardedText::new(text).places_of(&GuardedText::new(" ")).is_empty());
}
