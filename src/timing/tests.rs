use super::*;

const TIMES: &[&[&str]] = &[&["call the emergency number"], &["today"], &["in the next few days"]];

/// 0 emergency, 1 today, 2 few days; rows in the order below.
fn phrases() -> Phrases {
    let mut phrases = Phrases::default();
    for (time, said) in TIMES.iter().enumerate() {
        for phrase in *said {
            phrases.add(phrase, Meaning::Time(time)).unwrap();
        }
    }
    phrases.add("this week", Meaning::Never).unwrap();
    let rows: &[&[&str]] = &[
        &["numb|numbness", "tingle"],
        &["numbness spreads"],
        &["black poop"],
        &["black poop + faint"],
        &["laughing gas + numb", "laughing gas + tingle"],
    ];
    for (row, named) in rows.iter().enumerate() {
        for phrase in *named {
            phrases.add(phrase, Meaning::Row(row)).unwrap();
        }
    }
    phrases
}

/// What is said: times and rows of each statement.
fn said(text: &str) -> Vec<(Vec<usize>, Vec<usize>)> {
    let (statements, _) = phrases().statements(text, None);
    statements.into_iter().map(|said| (said.times, said.rows)).collect()
}

fn one(text: &str, time: usize, rows: &[usize]) {
    assert_eq!(said(text), [(vec![time], rows.to_vec())], "{text}");
}

#[test]
fn a_sentence_gives_a_time_for_what_it_names() {
    one("Be seen today if you feel numb.", 1, &[0]);
    one("Low B12 can make feet numb. It is common.\n\nBe seen today.", 1, &[]);
}

#[test]
fn more_words_win_over_fewer() {
    one("Be seen today if numbness spreads.", 1, &[1]);
}

#[test]
fn an_answer_goes_with_the_questions_before_it() {
    one("Feet numb? Do they tingle?\nSee a doctor in the next few days.", 2, &[0]);
    one("H. pylori, or numb? Go in the next few days, and ask.", 2, &[0]);
    let both = said("Numb? In the next few days. Black poop? Be seen today.");
    assert_eq!(both, [(vec![2], vec![0]), (vec![1], vec![2])]);
}

#[test]
fn a_sentence_with_its_own_if_leaves_the_question_before_it() {
    one("Numb? Be seen today if numbness spreads.", 1, &[1]);
}

#[test]
fn entries_have_the_time_of_what_announces_the_list() {
    let list = "Be seen today if:\n\n- numbness spreads\n- you have black poop\n\nNumb feet.";
    assert_eq!(said(list), [(vec![1], vec![1]), (vec![1], vec![2])]);
    let these = "Call the emergency number for any of these. It is 911.\n- black poop, and you\n  faint\n- other";
    assert_eq!(said(these), [(vec![0], vec![3]), (vec![0], vec![])]);
    let others = "If numb, see a doctor in the next few days. Other causes are:\n\n- a tingle\n";
    assert_eq!(said(others), [(vec![2], vec![0])]);
}

#[test]
fn a_text_announces_the_texts_after_it() {
    let phrases = phrases();
    let (_, lead) = phrases.statements("It is 911. Be seen today for:", None);
    let lead = lead.expect("a colon");
    let (statements, _) = phrases.statements("Black poop.", Some(&lead));
    assert_eq!(statements.len(), 1);
    assert_eq!(
        (statements[0].times.as_slice(), statements[0].rows.as_slice()),
        (&[1][..], &[2][..])
    );
    assert!(phrases.statements("Be seen today for this.", None).1.is_none());
}

#[test]
fn two_symptoms_together_have_a_time_of_their_own() {
    one("Black poop? Faint too? Call the emergency number.", 0, &[3]);
    one("Used laughing gas? Stop. If you tingle, or feel numb, be seen today.", 1, &[4]);
    let apart =
        "Be seen today for black poop after laughing gas. If you tingle, in the next few days.";
    assert_eq!(said(apart)[1], (vec![2], vec![0]), "what another time was given for is no matter");
}

#[test]
fn what_is_no_time_of_the_table_is_told() {
    let (statements, _) = phrases().statements("Numb? See a doctor this week.", None);
    assert!(statements[0].never && statements[0].rows == [0], "{statements:?}");
}

#[test]
fn what_holds_for_some_only_is_told() {
    let conditional = |text: &str| phrases().statements(text, None).0[0].conditional;
    assert!(conditional("Be seen today if you feel numb."));
    assert!(conditional("Numb? Be seen today."));
    assert!(conditional("Be seen today for numbness."));
    assert!(!conditional("Be seen today for a change."));
    assert!(!conditional("You feel numb. Be seen today."));
}

#[test]
fn a_phrase_has_one_meaning() {
    let mut phrases = phrases();
    let taken = phrases.add("Numb", Meaning::Row(2));
    assert_eq!(taken, Err(BadPhrase::Taken(Meaning::Row(0))));
    assert_eq!(phrases.add("numb", Meaning::Row(0)), Ok(()));
    assert_eq!(phrases.add("…", Meaning::Row(0)), Err(BadPhrase::Empty));
    let many = ["a|b|c"; 9].join(" ");
    assert_eq!(phrases.add(&many, Meaning::Row(0)), Err(BadPhrase::TooMany));
}
