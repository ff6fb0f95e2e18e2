//! A small flow for the tests of this module: danger, signs, how long (only with signs), gas.

use super::paths::Paths;
use super::*;

fn option(code: &str, exclusive: bool) -> AnswerOption {
    AnswerOption {
        code: code.parse().unwrap(),
        display: code.to_owned(),
        short: code.to_owned(),
        exclusive,
        evidence: vec![],
    }
}

fn item(link_id: &str, repeats: bool, codes: &[&str]) -> Item {
    Item {
        link_id: link_id.parse().unwrap(),
        repeats,
        required: false,
        red_flag: link_id == "danger",
        enable_when: None,
        when_skipped: None,
        rises: vec![],
        negative: None,
        options: codes.iter().map(|code| option(code, repeats && *code == "none")).collect(),
        short: link_id.to_owned(),
        text: format!("{link_id}?"),
        help: None,
        why: Why { text: "because".into(), passage: None },
        evidence: vec![],
        sources: vec![],
    }
}

fn outcome(id: &str, disposition: Disposition) -> Outcome {
    Outcome {
        id: id.parse().unwrap(),
        disposition,
        short: id.to_owned(),
        cards: vec![],
        headlines: vec![When { when: None, then: id.to_owned() }],
        text: vec![],
        steps: vec![],
        ask: vec![],
        avoid: vec![],
        passages: vec![],
        claims_absence: id == "nothing",
        sources: vec![],
        evidence: vec![],
    }
}

/// The flow.
pub(crate) fn flow() -> Flow {
    let mut items = vec![
        item("danger", true, &["chest", "face", "none"]),
        item("signs", true, &["tingling", "tired", "none"]),
        item("how-long", false, &["short", "long"]),
        item("gas", false, &["yes", "no"]),
    ];
    let any =
        |item: usize, codes: &[usize]| Atom::Any { item, codes: codes.iter().copied().collect() };
    let atoms = vec![any(0, &[0, 1]), any(1, &[0, 1]), any(2, &[1]), any(3, &[0])];
    let at = |index| Condition::AllOf(AtomSet::only(index));
    items[0].required = true;
    items[2].enable_when = Some(at(1));
    items[2].when_skipped = Some(1);
    items[3].negative = Some(1);
    let rule = |when, outcome, ends_walk| Rule { when, outcome, ends_walk };
    let rules = vec![
        rule(Some(at(0)), 0, true),
        rule(Some(Condition::All(vec![at(1), at(3)])), 1, true),
        rule(Some(Condition::All(vec![at(1), at(2)])), 2, false),
        rule(None, 3, false),
    ];
    let outcomes = vec![
        outcome("emergency", Disposition::Emergency),
        outcome("urgent", Disposition::Urgent),
        outcome("visit", Disposition::NonUrgent),
        outcome("nothing", Disposition::Information),
    ];
    let flow = Flow {
        id: "test".parse().unwrap(),
        title: "Test".into(),
        intro: vec![],
        based_on: String::new(),
        closing: String::new(),
        items,
        rules,
        outcomes,
        overlays: vec![],
        atoms,
        findings: vec![],
        sources: vec![],
        evidence: vec![],
        tests: None,
        mark: Fingerprint::default(),
        paths: Paths::default(),
    };
    flow.prepared(&"b12".parse().unwrap())
}

/// Answers by names.
pub(crate) fn answers(flow: &Flow, given: &[(&str, &[&str])]) -> Answers {
    let mut answers = Answers::default();
    for (link_id, codes) in given {
        let item = flow.item(link_id).expect("an item of the flow");
        let answer = flow.answer_of(item, codes).expect("codes of the item").expect("a choice");
        answers.set(item, answer);
    }
    answers
}
