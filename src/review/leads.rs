//! What an answer leads to: the result that it brings by itself, and what looks at it.

use crate::flow::{Answers, Atom, Codes, Condition, Flow, Rest};

/// What an answer leads to where every other question is answered "none" or "no", or skipped. `None`
/// where the question is then not asked, or another one must be answered.
pub(super) fn alone(flow: &Flow, item: usize, option: usize) -> Option<&str> {
    let answer = flow.items.get(item)?.choice(Codes::only(option))?;
    let given = Answers::default().with(item, answer);
    let (answers, decision) = flow.complete(&given, Rest::None).ok()?;
    let asked = flow.asked(&answers).contains(&item);
    flow.outcome(decision).filter(|_| asked).map(|outcome| outcome.short.as_str())
}

/// What looks at an answer: rules by number, later questions, added lines, lines of results.
pub(super) fn looked_at_by(flow: &Flow, item: usize, option: usize) -> Vec<String> {
    let looks = |condition: Option<&Condition>| {
        condition.is_some_and(|condition| {
            let mut atoms = condition.atoms().iter().filter_map(|atom| flow.atoms.get(atom));
            atoms.any(|atom| match atom {
                Atom::Any { item: of, codes } => {
                    *of == item && codes.iter().any(|code| code == option)
                }
                Atom::Answered { item: of } => *of == item,
            })
        })
    };
    let rules = flow.rules.iter().zip(1..).filter(|(rule, _)| looks(rule.when.as_ref()));
    let rules: Vec<String> = rules.map(|(_, number): (_, usize)| number.to_string()).collect();
    let questions = flow.items.iter().filter(|item| looks(item.enable_when.as_ref()));
    let questions = questions.map(|item| format!("whether \"{}\" is asked", item.short));
    let overlays = flow.overlays.iter().filter(|overlay| looks(overlay.when.as_ref()));
    let overlays = overlays.map(|overlay| format!("added line {}", overlay.then.id));
    let lines = flow.outcomes.iter().filter(|outcome| {
        let lists = [&outcome.text, &outcome.steps, &outcome.ask, &outcome.avoid];
        let lines = lists.into_iter().flatten().map(|line| line.when.as_ref());
        let headlines = outcome.headlines.iter().map(|line| line.when.as_ref());
        let passages = outcome.passages.iter().map(|passage| passage.when.as_ref());
        let cards = outcome.cards.iter().map(|card| card.when.as_ref());
        lines.chain(headlines).chain(passages).chain(cards).any(looks)
    });
    let lines: Vec<&str> = lines.map(|outcome| outcome.id.as_str()).collect();
    let lines = (!lines.is_empty()).then(|| format!("lines of {}", lines.join(", ")));
    let rules = (!rules.is_empty()).then(|| {
        let noun = if rules.len() == 1 { "rule" } else { "rules" };
        format!("{noun} {}", rules.join(", "))
    });
    rules.into_iter().chain(questions).chain(overlays).chain(lines).collect()
}
